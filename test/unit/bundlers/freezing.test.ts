import { execFileSync } from "node:child_process";
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COLLECT } from "../../../src/bundlers/pyinstaller/freeze.ts";
import { temporaryFolder } from "../../support/temporary.ts";

/** What the program prints: paths of files are made relative to the environment. */
interface Collected {
  readonly hidden: readonly string[];
  readonly binaries: readonly (readonly [string, string])[];
  readonly data: readonly (readonly [string, string])[];
  readonly dropped: readonly string[];
}

const python = process.platform === "win32" ? "python" : "python3";
const RUN =
  "import json, runpy, sys; print(json.dumps(runpy.run_path(sys.argv[1])['collect'](json.loads(sys.argv[2]))))";
/** The suffix that extension modules have for the interpreter that collects. */
const so = execFileSync(python, ["-c", "import importlib.machinery as m; print(m.EXTENSION_SUFFIXES[0])"])
  .toString()
  .trim();

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, "env", "site"), { recursive: true });
  await writeFile(join(folder, "collect.py"), COLLECT);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Given {
  readonly files: Readonly<Record<string, string>>;
  readonly entryPoints?: string;
  /** Lines of RECORD in place of those that the files make. */
  readonly record?: readonly string[];
  /** Installed from a file, as a project's own wheel is. */
  readonly local?: boolean;
}

/** Puts a distribution into the environment, as an installer does; paths are relative to where modules are searched. */
async function install(name: string, { files, entryPoints = "", record, local = false }: Given): Promise<void> {
  const site = join(folder, "env", "site");
  const info = `${name}-1.0.dist-info`;
  const all: Record<string, string> = {
    ...files,
    [`${info}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n`,
    [`${info}/entry_points.txt`]: entryPoints,
    ...(local ? { [`${info}/direct_url.json`]: '{"url": "file:///build/x.whl", "archive_info": {}}' } : {}),
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(site, path)), { recursive: true });
    await writeFile(join(site, path), text);
  }
  const lines = record ?? [...Object.keys(all), `${info}/RECORD`].map((path) => `${path},,`);
  await writeFile(join(site, info, "RECORD"), `${lines.join("\n")}\n`);
}

function collected(entries: readonly string[] = ["app.cli:main"]): Collected {
  const env = join(folder, "env");
  const scratch = join(folder, "scratch");
  const settings = { sitePackages: join(env, "site"), prefix: env, scratch, entries, leftOut: ["unwanted"] };
  return JSON.parse(
    execFileSync(python, ["-c", RUN, join(folder, "collect.py"), JSON.stringify(settings)], {
      maxBuffer: 1e8,
    }).toString(),
  ) as Collected;
}

const placesOf = ({ data }: Collected): string[] =>
  data.map(([place]) => place).filter((place) => !/dist-info/.test(place));

