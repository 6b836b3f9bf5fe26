import { describe, expect, test } from "vitest";
import { failuresOf, type KnownFailure, outdated, type Row } from "../../support/corpus/result.ts";
import { median, tableText } from "../../support/corpus/table.ts";

const works: Row = {
  application: "widget",
  bundler: "portable",
  python: "3.14.6",
  buildSeconds: 2,
  buildError: undefined,
  checks: [{ name: "runs", verdict: "works", judged: true }],
  size: 20_000_000,
  startup: 100,
  environmentStartup: 100,
  floor: undefined,
  peer: undefined,
};
const known: KnownFailure = {
  ...{ bundler: "portable", application: "widget", check: "runs" },
  ...{ reason: "it has no interpreter", shows: /no module/ },
};
const failing = (verdict: string): Row => ({ ...works, checks: [{ name: "runs", verdict, judged: true }] });

describe("what failed", () => {
  test("is known only when it looks as listed", () => {
    expect(failuresOf(failing("no module x"), [known])).toEqual([{ check: "runs", verdict: "no module x", known }]);
    expect(failuresOf(failing("crashed"), [known])).toEqual([{ check: "runs", verdict: "crashed", known: undefined }]);
  });

  test("leaves out what its environment cannot do either", () => {
    const row = { ...works, checks: [{ name: "runs", verdict: "crashed", judged: false }] };
    expect(failuresOf(row, [])).toEqual([]);
  });

  test("is the build alone where there is no archive", () => {
    expect(failuresOf({ ...works, buildError: "refused", checks: [] }, [known])).toEqual([
      { check: "build", verdict: "refused", known: undefined },
    ]);
  });
});

test("an entry about what works by now is outdated, and one about what was not tried is not", () => {
  expect(outdated(works, [known])).toEqual([known]);
  expect(outdated(failing("no module x"), [known])).toEqual([]);
  expect(outdated({ ...works, buildError: "refused", checks: [] }, [known])).toEqual([]);
});

describe("the table", () => {
  test("has a line each, the failures with their reasons, and the figures of each bundler", () => {
    const frozen = { ...failing("crashed"), bundler: "pyinstaller", buildSeconds: 20 };
    const text = tableText([works, frozen], []);
    expect(text).toMatch(/^widget +portable +3\.14\.6 +2\.0 +1\/1 +20\.0 +100 +1\.00 +–$/m);
    expect(text).toMatch(/^FAILED pyinstaller widget runs: crashed$/m);
    expect(text).toMatch(/^portable: 1 of 1 applications do all of their work \(100 % of those that can\)/m);
    expect(text).toMatch(/^pyinstaller: 0 of 1 .*\(0 % of those that can\)/m);
    expect(text).toMatch(
      /^ok {3}portable, build against PyInstaller by us: median 0\.10 × \(at most 0\.2 ×; 0\.10–0\.10 over 1 applications\)$/m,
    );
    expect(text).not.toContain("by hand");
  });

  test("compares with a build by hand, and says which limit is missed", () => {
    const rows = [
      { ...works, untriedSeconds: 1, peer: { buildSeconds: 4, size: 10_000_000 } },
      { ...works, application: "gadget", startup: 120, peer: { problem: "pip found nothing" } },
    ];
    const text = tableText(rows, []);
    expect(text).toMatch(/^widget .* 0\.50 +2\.00$/m);
    expect(text).toMatch(/^gadget .* – +–$/m);
    expect(text).toContain("no build by hand of gadget: pip found nothing");
    expect(text).toContain(
      "OVER portable, build without its trials, against PyInstaller by hand, which has none: median 0.25",
    );
    expect(text).toContain("OVER portable, build against PyInstaller by hand: median 0.50 × (at most 0.2 ×");
    expect(text).toContain("OVER portable, size against PyInstaller's directory by hand: median 2.00 × (at most 1.5 ×");
    expect(text).toContain("OVER portable, start against its environment: median 1.10 × (at most 1.05 ×; 1.00–1.20");
  });

  test("does not count known failures among those that can", () => {
    expect(tableText([failing("no module x")], [known])).toMatch(/0 of 1 applications .*\(none of those that can\)/);
  });
});

test("the median of an even number lies between the middle ones", () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, undefined]);
});
