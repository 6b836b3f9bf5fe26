import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { mustRun } from "../test/support/stand/processes.ts";
import { bundledWorker } from "./bundled.ts";
import type { Figure, Row } from "./figure.ts";
import { interleaved } from "./measure.ts";
import { installUv } from "./uv.ts";

const ROUNDS = 3;

/** A small application, and one of 150 MB of wheels. */
const SETS = {
  httpie: ["httpie"],
  scientific: ["numpy", "pandas", "scipy", "matplotlib", "scikit-learn", "pyarrow"],
} as const;

/** Everything that one set is measured with. */
interface Bench {
  readonly folder: string;
  readonly python: string;
  readonly uv: string;
  readonly worker: string;
  readonly version: string;
  readonly env: NodeJS.ProcessEnv;
}

async function lockOf({ folder, uv, python, env }: Bench, names: readonly string[]): Promise<void> {
  await writeFile(join(folder, "in.txt"), names.map((name) => `${name}\n`).join(""));
  const compile = [uv, "pip", "compile", "--quiet", "--python", python, "in.txt", "--generate-hashes"] as const;
  await mustRun([...compile, "-o", "lock.txt"], { cwd: folder, env });
  await mustRun([...compile, "--format", "pylock.toml", "-o", "pylock.toml"], { cwd: folder, env });
}

/** The three ways to an environment; `cold` without anything that an earlier round left. */
function contestants(bench: Bench, cold: boolean) {
  const { folder, python, uv, worker, version, env } = bench;
  const fresh = async (place: string): Promise<string> => {
    if (cold) await rm(join(folder, `${place}-cache`), { recursive: true, force: true });
    await rm(join(folder, place), { recursive: true, force: true });
    await mkdir(join(folder, place), { recursive: true });
    // What an earlier contestant wrote is written back while the next one writes: up to half of its time.
    await mustRun(["sync"], { cwd: folder, env });
    return join(folder, place);
  };
  /** Makes the environment, too, as ours does. */
  const timed = async (place: string, own: NodeJS.ProcessEnv, command: (into: string) => [string, ...string[]]) => {
    const started = performance.now();
    await mustRun([uv, "venv", "--quiet", "--python", python, join(place, "venv")], { cwd: folder, env });
    await mustRun(command(join(place, "venv", "bin", "python")), { cwd: folder, env: own });
    return performance.now() - started;
  };
  return {
    ours: async () => {
      const work = await fresh("ours");
      const own = { ...env, XDG_CACHE_HOME: join(folder, "ours-cache") };
      const argv = [process.execPath, worker, join(folder, "pylock.toml"), python, uv, version, work] as const;
      const { stdout } = await mustRun(argv, { cwd: folder, env: own });
      return Number(/took ([\d.]+)/.exec(stdout)?.[1]);
    },
    uv: async () => {
      const flags = ["--quiet", "--no-deps", "--require-hashes", ...(cold ? [] : ["--offline"]), "-r", "lock.txt"];
      const own = { ...env, UV_CACHE_DIR: join(folder, "uv-cache") };
      return timed(await fresh("uv"), own, (into) => [uv, "pip", "install", "--python", into, ...flags]);
    },
    pip: async () => {
      const flags = ["--disable-pip-version-check", "--quiet", "--no-deps", "--require-hashes", "-r", "lock.txt"];
      const own = { ...env, PIP_CACHE_DIR: join(folder, "pip-cache") };
      return timed(await fresh("pip"), own, (into) => [python, "-m", "pip", "--python", into, "install", ...flags]);
    },
  };
}

async function measureSet(bench: Bench, name: keyof typeof SETS): Promise<readonly Row[]> {
  await mkdir(bench.folder, { recursive: true });
  await lockOf(bench, SETS[name]);
  const { pip, ...quick } = contestants(bench, true);
  const cold = { ...(await interleaved(quick, ROUNDS)), pip: await pip() };
  const { ours, uv } = contestants(bench, false);
  const warm = await interleaved({ ours, uv }, ROUNDS);
  const ms = (value: number, other: number, whose: string): string =>
    `${Math.round(value)} ms against ${Math.round(other)} ms of ${whose}`;
  return [
    { what: `${name}, cold`, value: cold.ours / cold.uv, unit: "×", limit: 1.3, from: ms(cold.ours, cold.uv, "uv") },
    { what: `${name}, cold`, value: cold.ours / cold.pip, unit: "×", limit: 0.4, from: ms(cold.ours, cold.pip, "pip") },
    { what: `${name}, warm`, value: warm.ours - warm.uv, unit: "ms", limit: 500, from: ms(warm.ours, warm.uv, "uv") },
  ];
}

export const environmentTime: Figure = {
  name: "environment",
  what: "a lock's wheels at hand, checked and installed, against uv and pip with the same lock",
  needsInterpreter: true,
  async measure(stand: ReadyStand) {
    const { python = "python3", pythonVersion: version = "" } = stand;
    const env = plainEnvironment(stand);
    const folder = join(stand.work, "bench", "environment");
    await mkdir(folder, { recursive: true });
    const here = dirname(fileURLToPath(import.meta.url));
    const worker = await bundledWorker(stand, join(here, "environment-worker.ts"));
    const bench = { python, version, worker, env, uv: await installUv(stand, python) };
    const rows: Row[] = [];
    for (const name of ["httpie", "scientific"] as const) {
      rows.push(...(await measureSet({ ...bench, folder: join(folder, name) }, name)));
    }
    return rows;
  },
};
