import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  type Dirent,
  openSync,
  readSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { link, mkdir, readdir, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
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

/** Bytes that are read at once; no file of an interpreter is faster with more. */
const PIECE = 1024 * 1024;

/** Is this file a clone of the original now, which shares its blocks until one of them is written to? */
function cloned({ from, to }: FileCopy): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_FICLONE_FORCE);
    return true;
  } catch {
    // The disk has no such thing, or there is more that is wrong, which copying will say.
    return false;
  }
}

/**
 * Copies by reading and writing: on ext4, removing what copyFile made takes five times as long as removing what was
 * written, and making it is no faster.
 */
function copyBytes({ from, to }: FileCopy, piece: Buffer): void {
  const source = openSync(from, "r");
  try {
    const target = openSync(to, "w");
    try {
      for (let length = readSync(source, piece); length > 0; length = readSync(source, piece)) {
        for (let done = 0; done < length; ) done += writeSync(target, piece, done, length - done);
      }
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

/** Copies files; what is copied may be written to, and is for all to read (and to run, where the original was). */
export async function copyFiles(copies: readonly FileCopy[]): Promise<void> {
  await makeFolders(copies.map(({ to }) => to));
  const piece = Buffer.allocUnsafe(PIECE);
  let clones = true;
  for (const copy of copies) {
    clones = clones && cloned(copy);
    if (!clones) copyBytes(copy, piece);
    chmodSync(copy.to, (statSync(copy.from).mode & 0o111) === 0 ? 0o644 : 0o755);
    // Others have their turn after each: what takes a hundred turns, such as copying a project, must not wait for the end.
    await setImmediate();
  }
}

/** Further names for files that nobody writes to; copies, where they lie on another disk. */
export async function linkFiles(files: readonly FileCopy[]): Promise<void> {
  await makeFolders(files.map(({ to }) => to));
  const refused: FileCopy[] = [];
  await inParallel(files, (file) => link(file.from, file.to).catch(() => void refused.push(file)));
  await copyFiles(refused);
}
