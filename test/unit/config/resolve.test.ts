import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConfigLayers } from "../../../src/config/resolve.ts";
import type { Config } from "../../../src/model/config.ts";
import { configSource, packageFacts, scriptFacts } from "../../support/facts.ts";
import { file, resolve } from "../../support/resolving.ts";
import { okValue, problemsOf } from "../../support/result.ts";

const config = (layers: Partial<ConfigLayers> = {}): Config => okValue(resolve(layers));
const LINUX = { target: "linux-x64" };

describe("zero configuration", () => {
  test("of an ordinary package", () => {
    const { settings, origins, ...rest } = config();
    expect(rest).toEqual({
      name: "app",
      version: "1.4.0",
      comment: "auto",
      kind: "package",
      entries: [{ kind: "object", name: "app", object: "app.cli:main", gui: false }],
      python: { pin: undefined, requires: ">=3.10", source: "auto", mirror: undefined },
      requirements: "auto",
      extras: [],
      groups: [],
      targets: ["linux-x64", "linux-arm64", "macos-arm64", "macos-x64", "windows-x64", "windows-arm64"].map((id) => ({
        id,
        optional: false,
      })),
      runners: {},
      beforeBuild: [],
      cache: "auto",
      release: { tag: "v?{version}", draft: false, notes: "auto", checksums: ["sha256"] },
      signing: { policy: "auto", provenance: "auto", methods: {} },
    });
    expect(Object.keys(settings)).toHaveLength(6);
    expect(settings["macos-x64"]).toEqual({
      bundler: { name: "portable", options: {} },
      packages: ["archive"],
      include: [],
      smoke: [],
    });
    expect(origins["version"]).toEqual({ layer: "project", at: packageFacts().version?.at });
    expect(origins["targets"]).toEqual({ layer: "default" });
  });

  test("an empty file changes nothing", () => {
    expect(config(file({}))).toEqual(config());
  });

  test("of a lone script: its name is the file's, and it need not have a version", () => {
    expect(config({ facts: scriptFacts() })).toMatchObject({
      name: "tool",
      version: "0.0.0",
      kind: "script",
      entries: [{ kind: "script", name: "tool", script: "tool.py", gui: false }],
    });
  });

  test("of a package without entry points, with one script beside it", () => {
    const facts = packageFacts({ scripts: [], scriptFiles: ["main.py"], script: "main.py" });
    expect(config({ facts }).entries).toEqual([{ kind: "script", name: "app", script: "main.py", gui: false }]);
  });

  test("several scripts become several executables", () => {
    const at = { file: "pyproject.toml" };
    const scripts = ["app", "app-admin"].map((name) => ({ value: { name, object: "app:main", gui: true }, at }));
    expect(config({ facts: packageFacts({ scripts }) }).entries.map((entry) => entry.name)).toEqual([
      "app",
      "app-admin",
    ]);
  });

  test("a version that only the build backend knows stays open", () => {
    const facts = packageFacts({ version: undefined, dynamicVersion: true });
    expect(config({ facts }).version).toBeUndefined();
  });

  test(".python-version is a pin", () => {
    const at = { file: ".python-version", line: 1 };
    const facts = packageFacts({ pythonVersionFile: { value: "3.12", at } });
    expect(config({ facts }).python.pin).toEqual({ text: "3.12", exact: false, origin: { layer: "project", at } });
  });
});

describe("what is written", () => {
  const at = { file: "pyproject.toml", line: 8 };
  test.each([
    ["an entry point", "other:main", { kind: "object", name: "app", object: "other:main", gui: false }],
    ["one of the project's", "app.gui : main", { kind: "object", name: "app-gui", object: "app.gui:main", gui: true }],
    ["a script", "./tools/run.py", { kind: "script", name: "app", script: "tools/run.py", gui: false }],
  ])("entry: %s", (_, entry, expected) => {
    const scripts = [{ value: { name: "app-gui", object: "app.gui:main", gui: true }, at }];
    const facts = packageFacts({ scripts, scriptFiles: ["tools/run.py"] });
    expect(config({ facts, ...file({ entry }) }).entries).toEqual([expected]);
  });

  test.each([
    ["auto", "auto"],
    ["pyproject", "pyproject"],
    ["./uv.lock", "uv.lock"],
    ["requirements-prod.txt", "requirements-prod.txt"],
  ])("requirements: %s", (requirements, expected) => {
    const locks = [
      { kind: "uv.lock", path: "uv.lock" },
      { kind: "requirements.txt", path: "requirements-prod.txt" },
    ] as const;
    expect(config({ facts: packageFacts({ locks }), ...file({ requirements }) }).requirements).toBe(expected);
  });

  test.each([
    ["3.13", false],
    ["3.13.9", true],
    ["3.14.0rc2", true],
    ["3.14t", false],
    ["3.14.2t", true],
    ["3.14.2+freethreaded", true, "3.14.2t"],
  ])("python: %s", (written, exact, text = written) => {
    expect(config(file({ python: written })).python.pin).toMatchObject({ text, exact });
  });

  test("a minor that requires-python allows in part", () => {
    const facts = packageFacts({ requiresPython: { value: ">=3.13.2", at } });
    expect(config({ facts, ...file({ python: "3.13" }) }).python.pin?.text).toBe("3.13");
    expect(config({ facts, ...file({ python: "3.13t" }) }).python.pin?.text).toBe("3.13t");
  });

  test("a mirror, commands, and the project's own spelling of a group", () => {
    const value = {
      "python-mirror": "https://mirror.example.org/python",
      "before-build": [["npm", "run", "build"]],
      groups: ["GUI.extra", "gui-extra"],
    };
    const { python, beforeBuild, groups } = config({ facts: packageFacts({ groups: ["gui_extra"] }), ...file(value) });
    expect([python.mirror, beforeBuild, groups]).toEqual([
      value["python-mirror"],
      value["before-build"],
      ["gui_extra"],
    ]);
  });
});

