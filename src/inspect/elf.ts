import { type FileHandle, open, stat } from "node:fs/promises";
import type { ElfFacts } from "../model/inspection.ts";

/** Bytes that are read at most of one table: of names and sections, and of the few hundred entries that others have. */
const MAX_TABLE = 1 << 20;
const MAX_SMALL_TABLE = 1 << 16;
const MAX_SEGMENTS = 1024;
const MAX_NAME = 4096;
const MAX_VERSIONS = 10_000;

const HEADER_SIZE = 64;
const SEGMENT_SIZE = 56;
const SECTION_SIZE = 64;
const SYMBOL_TABLE = 2;
const MACHINES: Readonly<Record<number, ElfFacts["machine"]>> = { 62: "x64", 183: "arm64" };
const SEGMENT = { load: 1, dynamic: 2, interpreter: 3 } as const;
const TAG = {
  needed: 1,
  strings: 5,
  stringsSize: 10,
  soname: 14,
  rpath: 15,
  runpath: 29,
  versionNeeds: 0x6ffffffe,
  versionNeedCount: 0x6fffffff,
} as const;

/** Version names that are no number, and the glibc that brought them. */
const NAMED_VERSIONS: Readonly<Record<string, string>> = { GLIBC_ABI_DT_RELR: "2.36" };

/** An open file whose every read is checked against its size. */
interface Source {
  readonly name: string;
  readonly size: number;
  /** Throws where the range is not wholly inside the file. */
  read(offset: number, length: number): Promise<Buffer>;
}

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

/** Text of the dynamic string table by its offset there. */
type Names = (offset: number) => Promise<string>;

function malformed(source: Source, problem: string): Error {
  return new Error(`${source.name}: malformed ELF file: ${problem}`);
}

function sourceOf(name: string, handle: FileHandle, size: number): Source {
  const source: Source = {
    name,
    size,
    async read(offset, length) {
      if (!(offset >= 0 && length >= 0 && offset + length <= size)) {
        throw malformed(source, `${length} bytes at ${offset} lie outside of its ${size} bytes`);
      }
      const buffer = Buffer.alloc(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await handle.read(buffer, done, length - done, offset + done);
        if (bytesRead === 0) throw malformed(source, "it ended while it was read");
        done += bytesRead;
      }
      return buffer;
    },
  };
  return source;
}

/** A 64-bit number as a double: exact below 2^53, and above that beyond the size of every file. */
function wide(buffer: Buffer, offset: number): number {
  return Number(buffer.readBigUInt64LE(offset));
}

async function readSegments(source: Source, header: Buffer): Promise<readonly Segment[]> {
  const count = header.readUInt16LE(56);
  if (count === 0) return [];
  if (header.readUInt16LE(54) !== SEGMENT_SIZE || count > MAX_SEGMENTS) throw malformed(source, "its segment table");
  const table = await source.read(wide(header, 32), count * SEGMENT_SIZE);
  return Array.from({ length: count }, (_, index) => {
    const at = index * SEGMENT_SIZE;
    return {
      type: table.readUInt32LE(at),
      offset: wide(table, at + 8),
      address: wide(table, at + 16),
      size: wide(table, at + 32),
    };
  });
}

/** No program needs its section table, so what cannot be read of it counts as not there. */
async function isStripped(source: Source, header: Buffer): Promise<boolean> {
  const offset = wide(header, 40);
  const length = header.readUInt16LE(60) * SECTION_SIZE;
  const readable = offset > 0 && length <= MAX_TABLE && offset + length <= source.size;
  if (!readable || header.readUInt16LE(58) !== SECTION_SIZE) return true;
  const table = await source.read(offset, length);
  for (let at = 0; at < length; at += SECTION_SIZE) {
    if (table.readUInt32LE(at + 4) === SYMBOL_TABLE) return false;
  }
  return true;
}

/** Where an address of the running program lies in the file, and how many bytes follow it there. */
function locate(source: Source, segments: readonly Segment[], address: number): { offset: number; left: number } {
  const home = segments.find(
    (segment) =>
      segment.type === SEGMENT.load && address >= segment.address && address < segment.address + segment.size,
  );
  if (home === undefined) throw malformed(source, `nothing is loaded at address ${address}`);
  const inside = address - home.address;
  return { offset: home.offset + inside, left: home.size - inside };
}

async function readDynamic(source: Source, segment: Segment): Promise<ReadonlyMap<number, readonly number[]>> {
  if (segment.size > MAX_SMALL_TABLE) throw malformed(source, "its dynamic section is too large");
  const table = await source.read(segment.offset, segment.size);
  const entries = new Map<number, number[]>();
  for (let at = 0; at + 16 <= table.length; at += 16) {
    const tag = wide(table, at);
    if (tag === 0) break;
    const values = entries.get(tag) ?? [];
    values.push(wide(table, at + 8));
    entries.set(tag, values);
  }
  return entries;
}

function untilZero(buffer: Buffer): string | undefined {
  const end = buffer.indexOf(0);
  return end === -1 ? undefined : buffer.toString("utf8", 0, end);
}

/** What the running program sees at an address; a table may go on in the next segment (patched executables have such). */
async function readLoaded(
  source: Source,
  segments: readonly Segment[],
  address: number,
  length: number,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let done = 0; done < length; ) {
    const { offset, left } = locate(source, segments, address + done);
    const part = await source.read(offset, Math.min(left, length - done));
    parts.push(part);
    done += part.length;
    if (part.includes(0)) break;
  }
  return Buffer.concat(parts);
}

