// The conformance suite of a release, with the real client against the local GitHub: what state a release may be in.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diagnosticText } from "../../src/model/diagnostic.ts";
import { BuildError } from "../../src/model/errors.ts";
import type { ReleaseFile } from "../../src/model/release.ts";
import {
  type Ending,
  fileIn,
  type Place,
  place,
  publishAt,
  put,
  setOf,
  TAG,
  wrongInPublic,
} from "../support/github/publishing.ts";
import { createRelease, type ReleaseInput, updateRelease } from "../support/github/releases.ts";
import type { Release } from "../support/github/state.ts";
import { temporaryFolder } from "../support/temporary.ts";

let folder: string;
let files: ReleaseFile[];

beforeAll(async () => {
  folder = await temporaryFolder();
  const names = ["widget-linux-x64.tar.gz", "widget-windows-x64.zip", "widget-macos-arm64.tar.gz", "SHA256SUMS"];
  files = names.map((name) => fileIn(folder, name, `content of ${name}`));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const context = { now: 0, right: "write", author: "octocat" } as const;

function made({ github, repository }: Place, input: ReleaseInput = {}): Release {
  const { nextId } = github.state;
  return createRelease(repository, { tag: TAG, draft: true, title: "By hand", ...input }, { ...context, nextId });
}

const writesOf = ({ github }: Place): number =>
  github.traffic.filter(({ method }) => method !== "GET" && method !== "HEAD").length;
const uploadsOf = ({ github }: Place): number => github.traffic.filter(({ area }) => area === "uploads").length;

function reason(ending: Ending): string {
  if (ending.kind !== "failed") return expect.fail(`it ended otherwise: ${JSON.stringify(ending)}`);
  const { error } = ending;
  return error instanceof BuildError ? error.diagnostics.map(diagnosticText).join("\n") : String(error);
}

function expectWhole(at: Place, ending: Ending): void {
  expect(ending).toMatchObject({ kind: "done" });
  expect(at.repository.releases.filter(({ tag, draft }) => tag === TAG && !draft)).toHaveLength(1);
  expect(wrongInPublic(at, [setOf(files)])).toBeUndefined();
}

test("nine files take at most 30 requests, and a second run at most 5 and no upload", async () => {
  const nine = Array.from({ length: 9 }, (_, nth) => fileIn(folder, `nine-${nth}.zip`, `nine ${nth}`));
  const at = place();
  const commit = at.repository.branches.get("main");
  expect(await publishAt(at, setOf(nine, { commit }))).toMatchObject({ kind: "done", published: { uploaded: 9 } });
  expect(at.github.traffic.length).toBeLessThanOrEqual(30);
  const before = at.github.traffic.length;
  expect(await publishAt(at, setOf(nine, { commit }))).toMatchObject({ published: { uploaded: 0, skipped: 9 } });
  expect(at.github.traffic.length - before).toBeLessThanOrEqual(5);
});

test("the token goes to the API and to its uploads, and to no other host", async () => {
  const at = place();
  const draft = made(at);
  put(at, draft, files[0] ?? expect.fail("no file"), { digest: null, content: undefined });
  await publishAt(at, setOf(files));
  const elsewhere = at.github.traffic.filter(({ area }) => area !== "api" && area !== "uploads");
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(elsewhere.filter(({ token }) => token !== undefined)).toEqual([]);
});

describe("C1: the process dies at a request, and is run again", () => {
  test.each(["before", "after", "during"] as const)("%s it, at each in turn", async (when) => {
    for (let nth = 1; nth < 40; nth += 1) {
      const at = place();
      const first = await publishAt(at, setOf(files), { kill: { at: nth, when } });
      if (first.kind === "done") return expect(nth).toBeGreaterThan(files.length);
      const [left] = at.repository.releases.map(({ id, assets }) => ({ id, states: assets.map(({ state }) => state) }));
      // Half a file may be somebody's who is at work: nobody else removes it, and all goes into a draft beside that one.
      const resumed = left?.states.every((state) => state === "uploaded") === true;
      const finished = resumed ? (left?.states.length ?? 0) : 0;
      const second = await publishAt(at, setOf(files), { seed: 2 });
      expectWhole(at, second);
      expect(at.repository.releases).toHaveLength(1);
      if (left !== undefined) expect(at.repository.releases[0]?.id === left.id).toBe(resumed);
      expect(second).toMatchObject({ published: { skipped: finished, uploaded: files.length - finished } });
    }
    expect.fail("it never came to its end");
  });
});

test("C2: two writers at once end with one whole release, in whatever order their requests come", async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const at = place({ watch: () => expect(wrongInPublic(at, [setOf(files)])).toBeUndefined() });
    const latency = 300;
    const endings = await Promise.all(
      [seed, seed + 1000].map((each) => publishAt(at, setOf(files), { seed: each, latency })),
    );
    const done = endings.filter(({ kind }) => kind === "done");
    expect(done.length).toBeGreaterThanOrEqual(1);
    expectWhole(at, done[0] ?? expect.fail("none"));
    expect(at.repository.releases).toHaveLength(1);
  }
});

