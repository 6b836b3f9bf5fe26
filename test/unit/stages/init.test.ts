import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readCaller } from "../../../src/config/callers.ts";
import { catalog } from "../../../src/entry/catalog.ts";
import { tagsStart } from "../../../src/plan/tag-patterns.ts";
import { initStage } from "../../../src/stages/init.ts";
import { survey } from "../../../src/stages/survey.ts";
import { realExec } from "../../support/exec.ts";
import { projectFolder } from "../../support/project-folder.ts";
import { pythonPorts } from "../../support/python-ports.ts";

const WORKFLOW = ".github/workflows/slipway.yml";
const REFERENCE = `acme/slipway@${"0123456789".repeat(4)} # v1.0.0`;
const PACKAGE = `[project]
name = "hello"
version = "1.0"
requires-python = ">=3.10"
scripts = { hello = "hello:main" }
`;
const ICON = PNG.sync.write(new PNG({ width: 64, height: 64 }));
const SPEC = `a = Analysis(['main.py'], datas=[('data', 'data'), ('gone.txt', '.')], hiddenimports=['x'], runtime_hooks=['h.py'])
exe = EXE(a.scripts, name='My Tool'.lower(), console=False, icon='icon.png')
COLLECT(exe)
`;

const ports = () => pythonPorts(realExec);
const wishes = (root: string) => ({ root, flags: {}, inputs: {} });
const init = (root: string, reference?: string) => initStage(ports(), catalog, wishes(root), reference);
const text = (root: string, file: string) => readFile(join(root, file), "utf8");

describe("slipway init", () => {
  test("writes no configuration for a project that needs none, and a workflow with the reference in it", async () => {
    const root = await projectFolder({ "pyproject.toml": PACKAGE, "hello.py": "def main(): pass\n" });
    await init(root, REFERENCE);
    expect(existsSync(join(root, "slipway.yml"))).toBe(false);
    const workflow = await text(root, WORKFLOW);
    expect(workflow).toContain(`uses: ${REFERENCE}`);
    expect(workflow).not.toContain("<full SHA>");
    expect(parse(workflow).jobs.ship.strategy.matrix.os).toEqual(["ubuntu-24.04", "macos-15", "windows-2025"]);
    expect(parse(workflow).on.push.tags).toEqual(["v*"]);
  });

  test.each([
    ["{name}-v{version}", "hello-v*", "hello-v1.0"],
    ["{version}", "*", "1.0"],
    ["release-v?{version}-end", "release-v*-end", "release-v1.0-end"],
  ])("tags that look like %s start the workflow", async (template, pattern, tag) => {
    const files = { "pyproject.toml": PACKAGE, "slipway.yml": `release: { tag: "${template}" }\n` };
    const root = await projectFolder(files);
    await init(root);
    const file = await text(root, WORKFLOW);
    expect(parse(file).on.push.tags).toEqual([pattern]);
    expect(tagsStart((await readCaller({ file: WORKFLOW, text: file })) ?? expect.fail("none"), tag)).toBe(true);
  });

  test.each(["bad", "a/b", "a/b@v1\n    env: { X: y }", "a/b@v1 # v1: x", ["$", "{{ secrets.X }}/b@v1"].join(""), ""])(
    "refuses the reference %j, and writes nothing",
    async (reference) => {
      const root = await projectFolder({ "pyproject.toml": PACKAGE, "hello.py": "def main(): pass\n" });
      await expect(init(root, reference)).rejects.toThrow("is nothing that a workflow can use");
      expect(existsSync(join(root, WORKFLOW))).toBe(false);
    },
  );

  test("takes the systems from targets that are written down", async () => {
    const files = { "pyproject.toml": PACKAGE, "slipway.yml": "targets: [linux-arm64, windows-x64]\n" };
    const root = await projectFolder(files);
    await init(root);
    expect(parse(await text(root, WORKFLOW)).jobs.ship.strategy.matrix.os).toEqual([
      "ubuntu-24.04-arm",
      "windows-2025",
    ]);
    expect(await text(root, "slipway.yml")).toBe(files["slipway.yml"]);
  });

  test("writes down which of several scripts is the program", async () => {
    const root = await projectFolder({ "main.py": "print()\n", "other.py": "print()\n" });
    await init(root);
    expect(await text(root, "slipway.yml")).toBe("entry: main.py\n");
  });

  test("converts a spec, and says what it left", async () => {
    const root = await projectFolder({
      "main.py": "print()\n",
      "other.py": "print()\n",
      "data/a.txt": "a",
      "icon.png": ICON,
      "app.spec": SPEC.replace("'My Tool'.lower()", "'my-tool'"),
    });
    const { notes, from } = await init(root);
    expect(from).toEqual(["app.spec"]);
    expect(await text(root, "slipway.yml")).toBe(
      'name: my-tool\nentry: main.py\ngui: true\nicon: "icon.png"\ninclude: ["data/**"]\n',
    );
    expect(notes.join("\n")).toMatch(/needed.*: x\n.*left alone: runtime_hooks=\['h\.py'\]\ngone\.txt: not there/s);
    await survey(ports(), catalog, wishes(root));
  });

  test("converts the command of a workflow", async () => {
    const steps = [{ run: "pyinstaller --onefile --name tool other.py" }];
    const former = JSON.stringify({ jobs: { build: { steps } } });
    const root = await projectFolder({ "main.py": "1", "other.py": "2", ".github/workflows/release.yml": former });
    const { from } = await init(root);
    expect(from).toEqual([".github/workflows/release.yml"]);
    expect(await text(root, "slipway.yml")).toBe("name: tool\nentry: other.py\n");
  });

  test("leaves data of a package to its wheel", async () => {
    const files = {
      "pyproject.toml": PACKAGE,
      "run.py": "1",
      "data/a": "a",
      "x.spec": SPEC.replace("main.py", "run.py"),
    };
    const root = await projectFolder(files);
    const { notes } = await init(root);
    expect(await text(root, "slipway.yml")).toBe("gui: true\n");
    expect(notes.some((note) => note.includes("include: data, gone.txt"))).toBe(true);
  });

  test.each([
    [
      "a workflow of that name",
      { [WORKFLOW]: "mine\n", "main.py": "1", "other.py": "2" },
      /slipway\.yml: this file is there/,
    ],
    [
      "a project without anything to start",
      { "pyproject.toml": '[project]\nname = "a"\nversion = "1"\n' },
      /no entry point/,
    ],
    ["an empty folder", {}, /pyproject\.toml/],
    ["a broken slipway.yml", { "slipway.yml": "entry: [", "main.py": "1" }, /not valid YAML/],
  ])("changes nothing beside %s", async (_, files: Record<string, string>, message) => {
    const root = await projectFolder(files);
    await expect(init(root)).rejects.toThrow(message);
    expect(existsSync(join(root, "slipway.yml"))).toBe("slipway.yml" in files);
    expect(existsSync(join(root, WORKFLOW))).toBe(WORKFLOW in files);
  });
});
