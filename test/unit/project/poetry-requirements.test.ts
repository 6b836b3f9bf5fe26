import { expect, test } from "vitest";
import { poetryRequirements, poetrySpecifier } from "../../../src/project/poetry-requirements.ts";

test.each([
  ["^1.2.3", ">=1.2.3,<2"],
  ["^1.2", ">=1.2,<2"],
  ["^1", ">=1,<2"],
  ["^0.2.3", ">=0.2.3,<0.3"],
  ["^0.0.3", ">=0.0.3,<0.0.4"],
  ["^0.0", ">=0.0,<0.1"],
  ["^0", ">=0,<1"],
  ["^1.2.3rc1", ">=1.2.3rc1,<2"],
  ["~1.2.3", ">=1.2.3,<1.3"],
  ["~1.2", ">=1.2,<1.3"],
  ["~1", ">=1,<2"],
  ["~=1.2", "~=1.2"],
  ["*", ""],
  ["1.*", "==1.*"],
  ["==1.2.*", "==1.2.*"],
  ["!=1.2.*", "!=1.2.*"],
  ["1.2", "==1.2"],
  ["=1.2", "==1.2"],
  [">=1,<2", ">=1,<2"],
  [">= 1.0 , < 2.0", ">=1.0,<2.0"],
  [">=1 <2", ">=1,<2"],
  ["~2.7 || ^3.6", ">=2.7,<4"],
  ["^3.9 | ^4", ">=3.9,<5"],
])("the constraint %s is the specifier %j", (written, specifier) => {
  expect(poetrySpecifier(written)).toBe(specifier);
});

test.each(["", "latest", "^", "^1.*", "1..2", "^1 ||", ">=1,<"])("the constraint %j is none", (written) => {
  expect(poetrySpecifier(written)).toBeUndefined();
});

test.each([
  ["text", "^1.2", ["dep>=1.2,<2"]],
  ["a table with extras", { version: "^1", extras: ["a", "b"] }, ["dep[a,b]>=1,<2"]],
  ["markers", { version: "*", markers: "sys_platform == 'win32'" }, ["dep; sys_platform == 'win32'"]],
  [
    "markers with or, and a Python",
    { version: "1", markers: "a == '1' or b == '2'", python: "^3.8" },
    [`dep==1; (a == '1' or b == '2') and python_version >= "3.8" and python_version < "4"`],
  ],
  ["a platform", { version: "1", platform: "linux" }, ['dep==1; sys_platform == "linux"']],
  ["git", { git: "https://example.org/a.git", rev: "abc" }, ["dep @ git+https://example.org/a.git@abc"]],
  [
    "git with a marker",
    { git: "https://example.org/a.git", subdirectory: "s", python: ">=3.8.1" },
    ['dep @ git+https://example.org/a.git#subdirectory=s ; python_full_version >= "3.8.1"'],
  ],
  ["a path", { path: "../a" }, ["dep @ file:../a"]],
  ["a URL", { url: "https://example.org/a.whl" }, ["dep @ https://example.org/a.whl"]],
  ["alternatives", [{ version: "1" }, { version: "2" }], ["dep==1", "dep==2"]],
])("a dependency written as %s", (_, written, requirements) => {
  expect(poetryRequirements("dep", written)).toEqual(requirements);
});

test.each([[5], [true], [[]], [["1"]], [{ version: "latest" }], [[{ version: "1" }, 5]]])(
  "the dependency %j is none",
  (written) => {
    expect(poetryRequirements("dep", written)).toBeUndefined();
  },
);
