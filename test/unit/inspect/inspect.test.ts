import { open } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inspectBundle } from "../../../src/inspect/fresh.ts";
import { BuildError } from "../../../src/model/errors.ts";
import type { FreshBundle } from "../../../src/model/inspection.ts";
import { carchive, compressed, pyz, tarBytes, writeZip } from "../../support/archives.ts";
import { elfFile } from "../../support/elf-file.ts";
import { machOFile } from "../../support/macho-file.ts";
import { peFile } from "../../support/pe-file.ts";
import { type Bench, glibc, LIB, openBench, PORTABLE, stubBytes } from "./support.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.dispose());
const inspect = (path: string) => bench.inspect(path);
const makeFolder: Bench["makeFolder"] = (files, name) => bench.makeFolder(files, name);
const put: Bench["put"] = (name, bytes) => bench.put(name, bytes);

/** A bundle for Linux that was just made; are the libraries that it lacks part of the system? */
function inspectFresh(made: Pick<FreshBundle, "root" | "application" | "sitePackages">, isBase: boolean) {
  const home = { format: "elf", architecture: "x64" } as const;
  const { scratch, stop } = bench;
  const options = { scratch, signal: stop.signal, isLinuxBase: () => isBase };
  return inspectBundle({ ...made, launchers: ["app"], home, accounted: false }, options);
}

describe("what any form of one bundle says", () => {
  async function shares(path: string) {
    const { sizes, floors, missing, foreign, architecture, form, bytes } = await inspect(path);
    const total = Object.values(PORTABLE).reduce(
      (sum, content) => sum + (typeof content === "string" || Buffer.isBuffer(content) ? content.length : 0),
      0,
    );
    expect(bytes).toBe(total);
    const owners = sizes.map(({ owner, kind, files }) => `${owner} (${kind}): ${files}`).sort();
    const short = (file: string) => file.split("/").at(-1);
    return {
      form,
      owners,
      architecture,
      floors: floors.map(({ system, version, file, owner }) => [system, version, short(file), owner]),
      missing: missing.map(({ library, file }) => [library, short(file)]),
      foreign: foreign.map(({ file, what }) => [short(file), what]),
    };
  }
  const expected = {
    owners: ["fast 2.0 (distribution): 5", "interpreter (interpreter): 2", "other files (other): 1"],
    architecture: "x64",
    floors: [["glibc", "2.34", "core.so", "fast 2.0"]],
    missing: [["libz.so.1", "core.so"]],
    foreign: [["helper.exe", "Windows x64"]],
  };

  test("a folder", async () => {
    expect(await shares(await makeFolder(PORTABLE))).toEqual({ form: "directory", ...expected });
  });

  test.each(["tar.gz", "tar.zst", "tar"] as const)("%s", async (form) => {
    const file = await put(`app.${form}`, compressed[form](await tarBytes(PORTABLE)));
    expect(await shares(file)).toEqual({ form, ...expected });
  });

  test("zip", async () => {
    await writeZip(join(bench.folder, "app.zip"), PORTABLE);
    expect(await shares(join(bench.folder, "app.zip"))).toEqual({ form: "zip", ...expected });
  });

  test("a portable onefile executable, whose files take their part of its compressed bytes", async () => {
    const stub = await stubBytes(PORTABLE);
    await makeFolder({ app: stub }, "out");
    const inspection = await inspect(join(bench.folder, "out", "app"));
    expect(inspection.form).toBe("onefile");
    expect(Math.abs(inspection.bytes - stub.length)).toBeLessThan(5);
    expect(inspection.floors.map(({ version, file }) => [version, file])).toEqual([
      ["2.34", `app!/${LIB}/site-packages/fast/core.so`],
    ]);
    expect((await inspect(join(bench.folder, "out"))).form).toBe("directory + onefile");
    const packed = await put("app.tar.gz", gzipSync(await tarBytes({ "out/app": stub })));
    expect((await inspect(packed)).floors).toMatchObject([{ version: "2.34" }]);
  });

  test("a script of others with the same mark is a script, whatever follows it", async () => {
    const script = Buffer.from("#!/bin/sh\n# installs itself\nexit 0\n__ARCHIVE__\n");
    const root = await makeFolder({
      "whole.sh": Buffer.concat([script, gzipSync(await tarBytes(PORTABLE))]),
      "other.sh": Buffer.concat([script, gzipSync("no tar")]),
    });
    expect(await inspect(root)).toMatchObject({ form: "directory", files: 2, floors: [], problems: [] });
  });
});

