// What a release asks and says around its files: notes, the tag's commit, who can see it, and who else is at work.
import { rm } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ReleaseFile, ReleaseSet } from "../../../../src/model/release.ts";
import type { ReleaseChange, Releases } from "../../../../src/model/releases.ts";
import { publishRelease } from "../../../../src/publishers/github/publish.ts";
import { COMMIT, fileOf, portsOf, serverError, setOf, TAG, world } from "../../../support/releasing.ts";
import { temporaryFolder } from "../../../support/temporary.ts";

let folder: string;
let files: ReleaseFile[];
beforeEach(async () => {
  folder = await temporaryFolder();
  files = [await fileOf(folder, "app.zip", "app"), await fileOf(folder, "SHA256SUMS", "sums")];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type World = ReturnType<typeof world>;

async function publish(w: World, changes: Partial<ReleaseSet> = {}, own: Partial<Releases> = {}) {
  const ports = portsOf({ ...w.releases, ...own }, w.waits);
  const published = await publishRelease(ports, setOf(files, changes));
  return { ...published, said: ports.said, body: w.stage.releases.get(published.id)?.body ?? "" };
}

test("GitHub's notes are asked for where they are wanted, and stand before our part", async () => {
  const { body } = await publish(world(), { generateNotes: true });
  expect(body).toMatch(/What's Changed[\s\S]*<!-- slipway/);
});

test("notes that somebody has written need none of GitHub's", async () => {
  const w = world();
  const { body } = await publish(w, { generateNotes: false });
  expect(w.asked).not.toContain("generateNotes");
  expect(body).not.toContain("What's Changed");
});

test("GitHub does not tell what changed: the release is made without, and that is said", async () => {
  const generateNotes = () => Promise.reject(serverError(500));
  const { draft, said } = await publish(world(), { generateNotes: true }, { generateNotes });
  expect(draft).toBe(false);
  expect(said.warnings).toMatchObject([{ code: "no-notes", message: expect.stringContaining("500") }]);
});

test("a bug while notes are asked for is none of GitHub's", async () => {
  const w = world();
  const generateNotes = () => Promise.reject(new TypeError("a bug"));
  await expect(publish(w, { generateNotes: true }, { generateNotes })).rejects.toThrow("a bug");
  expect(w.stage.releases.size).toBe(0);
});

test.each([
  ["is there", (w: World) => w.stage.tags.set(TAG, COMMIT), undefined],
  ["is not there", (w: World) => w.stage.tags.delete(TAG), COMMIT],
])("a tag that %s: the commit to make it at is %s", async (_, prepare, commit) => {
  const w = world();
  prepare(w);
  const made: ReleaseChange["publish"][] = [];
  const update: Releases["update"] = (id, change) => {
    if (change.publish !== undefined) made.push(change.publish);
    return w.releases.update(id, change);
  };
  await publish(w, {}, { update });
  expect(made.map((each) => each?.commit)).toEqual([commit]);
  expect(w.stage.tags.get(TAG)).toBe(COMMIT);
});

test("a tag that points elsewhere from the beginning: no draft is made", async () => {
  const w = world();
  w.stage.tags.set(TAG, "d".repeat(40));
  await expect(publish(w)).rejects.toThrow("points at dddddddddddd now");
  expect(w.stage.releases.size).toBe(0);
});

test.each<[string, Partial<Releases>, Partial<ReleaseSet>, string | undefined]>([
  ["that anybody sees", { isPublic: async () => true }, {}, "is public"],
  ["that nobody sees without a token", { isPublic: async () => false }, {}, "is the repository private?"],
  [
    "of which nobody says who sees it",
    { isPublic: () => Promise.reject(serverError()) },
    {},
    "is the repository private?",
  ],
  ["that stays a draft", { isPublic: () => Promise.reject(new Error("nobody asks")) }, { draft: true }, undefined],
])("a release %s is told as that", async (_, own, changes, message) => {
  const { said } = await publish(world(), changes, own);
  const lines = said.infos.filter((line) => /public|published/.test(line));
  expect(lines).toEqual(message === undefined ? [] : [expect.stringContaining(message)]);
});

test("C2: another run's draft of a lower number appears beside ours: ours goes, theirs is not touched, and both are named", async () => {
  const w = world();
  let theirs = 0;
  const create: Releases["create"] = async (wanted) => {
    theirs = (await w.releases.create({ ...wanted, body: wanted.body.replace(/slipway [0-9a-f]+/, "slipway 00cc") }))
      .id;
    return w.releases.create(wanted);
  };
  w.asked.length = 0;
  await expect(publish(w, {}, { create })).rejects.toThrow(/there are 2 drafts for the tag v1\.4\.0: 1 .*, 2 /);
  expect([...w.stage.releases.keys()]).toEqual([theirs]);
  expect(w.stage.releases.get(theirs)).toMatchObject({ draft: true, body: expect.stringContaining("slipway 00cc") });
  expect(w.asked.filter((name) => name === "upload" || name === "update")).toEqual([]);
});

test("a list that does not show our draft yet: no second one is made", async () => {
  const w = world();
  let lags = 3;
  const list: Releases["list"] = async () => {
    const all = await w.releases.list();
    lags -= 1;
    return lags > 0 ? [] : all;
  };
  expect(await publish(w, {}, { list })).toMatchObject({ draft: false });
  expect(w.asked.filter((name) => name === "create")).toHaveLength(1);
});

test("a draft of another run's and another build's: ours beside it bears its title, and is the only one made", async () => {
  const w = world();
  const other = await fileOf(folder, "other.zip", "another build");
  const about = { tag: TAG, title: "The big one", prerelease: false };
  const theirs = await w.releases.create({ ...about, body: "<!-- slipway 00cc -->\n<!-- /slipway -->" });
  await w.releases.upload(theirs, { ...other, name: "app.zip" });
  w.asked.length = 0;
  const { id } = await publish(w);
  expect([...w.stage.releases.values()]).toMatchObject([{ id, title: "The big one", draft: false }]);
  expect(id).not.toBe(theirs.id);
  expect(w.asked.filter((name) => name === "create")).toHaveLength(1);
});
