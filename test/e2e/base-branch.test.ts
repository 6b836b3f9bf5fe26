// What a branch's own run builds is what a pull request into it is set beside, by way of the repository's cache.
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Results, startResults } from "../support/github/results.ts";
import { makeWheel, type PackageIndex, startIndex, TINY_BACKEND, TINY_BUILD_SYSTEM } from "../support/package-index.ts";
import { theStand } from "../support/stand/cli.ts";
import { git, makeProject } from "../support/stand/projects.ts";
import { runAction, type Step } from "../support/stand/runner.ts";
import { describeUnless, noPart } from "../support/unless.ts";

const stand = theStand();
const python = stand.mirror === undefined ? { "python-source": "system" } : { "python-mirror": stand.mirror };
const TWO_LEGS = '{ "job-index": 0, "job-total": 2 }';

describeUnless(noPart(stand.azurite, "Azurite"))("the base branch's build", () => {
  let results: Results;
  let index: PackageIndex;
  let workspace: string;
  let base: string;

  beforeAll(async () => {
    index = await startIndex([await makeWheel("tinybackend", { code: TINY_BACKEND })]);
    results = await startResults(stand.azurite ?? "");
    workspace = await makeProject(join(stand.work, "base-branch", "project"), {
      "pyproject.toml": `[project]\nname = "words"\nversion = "1.0"\nrequires-python = ">=3.10"\n[project.scripts]\nwords = "words:main"\n${TINY_BUILD_SYSTEM}`,
      "tiny.txt": "name = words\nversion = 1.0\nscript = words:main\n",
      "words.py": "import argparse\n\n\ndef main():\n    argparse.ArgumentParser().parse_args()\n",
      "slipway.yml": "size: { max-growth: 1% }\n",
      ".gitignore": "release/\n",
    });
    base = await git(workspace, "rev-parse", "HEAD");
  });
  afterAll(async () => {
    await results?.close();
    await index?.close();
  });

  /** A job on a machine that was never used before. */
  async function job(
    inputs: Readonly<Record<string, string>>,
    context: Readonly<Record<string, string>>,
  ): Promise<Step> {
    await rm(`${workspace}-runner`, { recursive: true, force: true });
    await rm(join(workspace, "release"), { recursive: true, force: true });
    const env = { ...results.environment("1", "ship"), UV_DEFAULT_INDEX: index.url, ...context };
    return runAction(stand, { workspace, inputs: { ...python, ...inputs }, env });
  }

  async function pullRequest(sha: string): Promise<Step> {
    const event = join(stand.work, "base-branch", "event.json");
    await writeFile(event, JSON.stringify({ pull_request: { number: 7, base: { sha } } }));
    const context = { GITHUB_EVENT_NAME: "pull_request", GITHUB_REF: "refs/pull/7/merge", GITHUB_EVENT_PATH: event };
    return job({ strategy: TWO_LEGS }, context);
  }

  const accounts = () => results.caches.list().filter(({ key }) => key.startsWith("slipway-built-"));

  test("is kept by a push, and a pull request that grows beyond the limit is told by whom", async () => {
    const pushed = await job({}, {});
    expect(pushed.outcome.code, pushed.outcome.output).toBe(0);
    expect(accounts().map(({ key }) => key)).toEqual([expect.stringMatching(`-linux-x64-[0-9a-f]{12}-${base}$`)]);

    await writeFile(join(workspace, "ballast.py"), "# ballast\n".repeat(300_000));
    await git(workspace, "add", "--all");
    await git(workspace, "commit", "--quiet", "--message=Grow");
    const { outcome, summary } = await pullRequest(base);
    expect(outcome.code, outcome.output).toBe(1);
    expect(outcome.stdout).toMatch(new RegExp(`grew by .* since the base commit, ${base} .*words \\+3\\.\\d MB`));
    expect(summary).toContain(`the base commit, ${base}`);
    // A pull request's own is nobody's base.
    expect(accounts()).toHaveLength(1);
  });

  test("allows what its limit is raised to", async () => {
    const config = join(workspace, "slipway.yml");
    await writeFile(config, "size: { max-growth: 20% }\n");
    const { outcome, summary } = await pullRequest(base);
    expect(outcome.code, outcome.output).toBe(0);
    expect(summary).toContain(`the base commit, ${base}`);
    await git(workspace, "checkout", "--quiet", "--", "slipway.yml");
  });

  test("of another commit is told for what it is", async () => {
    const { outcome, summary } = await pullRequest("f".repeat(40));
    expect(outcome.code, outcome.output).toBe(1);
    expect(summary).toContain(`Not compared with the base commit, ${"f".repeat(40)}: no build of it is kept here`);
    expect(outcome.stdout).toContain(`since the newest commit with a build that is kept, ${base}`);
  });

  test("whose archive is no archive is passed over, and the pull request is green", async () => {
    await results.blobs.replace("caches", accounts()[0]?.blob ?? "", Buffer.from("<html>"));
    const { outcome, summary } = await pullRequest(base);
    expect(outcome.code, outcome.output).toBe(0);
    expect(outcome.stdout).toContain("No build of the base branch could be read");
    expect(summary).toContain(`Not compared with the base commit, ${base}: no build of it is kept here`);
  });
});
