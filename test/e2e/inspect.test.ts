import { execFileSync } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBinary } from "../../src/inspect/binary.ts";
import { readElf } from "../../src/inspect/elf.ts";
import { bufferSource, Malformed, withFile } from "../../src/inspect/source.ts";
import { type BinaryFacts, compareVersions, type Inspection } from "../../src/model/inspection.ts";
import { build, pythonOptions, slipway, theStand } from "../support/stand/cli.ts";
import { FOREIGN_TREES, type ForeignTree, foreignTree } from "../support/stand/foreign-trees.ts";
import { copyProject } from "../support/stand/projects.ts";
import { noProgram, testUnless } from "../support/unless.ts";

const stand = theStand();
const example = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "examples", "hello-world");

/** What the command line says of a path. */
async function inspect(path: string): Promise<Inspection> {
  const { code, output } = await slipway(stand, ["inspect", path, "--json"], { cwd: stand.work });
  expect(code, output).toBe(0);
  return JSON.parse(output.slice(output.indexOf("{")));
}

async function treeOf(name: ForeignTree, skip: (reason: string) => never): Promise<string> {
  return (await foreignTree(name)) ?? skip("no go on PATH to fetch the interpreters of other systems with");
}

async function binariesOf(root: string): Promise<readonly { readonly file: string; readonly facts: BinaryFacts }[]> {
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  const found = [];
  for (const entry of entries.filter((item) => item.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const facts = await withFile(file, file, readBinary);
    if (facts !== undefined) found.push({ file, facts });
  }
  return found;
}

describe("interpreters of python-build-standalone, as their builders promise them", () => {
  test.each<[ForeignTree, string, string]>([
    ["darwin-arm64", "arm64", "macos 11.0"],
    ["darwin-amd64", "x64", "macos 10.15"],
    ["linux-arm64", "arm64", "glibc 2.17"],
    ["windows-amd64", "x64", "windows 6.0"],
  ])("%s is for %s and needs %s, and nothing is missing in it", async (name, architecture, floor) => {
    const root = await treeOf(name, (reason) => expect.unreachable(reason));
    const inspection = await inspect(root);
    expect(inspection).toMatchObject({ architecture, missing: [], foreign: [], problems: [] });
    expect(inspection.floors.map(({ system, version }) => `${system} ${version}`)).toEqual([floor]);
    expect(inspection.sizes.map(({ owner }) => owner)).toEqual(["interpreter"]);
  });
});

describe("against binutils", () => {
  testUnless(noProgram("objdump"))("every PE file: subsystem version and imports as objdump reads them", async () => {
    const binaries = await binariesOf(await treeOf("windows-amd64", (reason) => expect.unreachable(reason)));
    expect(binaries.length).toBeGreaterThan(20);
    for (const { file, facts } of binaries) {
      const text = execFileSync("objdump", ["-p", file], { encoding: "utf8", maxBuffer: 1 << 26 });
      const number = (field: string) => new RegExp(`^${field}\\s+(\\d+)`, "m").exec(text)?.[1];
      const [slice] = facts.slices;
      expect(slice?.needs?.version, file).toBe(`${number("MajorSubsystemVersion")}.${number("MinorSubsystemVersion")}`);
      const imports = [...text.matchAll(/^\s+DLL Name: (\S+)$/gm)].map(([, dll]) => dll);
      for (const library of slice?.libraries ?? []) expect(imports, file).toContain(library);
    }
  });

  testUnless(noProgram("readelf"))("every ELF file: floor, needs and name as readelf reads them", async () => {
    const { python } = stand;
    if (python === undefined) return expect.unreachable("the stand has no interpreter of its own");
    for (const { file } of await binariesOf(dirname(dirname(python)))) {
      if ((await readFile(file)).toString("latin1", 0, 4) !== "\x7fELF") continue;
      const text = execFileSync("readelf", ["-W", "-d", "-V", file], { encoding: "utf8", maxBuffer: 1 << 26 });
      const versions = [...text.matchAll(/Name: GLIBC_(\d+(?:\.\d+)+)/g)].map(([, version = ""]) => version);
      const needed = [...text.matchAll(/\(NEEDED\)\s+Shared library: \[(.*?)\]/g)].map(([, name]) => name);
      const facts = await readElf(file);
      expect(facts?.glibc, file).toBe(versions.sort(compareVersions).at(-1));
      expect(facts?.needed, file).toEqual(needed);
      expect(facts?.soname, file).toBe(/\(SONAME\)\s+Library soname: \[(.*?)\]/.exec(text)?.[1]);
    }
  });
});

describe("real programs, changed at random and cut off", () => {
  const samples = { "darwin-arm64": "bin/python3.14", "windows-amd64": "python.exe" } as const;
  test.each(Object.entries(samples))("of %s: %s", async (name, path) => {
    const tree = FOREIGN_TREES.find((known) => known === name) ?? "windows-amd64";
    const original = await readFile(join(await treeOf(tree, (reason) => expect.unreachable(reason)), path));
    const head = original.subarray(0, 1 << 20);
    const change = fc.record({ at: fc.nat(Math.min(4095, head.length - 1)), value: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 32 }), fc.nat(head.length), async (changes, length) => {
        const bytes = Buffer.from(head);
        for (const { at, value } of changes) bytes[at] = value;
        const start = performance.now();
        const result: unknown = await readBinary(bufferSource("file", bytes.subarray(0, length))).catch(
          (error: unknown) => error,
        );
        if (result instanceof Error) expect(result).toBeInstanceOf(Malformed);
        expect(performance.now() - start).toBeLessThan(2000);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a build", () => {
  test("says in its manifest what its archive says to whoever inspects it", async () => {
    const project = await copyProject(example, join(stand.work, "inspected"));
    const archive = await build(stand, project);
    const manifest = JSON.parse(await readFile(join(project, "release", "slipway-manifest.json"), "utf8"));
    const [leg] = manifest.legs;
    const inspection = await inspect(archive);
    expect(inspection.form).toBe("tar.gz");
    expect(inspection.bytes).toBe(leg.bundleSize);
    expect(inspection.floors.map(({ version }) => version)).toEqual([leg.floor.version]);
    expect(leg.sizes.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(["interpreter", "application", "launcher"]),
    );
    const sum = leg.sizes.reduce((all: number, { bytes }: { bytes: number }) => all + bytes, 0);
    expect(sum).toBe(leg.bundleSize);
  });

  test("that needs more than its limits allow fails and names the culprits", async () => {
    const limits = 'floor: { glibc: "2.5" }\nsize: { max: 5MB }\ntargets: [linux-x64]\n';
    const project = await copyProject(example, join(stand.work, "limited"));
    await writeFile(join(project, "slipway.yml"), limits);
    const { code, output } = await slipway(stand, ["build", ...pythonOptions(stand)], { cwd: project });
    expect(code).toBe(1);
    expect(output).toMatch(/needs glibc [\d.]+, and floor\.glibc allows 2\.5: python\/\S+ of interpreter asks for it/);
    expect(output).toMatch(/and size\.max allows 5\.0 MB\. The largest parts: interpreter \(/);
    // Nothing of it was run.
    expect(output).not.toContain("✓ hello-world --version");
  });
});
