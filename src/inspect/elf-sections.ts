import { type Source, untilZero, wide } from "./source.ts";

const SECTION_SIZE = 64;
/** Bytes that are read at most of the section table and of the names of sections. */
const MAX_TABLE = 1 << 20;
const SYMBOL_TABLE = 2;
const STRING_TABLE = 3;
/** Takes place in the running program. */
const LOADED = 2n;
const DEBUGGING = /^\.(?:z?debug|stab|gnu\.debuglto)/;

export interface SectionFacts {
  readonly stripped: boolean;
  readonly removable: number;
}

const NONE: SectionFacts = { stripped: true, removable: 0 };

async function sectionNames(source: Source, table: Buffer, index: number): Promise<Buffer> {
  const at = index * SECTION_SIZE;
  if (at + SECTION_SIZE > table.length) return Buffer.alloc(0);
  const [offset, size] = [wide(table, at + 24), wide(table, at + 32)];
  if (size > MAX_TABLE || offset + size > source.size) return Buffer.alloc(0);
  return source.read(offset, size);
}

/** What `strip` takes out: symbol tables with their texts, and what only debuggers read. */
function isRemovable(table: Buffer, at: number, names: Buffer, symbolTexts: ReadonlySet<number>): boolean {
  const type = table.readUInt32LE(at + 4);
  if ((table.readBigUInt64LE(at + 8) & LOADED) !== 0n) return false;
  if (type === SYMBOL_TABLE) return true;
  if (type === STRING_TABLE) return symbolTexts.has(at / SECTION_SIZE);
  const name = table.readUInt32LE(at);
  return name < names.length && DEBUGGING.test(untilZero(names.subarray(name, name + 64)) ?? "");
}

/** No program needs its section table, so what cannot be read of it counts as not there. Source: gABI chapter 4. */
export async function readSections(source: Source, header: Buffer): Promise<SectionFacts> {
  const offset = wide(header, 40);
  const length = header.readUInt16LE(60) * SECTION_SIZE;
  const readable = offset > 0 && length <= MAX_TABLE && offset + length <= source.size;
  if (!readable || header.readUInt16LE(58) !== SECTION_SIZE) return NONE;
  const table = await source.read(offset, length);
  const places = Array.from({ length: length / SECTION_SIZE }, (_, index) => index * SECTION_SIZE);
  const symbols = places.filter((at) => table.readUInt32LE(at + 4) === SYMBOL_TABLE);
  if (symbols.length === 0) return NONE;
  const texts = new Set(symbols.map((at) => table.readUInt32LE(at + 40)));
  const names = await sectionNames(source, table, header.readUInt16LE(62));
  const sizes = places.filter((at) => isRemovable(table, at, names, texts)).map((at) => wide(table, at + 32));
  const sum = sizes.filter((size) => size <= source.size).reduce((all, size) => all + size, 0);
  // Sections of a lying table overlap.
  return { stripped: false, removable: Math.min(sum, source.size) };
}
