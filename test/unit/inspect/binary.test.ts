import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBinary } from "../../../src/inspect/binary.ts";
import { findCArchive } from "../../../src/inspect/carchive.ts";
import { readPyz } from "../../../src/inspect/pyz.ts";
import { bufferSource, Malformed } from "../../../src/inspect/source.ts";
import { elfFile } from "../../support/elf-file.ts";
import { fatFile, machOFile } from "../../support/macho-file.ts";
import { peFile } from "../../support/pe-file.ts";

const read = (bytes: Buffer) => readBinary(bufferSource("file", bytes));

describe("Mach-O", () => {
  test("a library: processor, floor, what it loads", async () => {
    const libraries = ["@rpath/libx.dylib", "/usr/lib/libSystem.B.dylib"];
    expect(await read(machOFile({ minimum: [11, 0], libraries, weak: ["/may/be/missing"] }))).toEqual({
      format: "macho",
      slices: [{ architecture: "arm64", needs: { system: "macos", version: "11.0" }, libraries }],
      library: true,
      removable: 0,
    });
  });

  test.each([
    ["LC_VERSION_MIN_MACOSX", { oldMinimum: [10, 15] as const }, "10.15"],
    ["another platform", { minimum: [17, 0] as const, platform: 2 }, undefined],
    ["nothing said", {}, undefined],
  ])("floor by %s", async (_, spec, version) => {
    expect((await read(machOFile(spec)))?.slices[0]?.needs?.version).toBe(version);
  });

  test("a fat file has a floor for each processor", async () => {
    const fat = fatFile(
      machOFile({ minimum: [11, 0] }),
      machOFile({ processor: 0x1000007, kind: 2, oldMinimum: [10, 9] }),
    );
    const facts = await read(fat);
    expect(facts?.library).toBe(false);
    expect(facts?.slices.map(({ architecture, needs }) => [architecture, needs?.version])).toEqual([
      ["arm64", "11.0"],
      ["x64", "10.9"],
    ]);
  });

  test.each([
    ["an object file", machOFile({ kind: 1 })],
    ["a class file of Java", Buffer.concat([Buffer.from("cafebabe00000041", "hex"), Buffer.alloc(64)])],
    ["the magic number alone", Buffer.from("cffaedfe", "hex")],
  ])("%s is none", async (_, bytes) => expect(await read(bytes)).toBeUndefined());

  const good = machOFile({ minimum: [11, 0], libraries: ["/usr/lib/a.dylib"] });
  test.each<[string, (bytes: Buffer) => unknown]>([
    ["4 billion commands", (bytes) => bytes.writeUInt32LE(0xffff_ffff, 16)],
    ["commands of 4 GB", (bytes) => bytes.writeUInt32LE(0xffff_ffff, 20)],
    ["more commands than there are", (bytes) => bytes.writeUInt32LE(9, 16)],
    ["a command of no bytes", (bytes) => bytes.writeUInt32LE(0, 36)],
    ["a command that leads out", (bytes) => bytes.writeUInt32LE(4096, 36)],
    ["a last command that leads out", (bytes) => bytes.writeUInt32LE(4096, 32 + 24 + 4)],
    ["the name of a library outside of its command", (bytes) => bytes.writeUInt32LE(0xffff, 32 + 24 + 8)],
  ])("%s", async (_, lie) => {
    const bytes = Buffer.from(good);
    lie(bytes);
    await expect(read(bytes)).rejects.toThrow("file: malformed Mach-O file");
  });

  test("a slice behind the end", async () => {
    const bytes = fatFile(good);
    bytes.writeUInt32BE(0x7fff_ffff, 16);
    await expect(read(bytes)).rejects.toThrow("malformed Mach-O file");
  });
});

