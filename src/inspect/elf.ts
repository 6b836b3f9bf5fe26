import type { Architecture, BinaryFacts, ElfFacts } from "../model/inspection.ts";
import { readDynamicFacts, type Segment, STATIC } from "./elf-dynamic.ts";
import { readSections } from "./elf-sections.ts";
import { malformed, readAs, type Source, untilZero, wide, withFile } from "./source.ts";

const HEADER_SIZE = 64;
const SEGMENT_SIZE = 56;
const MAX_SEGMENTS = 1024;
const MAX_NAME = 4096;
const INTERPRETER = 3;
const MACHINES: Readonly<Record<number, Architecture>> = {
  3: "x86",
  21: "ppc64",
  22: "s390x",
  40: "arm",
  62: "x64",
  183: "arm64",
  243: "riscv64",
  258: "loong64",
};
/** Kinds of file that are loaded to run; object files and core dumps are not. */
const PROGRAM = 2;
const SHARED = 3;

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

async function readInterpreter(source: Source, segments: readonly Segment[]): Promise<string | undefined> {
  const segment = segments.find(({ type }) => type === INTERPRETER);
  if (segment === undefined) return undefined;
  if (segment.size > MAX_NAME) throw malformed(source, "the path of its interpreter is too long");
  const bytes = await source.read(segment.offset, segment.size);
  return untilZero(bytes) ?? bytes.toString("utf8");
}

/** An ELF file; `kind` is what its header calls type. */
interface Elf {
  readonly facts: ElfFacts;
  readonly kind: number;
  /** Bytes that `strip` would remove. */
  readonly removable: number;
}

async function readHeader(whole: Source): Promise<Elf | undefined> {
  if (whole.size < 20) return undefined;
  const source = readAs("ELF", whole);
  const start = await source.read(0, 20);
  if (start.toString("latin1", 0, 4) !== "\x7fELF") return undefined;
  const little = start[5] !== 2;
  const machine = MACHINES[little ? start.readUInt16LE(18) : start.readUInt16BE(18)] ?? "other";
  const kind = little ? start.readUInt16LE(16) : start.readUInt16BE(16);
  const isWide = start[4] === 2 && start[5] === 1;
  if (!isWide) {
    const other = machine === "x64" || machine === "arm64" ? "other" : machine;
    return { kind, removable: 0, facts: { ...STATIC, machine: other, interpreter: undefined, stripped: true } };
  }
  const header = await source.read(0, HEADER_SIZE);
  const segments = await readSegments(source, header);
  const interpreter = await readInterpreter(source, segments);
  const { stripped, removable } = await readSections(source, header);
  const facts = { machine, interpreter, stripped, ...(await readDynamicFacts(source, segments)) };
  return { kind, removable, facts };
}

/**
 * Reads what an ELF file says about itself: a few tables of bounded size, never the whole file, and no length or offset
 * in it is believed. Undefined: it is no ELF file (or no regular file). Of 32-bit and big-endian files nothing is read
 * but which machine they are for. Throws Malformed, which names the file, where the file contradicts itself.
 * Source: System V ABI, “gABI” chapters 4 and 5.
 */
export function readElf(file: string): Promise<ElfFacts | undefined> {
  return withFile(file, file, async (source) => (await readHeader(source))?.facts);
}

/** The same, as far as it goes for every format. Undefined also for object files. */
export async function readElfBinary(source: Source): Promise<BinaryFacts | undefined> {
  const elf = await readHeader(source);
  if (elf === undefined || (elf.kind !== PROGRAM && elf.kind !== SHARED)) return undefined;
  const { machine, glibc, needed, interpreter } = elf.facts;
  const needs = glibc === undefined ? undefined : { system: "glibc" as const, version: glibc };
  return {
    format: "elf",
    slices: [{ architecture: machine, needs, libraries: needed }],
    library: elf.kind === SHARED && interpreter === undefined,
    removable: elf.removable,
  };
}
