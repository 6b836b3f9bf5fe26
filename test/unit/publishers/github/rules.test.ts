import { rm } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ReleaseFile } from "../../../../src/model/release.ts";
import type { Releases } from "../../../../src/model/releases.ts";
import { publishRelease } from "../../../../src/publishers/github/publish.ts";
import {
  COMMIT,
  cut,
  digests,
  draft,
  fileOf,
  limited,
  only,
  portsOf,
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

describe("C9: limits", () => {
  test.each([
    [403, 90_000],
    [429, 120_000],
    [403, 60_000],
  ])("%i that asks for %i ms is waited out", async (status, ms) => {
    const w = world();
    let refused = 0;
    const before = (name: string) => {
      if (name !== "upload" || refused > 1) return;
      refused += 1;
      throw limited(ms, status);
    };
    await publish(w, setOf(files), watched(w.releases, { before }));
    expect(Math.max(...w.waits)).toBeGreaterThanOrEqual(ms);
    expect(digests(w)).toEqual(wanted());
  });

  test("no more than 80 creations in any minute", async () => {
    const many: ReleaseFile[] = [];
    for (let number = 0; number < 200; number += 1) many.push(await fileOf(folder, `file-${number}.bin`, `${number}`));
    const w = world();
    const ports = portsOf(w.releases, w.waits);
    const times: number[] = [];
    const upload: Releases["upload"] = (release, file) => {
      times.push(ports.clock.now());
      return w.releases.upload(release, file);
    };
    await publishRelease({ ...ports, releases: { ...w.releases, upload } }, setOf(many));
    expect(times).toHaveLength(200);
    for (const [index, time] of times.entries()) {
      const later = times[index + 80];
      if (later !== undefined) expect(later - time).toBeGreaterThanOrEqual(60_000);
    }
  });
});

test.each([31, 101, 350])("C10: among %i releases the draft is found", async (count) => {
  const w = world();
  const { id } = await draft(w);
  for (let number = 0; number < count; number += 1) {
    const { id: other } = await draft(w, { tag: `v0.${number}` });
    await w.releases.update(other, { publish: { tag: `v0.${number}`, prerelease: false, latest: false } });
  }
  await publish(w);
  expect(w.stage.releases.get(id)?.draft).toBe(false);
});

describe("C11, C12, C13: a set that no service would take is refused before any request", () => {
  test.each([
    ["a space", "my app.zip"],
    ["a tilde", "app~1.zip"],
    ["an accent", "é.zip"],
    ["a leading dot", ".app.zip"],
    ["a trailing dot", "app."],
  ])("a name with %s", async (_, name) => {
    const w = world();
    const file = { name, path: "/none", size: 1, sha256: "0".repeat(64) };
    await expect(publish(w, setOf([file]))).rejects.toThrow("letters, digits, dots, hyphens and underscores");
    expect(w.asked).toEqual([]);
  });

  test.each([
    ["names that differ in case alone", ["App.zip", "app.zip"], 1, "but for its case"],
    ["the same the other way round", ["app.zip", "App.zip"], 1, "but for its case"],
    ["a file of 2 GiB", ["app.zip"], 2_147_483_648, "GitHub takes files below 2147483648"],
    ["an empty file", ["app.zip"], 0, "takes no empty file"],
    ["no file", [], 1, "no file at all"],
    ["1,000 files", Array.from({ length: 1000 }, (_, n) => `f${n}`), 1, "fewer than 1000"],
  ])("%s", async (_, names, size, message) => {
    const w = world();
    const set = setOf(names.map((name) => ({ name, path: "/none", size, sha256: "0".repeat(64) })));
    await expect(publish(w, set)).rejects.toThrow(message);
    expect(w.asked).toEqual([]);
  });
});

test("C11: a name that the service changes all the same: told at once, and nothing is published", async () => {
  const w = world();
  const upload: typeof w.releases.upload = async (release, file) => {
    const asset = await w.releases.upload(release, file);
    return { ...asset, name: "app.1.zip" };
  };
  const set = setOf([await fileOf(folder, "app.zip", "a")]);
  await expect(publishRelease(portsOf({ ...w.releases, upload }), set)).rejects.toMatchObject({
    diagnostics: [{ code: "renamed-asset", message: expect.stringContaining('"app.zip" as "app.1.zip"') }],
  });
  expect(only(w).draft).toBe(true);
});

describe("C15: pre-releases and the latest release, by PEP 440", () => {
  test.each([
    ["v1.4.0rc1", "1.4.0rc1", true, false],
    ["v2!1.0.post1.dev3", "2!1.0.post1.dev3", true, false],
    ["v1.0", "1.0", false, false],
    ["v1.3.0.post1", "1.3.0.post1", false, true],
    ["v0.9.9", "0.9.9", false, false],
    ["v1.10.0", "1.10.0", false, true],
  ])("%s after v1.3.0", async (tag, version, prerelease, latest) => {
    const w = world();
    w.stage.tags.set(tag, COMMIT);
    for (const old of ["v1.3.0", "v1.4.0rc3", "other-v9.0", "nightly"]) {
      const { id } = await draft(w, { tag: old });
      await w.releases.update(id, { publish: { tag: old, prerelease: old.includes("rc"), latest: false } });
    }
    const { id } = await publish(w, setOf(files, { tag, version, prerelease }));
    expect(w.stage.releases.get(id)).toMatchObject({ prerelease, draft: false });
    expect(w.stage.latest === id).toBe(latest);
  });
});

test("C17: a publish whose answer was lost is seen to have worked", async () => {
  const w = world();
  let lost = false;
  const after = (name: string) => {
    if (name !== "update" || lost || only(w).draft) return;
    lost = true;
    throw cut();
  };
  await publish(w, setOf(files), watched(w.releases, { after }));
  expect(lost).toBe(true);
  expect(w.asked.filter((name) => name === "update")).toHaveLength(1);
  expect(only(w).draft).toBe(false);
});

describe("C20: same name and size, other content", () => {
  test.each([
    [true, { uploaded: 1, skipped: 2 }],
    [false, { uploaded: 3, skipped: 0 }],
  ])("in a draft of our own is replaced (which stays a draft: %s), with its text kept", async (draft, counts) => {
    const w = world();
    await publish(w, setOf(files, { draft: true }));
    const { id, title, body } = only(w);
    await w.releases.update(id, { body: `By hand.\n${body}` });
    const [first, ...rest] = files;
    const other = await fileOf(folder, first?.name ?? "", "CONTENT OF app-linux-x64.tar.gz");
    expect(other.size).toBe(first?.size);
    files = [other, ...rest];
    expect(await publish(w, setOf(files, { draft }))).toMatchObject(counts);
    expect(digests(w)).toEqual(wanted());
    expect(only(w)).toMatchObject({ draft, title, body: expect.stringMatching(/^By hand\.\n/) });
  });

  test("in somebody else's draft is refused with both digests", async () => {
    const w = world();
    const release = await draft(w);
    const [first] = files;
    const other = await fileOf(folder, "other", "CONTENT OF app-linux-x64.tar.gz");
    await w.releases.upload(release, { ...other, name: first?.name ?? "" });
    w.asked.length = 0;
    await expect(publish(w)).rejects.toThrow(other.sha256);
    expect(writes(w.asked)).toEqual([]);
  });
});

test("C27: an asset that nobody expects is refused, and nothing is published", async () => {
  const w = world();
  const release = await draft(w);
  await w.releases.upload(release, await fileOf(folder, "thesis.pdf", "a thesis"));
  w.asked.length = 0;
  await expect(publish(w)).rejects.toThrow('"thesis.pdf"');
  expect(writes(w.asked)).toEqual([]);
});

describe("while we work, somebody", () => {
  test("moves the tag: nothing is published", async () => {
    const w = world();
    const before = (name: string) => {
      if (name === "upload") w.stage.tags.set(TAG, "d".repeat(40));
    };
    await expect(publish(w, setOf(files), watched(w.releases, { before }))).rejects.toThrow(
      "points at dddddddddddd now",
    );
    expect(only(w).draft).toBe(true);
  });

  test("deletes the tag: it is made again at the commit that was built", async () => {
    const w = world();
    const before = (name: string) => {
      if (name === "upload") w.stage.tags.delete(TAG);
    };
    await publish(w, setOf(files), watched(w.releases, { before }));
    expect(w.stage.tags.get(TAG)).toBe(COMMIT);
  });

  test("deletes the draft: told as that", async () => {
    const w = world();
    const before = (name: string) => {
      if (name === "upload") w.stage.releases.clear();
    };
    await expect(publish(w, setOf(files), watched(w.releases, { before }))).rejects.toThrow(
      "was deleted by somebody else",
    );
  });

  test("publishes another release of the tag: refused, and what is there is kept", async () => {
    const w = world();
    let done = false;
    const before = async (name: string) => {
      if (name !== "upload" || done) return;
      done = true;
      const { id } = await draft(w);
      await w.releases.update(id, { publish: { tag: TAG, prerelease: false, latest: true } });
    };
    await expect(publish(w, setOf(files), watched(w.releases, { before }))).rejects.toThrow("is published");
    expect([...w.stage.releases.values()].filter((release) => !release.draft)).toHaveLength(1);
  });
});
