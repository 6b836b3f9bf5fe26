import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { NOTES_CLOSE } from "../../../src/model/release.ts";
import { createStage, rehearsedReleases } from "../../../src/publishers/github/rehearsal.ts";
import type { Released } from "../../../src/stages/release.ts";
import { type HereOptions, releaseHereStage } from "../../../src/stages/release-here.ts";
import { verifyPlace, verifyStage } from "../../../src/stages/verify.ts";
import { build, builds, fakeCatalog, folder, freshProject, git, ports, root } from "../../support/delivery.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

freshProject();

const ARCHIVE = "app-1.0-linux-x64.tar.gz";
const SBOM = "app-1.0.sbom.cdx.json";

function world() {
  const stage = createStage();
  return { stage, ports: { ...ports(), releases: rehearsedReleases("acme/widget", stage) } };
}

const asked = (w: ReturnType<typeof world>, options: Partial<HereOptions> = {}, tag: string | null = "v1.0") =>
  releaseHereStage(
    w.ports,
    fakeCatalog(),
    { root, flags: {}, inputs: {}, ...(tag === null ? {} : { tag }) },
    {
      folder: undefined,
      from: join(root, "release"),
      rehearse: false,
      ...options,
    },
  );

async function here(...request: Parameters<typeof asked>): Promise<Released> {
  const released = await asked(...request);
  return "already" in released ? expect.fail("it was released already") : released;
}

describeUnless(notLinuxX64)("slipway release", () => {
  test("publishes what is built here, with manifest and checksums, and the same again is nothing new", async () => {
    const w = world();
    const { published } = await here(w);
    const [release] = w.stage.releases.values();
    expect(release).toMatchObject({ id: published.id, tag: "v1.0", title: "app 1.0", draft: false, prerelease: false });
    expect(release?.assets.map(({ name }) => name).sort()).toEqual([
      "SHA256SUMS",
      ARCHIVE,
      SBOM,
      "slipway-manifest.json",
    ]);
    expect(release?.body).toContain(`| \`${ARCHIVE}\` | linux-x64 |`);
    expect(release?.body).toContain("What's Changed");
    expect(builds).toEqual(["portable"]);
  });

  test("checksums: [sha256, sha512]: both lists are published, planned and whole", async () => {
    await writeFile(join(root, "slipway.yml"), "release: { checksums: [sha256, sha512] }\n");
    await git("add", "-A");
    await git("commit", "-qm", "lists");
    const w = world();
    const { files, plan } = await here(w);
    const [release] = w.stage.releases.values();
    const names = ["SHA256SUMS", "SHA512SUMS", ARCHIVE, SBOM, "slipway-manifest.json"];
    expect(release?.assets.map(({ name }) => name).sort()).toEqual(names);
    expect(plan.expected).toEqual(expect.arrayContaining(names));
    expect(files.map(({ name }) => name).sort()).toEqual(names);
  });

  test("takes what was built before, of this commit", async () => {
    await build();
    await here(world());
    expect(builds).toEqual(["portable"]);
  });

  test("stops as a draft where the configuration says so, or the flag", async () => {
    const flagged = world();
    expect((await here(flagged, { draft: true })).published.draft).toBe(true);
    await writeFile(join(root, "slipway.yml"), "release: { draft: true, notes: { text: Hello there. } }\n");
    await git("add", ".");
    await git("commit", "-qm", "second");
    const written = world();
    expect((await here(written)).published.draft).toBe(true);
    const [release] = written.stage.releases.values();
    expect(release?.body).toMatch(/^Hello there\.\n\n<!-- slipway/);
    expect(release?.body.endsWith(NOTES_CLOSE)).toBe(true);
  });

  test("a rehearsal needs no tag, no repository and no clean work tree, and publishes nothing", async () => {
    await writeFile(join(root, "app.py"), "changed");
    const warnings: string[] = [];
    const { log, ...rest } = ports();
    const own = { ...rest, log: { ...log, warn: ({ code }: Diagnostic) => void warnings.push(code) } };
    const released = await releaseHereStage(
      own,
      fakeCatalog(),
      { root, flags: {}, inputs: {} },
      {
        folder: undefined,
        from: join(root, "release"),
        rehearse: true,
      },
    );
    expect("files" in released ? released.files.map(({ name }) => name) : []).toEqual([
      ARCHIVE,
      SBOM,
      "slipway-manifest.json",
      "SHA256SUMS",
    ]);
    expect(warnings).toContain("dirty-leg");
  });

  test.each<[string, () => Promise<unknown>, Partial<HereOptions>, string | null, string]>([
    ["without a tag", async () => undefined, {}, null, "--tag v1.0"],
    [
      "of a changed work tree",
      () => writeFile(join(root, "app.py"), "changed"),
      {},
      "v1.0",
      "changed since the commit",
    ],
    ["with a tag of another version", async () => undefined, {}, "v2.0", "says version 2.0"],
    ["of a folder that is not there", async () => undefined, { folder: "/nowhere" }, "v1.0", "cannot be read"],
    ["of an empty folder", () => mkdir(join(folder, "legs")), { folder: "legs" }, "v1.0", "there is no leg at all"],
    [
      "whose notes are not there",
      () => writeFile(join(root, "slipway.yml"), "release: { notes: changelog }\n"),
      {},
      "v1.0",
      "CHANGELOG.md cannot be read",
    ],
  ])("%s is refused, and nothing is written", async (_, change, options, tag, message) => {
    await change();
    const w = world();
    const given = options.folder === "legs" ? { folder: join(folder, "legs") } : options;
    await expect(here(w, given, tag)).rejects.toThrow(message);
    expect(w.stage.releases.size).toBe(0);
  });

  test("without repository and token says what to name, before anything is built, read or signed", async () => {
    const nowhere = { ...world(), ports: ports() } as ReturnType<typeof world>;
    for (const options of [{}, { folder: "/nowhere" }])
      await expect(here(nowhere, options)).rejects.toThrow("needs a repository and a token");
    expect(builds).toEqual([]);
  });

  test("what is published verifies", async () => {
    const w = world();
    const scratch = join(folder, "kept");
    const catalog = fakeCatalog();
    const keep: typeof catalog = {
      ...catalog,
      publishRelease: async (own, set) => {
        await catalog.layOut(set.files, scratch);
        return catalog.publishRelease(own, set);
      },
    };
    const options = { folder: undefined, from: join(root, "release"), rehearse: false };
    await releaseHereStage(w.ports, keep, { root, flags: {}, inputs: {}, tag: "v1.0" }, options);
    expect(await readdir(scratch)).toHaveLength(4);
    const { rows } = await verifyStage(
      w.ports,
      catalog,
      verifyPlace(scratch, (path) => path),
    );
    expect(rows.every(({ result }) => result === "proven")).toBe(true);
  });
});
