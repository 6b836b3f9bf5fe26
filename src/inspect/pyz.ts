import { malformed, readAs, type Source } from "./source.ts";

const MAGIC = "PYZ\0";
/** Where it says at what place its table begins; before that stands the bytecode's own magic number. */
const TABLE_PLACE = 8;
const HEADER = 12;
const MOST_TABLE = 16 << 20;
const MOST_ITEMS = 1_000_000;
const DEEPEST = 16;
const WITH_REFERENCE = 0x80;

/** A module of the archive and the bytes that it takes there. */
export interface PackedModule {
  /** `package.module`. */
  readonly name: string;
  readonly bytes: number;
}

/** What of `marshal` such a table uses; everything else is undefined. */
type Value = string | number | readonly Value[] | undefined;

/** Reads one value of Python's `marshal` at a time. Source: CPython's `Python/marshal.c`. */
function unmarshal(source: Source, bytes: Buffer): Value {
  const known: Value[] = [];
  let at = 0;
  let items = 0;
  const take = (length: number): Buffer => {
    if (length < 0 || at + length > bytes.length) throw malformed(source, "its table leads out of it");
    at += length;
    return bytes.subarray(at - length, at);
  };
  const list = (length: number, depth: number): Value => {
    if (length > bytes.length) throw malformed(source, "its table is longer than it");
    return Array.from({ length }, () => value(depth + 1));
  };
  const simple: Readonly<Record<string, (depth: number) => Value>> = {
    i: () => take(4).readInt32LE(0),
    z: () => take(take(1).readUInt8(0)).toString("latin1"),
    Z: () => take(take(1).readUInt8(0)).toString("latin1"),
    a: () => take(take(4).readUInt32LE(0)).toString("latin1"),
    A: () => take(take(4).readUInt32LE(0)).toString("latin1"),
    u: () => take(take(4).readUInt32LE(0)).toString("utf8"),
    t: () => take(take(4).readUInt32LE(0)).toString("utf8"),
    s: () => take(take(4).readUInt32LE(0)).toString("latin1"),
    r: () => known[take(4).readUInt32LE(0)],
    ")": (depth) => list(take(1).readUInt8(0), depth),
    "(": (depth) => list(take(4).readUInt32LE(0), depth),
    "[": (depth) => list(take(4).readUInt32LE(0), depth),
    N: () => undefined,
    T: () => 1,
    F: () => 0,
  };
  const value = (depth: number): Value => {
    items += 1;
    const code = take(1).readUInt8(0);
    const read = simple[String.fromCharCode(code & ~WITH_REFERENCE)];
    if (read === undefined || depth > DEEPEST || items > MOST_ITEMS) throw malformed(source, "its table");
    if ((code & WITH_REFERENCE) === 0) return read(depth);
    const index = known.push(undefined) - 1;
    known[index] = read(depth);
    return known[index];
  };
  return value(0);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** One row: name, and kind, place and length. */
function moduleOf(row: Value): PackedModule | undefined {
  if (!isList(row)) return undefined;
  const [name, about] = row;
  if (typeof name !== "string" || !isList(about)) return undefined;
  const bytes = about[2];
  return typeof bytes === "number" && bytes >= 0 ? { name, bytes } : undefined;
}

/**
 * The modules in PyInstaller's archive of modules; undefined for any other file. Throws Malformed where it contradicts itself.
 * Source: PyInstaller 6, `PyInstaller/loader/pyimod01_archive.py`.
 */
export async function readPyz(whole: Source): Promise<readonly PackedModule[] | undefined> {
  if (whole.size < HEADER) return undefined;
  const source = readAs("PYZ", whole);
  const header = await source.read(0, HEADER);
  if (header.toString("latin1", 0, 4) !== MAGIC) return undefined;
  const place = header.readUInt32BE(TABLE_PLACE);
  const size = source.size - place;
  if (size > MOST_TABLE) throw malformed(source, "its table is too large");
  const rows = unmarshal(source, await source.read(place, size));
  return isList(rows) ? rows.map(moduleOf).filter((row) => row !== undefined) : [];
}
