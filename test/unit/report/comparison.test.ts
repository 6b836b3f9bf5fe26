import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFormer } from "../../../src/model/former.ts";
import { compareLegs, growthProblems, sharesText } from "../../../src/report/comparison.ts";
import { comparisonLines } from "../../../src/report/smoke-rows.ts";
import { fragment } from "../../support/smoke-result.ts";

const sizes = (rich: number, more: ReturnType<typeof fragment>["sizes"] = []) => [
  { kind: "distribution" as const, owner: "rich 14.0", bytes: rich, files: 1 },
  ...more,
];

describe("two builds of one target", () => {
  test("a new version of a distribution is the same owner", () => {
    const now = fragment({ sizes: [{ kind: "distribution", owner: "rich 15.1", bytes: 12, files: 1 }] });
    const { shares } = compareLegs("then", fragment({ sizes: sizes(10) }), now);
    expect(shares).toEqual([{ owner: "rich", before: 10, now: 12 }]);
  });

  test("what came and what went is told, the largest difference first", () => {
    const numpy = { kind: "distribution" as const, owner: "numpy 2.3", bytes: 2e7, files: 1 };
    const now = fragment({ bundleSize: 6e7, sizes: [numpy] });
    const comparison = compareLegs("then", fragment({ sizes: sizes(1e6) }), now);
    expect(sharesText(comparison.shares)).toBe("numpy +20.0 MB, rich −1.0 MB");
    expect(comparisonLines(comparison)).toEqual(["by who brought it: numpy (new) +20.0 MB, rich (gone) −1.0 MB"]);
  });

  test("missing imports of another bundler are not compared", () => {
    const then = fragment({ unresolved: { modules: ["a"], libraries: [] } });
    const now = { unresolved: { modules: ["a", "b"], libraries: ["libx.so"] } };
    expect(compareLegs("then", then, fragment(now))).toMatchObject({ newlyMissing: ["b"], newlyNeeded: ["libx.so"] });
    const frozen = { bundler: { name: "pyinstaller", version: null, options: {} } };
    expect(compareLegs("then", then, fragment({ ...now, ...frozen }))).toMatchObject({ newlyMissing: [] });
  });

  test("a former build that says nothing of a thing has nothing new in it", () => {
    const comparison = compareLegs("then", fragment(), fragment({ libraries: ["a.so"] }));
    expect(comparison.newLibraries).toEqual([]);
  });
});

describe("licences", () => {
  type Package = ReturnType<typeof fragment>["requirements"]["packages"][number];
  const locked = (...packages: readonly Package[]) =>
    fragment({ requirements: { source: "uv.lock", packages: [...packages] } });
  const plain = { name: "plain", version: "1.0", licence: "MIT" };

  test("of what is new, and of what changed its terms; a new spelling or version is neither", () => {
    const then = locked(plain, { name: "Turn_Coat", version: "1.0", licence: "MIT" });
    const now = locked(
      { ...plain, version: "2.0" },
      { name: "turn-coat", version: "2.0", licence: "BUSL-1.1" },
      { name: "mute", version: "1.0" },
    );
    const comparison = compareLegs("then", then, now);
    expect(comparisonLines(comparison)).toEqual([
      "licences: turn-coat (MIT before, BUSL-1.1 now), mute is new (its metadata names none)",
    ]);
  });

  test("of a manifest from before licences were told: nothing is new", () => {
    const then = locked({ name: "plain", version: "1.0" });
    expect(compareLegs("then", then, locked(plain, { ...plain, name: "other" })).licences).toEqual([]);
  });
});

describe("a limit of growth", () => {
  const grown = (before: number, now: number) =>
    compareLegs("1.0", fragment({ bundleSize: before }), fragment({ bundleSize: now }));

  test("is exceeded by one byte, and not by none", () => {
    expect(growthProblems(grown(1000, 1100), { percent: 10 })).toEqual([]);
    const [problem] = growthProblems(grown(1000, 1101), { percent: 10, at: { file: "slipway.yml", line: 3 } });
    expect(problem).toMatchObject({ code: "growth-exceeded", at: { file: "slipway.yml", line: 3 } });
    expect(problem?.message).toMatch(/grew by 10\.1 % since 1\.0/);
  });

  test("is never exceeded by what shrinks", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat({ max: 500 }), (a, b, percent) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(growthProblems(grown(more, less), { percent })).toEqual([]);
      }),
    );
  });
});

describe("a former manifest", () => {
  test.each([
    ["there is none", undefined, /has no slipway-manifest/],
    ["is no JSON", "<html>", /is not a manifest/],
    ["is of a newer version", JSON.stringify({ schema: 2, whatever: [] }), /newer version \(schema 2\)/],
    ["lacks what is compared", JSON.stringify({ schema: 1, project: {} }), /cannot be read/],
  ])("that %s is a reason and no error", (_, text, reason) => {
    expect(readFormer("the last release", text)).toMatchObject({ missing: expect.stringMatching(reason) });
  });

  test("may have keys that this version does not know", () => {
    const leg = { ...fragment(), novelty: { more: true } };
    const text = JSON.stringify({ schema: 1, project: { name: "a", version: "2.0" }, legs: [leg], sbom: {} });
    expect(readFormer("the last release", text)).toMatchObject({ label: "the last release (2.0)", manifest: {} });
  });
});
