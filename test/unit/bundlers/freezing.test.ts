import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collected, folder, install, placesOf, so } from "./collecting.ts";

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

  test.each([
    [
      "reads the source of a module that it is given",
      "if isinstance(x, types.ModuleType): inspect.getsource(x)\n",
      true,
    ],
    ["takes modules and reads none", "if inspect.ismodule(x): print(x)\n", false],
    ["reads the source of functions", "inspect.getsource(x)\n", false],
  ])("sources of whoever requires what %s, and of nobody else", async (_, text, isRead) => {
    await install("send.it", { files: { "send.py": text } });
    await install("asks", {
      files: { "asks/__init__.py": "", "asks/tests/test_x.py": "" },
      requires: ["Send-It[x]>=1; python_version>'3'"],
    });
    await install("other", { files: { "other/__init__.py": "" }, requires: ["asks"] });
    expect(placesOf(collected()).filter((place) => /asks|other/.test(place))).toEqual(
      isRead ? ["asks/__init__.py"] : [],
    );
  });

  test("a requirement that is none is nobody's", async () => {
    await install("odd", { files: { "odd/__init__.py": "" }, requires: ["@none", ""] });
    expect(placesOf(collected())).toEqual([]);
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
