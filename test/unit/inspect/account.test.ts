import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bundleAccount } from "../../../src/inspect/account.ts";
import { inspectBundle } from "../../../src/inspect/fresh.ts";
import type { Account, AccountFacts } from "../../../src/model/account.ts";
import type { LinkedLibrary } from "../../../src/model/manifest.ts";
import { archive as packager } from "../../../src/packagers/archive.ts";
import { carchive, compressed, type Files, pyz, tarBytes, writeZip } from "../../support/archives.ts";
import { elfFile } from "../../support/elf-file.ts";
import { notPosix, testUnless } from "../../support/unless.ts";
import { type Bench, LIB, openBench, PORTABLE, stubBytes } from "./support.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.dispose());

const OPENSSL: LinkedLibrary = { name: "OpenSSL", version: "3.5.7", licence: "Apache-2.0", module: "_ssl", file: null };
const TK: LinkedLibrary = { name: "Tk", version: "9.0", licence: "TCL", module: "_tkinter", file: "_tkinter.so" };
const BUNDLE: Files = {
  ...PORTABLE,
  [`${LIB}/lib-dynload/_tkinter.so`]: "native",
  [`${LIB}/site-packages/fast-2.0.dist-info/METADATA`]:
    "Name: Fast\nVersion: 2.0\nLicense-Expression: MIT\n\nLicense: of the description",
  [`${LIB}/site-packages/app-1.0.dist-info/METADATA`]: "Name: app\nVersion: 1.0\n",
  "python/bin/python3": { to: "python3.14" },
  "data/a.txt": "of the project",
};

const FACTS: AccountFacts = {
  target: "linux-x64",
  bundle: "app-1.0",
  launchers: ["app"],
  application: "app",
  sha256: undefined,
  interpreter: { version: "3.14.6", url: null, sha256: null },
  libraries: [OPENSSL, TK],
};

const METADATA = `${LIB}/site-packages/fast-2.0.dist-info/METADATA`;

const options = ({ scratch, stop }: Bench) => ({ scratch, signal: stop.signal, isLinuxBase: () => true });

async function account(
  path: string,
  libraries: readonly LinkedLibrary[] | "not asked" = [OPENSSL, TK],
): Promise<Account> {
  const request = { ...FACTS, path, libraries: libraries === "not asked" ? undefined : libraries };
  return bundleAccount(request, options(bench));
}

/** Packs a bundle and inspects it, as a build does. */
async function built(files: Files, kind: "tar.gz" | "zip" = "tar.gz") {
  await rm(join(bench.folder, "app-1.0"), { recursive: true, force: true });
  const root = await bench.makeFolder(files);
  const packed = new Map<string, string>();
  const archive = join(bench.folder, `built.${kind}`);
  const note = (path: string, sha256: string) => packed.set(path, sha256);
  await packager.package(root, archive, { epoch: 0, signal: bench.stop.signal, packed: note });
  const home = { format: "elf", architecture: "x64" } as const;
  const sitePackages = join(root, ...LIB.split("/"), "site-packages");
  const fresh = { root, launchers: ["app"], home, application: "app", sitePackages, accounted: true };
  const { account: tell } = await inspectBundle(fresh, options(bench));
  if (tell === undefined) return expect.fail("it was asked for");
  return { archive, packed, tell };
}

/** A program that modules are packed in. */
function frozen(): Files {
  const modules = pyz({ fast: 10, "fast.core": 20, os: 5 });
  const program = Buffer.concat([
    elfFile({ interpreter: "/ld.so" }),
    carchive({ name: "PYZ.pyz", kind: "z", content: modules, plain: true }),
  ]);
  return {
    app: program,
    "_internal/fast-2.0.dist-info/RECORD": "fast/__init__.py,,\nfast/core.py,,\n",
    "_internal/fast-2.0.dist-info/METADATA": "Name: fast\nVersion: 2.0\n",
  };
}

/** A distribution that brings another one along, which is installed in another version of its metadata. */
const VENDORED: Files = {
  ...BUNDLE,
  [`${LIB}/site-packages/a/_vendor/fast-2.0.dist-info/METADATA`]: "Name: fast\nVersion: 2.0\nLicense: vendored\n",
};

function inside(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`app-1.0/${path}`, content]));
}

const owners = ({ owners: all }: Account) =>
  all.map(({ kind, name, version, licence, parts }) => [kind, name, version, licence, parts.length]);
const paths = ({ owners: all }: Account) => all.flatMap(({ parts }) => parts.map(({ path }) => path)).sort();