describe("a PyInstaller onefile executable", () => {
  const modules = { "fast.core": 400, json: 300 };
  const record = "fast/core.py,,\nfast/lib.so,,\n";
  const archive = carchive(
    { name: "fast/lib.so", kind: "b", content: elfFile({ versions: glibc("2.28") }) },
    { name: "fast-2.0.dist-info/RECORD", kind: "x", content: Buffer.from(record) },
    { name: "pyi-contents-directory _internal", kind: "o", content: Buffer.alloc(0) },
    { name: "../../escape", kind: "x", content: Buffer.from("out") },
    { name: "/etc/escape", kind: "x", content: Buffer.from("out") },
    { name: "PYZ.pyz", kind: "z", content: pyz(modules), plain: true },
  );
  const program = Buffer.concat([
    elfFile({ interpreter: "/ld.so", needed: ["libz.so.1"] }),
    archive,
    Buffer.alloc(300),
  ]);

  test("tells its floor, and whose its bytes are", async () => {
    const inspection = await inspect(await put("app", program));
    expect(inspection.form).toBe("onefile");
    expect(inspection.bytes).toBe(program.length);
    expect(inspection.floors).toMatchObject([{ version: "2.28", file: "app!/fast/lib.so", owner: "fast 2.0" }]);
    expect(inspection.sizes.map(({ owner }) => owner).sort()).toEqual(["fast 2.0", "interpreter", "launcher"]);
    expect(inspection.missing).toEqual([{ library: "libz.so.1", file: "app" }]);
  });

  test("among other files in a folder, which are visited at the same time, its bytes are its own", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `data-${index}.txt`);
    const programs = ["one", "two", "three"];
    const root = await makeFolder({
      ...Object.fromEntries(programs.map((name) => [name, program])),
      ...Object.fromEntries(names.map((name) => [name, "some text"])),
    });
    expect((await inspect(root)).bytes).toBe(programs.length * program.length + names.length * "some text".length);
  });

  test.each<[string, (bytes: Buffer, cookie: number) => unknown]>([
    ["an archive of 4 GB", (bytes, cookie) => bytes.writeUInt32BE(0xffff_ffff, cookie + 8)],
    ["a table behind the end", (bytes, cookie) => bytes.writeUInt32BE(0xffff_0000, cookie + 12)],
    ["an entry of no bytes", (bytes, cookie) => bytes.writeUInt32BE(0, cookie - bytes.readUInt32BE(cookie + 16))],
    [
      "a file behind the end",
      (bytes, cookie) => bytes.writeUInt32BE(0x7fff_ffff, cookie - bytes.readUInt32BE(cookie + 16) + 8),
    ],
  ])("%s is named as a problem", async (_, lie) => {
    const bytes = Buffer.from(program);
    lie(bytes, bytes.lastIndexOf("MEI"));
    expect((await inspect(await put("app", bytes))).problems).toMatchObject([{ file: "app", binary: true }]);
  });

  test.each([100, 1 << 20])("a file that does not have the %i bytes of its entry is named", async (size) => {
    const bytes = Buffer.from(program);
    const cookie = bytes.lastIndexOf("MEI");
    bytes.writeUInt32BE(size, cookie - bytes.readUInt32BE(cookie + 16) + 12);
    const { problems } = await inspect(await put("app", bytes));
    const problem = `fast/lib.so: it does not have the ${size} bytes that the archive says`;
    expect(problems).toEqual([{ file: "app!/fast/lib.so", problem, binary: true }]);
  });

  test("with more entries than any bundle has is named as a problem", async () => {
    const name = "a.txt\0";
    const entry = Buffer.alloc(18 + name.length);
    entry.writeUInt32BE(entry.length, 0);
    entry.write(`o${name}`, 17);
    const table = Buffer.alloc(250_001 * entry.length, entry);
    const cookie = Buffer.from(program.subarray(program.lastIndexOf("MEI"), program.lastIndexOf("MEI") + 88));
    for (const [value, at] of [[table.length + 88, 8] as const, [0, 12] as const, [table.length, 16] as const])
      cookie.writeUInt32BE(value, at);
    const bytes = Buffer.concat([elfFile({ interpreter: "/ld.so" }), table, cookie]);
    const { problems } = await inspect(await put("app", bytes));
    expect(problems).toMatchObject([{ file: "app", problem: expect.stringContaining("its archive's table") }]);
  });

  test("changed at random, it is inspected or refused", async () => {
    const change = fc.record({ at: fc.nat(program.length - 1), value: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 16 }), async (changes) => {
        const bytes = Buffer.from(program);
        for (const { at, value } of changes) bytes[at] = value;
        const result: unknown = await inspect(await put("app", bytes)).catch((error: unknown) => error);
        if (result instanceof Error) expect(result).toBeInstanceOf(BuildError);
      }),
      { numRuns: 200 },
    );
  });
});

