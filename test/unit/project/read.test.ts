import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ToolError } from "../../../src/model/errors.ts";
import type { Exec } from "../../../src/model/ports.ts";
import { readProject } from "../../../src/project/read.ts";
import { projectFolder } from "../../support/project-folder.ts";
import { okValue, problemsOf, textOf } from "../../support/result.ts";

const withoutGit: Exec = {
  run: async (argv) => {
    throw new ToolError("there is no git", { argv, exitCode: undefined, tail: [] });
  },
};

async function read(files: Readonly<Record<string, string | Uint8Array>>, script?: string) {
  const root = await projectFolder(files);
  return readProject(root, { exec: withoutGit, ...(script === undefined ? {} : { script }) });
}

const PROJECT = '[project]\nname = "app"\nversion = "1.0"\n';
const SCRIPTS = '[project.scripts]\napp = "app:main"\n';

describe("a package", () => {
  test("of pyproject.toml", async () => {
    const facts = okValue(
      await read({ "pyproject.toml": PROJECT + SCRIPTS, "uv.lock": "", ".python-version": "3.13\n", "app.py": "" }),
    );
    expect(facts).toMatchObject({
      kind: "package",
      file: "pyproject.toml",
      name: { value: "app" },
      pythonVersionFile: { value: "3.13" },
      locks: [{ path: "uv.lock" }],
      commit: undefined,
      settings: undefined,
    });
  });

  test("of setup.cfg", async () => {
    const cfg = "[metadata]\nname = app\nversion = 1.0\n[options.entry_points]\nconsole_scripts = app = app:main\n";
    const facts = okValue(await read({ "setup.cfg": cfg, "setup.py": "", "pyproject.toml": "[tool.black]\n" }));
    expect(facts).toMatchObject({ kind: "package", file: "setup.cfg", name: { value: "app" }, dynamicVersion: false });
    expect(facts.scripts).toHaveLength(1);
  });

  test("of setup.py alone: its name and version are code", async () => {
    const facts = okValue(await read({ "setup.py": "from setuptools import setup\nsetup(name='app')\n" }));
    expect(facts).toMatchObject({ kind: "package", file: "setup.py", name: undefined, dynamicVersion: true });
  });

  test("of pyproject.toml, with fields that it leaves to setup.cfg", async () => {
    const toml =
      '[project]\nname = "app"\ndynamic = ["version", "scripts"]\n[build-system]\nrequires = ["setuptools"]\n';
    const cfg = `[metadata]\nname = other\nversion = 1.5
[options]\ninstall_requires = x\n[options.entry_points]\nconsole_scripts = app = app:main\n`;
    const facts = okValue(await read({ "pyproject.toml": toml, "setup.cfg": cfg }));
    expect([facts.name?.value, facts.version?.value, facts.dependencies]).toEqual(["app", "1.5", []]);
    expect(facts.scripts.map((script) => script.value.object)).toEqual(["app:main"]);
  });

  test("with metadata, without a build system, and several files: something has to build it", async () => {
    const facts = okValue(await read({ "pyproject.toml": PROJECT, "a.py": "", "b.py": "" }));
    expect(facts).toMatchObject({ kind: "package", script: undefined, scriptFiles: ["a.py", "b.py"] });
  });

  test.each(["app/__init__.py", "src/app/cli.py"])(
    "with metadata, without a build system, and %s: the script imports it, so something has to build it",
    async (path) => {
      const facts = okValue(await read({ "pyproject.toml": PROJECT, "main.py": "import argparse\n", [path]: "" }));
      expect(facts).toMatchObject({ kind: "package", script: "main.py", scriptParsesArguments: true });
    },
  );

  test("beside a script that is no text, when it has entry points of its own", async () => {
    const files = { "pyproject.toml": PROJECT + SCRIPTS, "old.py": Uint8Array.of(0xff) };
    expect(okValue(await read(files)).kind).toBe("package");
  });
});

