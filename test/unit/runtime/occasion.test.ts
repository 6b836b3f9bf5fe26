import { expect, test } from "vitest";
import { workflowOccasion } from "../../../src/runtime/local/occasion.ts";

test("a command in a workflow knows its event and the tag that was pushed; on a terminal there is none", () => {
  expect(workflowOccasion({})).toBeUndefined();
  const runner = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "push" };
  expect(workflowOccasion({ ...runner, GITHUB_REF_TYPE: "tag", GITHUB_REF_NAME: "v1.0" })).toEqual({
    event: "push",
    pushed: "v1.0",
  });
  expect(workflowOccasion({ ...runner, GITHUB_REF_TYPE: "branch", GITHUB_REF_NAME: "main" })).toEqual({
    event: "push",
    pushed: undefined,
  });
});
