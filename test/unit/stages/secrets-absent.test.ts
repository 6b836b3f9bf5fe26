import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Ports } from "../../../src/model/ports.ts";
import { releaseHereStage } from "../../../src/stages/release-here.ts";
import { shipStage } from "../../../src/stages/ship.ts";
import { builds, fakeCatalog, folder, freshProject, git, portsWithReleases, root } from "../../support/delivery.ts";
import { folderStore } from "../../support/exchange/folder-store.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

freshProject();
let own: Ports;
beforeEach(async () => {
  await mkdir(join(folder, "store"));
  const secrets = { read: (name: string) => (name === "GPG_KEY" ? "a key" : undefined) };
  own = { ...portsWithReleases(), exchange: folderStore(join(folder, "store")), secrets };
  const signing = "signing: { minisign: { key: MINISIGN_KEY, password: MINISIGN_PASSWORD }, gpg: { key: GPG_KEY } }";
  await writeFile(join(root, "slipway.yml"), `sign: required\n${signing}\n`);
  await git("add", ".");
  await git("commit", "-qm", "signed");
});

const wishes = () => ({ root, flags: {}, inputs: {}, tag: "v1.0" });
const ship = () => {
  const leg = { key: "0".repeat(12), title: "leg", index: 0, total: 2 };
  const place = { leg, scope: { group: "ship", attempt: 1 }, run: "77" };
  return shipStage(own, fakeCatalog(), wishes(), { target: undefined, directory: join(root, "release"), place });
};
const here = () => {
  const options = { folder: undefined, from: join(root, "release"), rehearse: false };
  return releaseHereStage(own, fakeCatalog(), wishes(), options);
};

describeUnless(notLinuxX64)("bad input: secrets absent, and signing required", () => {
  test.each([
    ["the one step", ship],
    ["slipway release", here],
  ])("%s names each of them, before anything is built", async (_, release) => {
    const unset = (name: string) => ({
      message: expect.stringContaining(`names the environment variable ${name}, which is not set`),
      hint: expect.stringContaining(`env: { ${name}: `),
    });
    await expect(release()).rejects.toMatchObject({
      diagnostics: [unset("MINISIGN_KEY"), unset("MINISIGN_PASSWORD")],
    });
    expect(builds).toEqual([]);
    expect(await own.releases?.list()).toEqual([]);
  });
});
