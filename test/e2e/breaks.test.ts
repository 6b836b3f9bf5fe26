import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { elfFile } from "../support/elf-file.ts";
import { makeWheel, type PackageIndex, startIndex, TINY_BACKEND, type WheelParts } from "../support/package-index.ts";
import { standCarrying } from "../support/stand/carrying.ts";
import { theStand } from "../support/stand/cli.ts";
import type { Files } from "../support/stand/projects.ts";
import { tool } from "../support/stand/store.ts";
import { makeWords, smokeWords, wordsModule, wordsPyproject } from "../support/stand/words-project.ts";
import { noProgram, testUnless } from "../support/unless.ts";

const stand = theStand();
const home = join(stand.work, "breaks");

const LINUX = "py3-none-manylinux2014_x86_64";
const SHARED = "from ctypes import CDLL\nfrom pathlib import Path\n";
const demanding = (glibc: string): WheelParts => ({
  tag: LINUX,
  files: { "demanding/__init__.py": "", "demanding/core.so": elfFile({ versions: { "libc.so.6": [glibc] } }) },
});

/** Distribution and version → what it is made of. */
const WHEELS: readonly (readonly [name: string, parts: WheelParts])[] = [
  ["plain", { code: "WORD = 'plain'\n" }],
  // Imported by a name that is put together.
  ["hidden", { code: "import importlib\nimportlib.import_module('color' + 'sys')\n" }],
  // Brings another distribution in a folder that a .pth file adds to the path, as some do that replace older ones.
  [
    "vendors",
    {
      files: {
        "vendors.pth": "vendors_parts\n",
        "vendors/__init__.py": "import importlib.metadata as m\nVERSION = m.version('-'.join(['vendored', 'part']))\n",
        "vendors_parts/vendored_part-2.0.dist-info/METADATA":
          "Metadata-Version: 2.1\nName: vendored-part\nVersion: 2.0\n",
      },
    },
  ],
  // Compiles at run time, and reads headers that lie in it.
  [
    "compiles",
    {
      files: {
        "compiles/__init__.py": `${SHARED}TEXT = (Path(__file__).parent / 'include' / 'compiles.h').read_text()\n`,
        "compiles/include/compiles.h": "int answer(void);\n",
      },
    },
  ],
  // Loads its plug-ins by their entry points; one of them lies where a .pth file says.
  [
    "hosts",
    {
      files: {
        "hosts/__init__.py":
          "from importlib.metadata import entry_points\nLOADED = [one.load() for one in entry_points(group='hosts.formats')]\n",
        "hosts.pth": "hosts_formats\n",
        "hosts_formats/tablewriter.py": "def write(rows):\n    return rows\n",
        "hosts-1.0.dist-info/entry_points.txt": "[hosts.formats]\ntable = tablewriter:write\n",
      },
    },
  ],
  [
    "hooked",
    {
      files: {
        "hooked/__init__.py": "",
        "hooked/hooks/__init__.py": "import os\n\ndef folders():\n    return [os.path.dirname(__file__)]\n",
        "hooked/hooks/hook-hooked.py": "raise RuntimeError('this hook is for another version')\n",
        "hooked-1.0.dist-info/entry_points.txt": "[pyinstaller40]\nhook-dirs = hooked.hooks:folders\n",
      },
    },
  ],
  ["demanding", demanding("GLIBC_2.99")],
  ["demanding", { ...demanding("GLIBC_2.17"), version: "0.9" }],
  ["needy", { version: "2.0", tag: LINUX, files: { "needy/__init__.py": "" } }],
  ["needy", { tag: LINUX, files: { "needy/__init__.py": `${SHARED}CDLL('libnowhere.so.7')\n` } }],
  ["turtles", { code: "__import__('tkin' + 'ter')\n" }],
  ["undeclared", { code: "import another\n" }],
  ["another", { code: "" }],
  // Only a wheel of one system.
  ["elsewhere", { tag: LINUX }],
  // Asks for its own version, as many do.
  ["versioned", { code: "import importlib.metadata\n__version__ = importlib.metadata.version(__name__)\n" }],
];

/**
 * A package of a size of which PyInstaller's own hook is trusted to know the parts (there is one of that name, which does not
 * know of a library that is opened by name).
 */
