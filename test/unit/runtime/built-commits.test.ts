import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBuiltCommits } from "../../../src/runtime/github/built-commits.ts";
import { placeOf } from "../../../src/runtime/github/cache-reader.ts";
import { pythonPorts } from "../../support/python-ports.ts";
import { temporaryFolder } from "../../support/temporary.ts";

/** Nobody listens there. */
const SERVICE = {
  ACTIONS_RESULTS_URL: "http://127.0.0.1:9/",
  ACTIONS_RUNTIME_TOKEN: "token",
  ACTIONS_CACHE_SERVICE_V2: "true",
};
const COMMIT = "a".repeat(40);
const PUSH = { GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main" };
let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

function built(more: Readonly<Record<string, string>>) {
  const { log, signal, said } = pythonPorts({ run: () => Promise.reject(new Error("nothing is run")) });
  const places = { staging: join(folder, "built"), brought: join(folder, "brought") };
  return { said, commits: createBuiltCommits({ ...SERVICE, ...more }, places, { log, signal }) };
}

test.each([
  ["a pull request", { GITHUB_EVENT_NAME: "pull_request", GITHUB_REF: "refs/pull/7/merge" }],
  ["a tag", { GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/tags/v1" }],
  ["a merge queue", { GITHUB_EVENT_NAME: "merge_group", GITHUB_REF: "refs/heads/gh-readonly-queue/main/pr-7" }],
])("%s is no branch's own run, and keeps nothing", async (_, context) => {
  for (const [name, value] of Object.entries(SERVICE)) vi.stubEnv(name, value);
  const { commits, said } = built(context);
  // A branch's own run is told, as below, that there is no such folder.
  await commits?.keep("linux-x64-0", { commit: "no/such", text: "{}" });
  expect([said.infos, said.warnings]).toEqual([[], []]);
});

test("what cannot be kept fails nothing, and leaves nothing behind", async () => {
  for (const [name, value] of Object.entries(SERVICE)) vi.stubEnv(name, value);
  const { commits, said } = built({ ...PUSH, ACTIONS_CACHE_MODE: "write-only" });
  // A name that leads into a folder which is not there.
  await commits?.keep("linux-x64-0", { commit: "no/such", text: "{}" });
  expect(said.infos).toEqual([expect.stringMatching(/^This build could not be kept for pull requests: ENOENT/)]);
  expect(said.warnings).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

test("a service that is not there keeps nothing, and is asked once", async () => {
  const { commits, said } = built(PUSH);
  await commits?.keep("linux-x64-0", { commit: COMMIT, text: "{}" });
  expect(said.infos).toEqual([expect.stringMatching(/^This build could not be kept for pull requests: fetch failed/)]);
  expect([said.warnings, await readdir(folder)]).toEqual([[], []]);
});

test("a service that is not there has nothing to compare with", async () => {
  const { commits, said } = built(PUSH);
  expect(await commits?.bring("linux-x64-0", COMMIT)).toBeUndefined();
  expect(said.infos).toEqual([expect.stringMatching(/^No build of the base branch could be read: /)]);
});

test("a run that may not read asks nobody", async () => {
  const { commits, said } = built({ ...PUSH, ACTIONS_CACHE_MODE: "write-only" });
  expect(await commits?.bring("linux-x64-0", COMMIT)).toBeUndefined();
  expect(said.infos).toEqual([]);
});

test("without a cache service there is none", () => {
  expect(built({ ACTIONS_CACHE_SERVICE_V2: "" }).commits).toBeUndefined();
});

test("a release takes no account of a commit out of an archive, and nobody takes one of another name", () => {
  expect(placeOf(`../slipway-built/built/${COMMIT}.json`, false)).toBe(`built/${COMMIT}.json`);
  expect(placeOf(`built/${COMMIT}.json`, true)).toBeUndefined();
  expect(["built/main.json", `built/${COMMIT}.json/x`, `built/${COMMIT}`].map((name) => placeOf(name, false))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
