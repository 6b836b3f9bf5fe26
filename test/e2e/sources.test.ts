import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeWheel, type PackageIndex, startIndex, TINY_BACKEND, TINY_BUILD_SYSTEM } from "../support/package-index.ts";
import { archivesIn, pythonOptions, slipway, theStand, unpack } from "../support/stand/cli.ts";
import { runCommand } from "../support/stand/processes.ts";
import { type Files, makeProject } from "../support/stand/projects.ts";
import { realUv } from "../support/stand/uv.ts";

const stand = theStand();
const home = join(stand.work, "sources");

let index: PackageIndex;
beforeAll(async () => {
  index = await startIndex([await makeWheel("tinybackend", { code: TINY_BACKEND })]);
});
afterAll(() => index.close());

const tiny = (name: string, below = ""): Files => ({
  [`${below}pyproject.toml`]: `[project]\nname = "${name}"\nversion = "0.3"\nrequires-python = ">=3.10"\n${TINY_BUILD_SYSTEM}`,
  [`${below}tiny.txt`]: `name = ${name}\nversion = 0.3\n`,
  [`${below}${name}.py`]: `WORD = "${name}"\n`,
});

function git(root: string, ...args: readonly string[]): string {
  const options = ["-c", "user.name=Stand", "-c", "user.email=stand@example.org"];
  return execFileSync("git", [...options, ...args], { cwd: root, encoding: "utf8" }).trim();
}

function commitAll(root: string): string {
  git(root, "init", "--quiet");
  git(root, "add", "--all");
  git(root, "commit", "--quiet", "--allow-empty", "--message", "All");
  return git(root, "rev-parse", "HEAD");
}

/** A program that says what it was made of, whose requirements come `from`. */
const program = (from: string, below = ""): Files => ({
  [`${below}pyproject.toml`]: `[project]\nname = "words"\nversion = "1.0"\nrequires-python = ">=3.10"\ndependencies = ["member", "beside", "fetched; sys_platform != 'win32'"]
[project.scripts]\nwords = "words:main"\n${TINY_BUILD_SYSTEM}[tool.uv.sources]\n${from}`,
  [`${below}tiny.txt`]: "name = words\nversion = 1.0\nscript = words:main\n",
  [`${below}words.py`]:
    "import beside, fetched, member\n\ndef main():\n    print(member.WORD, beside.WORD, fetched.WORD)\n",
});

const environment = () => ({ UV_DEFAULT_INDEX: index.url });

async function lock(root: string): Promise<void> {
  const { executable } = await realUv(stand.python ?? "python3");
  execFileSync(executable, ["lock", "--quiet", "--no-cache"], { cwd: root, env: { ...process.env, ...environment() } });
}

async function words(project: string): Promise<string> {
  const [archive = ""] = await archivesIn(join(project, "release"));
  const into = await mkdtemp(join(home, "unpacked-"));
  const program = join(await unpack(archive, into), "words");
  const { stdout } = await runCommand([program], { cwd: home, env: {} });
  return stdout.trim();
}

interface Sources {
  /** The workspace's root. */
  readonly root: string;
  readonly commit: string;
}

/** A workspace with the program in `app/`, a member, a folder beside it, and a package in a repository of its own. */
async function workspace(name: string): Promise<Sources> {
  const at = join(home, name);
  const repository = await makeProject(join(at, "repository"), { ...tiny("fetched", "python/"), README: "x" });
  const commit = commitAll(repository);
  const from = [
    "member = { workspace = true }",
    'beside = { path = "../beside" }',
    `fetched = { git = ${JSON.stringify(pathToFileURL(repository).href)}, subdirectory = "python" }\n`,
  ];
  const root = await makeProject(join(at, "root"), {
    "pyproject.toml": '[tool.uv.workspace]\nmembers = ["app", "member"]\n',
    ".gitignore": "release/\n",
    ...program(from.join("\n"), "app/"),
    ...tiny("member", "member/"),
    ...tiny("beside", "beside/"),
  });
  return { root, commit };
}

function build(project: string, args: readonly string[] = ["build"]) {
  return slipway(stand, [...args, ...pythonOptions(stand)], { cwd: project, seconds: 300, env: environment() });
}

describe.each(["with the workspace's uv.lock", "without a lock"])("%s", (how) => {
  test("a member, a folder and a commit of git are built, shipped and recorded", async () => {
    const { root, commit } = await workspace(how.replaceAll(/\W/g, "-"));
    const project = join(root, "app");
    if (how.startsWith("with the")) await lock(root);
    commitAll(root);
    const outcome = await build(project);
    expect(outcome.code, outcome.output).toBe(0);
    expect(await words(project)).toBe("member beside fetched");
    const manifest = JSON.parse(await readFile(join(project, "release", "slipway-manifest.json"), "utf8"));
    const [leg] = manifest.legs;
    expect(leg.requirements.source).toBe(how.startsWith("with the") ? "../uv.lock" : "resolved");
    expect(leg.dirty).toBe(false);
    const url = expect.stringMatching(/^file:\/\/.*repository$/);
    expect(leg.requirements.sources).toEqual([
      { name: "beside", version: "0.3", git: null },
      { name: "fetched", version: "0.3", git: { url, commit } },
      { name: "member", version: "0.3", git: null },
    ]);
    // The builds leave nothing in anybody's folders.
    expect(git(root, "status", "--porcelain")).toBe("");

    await writeFile(join(root, "member", "member.py"), 'WORD = "changed"\n');
    expect((await build(project)).code).toBe(0);
    expect(await words(project)).toBe("changed beside fetched");
    const again = JSON.parse(await readFile(join(project, "release", "slipway-manifest.json"), "utf8"));
    expect(again.legs[0].dirty).toBe(true);
  });
});

test("a commit that its repository does not have any more is named, with the address", async () => {
  const { root, commit } = await workspace("lost");
  await lock(root);
  const text = await readFile(join(root, "uv.lock"), "utf8");
  const lost = "0".repeat(40);
  await writeFile(join(root, "uv.lock"), text.replaceAll(commit, lost));
  const outcome = await build(join(root, "app"));
  expect(outcome.code).toBe(1);
  expect(outcome.stderr).toContain(lost);
  expect(outcome.stderr).toContain("repository");
  expect(await archivesIn(join(root, "app", "release"))).toEqual([]);
});
