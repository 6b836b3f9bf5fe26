import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import pins from "../src/environment/pins.json" with { type: "json" };
import { build, plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { mustRun, runCommand } from "../test/support/stand/processes.ts";
import type { Figure } from "./figure.ts";
import { forgetKept, freshHttpie } from "./httpie.ts";
import { interleaved } from "./measure.ts";
import { installUv } from "./uv.ts";

const ROUNDS = 3;

interface Bare {
  readonly stand: ReadyStand;
  readonly folder: string;
  readonly python: string;
  readonly uv: string;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** A copy of the interpreter with the same wheels in it, compiled and packed. Nothing is tried or looked into. */
async function copyByHand({ stand, folder, python, uv }: Bare): Promise<void> {
  const tree = join(folder, "tree");
  await rm(tree, { recursive: true, force: true });
  const options = { cwd: folder, env: plainEnvironment(stand) };
  await mustRun(["cp", "-a", dirname(dirname(python)), tree], options);
  const inTree = join(tree, "bin", "python3");
  const install = [uv, "pip", "install", "--quiet", "--offline", "--no-deps", "--break-system-packages"] as const;
  await mustRun([...install, "--python", inTree, "--require-hashes", "-r", "lock.txt"], options);
  // Among the library's tests is code that does not compile.
  await runCommand([inTree, "-m", "compileall", "-q", "-j", "0", join(tree, "lib")], options);
  await mustRun(["sh", "-c", "tar -c tree | gzip > tree.tar.gz"], options);
}

/** An environment with httpie and the same PyInstaller as ours. */
async function readyFreezer({ stand, folder, python, uv }: Bare): Promise<void> {
  const options = { cwd: folder, env: plainEnvironment(stand) };
  const pinned = pins.pyinstaller.map((line) => line.split(" ")[0] ?? "");
  const freezer = pinned.filter((line) => line.startsWith("pyinstaller"));
  await mustRun([uv, "venv", "--quiet", "--clear", "--python", python, "venv"], options);
  const install = [uv, "pip", "install", "--quiet", "--python", join(folder, "venv", "bin", "python")] as const;
  await mustRun([...install, "httpie", ...freezer], options);
}

async function freezeByHand({ stand, folder }: Bare): Promise<void> {
  const options = { cwd: folder, env: plainEnvironment(stand) };
  const bin = join(folder, "venv", "bin");
  const freeze = ["--onedir", "--clean", "--name", "http", "--noconfirm", join(bin, "http")];
  await mustRun([join(bin, "pyinstaller"), ...freeze], options);
}

/** The lock of both sides; gives it as we read it. */
async function lockOf({ stand, folder, python, uv }: Bare): Promise<string> {
  const options = { cwd: folder, env: plainEnvironment(stand) };
  await writeFile(join(folder, "in.txt"), "httpie\n");
  const compile = [uv, "pip", "compile", "--quiet", "--no-header", "--python", python, "in.txt"] as const;
  await mustRun([...compile, "--generate-hashes", "-o", "lock.txt"], options);
  return (await mustRun([...compile, "--format", "pylock.toml"], options)).stdout;
}

export const warmTime: Figure = {
  name: "warm",
  what: "a warm build of httpie to the smoked archive: a copy with uv, compileall and tar; PyInstaller's own run",
  needsInterpreter: true,
  async measure(stand: ReadyStand) {
    const { python = "python3" } = stand;
    const folder = join(stand.work, "bench", "warm");
    await mkdir(folder, { recursive: true });
    const bare: Bare = { stand, folder, python, uv: await installUv(stand, python) };
    const locked = { "pylock.toml": await lockOf(bare) };
    await readyFreezer(bare);
    const ours = async (bundler: string): Promise<number> => {
      const project = await freshHttpie(stand, `warm-${bundler}`, locked);
      return timed(() => build(stand, project, ["--bundler", bundler]));
    };
    const contestants = {
      portable: () => ours("portable"),
      copy: () => timed(() => copyByHand(bare)),
      pyinstaller: async () => {
        await forgetKept(stand);
        return ours("pyinstaller");
      },
      again: async () => {
        await ours("pyinstaller");
        return ours("pyinstaller");
      },
      freeze: () => timed(() => freezeByHand(bare)),
    };
    // The first round fills the caches; the peer's own needs the network for it.
    const install = [bare.uv, "pip", "install", "--quiet", "--target", "scratch", "--require-hashes", "-r", "lock.txt"];
    await mustRun(install as [string, ...string[]], { cwd: folder, env: plainEnvironment(stand) });
    await interleaved(contestants, 1);
    const { portable, copy, pyinstaller, again, freeze } = await interleaved(contestants, ROUNDS);
    const ms = (value: number, other: number): string => `${Math.round(value)} ms against ${Math.round(other)} ms`;
    return [
      { what: "portable", value: portable / copy, unit: "×", limit: 2, from: ms(portable, copy) },
      { what: "PyInstaller", value: pyinstaller / freeze, unit: "×", limit: 1.15, from: ms(pyinstaller, freeze) },
      { what: "PyInstaller, nothing changed", value: again / freeze, unit: "×", limit: 1.15, from: ms(again, freeze) },
    ];
  },
};
