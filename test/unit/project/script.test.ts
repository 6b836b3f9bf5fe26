import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pythonString, readScript, scriptCandidates } from "../../../src/project/script.ts";
import { okValue, problemsOf } from "../../support/result.ts";

const read = (text: string) => readScript(text, "tool.py");

describe("the metadata block", () => {
  const text = `#!/usr/bin/env python
# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "requests<3",
#   "rich",
# ]
#
# [tool.uv]
# exclude-newer = 2023-10-16T00:00:00Z
# ///
import requests
__version__ = "1.2"
`;

  test("what it says, with places in the script", () => {
    const { declared, hasMetadata } = okValue(read(text));
    expect(hasMetadata).toBe(true);
    expect(declared.requiresPython).toMatchObject({ value: ">=3.11", at: { file: "tool.py", line: 3, column: 3 } });
    expect(declared.dependencies.map(({ value, at }) => `${at.line}:${at.column} ${value}`)).toEqual([
      "5:5 requests<3",
      "6:5 rich",
    ]);
    expect(declared.version).toEqual({ value: "1.2", at: { file: "tool.py", line: 13 } });
  });

  test("Windows line ends make no difference", () => {
    const { declared } = okValue(read(text.replaceAll("\n", "\r\n")));
    expect(declared.dependencies).toHaveLength(2);
    expect(declared.version?.at.line).toBe(13);
  });

  test("none, and one that is for something else", () => {
    expect(okValue(read("print(1)\n")).hasMetadata).toBe(false);
    expect(okValue(read("# /// pyproject\n# a = 1\n# ///\n")).hasMetadata).toBe(false);
  });

  test("one that is not closed is a comment", () => {
    expect(okValue(read('# /// script\n# dependencies = ["a"]\nimport a\n')).hasMetadata).toBe(false);
  });

  test.each([
    ["a syntax error in it", "# /// script\n# a = 1\n# dependencies =\n# ///\n", "toml-syntax tool.py:3:17"],
    [
      "dependencies that are text",
      '# /// script\n# dependencies = "a"\n# ///\n',
      "wrong-type tool.py:2:3 dependencies",
    ],
    ["a second block", "# /// script\n# a = 1\n# ///\nx\n# /// script\n# a = 1\n# ///\n", "script-metadata tool.py:5"],
  ])("%s", (_, written, problem) => {
    expect(problemsOf(read(written))).toEqual([problem]);
  });
});

test.each([
  ["import argparse\n", true],
  ["import sys, argparse\n", true],
  ["from argparse import ArgumentParser\n", true],
  ["def main():\n    import click\n", true],
  ["import typer as t\n", true],
  ["from docopt import docopt\n", true],
  ["import fire\n", true],
  ["import optparse\n", true],
  ["import sys\n", false],
  ["import clicker\n", false],
  ["# import argparse\n", false],
  ["from tools import argparse_like\n", false],
])("does a script with %j parse arguments?", (text, answer) => {
  expect(okValue(read(text)).parsesArguments).toBe(answer);
});

test.each([
  ['__version__ = "1.2"', "1.2"],
  ["__version__='1.2'  # comment", "1.2"],
  ['__version__: str = "1.2"', "1.2"],
  ['__version__: Final[str] = "1.2"\r', "1.2"],
  ['    __version__ = "1.2"', undefined],
  ["__version__ = get_version()", undefined],
  ['__version__ = "1." + "2"', undefined],
  ['__version__ == "1.2"', undefined],
  ['old__version__ = "1.2"', undefined],
])("the version in %j", (line, value) => {
  expect(pythonString(`import os\n${line}\n`, ["__version__"], "a.py")?.value).toBe(value);
});

test("files that are for a tool are no scripts", () => {
  const names = ["setup.py", "conftest.py", "noxfile.py", "test_a.py", "a_test.py", "__init__.py", ".a.py", "a.txt"];
  expect(scriptCandidates([...names, "tool.py", "main.py"])).toEqual(["main.py", "tool.py"]);
});

test("any text is read or refused", () => {
  const word = fc.constantFrom(
    "# /// script\n",
    "# ///\n",
    "#\n",
    '# dependencies = ["a"]\n',
    "# a = \n",
    "x\n",
    "#x\n",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(word).map((words) => words.join("")),
      ),
      (text) => {
        const result = read(text);
        return result.ok || result.diagnostics.every((problem) => problem.at?.file === "tool.py");
      },
    ),
  );
});
