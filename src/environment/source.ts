import { constants, type Dirent } from "node:fs";
import { copyFile, mkdir, readdir, readFile, readlink, realpath, stat, symlink, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { MANIFEST_NAME } from "../model/manifest.ts";
import { pooled } from "../model/pooled.ts";

/** What no wheel is made of: histories, environments, what Slipway delivered, and what earlier builds left. */
const LEFT_OUT = /^(\.git|\.venv|venv|node_modules|release|__pycache__|.*\.egg-info)$/;

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Does setuptools build it? That is also what happens where no build backend is named. */
async function usesSetuptools(project: string): Promise<boolean> {
  const text = await textOf(join(project, "pyproject.toml"));
  return /^\s*build-backend\s*=\s*["']setuptools/m.test(text) || !/^\s*build-backend\s*=/m.test(text);
}

/** A folder that no commit has: an empty one (that of `--to` is, while the wheel is built), or one that holds what Slipway delivered. */
async function isNobodysSource(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => undefined);
  return names !== undefined && (names.length === 0 || names.includes(MANIFEST_NAME));
}

/**
 * Of each folder, at a time. One after the other (`cp` of Node), every step of every file would wait for whatever else this process is
 * at: a copy of the interpreter, mostly, and took as long as that.
 */
const AT_ONCE = 16;

/** Windows tells links to folders from others, and guesses by what is there, which the copy's target may not be yet. */
const kindOf = (link: string): Promise<"dir" | "file"> =>
  stat(link).then(
    (about) => (about.isDirectory() ? "dir" : "file"),
    () => "file",
  );

/** Files, folders and links as they are; pipes and sockets are nobody's source. */
async function copyEntry(entry: Dirent, from: string, to: string): Promise<void> {
  if (entry.isDirectory()) await copyEntries(await readdir(from, { withFileTypes: true }), from, to);
  else if (entry.isSymbolicLink()) await symlink(await readlink(from), to, await kindOf(from));
  else if (entry.isFile()) await copyFile(from, to, constants.COPYFILE_FICLONE);
}

async function copyEntries(entries: readonly Dirent[], from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await pooled(entries, AT_ONCE, (entry) => copyEntry(entry, join(from, entry.name), join(to, entry.name)));
}

/**
 * Where the wheel is built. setuptools takes every folder of a project for a package of its own, `release/` too, and then
 * refuses or forgets the modules; it also ships what an earlier build left. So it gets a copy without those. Other backends,
 * and a project whose history lies above it (its version may come from there), are built where they are.
 * @param directory does not exist yet; receives the copy
 */
export async function sourceFolder(project: string, directory: string): Promise<string> {
  if (!(await usesSetuptools(project))) return project;
  const history = await stat(join(project, ".git")).catch(() => undefined);
  if (history === undefined && /scm|vcs|versioneer/.test(await textOf(join(project, "pyproject.toml")))) return project;
  // Somebody's caches and temporary files may lie in the project, and then so does what we are making.
  await mkdir(directory, { recursive: true });
  const [way = ""] = relative(await realpath(project), await realpath(directory)).split(sep);
  const isCopied = async ({ name }: Dirent): Promise<boolean> => {
    if (name === way) return false;
    if (!LEFT_OUT.test(name)) return !(await isNobodysSource(join(project, name)));
    // A package of the user's may well be called release.
    return name === "release" && (await isThere(join(project, name, "__init__.py")));
  };
  const entries = await readdir(project, { withFileTypes: true });
  const copied = await Promise.all(entries.map(isCopied));
  const wanted = entries.filter((_, index) => copied[index]);
  await copyEntries(wanted, project, directory);
  // The same history for the copy: a version that is computed from tags stays what it is.
  if (history?.isDirectory() === true) await writeFile(join(directory, ".git"), `gitdir: ${join(project, ".git")}\n`);
  else if (history !== undefined) await copyFile(join(project, ".git"), join(directory, ".git"));
  return directory;
}