describe("a script's version", () => {
  const tagged = (tags: readonly string[]) => scriptFacts({ commit: { id: "a", time: 0, tags } });
  test.each([
    ["the tag", ["v1.2.0"], undefined, "1.2.0"],
    ["a tag without v", ["1.2.0rc1"], undefined, "1.2.0rc1"],
    ["the tag of this project", ["other-v2", "tool-v1.3"], "{name}-v{version}", "1.3"],
    ["no tag of a version", ["latest"], undefined, "0.0.0"],
    ["two tags", ["v1.2.0", "v1.3.0"], undefined, "0.0.0"],
    ["the one that is released of two tags", ["v1.2.0", "v1.3.0"], undefined, "1.3.0", "v1.3.0"],
    ["a tag that is to be made", ["v1.2.0"], undefined, "2.0.0", "v2.0.0"],
  ])("from %s", (_, tags, tag, version, released = undefined as string | undefined) => {
    const written = tag === undefined ? {} : file({ release: { tag } });
    expect(config({ facts: tagged(tags), released, ...written }).version).toBe(version);
  });

  test("what the script says wins over a tag", () => {
    const facts = { ...tagged(["v1.2.0"]), version: { value: "1.1", at: { file: "tool.py", line: 3 } } };
    expect(config({ facts }).version).toBe("1.1");
  });
});

describe("precedence", () => {
  test("flag, input, file, project", () => {
    const facts = packageFacts();
    const layers = { facts, ...file({ version: "3" }), inputs: { version: "4" }, flags: { version: "5" } };
    expect(config(layers).version).toBe("5");
    expect(config({ ...layers, flags: {} }).version).toBe("4");
    expect(config({ ...layers, flags: {}, inputs: { version: "" } }).version).toBe("3");
    expect(config({ facts }).version).toBe("1.4.0");
  });

  test("origins name the layer and the place", () => {
    const { origins, python } = config({
      ...file({ groups: [], requirements: "pyproject" }),
      inputs: { "python-version": "3.13.9" },
      flags: { bundler: "pyinstaller" },
    });
    expect(origins["bundler"]).toEqual({ layer: "flag", at: { file: "command line", key: "--bundler" } });
    expect(origins["requirements"]).toEqual({ layer: "file", at: { file: "slipway.yml", key: "requirements" } });
    expect(python.pin).toEqual({
      text: "3.13.9",
      exact: true,
      origin: { layer: "input", at: { file: "action inputs", key: "python-version" } },
    });
  });

  test("[tool.slipway] is a file too", () => {
    const settings = configSource({ name: "other" }, { file: "pyproject.toml", prefix: ["tool", "slipway"] });
    const { name, origins } = config({ facts: packageFacts({ settings }) });
    expect([name, origins["name"]?.at?.key]).toEqual(["other", "tool.slipway.name"]);
  });

  test("whatever is written where, the strongest layer that says something wins", () => {
    const texts = fc.tuple(...["5", "4", "3", "2"].map((text) => fc.constantFrom(text, undefined)));
    const said = (text: string | undefined) => (text === undefined ? {} : { version: text });
    fc.assert(
      fc.property(texts, ([flag, input, written, project]) => {
        const version = project === undefined ? undefined : { value: project, at: { file: "pyproject.toml" } };
        const facts = packageFacts({ version, dynamicVersion: version === undefined });
        const result = config({ flags: said(flag), inputs: said(input), ...file(said(written)), facts });
        expect(result.version).toBe([flag, input, written, project].find((text) => text !== undefined));
      }),
    );
  });
});