describe("what is collected of an environment", () => {
  test.each([
    ['sysconfig.get_path("stdlib")', true],
    ["sysconfig.get_paths()['platstdlib']", true],
    ['sysconfig.get_path("purelib")', false],
  ])("sources of the standard library, where a dependency asks for its place: %s", async (text, asked) => {
    await install("app", { files: { "app/cli.py": "" } });
    await install("linter", { files: { "linter.py": `import sysconfig\nPLACE = ${text}\n` } });
    const places = placesOf(collected());
    for (const place of ["os.py", "json/decoder.py", "__future__.py", "_weakrefset.py"]) {
      expect(places.includes(place), place).toBe(asked);
    }
    expect(places.filter((place) => /(^|\/)(tests?|idlelib|site-packages)\//.test(place))).toEqual([]);
  });

  test("the application's packages: every module, every file, and their sources as files", async () => {
    await install("app", {
      files: {
        "app/__init__.py": "",
        "app/cli.py": "",
        "app/plugins/one.py": "",
        "app/tests/test_cli.py": "",
        "app/page.html": "",
        "app/templates/new-thing.py": "",
      },
    });
    const found = collected();
    expect(found.hidden).toEqual(["app", "app.cli"]);
    expect(placesOf(found)).toEqual([
      "app/__init__.py",
      "app/cli.py",
      "app/page.html",
      "app/plugins/one.py",
      "app/templates/new-thing.py",
      "app/tests/test_cli.py",
    ]);
  });

  test("nothing of what is left out on purpose", async () => {
    await install("unwanted", { files: { "unwanted/__init__.py": "", "unwanted/words.txt": "" } });
    expect(collected()).toMatchObject({ hidden: [], data: [] });
  });

  test("a dependency: its modules and data, without its test suite, its sources and what is for compilers", async () => {
    await install("dep", {
      files: {
        "dep/__init__.py": "",
        "dep/lazy.py": "",
        "dep/words.txt": "",
        "dep/core.pyx": "",
        "dep/include/dep.h": "",
        "dep/tests/__init__.py": "",
        "dep/tests/test_lazy.py": "",
        "dep/tests/data/big.bin": "",
        "dep/test/client.py": "",
        "dep/test/__init__.py": "",
      },
    });
    const found = collected();
    expect(found.hidden).toEqual(["dep", "dep.lazy", "dep.test", "dep.test.client"]);
    expect(placesOf(found)).toEqual(["dep/words.txt"]);
  });

  test.each([
    ["lists its own folder", "import os\nfor name in os.listdir(os.path.dirname(__file__)): pass\n", true],
    ["shows its source", "import inspect\ninspect.getsource(len)\n", true],
    ["lists another folder", "import os\nos.listdir('x')\n", false],
    ["only names its place", "print(__file__)\n", false],
  ])("the sources of a dependency that %s", async (_, text, shipped) => {
    await install("dep", { files: { "dep/__init__.py": "", "dep/loader.py": text, "other.py": "" } });
    expect(placesOf(collected())).toEqual(shipped ? ["dep/__init__.py", "dep/loader.py"] : []);
  });

  test("modules that entry points name, and none that does not exist", async () => {
    await install("plug", {
      files: { "plug/__init__.py": "", "plug/one.py": "" },
      entryPoints:
        "[app.plugins]\none = plug.one:One [extra]\nlost = plug.lost:Lost\n[console_scripts]\nx = json.tool:main\n",
    });
    expect(collected().hidden).toEqual(["json.tool", "plug", "plug.one"]);
  });

  test.each([
    ["entry points that are no table", { entryPoints: "[[[\n=\n[app.plugins]\nname\nx = \n= y\n" }],
    ["an empty RECORD", { record: [] }],
    ["a RECORD of files that are not there", { record: ["dep/gone.py,sha256=x,1", "dep-1.0.dist-info,,"] }],
  ])("nothing more of a distribution with %s, and all of the others", async (_, broken) => {
    await install("dep", { files: { "dep/other.py": "" }, ...broken });
    await install("app", { files: { "app/cli.py": "" } });
    expect(collected().hidden).toContain("app.cli");
  });

  test("what a compiled module imports, from the source beside it, and compiled modules beside packages", async () => {
    await install("dep", {
      files: {
        "dep/__init__.py": "",
        "dep/fast.py": "import colorsys, nowhere\nfrom concurrent import futures\nfrom . import slow\n",
        [`dep/fast${so}`]: "",
        "dep/slow.py": "",
        [`0a1b__mypyc${so}`]: "",
        [`a1b__mypyc${so}`]: "",
      },
    });
    expect(collected().hidden).toEqual([
      "0a1b__mypyc",
      "a1b__mypyc",
      "colorsys",
      "concurrent",
      "concurrent.futures",
      "dep",
      "dep.fast",
      "dep.slow",
    ]);
  });

  test("the whole standard library, for an application that runs code it is given, and for no other", async () => {
    const text = "import sys, subprocess\nsubprocess.run([sys.executable, 'x.py'])\n";
    await install("dep", { files: { "dep/__init__.py": text } });
    expect(collected().hidden).not.toContain("wave");
    await install("app", { files: { "app/cli.py": text } });
    const { hidden } = collected();
    expect(hidden).toEqual(expect.arrayContaining(["wave", "xml.dom.minidom", "email.mime.text"]));
    expect(hidden.filter((name) => /^(test|tkinter|idlelib)\b|\.tests?\b/.test(name))).toEqual([]);
  });

  test("libraries that are opened by name, where they were; extension modules are modules", async () => {
    await install("dep", { files: { "dep/__init__.py": "", "dep/lib/libx.so.1": "", [`dep/_x${so}`]: "" } });
    const found = collected();
    expect(found.binaries.map(([, place]) => place)).toEqual(["dep/lib"]);
    expect(found.hidden).toEqual(["dep", "dep._x"]);
    expect(placesOf(found)).toEqual([]);
  });

  test("files of share/ and etc/, and native programs; no script, no launcher, no header", async () => {
    await mkdir(join(folder, "env", "share"), { recursive: true });
    const elf = "\x7fELF and more";
    await install("dep", {
      files: {
        "../share/dep/a.txt": "",
        "../etc/dep.conf": "",
        "../bin/native": elf,
        "../bin/script": "#!/bin/sh\n",
        "../bin/made": elf,
        "../include/dep.h": "",
        "../../outside.txt": "",
      },
      entryPoints: "[console_scripts]\nmade = dep:main\n",
    });
    const found = collected();
    expect(placesOf(found)).toEqual(["bin/native", "etc/dep.conf", "share/dep/a.txt"]);
    expect(found.dropped).toEqual(["dep: ../../outside.txt"]);
  });

  test("metadata of each, without what tells of the building machine, and a RECORD that is true", async () => {
    await install("app", { files: { "app/cli.py": "", "../bin/app": "#!/build/python\n" }, local: true });
    const { data } = collected();
    expect(data.map(([place]) => place).filter((place) => place.startsWith("app-1.0"))).toEqual([
      "app-1.0.dist-info/METADATA",
      "app-1.0.dist-info/RECORD",
      "app-1.0.dist-info/entry_points.txt",
    ]);
    const [, record = ""] = data.find(([place]) => place.endsWith("RECORD")) ?? [];
    const text = await readFile(record, "utf8");
    expect(text).toContain("app/cli.py,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0\n");
    expect(text).not.toMatch(/bin\/app|direct_url/);
  });
});

describe("a RECORD that leads out of the environment", () => {
  test.each(["../../secret.txt", "/etc/passwd", "dep/../../../secret.txt", "..\\..\\secret.txt", '"../../a,b.txt"'])(
    "by %s is not followed, and said",
    async (path) => {
      await writeFile(join(folder, "secret.txt"), "not yours");
      await writeFile(join(folder, "a,b.txt"), "not yours");
      await install("dep", { files: { "dep/__init__.py": "" }, record: [`${path},,`, "dep/__init__.py,,"] });
      const found = collected();
      expect(found.dropped).toHaveLength(1);
      expect(found.data.every(([, file]) => !/secret|passwd|a,b/.test(file))).toBe(true);
      expect(found.hidden).toEqual(["dep"]);
    },
  );

  test("is not believed in an absolute path that leads into it either", async () => {
    const inside = join(folder, "env", "site", "dep", "data.txt");
    await install("dep", { files: { "dep/__init__.py": "", "dep/data.txt": "" }, record: [`${inside},,`] });
    expect(collected()).toMatchObject({ dropped: [`dep: ${inside}`], hidden: [] });
  });

  test("by a link is not followed either", async () => {
    await writeFile(join(folder, "secret.txt"), "not yours");
    await install("dep", { files: { "dep/__init__.py": "" }, record: ["dep/__init__.py,,", "dep/link.txt,,"] });
    await symlink(join(folder, "secret.txt"), join(folder, "env", "site", "dep", "link.txt"));
    expect(placesOf(collected())).toEqual([]);
  });

  test("in whatever way it is written: nothing outside is collected, and the rest still is", async () => {
    const part = fc.constantFrom("", ...'.. . / \\ dep secret.txt ~ C: \0 " , \u202e é'.split(" "));
    const path = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join("/"));
    await writeFile(join(folder, "secret.txt"), "not yours");
    await fc.assert(
      fc.asyncProperty(fc.array(path, { maxLength: 20 }), async (paths) => {
        await install("dep", {
          files: { "dep/__init__.py": "" },
          record: [...paths.map((p) => `${p},,`), "dep/__init__.py,,"],
        });
        const { data, hidden } = collected();
        const allowed = [join(folder, "env"), join(folder, "scratch")];
        for (const [, file] of data) expect(allowed.some((root) => file.startsWith(`${root}/`))).toBe(true);
        expect(hidden).toContain("dep");
      }),
      { numRuns: 25 },
    );
  });
});
