import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type PythonChoice, plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { mustRun } from "../test/support/stand/processes.ts";
import { makeProject, pyproject } from "../test/support/stand/projects.ts";
import { pythonWith } from "../test/support/stand/pythons.ts";
import type { Figure } from "./figure.ts";
import { interleaved } from "./measure.ts";
import { installUv } from "./uv.ts";

const ROUNDS = 3;
/** One large C file; it has wheels, which the lock leaves out. */
const COMPILED = "regex";

interface Compiling {
  readonly stand: ReadyStand;
  /** One with headers, which the stand's own comes without. */
  readonly python: PythonChoice;
  readonly lock: string;
}

/** Builds a project anew, and gives the milliseconds. */
async function timedBuild({ stand, python, lock }: Compiling, flags: readonly string[]): Promise<number> {
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
  await build(stand, project, flags, python);
  return performance.now() - started;
}

export const compiledTime: Figure = {
  name: "compiled",
  what: "an application with one compiled sdist, with what earlier builds left, against `cache: off`",
  needsInterpreter: false,
  async measure(stand: ReadyStand) {
    const choice = await pythonWith("headers");
    const python = join(choice.bin ?? "", "python3");
    const folder = join(stand.work, "bench", "compiled-lock");
    await mkdir(folder, { recursive: true });
    const options = { cwd: folder, env: plainEnvironment(stand) };
    await writeFile(join(folder, "in.txt"), `${COMPILED}\n`);
    const compile = [await installUv(stand, python), "pip", "compile", "--quiet", "--no-header", "in.txt"] as const;
    const only = ["--no-binary", COMPILED, "--format", "pylock.toml", "--python", python];
    const { stdout: lock } = await mustRun([...compile, ...only], options);
    if (lock.includes(".whl")) throw new Error("a lock with wheels says nothing about compiling");
    // Fills the cache.
    const compiling = { stand, python: choice, lock };
    await timedBuild(compiling, []);
    const { warm, cold } = await interleaved(
      { warm: () => timedBuild(compiling, []), cold: () => timedBuild(compiling, ["--cache", "off"]) },
      ROUNDS,
    );
    const from = `${Math.round(warm)} ms against ${Math.round(cold)} ms`;
    return [{ what: "warm", value: warm / cold, unit: "×", limit: 1 / 3, from }];
  },
};
