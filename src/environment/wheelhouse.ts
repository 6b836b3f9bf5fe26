import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CompiledWheel, Uv, Wheelhouse, WheelhouseRequest } from "../model/environment.ts";
import type { BuiltSource } from "../model/local-source.ts";
import type { Ports } from "../model/ports.ts";
import { compileSdist } from "./compiled.ts";
import { gatherFiles, hashedLine } from "./gather.ts";
import { buildSource } from "./local-sources.ts";
import { readPylock } from "./pylock.ts";
import { chooseFiles, wantedSources } from "./select.ts";

/**
 * Fills a directory with the wheels of one lock for one Python on one system, each hashed against the lock, kept and
 * fetched ones alike; an sdist without a wheel is made into one. What is installed from it needs no network.
 */
export async function fillWheelhouse(ports: Ports, uv: Uv, request: WheelhouseRequest): Promise<Wheelhouse> {
  const { directory, requirements, python, project } = request;
  const { packages } = readPylock(await readFile(requirements.file, "utf8"), requirements.file);
  const local = packages.filter(({ source }) => source !== undefined);
  const indexed = packages.filter(({ source }) => source === undefined);
  const at = { title: "Wheels", directory, python, project };
  const choosing = chooseFiles(ports, python, indexed, request.foreign);
  const { wheels, sdists, fetched, choices } = await gatherFiles(ports, choosing, at);
  const digests: { name: string; version: string; sha256: string }[] = [];
  const compiled: CompiledWheel[] = [];
  for (const { entry, file, kind } of choices) {
    const { name, version } = entry;
    if (kind === "wheel") digests.push({ name, version, sha256: file.sha256 });
    else {
      const sdist = { ...file, path: join(sdists, file.name) };
      const made = await compileSdist(ports, uv, { ...request, entry, sdist, wheels });
      compiled.push(made.compiled);
      digests.push({ name, version: made.compiled.version, sha256: made.sha256 });
    }
  }
  const sources: BuiltSource[] = [];
  for (const chosen of await wantedSources(ports, python, local, request.foreign)) {
    const { built: made, sha256 } = await buildSource(ports, uv, { ...request, ...chosen, wheels });
    sources.push(made);
    digests.push({ name: made.name, version: made.version, sha256 });
  }
  const built = sources.length === 0 ? {} : { sources };
  const file = join(directory, "requirements.txt");
  await writeFile(file, digests.map(hashedLine).sort().join(""));
  digests.sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    source: requirements.source,
    wheels,
    requirements: file,
    files: choices.length,
    fetched,
    compiled,
    digests,
    ...built,
  };
}
