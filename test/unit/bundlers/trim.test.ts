import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { planTrim, type Trim } from "../../../src/bundlers/portable/trim.ts";
import type { ElfFacts } from "../../../src/model/inspection.ts";
import { treeLayout } from "../../../src/model/interpreter.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const layout = treeLayout("linux", "3.13.9");
let root: string;
beforeEach(async () => {
  root = await temporaryFolder();
});
afterEach(() => rm(root, { recursive: true, force: true }));

const STDLIB = "lib/python3.13";
const INTERPRETER = [
  `${STDLIB}/os.py`,
  `${STDLIB}/tkinter/__init__.py`,
  `${STDLIB}/turtle.py`,
  `${STDLIB}/idlelib/help.html`,
  `${STDLIB}/ensurepip/__init__.py`,
  `${STDLIB}/test/__init__.py`,
  `${STDLIB}/unittest/__init__.py`,
  `${STDLIB}/ctypes/test/x.py`,
  `${STDLIB}/lib-dynload/_tkinter.so`,
  `${STDLIB}/lib-dynload/_testcapi.so`,
  `${STDLIB}/lib-dynload/_ssl.so`,
  `${STDLIB}/config-3.13/Makefile`,
  "include/python3.13/Python.h",
  "lib/tcl8.6/init.tcl",
  "lib/libtcl8.6.so",
  "lib/libpython3.13.so.1.0",
  "lib/libssl.so.3",
  "lib/libcrypto.so.3",
  "lib/libXft.so.2",
  "bin/python3.13",
  "share/man/man1/python3.1",
];
/** Who needs whom, in place of real ELF files. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  "python3.13": [],
  "_tkinter.so": ["libtcl8.6.so", "libXft.so.2"],
  "_ssl.so": ["libssl.so.3"],
  "libssl.so.3": ["libcrypto.so.3"],
};

async function make(paths: readonly string[], content = ""): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

const readElf = async (file: string): Promise<ElfFacts | undefined> => ({
  machine: "x64",
  soname: undefined,
  needed: NEEDS[file.split("/").at(-1) ?? ""] ?? [],
  rpath: [],
  runpath: [],
  interpreter: undefined,
  glibc: undefined,
  stripped: true,
});

/** Of a tree for Windows, below its root. */
async function leftOutForWindows(): Promise<string[]> {
  const windows = treeLayout("windows", "3.13.9");
  const sitePackages = join(root, windows.sitePackages);
  await mkdir(sitePackages, { recursive: true });
  const where = { root, layout: windows, sitePackages, application: [sitePackages] };
  const { paths } = await planTrim({ ...where, entryModules: ["app"], os: "windows", readElf });
  return [...paths].map((path) => relative(root, path).replaceAll("\\", "/")).sort();
}

async function planned(entryModules: readonly string[] = ["app"]): Promise<Trim> {
  const sitePackages = join(root, layout.sitePackages);
  await mkdir(sitePackages, { recursive: true });
  return planTrim({ root, layout, sitePackages, application: [sitePackages], entryModules, os: "linux", readElf });
}

