import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { mustRun } from "../test/support/stand/processes.ts";
import { makeProject, pyproject } from "../test/support/stand/projects.ts";
import type { Figure } from "./figure.ts";
import { interleaved } from "./measure.ts";
import { installUv } from "./uv.ts";

const ROUNDS = 3;
/** One large C file; it has wheels, which the lock leaves out. */
const COMPILED = "regex";

/** Builds a project anew, and gives the milliseconds. */
async function timedBuild(stand: ReadyStand, lock: string, flags: readonly string[]): Promise<number> {
  const project = join(stand.work, "bench", "compiled");
  await rm(project, { recursive: true, force: true });
  await makeProject(project, {
    "pyproject.toml": pyproject({
      name: "compiled",
      dependencies: [COMPILED],
      scripts: { compiled: "compiled:main" },
      modules: ["compiled"],
    }),
    "compiled.py": `import ${COMPILED}\n\n\ndef main():\n    print(${COMPILED}.sub("a", "b", "aa"))\n`,
    "pylock.toml": lock,
  });
  const started = performance.now();
  await build(stand, project, flags);
  return performance.now() - started;
}

export const compiledTime: Figure = {
  name: "compiled",
  what: "an application with one compiled sdist, with what earlier builds left, against `cache: off`",
  needsInterpreter: true,
  async measure(stand: ReadyStand) {
    const { python = "python3" } = stand;
    const folder = join(stand.work, "bench", "compiled-lock");
    await mkdir(folder, { recursive: true });
    const options = { cwd: folder, env: plainEnvironment(stand) };
    await writeFile(join(folder, "in.txt"), `${COMPILED}\n`);
    const compile = [await installUv(stand, python), "pip", "compile", "--quiet", "--no-header", "in.txt"] as const;
    const only = ["--no-binary", COMPILED, "--format", "pylock.toml", "--python", python];
    const { stdout: lock } = await mustRun([...compile, ...only], options);
    if (lock.includes(".whl")) throw new Error("a lock with wheels says nothing about compiling");
    // Fills the cache.
    await timedBuild(stand, lock, []);
    const { warm, cold } = await interleaved(
      { warm: () => timedBuild(stand, lock, []), cold: () => timedBuild(stand, lock, ["--cache", "off"]) },
      ROUNDS,
    );
    const from = `${Math.round(warm)} ms against ${Math.round(cold)} ms`;
    return [{ what: "warm", value: warm / cold, unit: "×", limit: 1 / 3, from }];
  },
};
