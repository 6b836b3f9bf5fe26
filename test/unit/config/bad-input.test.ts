import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseConfigFile } from "../../../src/config/file.ts";
import { checkConfigFile } from "../../../src/config/resolve.ts";
import { configSource, packageFacts, scriptFacts } from "../../support/facts.ts";
import { file, resolve } from "../../support/resolving.ts";
import { okValue, problemsOf, textOf } from "../../support/result.ts";

describe("bad input", () => {
  test("a zero character, which no system takes in an argument", async () => {
    const text = 'smoke:\n  - run: ["a\\0b"]\nbefore-build: [["npm", "a\\0b"]]\n';
    const parsed = okValue(await parseConfigFile(text, "slipway.yml"));
    expect(textOf(resolve({ file: parsed }))).toBe(
      'slipway.yml:2:11: smoke[0].run[0]: must hold no zero character, not "a\\u0000b"\n' +
        'slipway.yml:3:24: before-build[0][1]: must hold no zero character, not "a\\u0000b"',
    );
  });

  test("everything at once, sorted by file and line", async () => {
    const text = `pyton: "3.13"
python: 3.10
nme: x
targets: [linux-x46, linux-x64, linux-x64]
extras: [sock]
include: [/etc/passwd, "../x", 'a\\b']
smoke:
  - run: ["--version"]
    expect: "/(/"
    expct: 3
runners: {linux-x63: a}
overrides:
  - target: win-*
  - packages: [archive]
release: {tag: v1}
bundler: 3
python-source: standalon
before-build: [npm run build]
`;
    const parsed = okValue(await parseConfigFile(text, "slipway.yml"));
    const facts = packageFacts({
      name: { value: "my app", at: { file: "pyproject.toml", line: 2 } },
      version: { value: "1.x", at: { file: "pyproject.toml", line: 3 } },
      extras: { socks: [] },
    });
    expect(textOf(resolve({ file: parsed, facts }))).toMatchInlineSnapshot(`
      "pyproject.toml:2: the name "my app" becomes a file's name and cannot be one everywhere
          use letters, digits, dots, hyphens and underscores, and begin with a letter or digit
      pyproject.toml:3: "1.x" is not a version that Python packages can have (PEP 440)
          write it as 1.4.0, 1.4.0rc1 or 1.4.0.post1
      slipway.yml:1:1: pyton: there is no such key
          did you mean python?
      slipway.yml:2:1: python: must be text, not a number
          write it in quotes: python: "3.10"
      slipway.yml:3:1: nme: there is no such key
          did you mean name?
      slipway.yml:4:11: targets[0]: there is no target "linux-x46"
          did you mean linux-x64?
      slipway.yml:5:10: extras[0]: the project has no extra "sock"
          did you mean socks?
      slipway.yml:6:11: include[0]: "/etc/passwd" leaves the project
          only files of the project can lie beside the program: write the pattern from the project's folder
      slipway.yml:6:24: include[1]: "../x" leaves the project
          only files of the project can lie beside the program: write the pattern from the project's folder
      slipway.yml:6:32: include[2]: "a\\\\b" has a backslash
          write / between folders, on every system
      slipway.yml:9:5: smoke[0].expect: this is not a regular expression: Invalid regular expression: /(/: Unterminated group
          mend it, or leave out the slashes to look for plain text
      slipway.yml:10:5: smoke[0].expct: there is no such key
          did you mean expect?
      slipway.yml:11:11: runners.linux-x63: there is no target "linux-x63"
          did you mean linux-x64?
      slipway.yml:14:5: overrides[1]: target is missing
          write target: …
      slipway.yml:15:11: release.tag: "v1" has no {version}, so that every release would have the same tag
          write it as "v?{version}", or "{name}-v{version}" where several projects share a repository
      slipway.yml:16:1: bundler: must be a bundler's name, or { use: NAME, …options }, not a number
      slipway.yml:17:1: python-source: must be one of auto, standalone, hosted, system, not "standalon"
          did you mean standalone?
      slipway.yml:18:16: before-build[0]: must be a list of texts, not "npm run build""
    `);
    expect(checkConfigFile(parsed)).toHaveLength(10);
  });

  test.each([
    ["a list", ["a"], "wrong-type slipway.yml"],
    ["text", "name", "wrong-type slipway.yml"],
    ["a list where a table belongs", { release: [] }, "wrong-type slipway.yml release"],
    ["a list of texts where a table belongs", { runners: ["a"] }, "wrong-type slipway.yml runners"],
    ["a list in overrides", { overrides: [["x"]] }, "wrong-type slipway.yml overrides[0]"],
    ["nothing in a list", { groups: [null] }, "wrong-type slipway.yml groups[0]"],
    ["a smoke command without a command", { smoke: [{ expect: "x" }] }, "missing-key slipway.yml smoke[0]"],
    ["a command without a program", { "before-build": [[]] }, "wrong-type slipway.yml before-build[0]"],
    ["no targets", { targets: [] }, "wrong-type slipway.yml targets"],
    ["a target where a list belongs", { targets: "linux-x64" }, "wrong-type slipway.yml targets"],
    ["a target without a name", { targets: [{ optional: true }] }, "wrong-type slipway.yml targets[0]"],
    ["a runner that is a number", { runners: { "linux-x64": 3 } }, "wrong-type slipway.yml runners.linux-x64"],
    ["a key of a table that there is not", { release: { tags: "x" } }, "unknown-key slipway.yml release.tags"],
    ["targets listed twice", { targets: ["linux-x64", "linux-x64"] }, "duplicate-target slipway.yml targets[1]"],
    ["a group that there is not", { groups: ["docs"] }, "unknown-group slipway.yml groups[0]"],
    ["an entry that is not an entry point", { entry: "app.cli" }, "bad-entry slipway.yml entry"],
    ["an override that is text", { overrides: ["x"] }, "wrong-type slipway.yml overrides[0]"],
    ["a bundler without a name", { bundler: { mode: "onefile" } }, "wrong-type slipway.yml bundler"],
    [
      "an unknown key of an override's smoke command",
      { overrides: [{ target: "*", smoke: [{ run: ["x"], ru: 1 }] }] },
      "unknown-key slipway.yml overrides[0].smoke[0].ru",
    ],
    [
      "a list in an override's smoke commands",
      { overrides: [{ target: "*", smoke: [["x"]] }] },
      "wrong-type slipway.yml overrides[0].smoke[0]",
    ],
    ["an entry that is a script's name", { entry: "app" }, "bad-entry slipway.yml entry"],
    ["a script that is not there", { entry: "tool.py" }, "missing-script slipway.yml entry"],
    ["a script outside the project", { entry: "../tool.py" }, "bad-entry slipway.yml entry"],
    ["a version that PEP 440 refuses", { version: "1.0-final" }, "bad-version slipway.yml version"],
    ["a Python that is no version", { python: "three" }, "bad-python slipway.yml python"],
    ["a free-threaded Python that requires-python excludes", { python: "3.9t" }, "python-excluded slipway.yml python"],
    ["a Python with a mark that none has", { python: "3.14u" }, "bad-python slipway.yml python"],
    ["3.10 without quotes", { python: "3.1" }, "bad-python slipway.yml python"],
    ["a Python that is a range", { python: ">=3.10" }, "bad-python slipway.yml python"],
    ["a Python that requires-python excludes", { python: "3.9" }, "python-excluded slipway.yml python"],
    ["an exact one that it excludes", { python: "3.9.18" }, "python-excluded slipway.yml python"],
    ["a mirror that is not an address", { "python-mirror": "mirror" }, "bad-mirror slipway.yml python-mirror"],
    ["a mirror of a kind nobody fetches", { "python-mirror": "ftp://a" }, "bad-mirror slipway.yml python-mirror"],
    ["a lock that there is not", { requirements: "uv.lock" }, "bad-requirements slipway.yml requirements"],
    ["a mirror that is a folder", { "python-mirror": "file:///mirror" }, "bad-mirror slipway.yml python-mirror"],
    [
      "a mirror with a password",
      { "python-mirror": "https://user:secret@example.org" },
      "bad-mirror slipway.yml python-mirror",
    ],
    [
      "a lock below the project that nobody reads",
      { requirements: "locks/a.txt" },
      "bad-requirements slipway.yml requirements",
    ],
    ["no packages", { packages: [] }, "wrong-type slipway.yml packages"],
    [
      "no packages for a target",
      { overrides: [{ target: "*", packages: [] }] },
      "wrong-type slipway.yml overrides[0].packages",
    ],
    ["a lock outside the project", { requirements: "../uv.lock" }, "bad-requirements slipway.yml requirements"],
    ["checksums without sha256", { release: { checksums: ["sha512"] } }, "wrong-type slipway.yml release.checksums"],
    [
      "checksums of a broken kind",
      { release: { checksums: ["sha256", "md5"] } },
      "wrong-type slipway.yml release.checksums[1]",
    ],
    ["one list twice", { release: { checksums: ["sha256", "sha256"] } }, "wrong-type slipway.yml release.checksums"],
    ["checksums that are no list", { release: { checksums: "sha256" } }, "wrong-type slipway.yml release.checksums"],
    ["a tag with two versions", { release: { tag: "{version}-{version}" } }, "bad-tag slipway.yml release.tag"],
    ["a tag with v? elsewhere", { release: { tag: "v?{name}-{version}" } }, "bad-tag slipway.yml release.tag"],
    ["a tag with another word in braces", { release: { tag: "{app}-{version}" } }, "bad-tag slipway.yml release.tag"],
    ["a tag without a version", { release: { tag: "latest" } }, "bad-tag slipway.yml release.tag"],
    ["a pattern with a parent folder", { include: ["data/../../x"] }, "bad-include slipway.yml include[0]"],
    ["a pattern with a drive", { include: ["C:/x"] }, "bad-include slipway.yml include[0]"],
    [
      "a pattern of an override",
      { overrides: [{ target: "*", include: ["/x"] }] },
      "bad-include slipway.yml overrides[0].include[0]",
    ],
    [
      "an expectation of an override",
      { overrides: [{ target: "*", smoke: [{ run: ["x"], expect: "/a/g" }] }] },
      "bad-pattern slipway.yml overrides[0].smoke[0].expect",
    ],
    [
      "an override for no target",
      { overrides: [{ target: "solaris-*" }] },
      "unknown-target slipway.yml overrides[0].target",
    ],
  ])("%s", (_, value, problem) => {
    expect(problemsOf(resolve(file(value)))).toEqual([problem]);
  });

  test.each(["a/b", "..", "a b", "-a", ".a", "a.", "ä", "con", "NUL.exe", "com1", "lpt9.txt", "aux"])(
    "the name %j",
    (name) => {
      expect(problemsOf(resolve(file({ name })))).toEqual(["unsafe-name slipway.yml name"]);
    },
  );

  test("commands before a wheel that a lone script does not have", () => {
    const layers = { facts: scriptFacts(), ...file({ "before-build": [["make"]] }) };
    expect(problemsOf(resolve(layers))).toEqual(["no-wheel slipway.yml before-build"]);
  });

  test("slipway.yml and [tool.slipway] both", () => {
    const facts = packageFacts({ settings: configSource({ name: "x" }, { file: "pyproject.toml" }) });
    expect(problemsOf(resolve({ facts, ...file({}) }))).toEqual(["two-configurations slipway.yml"]);
  });

  test("a number in [tool.slipway]: the remedy is in its language", () => {
    const positions = new Map([["python", { line: 9, column: 1, source: "3.10" }]]);
    const settings = configSource({ python: 3.1 }, { file: "pyproject.toml", prefix: ["tool", "slipway"], positions });
    expect(textOf(resolve({ facts: packageFacts({ settings }) }))).toMatchInlineSnapshot(`
      "pyproject.toml:9:1: tool.slipway.python: must be text, not a number
          write it in quotes: python = "3.10""
    `);
  });

  test("more unknown keys than anyone has", () => {
    const value = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`key${index}`, 1]));
    expect(problemsOf(resolve(file(value))).length).toBeGreaterThan(50);
  });

  test("a value whose key was wrong is not asked for again", () => {
    const facts = packageFacts({ scripts: [], version: undefined, name: undefined });
    const value = { entry: 1, version: 2, name: 3, python: 4, targets: 5 };
    expect(problemsOf(resolve({ facts, ...file(value) }))).toHaveLength(5);
  });

  test("any value is a configuration or a list of problems", () => {
    const known = ["name", "python", "targets", "smoke", "overrides", "release", "runners", "bundler"];
    const key = fc.constantFrom(...known, "x");
    const word = fc.constantFrom("linux-x64", "a:b", "a.py", "3.13", "/x", "*", "", "auto");
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        word,
        fc.integer(),
        fc.constant(null),
        fc.boolean(),
        fc.array(tie("any"), { maxLength: 3 }),
        fc.dictionary(fc.oneof(key, fc.constantFrom("run", "target", "use", "tag", "__proto__")), tie("any"), {
          maxKeys: 4,
        }),
      ),
    })).any;
    fc.assert(
      fc.property(value, (written) => {
        const result = resolve(file(written));
        return result.ok || result.diagnostics.length > 0;
      }),
      { numRuns: 1000 },
    );
  });
});
