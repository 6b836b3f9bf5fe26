import { expect, test } from "vitest";
import { INPUTS, PLAN_INPUTS, RELEASE_INPUTS } from "../../../src/entry/inputs.ts";
import { checkInputNames } from "../../../src/plan/input-names.ts";

test.each([
  ["drat", INPUTS, "did you mean draft?"],
  ["sgin", PLAN_INPUTS, "did you mean sign?"],
  ["python_version", INPUTS, "did you mean python-version?"],
  ["plans", RELEASE_INPUTS, "did you mean plan?"],
])("bad input: %s, which no action of ours has", (name, known, hint) => {
  expect(checkInputNames([name, "token"], known)).toEqual([
    { code: "unknown-input", message: `there is no input ${name}`, hint },
  ]);
});

test("what no input looks like may be a variable of somebody's, and GitHub warns of it", () => {
  expect(checkInputNames([...INPUTS, "file", "who-to-greet"], INPUTS)).toEqual([]);
});
