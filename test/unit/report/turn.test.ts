import { describe, expect, test } from "vitest";
import type { HandedOver, MatrixLeg } from "../../../src/model/exchange.ts";
import { failedLegMarkdown, turnMarkdown, turnText } from "../../../src/report/turn.ts";

const handed = (index: number, title: string): HandedOver => ({
  ...{ key: `${index}`, title, index, attempt: 1, absent: false },
  artifact: { id: index, name: title, size: 1, sha256: undefined },
});
const leg: MatrixLeg = { key: "1", title: "macos-15", index: 1, total: 4 };
const published = { id: 7, url: "https://github.com/acme/widget/releases/tag/v1.0.0", uploaded: 3, skipped: 0 };

describe("what a leg says of the release", () => {
  test("that others are to come, which, and what to do if one fails", () => {
    const turn = { kind: "not-last", legs: [handed(0, "ubuntu")], missing: [1, 2, 3] } as const;
    expect(turnText(turn, undefined)).toBe(
      "Handed over. Delivered: ubuntu. Still to come: number 2, 3 and 4 of the matrix; the last one publishes. If one of them fails, nothing is published: mend it. “Re-run failed jobs” then finishes the release: what has been handed over is kept.",
    );
  });

  test("whom it gave way to, by name", () => {
    expect(turnText({ kind: "given-way", to: "ubuntu" }, undefined)).toContain("the leg ubuntu publishes");
  });

  test("where it is, published or left as a draft", () => {
    const turn = { kind: "publish", claim: 1, legs: [] } as const;
    expect(turnMarkdown(turn, { ...published, draft: false })).toBe(`## Released\n\n${published.url}\n\n`);
    expect(turnMarkdown(turn, { ...published, draft: true })).toBe(`## Draft\n\n${published.url}\n\n`);
  });
});

describe("what a leg that failed says", () => {
  test("which legs are missing, itself included, and how to finish", () => {
    const text = failedLegMarkdown(leg, [handed(0, "ubuntu"), handed(1, "macos-15"), handed(3, "windows")]);
    expect(text).toContain("Delivered so far: ubuntu, windows. Missing: number 2 and 3 of the matrix.");
    expect(text).toContain("“Re-run failed jobs” then finishes the release");
  });

  test("nothing of others where there are none, or where the store does not say", () => {
    expect(failedLegMarkdown({ ...leg, index: 0, total: 1 }, undefined)).not.toContain("matrix");
    expect(failedLegMarkdown(leg, undefined)).not.toContain("Delivered");
  });

  test("bad input: a matrix value with markup stays text", () => {
    expect(failedLegMarkdown({ ...leg, title: "<b>[x](y)" }, [])).toContain("&lt;b&gt;\\[x\\]\\(y\\)");
  });
});
