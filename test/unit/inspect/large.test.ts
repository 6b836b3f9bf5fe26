// Lies that a file of 4 GB leaves room for: what they point to is there, so that only a reader's own limits end it.
import { expect, test } from "vitest";
import { readBinary } from "../../../src/inspect/binary.ts";
import { findCArchive } from "../../../src/inspect/carchive.ts";
import { readPyz } from "../../../src/inspect/pyz.ts";
import { bufferSource, Malformed, readAs, type Source } from "../../../src/inspect/source.ts";
import { elfFile } from "../../support/elf-file.ts";
import { machOFile } from "../../support/macho-file.ts";
import { peFile } from "../../support/pe-file.ts";

const SIZE = 2 ** 32;

/** A file of 4 GB that begins with these bytes and goes on with one letter. What is read of it is counted: at most at a time, and in all. */
function large(
  start: Buffer,
  letter = 65,
): { readonly source: Source; readonly largest: () => number; readonly total: () => number } {
  let [largest, total] = [0, 0];
  const source: Source = {
    name: "file",
    format: "",
    size: SIZE,
    async read(offset, length) {
      largest = Math.max(largest, length);
      total += length;
      const bytes = Buffer.alloc(length, letter);
      if (offset < start.length) start.copy(bytes, 0, offset);
      return bytes;
    },
  };
  return { source, largest: () => largest, total: () => total };
}

/** Bytes that are read at most at a time for a table, and for one of few entries. */
const TABLE = 1 << 20;
const SMALL = 1 << 16;

const ELF = elfFile({
  needed: ["libc.so.6"],
  interpreter: "/ld.so",
  versions: { "libc.so.6": ["GLIBC_2.4"] },
  symbols: true,
});
/** Number of the segment: what is loaded, the dynamic section, the interpreter. */
const segment = (index: number, field: number): number => 64 + index * 56 + field;
const SIZE_FIELD = 32;
const SECTIONS = Number(ELF.readBigUInt64LE(40));

/** Where a dynamic entry has its value. */
function placeOf(bytes: Buffer, tag: number): number {
  let at = Number(bytes.readBigUInt64LE(segment(1, 8)));
  while (Number(bytes.readBigUInt64LE(at)) !== tag) at += 16;
  return at + 8;
}

test("more than any table has is not read, whatever room a file has", async () => {
  const { source, largest } = large(Buffer.alloc(0));
  const reading = readAs("ELF", source).read(0, (16 << 20) + 1);
  expect(await reading.then(({ length }) => length).catch((error: unknown) => error)).toBeInstanceOf(Malformed);
  expect(largest()).toBe(0);
});

test.each<[string, Buffer, (bytes: Buffer) => unknown, string]>([
  ["ELF: 65535 segments", ELF, (bytes) => bytes.writeUInt16LE(0xffff, 56), "its segment table"],
  [
    "ELF: an interpreter whose path has 8 MB",
    ELF,
    (bytes) => bytes.writeBigUInt64LE(8n << 20n, segment(2, SIZE_FIELD)),
    "the path of its interpreter is too long",
  ],
  [
    "ELF: a dynamic section of 8 MB",
    ELF,
    (bytes) => bytes.writeBigUInt64LE(8n << 20n, segment(1, SIZE_FIELD)),
    "its dynamic section is too large",
  ],
  [
    "ELF: a name of 4 GB",
    ELF,
    (bytes) => {
      bytes.writeBigUInt64LE(BigInt(SIZE), segment(0, SIZE_FIELD));
      bytes.writeBigUInt64LE(8n << 20n, placeOf(bytes, 10));
      bytes.writeBigUInt64LE(1n << 20n, placeOf(bytes, 1));
    },
    "its name 1048576 has no end",
  ],
  ["Mach-O: 50,000 commands", machOFile(), (bytes) => commands(bytes, 50_000, 400_000), "too many load commands"],
  ["Mach-O: commands of 8 MB", machOFile(), (bytes) => commands(bytes, 1, 8 << 20), "too many load commands"],
  ["PE: 65535 sections", peFile(), (bytes) => bytes.writeUInt16LE(0xffff, 0x86), "too many sections"],
  [
    "PE: imports without an end",
    peFile({ imports: ["a.dll"] }),
    // The section goes on to the end of the file, and the name of each further import is one that is there.
    (bytes) => bytes.writeUInt32LE(0x7fff_ffff, 0x98 + 240 + 16),
    "its imports have no end",
  ],
])("%s", async (_, whole, lie, problem) => {
  const bytes = Buffer.from(whole);
  lie(bytes);
  const { source, largest } = large(problem.startsWith("its imports") ? endlessImports(bytes) : bytes);
  await expect(readBinary(source)).rejects.toThrow(problem);
  expect(largest()).toBeLessThanOrEqual(SMALL + 4096 * 20);
});

