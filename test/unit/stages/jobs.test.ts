import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Catalog } from "../../../src/model/catalog.ts";
import { ConfigError } from "../../../src/model/errors.ts";
import type { PlanReference } from "../../../src/model/plan-reference.ts";
import type { ReleaseSet } from "../../../src/model/release.ts";
import type { TargetId } from "../../../src/model/target.ts";
import { digest } from "../../../src/publishers/checksums.ts";
import { createStage, rehearsedReleases } from "../../../src/publishers/github/rehearsal.ts";
import { buildJob, planJob, releaseJob } from "../../../src/stages/jobs.ts";
import { signJob } from "../../../src/stages/sign-job.ts";
import {
  builds,
  failingBundler,
  fakeCatalog,
  folder,
  freshProject,
  git,
  ports,
  portsWithReleases,
  root,
} from "../../support/delivery.ts";
import { type FolderStore, folderStore } from "../../support/exchange/folder-store.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

const TAG = "v1.0";
const RUN = "77";

freshProject();
let store: FolderStore;
let published: ReleaseSet[];
let manifests: unknown[];
beforeEach(async () => {
  store = folderStore(join(folder, "store"));
  published = [];
  manifests = [];
  await mkdir(join(folder, "store"));
  await writeFile(join(root, ".gitignore"), "release/\n");
});

const catalog = (changes: Partial<Catalog> = {}): Catalog =>
  fakeCatalog({
    publishRelease: async (_ports, set) => {
      published.push(set);
      const manifest = set.files.find(({ name }) => name === "slipway-manifest.json");
      manifests.push(JSON.parse(await readFile(manifest?.path ?? "", "utf8")));
      const url = "https://github.com/acme/widget/releases/1";
      return { id: 1, url, draft: set.draft, uploaded: set.files.length, skipped: 0 };
    },
    ...changes,
  });

/** What the project says, committed. */
async function configured(yaml: string): Promise<void> {
  await writeFile(join(root, "slipway.yml"), yaml);
  await git("add", ".");
  await git("commit", "-qm", "configured");
}

const wishes = (inputs: Record<string, string> = {}) => ({ root, flags: {}, inputs });
const at = (attempt: number) => ({ run: RUN, attempt });
const here = () => ({ ...portsWithReleases(), exchange: store });

const plan = async (attempt = 1): Promise<PlanReference> =>
  (await planJob(here(), catalog(), { ...wishes(), tag: TAG }, at(attempt))).reference;

interface LegOptions {
  readonly attempt?: number;
  readonly inputs?: Record<string, string>;
  readonly catalog?: Catalog;
  readonly target?: TargetId;
}

function build(reference: PlanReference, options: LegOptions = {}) {
  const { attempt = 1, inputs = {}, target = "linux-x64" } = options;
  const request = { reference, place: at(attempt), target, directory: join(root, "release") };
  return buildJob(here(), options.catalog ?? catalog(), wishes(inputs), request);
}

const release = (reference: PlanReference, attempt = 1, draft?: boolean) =>
  releaseJob(here(), catalog(), wishes(), { reference, place: at(attempt), ...(draft === undefined ? {} : { draft }) });

const failing: Partial<Catalog> = { bundlers: new Map([["portable", failingBundler()]]) };

const WHOLE = ["SHA256SUMS", "app-1.0-linux-x64.tar.gz", "app-1.0.sbom.cdx.json", "slipway-manifest.json"];
const names = (): string[][] => published.map(({ files }) => files.map(({ name }) => name).sort());

