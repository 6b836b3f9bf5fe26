import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import pins from "../../../src/environment/pins.json" with { type: "json" };
import { plainEnvironment } from "./cli.ts";
import type { ReadyStand } from "./environment.ts";
import { mustRun } from "./processes.ts";

export interface ByHand {
  readonly archive: string;
  /** The frozen program. */
  readonly program: string;
  /** The same, as its environment has it. */
  readonly environment: string;
}

/** The same version of PyInstaller as ours. */
function freezerRequirements(): string[] {
  return pins.pyinstaller.map((line) => line.split(" ")[0] ?? "").filter((line) => line.startsWith("pyinstaller"));
}

interface Work {
  readonly python: string;
  readonly requirements: readonly string[];
  readonly script: string;
}

/** Fills pip's cache, so that a build by hand waits for no network either. */
export async function fetchByHand(stand: ReadyStand, folder: string, of: Work): Promise<void> {
  await mkdir(folder, { recursive: true });
  const pip = [of.python, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"] as const;
  const what = [...of.requirements, ...freezerRequirements()];
  await mustRun([...pip, "--dest", "fetched", ...what], { cwd: folder, env: plainEnvironment(stand) });
}

/** What one does without us: a virtual environment, pip, PyInstaller, tar. Its own downloads are cached, too. */
export async function shipByHand(stand: ReadyStand, folder: string, of: Work): Promise<ByHand> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const options = { cwd: folder, env: plainEnvironment(stand) };
  const bin = join(folder, "venv", "bin");
  // The stand's interpreter has no ensurepip; installing pip first would only make this side slower.
  await mustRun([of.python, "-m", "venv", "--without-pip", "venv"], options);
  const pip = ["-m", "pip", "--python", join(bin, "python"), "--disable-pip-version-check", "install", "--quiet"];
  await mustRun([of.python, ...pip, ...of.requirements, ...freezerRequirements()], options);
  const freeze = ["--onedir", "--name", of.script, "--noconfirm", join(bin, of.script)];
  await mustRun([join(bin, "pyinstaller"), ...freeze], options);
  await mustRun(["tar", "-czf", "archive.tar.gz", "-C", "dist", of.script], options);
  const [frozen = ""] = await readdir(join(folder, "dist"));
  return {
    archive: join(folder, "archive.tar.gz"),
    program: join(folder, "dist", frozen, of.script),
    environment: join(bin, of.script),
  };
}
