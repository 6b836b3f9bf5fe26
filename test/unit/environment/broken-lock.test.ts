import { expect, test } from "vitest";
import { resolveRequirements } from "../../../src/environment/requirements.ts";
import type { RequirementsRequest } from "../../../src/model/environment.ts";
import { packageFacts } from "../../support/facts.ts";
import { diagnosed, portsWith, recordingExec, toolFailure } from "./support.ts";

test("a uv.lock with the marks of a merge: what uv says of it is told", async () => {
  const facts = packageFacts({ root: "/project", locks: [{ kind: "uv.lock", path: "uv.lock" }] });
  const where = { python: "/usr/bin/python3", version: "3.13.9", epoch: undefined, work: "/work" };
  const request: RequirementsRequest = { facts, ...where, choice: "auto", extras: [], groups: [] };
  const { exec, runs } = recordingExec(({ argv }) => {
    throw toolFailure(argv, "error: Failed to parse `uv.lock`\n  cause: TOML parse error at line 2, column 9");
  });
  const uv = { executable: "/tools/uv", version: "0.13.8" };
  expect(await diagnosed(resolveRequirements(portsWith(exec), uv, request))).toMatchObject([
    {
      code: "bad-lock",
      message: expect.stringContaining("line 2, column 9"),
      hint: "Make it anew with the tool that wrote it.",
      at: { file: "uv.lock" },
    },
  ]);
  expect(runs).toHaveLength(1);
});
