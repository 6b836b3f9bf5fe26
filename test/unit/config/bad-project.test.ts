// What a project says of itself, and cannot be built with.
import { describe, expect, test } from "vitest";
import { packageFacts, scriptFacts } from "../../support/facts.ts";
import { file, resolve } from "../../support/resolving.ts";
import { okValue, problemsOf, textOf } from "../../support/result.ts";

describe("bad input", () => {
  const scripts = (...names: readonly string[]) =>
    packageFacts({
      scripts: names.map((name, index) => ({
        value: { name, object: "app:main", gui: false },
        at: { file: "pyproject.toml", line: index + 1 },
      })),
    });
  test.each([
    [["con"], ["unsafe-name pyproject.toml:1"]],
    [["a/b"], ["unsafe-name pyproject.toml:1"]],
    [["x".repeat(101)], ["unsafe-name pyproject.toml:1"]],
    [["Python"], ["reserved-name pyproject.toml:1"]],
    [["licenses"], ["reserved-name pyproject.toml:1"]],
    [["_internal"], ["unsafe-name pyproject.toml:1", "reserved-name pyproject.toml:1"]],
    [["App", "app"], ["name-collision pyproject.toml:2"]],
  ])("executables named %j", (names, problems) => {
    expect(problemsOf(resolve({ facts: scripts(...names) }))).toEqual(problems);
  });

  test("a project that is called python", () => {
    const facts = packageFacts({ name: { value: "python", at: { file: "pyproject.toml", line: 2 } } });
    expect(problemsOf(resolve({ facts, ...file({ entry: "python:main" }) }))).toEqual([
      "reserved-name slipway.yml entry",
    ]);
  });

  test("a script whose name cannot be a file's name everywhere", () => {
    const facts = scriptFacts({ script: "my tool.py", scriptFiles: ["my tool.py"] });
    expect(problemsOf(resolve({ facts }))).toEqual(["unsafe-name my tool.py"]);
  });

  test("no entry point, and no script", () => {
    expect(textOf(resolve({ facts: packageFacts({ scripts: [] }) }))).toMatchInlineSnapshot(`
      "pyproject.toml: there is no entry point: the project has no console or gui script
          write [project.scripts] with name = "package.module:function", or entry: package.module:function into slipway.yml"
    `);
    const facts = packageFacts({ scripts: [], file: "setup.cfg" });
    expect(textOf(resolve({ facts }))).toMatchInlineSnapshot(`
      "setup.cfg: there is no entry point: the project has no console or gui script
          write entry: package.module:function into slipway.yml"
    `);
  });

  test("two scripts and no choice possible", () => {
    const facts = scriptFacts({ script: undefined, scriptFiles: ["a.py", "main.py"] });
    expect(textOf(resolve({ facts }))).toMatchInlineSnapshot(`
      "there are 2 scripts, and nothing says which is the program: a.py, main.py
          write entry: main.py into slipway.yml, or give --entry main.py"
    `);
  });

  test("an entry point of a project that is no package", () => {
    expect(problemsOf(resolve({ facts: scriptFacts(), ...file({ entry: "tool:main" }) }))).toEqual([
      "bad-entry slipway.yml entry",
    ]);
  });

  test("a project whose name is code", () => {
    const facts = packageFacts({ name: undefined, file: "setup.py" });
    expect(problemsOf(resolve({ facts }))).toEqual(["no-name setup.py"]);
    expect(okValue(resolve({ facts, ...file({ name: "x" }) })).name).toBe("x");
  });

  test("a package without a version", () => {
    expect(problemsOf(resolve({ facts: packageFacts({ version: undefined }) }))).toEqual(["no-version pyproject.toml"]);
  });

  test("a requires-python that is no specifier", () => {
    const at = { file: "pyproject.toml", line: 4 };
    const facts = packageFacts({ requiresPython: { value: "3.10+", at } });
    expect(problemsOf(resolve({ facts }))).toEqual(["bad-specifier pyproject.toml:4"]);
  });

  test("a .python-version that requires-python excludes", () => {
    const at = { file: ".python-version", line: 1 };
    const facts = packageFacts({ pythonVersionFile: { value: "3.9", at } });
    expect(textOf(resolve({ facts }))).toMatchInlineSnapshot(`
      ".python-version:1: Python 3.9 is excluded by requires-python ">=3.10" (pyproject.toml)
          choose another version, or widen requires-python"
    `);
  });
});
