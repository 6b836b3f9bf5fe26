import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isReady, type ReadyStand, standFrom } from "./environment.ts";
import { type Outcome, type RunOptions, runCommand } from "./processes.ts";
import { tool } from "./store.ts";

/** The stand of this run. Without it (vitest started by hand) nothing can be tested, which is no success. */
export function theStand(): ReadyStand {
  const stand = standFrom(process.env);
  if (!isReady(stand)) throw new Error("the end-to-end tests need their stand: start them by `npm run e2e`");
  return stand;
}

/** Which Python the command line is told to build with. */
export interface PythonChoice {
  readonly flags: readonly string[];
  /** Folder that comes first on PATH. */
  readonly bin?: string;
}

/** Where Python comes from: the stand's own interpreter, else whatever this machine has. */
export function pythonOptions(stand: ReadyStand): string[] {
  return stand.mirror === undefined ? ["--python-source", "system"] : ["--python-mirror", stand.mirror];
}

/** A Python of this machine. */
export function systemPython(python: string, minor: string): PythonChoice {
  return { flags: ["--python-source", "system", "--python", minor], bin: dirname(python) };
}

/** This machine's environment without what a runner, the stand or vitest put there, and without what tunes a Python. */
export function plainEnvironment(stand: ReadyStand): NodeJS.ProcessEnv {
  const foreign = /^(GITHUB_|RUNNER_|INPUT_|ACTIONS_|STAND_|VITEST|npm_|NODE_|PYTHON|CI$|TEST$|FORCE_COLOR$)/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(own), XDG_CACHE_HOME: stand.cache, NO_COLOR: "1" };
}

/** Runs the command line under test in a project. */
export function slipway(
  stand: ReadyStand,
  args: readonly string[],
  options: Pick<RunOptions, "cwd" | "onLine" | "seconds" | "signal"> & { readonly env?: NodeJS.ProcessEnv },
): Promise<Outcome> {
  const env = { ...plainEnvironment(stand), ...options.env };
  return runCommand([process.execPath, join(stand.product, "dist", "cli.mjs"), ...args], { ...options, env });
}

/** What the choice of a Python changes in the environment. */
export function pathWith({ bin }: PythonChoice): NodeJS.ProcessEnv {
  return bin === undefined ? {} : { PATH: `${bin}:${process.env["PATH"] ?? ""}` };
}

/** Builds the project, and gives the path of the one archive that this made. */
export async function build(
  stand: ReadyStand,
  project: string,
  flags: readonly string[] = [],
  python: PythonChoice = { flags: pythonOptions(stand) },
): Promise<string> {
  const options = { cwd: project, seconds: 500, env: pathWith(python) };
  const outcome = await slipway(stand, ["build", ...python.flags, ...flags], options);
  if (outcome.code !== 0) throw new Error(`slipway build ended with ${outcome.code}:\n${outcome.output}`);
  const [archive, ...more] = await archivesIn(join(project, "release"));
  if (archive === undefined || more.length > 0) throw new Error(`slipway build left ${1 + more.length} archives`);
  return archive;
}

export async function archivesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => /\.(tar\.gz|zip)$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** What lies at the place of finished files, whole or not. The folder keeps itself out of git, which is no artifact. */
export async function finishedIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name !== ".gitignore").sort();
}

/** Unpacks an archive and gives the path of the one folder in it. */
export async function unpack(archive: string, into: string): Promise<string> {
  await tool(["tar", "-xzf", archive, "-C", into]);
  const name = (archive.split("/").at(-1) ?? "").replace(/\.tar\.gz$/, "");
  return join(into, name);
}
