import { createHash } from "node:crypto";
import { appendFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { pythonOptions, slipway, theStand, unpack } from "../support/stand/cli.ts";
import { runCommand } from "../support/stand/processes.ts";
import { makeProject } from "../support/stand/projects.ts";
import { describeUnless, noPart } from "../support/unless.ts";

const stand = theStand();
const KEPT = join(stand.cache, "slipway", "tools", "slipway-kept");
const FROZEN = "taken from an earlier build";

const FILES = {
  "pyproject.toml":
    '[project]\nname = "again"\nversion = "1.0"\nrequires-python = ">=3.10"\n[project.scripts]\nagain = "again:main"\n[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[tool.setuptools]\npy-modules = ["again"]\n',
  "again.py": 'WORD = "first"\n\n\ndef main():\n    print(WORD)\n',
  ".gitignore": "release/\n",
};

/** Builds, and gives what was said and what the program says. */
async function made(root: string, flags: readonly string[]): Promise<{ output: string; word: string }> {
  await rm(join(root, "release"), { recursive: true, force: true });
  const outcome = await slipway(stand, ["build", ...pythonOptions(stand), ...flags], { cwd: root, seconds: 500 });
  expect(outcome.code, outcome.output).toBe(0);
  const into = join(root, "..", "again-unpacked");
  await rm(into, { recursive: true, force: true });
  const [archive = ""] = (await readdir(join(root, "release"))).filter((name) => name.endsWith(".tar.gz"));
  await mkdir(into, { recursive: true });
  const program = join(await unpack(join(root, "release", archive), into), "again");
  const { stdout } = await runCommand([program], { cwd: into, env: {} });
  return { output: outcome.output, word: stdout.trim() };
}

/** What is kept of a project. */
async function keptOf(root: string): Promise<string> {
  const owner = createHash("sha256").update(root).digest("hex").slice(0, 8);
  const found = (await readdir(KEPT, { recursive: true })).filter((name) => name.endsWith(`-${owner}`));
  expect(found).toHaveLength(1);
  return join(KEPT, found[0] ?? "");
}

// What a machine's own Python is made of is not known by its bytes: nothing is kept with it.
describeUnless(noPart(stand.mirror, "mirror"))("what an earlier build made is", () => {
  const root = join(stand.work, "reuse", "again");
  const freeze = ["--bundler", "pyinstaller"];
  beforeAll(async () => {
    await makeProject(root, FILES);
    expect((await made(root, freeze)).output).not.toContain(FROZEN);
  });

  test("used again where nothing has changed, and does the same", async () => {
    const second = await made(root, freeze);
    expect(second.output).toContain(FROZEN);
    expect(second.word).toBe("first");
  });

  test("not used where the project's code has changed", async () => {
    await writeFile(join(root, "again.py"), FILES["again.py"].replace("first", "second"));
    const changed = await made(root, freeze);
    expect(changed.output).not.toContain(FROZEN);
    expect(changed.word).toBe("second");
  });

  test("not used where an option of the bundler's has changed", async () => {
    await appendFile(
      join(root, "pyproject.toml"),
      '[tool.slipway]\nbundler = { use = "pyinstaller", exclude = ["csv"] }\n',
    );
    expect((await made(root, [])).output).not.toContain(FROZEN);
    expect((await made(root, [])).output).toContain(FROZEN);
  });

  test("not used, and told, where a byte of it was altered", async () => {
    const bundle = join(await keptOf(root), "frozen", "made", "bundle", "_internal");
    await appendFile(join(bundle, "base_library.zip"), "x");
    const { output, word } = await made(root, []);
    expect(output).toContain("what an earlier build froze is not what it was");
    expect(output).not.toContain(FROZEN);
    expect(word).toBe("second");
  });

  test("not used with cache: off, nor in a release", async () => {
    expect((await made(root, ["--cache", "off"])).output).not.toContain(FROZEN);
    const args = ["release", "--to", join(stand.work, "reuse", "released"), ...pythonOptions(stand)];
    const released = await slipway(stand, args, { cwd: root, seconds: 500 });
    expect(released.code, released.output).toBe(0);
    expect(released.output).not.toContain(FROZEN);
  });
});