describe("PE", () => {
  test("a library: processor, floor, what it imports", async () => {
    const imports = ["python314.dll", "KERNEL32.dll"];
    expect(await read(peFile({ imports, subsystem: [6, 2] }))).toEqual({
      format: "pe",
      slices: [{ architecture: "x64", needs: { system: "windows", version: "6.2" }, libraries: imports }],
      library: true,
      removable: 0,
    });
  });

  test.each([
    ["arm64", { machine: 0xaa64 }],
    ["x86", { machine: 0x14c }],
    ["any", { machine: 0x14c, dotNet: true }],
    ["other", { machine: 0x200 }],
  ])("processor %s", async (architecture, spec) => {
    expect((await read(peFile(spec)))?.slices[0]?.architecture).toBe(architecture);
  });

  test.each([
    ["a program for DOS", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)])],
    ["one whose header would lie behind its end", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200, 0x7f)])],
    ["two letters", Buffer.from("MZ is how this text begins")],
  ])("%s is none", async (_, bytes) => expect(await read(bytes)).toBeUndefined());

  const good = peFile({ imports: ["a.dll", "b.dll"] });
  test.each<[string, (bytes: Buffer) => unknown]>([
    ["65535 sections", (bytes) => bytes.writeUInt16LE(0xffff, 0x86)],
    ["an optional header of no bytes", (bytes) => bytes.writeUInt16LE(0, 0x94)],
    ["imports at no address", (bytes) => bytes.writeUInt32LE(0xffff_0000, 0x98 + 112 + 8)],
    ["a section behind the end", (bytes) => bytes.writeUInt32LE(0x7fff_ffff, 0x98 + 240 + 20)],
    ["a name at no address", (bytes) => bytes.writeUInt32LE(0x7fff_ffff, 0x200 + 12)],
    ["a name without an end", (bytes) => bytes.fill(65, 0x200 + 60)],
  ])("%s", async (_, lie) => {
    const bytes = Buffer.from(good);
    lie(bytes);
    await expect(read(bytes)).rejects.toThrow("file: malformed PE file");
  });
});

describe("whatever it is given, a reader gives an answer or says what is malformed", () => {
  const ELF = elfFile({ needed: ["libc.so.6"], versions: { "libc.so.6": ["GLIBC_2.17"] }, symbols: true });
  const MACHO = machOFile({ minimum: [11, 0], libraries: ["/usr/lib/a.dylib", "@rpath/b.dylib"] });
  const samples = [ELF, MACHO, fatFile(MACHO, MACHO), peFile({ imports: ["a.dll", "b.dll"] })];
  const cookie = Buffer.concat([Buffer.from("MEI\x0c\x0b\x0a\x0b\x0e", "latin1"), Buffer.alloc(80)]);
  const readers = [
    ["binary", readBinary],
    ["modules", readPyz],
    ["appended archive", findCArchive],
  ] as const;

  async function check(reader: (source: ReturnType<typeof bufferSource>) => Promise<unknown>, bytes: Buffer) {
    const start = performance.now();
    const failure: unknown = await reader(bufferSource("file", bytes)).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure !== undefined) expect(failure).toBeInstanceOf(Malformed);
    expect(performance.now() - start).toBeLessThan(10_000);
  }

  test.each(samples.map((sample, index) => [index, sample] as const))(
    "sample %i, changed and cut off",
    async (_, sample) => {
      const change = fc.record({ at: fc.nat(sample.length - 1), value: fc.nat(255) });
      const cut = fc.nat(sample.length);
      await fc.assert(
        fc.asyncProperty(fc.array(change, { maxLength: 16 }), cut, async (changes, length) => {
          const bytes = Buffer.from(sample);
          for (const { at, value } of changes) bytes[at] = value;
          await check(readBinary, bytes.subarray(0, length));
        }),
        { numRuns: 1000 },
      );
    },
  );

  test.each(readers)("random bytes as a %s", async (_, reader) => {
    const starts = ["", "\x7fELF\x02\x01\x01", "\xcf\xfa\xed\xfe", "\xca\xfe\xba\xbe", "MZ", "PYZ\0"];
    const start = fc.constantFrom(...starts.map((text) => Buffer.from(text, "latin1")));
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 600 }), fc.boolean(), async (head, rest, ends) =>
        check(reader, Buffer.concat([head, rest, ends ? cookie : Buffer.alloc(0)])),
      ),
      { numRuns: 1000 },
    );
  });

  const modules = (table: string) =>
    readPyz(bufferSource("file", Buffer.from(`PYZ\0\0\0\0\0\0\0\0\x0c${table}`, "latin1")));

  test("a table of modules that refers to itself has none", async () => {
    expect(await modules("\xdb\x01\0\0\0r\0\0\0\0")).toEqual([]);
  });

  test.each([
    ["of two thousand million rows", "[\xff\xff\xff\x7f", "its table is longer than it"],
    ["that nests for ever", "[\x01\0\0\0".repeat(100_000), "its table"],
    ["with a name behind its end", "z\xffx", "its table leads out of it"],
  ])("a table of modules %s", async (_, table, problem) => {
    await expect(modules(table)).rejects.toEqual(new Malformed(`file: malformed PYZ file: ${problem}`));
  });
});
