import { constants, type Dirent, type Stats } from "node:fs";
import { chmod, copyFile, link, mkdir, readdir, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pooled } from "../model/pooled.ts";

/** Copies that wait for the disk at the same time; more gained nothing on two cores. */
const AT_ONCE = 32;

/** A file (links resolved) and the place it goes to. Both absolute. */
export interface FileCopy {
  readonly from: string;
  readonly to: string;
}

/** Works on all of them, as many at a time as gains something. */
export function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  return pooled(items, AT_ONCE, work);
}

/** Is this entry of a folder wanted? `path` is relative to the root of the listing, with `/`. */
export type Wanted = (path: string, kind: "file" | "folder") => boolean;

interface Folder {
  readonly absolute: string;
  readonly relative: string;
  /** The real paths of this folder and those above it, so that a link to one of them ends there. */
  readonly chain: readonly string[];
}

/** The entry's own kind behind links; a link that leads nowhere is not there, for Python neither. */
async function kindOf(entry: Dirent, path: string): Promise<"file" | "folder" | "other"> {
  const about: Dirent | Stats | undefined = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
  if (about?.isDirectory() === true) return "folder";
  return about?.isFile() === true ? "file" : "other";
}

async function listFolder(folder: Folder, wanted: Wanted): Promise<string[]> {
  const entries = await readdir(folder.absolute, { withFileTypes: true });
  const found = await inParallel(entries, async (entry): Promise<string[]> => {
    const relative = folder.relative === "" ? entry.name : `${folder.relative}/${entry.name}`;
    const absolute = join(folder.absolute, entry.name);
    const kind = await kindOf(entry, absolute);
    if (kind === "other" || !wanted(relative, kind)) return [];
    if (kind === "file") return [relative];
    const real = entry.isSymbolicLink() ? await realpath(absolute) : absolute;
    if (folder.chain.includes(real)) return [];
    return listFolder({ absolute, relative, chain: [...folder.chain, real] }, wanted);
  });
  return found.flat();
}

/** The files below a folder, links followed, as sorted paths relative to it, with `/`. */
export async function listFiles(root: string, wanted: Wanted): Promise<readonly string[]> {
  const real = await realpath(root);
  return (await listFolder({ absolute: real, relative: "", chain: [real] }, wanted)).sort();
}

/** Makes the folders that these files go to. */
export async function makeFolders(files: readonly string[]): Promise<void> {
  for (const folder of new Set(files.map((file) => dirname(file)))) await mkdir(folder, { recursive: true });
}

async function copyOne({ from, to }: FileCopy): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  const { mode } = await stat(to);
  const wantedMode = (mode & 0o111) === 0 ? 0o644 : 0o755;
  if ((mode & 0o777) !== wantedMode) await chmod(to, wantedMode);
}

/** Copies files; what is copied may be written to, and is for all to read (and to run, where the original was). */
export async function copyFiles(copies: readonly FileCopy[]): Promise<void> {
  await makeFolders(copies.map(({ to }) => to));
  await inParallel(copies, copyOne);
}

/** Further names for files that nobody writes to; copies, where they lie on another disk. */
export async function linkFiles(files: readonly FileCopy[]): Promise<void> {
  await makeFolders(files.map(({ to }) => to));
  await inParallel(files, ({ from, to }) => link(from, to).catch(() => copyOne({ from, to })));
}
