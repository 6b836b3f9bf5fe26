import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { beforeAll, describe, expect, test } from "vitest";
import { archivesIn, theStand } from "../support/stand/cli.ts";
import { copyProject, greeterFiles, makeProject } from "../support/stand/projects.ts";
import { readAction, runAction, type Step } from "../support/stand/runner.ts";

const stand = theStand();
const example = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "examples", "hello-world");
const python = stand.mirror === undefined ? { "python-source": "system" } : { "python-mirror": stand.mirror };

const ArtifactsSchema = v.array(
  v.looseObject({ name: v.string(), kind: v.string(), target: v.string(), size: v.number(), sha256: v.string() }),
);

describe("the action's main, run as a runner runs it", () => {
  let workspace: string;
  let step: Step;

  beforeAll(async () => {
    workspace = await copyProject(example, join(stand.work, "action-hello"));
    step = await runAction(stand, { workspace, inputs: python });
  });

  test("builds hello world", () => {
    expect(step.outcome.code, step.outcome.output).toBe(0);
  });

  test("sets outputs that its action.yml has, and no others", async () => {
    const declared = Object.keys((await readAction(stand)).outputs);
    expect(declared).toEqual(expect.arrayContaining(Object.keys(step.outputs)));
  });

  test("names artifacts that are there, with their true size and digest", async () => {
    const artifacts = v.parse(ArtifactsSchema, JSON.parse(step.outputs["artifacts"] ?? "null"));
    expect(artifacts.map(({ name }) => name)).toEqual(["hello-world-1.0.0-linux-x64.tar.gz"]);
    const [archive = "none"] = await archivesIn(join(workspace, "release"));
    const digest = createHash("sha256")
      .update(await readFile(archive))
      .digest("hex");
    expect(artifacts[0]).toMatchObject({ size: (await stat(archive)).size, sha256: digest, target: "linux-x64" });
  });

  test("says what was built, and with what", () => {
    expect(step.outputs).toMatchObject({ target: "linux-x64", version: "1.0.0", prerelease: "false" });
    if (stand.pythonVersion !== undefined) expect(step.outputs["python-version"]).toBe(stand.pythonVersion);
    expect(step.summary).toContain("hello-world");
    expect(step.summary).toContain("linux-x64");
  });

  test("leaves a report below the runner's folder for files of the job", async () => {
    const html = await readFile(step.outputs["report"] ?? "", "utf8");
    expect(html).toContain("<title>hello-world 1.0.0, linux-x64</title>");
  });

  test("closes every log group that it opens, and prints no token", () => {
    const groups = step.outcome.stdout.split("\n").filter((line) => /^::(end)?group::/.test(line));
    expect(groups.length).toBeGreaterThan(0);
    expect(groups.filter((_, index) => index % 2 === 1).every((line) => line.startsWith("::endgroup::"))).toBe(true);
    const printed = step.outcome.output.split("\n").filter((line) => !line.startsWith("::add-mask::"));
    expect(printed.join("\n")).not.toContain("ghs_notarealtoken");
  });
});

describe("an action and its project", () => {
  test("annotates the line that is wrong", async () => {
    const files = { ...greeterFiles("wrong"), "slipway.yml": "name: wrong\nbundlr: portable\n" };
    const workspace = await makeProject(join(stand.work, "action-wrong"), files);
    const { outcome } = await runAction(stand, { workspace, inputs: python });
    expect(outcome.code).toBeGreaterThan(0);
    expect(outcome.stdout).toMatch(/^::error [^\n]*file=slipway\.yml[^\n]*line=2[^\n]*::[^\n]*bundlr/m);
  });

  test("gives project code no token and none of the runner's files", async () => {
    const spy = [
      "import os",
      "from setuptools import build_meta as _real",
      "from setuptools.build_meta import *  # noqa: F403",
      "",
      "def build_wheel(*args, **kwargs):",
      "    seen = sorted(k for k in os.environ if k.startswith(('ACTIONS_', 'INPUT_')) or k == 'GITHUB_TOKEN')",
      "    seen += [k for k in ('GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE') if k in os.environ]",
      "    assert not seen, f'the build backend sees {seen}'",
      "    return _real.build_wheel(*args, **kwargs)",
      "",
    ].join("\n");
    const { "pyproject.toml": pyproject = "", ...rest } = greeterFiles("spied-on");
    const backend = pyproject.replace(
      'build-backend = "setuptools.build_meta"',
      'build-backend = "spy"\nbackend-path = ["backend"]',
    );
    const files = { ...rest, "pyproject.toml": backend, "backend/spy.py": spy };
    const workspace = await makeProject(join(stand.work, "action-spied-on"), files);
    const { outcome } = await runAction(stand, { workspace, inputs: python });
    expect(outcome.code, outcome.output).toBe(0);
  });
});