async function trimmed(entryModules?: readonly string[]): Promise<string[]> {
  await (await planned(entryModules)).apply();
  const left = await readdir(root, { recursive: true, withFileTypes: true });
  return left
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

test("what nothing asks for is left out, with the libraries that only it needed", async () => {
  await make(INTERPRETER);
  expect(await trimmed()).toEqual(
    [
      "bin/python3.13",
      "lib/libcrypto.so.3",
      "lib/libssl.so.3",
      `${STDLIB}/lib-dynload/_ssl.so`,
      `${STDLIB}/os.py`,
      `${STDLIB}/unittest/__init__.py`,
    ].sort(),
  );
});

// Fails where the file system takes `lib` and `Lib` for one, as on Windows and macOS.
test("what Tcl has in lib/ is not looked for in the Lib/ of a Python for Windows", async () => {
  await make(["Lib/threading.py", "Lib/tkinter/__init__.py", "Include/Python.h", "tcl/tcl8.6/init.tcl"]);
  expect(await leftOutForWindows()).toEqual(["Include", "Lib/tkinter", "tcl"]);
});

describe("what something asks for stays", () => {
  test.each([
    ["import tkinter as tk", [`${STDLIB}/tkinter/__init__.py`, "lib/tcl8.6/init.tcl", "lib/libXft.so.2"]],
    ["    from tkinter import ttk", [`${STDLIB}/lib-dynload/_tkinter.so`]],
    ['importlib.import_module("tkinter")', ["lib/libtcl8.6.so"]],
    ["import turtle", [`${STDLIB}/turtle.py`, `${STDLIB}/tkinter/__init__.py`]],
    ["import ensurepip", [`${STDLIB}/ensurepip/__init__.py`]],
    ['subprocess.run([sys.executable, "-m", "venv", "x"])', [`${STDLIB}/ensurepip/__init__.py`]],
    ["from test.support import captured_stdout", [`${STDLIB}/test/__init__.py`]],
    ["find_libpython()", ["lib/libpython3.13.so.1.0"]],
  ])("%s", async (source, files) => {
    await make(INTERPRETER);
    await make([`${layout.sitePackages}/app/__init__.py`], source);
    expect(await trimmed()).toEqual(expect.arrayContaining(files));
  });

  test("a compiled module that mentions tkinter", async () => {
    await make(INTERPRETER);
    await make([`${layout.sitePackages}/fast.so`], "\u0000import tkinter\u0000");
    expect(await trimmed()).toContain(`${STDLIB}/tkinter/__init__.py`);
  });
});

test("bytecode of a module that was left out goes with it", async () => {
  await make([
    ...INTERPRETER,
    `${STDLIB}/__pycache__/turtle.cpython-313.pyc`,
    `${STDLIB}/__pycache__/os.cpython-313.pyc`,
  ]);
  const left = await trimmed();
  expect(left).toContain(`${STDLIB}/__pycache__/os.cpython-313.pyc`);
  expect(left).not.toContain(`${STDLIB}/__pycache__/turtle.cpython-313.pyc`);
});

test("a lexer called turtle is no reason to ship Tk, and packages called test or tkinter are never touched", async () => {
  await make(INTERPRETER);
  const own = [
    `${layout.sitePackages}/test/__init__.py`,
    `${layout.sitePackages}/tkinter/x.py`,
    `${layout.sitePackages}/lexer.py`,
  ];
  await make(own, "aliases = ['turtle']");
  const left = await trimmed();
  expect(left).toEqual(expect.arrayContaining(own));
  expect(left).not.toContain(`${STDLIB}/tkinter/__init__.py`);
});

describe("tools for installing, which a lock names", () => {
  const SITE = layout.sitePackages;
  const PIP = [`${SITE}/pip/__init__.py`, `${SITE}/pip/__pycache__/__init__.cpython-313.pyc`, "bin/pip"];
  const SETUPTOOLS = [`${SITE}/setuptools/__init__.py`, `${SITE}/distutils-precedence.pth`];

  async function install(): Promise<void> {
    await make(["bin/python3.13", ...PIP, ...SETUPTOOLS, `${SITE}/app/__init__.py`]);
    const record = "pip/__init__.py,,\npip-26.3.dist-info/RECORD,,\n../../../bin/pip,,\n../../../../outside.txt,,\n";
    await make([`${SITE}/pip-26.3.dist-info/RECORD`], record);
    await make(
      [`${SITE}/setuptools-84.0.dist-info/RECORD`],
      "setuptools/__init__.py,,\ndistutils-precedence.pth,,\nsetuptools-84.0.dist-info/RECORD,,\n",
    );
  }

  test("are left out where nothing imports them, with bytecode, scripts and metadata", async () => {
    await install();
    await make(
      [`${SITE}/app/text.py`],
      "# installed from pip; import pip would be needed, and setuptools\nX = 'pip', 'try python -m pip install'\n",
    );
    expect((await planned()).distributions).toMatchObject([
      { name: "pip", version: "26.3", modules: ["pip"] },
      { name: "setuptools", version: "84.0" },
    ]);
    const left = await trimmed();
    expect(left).toContain(`${SITE}/app/__init__.py`);
    expect(left.filter((path) => /pip|setuptools|distutils/.test(path))).toEqual([]);
  });

  test("a RECORD with .. leads to nothing outside of the tree", async () => {
    await install();
    const { paths } = await planned();
    expect([...paths].filter((path) => !path.startsWith(root))).toEqual([]);
  });

  test.each([
    ["import pip", PIP],
    ["    from pip._internal.cli import main", PIP],
    ["runpy.run_module('pip')", PIP],
    ["importlib.import_module('pip._vendor.packaging')", PIP],
    ["import pkg_resources", SETUPTOOLS],
    ["from distutils.version import LooseVersion", SETUPTOOLS],
    ["import os, setuptools", SETUPTOOLS],
    ["import os as o, \\\n  setuptools", SETUPTOOLS],
    ["try: import pkg_resources\nexcept ImportError: pass", SETUPTOOLS],
    ["if True: from setuptools import setup", SETUPTOOLS],
    ["import a; import pip", PIP],
    ['exec("import pip")', PIP],
  ])("stay for %s", async (source, files) => {
    await install();
    await make([`${SITE}/app/__init__.py`], `"""Text."""\n${source}\n`);
    expect(await trimmed()).toEqual(expect.arrayContaining(files));
  });

  test("stay for a compiled module that imports one", async () => {
    await install();
    await make([`${SITE}/fast.so`], "\u0000pkg_resources\u0000");
    expect(await trimmed()).toEqual(expect.arrayContaining(SETUPTOOLS));
  });

  test("stay where another one that stays imports them", async () => {
    await install();
    await make([`${SITE}/app/__init__.py`], "import pip\n");
    await make([`${SITE}/pip/__init__.py`], "import setuptools\n");
    expect(await trimmed()).toEqual(expect.arrayContaining([...PIP, ...SETUPTOOLS]));
  });

  test("stay where one of them is the application", async () => {
    await install();
    expect(await trimmed(["pip"])).toEqual(expect.arrayContaining(PIP));
  });
});
