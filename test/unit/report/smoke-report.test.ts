import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareLegs } from "../../../src/report/comparison.ts";
import { COMMENT_MARKER, commentPart, holdsPart, mergedComment } from "../../../src/report/smoke-comment.ts";
import { smokeSummary } from "../../../src/report/smoke-summary.ts";
import { smokeText } from "../../../src/report/smoke-text.ts";
import { fragment, smokeResult, trial } from "../../support/smoke-result.ts";

const HOSTILE = "<img src=x onerror=alert(1)>|`x`\n# title [a](http://evil.example) @octocat &copy; --> \u001b[31m";

const hostile = smokeResult({
  project: { name: HOSTILE, version: HOSTILE },
  dependencies: {
    ...{ reused: 0, milliseconds: 1, budget: 120, problems: [] },
    trials: [trial(HOSTILE, { result: "broken", message: HOSTILE, version: HOSTILE })],
  },
  problems: [{ code: "x", message: HOSTILE, hint: HOSTILE }],
  notCompared: [HOSTILE],
  comparisons: [
    compareLegs(
      HOSTILE,
      fragment(),
      fragment({
        sizes: [{ kind: "distribution", owner: `${HOSTILE} 1.0`, bytes: 99_000_000, files: 1 }],
        unresolved: { modules: [HOSTILE], libraries: [HOSTILE] },
        libraries: [HOSTILE],
      }),
    ),
  ],
});

/** Text without what we wrote ourselves. */
const foreign = (markdown: string): string => markdown.replaceAll(/<!--.*?-->|<\/?sub>/g, "");

describe("a summary", () => {
  test("names what was tried, each against the former build", () => {
    const before = fragment({ bundleSize: 40_000_000, floor: null });
    const text = smokeSummary(smokeResult({ comparisons: [compareLegs("1.3.0", before, fragment())] }));
    expect(text).toContain("| ✅ hello world, linux-x64 | passed | 0.900 s | 40.0 MB |");
    expect(text).toContain("| ✅ + rich 1.0 | works |  | +1 kB | +0.005 s |");
    expect(text).toContain("| 50.0 MB \\(+10.0 MB\\) | 0.050 s | glibc 2.17 \\(none before\\) |");
    expect(text).toContain("Reused from earlier runs");
  });

  test("HTML and Markdown in names are text", () => {
    for (const text of [smokeSummary(hostile), mergedComment([], commentPart(hostile))]) {
      expect(foreign(text)).not.toMatch(/<img|[^\\]\[a\]|@octocat|&copy;/);
      expect(foreign(text).match(/^# title/m)).toBeNull();
    }
  });

  test("10,000 dependencies stay below 1 MiB, and those that break are among what is shown", () => {
    const trials = Array.from({ length: 10_000 }, (_, index) => trial(`package-${index}-${"x".repeat(100)}`));
    trials[9_999] = trial("the-broken-one", { result: "broken", message: "y".repeat(10_000) });
    const problems = Array.from({ length: 5_000 }, (_, index) => ({
      code: "x",
      message: `${index}${"z".repeat(2_000)}`,
    }));
    const dependencies = { trials, reused: 0, milliseconds: 1, budget: 120, problems: [] };
    const text = smokeSummary(smokeResult({ dependencies, problems }));
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toContain("the-broken-one");
  });

  test("10,000 dependencies that break with long messages stay below 1 MiB", () => {
    const broken = { result: "broken", message: "€".repeat(10_000) } as const;
    const trials = Array.from({ length: 10_000 }, (_, index) => trial(`package-${index}`, broken));
    const dependencies = { trials, reused: 0, milliseconds: 1, budget: 120, problems: [] };
    const text = smokeSummary(smokeResult({ dependencies }));
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toContain("| 9802 more |");
  });
});

describe("a terminal", () => {
  test("colours are added and change nothing else", () => {
    const result = smokeResult({
      dependencies: { ...hostile.dependencies, trials: [trial("a", { result: "broken" })] } as never,
    });
    expect(smokeText(result, true)).toContain("\u001b[31m✗  + a 1.0");
    expect(stripVTControlCharacters(smokeText(result, true))).toBe(smokeText(result, false));
  });

  test("names cannot command it", () => {
    expect(smokeText(hostile, false)).not.toContain("\u001b");
  });
});

describe("the one comment", () => {
  const linux = commentPart(smokeResult());
  const windows = commentPart(smokeResult({ target: "windows-x64" }));

  test("each leg replaces its own part alone", () => {
    const both = mergedComment([mergedComment([], linux)], windows);
    expect(both.startsWith(COMMENT_MARKER)).toBe(true);
    expect([holdsPart(both, linux), holdsPart(both, windows)]).toEqual([true, true]);
    const newer = { ...linux, text: "### other\n" };
    const again = mergedComment([both], newer);
    expect([holdsPart(again, linux), holdsPart(again, newer), holdsPart(again, windows)]).toEqual([false, true, true]);
    expect(mergedComment([again], newer)).toBe(again);
  });

  test("of twelve legs with much to say is whole, and not longer than GitHub takes", () => {
    const problems = Array.from({ length: 1_000 }, (_, index) => ({
      code: "x",
      message: `${index} ${"y".repeat(900)}`,
    }));
    const trials = problems.map(({ message }) => trial(message, { result: "broken", message }));
    const dependencies = { trials, reused: 0, milliseconds: 1, budget: 120, problems: [] };
    const parts = Array.from({ length: 12 }, (_, index) =>
      commentPart(smokeResult({ project: { name: `app${index}`, version: "1" }, dependencies, problems })),
    );
    for (const { text } of parts) {
      expect(text.length).toBeLessThan(7_600);
      expect(text).toMatch(/\n\nThe job's summary has all of it\.\n$/);
    }
    const body = parts.reduce((all, part) => mergedComment([all], part), "");
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(parts.filter((part) => holdsPart(body, part))).toHaveLength(8);
    expect(body).toMatch(/<\/sub>$/);
  });

  test("is never longer than GitHub takes, whatever the parts", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 9_000 }), { maxLength: 12 }), (texts) => {
        const body = texts.reduce((all, text, key) => mergedComment([all], { key: `app ${key}`, text }), "");
        expect(body.length).toBeLessThanOrEqual(65_536);
      }),
    );
  });

  test("a project's name does not end the marker", () => {
    const part = commentPart(hostile);
    expect(part.key).not.toMatch(/--|>/);
    expect(holdsPart(mergedComment([], part), part)).toBe(true);
  });
});
