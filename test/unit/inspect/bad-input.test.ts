import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, readFile, truncate } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inspectPath } from "../../../src/inspect/inspect.ts";
import { readRecord } from "../../../src/inspect/records.ts";
import { BuildError, Cancelled } from "../../../src/model/errors.ts";
import { carchive, type Files, tarBytes, writeZip } from "../../support/archives.ts";
import { elfFile } from "../../support/elf-file.ts";
import { notPosix, testUnless } from "../../support/unless.ts";
import { type Bench, glibc, openBench, PORTABLE, stubBytes } from "./support.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.dispose());
const inspect = (path: string) => bench.inspect(path);
const makeFolder: Bench["makeFolder"] = (files, name) => bench.makeFolder(files, name);
const put: Bench["put"] = (name, bytes) => bench.put(name, bytes);

/** A onefile executable that ends that many bytes behind its script. */
async function stubStart(bytes: number): Promise<Buffer> {
  const whole = await stubBytes(PORTABLE);
  return whole.subarray(0, whole.indexOf("\n__ARCHIVE__\n") + "\n__ARCHIVE__\n".length + bytes);
}

describe("bad input", () => {
  test.each(["../../../../../../etc/passwd", "/etc/passwd", "C:\\Windows\\x.dll", "..\\..\\x"])(
    "a RECORD with %s gives nobody anything, and nothing outside is read",
    async (path) => {
      const root = await makeFolder({
        "bad-1.dist-info/RECORD": `${path},,\n"un,closed`,
        "etc/passwd": "inside",
        passwd: "inside",
      });
      const { sizes, problems } = await inspect(root);
      expect(sizes.map(({ owner, files }) => [owner, files]).sort()).toEqual([
        ["bad 1", 1],
        ["other files", 2],
      ]);
      const told = /^\/|:/.test(path) ? [expect.stringMatching(/^names 1 absolute paths, as /)] : [];
      expect(problems.map(({ problem }) => problem)).toEqual(told);
    },
  );

  test("a RECORD claims nothing that lies outside of the bundle", () => {
    const lines = [
      "../../bin/app,,",
      "../../../x,,",
      "a/../../../../x,,",
      "..\\..\\..\\x,,",
      "D:x,,",
      "//host/x,,",
      "in.py,,",
    ];
    expect(readRecord("lib/site/bad-1.dist-info/RECORD", lines.join("\n"))).toMatchObject({
      paths: ["bin/app", "lib/site/in.py"],
      relative: ["../../bin/app", "in.py"],
      absolute: ["D:x", "//host/x"],
    });
  });

  test("a file of 4 GB that says it is a library", async () => {
    const root = await makeFolder({ "big.so": elfFile({ versions: glibc("2.30") }) });
    await truncate(join(root, "big.so"), 2 ** 32 + 5);
    const before = process.memoryUsage().rss;
    const inspection = await inspect(root);
    expect(inspection).toMatchObject({ bytes: 2 ** 32 + 5, floors: [{ version: "2.30" }] });
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  testUnless(notPosix)("a loop of links, a link that leads out, a pipe, a folder named like a library", async () => {
    const root = await makeFolder({
      a: elfFile({}),
      "x/loop": { to: ".." },
      "x/self": { to: "self" },
      out: { to: "../../etc" },
    });
    execFileSync("mkfifo", [join(root, "pipe")]);
    await mkdir(join(root, "lib.so"));
    const { files, problems } = await inspect(root);
    expect(files).toBe(1);
    expect(problems.map(({ file }) => file)).toEqual(["out"]);
  });

  test("a library that contradicts itself is named, and the rest is still told", async () => {
    const broken = elfFile({ needed: ["libc.so.6"] });
    const root = await makeFolder({ "a.so": elfFile({ versions: glibc("2.20") }), "b.so": broken.subarray(0, 300) });
    const { floors, problems } = await inspect(root);
    expect(floors).toMatchObject([{ version: "2.20" }]);
    expect(problems).toMatchObject([{ file: "b.so", binary: true }]);
  });

  test.each<[string, () => Promise<Buffer>, string]>([
    ["a tar.gz cut off", async () => gzipSync(await tarBytes(PORTABLE)).subarray(0, -100), "cannot be unpacked"],
    ["a tar cut off", async () => (await tarBytes(PORTABLE)).subarray(0, 2000), "cannot be unpacked"],
    ["a tar.gz of text", async () => gzipSync("text ".repeat(1000)), "cannot be unpacked"],
    ["an entry that climbs out", async () => gzipSync(await tarBytes({ "../x": "x" })), "leaves it"],
    ["an entry with an absolute name", async () => gzipSync(await tarBytes({ "/etc/x": "x" })), "leaves it"],
    ["an entry of a drive", async () => gzipSync(await tarBytes({ "C:\\x": "x" })), "leaves it"],
    [
      "zstd that is none",
      async () => Buffer.concat([Buffer.from("28b52ffd", "hex"), Buffer.alloc(99, 7)]),
      "cannot be unpacked",
    ],
    ["a zip that is its first bytes alone", async () => Buffer.from("PK\x03\x04 and no more"), "cannot be unpacked"],
    ["a text", async () => Buffer.from("#!/bin/sh\necho only a script\n"), "is not a bundle"],
    ["nothing", async () => Buffer.alloc(0), "is not a bundle"],
    ["a stub that is cut off", async () => (await stubBytes(PORTABLE)).subarray(0, -200), "cannot be unpacked"],
  ])("%s", async (_, make, message) => {
    const failure: unknown = await inspect(await put("bad", await make())).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BuildError);
    expect(failure instanceof Error ? failure.message : "").toContain(message);
  });

  test.each<[string, () => Promise<Buffer>, string]>([
    ["a stub that is cut off", async () => (await stubBytes(PORTABLE)).subarray(0, -200), "app cannot be unpacked"],
    ["a stub with 20 bytes of its tree", () => stubStart(20), "app cannot be unpacked"],
    ["a stub whose tree climbs out", () => stubBytes({ "a.txt": "a", "../x": "x" }), 'app: its entry "../x" leaves it'],
  ])("%s in a folder or an archive is a problem of that file, and the rest is still told", async (_, make, problem) => {
    const app = await make();
    const library = elfFile({ versions: glibc("2.39") });
    const folder = await makeFolder({ app, "lib/a.so": library });
    const packed = await put("app.tar.gz", gzipSync(await tarBytes({ app, "lib/a.so": library })));
    for (const path of [folder, packed]) {
      const { bytes, floors, problems } = await inspect(path);
      expect(problems).toEqual([{ file: "app", problem: expect.stringContaining(problem), binary: true }]);
      expect(floors).toMatchObject([{ version: "2.39", file: "lib/a.so" }]);
      expect(Math.abs(bytes - app.length - library.length)).toBeLessThan(5);
    }
  });

  test("a zip whose entry climbs out, and one that is cut off", async () => {
    const file = join(bench.folder, "bad.zip");
    await writeZip(file, { "abcdefg/x": "x", "y.so": elfFile({}) });
    const bytes = await readFile(file);
    const text = bytes.toString("latin1").replaceAll("abcdefg/", "../../..");
    await expect(inspect(await put("climbs.zip", Buffer.from(text, "latin1")))).rejects.toBeInstanceOf(BuildError);
    await expect(inspect(await put("cut.zip", bytes.subarray(0, -30)))).rejects.toThrow("cannot be unpacked");
  });

  test("a tar.gz that unpacks to more than a thousand times its size", async () => {
    const head = await tarBytes({ "x.so": "" });
    // The size of a file of 8 GiB less one byte, in octal; its header's checksum has to be right.
    head.write("77777777777\0", 124);
    head.fill(" ", 148, 156);
    const sum = head.subarray(0, 512).reduce((all, byte) => all + byte, 0);
    head.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    const zeros = gzipSync(Buffer.alloc(16 << 20));
    const bomb = Buffer.concat([gzipSync(head.subarray(0, 512)), ...Array.from({ length: 100 }, () => zeros)]);
    await expect(inspect(await put("bomb.tar.gz", bomb))).rejects.toThrow("unpacks to more than 200 times");
  });

  test("a PyInstaller executable whose files unpack to more than a thousand times its size", async () => {
    const files = ["a.so", "b.so"].map((name) => ({ name, kind: "b", content: elfFile({}) }));
    const program = Buffer.concat([elfFile({ interpreter: "/ld.so" }), carchive(...files)]);
    const cookie = program.lastIndexOf("MEI");
    // Each file alone is below the limit of 1 GiB. Its unpacked size is the fourth number of its row.
    for (let row = cookie - program.readUInt32BE(cookie + 16); row < cookie; row += program.readUInt32BE(row))
      program.writeUInt32BE(0x3000_0000, row + 12);
    await expect(inspect(await put("bomb", program))).rejects.toThrow("bomb: it unpacks to more than 200 times");
  });

  test("a zip with a library whose packed bytes are none", async () => {
    const file = join(bench.folder, "good.zip");
    await writeZip(file, { "y.so": elfFile({}) });
    const bytes = await readFile(file);
    // Behind the header and the name.
    bytes.fill(0xff, 30 + "y.so".length, 30 + "y.so".length + 20);
    await expect(inspect(await put("bad.zip", bytes))).rejects.toThrow("bad.zip cannot be unpacked");
  });

  async function packed(form: string, files: Files): Promise<string> {
    if (form === "folder") return makeFolder(files);
    if (form === "tar.gz") return put("a.tar.gz", gzipSync(await tarBytes(files)));
    await writeZip(join(bench.folder, "a.zip"), files);
    return join(bench.folder, "a.zip");
  }

  test.each(["folder", "tar.gz", "zip"])("asked to stop, it stops: %s", async (form) => {
    const path = await packed(form, PORTABLE);
    bench.stop.abort();
    await expect(inspect(path)).rejects.toBeInstanceOf(Cancelled);
  });

  test.each(["tar.gz", "zip"])("a folder that cannot be written to is not the fault of a %s", async (form) => {
    const path = await packed(form, { "large.so": Buffer.concat([elfFile({}), randomBytes(5 << 20)]) });
    const scratch = join(bench.folder, "nowhere");
    const failure = inspectPath(path, { scratch, signal: bench.stop.signal, isLinuxBase: () => true });
    await expect(failure).rejects.toMatchObject({ code: "ENOENT", syscall: "mkdtemp" });
  });

  test("what is not there, and a device", async () => {
    await expect(inspect(join(bench.folder, "nowhere"))).rejects.toThrow("there is no");
    await expect(inspect("/dev/zero")).rejects.toThrow("is not a bundle");
  });

  test("archives changed at random are inspected or refused", async () => {
    const zip = join(bench.folder, "good.zip");
    await writeZip(zip, PORTABLE);
    const samples = [gzipSync(await tarBytes(PORTABLE)), await tarBytes(PORTABLE), await readFile(zip)];
    const plan = fc.record({
      sample: fc.nat(2),
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      value: fc.nat(255),
      cut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ sample, at, value, cut }) => {
        const bytes = Buffer.from(samples[sample] ?? Buffer.alloc(0));
        const place = Math.floor(bytes.length * at);
        bytes[place] = value;
        const result: unknown = await inspect(await put("changed", cut ? bytes.subarray(0, place) : bytes)).catch(
          (error: unknown) => error,
        );
        if (result instanceof Error) expect(result).toBeInstanceOf(BuildError);
      }),
      { numRuns: 200 },
    );
  });
});
