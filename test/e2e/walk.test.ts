import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { finishedIn, pythonOptions, slipway, theStand } from "../support/stand/cli.ts";
import { makeProject } from "../support/stand/projects.ts";

const stand = theStand();

/** A program whose `--version` and `--help` say nothing of what it needs later. */
const FILES = {
  "pyproject.toml": [
    '[project]\nname = "later"\nversion = "1.4"\n',
    '[project.scripts]\nlater = "later.cli:main"\n',
    '[project.entry-points."later.plugins"]\nbroken = "no_such_module:Plugin"\n',
    '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
    '[tool.setuptools.package-data]\nlater = ["*.txt"]\n',
  ].join("\n"),
  "later/__init__.py": "",
  "later/words.txt": "words",
  "later/lazy.py": "import colorsys\n",
  "later/cli.py": [
    "import argparse, importlib",
    "def main():",
    "    parser = argparse.ArgumentParser()",
    '    parser.add_argument("--version", action="version", version="later 1.4")',
    "    commands = parser.add_subparsers(dest='command')",
    "    commands.add_parser('work')",
    "    chosen = parser.parse_args().command",
    "    if chosen: print(importlib.import_module('wa' + 've').__name__)",
    "",
  ].join("\n"),
};

async function built(name: string, files: Readonly<Record<string, string>>, flags: readonly string[] = []) {
  const project = await makeProject(join(stand.work, name), { ...FILES, ...files });
  const outcome = await slipway(stand, ["build", ...pythonOptions(stand), ...flags], { cwd: project, seconds: 500 });
  return { project, ...outcome };
}

async function checksOf(project: string): Promise<readonly { what: string; detail: string }[]> {
  const manifest = JSON.parse(await readFile(join(project, "release", "slipway-manifest.json"), "utf8"));
  return manifest.legs[0].smoke;
}

describe("the self-check", () => {
  test("of a portable bundle passes, and names a plug-in that fails in the environment already", async () => {
    const { project, code, output } = await built("later", {});
    expect(code, output).toBe(0);
    const [walked] = (await checksOf(project)).filter(({ what }) => what === "self-check");
    expect(walked?.detail).toMatch(
      /3 modules, .*1 data file, .*certificates.*1 process of multiprocessing.*1 command's --help/,
    );
    expect(output).toMatch(
      /entry point broken of later\.plugins .*fails in the environment already: ModuleNotFoundError/,
    );
    expect(output).toMatch(/starts in [\d.]+ s/);
  });

  test("finds a module that works only where it was built", async () => {
    const lazy = 'import sys\nassert "b\\u00fcndle" not in sys.prefix, "made for another folder"\n';
    const { project, code, output } = await built("later-moved", { "later/lazy.py": lazy });
    expect(code).toBe(1);
    expect(output).toContain("self-check: import later.lazy fails: AssertionError: made for another folder");
    expect(await finishedIn(join(project, "release"))).toEqual([]);
    await writeFile(join(project, "slipway.yml"), "smoke: minimal\n");
    const minimal = await slipway(stand, ["build", ...pythonOptions(stand)], { cwd: project, seconds: 500 });
    expect(minimal.code, minimal.output).toBe(0);
  });

  test("finds a module that a frozen bundle lacks, and says which line mends it", async ({ skip }) => {
    const whole = await built("later-frozen", {}, ["--bundler", "pyinstaller"]);
    expect(whole.code, whole.output).toBe(0);
    const looked = (await checksOf(whole.project)).some(({ what }) => what === "self-check");
    skip(!looked, "this bundler offers nothing to look inside with");
    const excluded = { "slipway.yml": "bundler: { use: pyinstaller, exclude: [colorsys] }\n" };
    const { code, output } = await built("later-excluded", excluded);
    expect(code).toBe(1);
    expect(output).toMatch(/self-check: import later\.lazy fails: ModuleNotFoundError: No module named 'colorsys'/);
    expect(output).toContain("hidden-imports: [colorsys]");
  });
});

describe("startup: and serve:", () => {
  test("a start over its limit fails the build", async () => {
    const { code, output } = await built("later-slow", { "slipway.yml": "startup: { max: 1ms }\nsmoke: minimal\n" });
    expect(code).toBe(1);
    expect(output).toMatch(/later --version takes \d+ ms .*more than startup: \{ max \} allows: 1 ms/);
  });

  test("a server is started, asked and ended", async () => {
    const server = [
      "import http.server, sys",
      "def main():",
      "    http.server.test(http.server.SimpleHTTPRequestHandler, port=int(sys.argv[1]), bind='127.0.0.1')",
      "",
    ].join("\n");
    const smoke = 'smoke:\n  - serve: "http://127.0.0.1:{port}/"\n    run: ["{port}"]\n    expect: Directory listing\n';
    const { project, code, output } = await built("later-serves", { "later/cli.py": server, "slipway.yml": smoke });
    expect(code, output).toBe(0);
    expect(await checksOf(project)).toMatchObject([
      { detail: expect.stringContaining("status 200") },
      { what: "self-check" },
    ]);
  });
});

test("build --mend finds the line that a frozen program needs, and keeps it", async () => {
  const smoke = '# how it is tried\nsmoke:\n  - run: ["work"]\n    expect: wave\n';
  const { project, code, output } = await built("later-mended", { "slipway.yml": smoke }, [
    "--bundler",
    "pyinstaller",
    "--mend",
  ]);
  expect(code, output).toBe(0);
  expect(await readFile(join(project, "slipway.yml"), "utf8")).toBe(
    `${smoke}bundler:\n  use: pyinstaller\n  hidden-imports: [wave]\n`,
  );
});
