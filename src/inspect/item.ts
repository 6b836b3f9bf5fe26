import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { BuildError } from "../model/errors.ts";
import { readStart, type Source, sourceStream, withFile } from "./source.ts";

/** A file of a bundle, in whatever that is packed. It can be read while it is visited, and not later. */
export interface FileItem {
  readonly kind: "file";
  /** Relative to the bundle, with `/`. */
  readonly path: string;
  /** Bytes that it takes in the bundle. */
  readonly size: number;
  /** Its first bytes: four, or fewer where there are no more. */
  start(): Promise<Buffer>;
  use<T>(work: (source: Source) => Promise<T>): Promise<T>;
}

export type Item = FileItem | { readonly kind: "link"; readonly path: string; readonly target: string };

export type Visit = (item: Item) => Promise<void>;

/** Bytes by which a file is told to be a program, a library or an archive. */
export const START_SIZE = 4;

/** More entries than any bundle has. */
export const MOST_ENTRIES = 250_000;
/** What unpacks to more bytes than this, and to more than so many times of its own, is a bomb. */
const LARGE = 2 ** 30;
const MOST_TIMES = 200;

export function refused(name: string, problem: string, hint: string): BuildError {
  return new BuildError([{ code: "hostile-archive", message: `${name}: ${problem}`, hint }]);
}

export function brokenArchive(name: string, cause: unknown): BuildError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const hint = "It is cut off, or was changed on its way: fetch it again.";
  return new BuildError([{ code: "broken-archive", message: `${name} cannot be unpacked: ${why}`, hint }], { cause });
}

/** Throws BuildError where an archive unpacks to more than a bundle could. */
export function checkExpansion(name: string, packed: number, unpacked: number): void {
  if (unpacked <= LARGE || unpacked <= packed * MOST_TIMES) return;
  throw refused(
    name,
    `it unpacks to more than ${MOST_TIMES} times its own size`,
    "This is not a bundle: do not unpack it.",
  );
}

/** The name of an entry with `/` and without `.`; throws BuildError where unpacking it would write elsewhere. */
export function entryPath(archive: string, name: string): string {
  const parts = name.replaceAll("\\", "/").split("/");
  const leaves = parts.includes("..") || parts[0] === "" || /^[A-Za-z]:/.test(name) || name.includes("\0");
  if (leaves) throw refused(archive, `its entry ${JSON.stringify(name)} leaves it`, "Do not unpack it.");
  return parts.filter((part) => part !== "" && part !== ".").join("/");
}

/** A file of its own. */
export function diskItem(file: string, path: string, size: number): FileItem {
  const use = async <T>(work: (source: Source) => Promise<T>): Promise<T> => {
    const result = await withFile(file, path, async (source) => ({ value: await work(source) }));
    if (result === undefined) throw new Error(`${path} is not a file any more`);
    return result.value;
  };
  return { kind: "file", path, size, use, start: () => use((source) => readStart(source, START_SIZE)) };
}

/** Where an archive's bytes come from: a file, or a part of one. */
export interface Packed {
  readonly name: string;
  readonly size: number;
  open(): Readable;
}

export function packedFile(file: string, name: string, size: number): Packed {
  return { name, size, open: () => createReadStream(file, { highWaterMark: 1 << 18 }) };
}

export function packedPart(source: Source): Packed {
  return { name: source.name, size: source.size, open: () => sourceStream(source) };
}
