import { mkdir, readdir, realpath, rename, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { BundleContext } from "../../model/bundle.ts";
import { BuildError } from "../../model/errors.ts";
import { type FreezerTools, type Places, runPyInstaller } from "./freeze.ts";

/** The user's spec file. Where a link leads counts, not what it is called. */
async function findSpec({ project }: BundleContext, written: string): Promise<string> {
  const file = join(project, written);
  const real = await realpath(file).catch(() => undefined);
  if (real === undefined || !(await stat(real)).isFile()) {
    throw new BuildError([
      {
        code: "no-spec",
        message: `spec: there is no file ${written} in the project`,
        hint: "Name it by its path from the project's root.",
      },
    ]);
  }
  if (relative(await realpath(project), real).split(sep)[0] === "..") {
    throw new BuildError([
      {
        code: "spec-outside",
        message: `spec: ${written} leads out of the project, to ${real}`,
        hint: "Put the file itself into the project.",
      },
    ]);
  }
  return file;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** What lies in PyInstaller's output folder, for a message: `app/, other.exe`. */
async function listing(folder: string): Promise<string> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const shown = found.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
  return shown.length === 0 ? "nothing" : shown.join(", ");
}

/** The folder in which every executable lies: one of those that were made, or the output folder itself for single files. */
async function folderOf(dist: string, executables: readonly string[]): Promise<string> {
  const made = await readdir(dist, { withFileTypes: true }).catch(() => []);
  const candidates = [dist, ...made.filter((entry) => entry.isDirectory()).map(({ name }) => join(dist, name))];
  for (const candidate of candidates) {
    const there = await Promise.all(executables.map((name) => isFile(join(candidate, name))));
    if (there.every(Boolean)) return candidate;
  }
  throw new BuildError([
    {
      code: "spec-makes-others",
      message: `the spec file makes ${await listing(dist)}; wanted are the executables ${executables.join(", ")}, in one directory or as single files`,
      hint: "Give each EXE in the spec file the name of one of the project's entry points, and COLLECT them into one directory.",
    },
  ]);
}

/**
 * Runs the user's own spec file and puts what it makes where a bundle belongs.
 * @param executables file names that it must make
 */
export async function freezeOwnSpec(
  context: BundleContext,
  tools: FreezerTools,
  { spec, executables }: { readonly spec: string; readonly executables: readonly string[] },
): Promise<Places> {
  const { work, destination, project } = context;
  const places = { spec: await findSpec(context, spec), dist: join(work, "dist"), cwd: project };
  await runPyInstaller(context, tools, places);
  const folder = await folderOf(places.dist, executables);
  await mkdir(dirname(destination), { recursive: true });
  if (folder !== places.dist) await rename(folder, destination);
  else {
    await mkdir(destination);
    for (const name of executables) await rename(join(folder, name), join(destination, name));
  }
  return places;
}
