import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { elfFile } from "../support/elf-file.ts";
import { makeWheel, type PackageIndex, startIndex, TINY_BACKEND, type WheelParts } from "../support/package-index.ts";
import { standCarrying } from "../support/stand/carrying.ts";
import { theStand } from "../support/stand/cli.ts";
import { makeWords, smokeWords } from "../support/stand/words-project.ts";
import { noProgram, testUnless } from "../support/unless.ts";

const stand = theStand();
const home = join(stand.work, "smoke");

/** Distributions that do what breaks programs when they are shipped; each one works where it is installed, or says that it does not. */
const BREAKS: Readonly<Record<string, WheelParts>> = {
  plain: { code: "WORD = 'plain'\n" },
  // What is imported by a computed name no freezer sees.
  hidden: {
    files: {
      "hidden/__init__.py": "import importlib\nimportlib.import_module('color' + 'sys')\n",
    },
  },
  metaless: {
    code: "import importlib.metadata as m\nm.version(''.join(['other', 'name']))\n",
    metadata: ["Requires-Dist: othername"],
  },
  othername: { code: "" },
  datafile: {
    files: {
      "datafile/__init__.py": "import pathlib\npathlib.Path(__file__).with_name('words.bin').read_bytes()\n",
      "datafile/words.bin": "words",
    },
  },
  trimmed: { code: "__import__('tkin' + 'ter')\n" },
  exits: { code: "import os\nos._exit(3)\n" },
  leaves: { code: "raise SystemExit('no screen')\n" },
  screen: { code: "raise RuntimeError('no display name and no $DISPLAY environment variable')\n" },
  undeclared: { code: "import plain\n" },
  spaced: { files: { "room/spaced/__init__.py": "import room.spaced.inner\n", "room/spaced/inner.py": "" } },
  // PyInstaller runs what a distribution says should be run while it is frozen.
  hooked: {
    files: {
      "hooked/__init__.py": "",
      "hooked/hooks/__init__.py": "import os\n\ndef folders():\n    return [os.path.dirname(__file__)]\n",
      "hooked/hooks/hook-hooked.py": "raise RuntimeError('this hook is for another version')\n",
      "hooked-1.0.dist-info/entry_points.txt": "[pyinstaller40]\nhook-dirs = hooked.hooks:folders\n",
    },
  },
  wordless: { files: { "wordless-data.txt": "no module" } },
  strange: { files: { "strange_module.py": "" } },
};

let index: PackageIndex;
beforeAll(async () => {
  const wheels = Object.entries(BREAKS).map(([name, parts]) => makeWheel(name, parts));
  const linuxOnly = makeWheel("elsewhere", { tag: "py3-none-manylinux2014_x86_64" });
  const newGlibc = makeWheel("demanding", {
    tag: "py3-none-manylinux2014_x86_64",
    files: { "demanding/__init__.py": "", "demanding/core.so": elfFile({ versions: { "libc.so.6": ["GLIBC_2.99"] } }) },
  });
  const needy = makeWheel("needy", {
    tag: "py3-none-manylinux2014_x86_64",
    files: {
      "needy/__init__.py": "import ctypes, pathlib\nctypes.CDLL('libnowhere.so.7')\n",
    },
  });
  const backend = makeWheel("tinybackend", { code: TINY_BACKEND });
  index = await startIndex(await Promise.all([...wheels, linuxOnly, newGlibc, needy, backend]));
});
afterAll(() => index.close());

function project(name: string, dependencies: readonly string[], imports = "", config = ""): Promise<string> {
  return makeWords(join(home, name), { dependencies, imports, config });
}

function smoke(root: string, args: readonly string[] = ["linux-x64"], own = stand) {
  return smokeWords(own, { index, cache: join(home, "uv"), publicToo: own !== stand }, root, args);
}

const ALL = [
  "plain",
  "hidden",
  "metaless",
  "datafile",
  "exits",
  "leaves",
  "screen",
  "undeclared",
  "spaced",
  "wordless",
  "Strange",
  "plain; sys_platform == 'win32'",
];

