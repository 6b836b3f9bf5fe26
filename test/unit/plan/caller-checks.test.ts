import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCaller } from "../../../src/config/callers.ts";
import type { CallerWorkflow } from "../../../src/model/caller.ts";
import { type CallerNeeds, checkCallers } from "../../../src/plan/caller-checks.ts";
import { tagsStart } from "../../../src/plan/tag-patterns.ts";

const SHA = "0123456789".repeat(4);
const STARTER = readFileSync("workflows/one-step.yml", "utf8").replace(
  "OWNER/slipway@<full SHA>",
  `acme/slipway@${SHA}`,
);
const RELEASE = readFileSync("workflows/release.yml", "utf8")
  .replace("OWNER/slipway", "acme/slipway")
  .replace("<full SHA>", SHA);
const NEEDS: CallerNeeds = {
  tag: "v1.0.0",
  dynamicVersion: false,
  identity: "wanted",
  secrets: [],
  signRequired: false,
};

async function findings(text: string, needs: Partial<CallerNeeds> = {}) {
  const caller = await readCaller({ file: "w.yml", text });
  return checkCallers(caller === undefined ? [] : [caller], { ...NEEDS, ...needs });
}

/** What is not fine, as `state what: message`. */
async function complaints(text: string, needs: Partial<CallerNeeds> = {}): Promise<string[]> {
  const found = await findings(text, needs);
  return found
    .filter(({ state }) => state !== "fine")
    .map(({ state, what, message }) => `${state} ${what}: ${message}`);
}

describe("callers", () => {
  test.each([
    ["the one step", STARTER],
    ["the reusable workflow", RELEASE],
  ])("nothing is wrong with %s as we give it away", async (_, text) => {
    expect(await complaints(text, { dynamicVersion: true, identity: "required" })).toEqual([]);
  });

  test.each([
    [
      "a retired runner",
      STARTER.replace("macos-15", "macos-12"),
      /^fails runners of the job ship: macos-12 was retired in 2024-12/,
    ],
    [
      "no right to write",
      STARTER.replace("contents: write", "contents: read"),
      /^fails rights of the job ship: contents: write is missing/,
    ],
    [
      "no identity",
      STARTER.replace(/ +id-token: write.*\n/, ""),
      /^doubt rights of the job ship: id-token: write is missing/,
    ],
    [
      "a branch as version",
      STARTER.replace(SHA, "main"),
      /^doubt version of Slipway in the job ship: main is not a full commit SHA/,
    ],
    [
      "a placeholder",
      STARTER.replace(`acme/slipway@${SHA}`, "OWNER/slipway@<full SHA>"),
      /^fails version .*placeholder/,
    ],
    [
      "tags of another form",
      STARTER.replace("v*", "rel-*"),
      /^fails what starts a release: a tag such as v1\.0\.0 starts no workflow: .*rel-\*/,
    ],
    ["branches only", STARTER.replace('    tags: ["v*"]\n', ""), /^fails what starts a release: no tag starts/],
    [
      "no rights written down",
      STARTER.replace("permissions: {}\n", "").replace(/ +permissions:\n(?: +[a-z-]+: write.*\n)+/, ""),
      /^fails rights of the job ship: no permissions/,
    ],
    [
      "a reusable workflow with too few rights",
      RELEASE.replace(/ +attestations: write.*\n/, ""),
      /^fails rights of the job release: attestations: write is missing.*startup_failure/,
    ],
    [
      "no checkout",
      STARTER.replace("actions/checkout", "actions/cache"),
      /^fails checkout in the job ship: nothing is checked out/,
    ],
  ])("%s", async (_, text, message) => {
    const found = await complaints(text);
    expect(found).toEqual([expect.stringMatching(message)]);
  });

  test("history is asked for only where the version is made from it", async () => {
    const shallow = STARTER.replace("fetch-depth: 0, ", "");
    expect(await complaints(shallow)).toEqual([]);
    expect(await complaints(shallow, { dynamicVersion: true })).toEqual([
      expect.stringMatching(/^fails checkout .*which means 1: tags and history are not there, and the version is made/),
    ]);
  });

  test("an identity is not asked for where a key signs, and is required where sign is", async () => {
    const text = STARTER.replace(/ +id-token: write.*\n/, "");
    expect(await complaints(text, { identity: "unused" })).toEqual([]);
    expect(await complaints(text, { identity: "required" })).toEqual([expect.stringMatching(/^fails rights/)]);
  });

  test("secrets that are named and not handed over, by the way of each caller", async () => {
    const secrets = ["GPG_KEY"];
    const [step] = (await findings(STARTER, { secrets })).filter(({ state }) => state !== "fine");
    expect(step).toMatchObject({ state: "doubt", hint: `Give the step env: { GPG_KEY: \${{ secrets.GPG_KEY }} }.` });
    const [job] = (await findings(RELEASE, { secrets, signRequired: true })).filter(({ state }) => state !== "fine");
    expect(job).toMatchObject({ state: "fails", hint: `Give the job secrets: { GPG_KEY: \${{ secrets.GPG_KEY }} }.` });
    expect(await complaints(`${STARTER}        env: { GPG_KEY: x }\n`, { secrets })).toEqual([]);
  });

  test("a secret of a name that the reusable workflow does not know, however it is handed over", async () => {
    const text = RELEASE.replace(/^ {4}with: .*tag.*$/m, "    secrets: inherit");
    const [found] = await complaints(text, { secrets: ["OTHER"] });
    expect(found).toMatch(/^doubt secrets of the job release: OTHER: .*hands on no secret of that name/);
  });

  test("a workflow that only tries needs no right to write", async () => {
    const text = readFileSync("workflows/nightly.yml", "utf8")
      .replace("OWNER/slipway", "acme/slipway")
      .replace("<full SHA>", SHA);
    expect(await complaints(text)).toEqual([
      expect.stringMatching(/^fails what starts a release: no workflow has a job/),
    ]);
  });

  test("no workflow at all is doubtful: a terminal can release, too", async () => {
    expect(await complaints("on: push\n")).toEqual(["doubt workflow: no workflow here calls Slipway"]);
  });
});

test.each<[readonly string[], readonly string[], string, boolean]>([
  [["v*"], [], "v1.0", true],
  [["v*"], [], "v1/0", false],
  [["**"], [], "a/b", true],
  [["v[0-9]+.[0-9]+.*"], [], "v1.22.0", true],
  [["v*", "!v*rc*"], [], "v1.0rc1", false],
  [["**"], ["v0*"], "v0.1", false],
  [["v1.0"], [], "v1x0", false],
  [["[v"], [], "v", false],
  [[], [], "v1", false],
])("tags %j without %j and %s: %s", (tags, ignoredTags, tag, starts) => {
  const caller: Pick<CallerWorkflow, "tags" | "ignoredTags"> = { tags, ignoredTags };
  expect(tagsStart(caller, tag)).toBe(starts);
});