function openNames(source: Source, segments: readonly Segment[], table: { address: number; size: number }): Names {
  return async (offset) => {
    const length = Math.min(table.size - offset, MAX_NAME);
    if (!(length > 0)) throw malformed(source, `its name ${offset} lies outside of the string table`);
    const name = untilZero(await readLoaded(source, segments, table.address + offset, length));
    if (name === undefined) throw malformed(source, `its name ${offset} has no end`);
    return name;
  };
}

function versionOf(name: string): string | undefined {
  return NAMED_VERSIONS[name] ?? /^GLIBC_(\d{1,4}(?:\.\d{1,4}){1,3})$/.exec(name)?.[1];
}

function higherVersion(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.localeCompare(b, "en", { numeric: true }) < 0 ? b : a;
}

/** The entries of a chain: each begins where the one before says, and none lies outside. */
function* chain(source: Source, table: Buffer, from: { at: number; count: number }): Generator<number> {
  let at = from.at;
  for (let left = from.count; left > 0; left -= 1) {
    if (at + 16 > table.length) throw malformed(source, "its version needs lead out of their table");
    yield at;
    const forwards = table.readUInt32LE(at + 12);
    if (forwards === 0) return;
    at += forwards;
  }
}

/** Offsets of the names of all needed versions: a chain of files, of each a chain of versions. */
function versionNames(source: Source, table: Buffer, count: number): ReadonlySet<number> {
  const names = new Set<number>();
  let seen = 0;
  for (const file of chain(source, table, { at: 0, count })) {
    const versions = { at: file + table.readUInt32LE(file + 8), count: table.readUInt16LE(file + 2) };
    for (const version of chain(source, table, versions)) {
      names.add(table.readUInt32LE(version + 8));
      seen += 1;
      if (seen > MAX_VERSIONS) throw malformed(source, "too many version needs");
    }
  }
  return names;
}

async function glibcNeed(source: Source, table: Buffer, count: number, names: Names): Promise<string | undefined> {
  let highest: string | undefined;
  for (const offset of versionNames(source, table, count)) {
    highest = higherVersion(highest, versionOf(await names(offset)));
  }
  return highest;
}

function folders(lists: readonly string[]): readonly string[] {
  return lists.flatMap((list) => list.split(":")).filter((folder) => folder !== "");
}

type DynamicFacts = Pick<ElfFacts, "soname" | "needed" | "rpath" | "runpath" | "glibc">;

const STATIC: DynamicFacts = { soname: undefined, needed: [], rpath: [], runpath: [], glibc: undefined };

async function readDynamicFacts(source: Source, segments: readonly Segment[]): Promise<DynamicFacts> {
  const segment = segments.find(({ type }) => type === SEGMENT.dynamic);
  if (segment === undefined) return STATIC;
  const dynamic = await readDynamic(source, segment);
  const first = (tag: number): number | undefined => dynamic.get(tag)?.[0];
  const strings = first(TAG.strings);
  if (strings === undefined) return STATIC;
  const names = openNames(source, segments, { address: strings, size: first(TAG.stringsSize) ?? 0 });
  const texts = async (tag: number): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const offset of dynamic.get(tag) ?? []) found.push(await names(offset));
    return found;
  };
  const needs = first(TAG.versionNeeds);
  const place = needs === undefined ? undefined : locate(source, segments, needs);
  const versions = place && (await source.read(place.offset, Math.min(place.left, MAX_SMALL_TABLE)));
  return {
    soname: (await texts(TAG.soname))[0],
    needed: await texts(TAG.needed),
    rpath: folders(await texts(TAG.rpath)),
    runpath: folders(await texts(TAG.runpath)),
    glibc: versions && (await glibcNeed(source, versions, first(TAG.versionNeedCount) ?? 0, names)),
  };
}

async function readInterpreter(source: Source, segments: readonly Segment[]): Promise<string | undefined> {
  const segment = segments.find(({ type }) => type === SEGMENT.interpreter);
  if (segment === undefined) return undefined;
  if (segment.size > MAX_NAME) throw malformed(source, "the path of its interpreter is too long");
  const bytes = await source.read(segment.offset, segment.size);
  return untilZero(bytes) ?? bytes.toString("utf8");
}

async function readFacts(source: Source): Promise<ElfFacts | undefined> {
  if (source.size < 20) return undefined;
  const start = await source.read(0, 20);
  if (start.toString("latin1", 0, 4) !== "\x7fELF") return undefined;
  const isWideLittleEndian = start[4] === 2 && start[5] === 1;
  if (!isWideLittleEndian) return { ...STATIC, machine: "other", interpreter: undefined, stripped: true };
  const header = await source.read(0, HEADER_SIZE);
  const segments = await readSegments(source, header);
  return {
    machine: MACHINES[header.readUInt16LE(18)] ?? "other",
    interpreter: await readInterpreter(source, segments),
    stripped: await isStripped(source, header),
    ...(await readDynamicFacts(source, segments)),
  };
}

/**
 * Reads what an ELF file says about itself: a few tables of bounded size, never the whole file, and no length or offset
 * in it is believed. Undefined: it is no ELF file (or no regular file). Of 32-bit and big-endian files nothing is read
 * but that they are of another machine. Throws an Error that names the file where the file contradicts itself.
 * Source: System V ABI, “gABI” chapters 4 and 5; `.gnu.version_r` as in the Linux Standard Base.
 */
export async function readElf(file: string): Promise<ElfFacts | undefined> {
  const about = await stat(file);
  // Opening a pipe would wait for its writer for ever.
  if (!about.isFile()) return undefined;
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    return await readFacts(sourceOf(file, handle, size));
  } finally {
    await handle.close();
  }
}
