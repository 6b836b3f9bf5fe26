import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Ports } from "../model/ports.ts";
import { namedIndexes } from "./indexes.ts";
import { obtainFile } from "./kept-files.ts";
import type { Choice } from "./select.ts";

/** So many downloads at once: more than that gains nothing, and indexes begin to mind. */
const AT_ONCE = 8;

/** Runs all, a few at a time. After a failure nothing is begun any more, and what runs is waited for. */
async function eachOf<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const open = [...items];
  const worker = async (): Promise<void> => {
    for (let item = open.shift(); item !== undefined; item = open.shift()) {
      await run(item).catch((error: unknown) => {
        open.length = 0;
        throw error;
      });
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const failed = settled.find((task) => task.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/** Where chosen files lie: wheels and sdists apart, since installers take whatever they find in a folder. */
export interface Gathered {
  readonly wheels: string;
  readonly sdists: string;
  /** How many of them no cache had. */
  readonly fetched: number;
}

/** Has every chosen file below `directory`, each hashed, under a progress line that begins with `title`. */
export async function gatherFiles(
  ports: Ports,
  choices: readonly Choice[],
  at: { readonly title: string; readonly directory: string; readonly python: string; readonly project: string },
): Promise<Gathered> {
  const place = { wheel: join(at.directory, "wheels"), sdist: join(at.directory, "sdists") };
  for (const folder of [place.wheel, place.sdist]) await mkdir(folder, { recursive: true });
  let fetched = 0;
  if (choices.length > 0) {
    const indexes = await namedIndexes(at.project);
    const source = { python: at.python, indexes };
    let done = 0;
    await ports.log.stage(`${at.title}: ${choices.length} locked files`, (progress) =>
      eachOf(choices, async ({ file, kind }) => {
        if ((await obtainFile(ports, source, file, join(place[kind], file.name))) === "fetched") fetched += 1;
        done += 1;
        progress(`${done} here, ${fetched} of them fetched`);
      }),
    );
  }
  return { wheels: place.wheel, sdists: place.sdist, fetched };
}

/** Exactly one wheel, as a line of a requirements file. */
export function hashedLine({
  name,
  version,
  sha256,
}: {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
}): string {
  return `${name}==${version} --hash=sha256:${sha256}\n`;
}
