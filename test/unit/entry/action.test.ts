import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { runAction } from "../../../src/entry/action.ts";
import { INPUTS } from "../../../src/entry/inputs.ts";
import { temporaryFolder } from "../../support/temporary.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test("bad input: drat: true, which GitHub only warns of: refused before anything is loaded", async () => {
  const summary = join(await temporaryFolder(), "summary");
  await writeFile(summary, "");
  vi.stubEnv("GITHUB_STEP_SUMMARY", summary);
  vi.stubEnv("INPUT_DRAT", "true");
  const said = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const load = vi.fn(async () => async () => undefined);
  expect(await runAction(INPUTS, load)).toBe(2);
  expect(load).not.toHaveBeenCalled();
  expect(said.mock.calls.flat().join("")).toContain(
    "::error title=unknown-input::there is no input drat%0Adid you mean draft?",
  );
  expect(await readFile(summary, "utf8")).toContain("there is no input drat");
});
