import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { readElf } from "../../../src/inspect/elf.ts";
import { type ElfSpec, elfFile } from "../../support/elf-file.ts";
import { describeUnless, notLinux, notPosix, testUnless } from "../../support/unless.ts";

const folder = mkdtempSync(join(tmpdir(), "slipway-elf-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, "file");
function put(content: string | Buffer): string {
  writeFileSync(file, content);
  return file;
}
const read = (spec: ElfSpec) => readElf(put(elfFile(spec)));

const LIBRARY: ElfSpec = {
  soname: "libx.so.1",
  needed: ["libz.so.1", "libc.so.6"],
  versions: { "libc.so.6": ["GLIBC_2.2.5", "GLIBC_2.17"] },
};

describe("what an ELF file says", () => {
  test("names, run paths and interpreter", async () => {
    const spec = { ...LIBRARY, rpath: "/a:$ORIGIN/../lib", runpath: "/b", interpreter: "/lib64/ld-linux-x86-64.so.2" };
    expect(await read(spec)).toEqual({
      machine: "x64",
      soname: "libx.so.1",
      needed: ["libz.so.1", "libc.so.6"],
      rpath: ["/a", "$ORIGIN/../lib"],
      runpath: ["/b"],
      interpreter: "/lib64/ld-linux-x86-64.so.2",
      glibc: "2.17",
      stripped: true,
    });
  });

  test("an empty run path has no folder", async () => {
    expect((await read({ ...LIBRARY, rpath: "" }))?.rpath).toEqual([]);
  });

  test("a symbol table is not stripped", async () => {
    expect((await read({ ...LIBRARY, symbols: true }))?.stripped).toBe(false);
  });

  test.each<[machine: string, code: number]>([
    ["x64", 62],
    ["arm64", 183],
    ["riscv64", 243],
    ["other", 0xfff0],
  ])("machine %s", async (machine, code) => {
    expect((await read({ ...LIBRARY, machine: code }))?.machine).toBe(machine);
  });

  test.each<[floor: string | undefined, versions: readonly string[]]>([
    ["2.17", ["GLIBC_2.17", "GLIBC_2.2.5", "GLIBC_2.9"]],
    ["2.34", ["GLIBC_2.4", "GLIBC_2.34"]],
    ["2.36", ["GLIBC_2.4", "GLIBC_ABI_DT_RELR"]],
    ["2.38", ["GLIBC_2.38", "GLIBC_ABI_DT_RELR"]],
    [undefined, ["GLIBC_PRIVATE", "GCC_3.0", "CXXABI_1.3", "GLIBC_", "GLIBC_2"]],
  ])("floor %s", async (floor, versions) => {
    expect((await read({ versions: { "libgcc_s.so.1": ["GCC_3.0"], "libc.so.6": versions } }))?.glibc).toBe(floor);
  });
});

describe("no ELF file", () => {
  test.each([
    ["empty", ""],
    ["text", "#!/bin/sh\necho a program\n".repeat(9)],
    ["half a magic number", "\x7fEL"],
    ["the magic number alone", "\x7fELF"],
  ])("%s", async (_, content) => {
    expect(await readElf(put(content))).toBeUndefined();
  });

  test("a folder", async () => {
    expect(await readElf(folder)).toBeUndefined();
  });

  testUnless(notPosix)("a pipe that nobody writes to", async () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    expect(await readElf(pipe)).toBeUndefined();
  });
});

describe("of another kind", () => {
  test("32-bit: its machine and nothing else", async () => {
    const content = elfFile({ ...LIBRARY, machine: 3 });
    content[4] = 1;
    expect(await readElf(put(content))).toMatchObject({ machine: "x86", needed: [], stripped: true });
  });

  test("32-bit on a 64-bit processor is nothing that its programs can load", async () => {
    const content = elfFile(LIBRARY);
    content[4] = 1;
    expect(await readElf(put(content))).toMatchObject({ machine: "other", needed: [], stripped: true });
  });

  test("big-endian: its machine and nothing else", async () => {
    const content = elfFile(LIBRARY);
    content[5] = 2;
    content.writeUInt16BE(22, 18);
    expect(await readElf(put(content))).toMatchObject({ machine: "s390x", needed: [], stripped: true });
  });
});

/** Offset of the first dynamic entry with this tag, by searching backwards from the section table. */
function entryOf(content: Buffer, tag: number): number {
  const start = Number(content.readBigUInt64LE(64 + 56 + 8));
  for (let at = start; at < content.length; at += 16) if (Number(content.readBigUInt64LE(at)) === tag) return at;
  throw new Error(`no tag ${tag}`);
}

describe("files that contradict themselves", () => {
  const HUGE = 0xffff_ffff_ffff_fff0n;
  const lies: readonly [string, (content: Buffer) => unknown][] = [
    ["segment table behind the end", (content) => content.writeBigUInt64LE(HUGE, 32)],
    ["segments of another size", (content) => content.writeUInt16LE(8, 54)],
    ["65535 segments", (content) => content.writeUInt16LE(0xffff, 56)],
    ["dynamic section behind the end", (content) => content.writeBigUInt64LE(HUGE, 64 + 56 + 8)],
    ["dynamic section of 16 EiB", (content) => content.writeBigUInt64LE(HUGE, 64 + 56 + 32)],
    ["strings at no address", (content) => content.writeBigUInt64LE(HUGE, entryOf(content, 5) + 8)],
    ["no string table size", (content) => content.writeBigUInt64LE(0n, entryOf(content, 10) + 8)],
    ["a name behind the strings", (content) => content.writeBigUInt64LE(HUGE, entryOf(content, 1) + 8)],
    ["version needs at no address", (content) => content.writeBigUInt64LE(HUGE, entryOf(content, 0x6ffffffe) + 8)],
    ["versions that lead out", (content) => content.writeUInt32LE(0x7fff_ffff, needsOf(content) + 8)],
    [
      "files that lead out",
      (content) => {
        content.writeBigUInt64LE(2n, entryOf(content, 0x6fffffff) + 8);
        content.writeUInt32LE(0x7fff_ffff, needsOf(content) + 12);
      },
    ],
  ];
  const needsOf = (content: Buffer): number => Number(content.readBigUInt64LE(entryOf(content, 0x6ffffffe) + 8));

  test.each(lies)("%s", async (_, lie) => {
    const content = elfFile(LIBRARY);
    lie(content);
    await expect(readElf(put(content))).rejects.toThrow(`${file}: malformed ELF file`);
  });

  test("versions that follow each other one byte apart, for ever", async () => {
    const content = elfFile({ versions: { "libc.so.6": ["GLIBC_2.4", "GLIBC_2.5"] } });
    const needs = needsOf(content);
    content.writeUInt16LE(0xffff, needs + 2);
    content.writeBigUInt64LE(HUGE, entryOf(content, 0x6fffffff) + 8);
    content.writeUInt32LE(1, needs + 16 + 12);
    await expect(readElf(put(content))).rejects.toThrow("malformed ELF file");
  });

  test("section table behind the end counts as none", async () => {
    const content = elfFile({ ...LIBRARY, symbols: true });
    content.writeBigUInt64LE(HUGE, 40);
    expect(await readElf(put(content))).toMatchObject({ stripped: true, needed: ["libz.so.1", "libc.so.6"] });
  });

  test("cut off anywhere", async () => {
    const whole = elfFile(LIBRARY);
    for (let length = 20; length < whole.length - 128; length += 7) {
      await expect(readElf(put(whole.subarray(0, length)))).rejects.toThrow("malformed ELF file");
    }
  });
});

describeUnless(notLinux)("a real program (Linux)", () => {
  test("/bin/true", async () => {
    const facts = await readElf("/bin/true");
    expect(facts?.machine).toBe(process.arch);
    expect(facts?.interpreter).toMatch(/^\/lib.*\/ld-/);
    expect(facts?.needed.length).toBeGreaterThan(0);
  });

  test("changed at random, it gives an answer or an Error, in bounded time", async () => {
    const original = readFileSync("/bin/true");
    const change = fc.record({ at: fc.nat(original.length - 1), value: fc.nat(255) });
    const early = fc.record({ at: fc.nat(1023), value: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(change, early), { minLength: 1, maxLength: 64 }), async (changes) => {
        const content = Buffer.from(original);
        for (const { at, value } of changes) content[at] = value;
        const start = performance.now();
        const facts = await readElf(put(content)).catch((error: unknown) => error);
        expect(performance.now() - start).toBeLessThan(10_000);
        if (facts instanceof Error) expect(facts.message).toContain("malformed ELF file");
      }),
      { numRuns: 300 },
    );
  });
});
