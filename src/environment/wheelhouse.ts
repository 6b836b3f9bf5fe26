import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CompiledWheel, Uv, Wheelhouse, WheelhouseRequest } from "../model/environment.ts";
import type { Ports } from "../model/ports.ts";
import { compileSdist } from "./compiled.ts";
import { namedIndexes } from "./indexes.ts";
import { obtainFile } from "./kept-files.ts";
import { readPylock } from "./pylock.ts";
import { type Choice, selectFiles } from "./select.ts";

/** So many downloads at once: more than that gains nothing, and indexes begin to mind. */
const AT_ONCE = 8;

/** Runs all, a few at a time. After a failure nothing is begun any more, and what runs is waited for. */
async function eachOf<T>(items: readonly T[], atOnce: number, run: (item: T) => Promise<void>): Promise<void> {
  const open = [...items];
  const worker = async (): Promise<void> => {
    for (let item = open.shift(); item !== undefined; item = open.shift()) {
      await run(item).catch((error: unknown) => {
        open.length = 0;
        throw error;
      });
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  const failed = settled.find((task) => task.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/** Every chosen file at its place: wheels in the house, sdists beside it. */
async function obtainAll(ports: Ports, request: WheelhouseRequest, choices: readonly Choice[]): Promise<number> {
  const indexes = await namedIndexes(request.project);
  const source = { kept: join(ports.machine.cache, "files"), python: request.python, indexes };
  let fetched = 0;
  let done = 0;
  await ports.log.stage(`Wheels: ${choices.length} locked files`, (progress) =>
    eachOf(choices, AT_ONCE, async ({ file, kind }) => {
      const how = await obtainFile(ports, source, file, join(request.directory, `${kind}s`, file.name));
      done += 1;
      if (how === "fetched") fetched += 1;
      progress(`${done} of ${choices.length} here, ${fetched} fetched`);
    }),
  );
  return fetched;
}

/** A wheel in the house as a line of a requirements file. */
interface Line {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
}

const lineText = ({ name, version, sha256 }: Line): string => `${name}==${version} --hash=sha256:${sha256}\n`;

/**
 * Fills a directory with the wheels of one lock for one Python on one system, each hashed against the lock, kept and
 * fetched ones alike; an sdist without a wheel is made into one. What is installed from it needs no network.
 */
export async function fillWheelhouse(ports: Ports, uv: Uv, request: WheelhouseRequest): Promise<Wheelhouse> {
  const { directory, requirements, python } = request;
  const wheels = join(directory, "wheels");
  const sdists = join(directory, "sdists");
  for (const folder of [wheels, sdists]) await mkdir(folder, { recursive: true });
  const { packages } = readPylock(await readFile(requirements.file, "utf8"), requirements.file);
  const choices = await selectFiles(ports, python, packages, request.foreign);
  const fetched = choices.length === 0 ? 0 : await obtainAll(ports, request, choices);
  const lines: Line[] = [];
  const compiled: CompiledWheel[] = [];
  for (const { entry, file, kind } of choices) {
    const { name, version } = entry;
    if (kind === "wheel") lines.push({ name, version, sha256: file.sha256 });
    else {
      const made = await compileSdist(ports, uv, {
        ...request,
        entry,
        sdist: { ...file, path: join(sdists, file.name) },
        wheels,
      });
      compiled.push(made.compiled);
      lines.push({ name, version: made.compiled.version, sha256: made.sha256 });
    }
  }
  const file = join(directory, "requirements.txt");
  await writeFile(file, lines.map(lineText).sort().join(""));
  return { source: requirements.source, wheels, requirements: file, files: choices.length, fetched, compiled };
}
