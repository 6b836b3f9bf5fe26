import { compareVersions, type ElfFacts } from "../model/inspection.ts";
import { malformed, type Source, untilZero, wide } from "./source.ts";

/** Bytes that are read at most of a table that has some hundred entries. */
const MAX_SMALL_TABLE = 1 << 16;
const MAX_NAME = 4096;
const MAX_VERSIONS = 10_000;
const SEGMENT = { load: 1, dynamic: 2 } as const;
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

export interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

/** Text of the dynamic string table by its offset there. */
type Names = (offset: number) => Promise<string>;

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
  return compareVersions(a, b) < 0 ? b : a;
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

export type DynamicFacts = Pick<ElfFacts, "soname" | "needed" | "rpath" | "runpath" | "glibc">;

export const STATIC: DynamicFacts = { soname: undefined, needed: [], rpath: [], runpath: [], glibc: undefined };

/** Needs, run paths and version needs. Source: gABI chapter 5; `.gnu.version_r` as in the Linux Standard Base. */
export async function readDynamicFacts(source: Source, segments: readonly Segment[]): Promise<DynamicFacts> {
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
