import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Uv } from "../model/environment.ts";
import { ToolError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { buildRequirements } from "./build-requirements.ts";
import { gatherFiles, hashedLine } from "./gather.ts";
import { type KeptLock, keepLock, keptLock, keyOf } from "./kept-lock.ts";
import { type PinnedPackage, readPylock } from "./pylock.ts";
import { type Choice, certainly, selectFiles } from "./select.ts";
import { UV_ENVIRONMENT } from "./tools.ts";

/** What is built into a wheel, and how. */
export interface IsolatedBuild {
  /** A folder, or an sdist whose bytes were checked. */
  readonly source: string;
  /** Receives the wheel. */
  readonly out: string;
  /** Scratch directory; does not exist yet. */
  readonly scratch: string;
  /** What the user configures for uv in this folder holds. */
  readonly project: string;
  readonly python: string;
  /** Its exact version. */
  readonly version: string;
  /** What earlier builds found out about build requirements is not believed. */
  readonly release: boolean;
  /** Seconds since 1970. */
  readonly epoch: number;
  readonly logFile: string;
  readonly what: string;
}

const FORMAT = 2;
/** No lock fixes build requirements; for so long those of an earlier build are good enough outside of releases. Milliseconds. */
const FRESH_MS = 7 * 24 * 3600 * 1000;

async function freshRecord(
  { cache, machine: { now } }: Ports,
  { place, file }: KeptLock,
): Promise<readonly PinnedPackage[] | undefined> {
  await cache?.restored(place);
  try {
    if (now.getTime() - (await stat(file)).mtimeMs > FRESH_MS) return undefined;
    return readPylock(await readFile(file, "utf8"), file).packages;
  } catch {
    return undefined;
  }
}

/** Exact versions and hashes of what a source says it is built with. */
async function pin(
  ports: Ports,
  uv: Uv,
  build: IsolatedBuild,
  requires: readonly string[],
): Promise<readonly PinnedPackage[]> {
  if (requires.length === 0) return [];
  const { python, version, project, scratch } = build;
  // Not where the interpreter lies: what fits it is the same on the next machine.
  const on = [ports.machine.os, ports.machine.arch, ports.machine.musl, version];
  const record = keptLock(ports, "builds", keyOf(FORMAT, uv.version, on, requires));
  const known = build.release ? undefined : await freshRecord(ports, record);
  if (known !== undefined) {
    ports.cache?.needs(record.place, "kept");
    return known;
  }
  const input = join(scratch, "requires.in");
  await writeFile(input, requires.map((line) => `${line}\n`).join(""));
  const output = join(scratch, "pylock.toml");
  const shape = ["--format", "pylock.toml", "--no-header", "--python", python];
  await ports.exec.run([uv.executable, "pip", "compile", "--quiet", ...shape, input, "-o", output], {
    cwd: project,
    env: UV_ENVIRONMENT,
    what: "resolving what it is built with",
  });
  const { packages } = readPylock(await readFile(output, "utf8"), output);
  await keepLock(ports, record, packages);
  return packages;
}

/** The wheels that a build needs; undefined where it needs more than wheels of an index, or nobody but uv knows what. */
async function knownChoices(ports: Ports, uv: Uv, build: IsolatedBuild): Promise<readonly Choice[] | undefined> {
  try {
    const packages = await pin(ports, uv, build, await buildRequirements(build.source));
    if (packages.some(({ origin, source }) => origin !== undefined || source !== undefined)) return undefined;
    const choices = await selectFiles(ports, build.python, packages, undefined);
    return choices.every(({ kind }) => kind === "wheel") ? choices : undefined;
  } catch (error) {
    // uv itself knows more ways (sources of its own, a build of what a build needs), or says what is wrong.
    if (error instanceof ToolError) return undefined;
    throw error;
  }
}

/** Arguments that close a build off from the network, with the wheels that it needs at hand. */
async function closedOff(ports: Ports, build: IsolatedBuild, choices: readonly Choice[]): Promise<readonly string[]> {
  const { scratch: directory, python, project } = build;
  const { wheels } = await gatherFiles(ports, certainly(choices), {
    title: "Build requirements",
    directory,
    python,
    project,
  });
  const constraints = join(directory, "constraints.txt");
  const lines = choices.map(({ entry, file }) => hashedLine({ ...entry, sha256: file.sha256 }));
  await writeFile(constraints, lines.join(""));
  const cache = ["--cache-dir", join(directory, "uv")];
  return ["--offline", "--no-index", "--find-links", wheels, "--build-constraints", constraints, ...cache];
}

/** A build backend may ask for more than its project said; uv then says that it has no such thing. */
const LACKS =
  /network|offline|not found in the|No solution found|no versions of|Failed to (?:resolve|install) requirements/i;

/**
 * Builds a wheel in an environment of its own, from build requirements that were hashed, without network; where the
 * backend asks for more than is known before, with the network. Gives what was pinned, `name==version` each; nothing where uv
 * was left to find it.
 */
export async function buildIsolated(ports: Ports, uv: Uv, build: IsolatedBuild): Promise<readonly string[]> {
  await mkdir(build.scratch, { recursive: true });
  const options = {
    cwd: build.project,
    env: { ...UV_ENVIRONMENT, SOURCE_DATE_EPOCH: String(build.epoch), PYTHONHASHSEED: "0" },
    logFile: build.logFile,
    what: build.what,
  };
  const command = [uv.executable, "build", "--wheel", "--no-create-gitignore", "--python", build.python];
  const run = async (more: readonly string[]): Promise<void> => {
    await ports.exec.run([...command, ...more, "-o", build.out, build.source], options);
  };
  const choices = await knownChoices(ports, uv, build);
  if (choices === undefined) {
    await run([]);
    return [];
  }
  await run(await closedOff(ports, build, choices)).catch(async (error: unknown) => {
    if (!(error instanceof ToolError) || !error.failure.tail.some((line) => LACKS.test(line))) throw error;
    await run([]);
  });
  return choices.map(({ entry }) => `${entry.name}==${entry.version}`);
}
