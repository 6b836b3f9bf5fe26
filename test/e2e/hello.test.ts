import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, pythonOptions, slipway, theStand, unpack } from "../support/stand/cli.ts";
import { copyProject, makeProject } from "../support/stand/projects.ts";
import { openRoom, type Room } from "../support/stand/room.ts";

const stand = theStand();
const example = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "examples", "hello-world");

let room: Room;
beforeAll(async () => {
  room = await openRoom([stand.work, stand.cache]);
});
afterAll(() => room.dispose());

describe.each(["portable", "pyinstaller"])("hello world by %s", (bundler) => {
  test("is an archive that says hello where there is no Python", async () => {
    const project = await copyProject(example, join(stand.work, `hello-${bundler}`));
    const bundle = await unpack(await build(stand, project, ["--bundler", bundler]), room.folder);
    const program = join(bundle, "hello-world");

    expect(await room.judge(program, { name: "", args: [], prints: /^Hello, world!$/m })).toBe("works");
    expect(await room.judge(program, { name: "", args: ["Ada"], prints: /^Hello, Ada!$/m })).toBe("works");
    expect(await room.judge(program, { name: "", args: ["--version"], prints: /^hello-world 1\.0\.0$/m })).toBe(
      "works",
    );
    expect(await room.judge(program, { name: "", args: ["--no-such"], exit: [2], prints: /unrecognized/ })).toBe(
      "works",
    );
    // Both bundlers are tried in one room; the next one must not find this one's files.
    execFileSync("rm", ["-rf", bundle]);
  });
});

describe("a lone script", () => {
  const script = [
    "# /// script",
    '# requires-python = ">=3.10"',
    '# dependencies = ["humanize==4.17.0"]',
    "# ///",
    "import argparse",
    "import humanize",
    "",
    "parser = argparse.ArgumentParser()",
    'parser.add_argument("bytes", type=int, nargs="?", default=1024)',
    "print(humanize.naturalsize(parser.parse_args().bytes, binary=True))",
    "",
  ].join("\n");

  test.each(["portable", "pyinstaller"])("becomes a program by %s", async (bundler) => {
    const project = await makeProject(join(stand.work, `script-${bundler}`), { "tell-size.py": script });
    const bundle = await unpack(await build(stand, project, ["--bundler", bundler, "--version", "0.3"]), room.folder);

    expect(await room.judge(join(bundle, "tell-size"), { name: "", args: ["1048576"], prints: /^1\.0 MiB$/m })).toBe(
      "works",
    );
    execFileSync("rm", ["-rf", bundle]);
  });
});

describe("two scripts of one project", () => {
  const files = {
    "pyproject.toml": [
      '[project]\nname = "pair"\nversion = "1.2"\n',
      '[project.scripts]\nleft = "pair:left"\nright = "pair:right"\n',
      '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
    ].join("\n"),
    "pair.py": [
      "import argparse, sys",
      "def left(): argparse.ArgumentParser().parse_args(); print('left hand')",
      "def right(): argparse.ArgumentParser().parse_args(); print('right hand')",
      "",
    ].join("\n"),
  };

  test.each(["portable", "pyinstaller"])("are two programs in one bundle by %s", async (bundler) => {
    const project = await makeProject(join(stand.work, `pair-${bundler}`), files);
    const bundle = await unpack(await build(stand, project, ["--bundler", bundler]), room.folder);

    for (const name of ["left", "right"]) {
      const prints = new RegExp(`^${name} hand$`, "m");
      expect(await room.judge(join(bundle, name), { name: "", args: [], prints })).toBe("works");
    }
    execFileSync("rm", ["-rf", bundle]);
  });
});

describe("release --to", () => {
  test("leaves what a release contains, and nothing else", async () => {
    const project = await copyProject(example, join(stand.work, "hello-release"));
    const target = "linux-x64";
    const outcome = await slipway(stand, ["release", "--to", "out", ...pythonOptions(stand)], { cwd: project });

    expect(outcome.code, outcome.output).toBe(0);
    const names = [
      `hello-world-1.0.0-${target}.tar.gz`,
      "hello-world-1.0.0.sbom.cdx.json",
      "SHA256SUMS",
      "slipway-manifest.json",
    ];
    expect((await readdir(join(project, "out"))).sort()).toEqual(names.sort());
    const sums = await readFile(join(project, "out", "SHA256SUMS"), "utf8");
    expect(sums).toContain(`hello-world-1.0.0-${target}.tar.gz`);
    const checked = execFileSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: join(project, "out") });
    expect(checked.toString()).toMatch(/OK/);
  });
});
