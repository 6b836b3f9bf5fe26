import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, readlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalog } from "../../src/entry/catalog.ts";
import type { Bundle, Bundler } from "../../src/model/bundle.ts";
import type { Catalog } from "../../src/model/catalog.ts";
import { localLog, localPorts } from "../../src/runtime/local/ports.ts";
import { buildStage } from "../../src/stages/deliver.ts";
import { archivesIn, build, pythonOptions, slipway, theStand, unpack } from "../support/stand/cli.ts";
import { type Files, greeterFiles, makeProject } from "../support/stand/projects.ts";
import { openRoom, type Room } from "../support/stand/room.ts";
import { noPart, testUnless } from "../support/unless.ts";

const stand = theStand();

let room: Room;
beforeAll(async () => {
  room = await openRoom([stand.work, stand.cache]);
});
afterAll(() => room.dispose());

async function project(name: string, files: Files): Promise<string> {
  return makeProject(join(stand.work, "freezing", name), files);
}

async function built(root: string): Promise<string> {
  return unpack(await build(stand, root), room.folder);
}

/** Two programs that share a package, use its data, its own metadata and worker processes. */
function pairFiles(name: string, bundler: string): Files {
  return {
    "slipway.yml": `bundler: ${bundler}\n`,
    "pyproject.toml": [
      `[project]\nname = "${name}"\nversion = "1.2"\n`,
      '[project.scripts]\nleft = "pair.left:main"\nright = "pair.right:main"\n',
      '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
      '[tool.setuptools]\npackages = ["pair"]\n',
      '[tool.setuptools.package-data]\npair = ["*.txt"]\n',
    ].join("\n"),
    "pair/__init__.py": "",
    "pair/word.txt": "hand",
    "pair/left.py": [
      "import argparse, importlib, importlib.resources, os, subprocess, sys",
      "def main():",
      "    argparse.ArgumentParser().parse_args()",
      "    side = importlib.import_module('pair.' + 'si' + 'de').SIDE",
      "    child = [sys.executable, '-c', 'import sys, wave; print(sys.argv[1:], wave.__name__)', 'child']",
      "    print(subprocess.run(child, capture_output=True, text=True, check=True).stdout.strip())",
      "    print(os.environ.get('LD_LIBRARY_PATH'))",
      "    print(side, importlib.resources.files('pair').joinpath('word.txt').read_text())",
      "    exit(0)",
    ].join("\n"),
    "pair/side.py": "SIDE = 'left'\n",
    "pair/right.py": [
      "import argparse, importlib.metadata, multiprocessing, os, sys",
      "def double(number): return 2 * number",
      "def main():",
      "    parser = argparse.ArgumentParser()",
      "    parser.add_argument('--anew', action='store_true')",
      "    if parser.parse_args().anew:",
      "        os.execv(sys.executable, [sys.executable, os.path.abspath(sys.argv[0])])",
      "    with multiprocessing.get_context('spawn').Pool(2) as pool:",
      `        print('right', importlib.metadata.version('${name}'), pool.map(double, [1, 2, 3]))`,
    ].join("\n"),
    ".gitignore": "release/\nbuild/\n*.egg-info/\n",
  };
}

const BOTH: readonly (readonly [string, readonly string[], RegExp])[] = [
  ["left", [], /^\['child'\] wave\nNone\nleft hand$/m],
  ["right", [], /^right 1\.2 \[2, 4, 6\]$/m],
  // It takes its own place, as programs do that load themselves anew.
  ["right", ["--anew"], /^right 1\.2 \[2, 4, 6\]$/m],
];

