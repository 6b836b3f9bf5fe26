import { expect, test } from "vitest";
import { readOutputs } from "../../support/stand/runner.ts";

test("reads outputs of one line and of several", () => {
  const text = ["target=linux-x64", "notes<<ghadelimiter_1", "first=1", "second", "ghadelimiter_1", "empty=", ""].join(
    "\n",
  );
  expect(readOutputs(text)).toEqual({ target: "linux-x64", notes: "first=1\nsecond", empty: "" });
});