async function largeWheel() {
  await mkdir(home, { recursive: true });
  const file = join(home, "libdecoder.so");
  await tool(["cc", "-shared", "-nostdlib", "-x", "c", "-o", file, "/dev/null"]);
  const library = await readFile(file);
  const padded = Buffer.concat([library, Buffer.alloc(17 * 1024 * 1024)]);
  return makeWheel("rawpy", {
    tag: LINUX,
    files: {
      "rawpy/__init__.py": `${SHARED}DECODER = CDLL(str(Path(__file__).with_name('libdecoder.so')))\n`,
      "rawpy/libdecoder.so": padded,
      "rawpy/_rawpy.abi3.so": library,
    },
  });
}

let index: PackageIndex;
beforeAll(async () => {
  const wheels = WHEELS.map(([name, parts]) => makeWheel(name, parts));
  const backend = makeWheel("tinybackend", { code: TINY_BACKEND });
  const compiled = noProgram("cc") === undefined ? [largeWheel()] : [];
  index = await startIndex(await Promise.all([...wheels, ...compiled, backend]));
});
afterAll(() => index.close());

/** How a pull request breaks what is shipped, and what mends it. */
interface Break {
  /** Requirement that the pull request adds, on line 7. */
  readonly adds: string;
  readonly config?: string;
  readonly more?: Files;
  /** The line of the report that names it. */
  readonly names: RegExp;
  /** What is printed as the remedy; where group 1 is a line of slipway.yml, that is written and nothing else. */
  readonly remedy: RegExp;
  /** What the remedy comes to, where it is no line of slipway.yml. */
  readonly mended?: (root: string) => Promise<void>;
}

