import { describe, expect, test } from "vitest";
import { readPoetryLock, readRequirements, requirementsText, staleness } from "../../../src/environment/locks.ts";

const MAIN = { extras: [], groups: [] };
const A = "a".repeat(64);
const B = "b".repeat(64);

test("a poetry.lock gives the packages of the wanted groups", () => {
  const text = `
[[package]]
name = "rich"
version = "15.0.0"
groups = ["main", "dev"]
files = [{ file = "rich.whl", hash = "sha256:${A}" }]
[[package]]
name = "pytest"
version = "9.0"
groups = ["dev"]
files = [{ file = "pytest.whl", hash = "sha256:${B}" }]
[[package]]
name = "colorama"
version = "0.4.6"
groups = ["main", "dev"]
markers = {main = "sys_platform == 'win32'", dev = "os_name == 'nt'"}
files = []
`;
  expect(readPoetryLock(text, MAIN).packages.map(({ name, marker }) => [name, marker])).toEqual([
    ["rich", undefined],
    ["colorama", "sys_platform == 'win32'"],
  ]);
  expect(readPoetryLock(text, { extras: [], groups: ["dev"] }).packages.map(({ name }) => name)).toEqual([
    "rich",
    "pytest",
    "colorama",
  ]);
});

test("a requirements file survives being read and written", () => {
  const text = `rich==15.0.0 ; python_version >= '3.8' --hash=sha256:${A} --hash=sha256:${B}\nmdurl==0.1.2 --hash=sha256:${A}\n`;
  expect(requirementsText(readRequirements(text))).toBe(text);
});

test("hashes on lines of their own belong to the requirement before them", () => {
  const text = `rich[jupyter]==15.0.0 \\\n    --hash=sha256:${A} \\\n    --hash=sha256:${B}\n# via app\n`;
  expect(readRequirements(text)).toEqual([{ name: "rich", version: "15.0.0", marker: undefined, hashes: [A, B] }]);
});

describe("lock out of date with pyproject.toml", () => {
  const locked = readRequirements(`rich==15.0.0 --hash=sha256:${A}\nmarkdown-it-py==4.3.0 --hash=sha256:${A}\n`);
  test.each([
    [["rich>=14,<16"], []],
    [["Rich[jupyter] ~= 15.0"], []],
    [["markdown_it.py"], []],
    [["rich>=16"], ["rich>=16 is wanted, and it has 15.0.0"]],
    [
      ["httpx", "rich<15"],
      ["httpx is not in it", "rich<15 is wanted, and it has 15.0.0"],
    ],
    [['pywin32; sys_platform == "win32"'], []],
    [["tool @ https://example.org/tool.whl"], []],
  ])("%j: %j", (dependencies, stale) => {
    expect(staleness(dependencies, locked)).toEqual(stale);
  });
});
