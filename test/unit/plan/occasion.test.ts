import { describe, expect, test } from "vitest";
import { doingOf, type Occasion } from "../../../src/plan/occasion.ts";
import { textOf } from "../../support/result.ts";

const on = (event: string, changes: Partial<Occasion> = {}) =>
  doingOf({ mode: "", event, pushed: undefined, tag: "", ...changes });
const value = (result: ReturnType<typeof doingOf>) => (result.ok ? result.value : result.diagnostics);

describe("a release is made", () => {
  test.each<[string, Partial<Occasion>, string]>([
    ["push", { pushed: "v1" }, "v1"],
    ["push", { pushed: "v1", mode: "auto" }, "v1"],
    ["push", { tag: "v2" }, "v2"],
    ["workflow_dispatch", { tag: "v2" }, "v2"],
    ["workflow_dispatch", { pushed: "v1", mode: "release" }, "v1"],
    ["schedule", { tag: "v2" }, "v2"],
    ["repository_dispatch", { tag: "v2" }, "v2"],
  ])("on %s with %j: %s", (event, changes, tag) => {
    expect(value(on(event, changes))).toEqual({ mode: "release", tag });
  });
});

describe("nothing but a build", () => {
  test.each<[string, Partial<Occasion>]>([
    ["push", {}],
    ["push", { mode: "build", pushed: "v1" }],
    ["workflow_dispatch", {}],
    ["workflow_dispatch", { pushed: "v1" }],
    ["workflow_dispatch", { mode: "auto", pushed: "v1" }],
    ["pull_request", { mode: "build" }],
    ["pull_request", { mode: "build", tag: "v1" }],
    ["merge_group", {}],
    ["workflow_run", { pushed: "v1" }],
  ])("on %s with %j", (event, changes) => {
    expect(value(on(event, changes))).toMatchObject({ mode: "build" });
  });
});

describe("hello world first", () => {
  test.each<[string, Partial<Occasion>]>([
    ["pull_request", {}],
    ["pull_request", { mode: "auto", pushed: "v1" }],
    ["push", { mode: "smoke", pushed: "v1" }],
    ["workflow_run", { mode: "smoke", tag: "v1" }],
  ])("on %s with %j", (event, changes) => {
    expect(value(on(event, changes))).toEqual({ mode: "smoke", tag: undefined });
  });
});

describe("refused by name", () => {
  test.each<[string, Partial<Occasion>, string]>([
    ["release", { pushed: "v1" }, 'tags: ["v*"]'],
    ["release", { tag: "v1" }, "public already"],
    ["pull_request", { tag: "v1" }, "nobody has merged"],
    ["pull_request_target", { mode: "release" }, "nobody has merged"],
    ["pull_request_review", { tag: "v1" }, "nobody has merged"],
    ["workflow_run", { tag: "v1" }, "event workflow_run"],
    ["issue_comment", { mode: "release", pushed: "v1" }, "event issue_comment"],
    ["discussion_comment", { tag: "v1" }, "event discussion_comment"],
    ["", { tag: "v1" }, "that is unknown"],
    ["push", { mode: "release" }, "names none"],
    ["push", { mode: "ship" }, "there is no mode ship"],
  ])("%s with %j: %s", (event, changes, message) => {
    expect(textOf(on(event, changes))).toContain(message);
  });
});
