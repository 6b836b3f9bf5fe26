import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fillWheelhouse } from "../../../src/environment/wheelhouse.ts";
import type { WheelhouseRequest } from "../../../src/model/environment.ts";
import type { Exec } from "../../../src/model/ports.ts";
import { createDownloads } from "../../../src/runtime/node/downloads.ts";
import {
  type IndexedFile,
  makeSdist,
  makeWheel,
  type PackageIndex,
  pylockOf,
  startIndex,
} from "../../support/package-index.ts";
import { tamperings } from "../../support/tamperings.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { CPYTHON, diagnosed, portsWith } from "./support.ts";

const TAMPERINGS = tamperings();

const UV = { executable: "/tools/uv", version: "0.13.8" };
let folder: string;
let wheels: readonly IndexedFile[];
let sdist: IndexedFile;
let built: IndexedFile;
let index: PackageIndex;
let builds: number;
beforeEach(async () => {
  folder = await temporaryFolder();
  wheels = await Promise.all(
    ["one", "two", "three"].map((name) => makeWheel(name, { code: `# ${name}\n`.repeat(40) })),
  );
  sdist = await makeSdist("made");
  built = await makeWheel("made");
  index = await startIndex([...wheels, sdist]);
  builds = 0;
});
afterEach(async () => {
  await index.close();
  await rm(folder, { recursive: true, force: true });
});

/** A Python to which the first wheel of everything fits, and a uv whose build leaves a wheel. */
const exec: Exec = {
  async run(argv, { input = "{}" } = {}) {
    const done = (stdout: string) => ({ exitCode: 0, stdout, stderr: "" });
    const output = argv[argv.indexOf("-o") + 1] ?? "";
    if (argv[0] !== UV.executable) {
      const { packages } = JSON.parse(input) as { packages: { wheels: string[] }[] };
      return done(`slipway:${JSON.stringify(packages.map((entry) => (entry.wheels.length === 0 ? -1 : 0)))}\n`);
    }
    if (argv[1] === "pip") await writeFile(output, 'lock-version = "1.0"\npackages = []\n');
    else {
      builds += 1;
      await mkdir(output, { recursive: true });
      await writeFile(join(output, built.name), built.bytes);
    }
    return done("");
  },
};

function ports() {
  const downloads = createDownloads(new AbortController().signal, { pause: async () => undefined });
  const made = portsWith(exec, { downloads });
  return { ...made, machine: { ...made.machine, workRoot: folder, cache: join(folder, "cache") } };
}

let house = 0;
async function fill(
  files: readonly IndexedFile[] = wheels,
  changes: Partial<WheelhouseRequest> = {},
  on = ports(),
): ReturnType<typeof fillWheelhouse> {
  house += 1;
  const file = join(folder, "pylock.toml");
  await writeFile(file, pylockOf(index, files));
  return fillWheelhouse(on, UV, {
    requirements: { file, source: "uv.lock" },
    project: folder,
    python: "/usr/bin/python3",
    interpreter: CPYTHON,
    directory: join(folder, `house-${house}`),
    release: false,
    epoch: 0,
    logFile: join(folder, "log"),
    ...changes,
  });
}

/** What lies in a house, name by name, is exactly what is locked. */
async function expectLocked(directory: string): Promise<void> {
  expect((await readdir(directory)).sort()).toEqual(wheels.map(({ name }) => name).sort());
  for (const { name, bytes } of wheels) expect(bytes.equals(await readFile(join(directory, name)))).toBe(true);
}

test("a house holds the locked wheels, each with its one hash, and nothing else", async () => {
  const made = await fill();
  await expectLocked(made.wheels);
  expect(made).toMatchObject({ files: 3, fetched: 3, compiled: [], source: "uv.lock" });
  expect(await readFile(made.requirements, "utf8")).toBe(
    wheels
      .map(({ project, sha256 }) => `${project}==1.0 --hash=sha256:${sha256}\n`)
      .sort()
      .join(""),
  );
  expect((await fill()).fetched).toBe(0);
  expect(index.asked).toHaveLength(3);
});

test("nothing locked: an empty house, and nobody is asked", async () => {
  const made = await fill([]);
  expect(await readFile(made.requirements, "utf8")).toBe("");
  expect(index.asked).toEqual([]);
});

test("one wheel that cannot be had: no house", async () => {
  index.faults.set(wheels[1]?.name ?? "", (_, response) => response.end("other bytes"));
  expect(await diagnosed(fill())).toMatchObject([{ code: "wrong-digest" }]);
});

