import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Ports } from "../../../src/model/ports.ts";
import { createStage, rehearsedReleases, type Stage } from "../../../src/publishers/github/rehearsal.ts";
import { buildJob, planJob, releaseJob } from "../../../src/stages/jobs.ts";
import { fakeCatalog, folder, freshProject, git, linux, ports, root } from "../../support/delivery.ts";
import { type FolderStore, folderStore } from "../../support/exchange/folder-store.ts";

freshProject();
let store: FolderStore;
let stage: Stage;
let job: Ports;
beforeEach(async () => {
  store = folderStore(join(folder, "store"));
  stage = createStage();
  await mkdir(join(folder, "store"));
  await writeFile(join(root, "slipway.yml"), "targets: [linux-x64]\n");
  await git("add", ".");
  await git("commit", "-qm", "one target");
  job = { ...ports(), exchange: store };
});

const PLACE = { run: "77", attempt: 1 };
const wishes = () => ({ root, flags: {}, inputs: {}, tag: "v1.0" });

describe.skipIf(!linux)("plan, build and release as jobs apart", () => {
  test("come to one release of what the plan says", async () => {
    const { reference } = await planJob(job, fakeCatalog(), wishes(), PLACE);
    const at = { reference, place: PLACE };
    await buildJob(job, fakeCatalog(), wishes(), { ...at, target: "linux-x64", directory: join(root, "release") });
    const releasing = { ...job, releases: rehearsedReleases("acme/widget", stage) };
    const { published } = await releaseJob(releasing, fakeCatalog(), wishes(), at);
    expect(published).toMatchObject({ draft: false, uploaded: 4 });
    expect([...stage.releases.values()]).toMatchObject([{ tag: "v1.0", draft: false }]);
  });

  test("bad input: another configuration in the leg than in the plan", async () => {
    const { reference } = await planJob(job, fakeCatalog(), wishes(), PLACE);
    const options = { reference, place: PLACE, target: "linux-x64", directory: join(root, "release") } as const;
    const other = { ...wishes(), inputs: { packages: "tar.zst" } };
    await expect(buildJob(job, fakeCatalog(), other, options)).rejects.toThrow(/plans something else .*: legs/);
  });
});
