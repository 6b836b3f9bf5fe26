import { expect, test } from "vitest";
import { readPythonVersion } from "../../../src/project/python-version.ts";

test.each([
  ["3.13.9\n", "3.13.9", 1],
  ["3.13", "3.13", 1],
  ["3.14.0rc2\n", "3.14.0rc2", 1],
  ["cpython-3.12.4-linux-x86_64-gnu\n", "3.12.4", 1],
  ["cpython@3.12\n", "3.12", 1],
  ["# the one we test with\n\n  3.12.1  # newest\r\n", "3.12.1", 3],
  ["pypy3.10-7.3.12\n3.11.4\n3.10.2\n", "3.11.4", 2],
])("%j pins %s", (text, value, line) => {
  expect(readPythonVersion(text, ".python-version")).toEqual({ value, at: { file: ".python-version", line } });
});

test.each([
  "",
  "\n\n",
  "# 3.12\n",
  "pypy3.10-7.3.12\n",
  "system\n",
  "my-environment\n",
  "3.13t\n",
  "3\n",
  "3.12-dev\n",
])("%j pins nothing", (text) => {
  expect(readPythonVersion(text, ".python-version")).toBeUndefined();
});
