import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { pythonOptions, slipway, theStand } from "../support/stand/cli.ts";
import { copyProject, git } from "../support/stand/projects.ts";

const stand = theStand();
const example = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "examples", "hello-world");
const REFERENCE = `acme/slipway@${"0123456789".repeat(4)} # v1`;

interface Answer {
  readonly findings: readonly {
    readonly what: string;
    readonly state: string;
    readonly at?: { readonly line: number };
  }[];
}

test("init, then doctor: nothing fails; with a runner that is gone and a right less, both are told", async () => {
  const project = await copyProject(example, join(stand.work, "doctor"));
  const doctor = () => slipway(stand, ["doctor", "--json", ...pythonOptions(stand)], { cwd: project, seconds: 120 });
  await slipway(stand, ["init", "--action", REFERENCE], { cwd: project, seconds: 60 });
  await git(project, "add", "--all");
  await git(project, "commit", "--quiet", "--message", "A workflow");

  const well = await doctor();
  const { findings }: Answer = JSON.parse(well.stdout);
  expect(findings.filter(({ state }) => state === "fails")).toEqual([]);
  expect(findings.map(({ what }) => what)).toEqual(expect.arrayContaining(["uv", "what starts a release", "signing"]));
  expect(well.code).toBe(0);

  const workflow = join(project, ".github", "workflows", "slipway.yml");
  const text = await readFile(workflow, "utf8");
  await writeFile(workflow, text.replace("ubuntu-24.04", "ubuntu-20.04").replace("contents: write", "contents: read"));
  const ill = await doctor();
  const failing = (JSON.parse(ill.stdout) as Answer).findings.filter(({ state }) => state === "fails");
  expect(failing.map(({ what }) => what)).toEqual(["runners of the job ship", "rights of the job ship"]);
  expect(failing.every(({ at }) => (at?.line ?? 0) > 1)).toBe(true);
  expect(ill.code).toBe(1);
});