test("C3: a person's draft is adopted with its title and text, our table between markers", async () => {
  const at = place();
  const { id } = made(at, { title: "A title of theirs", body: "What they wrote." });
  expectWhole(at, await publishAt(at, setOf(files)));
  const [release] = at.repository.releases;
  expect(release).toMatchObject({ id, title: "A title of theirs" });
  expect(release?.body).toMatch(/^What they wrote\.\n\n<!-- slipway .*widget-linux-x64\.tar\.gz.*<!-- \/slipway -->/s);
});

test("C4: two drafts with the tag are refused by their ids, and nothing is written", async () => {
  const at = place();
  const ids = [made(at, { title: "One" }).id, made(at, { title: "Two" }).id];
  const said = reason(await publishAt(at, setOf(files)));
  for (const id of ids) expect(said).toContain(String(id));
  expect(writesOf(at)).toBe(0);
});

describe("C5, C6: the release is published already", () => {
  test.each([false, true])("with the same files: success and no write (immutable: %s)", async (immutableReleases) => {
    const at = place({}, { immutableReleases });
    expectWhole(at, await publishAt(at, setOf(files)));
    const before = writesOf(at);
    expectWhole(at, await publishAt(at, setOf(files), { seed: 2 }));
    expect(writesOf(at)).toBe(before);
  });

  test.each([false, true])(
    "with another file: refused with both digests (immutable: %s)",
    async (immutableReleases) => {
      const at = place({}, { immutableReleases });
      await publishAt(at, setOf(files));
      const before = JSON.stringify(at.repository.releases);
      const [first, ...rest] = files;
      const rebuilt = fileIn(`${folder}/rebuilt`, first?.name ?? "", "built again");
      const said = reason(await publishAt(at, setOf([rebuilt, ...rest])));
      for (const part of [rebuilt.name, rebuilt.sha256, first?.sha256 ?? "no file"]) expect(said).toContain(part);
      expect(JSON.stringify(at.repository.releases)).toBe(before);
    },
  );
});

describe("C7: the k-th upload fails", () => {
  test.each([
    ["with a 500 before it takes effect", { kind: "status", status: 500, when: "before" }],
    ["with a 502 that leaves a starter", { kind: "status", status: 502, when: "halfway" }],
    ["with a connection that is cut", { kind: "cut-upload", after: 3 }],
    ["with an answer that is lost", { kind: "lost", when: "after" }],
  ] as const)("%s", async (_, fault) => {
    for (let nth = 1; nth <= files.length; nth += 1) {
      const at = place();
      at.github.faults.add(fault, { path: /releases\/\d+\/assets\?name/, from: nth });
      expectWhole(at, await publishAt(at, setOf(files)));
    }
  });
});

test("C8: an asset without a digest is downloaded and hashed, and kept where it is equal", async () => {
  const at = place();
  await publishAt(at, setOf(files, { draft: true }));
  const [asset] = at.repository.releases[0]?.assets ?? [];
  Object.assign(asset ?? expect.fail("no asset"), { digest: null });
  const before = uploadsOf(at);
  const ending = await publishAt(at, setOf(files), { seed: 2 });
  expect(ending).toMatchObject({ kind: "done", published: { uploaded: 0 } });
  expect(uploadsOf(at)).toBe(before);
  expect(at.github.traffic.some(({ area }) => area === "objects")).toBe(true);
});

test.each([31, 101, 350])("C10: of %i releases the draft is the oldest, on the last page", async (count) => {
  const at = place();
  const { id } = made(at);
  for (let nth = 1; nth < count; nth += 1) {
    const { nextId } = at.github.state;
    createRelease(at.repository, { tag: `v0.${nth}`, makeLatest: "false" }, { ...context, now: nth * 1000, nextId });
  }
  const ending = await publishAt(at, setOf(files));
  expectWhole(at, ending);
  expect(ending).toMatchObject({ published: { id } });
});

