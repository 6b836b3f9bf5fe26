import { chmod, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { archivesIn, finishedIn, plainEnvironment, pythonOptions, slipway, theStand } from "../support/stand/cli.ts";
import { runCommand } from "../support/stand/processes.ts";
import { type Files, greeterFiles, makeProject } from "../support/stand/projects.ts";
import { noPart, notLinux, notRoot, testUnless } from "../support/unless.ts";

const stand = theStand();
const { mirror } = stand;
const isRoot = process.getuid?.() === 0;

async function project(name: string, files: Files = greeterFiles(name)): Promise<string> {
  return makeProject(join(stand.work, "failures", name), files);
}

describe("what cannot be built", () => {
  test("another target than this machine is refused before anything is done", async () => {
    const root = await project("elsewhere");
    const outcome = await slipway(stand, ["build", "windows-x64", ...pythonOptions(stand)], { cwd: root });
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(/windows-x64/);
    expect(outcome.stderr).toMatch(/linux-x64/);
    expect(await finishedIn(join(root, "release"))).toEqual([]);
  });

  test("a bundler that fails shows its last lines, and its log is kept", async () => {
    const hooks = {
      "hooked_pyinstaller/__init__.py": "import os\n\ndef folders():\n    return [os.path.dirname(__file__)]\n",
      "hooked_pyinstaller/hook-hooked.py": "raise RuntimeError('this hook has had enough')\n",
    };
    const { "pyproject.toml": pyproject = "", ...greeter } = greeterFiles("hooked");
    const declared = pyproject
      .replace("packages = []", 'packages = ["hooked_pyinstaller"]')
      .replace(
        "[tool.setuptools]",
        '[project.entry-points.pyinstaller40]\nhook-dirs = "hooked_pyinstaller:folders"\n\n[tool.setuptools]',
      );
    const root = await project("hooked", { ...greeter, ...hooks, "pyproject.toml": declared });
    const outcome = await slipway(stand, ["build", "--bundler", "pyinstaller", ...pythonOptions(stand)], { cwd: root });

    expect(outcome.code).toBe(1);
    expect(outcome.output).toContain("this hook has had enough");
    const [log = "no log is named"] = outcome.output.match(/\/\S+\.(log|txt)/) ?? [];
    expect(await readFile(log, "utf8")).toContain("this hook has had enough");
    expect(await archivesIn(join(root, "release"))).toEqual([]);
  });

  testUnless(noPart(mirror, "mirror"))("an interpreter with one changed byte is refused", async () => {
    const root = await project("altered");
    const outcome = await slipway(stand, ["build", "--python-mirror", `${mirror}/broken`], {
      cwd: root,
      env: { XDG_CACHE_HOME: join(root, "..", "altered-cache") },
    });
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toMatch(/SHA-256/);
    expect(await finishedIn(join(root, "release"))).toEqual([]);
  });

  testUnless(noPart(mirror, "mirror"))(
    "a mirror that never answers gives way to the Python of this machine, and says so",
    async () => {
      const root = await project("silent");
      const outcome = await slipway(stand, ["build", "--python-mirror", `${mirror}/silent`], {
        cwd: root,
        env: { XDG_CACHE_HOME: join(root, "..", "silent-cache") },
      });
      expect(outcome.code, outcome.output).toBe(0);
      expect(outcome.output).toMatch(/warning: [^\n]*instead of a standalone one/);
      expect(outcome.output).toContain("no answer within 10 s");
      expect(await archivesIn(join(root, "release"))).toHaveLength(1);
    },
  );
});

/** Runs the build where `mount` puts another file system on a folder, and lists what is in `release/` afterwards. */
async function buildMounted(
  root: string,
  mount: string,
): Promise<{ code: number | undefined; output: string; left: string }> {
  const script = `${mount} && { "$@"; code=$?; echo; echo LEFT; ls -A --ignore=.gitignore release; exit $code; }`;
  const command = [process.execPath, join(stand.product, "dist", "cli.mjs"), "build", ...pythonOptions(stand)];
  const outcome = await runCommand(["unshare", "--mount", "sh", "-c", script, "build", ...command], {
    cwd: root,
    env: plainEnvironment(stand),
  });
  const [output = "", rest = ""] = outcome.output.split("LEFT\n");
  return { code: outcome.code, output, left: rest.trim() };
}

describe("an output folder", () => {
  // A small disk is made by root.
  testUnless(notLinux ?? notRoot)(
    "on a disk that is full gets one clear error and keeps nothing half-written",
    async () => {
      const root = await project("full");
      await mkdir(join(root, "release"));
      const outcome = await buildMounted(root, "mount -t tmpfs -o size=1m none release");
      expect(outcome.code, outcome.output).toBe(1);
      expect(outcome.output).toMatch(/no space left|disk is full|ENOSPC/i);
      expect(outcome.output).not.toMatch(/\n\s+at .*\.mjs/);
      expect(outcome.left).toBe("");
    },
  );

  test("that cannot be written to gets one clear error", async () => {
    const root = await project("read-only");
    await mkdir(join(root, "release"));
    if (!isRoot) await chmod(join(root, "release"), 0o555);
    const mount = isRoot ? "mount -t tmpfs -o ro none release" : "true";
    const outcome = isRoot
      ? await buildMounted(root, mount)
      : {
          ...(await slipway(stand, ["build", ...pythonOptions(stand)], { cwd: root })),
          left: (await finishedIn(join(root, "release"))).join(),
        };
    expect(outcome.code, outcome.output).toBe(1);
    expect(outcome.output).toMatch(/read-only|permission|EROFS|EACCES/i);
    expect(outcome.output).not.toMatch(/\n\s+at .*\.mjs/);
    expect(outcome.left).toBe("");
  });
});
