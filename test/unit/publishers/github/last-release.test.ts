import { expect, test } from "vitest";
import { NetworkError } from "../../../../src/model/errors.ts";
import type { HostedAsset, HostedRelease, Releases } from "../../../../src/model/releases.ts";
import { lastRelease } from "../../../../src/publishers/github/last-release.ts";
import { createStage, rehearsedReleases } from "../../../../src/publishers/github/rehearsal.ts";
import { fragment } from "../../../support/smoke-result.ts";

const SERIES = { template: "{name}-v?{version}", name: "app" };
const manifest = (version: string, changes: object = {}): string =>
  JSON.stringify({ schema: 1, project: { name: "app", version }, legs: [fragment()], ...changes });

const LISTED: HostedAsset = { id: 9, name: "slipway-manifest.json", size: 1, state: "uploaded", sha256: undefined };

function release(tag: string, changes: Partial<HostedRelease> = {}): HostedRelease {
  const id = 1;
  const texts = { title: tag, body: "", url: "", uploadUrl: "" };
  return { id, tag, draft: false, prerelease: false, immutable: false, ...texts, ...changes };
}

/** A repository that may only be read. */
function repository(list: readonly HostedRelease[], text: string | Error, assets = [LISTED]): Releases {
  return {
    ...rehearsedReleases("acme/widget", createStage()),
    list: async () => list,
    assets: async () => assets,
    text: async () => {
      if (typeof text !== "string") throw text;
      return text;
    },
  };
}

const read = (releases: Releases) => lastRelease(releases, SERIES).read();

test("is the newest of the project's own by version, whatever the order, and no draft or pre-release", async () => {
  const tags = ["app-1.9.0", "app-v1.10.0", "other-v3.0", "v9.0", "app-vnext"].map((tag) => release(tag));
  const others = [release("app-v2.0.0rc1", { prerelease: true }), release("app-v3.0.0", { draft: true })];
  const found = await read(repository([...tags, ...others], manifest("1.10.0")));
  expect(found.label).toBe("the last release, app-v1.10.0 (1.10.0)");
  expect(found.manifest?.legs).toHaveLength(1);
});

test("is a pre-release where there is no other", async () => {
  const found = await read(repository([release("app-v2.0.0rc1", { prerelease: true })], manifest("2.0.0rc1")));
  expect(found.label).toMatch(/^the last release, app-v2\.0\.0rc1/);
});

test("no release at all", async () => {
  expect(await read(repository([], ""))).toEqual({
    ...{ label: "the last release", missing: "acme/widget has published none yet" },
  });
});

const one = [release("app-v1.0")];
const refused = new NetworkError("https://api/x: HTTP 403: Resource not accessible", {
  url: "https://api/x",
  status: 403,
});

test.each([
  ["without a manifest", repository(one, "", []), /it has no slipway-manifest\.json/],
  ["whose manifest never arrived", repository(one, "", [{ ...LISTED, state: "starter" }]), /has no slipway-manifest/],
  ["with a web page for a manifest", repository(one, "<!DOCTYPE html>"), /is not a manifest/],
  ["with half a manifest", repository(one, '{"schema": 1}'), /cannot be read/],
  ["with a newer version's manifest", repository(one, manifest("1.0", { schema: 2 })), /newer version \(schema 2\)/],
  ["that the token may not read", repository(one, refused), /HTTP 403/],
])("a release %s is a note", async (_, releases, missing) => {
  const found = await read(releases);
  expect(found.manifest).toBeUndefined();
  expect(found.missing).toMatch(missing);
});

test("what is no answer of a service is thrown on", async () => {
  await expect(read(repository(one, new TypeError("ours")))).rejects.toThrow("ours");
});
