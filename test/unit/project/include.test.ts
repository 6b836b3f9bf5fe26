import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join, posix, win32 } from "node:path";
import { expect, test } from "vitest";
import { expandIncludes, isWithin } from "../../../src/project/include.ts";
import { realExec } from "../../support/exec.ts";
import { projectFolder } from "../../support/project-folder.ts";
import { okValue, textOf } from "../../support/result.ts";

const expand = async (files: Readonly<Record<string, string>>, patterns: readonly string[]) =>
  expandIncludes(await projectFolder(files), patterns);

test("each file once, sorted, with / between folders, and hidden ones where they are named", async () => {
  const files = { "data/b.txt": "", "data/a/c.txt": "", "data/.hidden": "", LICENSE: "", "other.txt": "" };
  expect(okValue(await expand(files, ["data/**", "LICENSE", "data/b.*", "data/.hid*"]))).toEqual([
    "LICENSE",
    "data/.hidden",
    "data/a/c.txt",
    "data/b.txt",
  ]);
});

test("folders that are data, though the project's own folders of these names are not", async () => {
  const files = {
    "data/release/x": "",
    "data/node_modules/y.js": "",
    "data/release/.venv/z": "",
    "release/app.zip": "",
    "node_modules/a.js": "",
    ".venv/python": "",
  };
  expect(okValue(await expand(files, ["**", "data/release/.venv/*"]))).toEqual([
    "data/node_modules/y.js",
    "data/release/.venv/z",
    "data/release/x",
  ]);
});

test("a file of such a name in the project's own folder is no such folder", async () => {
  expect(okValue(await expand({ release: "notes", "a/b": "" }, ["**"]))).toEqual(["a/b", "release"]);
});

test("history and bytecode nowhere", async () => {
  const files = { "a/.git/config": "", "a/__pycache__/b.pyc": "", ".git/config": "", "a/c": "" };
  expect(okValue(await expand(files, ["**"]))).toEqual(["a/c"]);
});

test("every pattern that matches nothing is said, with what is left out; where it is written others know", async () => {
  const result = await expand({ "a.txt": "", "release/b.txt": "" }, ["date/**", "a.txt", "release/*"]);
  expect(result.ok ? [] : result.diagnostics).toEqual([
    {
      code: "empty-include",
      message: 'the pattern "date/**" matches no file',
      hint: expect.stringContaining("release"),
    },
    { code: "empty-include", message: 'the pattern "release/*" matches no file', hint: expect.any(String) },
  ]);
});

test("nothing leaves the project: by .., by an absolute path, by a link", async () => {
  const outer = await projectFolder({ "secret.txt": "", "project/a.txt": "" });
  const root = join(outer, "project");
  await symlink(join(outer, "secret.txt"), join(root, "link.txt"));
  const result = await expandIncludes(root, ["../secret.txt", `${outer}/secret.txt`, "link.txt", "a.txt"]);
  const leaves = [...textOf(result).matchAll(/leaves the project: (\S+)/g)].map((match) => match[1]);
  expect(leaves).toEqual(["../secret.txt", "../secret.txt", "link.txt"]);
});

test("a link inside the project is fine, and so is a name that begins with two dots", async () => {
  const root = await projectFolder({ "data/a.txt": "", "..data/b.txt": "" });
  await mkdir(join(root, "links"));
  await symlink(join(root, "data", "a.txt"), join(root, "links", "a.txt"));
  await writeFile(join(root, "..c"), "");
  expect(okValue(await expandIncludes(root, ["links/*", "..data/*", "..c"]))).toEqual([
    "..c",
    "..data/b.txt",
    "links/a.txt",
  ]);
});

test("a loop of folders is passed over, and a link that leads to itself is refused by name", async () => {
  const root = await projectFolder({ "data/a.txt": "" });
  await symlink("..", join(root, "data", "up"));
  expect(okValue(await expandIncludes(root, ["**"]))).toEqual(["data/a.txt"]);
  await symlink("self.txt", join(root, "data", "self.txt"));
  expect(textOf(await expandIncludes(root, ["data/*"]))).toContain("leaves the project: data/self.txt");
});

test("a link to a folder is passed over by **, and a named pipe is no file to ship", async () => {
  const root = await projectFolder({ "data/a.txt": "" });
  await symlink(join(root, "data"), join(root, "alias"));
  expect(okValue(await expandIncludes(root, ["**/*.txt"]))).toEqual(["data/a.txt"]);
  expect(textOf(await expandIncludes(root, ["alias"]))).toContain("matches no file");
  await realExec.run(["mkfifo", join(root, "data", "pipe")]);
  expect(textOf(await expandIncludes(root, ["data/*"]))).toContain("data/pipe, which is not a file");
});

test.each([
  ["/p", "/p", posix, true],
  ["/p", "/p/a", posix, true],
  ["/p", "/p/..a", posix, true],
  ["/p", "/", posix, false],
  ["/p", "/pa", posix, false],
  ["C:\\p", "C:\\p\\a", win32, true],
  ["C:\\p", "C:\\a", win32, false],
  ["C:\\p", "D:\\p\\a", win32, false],
  ["C:\\p", "\\\\server\\share\\a", win32, false],
])("within %s lies %s", (from, to, flavour, within) => {
  expect(isWithin(from, to, flavour)).toBe(within);
});