test(`of ${TAMPERINGS} caches that were tampered with, none reaches a house`, { timeout: 120_000 }, async () => {
  const files = join(folder, "cache", "files");
  const which = fc.nat(2);
  const tampering = fc.oneof(
    fc.record({ kind: fc.constant("flip" as const), which, at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) }),
    fc.record({ kind: fc.constant("cut" as const), which, at: fc.nat(), by: fc.constant(0) }),
    fc.record({ kind: fc.constant("insert" as const), which, at: fc.nat(), by: fc.nat(255) }),
    fc.record({ kind: fc.constant("swap" as const), which, at: fc.nat(2), by: fc.constant(0) }),
    fc.record({ kind: fc.constant("add" as const), which, at: fc.nat(), by: fc.nat(255) }),
  );
  await fill();
  let told = 0;
  await fc.assert(
    fc.asyncProperty(tampering, async ({ kind, which: place, at, by }) => {
      const file = wheels[place];
      if (file === undefined) throw new Error("there are three");
      const kept = join(files, file.sha256);
      const { bytes } = file;
      const offset = at % bytes.length;
      const altered = Buffer.from(bytes);
      altered.writeUInt8((altered.readUInt8(offset) + by) % 256, offset);
      const other = wheels[at % 3] ?? file;
      // A rename is a new file: what was linked into an earlier house is left alone.
      const texts = {
        flip: altered,
        cut: bytes.subarray(0, offset),
        insert: Buffer.concat([bytes.subarray(0, offset), Buffer.from([by]), bytes.subarray(offset)]),
        swap: other.bytes,
        add: bytes,
      };
      await writeFile(`${kept}.new`, texts[kind]);
      await rename(`${kept}.new`, kind === "add" ? join(files, file.name) : kept);
      const on = ports();
      const made = await fill(wheels, {}, on);
      await expectLocked(made.wheels);
      const same = kind === "add" || texts[kind].equals(bytes);
      expect(on.said.warnings).toHaveLength(same ? 0 : 1);
      expect(made.fetched).toBe(same ? 0 : 1);
      told += same ? 0 : 1;
    }),
    { numRuns: TAMPERINGS },
  );
  expect(told).toBeGreaterThan(TAMPERINGS / 2);
});

describe("an sdist", () => {
  const compile = (changes: Partial<WheelhouseRequest> = {}, on = ports()) => fill([sdist], changes, on);

  test("is compiled once, and named; its wheel goes in by the hash that it has now", async () => {
    const made = await compile();
    expect(made.compiled).toEqual([{ name: "made", version: "1.0", sdist: sdist.sha256, reused: false }]);
    expect(await readdir(made.wheels)).toEqual([built.name]);
    expect(await readFile(made.requirements, "utf8")).toBe(`made==1.0 --hash=sha256:${built.sha256}\n`);
    expect((await compile()).compiled).toMatchObject([{ reused: true }]);
    expect(builds).toBe(1);
  });

  test.each<[string, Partial<WheelhouseRequest>]>([
    ["in a release", { release: true }],
    ["for another version of Python", { interpreter: { ...CPYTHON, version: "3.13.10" } }],
    ["for another build of it", { interpreter: { ...CPYTHON, sha256: "f".repeat(64) } }],
  ])("%s is compiled again", async (_, changes) => {
    await compile();
    expect((await compile(changes)).compiled).toMatchObject([{ reused: false }]);
    expect(builds).toBe(2);
  });

  test.each([{ os: "macos" }, { arch: "arm64" }, { musl: true }] as const)(
    "whose wheel another platform (%j) made is compiled again",
    async (other) => {
      const on = ports();
      await compile({}, { ...on, machine: { ...on.machine, ...other } });
      expect((await compile()).compiled).toMatchObject([{ reused: false }]);
    },
  );

  test("of the same name and version with other bytes is compiled again", async () => {
    await compile();
    sdist = await makeSdist("made", "# changed\n");
    await index.close();
    index = await startIndex([sdist]);
    expect((await compile()).compiled).toMatchObject([{ reused: false }]);
  });

  test.each<[string, (place: string) => Promise<unknown>]>([
    ["whose wheel was replaced", (place) => writeFile(join(place, built.name), "x")],
    ["whose record is broken", (place) => writeFile(join(place, "wheel.json"), "{")],
    [
      "whose record leads elsewhere",
      (place) => writeFile(join(place, "wheel.json"), '{"file":"../x.whl","sha256":"","build":[]}'),
    ],
  ])("%s in the cache is compiled anew, and told", async (_, damage) => {
    await compile();
    const compiled = join(folder, "cache", "compiled");
    const [key = ""] = await readdir(compiled);
    const on = ports();
    await damage(join(compiled, key));
    expect((await compile({}, on)).compiled).toMatchObject([{ reused: false }]);
    expect(on.said.warnings).toMatchObject([{ code: "cache-differs" }]);
    expect((await compile()).compiled).toMatchObject([{ reused: true }]);
  });

  test("that becomes another distribution is refused", async () => {
    built = await makeWheel("impostor");
    expect(await diagnosed(compile())).toMatchObject([
      { code: "no-wheel", message: expect.stringContaining("impostor") },
    ]);
  });
});
