import { expect, test } from "vitest";
import type { Bundle } from "../../../src/model/bundle.ts";
import type { Environment } from "../../../src/model/environment.ts";
import { BuildError } from "../../../src/model/errors.ts";
import type { Inspection } from "../../../src/model/inspection.ts";
import { inspect } from "../../../src/stages/inspection.ts";
import type { Bench } from "../../../src/stages/leg.ts";

const INSPECTION: Inspection = {
  form: "directory",
  bytes: 90_000_000,
  files: 2,
  floors: [{ system: "glibc", version: "2.28", file: "lib/core.so", owner: "fast 2.0" }],
  architectures: { x64: 2 },
  architecture: "x64",
  foreign: [],
  libraries: [],
  missing: [],
  sizes: [
    { kind: "distribution", owner: "fast 2.0", bytes: 60_000_000, files: 1 },
    { kind: "interpreter", owner: "interpreter", bytes: 30_000_000, files: 1 },
  ],
  suggestions: [],
  contents: { owners: [], demands: [] },
  problems: [],
};

/** Runs the stage on what an inspection would say; gives the codes and texts of the warnings. */
async function run(limits: object, changes: Partial<Inspection> = {}): Promise<readonly string[]> {
  const warnings: string[] = [];
  const log = {
    info: () => undefined,
    warn: ({ code, message }: { code: string; message: string }) => warnings.push(`${code}: ${message}`),
    error: () => undefined,
    stage: (_: string, work: () => unknown) => work(),
  };
  // Only what the stage looks at.
  const bench = {
    ports: { log },
    catalog: { inspectBundle: async () => ({ ...INSPECTION, ...changes }) },
    leg: { target: "linux-x64", ...limits },
    planned: { plan: { project: { name: "app" } } },
  } as unknown as Bench;
  const bundle = { root: "/b", executables: [{ path: "app" }] } as unknown as Bundle;
  await inspect(bench, bundle, { sitePackages: "/s" } as Environment);
  return warnings;
}

async function failure(limits: object, changes: Partial<Inspection> = {}): Promise<string> {
  const error: unknown = await run(limits, changes).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(BuildError);
  return error instanceof Error ? error.message : "";
}

test("limits that hold, to the last digit", async () => {
  expect(await run({ maxFloor: "2.28", maxSize: 90_000_000 })).toEqual([]);
  expect(await run({ maxFloor: "2.100" })).toEqual([]);
  expect(await run({})).toEqual([]);
});

test("a floor that is exceeded names the file and who brought it", async () => {
  const text = await failure({ maxFloor: "2.17" });
  expect(text).toContain("needs glibc 2.28, and floor.glibc allows 2.17: lib/core.so of fast 2.0 asks for it");
  expect(text).toContain("wheel is made for older systems");
});

test("a size that is exceeded names the largest parts, together with the floor", async () => {
  const text = await failure({ maxFloor: "2.9", maxSize: 80_000_000 });
  expect(text).toContain("the bundle takes 90.0 MB, and size.max allows 80.0 MB");
  expect(text).toContain("fast 2.0 (60.0 MB), interpreter (30.0 MB)");
  expect(text).toContain("floor.glibc allows 2.9");
});

const UNREADABLE = { problems: [{ file: "x.so", problem: "x.so: malformed ELF file: no", binary: true }] };

test("where a library cannot be read, a limit is not kept; without a limit that is a warning", async () => {
  expect(await failure({ maxFloor: "2.28" }, UNREADABLE)).toContain("cannot be told: x.so: malformed ELF file");
  expect(await run({}, UNREADABLE)).toEqual([expect.stringContaining("inspection-problems: x.so")]);
});

test("missing and foreign libraries are warnings; programs of other systems, and what a launcher needs, are none", async () => {
  const missing = ["a", "b", "c", "d", "e", "f"].map((name) => ({ library: `lib${name}.so.1`, file: "core.so" }));
  const foreign = [
    { file: "helper.exe", what: "Windows x64", library: false },
    { file: "arm.so", what: "Linux arm64", library: true },
  ];
  const warnings = await run({}, { missing: [...missing, { library: "libz.so.1", file: "app" }], foreign });
  expect(warnings).toEqual([
    expect.stringMatching(/^missing-libraries: .*liba\.so\.1 \(needed by core\.so\).* and 1 more$/),
    "foreign-libraries: libraries for another processor or system: arm.so (Linux arm64)",
  ]);
});