describe.each(["directory", "onefile"])("several programs as %s", (mode) => {
  test("all do their work, and nothing lies there that is not shipped", async () => {
    const root = await project(`pair-${mode}`, pairFiles(`pair-${mode}`, `{ use: pyinstaller, mode: ${mode} }`));
    const bundle = await built(root);
    const names = (await readdir(bundle)).sort();
    expect(names).toEqual(
      mode === "onefile" ? ["LICENSES", "left", "right"] : ["LICENSES", "_internal", "left", "right"],
    );
    for (const [name, args, prints] of BOTH) {
      expect(await room.judge(join(bundle, name), { name, args, prints })).toBe("works");
    }
  });
});

describe("a spec file of the user's own", () => {
  const spec = (name: string): string =>
    [
      `a = Analysis(['start.py'], datas=[('pair/word.txt', 'pair')])`,
      `COLLECT(EXE(PYZ(a.pure), a.scripts, exclude_binaries=True, name='${name}'), a.binaries, a.datas, name='theirs')`,
    ].join("\n");
  const files = (bundler: string, text: string): Files => ({
    ...pairFiles("theirs", bundler),
    "slipway.yml": `bundler: ${bundler}\nentry: pair.left:main\nname: left\n`,
    "start.py": "from pair.left import main\nmain()\n",
    "pair/left.py": [
      "import argparse, pathlib",
      "def main():",
      "    argparse.ArgumentParser().parse_args()",
      "    print('left', pathlib.Path(__file__).with_name('word.txt').read_text())",
    ].join("\n"),
    "packaging/left.spec": text.replaceAll("'start.py'", "'../start.py'").replaceAll("'pair/", "'../pair/"),
  });
  const bundler = "{ use: pyinstaller, spec: packaging/left.spec }";

  test("is what is built", async () => {
    const root = await project("own-spec", files(bundler, spec("left")));
    const bundle = await built(root);
    expect((await readdir(bundle)).sort()).toEqual(["LICENSES", "_internal", "left"]);
    expect(await room.judge(join(bundle, "left"), { name: "", args: [], prints: /^left hand$/m })).toBe("works");
  });

  test.each([
    ["leads out of the project", "{ use: pyinstaller, spec: ../left.spec }", spec("left"), 2, /inside of the project/],
    ["is not there", "{ use: pyinstaller, spec: none.spec }", spec("left"), 1, /no file none\.spec/],
    ["makes another executable", bundler, spec("other"), 1, /makes theirs\/; wanted are the executables left/],
    ["has an error in it", bundler, "raise SystemExit('this spec has had enough')", 1, /this spec has had enough/],
  ])("that %s is refused", async (what, use, text, code, says) => {
    const root = await project(`spec-${what.replaceAll(" ", "-")}`, files(use, text));
    const outcome = await slipway(stand, ["build", ...pythonOptions(stand)], { cwd: root });
    expect(outcome.code, outcome.output).toBe(code);
    expect(outcome.output).toMatch(says);
    expect(outcome.output).not.toMatch(/\n\s+at .*\.mjs/);
    expect(await archivesIn(join(root, "release"))).toEqual([]);
  });
});

testUnless(noPart(stand.python, "interpreter tree"))(
  "what imports tkinter works where Tk cannot be started",
  async () => {
    const module =
      "import argparse, tkinter\ndef main():\n    argparse.ArgumentParser().parse_args()\n    print(tkinter.__name__)\n";
    const files = { ...greeterFiles("toolkit", { module }), "slipway.yml": "bundler: pyinstaller\n" };
    const bundle = await built(await project("toolkit", files));
    expect(await room.judge(join(bundle, "toolkit"), { name: "", args: [], prints: /^tkinter$/m })).toBe("works");
  },
);

