import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RequirementsRequest, Uv } from "../model/environment.ts";
import { ConfigError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { normalName } from "../model/project.ts";
import { foreignFlags, withoutWheel } from "./foreign.ts";
import { keepLock, keptLock, keyOf } from "./kept-lock.ts";
import type { LockedPackage } from "./locks.ts";
import { type PinnedPackage, type Pylock, readPylock } from "./pylock.ts";
import { UV_ENVIRONMENT } from "./tools.ts";

/** What is at hand while the versions are decided. */
export interface Bench {
  readonly ports: Ports;
  readonly uv: Uv;
  readonly request: RequirementsRequest;
}

/** uv demands this form of a name. */
export const EXPORTED = "pylock.uv.toml";
export const PYLOCK: readonly string[] = ["--format", "pylock.toml"];
/** Part of every key of what is kept: a change of meaning makes all of it another's. */
const FORMAT = 1;

/** What uv wrote, which is nobody's to mend if it cannot be read. */
export async function readExported(file: string): Promise<Pylock> {
  return readPylock(await readFile(file, "utf8"), file);
}

/** What uv finds in the project's indexes for requirements, for this machine or for another. */
export async function compileLock(
  { ports, uv, request }: Bench,
  inputs: readonly string[],
  what: string,
): Promise<readonly PinnedPackage[]> {
  const { foreign, facts, work } = request;
  const elsewhere = foreign === undefined ? [] : foreignFlags(foreign.target, foreign.version);
  const shape = [...PYLOCK, "--no-header", "--python", request.python, ...elsewhere];
  const output = join(work, EXPORTED);
  await ports.exec
    .run([uv.executable, "pip", "compile", "--quiet", ...shape, ...inputs, "-o", output], {
      cwd: facts.root,
      env: UV_ENVIRONMENT,
      what,
    })
    .catch((error: unknown) => {
      throw foreign === undefined ? error : withoutWheel(error, foreign.target);
    });
  return (await readExported(output)).packages;
}

/**
 * A lock's packages with those files of the index that it has the hash of. Which packages there are and when they are
 * wanted, the lock alone says; a package of none of whose hashes the index has a file stays without.
 */
export function filesOf(locked: readonly LockedPackage[], offered: readonly PinnedPackage[]): PinnedPackage[] {
  const byName = Map.groupBy(offered, ({ name }) => normalName(name));
  return locked.map(({ name, version, marker, hashes }) => {
    const listed = new Set(hashes);
    const found = (byName.get(normalName(name)) ?? []).filter(
      (candidate) => version === "" || candidate.version === "" || candidate.version === version,
    );
    return {
      name,
      version: version === "" ? (found[0]?.version ?? "") : version,
      marker,
      wheels: found.flatMap(({ wheels }) => wheels).filter(({ sha256 }) => listed.has(sha256)),
      sdist: found.map(({ sdist }) => sdist).find((sdist) => sdist !== undefined && listed.has(sdist.sha256)),
    };
  });
}

/** Is there a file of every package that is wanted in any case? */
function isWhole(packages: readonly PinnedPackage[]): boolean {
  return packages.every(
    ({ marker, wheels, sdist }) => marker !== undefined || wheels.length > 0 || sdist !== undefined,
  );
}

/**
 * Where the files of a lock that has hashes but no addresses lie. The index is asked once for each such lock; what it said
 * is kept, and the hashes are the lock's own each time.
 */
export async function addresses(
  bench: Bench,
  text: string,
  locked: readonly LockedPackage[],
): Promise<readonly PinnedPackage[]> {
  const { request, uv, ports } = bench;
  const on = { python: request.python, version: request.version, foreign: request.foreign ?? null };
  const record = keptLock(ports, "locks", keyOf(FORMAT, uv.version, on, text));
  await ports.cache?.restored(record.place);
  const kept = await readExported(record.file).catch(() => undefined);
  const known = filesOf(locked, kept?.packages ?? []);
  if (kept !== undefined && isWhole(known)) {
    ports.cache?.needs(record.place, "kept");
    return known;
  }
  const input = join(request.work, "locked.txt");
  await writeFile(input, text);
  const offered = await compileLock(bench, ["--no-deps", input], "looking up what is locked");
  const found = filesOf(locked, offered);
  const lost = found.filter((entry) => !isWhole([entry])).map(({ name, version }) => `${name} ${version}`);
  if (lost.length > 0) {
    throw new ConfigError([
      {
        code: "index-differs",
        message: `the index has no file of ${lost.join(", ")} with a hash that is locked`,
        hint: "It was removed or replaced there, or does not fit this Python: lock again, and look at what has changed.",
      },
    ]);
  }
  await keepLock(ports, record, found);
  return found;
}