const PRINTED = /Write into slipway\.yml: (bundler: .*?) {2}\(/;
const FROZEN = "bundler: pyinstaller\n";

function requires(...dependencies: readonly string[]) {
  return (root: string): Promise<void> => writeFile(join(root, "pyproject.toml"), wordsPyproject(dependencies));
}

const SPEC = [
  "from PyInstaller.utils.hooks import copy_metadata",
  "a = Analysis(['../start.py'], datas=copy_metadata('words') + copy_metadata('plain'))",
  "COLLECT(EXE(PYZ(a.pure), a.scripts, exclude_binaries=True, name='words'), a.binaries, a.datas, name='theirs')",
].join("\n");

async function inSpec(root: string, added: string): Promise<void> {
  await writeFile(join(root, "packaging", "words.spec"), SPEC.replace("copy_metadata('plain')", `$& + ${added}`));
}

const BREAKS: Readonly<Record<string, Break>> = {
  "a module that is imported by a computed name": {
    adds: "hidden",
    config: FROZEN,
    names: /^hidden 1\.0 is what breaks it, .*No module named 'colorsys'/,
    remedy: PRINTED,
  },
  "metadata that is asked for": {
    adds: "vendors",
    config: FROZEN,
    names: /^vendors 1\.0 is what breaks it, .*No package metadata was found for vendored-part/,
    remedy: PRINTED,
  },
  "a data file that freezers leave to compilers": {
    adds: "compiles",
    config: FROZEN,
    names: /^compiles 1\.0 is what breaks it, .*No such file or directory: .*compiles\.h/,
    remedy: PRINTED,
  },
  "a plug-in": {
    adds: "hosts",
    config: FROZEN,
    names: /^hosts 1\.0 is what breaks it, .*No module named 'tablewriter'/,
    remedy: PRINTED,
  },
  "a hook that fails": {
    adds: "hooked",
    config: FROZEN,
    names: /^hooked 1\.0 is what breaks it, .*no bundle can be made with it: .*this hook is for another version/s,
    remedy: /write into slipway\.yml: (bundler: portable) {2}\(/,
  },
  "a spec file that leaves something out": {
    adds: "versioned",
    config: "bundler: { use: pyinstaller, spec: packaging/words.spec }\n",
    more: { "packaging/words.spec": SPEC, "start.py": "from words import main\nmain()\n" },
    names: /^versioned 1\.0 is what breaks it, .*what fails names versioned; since HEAD versioned is new/,
    remedy: /write into its Analysis\(\): datas=copy_metadata\("versioned"\), from PyInstaller\.utils\.hooks/,
    mended: (root) => inSpec(root, 'copy_metadata("versioned")'),
  },
  "a part of the standard library that is trimmed": {
    adds: "turtles",
    names: /^turtles 1\.0 is what breaks it, .*No module named 'tkinter'/,
    remedy: PRINTED,
  },
  "too new a glibc": {
    adds: "demanding",
    config: 'floor: { glibc: "2.40" }\n',
    names: /^demanding 1\.0 is what breaks it, .*since HEAD demanding is new/,
    remedy:
      /Take a version of it whose wheel is made for older systems, or raise the limit: floor: \{ glibc: "2\.99" \}/,
    mended: requires("plain", "demanding<1"),
  },
  "a system library that is nowhere": {
    adds: "needy<2",
    names: /^needy 1\.0 cannot be imported here: .*libnowhere\.so\.7: cannot open shared object file/,
    remedy: /Use a wheel that brings its libraries/,
    mended: requires("plain", "needy>=2"),
  },
  "a requirement that is not declared": {
    adds: "undeclared",
    names: /^undeclared 1\.0 cannot be imported here: .*No module named 'another'/,
    remedy: /Add the distribution that has it to the requirements/,
    mended: requires("plain", "undeclared", "another"),
  },
};

const supply = () => ({ index, cache: join(home, "uv") });

/** A pull request's project, whose base commit is without the requirement. */
async function pullRequest(name: string, { adds, config = "", more = {} }: Pick<Break, "adds" | "config" | "more">) {
  const root = await makeWords(join(home, name), { dependencies: ["plain"], imports: "import plain", config, more });
  const module = adds.split("<")[0];
  await requires("plain", adds)(root);
  await writeFile(join(root, "words.py"), wordsModule(`import plain\nimport ${module}`));
  return root;
}

type Smoked = Awaited<ReturnType<typeof smokeWords>>;

/** The problem that names what broke, on the requirement's line and with its remedy; returns a line of slipway.yml in it. */
function found({ result, code }: Smoked, { names, remedy }: Pick<Break, "names" | "remedy">): string | undefined {
  expect(code).toBe(1);
  const [first] = result.problems;
  expect(first?.message).toMatch(names);
  expect(first?.at).toMatchObject({ file: "pyproject.toml", line: 7 });
  const told = result.problems.map(({ hint = "" }) => hint).join("\n");
  expect(told).toMatch(remedy);
  return remedy.exec(told)?.[1];
}

function expectGreen({ result, code }: Smoked): void {
  expect([result.problems, result.application.result, code]).toEqual([[], "passed", 0]);
}

async function caughtAndMended(name: string, broken: Break): Promise<void> {
  const smoke = (root: string) =>
    smokeWords(stand, { ...supply(), publicToo: false }, root, ["linux-x64", "--base", "HEAD"]);
  const root = await pullRequest(name.replaceAll(/\W+/g, "-"), broken);
  const line = found(await smoke(root), broken);
  await (broken.mended?.(root) ?? writeFile(join(root, "slipway.yml"), `${line}\n`));
  expectGreen(await smoke(root));
}

test.each(Object.entries(BREAKS))("%s is caught by name, and its remedy mends it", caughtAndMended);

testUnless(noProgram("cc"))("a compiled library of a large package is caught by name, and its remedy mends it", () =>
  caughtAndMended("library", {
    adds: "rawpy",
    config: FROZEN,
    names: /^rawpy 1\.0 is what breaks it, .*Failed to load dynlib\/dll '.*libdecoder\.so'/,
    remedy: PRINTED,
  }),
);

testUnless(noProgram("go"))("a wheel that one target lacks is caught by name, and its remedy mends it", async () => {
  const product = join(home, "product");
  const { stand: own, mirror } = await standCarrying(stand, ["linux-x64", "windows-x64"], product);
  onTestFinished(() => mirror.close());
  const smoke = (root: string) => smokeWords(own, { ...supply(), publicToo: true }, root, []);
  const root = await pullRequest("lacking", { adds: "elsewhere", config: "targets: [linux-x64, windows-x64]\n" });
  const { result, code, output } = await smoke(root);
  expect(code, output).toBe(1);
  const [problem] = result.problems;
  expect(problem?.message).toMatch(/^windows-x64: elsewhere 1\.0 has no wheel for windows-x64/);
  const optional = "{ target: windows-x64, optional: true }";
  expect(problem?.hint).toContain(`do without the target, as in targets: [${optional}]`);
  await writeFile(join(root, "slipway.yml"), `targets: [linux-x64, ${optional}]\n`);
  expectGreen(await smoke(root));
});
