import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Work } from "../../../src/entry/action.ts";
import { runBuild } from "../../../src/entry/build-job.ts";
import { runPlan } from "../../../src/entry/plan-job.ts";
import { runRelease } from "../../../src/entry/release-job.ts";
import { runSign } from "../../../src/entry/sign-job.ts";
import { runStep } from "../../../src/entry/step.ts";
import type { Step } from "../../../src/runtime/github/step.ts";
import { fakeCatalog, folder, freshProject, git, portsWithReleases, root } from "../../support/delivery.ts";
import { type FolderStore, folderStore } from "../../support/exchange/folder-store.ts";
import { notLinuxX64, testUnless } from "../../support/unless.ts";

freshProject();
let store: FolderStore;
let outputs: Map<string, string>;
beforeEach(async () => {
  store = folderStore(join(folder, "store"));
  outputs = new Map();
  await mkdir(join(folder, "store"));
});

type Told = Partial<Pick<Step, "event" | "tag" | "project">>;

/** Runs the work of a job as its action does, with these inputs and on this event. */
function job(work: Work, inputs: Readonly<Record<string, string>>, told: Told = {}): Promise<void> {
  const step: Step = {
    ...{ project: root, tag: undefined, event: "push", pullRequest: undefined, inputs, given: [] },
    ...told,
    run: { id: "77", attempt: 1, job: "plan", step: "__plan" },
    output: (name, value) => void outputs.set(name, value),
    summary: async () => undefined,
  };
  const own = portsWithReleases();
  const machine = { ...own.machine, workRoot: join(root, "..", "work") };
  return work({ ...own, machine, exchange: store }, fakeCatalog(), step);
}

const PLAN = `slipway-plan-app-a1-t1.json@sha256:${"0".repeat(64)}`;

describe("the plan job", () => {
  test("says the matrix, and where the plan is", async () => {
    await writeFile(join(root, "slipway.yml"), "targets: [linux-x64, { target: macos-arm64, optional: true }]\n");
    await job(runPlan, { mode: "build" });
    expect(JSON.parse(outputs.get("matrix") ?? "")).toEqual({
      include: [
        { target: "linux-x64", runner: "ubuntu-24.04", optional: false },
        { target: "macos-arm64", runner: "macos-15", optional: true },
      ],
    });
    expect(outputs.get("plan")).toMatch(/^slipway-plan-app-a1-t1\.json@sha256:[0-9a-f]{64}$/);
    expect(outputs.get("version")).toBe("1.0");
    expect(store.artifacts).toHaveLength(1);
  });

  test("a fork's pull request is planned without a tag, whatever its branch is called", async () => {
    await job(runPlan, { mode: "build" }, { event: "pull_request" });
    const plan = JSON.parse(await readFile(join(folder, "store", "slipway-plan-app-a1-t1.json"), "utf8"));
    expect(plan.tag).toBeNull();
  });

  test("a path with spaces is a path like any other", async () => {
    const project = join(root, "my app");
    await mkdir(project);
    await writeFile(join(project, "pyproject.toml"), await readFile(join(root, "pyproject.toml"), "utf8"));
    await writeFile(join(project, "app.py"), "def main(): pass\n");
    await job(runPlan, { mode: "build" }, { project });
    expect(outputs.get("version")).toBe("1.0");
  });

  test("nothing to sign is empty text, and never a matrix without rows, which GitHub refuses", async () => {
    await job(runPlan, { mode: "release", tag: "v1.0" });
    expect(outputs.get("signs-programs")).toBe("");
    await job(runSign, { plan: outputs.get("plan") ?? "" });
    expect(outputs.get("matrix")).toBe("");
  });

  test("a matrix holds no more than one leg per target, far from the 256 that GitHub takes", async () => {
    await job(runPlan, { mode: "build" });
    const { include } = JSON.parse(outputs.get("matrix") ?? "");
    expect(include.length).toBeGreaterThan(0);
    expect(include.length).toBeLessThanOrEqual(8);
    expect(new Set(include.map(({ target }: { readonly target: string }) => target)).size).toBe(include.length);
  });
});

