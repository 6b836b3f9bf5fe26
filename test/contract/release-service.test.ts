// The conformance suite of a release, with the real client against the local GitHub: what the service may answer.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diagnosticText } from "../../src/model/diagnostic.ts";
import { BuildError } from "../../src/model/errors.ts";
import { NOTES_CLOSE, NOTES_OPEN, type ReleaseFile } from "../../src/model/release.ts";
import type { Fault } from "../support/github/faults.ts";
import {
  fileIn,
  type Place,
  place,
  publishAt,
  setOf,
  TAG,
  TOKEN,
  wrongInPublic,
} from "../support/github/publishing.ts";
import { createRelease, deleteRelease } from "../support/github/releases.ts";
import type { Viewer } from "../support/github/tokens.ts";
import { temporaryFolder } from "../support/temporary.ts";

let folder: string;
let files: ReleaseFile[];

beforeAll(async () => {
  folder = await temporaryFolder();
  const names = ["widget-linux-x64.tar.gz", "widget-windows-x64.zip", "SHA256SUMS"];
  files = names.map((name) => fileIn(folder, name, `content of ${name}`));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function expectWhole(at: Place): Promise<void> {
  expect(await publishAt(at, setOf(files))).toMatchObject({ kind: "done" });
  expect(at.repository.releases).toMatchObject([{ draft: false }]);
  expect(wrongInPublic(at, [setOf(files)])).toBeUndefined();
}

async function reasonAt(at: Place, changes: Parameters<typeof setOf>[1] = {}): Promise<string> {
  const ending = await publishAt(at, setOf(files, changes));
  if (ending.kind !== "failed") return expect.fail(`it ended otherwise: ${JSON.stringify(ending)}`);
  const { error } = ending;
  return error instanceof BuildError ? error.diagnostics.map(diagnosticText).join("\n") : String(error);
}

describe("C9: the secondary limit", () => {
  test.each([
    [403, 30],
    [429, 30],
    [403, undefined],
    [429, undefined],
  ] as const)("%i with retry-after %s: waits as told, or a minute, and finishes", async (status, retryAfter) => {
    for (const path of [/releases\?/, /releases$/, /assets\?name/, /releases\/\d+$/]) {
      const at = place();
      at.github.faults.add({ kind: "limited", status, ...(retryAfter === undefined ? {} : { retryAfter }) }, { path });
      await expectWhole(at);
      const hit = at.github.traffic.findIndex(({ fault }) => fault !== undefined);
      expect(hit).toBeGreaterThanOrEqual(0);
      // Uploads that were on their way at the same moment are not held back by an answer that was not there yet.
      const next = at.github.traffic.slice(hit + 1).find((each) => each.at > (at.github.traffic[hit]?.at ?? 0));
      const waited = (next?.at ?? 0) - (at.github.traffic[hit]?.at ?? 0);
      expect(waited).toBeGreaterThanOrEqual((retryAfter ?? 60) * 1000);
    }
  });

  test("200 files: never more than 80 creations in a minute, and no refusal", async () => {
    const many = Array.from({ length: 200 }, (_, nth) => fileIn(`${folder}/many`, `f${nth}.bin`, `${nth}`));
    const at = place({ limits: { creationsPerMinute: 80 } });
    expect(await publishAt(at, setOf(many))).toMatchObject({ kind: "done", published: { uploaded: 200 } });
    expect(at.github.limits.busiestMinute()).toBeLessThanOrEqual(80);
    expect(at.github.traffic.filter(({ status }) => status === 403)).toEqual([]);
  });

  test("the primary one: waits until it ends", async () => {
    const at = place({ limits: { perHour: 6 } });
    const began = at.github.clock.now();
    await expectWhole(at);
    expect(at.github.clock.now() - began).toBeGreaterThanOrEqual(3_600_000);
  });
});

test.each(["with space.zip", "tilde~1.zip", "é.zip", ".hidden", "ends."])(
  "C11: the name %j is refused before any request",
  async (name) => {
    const at = place();
    const ending = await publishAt(at, setOf([...files, fileIn(folder, name, "x")]));
    expect(ending.kind).toBe("failed");
    expect(at.github.traffic).toEqual([]);
  },
);

test.each([
  ["an empty file", () => [fileIn(folder, "empty.zip", "")]],
  ["names that differ in case alone", () => ["a.zip", "A.zip"].map((name) => fileIn(folder, name, "x"))],
  [
    "1,001 assets",
    () => Array.from({ length: 1001 }, (_, nth) => ({ ...(files[0] ?? expect.fail()), name: `f${nth}` })),
  ],
  ["2,147,483,648 bytes", () => [{ ...(files[0] ?? expect.fail()), size: 2_147_483_648 }]],
  ["no file at all", () => []],
] as const)("bad input: %s: refused before any request", async (_, make) => {
  const at = place();
  expect(await publishAt(at, setOf(make()))).toMatchObject({ kind: "failed" });
  expect(at.github.traffic).toEqual([]);
});

test("C16: a ruleset forbids the tag: draft and assets are kept, the cause is named", async () => {
  const at = place();
  at.repository.tagRules = { create: /^v/, change: undefined };
  expect(await reasonAt(at)).toMatch(/rule of the repository forbids/);
  expect(at.repository.releases).toMatchObject([{ draft: true, assets: files.map(() => ({ state: "uploaded" })) }]);
  at.repository.tagRules = { create: undefined, change: undefined };
  expect(await publishAt(at, setOf(files))).toMatchObject({ kind: "done", published: { uploaded: 0 } });
});

test("C23: a text of 125,001 characters is cut, and both ends of it are there", async () => {
  const at = place();
  const line = "a change that was made\n";
  const notes = `# First\n${line.repeat(5500)}\n${NOTES_OPEN}\ntable\n${NOTES_CLOSE}`;
  expect(notes.length).toBeGreaterThan(125_001);
  expect(await publishAt(at, setOf(files, { notes }))).toMatchObject({ kind: "done" });
  const [release] = at.repository.releases;
  expect(release?.body?.length).toBeLessThanOrEqual(125_000);
  expect(release?.body).toMatch(/^# First\n/);
  expect(release?.body).toContain("table");
});

describe("C24, C26: tokens", () => {
  const write = { "acme/widget": "write" } as const;
  const cases: readonly (readonly [string, Viewer, RegExp])[] = [
    ["that may only read", { login: "bot", kind: "integration", rights: { "acme/widget": "read" } }, /contents: write/],
    ["of a person without rights", { login: "x", kind: "person", rights: {} }, /contents: write/],
    [
      "of another repository",
      { login: "bot", kind: "integration", rights: { "acme/other": "write" } },
      /token of this repository/,
    ],
    ["that has expired", { login: "bot", kind: "integration", rights: write, expiresAt: 0 }, /expired/],
  ];
  test.each(cases)("one %s: nothing is made, and the message says what to do", async (_, viewer, text) => {
    const at = place();
    at.github.state.tokens.set(TOKEN, viewer);
    expect(await reasonAt(at)).toMatch(text);
    expect(at.repository.releases).toEqual([]);
  });

  test("one that expires in the middle: the draft is kept, and another token finishes it", async () => {
    const at = place();
    const expiresAt = at.github.clock.now() + 5_000;
    at.github.state.tokens.set(TOKEN, { login: "bot", kind: "integration", rights: write, expiresAt });
    at.github.faults.add({ kind: "delay", ms: 10_000 }, { path: /assets\?name/, from: 2 });
    expect(await reasonAt(at)).toMatch(/expired|does not know the token/);
    expect(at.repository.releases).toMatchObject([{ draft: true }]);
    at.github.state.tokens.set(TOKEN, { login: "bot", kind: "integration", rights: write });
    expect(await publishAt(at, setOf(files))).toMatchObject({ kind: "done" });
  });

  test("a commit that changes workflows: 404, and all three causes are named", async () => {
    const at = place();
    at.repository.changesWorkflows = true;
    const said = await reasonAt(at);
    for (const cause of [/contents: write/, /\.github\/workflows/, /discussion category/]) expect(said).toMatch(cause);
  });

  test("no token is ever in what we say", async () => {
    const at = place();
    at.github.state.tokens.delete(TOKEN);
    expect(await reasonAt(at)).not.toContain(TOKEN);
  });
});

test("C25: the tag was burned by an immutable release: the draft is kept, only a new version helps", async () => {
  const at = place({}, { immutableReleases: true });
  const context = { now: 0, right: "write", author: "octocat", nextId: at.github.state.nextId } as const;
  deleteRelease(at.repository, createRelease(at.repository, { tag: TAG }, context));
  expect(await reasonAt(at)).toMatch(/immutable release.*never be used again/s);
  expect(at.repository.releases).toMatchObject([{ draft: true, assets: files.map(() => ({ state: "uploaded" })) }]);
});

describe("the API answers", () => {
  const bad: readonly (readonly [string, Fault])[] = [
    ["HTML, and it took no effect", { kind: "html", status: 200, when: "before" }],
    ["HTML, and it took effect", { kind: "html", status: 502, when: "after" }],
    ["truncated JSON", { kind: "truncated" }],
    ["half a body", { kind: "cut-answer", after: 20 }],
    ["an endless body", { kind: "endless" }],
    ["a redirect loop", { kind: "redirect-loop" }],
    ["twice", { kind: "twice" }],
    ["with a clock that is a day behind", { kind: "skew", ms: -86_400_000 }],
    ["with a list that lags behind", { kind: "lag", ms: 10_000 }],
  ];
  test.each(bad)("%s, to each request in turn: one whole release", async (_, fault) => {
    for (let nth = 1; nth <= 12; nth += 1) {
      const at = place({ watch: () => expect(wrongInPublic(at, [setOf(files)])).toBeUndefined() });
      at.github.faults.add(fault, { from: nth });
      const ending = await publishAt(at, setOf(files));
      // It may be given up, but then it is no public release, and the next run makes one.
      if (ending.kind !== "done")
        expect(await publishAt(at, setOf(files), { seed: 2 })).toMatchObject({ kind: "done" });
      expect(at.repository.releases.filter(({ draft }) => !draft)).toHaveLength(1);
    }
  });

  test.each(bad.slice(0, 6))("%s, for ever: an error, and nothing public", async (_, fault) => {
    const at = place();
    at.github.faults.add(fault, { times: Number.POSITIVE_INFINITY });
    expect(await publishAt(at, setOf(files))).toMatchObject({ kind: "failed" });
    expect(at.repository.releases.filter(({ draft }) => !draft)).toEqual([]);
  });
});