describe("flags and inputs", () => {
  test("lists come repeated, or separated by commas and lines; patterns only repeated", () => {
    const { extras, targets, settings } = config({
      facts: packageFacts({ extras: { socks: [], http2: [] } }),
      flags: { extras: ["socks,http2"], targets: ["linux-x64", "macos-arm64"], include: ["a,b", "c"] },
      inputs: { packages: "archive\n deb, rpm\n" },
    });
    expect(extras).toEqual(["socks", "http2"]);
    expect(targets.map((target) => target.id)).toEqual(["linux-x64", "macos-arm64"]);
    expect(settings["linux-x64"]).toMatchObject({ include: ["a,b", "c"], packages: ["archive", "deb", "rpm"] });
  });

  test("a target keeps what the file says of it", () => {
    const { targets, runners } = config({
      ...file({
        targets: ["linux-x64", { target: "windows-arm64", optional: true }],
        runners: { "linux-x64": "mine" },
      }),
      flags: { target: "windows-arm64" },
    });
    expect(targets).toEqual([{ id: "windows-arm64", optional: true }]);
    expect(runners).toEqual({ "linux-x64": "mine" });
  });

  test("a bundler that is named keeps the options that the file has for it", () => {
    const written = file({ bundler: { use: "pyinstaller", spec: "a.spec" } });
    const bundler = (flag: string) => config({ ...written, flags: { bundler: flag } }).settings["linux-x64"]?.bundler;
    expect(bundler("pyinstaller")).toEqual({ name: "pyinstaller", options: { spec: "a.spec" } });
    expect(bundler("portable")).toEqual({ name: "portable", options: {} });
  });

  test("inputs that are no configuration are ignored", () => {
    expect(config({ inputs: { token: "x", mode: "build", project: "." } })).toEqual(config());
  });

  test.each([
    ["a flag that there is not", { pyton: "3" }, ["unknown-flag command line --pyton"]],
    ["a flag given twice", { python: ["3.12", "3.13"] }, ["repeated-flag command line --python"]],
    ["an empty flag", { name: "" }, ["wrong-type command line --name"]],
    ["a target that there is not", { target: "linux-x46" }, ["unknown-target command line --target"]],
    ["a source that there is not", { "python-source": "conda" }, ["wrong-type command line --python-source"]],
  ])("%s", (_, flags, problems) => {
    expect(problemsOf(resolve({ flags }))).toEqual(problems);
  });
});

describe("overrides", () => {
  test("later ones win, for the targets that they match", () => {
    const { settings } = config(
      file({
        packages: ["archive"],
        include: ["a"],
        overrides: [
          { target: "windows-*", packages: ["archive", "msi"], bundler: { use: "nuitka", mode: "onefile" } },
          { target: "windows-arm64", packages: ["archive"], smoke: [{ run: ["--help"] }] },
        ],
      }),
    );
    expect(settings["linux-x64"]?.packages).toEqual(["archive"]);
    const at = (key: string) => ({ layer: "file", at: { file: "slipway.yml", key } });
    expect(settings["windows-x64"]).toEqual({
      bundler: { name: "nuitka", options: { mode: "onefile" } },
      packages: ["archive", "msi"],
      include: ["a"],
      smoke: [],
      origins: {
        bundler: at("overrides[0].bundler"),
        packages: at("overrides[0].packages"),
        include: at("include"),
      },
    });
    expect(settings["windows-arm64"]?.origins?.packages).toEqual(at("overrides[1].packages"));
    expect(settings["windows-arm64"]).toMatchObject({ packages: ["archive"], smoke: [{ run: ["--help"] }] });
  });

  test("a flag holds for every target", () => {
    const written = file({ overrides: [{ target: "*", packages: ["msi"] }] });
    expect(config({ ...written, flags: { packages: ["deb"], ...LINUX } }).settings["linux-x64"]).toMatchObject({
      packages: ["deb"],
      origins: { packages: { layer: "flag", at: { file: "command line", key: "--packages" } } },
    });
  });

  test("for targets that are not built: a warning, but not where a flag chose one", () => {
    const written = file({ overrides: [{ target: "*musl*" }], runners: { "linux-musl-x64": "mine" } });
    const result = resolve(written);
    expect(result.ok && result.warnings.map((warning) => warning.code)).toEqual(["unused-override", "unused-runner"]);
    const chosen = resolve({ ...file({ overrides: [{ target: "windows-*" }] }), flags: LINUX });
    expect(chosen.ok && chosen.warnings).toEqual([]);
  });
});