describe("a portable bundle", () => {
  test("each dependency by itself, and the second run is reused", async () => {
    const root = await project("portable", [...ALL, "trimmed"]);
    const { result, trial, code } = await smoke(root);
    for (const name of ["plain", "hidden", "metaless", "datafile", "spaced", "strange", "wordless"])
      expect(trial(name), name).toMatchObject({ result: "works" });
    expect(trial("strange")?.modules).toEqual(["strange_module"]);
    expect(trial("spaced")?.modules).toEqual(["room.spaced"]);
    expect(trial("exits")).toMatchObject({
      result: "fails everywhere",
      message: "import exits ends the process with exit code 3",
    });
    expect(trial("leaves")).toMatchObject({
      result: "fails everywhere",
      message: "import leaves: SystemExit: no screen",
    });
    expect(trial("screen")?.hint).toMatch(/A display is not there/);
    expect(trial("undeclared")).toMatchObject({ result: "fails everywhere" });
    expect(trial("undeclared")?.message).toMatch(/No module named 'plain'/);
    const skipped = result.dependencies?.trials.filter((one) => one.result === "skipped");
    expect(skipped).toMatchObject([{ name: "plain", message: 'only where sys_platform == "win32"' }]);
    expect(trial("trimmed")).toMatchObject({
      result: "broken",
      mend: { bundler: "portable", option: "trim", set: "off" },
    });
    expect(result.application.result).toBe("passed");
    expect(code).toBe(1);
    expect(result.problems).toMatchObject([{ code: "dependency-broken", at: { file: "pyproject.toml", line: 18 } }]);

    const again = await smoke(root);
    expect(again.result.hello).toMatchObject([{ result: "passed", reused: true }]);
    expect(again.result.dependencies?.reused).toBe(again.result.dependencies?.trials.length);

    await writeFile(join(root, "slipway.yml"), "bundler: { use: portable, trim: off }\n");
    const mended = await smoke(root);
    expect(mended.trial("trimmed")).toMatchObject({ result: "works" });
    expect(mended.code).toBe(0);
  });

  test("what the application breaks by is named, with what changed since the base", async () => {
    const root = await project("blame", ["plain", "demanding"], "", 'floor: { glibc: "2.40" }\n');
    const { result, code } = await smoke(root, ["linux-x64", "--base", "HEAD"]);
    expect(code).toBe(1);
    expect(result.application.problems).toMatchObject([{ code: "floor-exceeded" }]);
    expect(result.problems[0]).toMatchObject({ code: "to-blame", at: { file: "pyproject.toml", line: 7 } });
    expect(result.problems[0]?.message).toMatch(/^demanding 1\.0 is what breaks it/);

    await writeFile(join(root, "slipway.yml"), 'floor: { glibc: "2.99" }\n');
    expect((await smoke(root)).result.problems).toEqual([]);
  });

  test("a library that is nowhere is named where nothing of the application can be judged", async () => {
    const root = await project("needy", ["plain", "needy"], "import needy");
    const { result, code } = await smoke(root);
    expect(code).toBe(1);
    expect(result.dependencies?.trials[1]).toMatchObject({ name: "needy", result: "fails everywhere" });
    expect(result.problems.map(({ message }) => message).join("\n")).toMatch(/needy 1\.0 .*libnowhere\.so\.7/);
  });

  test("a requirement that is not declared is named where nothing of the application can be judged", async () => {
    const root = await project("undeclared", ["undeclared"], "import undeclared");
    const { result, code } = await smoke(root);
    expect(code).toBe(1);
    expect(result.problems.map(({ message }) => message).join("\n")).toMatch(
      /undeclared 1\.0 .*No module named 'plain'/,
    );

    const text = await readFile(join(root, "pyproject.toml"), "utf8");
    await writeFile(join(root, "pyproject.toml"), text.replace('"undeclared",', '"undeclared", "plain",'));
    const mended = await smoke(root);
    // By itself it cannot be imported whatever else is asked for, which is a warning once the application can be.
    expect([mended.result.application.result, mended.result.problems]).toEqual(["passed", []]);
  });

  testUnless(noProgram("go"))("a wheel that one target lacks", async () => {
    const { stand: own, mirror } = await standCarrying(stand, ["linux-x64", "windows-x64"], join(home, "product"));
    onTestFinished(() => mirror.close());
    const config = "targets: [linux-x64, windows-x64]\n";
    const root = await project("lacking", ["plain", "elsewhere"], "", config);
    const { result, code, output } = await smoke(root, [], own);
    const targets = result.hello.map(({ target, result: found }) => [target, found]);
    expect(targets, output).toEqual([
      ["linux-x64", "passed"],
      ["windows-x64", "failed"],
    ]);
    expect(code).toBe(1);
    expect(result.problems.map(({ message }) => message).join("\n")).toMatch(/windows-x64: .*elsewhere/s);

    await writeFile(join(root, "slipway.yml"), "targets: [linux-x64, { target: windows-x64, optional: true }]\n");
    expect((await smoke(root, [], own)).result.problems).toEqual([]);
  });

  test("growth beyond the limit fails, with who grew", async () => {
    const root = await project("growing", ["plain"], "", "size: { max-growth: 1% }\n");
    expect((await smoke(root)).code).toBe(0);
    await writeFile(join(root, "ballast.py"), `${"# ballast\n".repeat(300_000)}`);
    const { result, code } = await smoke(root);
    expect(code).toBe(1);
    expect(result.problems).toMatchObject([{ code: "growth-exceeded", at: { file: "slipway.yml", line: 1 } }]);
    expect(result.problems[0]?.message).toMatch(/words \+3\.\d MB/);
  });
});

describe("a frozen bundle", () => {
  test("breaks where dependencies are found by name, and the lines that it names mend it", async () => {
    const root = await project("frozen", ALL.slice(0, 4), "", "bundler: pyinstaller\n");
    const { result, code, trial } = await smoke(root);
    expect(trial("plain")).toMatchObject({ result: "works" });
    const broken = result.dependencies?.trials.filter((one) => one.result === "broken") ?? [];
    expect(broken.map(({ name }) => name)).toContain("hidden");
    expect(code).toBe(1);
    const options = new Map<string, string[]>();
    for (const { mend } of broken) {
      if (mend === undefined || !("add" in mend)) continue;
      options.set(mend.option, [...(options.get(mend.option) ?? []), mend.add]);
    }
    const written = [...options].map(([option, names]) => `${option}: [${names.join(", ")}]`).join(", ");
    await writeFile(join(root, "slipway.yml"), `bundler: { use: pyinstaller, ${written} }\n`);
    const mended = await smoke(root);
    expect(mended.result.problems).toEqual([]);
    expect(mended.code).toBe(0);
  });

  test("that cannot be made with one of the dependencies names that one, on its line, and tries the others", async () => {
    const root = await project("hooked", ["plain", "hooked"], "import plain", "bundler: pyinstaller\n");
    const { result, code, trial } = await smoke(root);
    expect(trial("plain")).toMatchObject({ result: "works" });
    expect(trial("hooked")?.message).toMatch(/^no bundle can be made with it: .*this hook is for another version/s);
    expect(code).toBe(1);
    expect(result.problems[0]).toMatchObject({ code: "to-blame", at: { file: "pyproject.toml", line: 7 } });
    expect(result.problems[0]?.message).toMatch(/^hooked 1\.0 is what breaks it/);
  });
});
