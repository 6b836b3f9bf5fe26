import { rm } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ReleaseSet } from "../../../../src/model/release.ts";
import { publishRelease } from "../../../../src/publishers/github/publish.ts";
import { createReleases } from "../../../../src/runtime/github/releases.ts";
import { fileOf, portsOf, setOf, TAG } from "../../../support/releasing.ts";
import { temporaryFolder } from "../../../support/temporary.ts";
import { READER, scene, TOKEN } from "../../github/support.ts";

let folder: string;
let set: ReleaseSet;
beforeEach(async () => {
  folder = await temporaryFolder();
  set = setOf([await fileOf(folder, "app.zip", "app"), await fileOf(folder, "SHA256SUMS", "sums")], {
    commit: undefined,
  });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function publish({ github }: ReturnType<typeof scene>, wanted: ReleaseSet = set, token = TOKEN) {
  const { api, web: server } = github.origins;
  const signal = new AbortController().signal;
  const fetch = (request: Request) => github.fetch(request);
  const releases = createReleases({ repository: "acme/widget", token, api, server, signal, fetch });
  return publishRelease(portsOf(releases), wanted);
}

describe("refusals of the service, with their causes", () => {
  test("C16: a ruleset that forbids the tag: draft and files are kept", async () => {
    const s = scene();
    s.repository.tagRules = { create: /^v/, change: undefined };
    const failed = publish(s);
    await expect(failed).rejects.toThrow("a rule of the repository forbids to create the tag");
    expect(s.repository.releases).toMatchObject([
      { draft: true, assets: [{ state: "uploaded" }, { state: "uploaded" }] },
    ]);
  });

  test("C24: a create that is not permitted names all three causes", async () => {
    const failed = publish(scene(), set, READER);
    for (const cause of ["contents: write", ".github/workflows", "discussion category"])
      await expect(failed).rejects.toThrow(cause);
  });

  test("C25: a tag that was burned by an immutable release: the draft is kept, and the next version advised", async () => {
    const s = scene();
    s.repository.burned.add(TAG);
    await expect(publish(s)).rejects.toThrow("can never be used again");
    expect(s.repository.releases).toMatchObject([{ draft: true }]);
  });

  test("C6: an immutable release that is whole is done; another one is refused", async () => {
    const s = scene({}, { immutableReleases: true });
    const { id } = await publish(s);
    expect(s.repository.releases).toMatchObject([{ id, immutable: true }]);
    expect(await publish(s)).toMatchObject({ id, uploaded: 0 });
    const other = setOf([await fileOf(folder, "app.zip", "another")], { commit: undefined });
    await expect(publish(s, other)).rejects.toThrow("published and immutable");
  });
});

describe("C23: the text", () => {
  test("of 125,001 characters is cut at the end of a line, with a pointer, and people's words are kept", async () => {
    const s = scene();
    const row = `| ${"x".repeat(96)} |\n`;
    const notes = `Thanks.\n\n<!-- slipway -->\n${row.repeat(1_260)}<!-- /slipway -->\n\nBye.`;
    await publish(s, { ...set, notes });
    const body = s.repository.releases[0]?.body ?? "";
    expect(body.length).toBeLessThanOrEqual(125_000);
    expect(body.length).toBeGreaterThan(124_000);
    expect(body).toMatch(/^Thanks\.\n\n<!-- slipway [0-9a-f]+ -->/);
    expect(body).toMatch(/x \|\n\n… \(the rest did not fit[^\n]*\n<!-- \/slipway -->\n\nBye\.$/);
  });

  test("that somebody wrote around our part survives a second run", async () => {
    const s = scene();
    await publish(s, { ...set, draft: true });
    const [release] = s.repository.releases;
    const { body } = release ?? {};
    await s.ask(`PATCH /releases/${release?.id}`, { body: `Before.\r\n${body}\r\nAfter.` });
    const rebuilt = setOf([await fileOf(folder, "app.zip", "rebuilt"), ...set.files.slice(1)], { commit: undefined });
    await publish(s, rebuilt);
    expect(s.repository.releases[0]?.body).toMatch(/^Before\.\r?\n[\s\S]*<!-- \/slipway -->[\s\S]*After\.$/);
    expect(s.repository.releases[0]?.draft).toBe(false);
  });
});
