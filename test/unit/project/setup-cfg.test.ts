import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseIni } from "../../../src/project/ini.ts";
import { readSetupCfg } from "../../../src/project/setup-cfg.ts";
import { okValue, problemsOf } from "../../support/result.ts";

const read = (text: string) => readSetupCfg(okValue(parseIni(text, "setup.cfg")));
const values = <T>(facts: readonly { readonly value: T }[]) => facts.map((fact) => fact.value);

const TEXT = `# a comment
[metadata]
name = app
version: 3.2.4

[options]
package_dir =
    =src
packages = find:
python-requires = >=3.7
install_requires =
    requests[socks]>=2.22.0
    # a comment between them
    rich>=9.10.0 ; python_version > "3"

[options.extras_require]
dev =
    pytest
    flake8

[options.entry_points]
console_scripts =
    app = app.__main__:main
    app-admin=app.admin:main
gui_scripts =
    app-gui = app.gui:main

[flake8]
ignore = E501
`;

describe("setup.cfg", () => {
  test("everything that it says", () => {
    const { declared, sourceRoot, describes, problems } = read(TEXT);
    const { name, version, requiresPython, scripts, dependencies, extras } = declared;
    expect([name?.value, version?.value, requiresPython?.value]).toEqual(["app", "3.2.4", ">=3.7"]);
    expect(values(scripts)).toEqual([
      { name: "app", object: "app.__main__:main", gui: false },
      { name: "app-admin", object: "app.admin:main", gui: false },
      { name: "app-gui", object: "app.gui:main", gui: true },
    ]);
    expect(values(dependencies)).toEqual(["requests[socks]>=2.22.0", 'rich>=9.10.0 ; python_version > "3"']);
    expect(extras).toEqual({ dev: ["pytest", "flake8"] });
    expect([sourceRoot, describes, problems]).toEqual(["src", true, []]);
  });

  test("where it says it", () => {
    const { declared } = read(TEXT);
    expect(declared.name?.at).toEqual({ file: "setup.cfg", line: 3, key: "metadata.name" });
    expect(declared.scripts[1]?.at).toEqual({
      file: "setup.cfg",
      line: 24,
      key: "options.entry_points.console_scripts",
    });
  });

  test.each([
    ["attr: app.__version__", { kind: "attr", text: "app.__version__" }],
    ["file: VERSION", { kind: "file", text: "VERSION" }],
  ])("a version that is %s", (written, from) => {
    const { declared, versionFrom } = read(`[metadata]\nname = app\nversion = ${written}\n`);
    expect([declared.version, declared.dynamicVersion, versionFrom]).toEqual([undefined, true, from]);
  });

  test("settings of other tools alone describe nothing", () => {
    expect(read("[flake8]\nignore = E501\n").describes).toBe(false);
  });

  test("an entry point that is none", () => {
    const { problems } = read("[options.entry_points]\nconsole_scripts =\n    app = app.cli\n    nonsense\n");
    expect(problems.map(({ code, at }) => `${code} ${at?.line}`)).toEqual(["bad-entry-point 3", "bad-entry-point 4"]);
  });

  test.each([
    ["a line outside any section", "name = app\n", 1],
    ["a line that is neither section nor key", "[metadata]\nname = app\nnonsense\n", 3],
  ])("%s", (_, text, line) => {
    expect(problemsOf(parseIni(text, "setup.cfg"))[0]).toBe(`ini-syntax setup.cfg:${line}`);
  });

  test("any text is read or refused", () => {
    const word = fc.constantFrom(
      "[metadata]",
      "[options.entry_points]",
      "name",
      "=",
      ":",
      "\n",
      "\n ",
      "console_scripts",
      "a:b",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(word).map((words) => words.join("")),
    );
    fc.assert(
      fc.property(text, (written) => {
        const ini = parseIni(written, "setup.cfg");
        return !ini.ok || readSetupCfg(ini.value).declared !== undefined;
      }),
    );
  });
});