describe("floor", () => {
  test("files of another processor and of another system ask for nothing", async () => {
    const root = await makeFolder({
      a: elfFile({ versions: glibc("2.17") }),
      b: elfFile({ versions: glibc("2.18") }),
      "wheel/arm.so": elfFile({ machine: 183, versions: glibc("2.39") }),
      "wheel/mac.dylib": machOFile({ minimum: [14, 0] }),
    });
    const { floors, foreign, architectures } = await inspect(root);
    expect(floors).toMatchObject([{ version: "2.18", file: "b" }]);
    expect(foreign.map(({ file, what, library }) => [file, what, library])).toEqual([
      ["wheel/arm.so", "Linux arm64", true],
      ["wheel/mac.dylib", "macOS arm64", true],
    ]);
    expect(architectures).toEqual({ arm64: 2, x64: 2 });
  });

  test("many small programs of another system do not make it a bundle for that one", async () => {
    const helpers = Object.fromEntries(["a", "b", "c"].map((name) => [`wheel/${name}.exe`, peFile()]));
    const root = await makeFolder({
      ...helpers,
      python: Buffer.concat([elfFile({ versions: glibc("2.17") }), Buffer.alloc(1 << 20)]),
    });
    const { floors, architecture, foreign } = await inspect(root);
    expect(floors).toMatchObject([{ system: "glibc", file: "python" }]);
    expect(architecture).toBe("x64");
    expect(foreign.map(({ what }) => what)).toEqual(["Windows x64", "Windows x64", "Windows x64"]);
  });

  test("macOS: libraries of the system by their folder, others by their name in the bundle", async () => {
    const libraries = [
      "/usr/lib/libz.1.dylib",
      "/System/Library/A",
      "@rpath/libin.dylib",
      "@rpath/libout.dylib",
      "/opt/lib/libin.dylib",
    ];
    const root = await makeFolder({
      app: machOFile({ minimum: [12, 3], libraries }),
      "lib/libin.dylib": machOFile({ minimum: [11, 0] }),
    });
    const { floors, missing } = await inspect(root);
    expect(floors).toMatchObject([{ system: "macos", version: "12.3", file: "app" }]);
    expect(missing.map(({ library }) => library)).toEqual(["/opt/lib/libin.dylib", "@rpath/libout.dylib"]);
  });

  test("Windows: API sets and the system's libraries, in any case of letters", async () => {
    const imports = ["KERNEL32.dll", "api-ms-win-crt-heap-l1-1-0.dll", "Python314.dll", "vcruntime140.dll"];
    const root = await makeFolder({ "app.exe": peFile({ imports }), "python314.dll": peFile() });
    expect((await inspect(root)).missing).toEqual([{ library: "vcruntime140.dll", file: "app.exe" }]);
  });
});

describe("a bundle that was just made", () => {
  test("has an application and launchers; a frozen one gets its owners from the environment", async () => {
    const environment = await makeFolder(
      {
        "fast-2.0.dist-info/RECORD": "fast/core.so,,\nfast/data.txt,,\n",
        "app-1.0.dist-info/RECORD": "my_app/x.txt,,\n",
      },
      "env",
    );
    const root = await makeFolder({
      app: Buffer.concat([
        elfFile({ interpreter: "/ld.so" }),
        carchive({ name: "PYZ.pyz", kind: "z", content: pyz({ json: 50 }), plain: true }),
      ]),
      "_internal/base_library.zip": "zip",
      "_internal/libssl.so.3": elfFile({}),
      "_internal/fast/core.so": elfFile({}),
      "_internal/fast/data.txt": "data",
      "_internal/my_app/x.txt": "mine",
      "README.md": "included",
    });
    const { sizes } = await inspectFresh({ root, application: "App", sitePackages: environment }, true);
    const owners = Object.fromEntries(sizes.map(({ owner, kind, files }) => [owner, [kind, files]]));
    expect(owners).toEqual({
      "fast 2.0": ["distribution", 2],
      "app 1.0": ["application", 1],
      application: ["application", 1],
      interpreter: ["interpreter", 2],
      "collected libraries": ["other", 1],
      launcher: ["launcher", 2],
    });
  });

  test("a library that a launcher and others need is missed by the first of the others, one that it alone needs by itself", async () => {
    const root = await makeFolder({
      app: elfFile({ interpreter: "/ld.so", needed: ["libz.so.1", "libx.so.1"] }),
      "lib/a.so": elfFile({ needed: ["libz.so.1"] }),
      "lib/b.so": elfFile({ needed: ["libz.so.1"] }),
    });
    const { missing } = await inspectFresh({ root, application: "app", sitePackages: join(root, "none") }, false);
    expect(missing).toEqual([
      { library: "libx.so.1", file: "app" },
      { library: "libz.so.1", file: "lib/a.so" },
    ]);
  });

  test("symbols that strip would remove are measured", async () => {
    const root = await makeFolder({ "a.so": elfFile({ symbols: true }) });
    const file = await open(join(root, "a.so"), "r+");
    const { size } = await file.stat();
    // The symbol table is the last section; it is said to be 2 MB long, which then have to be there.
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(2_000_000n);
    await file.write(length, 0, 8, size - 64 + 32);
    await file.truncate(3_000_000);
    await file.close();
    expect((await inspect(root)).suggestions).toMatchObject([{ bytes: 2_000_000, files: ["a.so"] }]);
  });
});
