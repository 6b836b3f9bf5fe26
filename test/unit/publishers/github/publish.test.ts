import { rm } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ReleaseFile } from "../../../../src/model/release.ts";
import type { Releases } from "../../../../src/model/releases.ts";
import { publishRelease } from "../../../../src/publishers/github/publish.ts";
import {
  cut,
  digests,
  draft,
  fileOf,
  only,
  portsOf,
  serverError,
  setOf,
  TAG,
  threeFiles,
  type World,
  watched,
  world,
  writes,
} from "../../../support/releasing.ts";
import { temporaryFolder } from "../../../support/temporary.ts";

let folder: string;
let files: ReleaseFile[];

beforeEach(async () => {
  folder = await temporaryFolder();
  files = await threeFiles(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const wanted = () => Object.fromEntries(files.map(({ name, sha256 }) => [name, `uploaded ${sha256}`]));

const publish = (w: World, set = setOf(files), releases: Releases = w.releases) =>
  publishRelease(portsOf(releases, w.waits), set);

describe("a release of a few files", () => {
  test("is public, whole, and made with few requests", async () => {
    const w = world();
    const published = await publish(w);
    expect(published).toMatchObject({ draft: false, uploaded: 3, skipped: 0 });
    expect(only(w)).toMatchObject({ draft: false, tag: TAG, title: "app 1.4.0" });
    expect(digests(w)).toEqual(wanted());
    expect(w.asked.length).toBeLessThanOrEqual(18);
    expect(w.stage.latest).toBe(published.id);
  });

  test("run again is read, and not written", async () => {
    const w = world();
    await publish(w);
    w.asked.length = 0;
    expect(await publish(w)).toMatchObject({ uploaded: 0, skipped: 3 });
    expect(writes(w.asked)).toEqual([]);
    expect(w.asked.length).toBeLessThanOrEqual(5);
  });

  test("stays a draft where that is wanted, and is public when it is not any more", async () => {
    const w = world();
    expect(await publish(w, setOf(files, { draft: true }))).toMatchObject({ draft: true, uploaded: 3 });
    expect(only(w).draft).toBe(true);
    w.asked.length = 0;
    expect(await publish(w, setOf(files, { draft: true }))).toMatchObject({ draft: true, uploaded: 0 });
    expect(writes(w.asked)).toEqual([]);
    expect(await publish(w)).toMatchObject({ draft: false, uploaded: 0, skipped: 3 });
    expect(only(w).draft).toBe(false);
  });
});

test("C1: the process dies before or after any request, and the next run ends with the same release", async () => {
  const count = world();
  await publish(count);
  for (let dies = 1; dies <= count.asked.length; dies += 1)
    for (const when of ["before", "after"] as const) {
      const w = world();
      let requests = 0;
      const end = () => {
        requests += 1;
        if (requests >= dies) throw new Error("the process was ended");
      };
      await publish(w, setOf(files), watched(w.releases, { [when]: end })).catch(() => undefined);
      const whole = only1(w);
      await publish(w);
      expect(only(w).draft, `${when} request ${dies}`).toBe(false);
      if (whole !== undefined) expect(only(w).id).toBe(whole);
      expect(digests(w)).toEqual(wanted());
    }
});
const only1 = ({ stage }: World): number | undefined => [...stage.releases.keys()][0];

describe("C2: two writers at once", () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))("order %i: one whole release", async (seed) => {
    const w = world();
    // One request at a time gets through, in an order that the seed decides.
    let state = seed * 7919 + 1;
    const turn = async () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      for (let ticks = state % 7; ticks > 0; ticks -= 1) await new Promise((done) => setImmediate(done));
    };
    const slow = watched(w.releases, { before: turn, after: turn });
    const results = await Promise.allSettled([publish(w, setOf(files), slow), publish(w, setOf(files), slow)]);
    const failed = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
    expect(failed.slice(1)).toEqual([]);
    const open = [...w.stage.releases.values()].filter((release) => !release.draft);
    expect(open).toHaveLength(1);
    expect(
      Object.fromEntries(open[0]?.assets.map(({ name, sha256, state: s }) => [name, `${s} ${sha256}`]) ?? []),
    ).toEqual(wanted());
  });
});

test("C3: a person's draft is adopted, its title and text kept around our table", async () => {
  const w = world();
  const { id } = await draft(w, { title: "The big one", body: "Thanks to everybody." });
  await publish(w);
  expect(only(w)).toMatchObject({ id, title: "The big one", draft: false });
  expect(only(w).body).toMatch(/^Thanks to everybody\.\n\n<!-- slipway [0-9a-f]+ -->\n\| file \|/);
});