describe("bad input: nothing is stored, built or released", () => {
  test.each<readonly [string, Work, Record<string, string>, Told, RegExp]>([
    ["mode: realese", runPlan, { mode: "realese" }, {}, /there is no mode realese/],
    ["mode: release, with no tag", runPlan, { mode: "release" }, { event: "workflow_dispatch" }, /names none/],
    [
      "mode: release on pull_request",
      runPlan,
      { mode: "release", tag: "v1.0" },
      { event: "pull_request" },
      /pull_request/,
    ],
    [
      "mode: release on workflow_run",
      runPlan,
      { mode: "release", tag: "v1.0" },
      { event: "workflow_run" },
      /workflow_run/,
    ],
    ["mode: release on an event that is unknown", runPlan, { mode: "release", tag: "v1.0" }, { event: "" }, /unknown/],
    ["a tag of another pattern", runPlan, { mode: "release", tag: "nightly" }, {}, /nightly/],
    ["a tag of another version", runPlan, { mode: "release", tag: "v2.0" }, {}, /2\.0/],
    ["a project that is not there", runPlan, { mode: "build" }, { project: "/nowhere/at/all" }, /nowhere/],
    ["bundler: frozen", runPlan, { mode: "build", bundler: "frozen" }, {}, /no bundler frozen/],
    ["sign: perhaps", runPlan, { mode: "build", sign: "perhaps" }, {}, /sign/],
    ["cache: true", runPlan, { mode: "build", cache: "true" }, {}, /cache: must be one of auto, off/],
    ["packages: exe", runPlan, { mode: "build", packages: "exe" }, {}, /no format exe/],
    ["version: latest", runPlan, { mode: "build", version: "latest" }, {}, /"latest" is not a version/],
    ["python-version: 3.10 without quotes", runPlan, { mode: "build", "python-version": "3.1" }, {}, /mean 3\.10\?/],
    ["python-source: conda", runPlan, { mode: "build", "python-source": "conda" }, {}, /one of auto, standalone/],
    ["config: a file that is not there", runPlan, { mode: "build", config: "no.yml" }, {}, /no\.yml/],
    ["no target", runBuild, { plan: PLAN }, {}, /input target is needed/],
    ["target: linux-x46", runBuild, { plan: PLAN, target: "linux-x46" }, {}, /no target linux-x46/],
    ["no plan", runBuild, { target: "linux-x64" }, {}, /input plan does not name a plan/],
    ["plan: a path", runBuild, { target: "linux-x64", plan: "../plan.json" }, {}, /input plan does not name a plan/],
    [
      "mode: release, of a leg",
      runBuild,
      { plan: PLAN, target: "linux-x64", mode: "release" },
      {},
      /a leg has no mode/,
    ],
    ["no plan to release", runRelease, {}, {}, /input plan does not name a plan/],
    ["a plan that nobody stored", runRelease, { plan: PLAN }, {}, /has no plan/],
    ["draft: maybe", runRelease, { plan: PLAN, draft: "maybe" }, {}, /neither true nor false/],
    [
      "a release on pull_request_target",
      runRelease,
      { plan: PLAN },
      { event: "pull_request_target" },
      /pull_request_target/,
    ],
    [
      "signing on pull_request_target",
      runSign,
      { plan: PLAN },
      { event: "pull_request_target" },
      /pull_request_target/,
    ],
    ["no plan to sign", runSign, {}, {}, /input plan does not name a plan/],
    ["a plan to sign that nobody stored", runSign, { plan: PLAN }, {}, /has no plan/],
    ["one step, mode: realese", runStep, { mode: "realese" }, {}, /there is no mode realese/],
    ["one step, mode: release, with no tag", runStep, { mode: "release" }, { event: "push" }, /names none/],
    ["one step, a release on workflow_run", runStep, { tag: "v1.0" }, { event: "workflow_run" }, /workflow_run/],
    ["one step, a release on a fork's pull_request", runStep, { tag: "v1.0" }, { event: "pull_request" }, /merged/],
    ["one step, a release on release", runStep, {}, { event: "release", tag: "v1.0" }, /public already/],
    ["one step, target: linux-x46", runStep, { target: "linux-x46" }, {}, /no target linux-x46/],
    ["one step, draft: maybe", runStep, { tag: "v1.0", draft: "maybe" }, {}, /neither true nor false/],
    ["one step, a tag of another pattern", runStep, {}, { tag: "nightly" }, /nightly does not fit release\.tag/],
    ["one step, matrix: no JSON", runStep, { tag: "v1.0", matrix: "row" }, {}, /input matrix does not say/],
    ["one step, strategy: no JSON", runStep, { tag: "v1.0", strategy: "3" }, {}, /input strategy does not say/],
    ["one step, a project that is not there", runStep, {}, { project: "/nowhere/at/all" }, /nowhere/],
    ["a release on issue_comment", runRelease, { plan: PLAN }, { event: "issue_comment" }, /issue_comment/],
  ])("%s", async (_, work, inputs, told, message) => {
    await expect(job(work, inputs, told)).rejects.toThrow(message);
    expect(store.artifacts).toEqual([]);
    expect(outputs.size).toBe(0);
  });

  test.each([
    ["MINISIGN_KEY", "secrets: { MINISIGN_KEY: "],
    ["MY_KEY", "The reusable workflow takes WINDOWS_CERTIFICATE, "],
  ])("secrets absent, as the plan job hears from the workflow: %s is missed before any leg", async (name, remedy) => {
    await writeFile(
      join(root, "slipway.yml"),
      `sign: required\nsigning: { minisign: { key: ${name} }, sigstore: {} }\n`,
    );
    const secrets = "none false false GPG_KEY";
    const refused = job(runPlan, { mode: "release", tag: "v1.0", secrets });
    await expect(refused).rejects.toThrow(`names the environment variable ${name}, which is not set`);
    const hint = expect.stringContaining(remedy);
    await expect(refused).rejects.toMatchObject({ diagnostics: [{ code: "cannot-sign", hint }] });
    expect(store.artifacts).toEqual([]);
    await expect(job(runPlan, { mode: "release", tag: "v1.0", secrets: `none ${name}` })).resolves.toBeUndefined();
    // An environment may have others, which nobody can tell here.
    await expect(job(runPlan, { mode: "release", tag: "v1.0", secrets: "" })).resolves.toBeUndefined();
  });

  testUnless(notLinuxX64)("secrets absent, and signing required: said before anything is published", async () => {
    const signing = "sign: required\nsigning: { minisign: { key: MINISIGN_KEY } }\n";
    await writeFile(join(root, "slipway.yml"), `targets: [linux-x64]\n${signing}`);
    await writeFile(join(root, ".gitignore"), "release/\n");
    await git("add", ".");
    await git("commit", "-qm", "signed");
    await job(runPlan, { mode: "release", tag: "v1.0" });
    const inputs = { plan: outputs.get("plan") ?? "", target: "linux-x64" };
    await job(runBuild, inputs);
    await expect(job(runRelease, inputs)).rejects.toThrow(/MINISIGN_KEY, which is not set/);
  });
});
