import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Ports } from "../../../src/model/ports.ts";
import { planJob } from "../../../src/stages/jobs.ts";
import { releaseHereStage } from "../../../src/stages/release-here.ts";
import { shipStage } from "../../../src/stages/ship.ts";
import { builds, fakeCatalog, folder, freshProject, portsWithReleases, root } from "../../support/delivery.ts";
import { type FolderStore, folderStore } from "../../support/exchange/folder-store.ts";
import { withoutGit } from "../../support/exec.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

freshProject();
let store: FolderStore;
let own: Ports;
beforeEach(async () => {
  store = folderStore(join(folder, "store"));
  await mkdir(join(folder, "store"));
  own = { ...portsWithReleases(), exchange: store, exec: withoutGit };
});

const tagless = () => ({ root, flags: {}, inputs: {} });
const tagged = () => ({ ...tagless(), tag: "v1.0" });
const RUN = { run: "77", attempt: 1 };

const ship = () => {
  const leg = { key: "0".repeat(12), title: "leg", index: 0, total: 2 };
  const place = { leg, scope: { group: "ship", attempt: 1 }, run: "77" };
  return shipStage(own, fakeCatalog(), tagged(), { target: undefined, directory: join(root, "release"), place });
};
const here = (rehearse: boolean) => {
  const options = { folder: undefined, from: join(root, "release"), rehearse };
  return releaseHereStage(own, fakeCatalog(), rehearse ? tagless() : tagged(), options);
};

describeUnless(notLinuxX64)("bad input: a self-hosted runner without git", () => {
  test.each<readonly [string, () => Promise<unknown>]>([
    ["the one step", ship],
    ["the plan job", () => planJob(own, fakeCatalog(), tagged(), RUN)],
    ["slipway release", () => here(false)],
  ])("%s on a tag: refused before anything is built or handed over", async (_, release) => {
    const message = expect.stringMatching(/made from a commit, and git tells of none/);
    const hint = expect.stringContaining("Install git");
    await expect(release()).rejects.toMatchObject({ diagnostics: [{ code: "no-commit", message, hint }] });
    expect(builds).toEqual([]);
    expect(store.artifacts).toEqual([]);
    expect(await own.releases?.list()).toEqual([]);
  });

  test("what is no release needs none", async () => {
    await expect(planJob(own, fakeCatalog(), tagless(), RUN)).resolves.toMatchObject({ plan: { commit: null } });
    await expect(here(true)).resolves.toMatchObject({ plan: { commit: null } });
  });
});