test.each([
  ["v1.4.0rc1", "1.4.0rc1", true, undefined],
  ["v2!1.0.post1.dev3", "2!1.0.post1.dev3", true, undefined],
  ["v1.0", "1.0", false, true],
  ["v1.0.post1", "1.0.post1", false, true],
  ["v0.0.9", "0.0.9", false, false],
] as const)("C15: the tag %s: prerelease and latest by PEP 440", async (tag, version, prerelease, latest) => {
  const at = place();
  const { nextId } = at.github.state;
  const other = createRelease(at.repository, { tag: "v0.1.0" }, { ...context, nextId });
  const ending = await publishAt(at, setOf(files, { tag, version, prerelease }));
  expect(ending).toMatchObject({ kind: "done" });
  const release = at.repository.releases.find((each) => each.tag === tag);
  expect(release).toMatchObject({ draft: false, prerelease });
  expect(at.repository.latest).toBe(latest === true ? release?.id : other.id);
});

test("C17: the answer to publishing is lost: the next look sees that it worked", async () => {
  const at = place();
  at.github.faults.add({ kind: "lost", when: "after" }, { method: "PATCH", path: /releases\/\d+$/, from: 1, times: 9 });
  expectWhole(at, await publishAt(at, setOf(files)));
});

test("C20: same name and size, other content: replaced in our draft, refused in somebody else's", async () => {
  const at = place();
  await publishAt(at, setOf(files, { draft: true }));
  const swapped = files.map((file) => fileIn(`${folder}/swapped`, file.name, `CONTENT of ${file.name}`));
  expect(await publishAt(at, setOf(swapped), { seed: 2 })).toMatchObject({ kind: "done" });
  expect(wrongInPublic(at, [setOf(swapped)])).toBeUndefined();

  const theirs = place();
  const [first] = files;
  put(theirs, made(theirs), first ?? expect.fail("no file"), { digest: `sha256:${"0".repeat(64)}` });
  const said = reason(await publishAt(theirs, setOf(files)));
  expect(said).toContain("0".repeat(64));
  expect(said).toContain(first?.sha256);
  expect(uploadsOf(theirs)).toBe(0);
});

test("C27: an asset that nobody expects is refused by name, and nothing is published", async () => {
  const at = place();
  put(at, made(at), fileIn(folder, "stranger.exe", "?"));
  expect(reason(await publishAt(at, setOf(files)))).toContain("stranger.exe");
  expect(at.repository.releases).toMatchObject([{ draft: true }]);
});

describe("somebody, while we upload,", () => {
  const during = (act: (at: Place) => void): Place => {
    let uploads = 0;
    const at = place({
      watch: () => {
        const now = at.github.traffic.filter(({ area }) => area === "uploads").length;
        if (uploads < 2 && now >= 2) act(at);
        uploads = now;
      },
    });
    return at;
  };
  const commitOf = (at: Place): string => at.repository.branches.get("main") ?? expect.fail("no commit");

  test("creates the tag where we would", async () => {
    const at = during(({ repository }) => repository.tags.set(TAG, { commit: commitOf(at), object: undefined }));
    expectWhole(at, await publishAt(at, setOf(files, { commit: commitOf(at) })));
  });

  test("moves the tag: nothing is published, and both commits are named", async () => {
    const at = during(({ repository }) => repository.tags.set(TAG, { commit: "f".repeat(40), object: undefined }));
    const said = reason(await publishAt(at, setOf(files, { commit: commitOf(at) })));
    expect(said).toContain("ffffffffffff");
    expect(at.repository.releases).toMatchObject([{ draft: true }]);
  });

  test("deletes the tag: it is made again where we built", async () => {
    const at = during(({ repository }) => repository.tags.delete(TAG));
    const commit = commitOf(at);
    at.repository.tags.set(TAG, { commit, object: undefined });
    expectWhole(at, await publishAt(at, setOf(files, { commit })));
    expect(at.repository.tags.get(TAG)?.commit).toBe(commit);
  });

  test("deletes the draft: said, or made again", async () => {
    const at = during(({ repository }) => repository.releases.splice(0, 1));
    const ending = await publishAt(at, setOf(files));
    if (ending.kind !== "done") expect(reason(ending)).toContain("deleted");
    expectWhole(at, await publishAt(at, setOf(files), { seed: 2 }));
  });

  test("publishes another release of the tag: refused, and theirs is left alone", async () => {
    const at = during((there) => void made(there, { draft: false, title: "Theirs" }));
    const said = reason(await publishAt(at, setOf(files)));
    expect(said).toContain("published");
    expect(at.repository.releases.find(({ title }) => title === "Theirs")).toMatchObject({ draft: false, assets: [] });
  });

  test("publishes our half-filled draft where that locks it: said, and never again", async () => {
    const at = during(({ repository, github }) => {
      const [release] = repository.releases;
      const { nextId } = github.state;
      if (release !== undefined) updateRelease(repository, release, { draft: false, context: { ...context, nextId } });
    });
    at.repository.immutableReleases = true;
    expect(reason(await publishAt(at, setOf(files)))).toContain("immutable");
  });
});
