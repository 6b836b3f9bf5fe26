import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupOf, legOf } from "../../../src/exchange/identity.ts";
import { okValue } from "../../support/result.ts";

const strategy = (index: number, total: number): string =>
  JSON.stringify({ "fail-fast": false, "job-index": index, "job-total": total, "max-parallel": total });
const legIn = (matrix: unknown, at = strategy(0, 3), project = ".") =>
  okValue(legOf({ matrix: JSON.stringify(matrix), strategy: at, project }));

describe("which leg this is", () => {
  test("is said by the row of the matrix and the place in it", () => {
    expect(legIn({ os: "ubuntu-24.04", project: "first" }, strategy(1, 3))).toMatchObject({
      title: "ubuntu-24.04-first",
      index: 1,
      total: 3,
    });
  });

  test("does not depend on the order in which the runner writes the row", () => {
    expect(legIn({ a: 1, b: { c: [1], d: 2 } }).key).toBe(legIn({ b: { d: 2, c: [1] }, a: 1 }).key);
  });

  test.each([
    ["another value", { a: 2 }, "."],
    ["a value of another type", { a: "1" }, "."],
    ["another project", { a: 1 }, "other"],
  ])("%s makes another leg", (_, row, project) => {
    expect(legIn(row, undefined, project).key).not.toBe(legIn({ a: 1 }).key);
  });

  test.each([
    ["no matrix, no strategy", "", ""],
    ["null, as outside a matrix", "null", '{"fail-fast":true,"job-index":0,"job-total":1,"max-parallel":1}'],
    ["null for both", "null", "null"],
    ["a strategy that says neither place nor total, and no matrix", "null", '{"fail-fast":true}'],
  ])("a job with %s is the only one", (_, matrix, at) => {
    expect(okValue(legOf({ matrix, strategy: at, project: "." }))).toMatchObject({ index: 0, total: 1, title: "leg" });
  });

  test("whatever the row holds, its title fits the name of an artifact", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (row) => {
        expect(legIn(row).title).toMatch(/^[A-Za-z0-9_]([A-Za-z0-9._-]{0,47})$|^leg$/);
      }),
    );
  });

  test.each([
    ["text that is no JSON", "{os: x}", strategy(0, 1), "matrix"],
    ["an expression that was never evaluated", "null", "toJSON(strategy)", "strategy"],
    ["a place outside the matrix", "null", strategy(3, 3), "strategy"],
    ["no legs at all", "null", strategy(0, 0), "strategy"],
    ["a number", "null", "3", "strategy"],
    ["a matrix, and a strategy without place and total", '{"os":"x"}', '{"fail-fast":true}', "strategy"],
    ["a total without a place", "null", '{"job-total":3}', "strategy"],
  ])("bad input: %s", (_, matrix, at, input) => {
    const result = legOf({ matrix, strategy: at, project: "." });
    expect(result).toMatchObject({ ok: false, diagnostics: [{ code: "bad-strategy" }] });
    expect(JSON.stringify(result)).toContain(`input ${input} `);
  });
});

test("two steps of one job, and two jobs, have rooms of their own", () => {
  const groups = [groupOf("ship", "__slipway"), groupOf("ship", "__slipway_2"), groupOf("ship 2", "__slipway")];
  expect(new Set(groups).size).toBe(3);
  for (const group of groups) expect(group).toMatch(/^[A-Za-z0-9_-]+$/);
});