describeUnless(notLinuxX64)("the three jobs of the reusable workflow", () => {
  test("plan, build, release: one complete release of the tag that the plan names", async () => {
    await configured("targets: [linux-x64]\n");
    const reference = await plan();
    await build(reference);
    const { published: made } = await release(reference);
    expect(made.draft).toBe(false);
    expect(names()).toEqual([WHOLE]);
    expect(published[0]).toMatchObject({ tag: TAG, version: "1.0", prerelease: false });
  });

  test("with the real publisher on a rehearsed GitHub: four files in one public release of the tag", async () => {
    await configured("targets: [linux-x64]\n");
    const reference = await plan();
    await build(reference);
    const stage = createStage();
    const job = { ...here(), releases: rehearsedReleases("acme/widget", stage) };
    const { published: made } = await releaseJob(job, fakeCatalog(), wishes(), { reference, place: at(1) });
    expect(made).toMatchObject({ draft: false, uploaded: 4 });
    expect([...stage.releases.values()]).toMatchObject([{ tag: TAG, draft: false }]);
  });

  test("the plan that a leg reads has its keys in another order than the one it makes: it is the same plan", async () => {
    await configured("targets: [linux-x64]\nsmoke:\n  - { expect: app, run: [--version] }\n");
    const reference = await plan();
    await expect(build(reference)).resolves.toMatchObject({ plan: { tag: TAG } });
  });

  test("an input draft stops before publishing; without one the configuration says", async () => {
    await configured("targets: [linux-x64]\nrelease: { draft: true }\n");
    const reference = await plan();
    await build(reference);
    expect((await release(reference)).published.draft).toBe(true);
    expect((await release(reference, 1, false)).published.draft).toBe(false);
  });

  test("a leg that another attempt built is taken over; the plan stays that of its attempt", async () => {
    await configured("targets: [linux-x64]\n");
    const reference = await plan(1);
    await build(reference, { attempt: 1 });
    await release(reference, 2);
    expect(names()).toEqual([WHOLE]);
    expect(builds).toHaveLength(1);
  });

  test("a leg that is built again in a second attempt counts, and the first one's files do not", async () => {
    await configured("targets: [linux-x64]\n");
    const reference = await plan(1);
    await build(reference, { attempt: 1 });
    await build(reference, { attempt: 2 });
    await release(reference, 2);
    expect(names()).toEqual([WHOLE]);
    expect(store.artifacts.filter(({ name }) => name.includes("-leg-"))).toHaveLength(2);
  });

  test("all jobs again: the second attempt has a plan of its own, whose name is not taken", async () => {
    await configured("targets: [linux-x64]\n");
    const [first, second] = [await plan(1), await plan(2)];
    expect(second.name).not.toBe(first.name);
    expect(second.sha256).toBe(first.sha256);
  });

  test("a name that the store has burned: the plan gets the next", async () => {
    await configured("targets: [linux-x64]\n");
    store.answers.push(["-plan-app-a1-t1", "unknown"]);
    expect((await plan()).name).toBe("slipway-plan-app-a1-t2.json");
  });

  test("an optional leg that failed: the release is made without it, and its manifest says so", async () => {
    await configured("targets: [linux-x64, { target: windows-x64, optional: true }]\n");
    const reference = await plan();
    await build(reference);
    await release(reference);
    expect(names()).toEqual([WHOLE]);
    expect(manifests).toMatchObject([{ missing: ["windows-x64"] }]);
  });

  test("a leg that failed hands nothing over, and nothing is released", async () => {
    await configured("targets: [linux-x64]\n");
    const reference = await plan();
    await expect(build(reference, { catalog: catalog(failing) })).rejects.toThrow("it does not bundle");
    await expect(release(reference)).rejects.toThrow(/there is no leg at all/);
    expect(published).toEqual([]);
  });
});

