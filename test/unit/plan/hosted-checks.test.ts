import { expect, test } from "vitest";
import type { HostedRelease } from "../../../src/model/releases.ts";
import { checkHostedRelease, checkTagCommit } from "../../../src/plan/hosted-checks.ts";

const release = (id: number, about: Partial<HostedRelease>): HostedRelease => ({
  id,
  tag: "v1",
  title: "",
  body: "",
  draft: false,
  prerelease: false,
  immutable: false,
  url: "https://host/r",
  uploadUrl: "",
  ...about,
});

test.each([
  ["none", [release(1, { tag: "v0" })], "fine", "none of v1"],
  ["one draft", [release(7, { draft: true })], "fine", "draft 7"],
  ["two drafts", [release(7, { draft: true }), release(8, { draft: true })], "fails", "7, 8"],
  ["a published one", [release(7, {})], "doubt", "other bytes are refused"],
  ["an immutable one", [release(7, { immutable: true })], "fails", "immutable"],
  ["a published one beside a draft", [release(6, { draft: true }), release(7, {})], "doubt", "published"],
] as const)("of the tag there is %s", (_, releases, state, words) => {
  const found = checkHostedRelease("v1", releases);
  expect(found).toMatchObject({ state, message: expect.stringContaining(words) });
});

test.each([
  [undefined, "b", "fine"],
  ["a", undefined, "fine"],
  ["a", "a", "fine"],
  ["a", "b", "fails"],
] as const)("the tag is at %s, and %s is checked out: %s", (there, here, state) => {
  expect(checkTagCommit("v1", there, here).state).toBe(state);
});
