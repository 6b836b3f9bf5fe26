// The conformance suite of a release: what is known before anything is built, with the real client against the local GitHub.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReleaseFile } from "../../src/model/release.ts";
import { type Preflight, preflight } from "../../src/stages/preflight.ts";
import { fileIn, type Place, place, portsAt, publishAt, setOf, TAG } from "../support/github/publishing.ts";
import type { Viewer } from "../support/github/tokens.ts";
import { temporaryFolder } from "../support/temporary.ts";

let folder: string;
let files: ReleaseFile[];
const NAMES = ["widget-linux-x64.tar.gz", "SHA256SUMS", "slipway-manifest.json"];

beforeAll(async () => {
  folder = await temporaryFolder();
  files = NAMES.map((name) => fileIn(folder, name, `content of ${name}`));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const look = (at: Place, changes: Partial<Preflight> = {}, token?: string) => {
  const { ports } = portsAt(at, { seed: 2, ...(token === undefined ? {} : { token }) });
  return preflight(ports, { tag: TAG, commit: undefined, names: NAMES, writes: true, ...changes });
};
const writesOf = ({ github }: Place): number =>
  github.traffic.filter(({ method, path }) => method !== "GET" && !path.includes("generate-notes")).length;

describe("C6: a published release of the tag", () => {
  test("immutable, with all expected names: reported as done, for a token that only reads, too", async () => {
    const at = place({}, { immutableReleases: true });
    await publishAt(at, setOf(files));
    const before = writesOf(at);
    const [release] = at.repository.releases;
    expect(await look(at)).toMatchObject({ id: release?.id, immutable: true, tag: TAG });
    expect(writesOf(at)).toBe(before);
  });

  test.each([false, true])("without one of them: refused by name (immutable: %s)", async (immutableReleases) => {
    const at = place({}, { immutableReleases });
    await publishAt(at, setOf(files.slice(1)));
    await expect(look(at)).rejects.toThrow(
      /v1\.4\.0 is published.*lacks widget-linux-x64\.tar\.gz.*Nothing was built/s,
    );
  });

  test("that can still be changed: its files are compared after the build, and not by name", async () => {
    const at = place();
    await publishAt(at, setOf(files));
    expect(await look(at)).toBeUndefined();
  });

  test("that is a draft yet: nobody's business before the release", async () => {
    const at = place();
    await publishAt(at, setOf(files.slice(1), { draft: true }));
    expect(await look(at)).toBeUndefined();
  });
});

describe("C26: the token on a tag", () => {
  const reader: Viewer = { login: "bot", kind: "integration", rights: { "acme/widget": "read" } };
  const reading = (): Place => {
    const at = place();
    at.github.state.tokens.set("reads", reader);
    return at;
  };

  test("is read-only: refused before anything is built, and nothing is written", async () => {
    const at = reading();
    await expect(look(at, {}, "reads")).rejects.toThrow(/may only read.*contents: write/s);
    expect(at.repository.releases).toEqual([]);
    expect(writesOf(at)).toBe(0);
  });

  test("is read-only, where only planning is done: no matter", async () => {
    expect(await look(reading(), { writes: false }, "reads")).toBeUndefined();
  });

  test("may write: nothing is said, and nothing is changed", async () => {
    const at = place();
    expect(await look(at)).toBeUndefined();
    expect(at.repository.releases).toEqual([]);
  });

  test("bad input: a token that GitHub does not know", async () => {
    await expect(look(place(), {}, "unknown")).rejects.toThrow(/does not know the token/);
  });
});

test.each([502, 500])("a service that answers %i says nothing yet: the release asks again", async (status) => {
  const at = place();
  at.github.faults.add({ kind: "status", status, when: "before" }, { times: 9 });
  expect(await look(at)).toBeUndefined();
});

test("a limit is no missing right", async () => {
  const at = place();
  at.github.faults.add({ kind: "limited", status: 403 }, { path: /generate-notes/ });
  expect(await look(at)).toBeUndefined();
});