describeUnless(notLinuxX64)("bad input", () => {
  test("a leg with other inputs than the plan job had: named, and nothing is built", async () => {
    await configured("targets: [linux-x64]\n");
    const other = build(await plan(), { inputs: { bundler: "pyinstaller" } });
    await expect(other).rejects.toThrow(/plans something else than the plan job: legs/);
    await expect(other).rejects.toBeInstanceOf(ConfigError);
    expect(builds).toEqual([]);
  });

  test("a leg of another commit than the plan job had", async () => {
    await configured("targets: [linux-x64]\n");
    const reference = await plan();
    await configured("targets: [linux-x64]\nname: app\n");
    await expect(build(reference)).rejects.toThrow(/something else than the plan job: .*commit/);
  });

  test("a plan under the right name with another digest", async () => {
    await configured("targets: [linux-x64]\n");
    const { name } = await plan();
    const reference = { name, sha256: digest("another plan") };
    await expect(build(reference)).rejects.toThrow(`no plan ${name} with that digest`);
    await expect(release(reference)).rejects.toThrow(`no plan ${name} with that digest`);
  });

  test("a plan whose bytes the store has changed", async () => {
    await configured("targets: [linux-x64]\n");
    const reference = await plan();
    await writeFile(join(folder, "store", reference.name), "{}");
    await expect(build(reference)).rejects.toThrow("is not the one that was made");
  });

  test("a plan that is none, under a digest of its own", async () => {
    const text = '{"schema":1}';
    const file = join(folder, "slipway-plan-app-a1-t1.json");
    await writeFile(file, text);
    await store.store(file, () => undefined);
    const reference = { name: "slipway-plan-app-a1-t1.json", sha256: digest(text) };
    await expect(release(reference)).rejects.toThrow(/not a plan of ours/);
  });

  test("a required leg is missing: named, and nothing is released", async () => {
    await configured("targets: [linux-x64, windows-x64]\n");
    const reference = await plan();
    await build(reference);
    await expect(release(reference)).rejects.toThrow(/windows-x64/);
    expect(published).toEqual([]);
  });

  test("no leg handed anything over: nothing is released", async () => {
    await configured("targets: [linux-x64]\n");
    await expect(release(await plan())).rejects.toThrow(/there is no leg at all/);
  });

  test("a target that the plan does not have", async () => {
    await configured("targets: [windows-x64]\n");
    await expect(build(await plan())).rejects.toThrow(/linux-x64/);
  });

  test("a leg that was given an ARM runner, or an ARM leg this one: said, with a runner that it can have", async () => {
    await configured("targets: [linux-arm64]\n");
    const given = build(await plan(), { target: "linux-arm64" });
    await expect(given).rejects.toThrow(/linux-arm64 cannot be built here: this machine builds and runs linux-x64/);
    expect(builds).toEqual([]);
  });

  test("GitHub Enterprise Server, where the run has no artifact store: said in each job, and what to do", async () => {
    const reference = { name: "slipway-plan-app-a1-t1.json", sha256: "0".repeat(64) };
    const place = at(1);
    const jobs = [
      () => planJob(ports(), catalog(), wishes(), place),
      () => buildJob(ports(), catalog(), wishes(), { reference, place, target: "linux-x64", directory: root }),
      () => signJob(ports(), catalog(), wishes(), { reference, place }),
      () => releaseJob(ports(), catalog(), wishes(), { reference, place }),
    ];
    for (const job of jobs)
      await expect(job()).rejects.toThrow(
        expect.objectContaining({
          diagnostics: [
            expect.objectContaining({
              message: expect.stringMatching(/artifact store of the workflow run.* is not there/),
              hint: expect.stringMatching(/one step, or slipway release --to/),
            }),
          ],
        }),
      );
  });

  test("a store that takes no plan: said, after five names", async () => {
    for (let number = 1; number <= 5; number += 1) store.answers.push([`-t${number}.json`, "unknown"]);
    await expect(plan()).rejects.toThrow("did not take the plan");
  });

  test("a tag that is not the project's version, and one of another pattern: refused by the plan job", async () => {
    const of = (tag: string) => planJob(here(), catalog(), { ...wishes(), tag }, at(1));
    await expect(of("v2.0")).rejects.toThrow(/v2\.0/);
    await expect(of("nightly")).rejects.toThrow(/nightly/);
    expect(store.artifacts).toEqual([]);
  });

  test("two tags on one commit: each release is of the tag that its plan names", async () => {
    await configured("targets: [linux-x64]\nrelease: { tag: 'v?{version}' }\n");
    for (const tag of ["v1.0", "1.0"]) {
      await git("tag", tag);
      const { reference } = await planJob(here(), catalog(), { ...wishes(), tag }, at(tag === "1.0" ? 2 : 1));
      await build(reference);
      await release(reference);
    }
    expect(published.map(({ tag }) => tag)).toEqual(["v1.0", "1.0"]);
  });
});
