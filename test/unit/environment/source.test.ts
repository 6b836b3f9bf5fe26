import { chmod, mkdir, readdir, readFile, readlink, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sourceFolder } from "../../../src/environment/source.ts";
import { realExec } from "../../support/exec.ts";
import { projectFolder } from "../../support/project-folder.ts";
import { notPosix, testUnless } from "../../support/unless.ts";

const SETUPTOOLS = '[build-system]\nbuild-backend = "setuptools.build_meta"\n';
const FILES = {
  "pyproject.toml": SETUPTOOLS,
  "app.py": "",
  "data/release/kept.txt": "",
  "release/app.tar.gz": "x",
  "app.egg-info/x": "x",
};

test("setuptools gets a copy without what Slipway delivered, with the same history", async () => {
  const project = await projectFolder(FILES);
  await realExec.run(["git", "init", "-q"], { cwd: project });
  const source = await sourceFolder(project, join(project, "..", `copy-${Date.now()}`));
  expect((await readdir(source)).sort()).toEqual([".git", "app.py", "data", "pyproject.toml"]);
  expect(await readdir(join(source, "data", "release"))).toEqual(["kept.txt"]);
  const { stdout } = await realExec.run(["git", "rev-parse", "--absolute-git-dir"], { cwd: source });
  expect(stdout.trim()).toBe(join(project, ".git"));
  expect(await readdir(join(project, "release"))).toEqual(["app.tar.gz"]);
});

test("setuptools gets no folder that a release was put into, and none that is still empty", async () => {
  const files = { ...FILES, "out/slipway-manifest.json": "{}", "out/app.tar.gz": "x", "app/slipway.txt": "" };
  const project = await projectFolder(files);
  await mkdir(join(project, "next"));
  const source = await sourceFolder(project, join(project, "..", `copy-to-${Date.now()}`));
  expect((await readdir(source)).sort()).toEqual(["app", "app.py", "data", "pyproject.toml"]);
});

testUnless(notPosix)("links, rights and empty folders are copied as they are, a pipe is not", async () => {
  const project = await projectFolder({ ...FILES, "tools/run": "#!/bin/sh\n" });
  await chmod(join(project, "tools", "run"), 0o755);
  await mkdir(join(project, "data", "empty"));
  await symlink("app.py", join(project, "same.py"));
  await symlink("../nowhere", join(project, "data", "broken"));
  await realExec.run(["mkfifo", join(project, "data", "pipe")], {});
  const source = await sourceFolder(project, join(project, "..", `copy-links-${Date.now()}`));
  expect((await stat(join(source, "tools", "run"))).mode & 0o777).toBe(0o755);
  expect(await readdir(join(source, "data", "empty"))).toEqual([]);
  expect(await readlink(join(source, "same.py"))).toBe("app.py");
  expect(await readlink(join(source, "data", "broken"))).toBe("../nowhere");
  expect((await readdir(join(source, "data"))).sort()).toEqual(["broken", "empty", "release"]);
});

test("bad input: temporary files that lie in the project: what is being made is not copied into itself", async () => {
  const project = await projectFolder({ ...FILES, "tmp/other/x": "" });
  const source = await sourceFolder(project, join(project, "tmp", "slipway", "wheel-source"));
  expect((await readdir(source)).sort()).toEqual(["app.py", "data", "pyproject.toml"]);
});

test("a package called release is the user's own", async () => {
  const project = await projectFolder({ ...FILES, "release/__init__.py": "" });
  const source = await sourceFolder(project, join(project, "..", `copy-own-${Date.now()}`));
  expect(await readFile(join(source, "release", "__init__.py"), "utf8")).toBe("");
});

test.each([
  ["another backend", { "pyproject.toml": '[build-system]\nbuild-backend = "hatchling.build"\n' }],
  ["a version from a history that lies above", { "pyproject.toml": `${SETUPTOOLS}[tool.setuptools_scm]\n` }],
])("%s: built where it is", async (_, files) => {
  const project = await projectFolder(files);
  expect(await sourceFolder(project, join(project, "..", "never"))).toBe(project);
});
