import { type Dirent, lstatSync, readdirSync, readlinkSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { BuildError } from "../model/errors.ts";

/** One thing in an archive. Modes are reduced to what a user sees: a program (755) or not (644). */
export type ArchiveEntry =
  | { readonly kind: "directory"; readonly name: string }
  | {
      readonly kind: "file";
      readonly name: string;
      readonly path: string;
      readonly size: number;
      readonly mode: number;
    }
  | { readonly kind: "link"; readonly name: string; readonly target: string };

/** Elsewhere a backslash is a letter like others. */
const portable = (path: string): string => path.split(sep).join("/");

function linkEntry(root: string, path: string, name: string): ArchiveEntry {
  const target = portable(readlinkSync(path));
  const leads = relative(root, resolve(dirname(path), target));
  if (target.startsWith("/") || leads.startsWith("..")) {
    throw new BuildError([
      {
        code: "link-leaves-bundle",
        message: `the bundle holds a symbolic link that leads out of it: ${name} -> ${target}`,
        hint: "Whoever unpacks it would not have that file. Include the file itself.",
      },
    ]);
  }
  return { kind: "link", name, target };
}

function entryOf(root: string, path: string, item: Dirent): ArchiveEntry {
  const name = portable(relative(dirname(root), path));
  if (item.isSymbolicLink()) return linkEntry(root, path, name);
  if (item.isDirectory()) return { kind: "directory", name };
  if (!item.isFile())
    throw new BuildError([{ code: "not-a-file", message: `the bundle holds something that is not a file: ${name}` }]);
  const { mode, size } = lstatSync(path);
  return { kind: "file", name, path, size, mode: (mode & 0o111) === 0 ? 0o644 : 0o755 };
}

/** Where a file of an archive lies in the bundle. */
export const insideBundle = (name: string): string => name.slice(name.indexOf("/") + 1);

/**
 * Bytecode sorts right behind its source: they share texts and names, and within the compressor's window that makes
 * archives 1–2 % smaller.
 */
function sortKey({ name }: ArchiveEntry): Buffer {
  return Buffer.from(name.replace(/__pycache__\/([^/]+?)\.cpython-\d+(?:\.opt-\d)?\.pyc$/, "$1.pyc"));
}

/** Links to folders are not followed, as Node's own recursive listing does from version 24 on. */
function itemsBelow(folder: string): Dirent[] {
  const items = readdirSync(folder, { withFileTypes: true });
  return items.flatMap((item) => (item.isDirectory() ? [item, ...itemsBelow(join(folder, item.name))] : [item]));
}

/**
 * Everything below `root`, in an order that depends on names alone, each name starting with the bundle's own. (By calls that
 * wait: some thousand promises take three times as long.)
 */
export function archiveEntries(root: string): ArchiveEntry[] {
  const below = itemsBelow(root).map((item) => entryOf(root, join(item.parentPath, item.name), item));
  const top: ArchiveEntry = { kind: "directory", name: basename(root) };
  return [top, ...below]
    .map((entry) => ({ entry, key: sortKey(entry) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ entry }) => entry);
}
