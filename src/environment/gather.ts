import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Ports } from "../model/ports.ts";
import { namedIndexes } from "./indexes.ts";
import { obtainFile } from "./kept-files.ts";
import type { Choice, Choosing } from "./select.ts";

/** So many downloads at once: more than that gains nothing, and indexes begin to mind. */
const AT_ONCE = 8;

/**
 * Runs all, a few at a time, and those that become known later, too. After a failure nothing is begun any more, and what
 * runs is waited for.
 */
async function eachOf<T>(first: readonly T[], later: Promise<readonly T[]>, run: (item: T) => Promise<void>) {
  const open = [...first];
  let failed = false;
  const rest = later.then((items) => open.push(...items));
  const take = async (): Promise<T | undefined> => {
    if (open.length === 0) await rest;
    return failed ? undefined : open.shift();
  };
  const worker = async (): Promise<void> => {
    for (let item = await take(); item !== undefined; item = await take()) {
      await run(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const workers = Array.from({ length: AT_ONCE }, worker);
  const settled = await Promise.allSettled([...workers, rest]);
  const broken = settled.find((task) => task.status === "rejected");
  if (broken !== undefined) throw broken.reason;
}

/** Where chosen files lie: wheels and sdists apart, since installers take whatever they find in a folder. */
export interface Gathered {
  readonly wheels: string;
  readonly sdists: string;
  /** How many of them no cache had. */
  readonly fetched: number;
  readonly choices: readonly Choice[];
}

/**
 * Has every chosen file below `directory`, each hashed, under a progress line that begins with `title`. Those that are
 * certain are fetched while the others are still chosen.
 */
export async function gatherFiles(
  ports: Ports,
  { certain, chosen }: Choosing,
  at: { readonly title: string; readonly directory: string; readonly python: string; readonly project: string },
): Promise<Gathered> {
  const place = { wheel: join(at.directory, "wheels"), sdist: join(at.directory, "sdists") };
  for (const folder of [place.wheel, place.sdist]) await mkdir(folder, { recursive: true });
  const none = { wheels: place.wheel, sdists: place.sdist, fetched: 0 };
  const source = { python: at.python, indexes: await namedIndexes(at.project) };
  let fetched = 0;
  let done = 0;
  const begun = new Set(certain.map(({ file }) => file));
  const later = chosen.then((choices) => choices.filter(({ file }) => !begun.has(file)));
  if (certain.length === 0 && (await later).length === 0) return { ...none, choices: [] };
  await ports.log.stage(at.title, (progress) =>
    eachOf(certain, later, async ({ file, kind }) => {
      if ((await obtainFile(ports, source, file, join(place[kind], file.name))) === "fetched") fetched += 1;
      done += 1;
      progress(`${done} here, ${fetched} of them fetched`);
    }),
  );
  return { ...none, fetched, choices: await chosen };
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
