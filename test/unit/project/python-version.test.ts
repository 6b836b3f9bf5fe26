import { expect, test } from "vitest";
import { readPythonVersion } from "../../../src/project/python-version.ts";
import { okValue } from "../../support/result.ts";

test.each([
  ["3.13.9\n", "3.13.9", 1],
  ["3.13", "3.13", 1],
  ["3.14.0rc2\n", "3.14.0rc2", 1],
  ["cpython-3.12.4-linux-x86_64-gnu\n", "3.12.4", 1],
  ["cpython@3.12\n", "3.12", 1],
  ["3.13t\n", "3.13t", 1],
  ["3.14.2+freethreaded\n", "3.14.2+freethreaded", 1],
  ["cpython-3.14.2+freethreaded-linux-x86_64-gnu\n", "3.14.2+freethreaded", 1],
  ["# the one we test with\n\n  3.12.1  # newest\r\n", "3.12.1", 3],
  ["pypy3.10-7.3.12\n3.11.4\n3.10.2\n", "3.11.4", 2],
])("%j pins %s", (text, value, line) => {
  const fact = okValue(readPythonVersion(text, ".python-version"));
  expect(fact).toEqual({ value, at: { file: ".python-version", line } });
});

test.each(["", "\n\n", "# 3.12\n", "pypy3.10-7.3.12\n", "system\n", "my-environment\n", "3\n", "3.12-dev\n"])(
  "%j pins nothing",
  (text) => {
    expect(okValue(readPythonVersion(text, ".python-version"))).toBeUndefined();
  },
);

test.each([
  ["pypy3.10\n", 1, "with CPython only"],
  ["# ours\npypy3.10-7.3.12\n3.11.4\n", 2, "with CPython only"],
  ["my-environment\n", 1, "not a version of CPython"],
])("%j is not passed over in silence", (text, line, reason) => {
  const read = readPythonVersion(text, ".python-version");
  expect(read.ok && read.warnings).toEqual([
    expect.objectContaining({
      code: "python-version-ignored",
      severity: "warning",
      message: expect.stringContaining(reason),
      at: { file: ".python-version", line },
    }),
  ]);
});

test.each(["3.13\npypy3.10\n", "# 3.12t\n", ""])("%j needs no warning", (text) => {
  expect(readPythonVersion(text, ".python-version")).toMatchObject({ warnings: [] });
});