function commands(bytes: Buffer, count: number, size: number): void {
  bytes.writeUInt32LE(count, 16);
  bytes.writeUInt32LE(size, 20);
}

/** The first import, again and again. */
function endlessImports(bytes: Buffer): Buffer {
  const more = Buffer.alloc(200_000);
  for (let at = 0; at < more.length; at += 20) more.writeUInt32LE(0x1000 + 200_000 + 100, at + 12);
  return Buffer.concat([bytes.subarray(0, 0x200), more, Buffer.alloc(1000)]);
}

test("ELF: version needs of which each file has all that follow", async () => {
  // Files and versions are one list of 4000 entries, sixteen bytes apart: eight million versions in all.
  const rows = Buffer.alloc(4000 * 16);
  for (let at = 0; at < rows.length; at += 16) {
    rows.writeUInt16LE(2000, at + 2);
    for (const place of [8, 12]) rows.writeUInt32LE(16, at + place);
  }
  const bytes = Buffer.concat([ELF, Buffer.alloc(16), rows]);
  bytes.writeBigUInt64LE(BigInt(SIZE), segment(0, SIZE_FIELD));
  bytes.writeBigUInt64LE(BigInt(ELF.length + 16), placeOf(bytes, 0x6ffffffe));
  bytes.writeBigUInt64LE(1900n, placeOf(bytes, 0x6fffffff));
  const { source, largest } = large(bytes);
  await expect(readBinary(source)).rejects.toThrow("too many version needs");
  expect(largest()).toBe(SMALL);
});

test("ELF: sections whose names have 8 MB, and symbols that have more bytes than the file", async () => {
  const bytes = Buffer.from(ELF);
  // The names are those of the first section.
  bytes.writeUInt16LE(0, 62);
  bytes.writeBigUInt64LE(8n << 20n, SECTIONS + 32);
  bytes.writeBigUInt64LE(BigInt(SIZE) + 1n, SECTIONS + 64 + 32);
  const { source, largest } = large(bytes);
  expect(await readBinary(source)).toMatchObject({ format: "elf", removable: 0 });
  expect(largest()).toBeLessThanOrEqual(SMALL);
});

test("ELF: symbols that overlap are no more than the file", async () => {
  const symbols = Buffer.alloc(64);
  symbols.writeUInt32LE(2, 4);
  symbols.writeBigUInt64LE(BigInt(SIZE), 32);
  const bytes = Buffer.concat([ELF.subarray(0, SECTIONS), ...Array.from({ length: 100 }, () => symbols)]);
  bytes.writeUInt16LE(100, 60);
  const { source } = large(bytes);
  expect((await readBinary(source))?.removable).toBe(SIZE);
});

test("ELF: a section table of 4 MB counts as none", async () => {
  const bytes = Buffer.from(ELF);
  bytes.writeUInt16LE(0xffff, 60);
  const { source, largest } = large(bytes);
  expect(await readBinary(source)).toMatchObject({ removable: 0 });
  expect(largest()).toBeLessThanOrEqual(TABLE);
});

test("PYZ: a table of 4 GB", async () => {
  const { source, largest } = large(Buffer.from("PYZ\0\0\0\0\0\0\0\0\x0c", "latin1"));
  await expect(readPyz(source)).rejects.toThrow("its table is too large");
  expect(largest()).toBe(12);
});

test("PYZ: a table of more items than it may have", async () => {
  const items = 1_100_000;
  const head = Buffer.from("PYZ\0\0\0\0\0\0\0\0\x0c[\0\0\0\0", "latin1");
  head.writeUInt32LE(items, 13);
  const bytes = Buffer.concat([head, Buffer.alloc(items, "N")]);
  await expect(readPyz(bufferSource("file", bytes))).rejects.toThrow("its table");
});

test("a program of 4 GB is searched at its end alone for what PyInstaller appends", async () => {
  const { source, largest, total } = large(ELF);
  expect(await findCArchive(source)).toBeUndefined();
  expect(largest()).toBeLessThan(TABLE + 100);
  expect(total()).toBeLessThan(20 * TABLE);
});
