// Conformance of whole runs: a plan that is larger than any variable, and a job that has no rights.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Catalog } from "../../../src/model/catalog.ts";
import { planReferenceText } from "../../../src/model/plan-reference.ts";
import type { Exec, Ports } from "../../../src/model/ports.ts";
import type { ReleaseSet } from "../../../src/model/release.ts";
import { type Releases, ServiceRefusal } from "../../../src/model/releases.ts";
import { createStage, rehearsedReleases } from "../../../src/publishers/github/rehearsal.ts";
import { smokeRows } from "../../../src/report/smoke-rows.ts";
import { buildJob, planJob, releaseJob } from "../../../src/stages/jobs.ts";
import { fakeCatalog, folder, freshProject, git, portsWithReleases, root } from "../../support/delivery.ts";
import { folderStore } from "../../support/exchange/folder-store.ts";
import { WRITES, watched } from "../../support/releasing.ts";
import { smoke } from "../../support/smoking.ts";
import { describeUnless, notLinuxX64 } from "../../support/unless.ts";

freshProject();

/** A longer one Linux takes nowhere: not as an argument, and not in an environment. Bytes. */
const LONGEST = 131_072;

describeUnless(notLinuxX64)("C14: a plan of 300 KB", () => {
  test("goes from job to job, and no argument, variable or output is as long as Linux allows", async () => {
    await writeFile(join(root, ".gitignore"), "release/\n");
    const smoke = Array.from({ length: 500 }, (_, nth) => ({ run: ["--say", `${nth} ${"x".repeat(100)}`] }));
    const others = ["linux-arm64", "macos-arm64", "macos-x64", "windows-x64"];
    const targets = ["linux-x64", ...others.map((target) => ({ target, optional: true }))];
    await writeFile(join(root, "slipway.yml"), JSON.stringify({ targets, smoke }));
    await git("add", ".");
    await git("commit", "-qm", "large");
    await mkdir(join(folder, "store"));
    let longest = 0;
    const base = portsWithReleases();
    const exec: Exec = {
      run: (argv, options) => {
        for (const [name, value] of Object.entries(options?.env ?? {}))
          longest = Math.max(longest, `${name}=${value}`.length);
        for (const argument of argv) longest = Math.max(longest, argument.length);
        return base.exec.run(argv, options);
      },
    };
    const own: Ports = { ...base, exec, exchange: folderStore(join(folder, "store")) };
    const published: ReleaseSet[] = [];
    const publishRelease: Catalog["publishRelease"] = async (_, set) => {
      published.push(set);
      return { id: 1, url: "https://r", draft: false, uploaded: set.files.length, skipped: 0 };
    };
    const catalog = fakeCatalog({ publishRelease });
    const wishes = { root, flags: {}, inputs: {} };
    const place = { run: "77", attempt: 1 };
    const { plan, reference } = await planJob(own, catalog, { ...wishes, tag: "v1.0" }, place);
    expect(JSON.stringify(plan).length).toBeGreaterThan(300_000);
    for (const output of [planReferenceText(reference), JSON.stringify(plan.matrix)])
      expect(output.length).toBeLessThan(LONGEST / 100);
    await buildJob(own, catalog, wishes, { reference, place, target: "linux-x64", directory: join(root, "release") });
    await releaseJob(own, catalog, wishes, { reference, place });
    expect(published.map(({ files }) => files.length)).toEqual([4]);
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(LONGEST);
  });
});

describeUnless(notLinuxX64)(
  "C19: a pull request from a fork: no secrets, no identity, a token that may only read",
  () => {
    test("is tried to the end, labelled unsigned, and asks for nothing that needs a right", async () => {
      await writeFile(join(root, "slipway.yml"), "sign: required\nsigning: { sigstore: {} }\n");
      const asked: string[] = [];
      const before = (name: string) => {
        asked.push(name);
        if (["generateNotes", ...WRITES].includes(name))
          throw new ServiceRefusal({ url: "https://api", status: 403 }, "Resource not accessible by integration");
      };
      const releases: Releases = watched(rehearsedReleases("acme/widget", createStage()), { before });
      const run: Ports["run"] = {
        ...{ server: "https://github.com", repository: "acme/widget", workflow: "w", event: "pull_request" },
        ...{ ref: "refs/pull/7/merge", commit: "c".repeat(40), id: "77", attempt: "1", visibility: "public" },
      };
      const { result } = await smoke({}, { own: { releases, run, secrets: { read: () => undefined } } });
      expect(result.problems).toEqual([]);
      expect(result.application).toMatchObject({ result: "passed", release: { result: "passed" } });
      expect(JSON.stringify(smokeRows(result))).toContain("unsigned, and published nowhere");
      expect(asked.filter((name) => WRITES.some((write) => write === name) || name === "generateNotes")).toEqual([]);
    });
  },
);