test("C4: two drafts with the tag are refused by their ids, and nothing is written", async () => {
  const w = world();
  const ids = [await draft(w), await draft(w)].map(({ id }) => id);
  w.asked.length = 0;
  await expect(publish(w)).rejects.toThrow(new RegExp(ids.join(".*")));
  expect(writes(w.asked)).toEqual([]);
});

describe("C5, C6: a release that is published", () => {
  test.each([false, true])("with another file is refused with both digests, immutable: %s", async (immutable) => {
    const w = world();
    await publish(w);
    const before = only(w);
    w.stage.releases.set(before.id, { ...before, immutable });
    const [first, ...rest] = files;
    const other = await fileOf(folder, first?.name ?? "", "something else");
    w.asked.length = 0;
    const failed = publish(w, setOf([other, ...rest]));
    await expect(failed).rejects.toThrow(`${first?.sha256}`);
    await expect(failed).rejects.toThrow(other.sha256);
    await expect(failed).rejects.toThrow(immutable ? "published and immutable" : "is published");
    expect(writes(w.asked)).toEqual([]);
  });

  test("with a file too few or too many is refused by its name", async () => {
    const w = world();
    await publish(w);
    await expect(publish(w, setOf(files.slice(1)))).rejects.toThrow('holds "app-linux-x64.tar.gz" besides');
    const more = await fileOf(folder, "more.zip", "more");
    await expect(publish(w, setOf([...files, more]))).rejects.toThrow('lacks "more.zip"');
  });
});

describe("C7: an upload that fails", () => {
  test.each([
    ["with 500", () => serverError(500)],
    ["with 502", () => serverError(502)],
    ["because the line is cut", cut],
  ])("%s and leaves half an asset is made good, whichever it is", async (_, error) => {
    for (let broken = 1; broken <= files.length; broken += 1) {
      const w = world();
      let uploads = 0;
      const upload: Releases["upload"] = async (release, file) => {
        uploads += 1;
        if (uploads !== broken) return w.releases.upload(release, file);
        const there = w.stage.releases.get(release.id);
        if (there === undefined) throw new Error("no release");
        w.stage.lastId += 1;
        const torn = { id: w.stage.lastId, name: file.name, size: file.size, state: "starter", sha256: undefined };
        w.stage.releases.set(release.id, { ...there, assets: [...there.assets, torn] });
        throw error();
      };
      await publish(w, setOf(files), { ...w.releases, upload });
      expect(digests(w)).toEqual(wanted());
      expect(only(w).draft).toBe(false);
      // In the draft that it was sent to: nobody else is at work there.
      expect(w.asked.filter((name) => name === "create")).toHaveLength(1);
    }
  });

  test("although the file arrived is no failure", async () => {
    const w = world();
    let lost = 0;
    const after = (name: string) => {
      if (name !== "upload" || lost > 0) return;
      lost += 1;
      throw cut();
    };
    await publish(w, setOf(files), watched(w.releases, { after }));
    expect(digests(w)).toEqual(wanted());
    expect(w.asked.filter((name) => name === "upload")).toHaveLength(3);
  });

  test("for ever ends with the service's error, and nothing is public", async () => {
    const w = world();
    const upload = () => Promise.reject(serverError(500));
    await expect(publish(w, setOf(files), { ...w.releases, upload })).rejects.toThrow("HTTP 500");
    expect(only(w).draft).toBe(true);
  });
});

test("C8: an asset without a digest is downloaded and measured, and not published where it differs", async () => {
  const w = world();
  await publish(w, setOf(files, { draft: true }));
  const before = only(w);
  const assets = before.assets.map((asset) => ({ ...asset, sha256: undefined }));
  const [first] = assets;
  w.stage.contents.set(first?.id ?? 0, { size: first?.size ?? 0, sha256: "f".repeat(64) });
  w.stage.releases.set(before.id, { ...before, assets });
  w.asked.length = 0;
  await publish(w);
  expect(w.asked.filter((name) => name === "measure")).toHaveLength(3);
  expect(w.asked.filter((name) => name === "upload")).toHaveLength(3);
  expect(only(w).id).not.toBe(before.id);
  expect(digests(w)).toEqual(wanted());
  expect(only(w).draft).toBe(false);
});