test("a lone script has its worker processes, its sources and the files beside it, in one file too", async () => {
  const script = [
    "import multiprocessing, pathlib, inspect, argparse",
    "def double(number): return 2 * number",
    "if __name__ == '__main__':",
    "    argparse.ArgumentParser().parse_args()",
    "    with multiprocessing.get_context('spawn').Pool(2) as pool: print(pool.map(double, [1, 2]))",
    "    print(pathlib.Path(__file__).with_name('word.txt').read_text(), len(inspect.getsource(double)))",
  ].join("\n");
  for (const mode of ["directory", "onefile"]) {
    const yml = `bundler: { use: pyinstaller, mode: ${mode} }\ninclude: [word.txt]\nentry: twice.py\n`;
    const root = await project(`script-${mode}`, { "twice.py": script, "word.txt": "beside", "slipway.yml": yml });
    const bundle = await built(root);
    const prints = /^\[2, 4\]\nbeside \d+$/m;
    expect(await room.judge(join(bundle, "twice"), { name: "", args: [], prints })).toBe("works");
    execFileSync("rm", ["-rf", bundle]);
  }
});

/** Path → digest of everything below a folder. */
async function digests(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) found[path] = await readlink(path);
    else if (entry.isFile())
      found[path] = createHash("sha256")
        .update(await readFile(path))
        .digest("hex");
  }
  return found;
}

/** The catalog, with somebody who looks at each bundle before it is packaged. */
function watched(look: (bundle: Bundle) => Promise<void>): Catalog {
  const watch = (bundler: Bundler): Bundler => ({
    ...bundler,
    configure(options) {
      const configured = bundler.configure(options);
      if (!configured.ok) return configured;
      const { value } = configured;
      const prepare: typeof value.prepare = async (context) => {
        const prepared = await value.prepare(context);
        const make = async () => {
          const made = await prepared.make();
          await look(made);
          return made;
        };
        return { ...prepared, make };
      };
      return { ...configured, value: { ...value, prepare } };
    },
  });
  return { ...catalog, bundlers: new Map([...catalog.bundlers].map(([name, bundler]) => [name, watch(bundler)])) };
}

async function buildWatched(name: string, mode: string, look: (bundle: Bundle) => Promise<void>): Promise<void> {
  const root = await project(name, {
    ...greeterFiles(name),
    "slipway.yml": `bundler: { use: pyinstaller, mode: ${mode} }\npython-source: system\nsmoke: minimal\n`,
  });
  process.env["XDG_CACHE_HOME"] = stand.cache;
  const ports = localPorts(localLog(), new AbortController().signal);
  const wishes = { root, flags: {}, inputs: {} };
  await buildStage(ports, watched(look), wishes, { target: undefined, directory: join(root, "release") });
}

describe("what checks a bundle from inside", () => {
  test("runs a script among the bundle's own modules, and leaves no trace once it is removed", async () => {
    let seen = 0;
    await buildWatched("watched", "directory", async ({ root, checker }) => {
      if (checker?.kind !== "beside") throw new Error("a directory has a checker beside its programs");
      const before = await digests(root);
      const script = join(stand.work, "look.py");
      await writeFile(
        script,
        "import sys, watched\nprint(sys.argv[1:], sys.frozen, __name__, __file__ == sys.argv[0], watched.__file__)\n",
      );
      const said = execFileSync(checker.argv[0], [...checker.argv.slice(1), script, "a b", "-c"]).toString();
      expect(said).toBe(`['a b', '-c'] True __main__ True ${join(root, "_internal", "watched.py")}\n`);
      await checker.remove();
      const { [checker.argv[0]]: own, ...rest } = before;
      expect(own).toBeDefined();
      expect(await digests(root)).toEqual(rest);
      for (const path of Object.keys(rest)) expect(basename(path)).not.toMatch(/slipway/);
      seen += 1;
    });
    expect(seen).toBe(1);
  });

  test("is a table of modules where there is one file", async () => {
    await buildWatched("tabled", "onefile", async ({ checker }) => {
      if (checker?.kind !== "table") throw new Error("one file has a table");
      const wanted = ["tabled", "argparse", "sys", "encodings.utf_8", "zlib", "collections.abc"];
      expect(wanted.filter((name) => !checker.modules.has(name))).toEqual([]);
      expect(checker.modules.has("tabled.nothing")).toBe(false);
    });
  });
});