describe("a script", () => {
  const BLOCK = '# /// script\n# requires-python = ">=3.11"\n# dependencies = ["rich"]\n# ///\nimport argparse\n';

  test("alone, with its metadata", async () => {
    const facts = okValue(await read({ "tool.py": BLOCK, "README.md": "", "requirements.txt": "other\n" }));
    expect(facts).toMatchObject({
      kind: "script",
      file: "tool.py",
      script: "tool.py",
      scriptFiles: ["tool.py"],
      scriptParsesArguments: true,
      requiresPython: { value: ">=3.11" },
      name: undefined,
      version: undefined,
      dynamicVersion: false,
    });
    expect(facts.dependencies.map((fact) => fact.value)).toEqual(["rich"]);
  });

  test("alone, with its requirements beside it", async () => {
    const result = await read({ "tool.py": "import rich\n", "requirements.txt": "rich>=13  # colours\n-r more.txt\n" });
    expect(okValue(result).dependencies).toEqual([{ value: "rich>=13", at: { file: "requirements.txt", line: 1 } }]);
    expect(result.ok && result.warnings.map((warning) => warning.code)).toEqual(["requirements-reference"]);
  });

  test("of a project that is never built", async () => {
    const toml = `${PROJECT}dependencies = ["rich"]\n[tool.uv]\npackage = false\n`;
    const facts = okValue(await read({ "pyproject.toml": toml, "main.py": "import typer\n" }));
    expect(facts).toMatchObject({ kind: "script", file: "pyproject.toml", script: "main.py", name: { value: "app" } });
    expect(facts.dependencies.map((fact) => fact.value)).toEqual(["rich"]);
  });

  test("of a project with metadata and no build system, where it is the only one", async () => {
    const facts = okValue(
      await read({ "pyproject.toml": PROJECT, "main.py": "", "tests/__init__.py": "", "docs/conf.py": "" }),
    );
    expect(facts).toMatchObject({ kind: "script", script: "main.py", version: { value: "1.0" } });
  });

  test("that was named, among others and below a folder", async () => {
    const files = { "a.py": "", "b.py": "", "tools/run.py": BLOCK };
    expect(okValue(await read(files, "./b.py"))).toMatchObject({ script: "b.py", scriptFiles: ["a.py", "b.py"] });
    expect(okValue(await read(files, "tools/run.py"))).toMatchObject({
      script: "tools/run.py",
      scriptFiles: ["a.py", "b.py", "tools/run.py"],
      requiresPython: { value: ">=3.11" },
    });
  });

  test("that [tool.slipway] names", async () => {
    const files = { "pyproject.toml": '[tool.slipway]\nentry = "b.py"\n', "a.py": "", "b.py": "" };
    expect(okValue(await read(files))).toMatchObject({ kind: "script", file: "b.py", script: "b.py" });
  });

  test.each(["c.py", "../c.py", "/etc/c.py"])("that was named and is not there: %s", async (script) => {
    expect(okValue(await read({ "a.py": "" }, script))).toMatchObject({ script: undefined, scriptFiles: ["a.py"] });
  });

  test("two, and nothing that chooses", async () => {
    const facts = okValue(await read({ "a.py": "", "b.py": "" }));
    expect(facts).toMatchObject({ kind: "script", script: undefined, scriptFiles: ["a.py", "b.py"] });
  });
});

describe("bad input", () => {
  test.each([
    ["an empty folder", {}],
    ["no Python in it", { "package.json": "{}", "src/main.ts": "" }],
  ])("%s", async (_, files) => {
    expect(problemsOf(await read(files))).toEqual(["no-project"]);
  });

  test.each([
    ["an empty pyproject.toml", { "pyproject.toml": "" }],
    [
      "settings of other tools alone",
      { "pyproject.toml": "[tool.ruff]\n", "setup.cfg": "[flake8]\n", "conftest.py": "" },
    ],
  ])("%s: nobody is told that the file is not there", async (_, files) => {
    expect(textOf(await read(files))).toMatchInlineSnapshot(`
      "pyproject.toml: this folder is not a Python project: its pyproject.toml describes none, and there is no script (*.py)
          write [project] with name and version, and a [build-system], into it; or name the folder of the project"
    `);
  });

  test("the message says what was looked for", async () => {
    expect(textOf(await read({ "README.md": "" }))).toMatchInlineSnapshot(`
      "this folder is not a Python project: it has no pyproject.toml, setup.cfg or setup.py, and no script (*.py)
          name the folder of the project, or write a pyproject.toml"
    `);
  });

  test("an empty folder, such as the workspace of a job that checks nothing out", async () => {
    expect(textOf(await read({}))).toMatch(/this folder is empty: it has no pyproject\.toml.*\n.*actions\/checkout/);
  });

  test("a folder that is not there", async () => {
    const root = join(await projectFolder({}), "missing");
    const said = textOf(await readProject(root, { exec: withoutGit }));
    expect(said).toMatch(/there is no such folder\n.*the input project, relative to the workspace/);
  });

  test("several files that are wrong: all of them are named", async () => {
    const files = {
      "pyproject.toml": '[project]\nname = 5\nversion = "1"\nscripts.x = "nonsense"\n',
      "setup.cfg": "nonsense\n",
      ".python-version": Uint8Array.of(0xff),
      "requirements.txt": Uint8Array.of(0),
    };
    expect(problemsOf(await read(files))).toEqual([
      "wrong-type pyproject.toml:2:1 project.name",
      "bad-entry-point pyproject.toml:4:1 project.scripts.x",
      "ini-syntax setup.cfg:1",
      "binary-file requirements.txt",
      "not-utf8 .python-version:1",
    ]);
  });

  test("a script that is no text", async () => {
    expect(problemsOf(await read({ "tool.py": Uint8Array.of(0x23, 0xff) }))).toEqual(["not-utf8 tool.py:1"]);
  });

  test("any bytes as pyproject.toml", async () => {
    const root = await projectFolder({});
    await mkdir(join(root, "sub"));
    const word = fc.constantFrom(
      "[project]\n",
      "name",
      "=",
      '"a"',
      "\n",
      "version",
      "scripts",
      ".",
      "[tool.slipway]\n",
      "{",
      "}",
    );
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(word).map((words) => Buffer.from(words.join(""))),
    );
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        await writeFile(join(root, "pyproject.toml"), bytes);
        const result = await readProject(root, { exec: withoutGit });
        return result.ok || result.diagnostics.length > 0;
      }),
      { numRuns: 300 },
    );
  });
});
