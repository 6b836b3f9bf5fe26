import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPullRequest } from "../../../src/runtime/github/pull-request.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const EVENT = { number: 7, pull_request: { number: 7, base: { sha: "abc", ref: "main" }, head: { sha: "def" } } };

async function read(event: string, payload: unknown) {
  const file = join(await temporaryFolder(), "event.json");
  await writeFile(file, typeof payload === "string" ? payload : JSON.stringify(payload));
  return readPullRequest({ GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: file, GITHUB_REPOSITORY: "owner/app" });
}

test("a pull request has a number and a base", async () => {
  expect(await read("pull_request", EVENT)).toMatchObject({ number: 7, base: "abc", repository: "owner/app" });
});

test.each([
  ["a push", "push", EVENT],
  ["pull_request_target", "pull_request_target", EVENT],
  ["a payload that is no JSON", "pull_request", "{"],
  ["a payload without a base", "pull_request", { pull_request: { number: "7" } }],
])("%s is none", async (_, event, payload) => {
  expect(await read(event, payload)).toBeUndefined();
});

test("an event whose file is gone is none", () => {
  expect(readPullRequest({ GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: "/nowhere" })).toBeUndefined();
});
