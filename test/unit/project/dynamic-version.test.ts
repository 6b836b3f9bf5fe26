import { describe, expect, test } from "vitest";
import { readPackage } from "../../../src/project/package.ts";
import { projectFolder } from "../../support/project-folder.ts";
import { okValue } from "../../support/result.ts";

const pyproject = (backend: string, rest = "") =>
  `[project]\nname = "my-app"\ndynamic = ["version"]\n[build-system]\nbuild-backend = "${backend}"\n${rest}`;
const SETUPTOOLS = "setuptools.build_meta";
const assigned = '"""Doc."""\n\n__version__ = "1.2.3"\n';

async function versionOf(files: Readonly<Record<string, string>>) {
  const root = await projectFolder(files);
  const { declared } = okValue(await readPackage(root, Object.keys(files)));
  return { version: declared.version?.value, file: declared.version?.at.file, dynamic: declared.dynamicVersion };
}

describe("a version that a file tells", () => {
  test.each([
    [
      "setuptools attr, flat",
      {
        "pyproject.toml": pyproject(SETUPTOOLS, '[tool.setuptools.dynamic]\nversion = { attr = "app.__version__" }\n'),
      },
      "app/__init__.py",
    ],
    [
      "setuptools attr, src by package-dir",
      {
        "pyproject.toml": pyproject(
          SETUPTOOLS,
          '[tool.setuptools]\npackage-dir = { "" = "lib" }\ndynamic.version = { attr = "app.about.__version__" }\n',
        ),
      },
      "lib/app/about.py",
    ],
    [
      "setuptools attr, src layout found by itself",
      {
        "pyproject.toml": pyproject(SETUPTOOLS, '[tool.setuptools.dynamic]\nversion = { attr = "app.__version__" }\n'),
      },
      "src/app/__init__.py",
    ],
    [
      "hatch's path",
      { "pyproject.toml": pyproject("hatchling.build", '[tool.hatch.version]\npath = "src/app/about.py"\n') },
      "src/app/about.py",
    ],
    ["flit's module", { "pyproject.toml": pyproject("flit_core.buildapi") }, "my_app/__init__.py"],
    [
      "flit's module by another name",
      { "pyproject.toml": pyproject("flit_core.buildapi", '[tool.flit.module]\nname = "app"\n') },
      "src/app.py",
    ],
    [
      "pdm's file",
      { "pyproject.toml": pyproject("pdm.backend", '[tool.pdm.version]\nsource = "file"\npath = "app/v.py"\n') },
      "app/v.py",
    ],
    [
      "attr in setup.cfg",
      { "setup.cfg": "[metadata]\nname = app\nversion = attr: app.__version__\n[options]\npackage_dir =\n    =src\n" },
      "src/app/__init__.py",
    ],
  ])("%s", async (_, files, file) => {
    expect(await versionOf({ ...files, [file]: assigned })).toEqual({ version: "1.2.3", file, dynamic: false });
  });

  test.each([
    [
      "setuptools file",
      { "pyproject.toml": pyproject(SETUPTOOLS, '[tool.setuptools.dynamic]\nversion.file = "VERSION"\n') },
    ],
    [
      "setuptools file, in a list",
      { "pyproject.toml": pyproject(SETUPTOOLS, '[tool.setuptools.dynamic]\nversion.file = ["VERSION"]\n') },
    ],
    ["file in setup.cfg", { "setup.cfg": "[metadata]\nname = app\nversion = file: VERSION\n" }],
  ])("%s", async (_, files) => {
    expect(await versionOf({ ...files, VERSION: "1.2.3\n" })).toEqual({
      version: "1.2.3",
      file: "VERSION",
      dynamic: false,
    });
  });
});

describe("a version that only the backend can tell", () => {
  const unknown = { version: undefined, file: undefined, dynamic: true };
  test.each([
    ["hatch-vcs", { "pyproject.toml": pyproject("hatchling.build", '[tool.hatch.version]\nsource = "vcs"\n') }],
    [
      "hatch with a pattern of its own",
      {
        "pyproject.toml": pyproject("hatchling.build", '[tool.hatch.version]\npath = "v.py"\npattern = "x"\n'),
        "v.py": assigned,
      },
    ],
    ["setuptools-scm", { "pyproject.toml": pyproject(SETUPTOOLS, "[tool.setuptools_scm]\n") }],
    [
      "setuptools attr that is computed",
      {
        "pyproject.toml": pyproject(SETUPTOOLS, '[tool.setuptools.dynamic]\nversion = { attr = "app.__version__" }\n'),
        "app.py": "__version__ = compute()\n",
      },
    ],
    [
      "a file that is not there",
      { "pyproject.toml": pyproject(SETUPTOOLS, '[tool.setuptools.dynamic]\nversion.file = "VERSION"\n') },
    ],
    [
      "a file outside the project",
      { "pyproject.toml": pyproject(SETUPTOOLS, '[tool.setuptools.dynamic]\nversion.file = "../VERSION"\n') },
    ],
    ["pdm from tags", { "pyproject.toml": pyproject("pdm.backend", '[tool.pdm.version]\nsource = "scm"\n') }],
    ["another backend", { "pyproject.toml": pyproject("maturin") }],
    ["setup.py alone", { "setup.py": "from setuptools import setup\nsetup()\n" }],
    ["setup.cfg without a version", { "setup.cfg": "[metadata]\nname = app\n" }],
  ])("%s", async (_, files) => {
    expect(await versionOf(files)).toEqual(unknown);
  });
});