describe("the account of a bundle", () => {
  test("names every file once, under who brought it, with name and licence from its metadata", async () => {
    const root = await bench.makeFolder(BUNDLE);
    const told = await account(root);
    expect(paths(told)).toEqual(Object.keys(BUNDLE).sort());
    expect(owners(told)).toEqual([
      ["application", "app", "1.0", undefined, 1],
      ["application", "files of the application", undefined, undefined, 1],
      ["launcher", "programs that start the application", undefined, undefined, 1],
      ["interpreter", "CPython", "3.14.6", "PSF-2.0", 4],
      ["distribution", "Fast", "2.0", "MIT", 6],
    ]);
  });

  test("says of each file what it is, and its hash", async () => {
    const told = await account(await bench.makeFolder(BUNDLE));
    const parts = new Map(told.owners.flatMap(({ parts: own }) => own.map((part) => [part.path, part])));
    expect(parts.get(`${LIB}/site-packages/fast/core.so`)?.kind).toBe("library");
    expect(parts.get("python/bin/python3.14")?.kind).toBe("program");
    expect(parts.get("python/bin/python3")).toMatchObject({ kind: "link", target: "python3.14", sha256: undefined });
    // printf 'of the project' | sha256sum
    const sha256 = "eab805b7019f44da3a084fa257b85c11f8c3427da15d7db580e5a14f4b3267bd";
    expect(parts.get("data/a.txt")).toMatchObject({ kind: "file", sha256 });
  });

  test("is the same of a folder and of each archive of it", async () => {
    const told = await account(await bench.makeFolder(BUNDLE));
    for (const form of ["tar.gz", "tar.zst"] as const) {
      const file = await bench.put(`app.${form}`, compressed[form](await tarBytes(inside(BUNDLE))));
      expect(await account(file), form).toEqual(told);
    }
    await writeZip(`${bench.folder}/app.zip`, inside(BUNDLE));
    expect(paths(await account(`${bench.folder}/app.zip`))).toEqual(paths(told));
  });

  test.each([
    ["a folder of files", async () => BUNDLE],
    [
      "links to folders, and one that leads around",
      async () => ({ ...BUNDLE, lib64: { to: "python" }, "python/up": { to: ".." } }),
    ],
    [
      "a folder whose name ends like an executable's inside",
      async () => ({ ...BUNDLE, "wow!/x.png": "x", "wow!/y/z": "z" }),
    ],
    ["the same metadata twice", async () => VENDORED],
    ["a frozen program", async () => frozen()],
    ["a onefile executable", async () => ({ app: await stubBytes(inside(BUNDLE)), "README.md": "of the project" })],
  ])("of what was just made is the same as that of its archive: %s", async (_, files) => {
    for (const kind of ["tar.gz", "zip"] as const) {
      const { archive, packed, tell } = await built(await files(), kind);
      expect(tell(FACTS, packed), kind).toEqual(await account(archive));
    }
  });

  testUnless(notPosix)("of what was just made has a file whose name has a backslash", async () => {
    const { packed, tell } = await built({ ...BUNDLE, "data\\b.txt": "b" });
    expect(paths(tell(FACTS, packed))).toContain("data\\b.txt");
  });

  test.each([
    ["added", (packed: Map<string, string>) => packed.set("late.so", ""), "late.so"],
    ["taken away", (packed: Map<string, string>) => packed.delete("data/a.txt"), "data/a.txt"],
    ["written to, and says who brought what,", (packed: Map<string, string>) => packed.set(METADATA, ""), METADATA],
    ["written to, and can hold more,", (packed: Map<string, string>) => packed.set("app", ""), "app"],
  ])("bad input: a file that was %s between inspection and packing", async (_, change, name) => {
    const { packed, tell } = await built(BUNDLE);
    change(packed);
    expect(() => tell(FACTS, packed)).toThrow(`the bundle was changed between packing and inspection: ${name}`);
  });

  test("of a distribution that was taken out says nothing of it", async () => {
    const less = Object.fromEntries(Object.entries(BUNDLE).filter(([path]) => !/fast/.test(path)));
    const told = await account(await bench.makeFolder(less));
    expect(JSON.stringify(told)).not.toMatch(/fast/i);
    expect(paths(told)).toEqual(Object.keys(less).sort());
  });

  test("of a library whose extension module was taken out says nothing of it", async () => {
    const { [`${LIB}/lib-dynload/_tkinter.so`]: _, ...less } = BUNDLE;
    expect((await account(await bench.makeFolder(BUNDLE))).libraries).toEqual([OPENSSL, TK]);
    expect((await account(await bench.makeFolder(less, "less"))).libraries).toEqual([OPENSSL]);
    expect((await account(`${bench.folder}/less`, "not asked")).libraries).toBeUndefined();
  });

  test("looks into a onefile executable", async () => {
    const told = await account(await bench.put("app", await stubBytes(inside(BUNDLE))));
    expect(paths(told)).toHaveLength(Object.keys(BUNDLE).length + 1);
    expect(told.owners.find(({ name }) => name === "Fast")?.parts[0]?.path).toMatch(/^app!\//);
  });

  test("of a frozen program names its modules, without hashes of their own", async () => {
    const files = frozen();
    const told = await account(await bench.makeFolder(files));
    const fast = told.owners.find(({ name }) => name === "fast");
    expect(fast?.parts.filter(({ kind }) => kind === "module")).toHaveLength(2);
    expect(fast?.parts.find(({ kind }) => kind === "module")?.sha256).toBeUndefined();
    expect(paths(told)).toEqual(expect.arrayContaining(Object.keys(files)));
    expect(await readdir(bench.scratch)).toEqual([]);
  });
});
