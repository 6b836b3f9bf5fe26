import { describe, expect, test } from "vitest";
import { CONFIG_FLAGS } from "../../../src/config/layers.ts";
import { helpText, parseCommandLine as parse, wantsJson } from "../../../src/runtime/local/arguments.ts";

const parseCommandLine = (argv: readonly string[]) => parse(argv, CONFIG_FLAGS);

describe("a command line", () => {
  test("flags are keys of slipway.yml, lists are given by repeating them", () => {
    const argv = [
      "build",
      "linux-x64",
      "--python",
      "3.13",
      "--include",
      "a",
      "--include",
      "b/**",
      "--json",
      "--out",
      "somewhere",
    ];
    expect(parseCommandLine(argv)).toMatchObject({
      ok: true,
      value: {
        kind: "command",
        line: {
          command: "build",
          positionals: ["linux-x64"],
          json: true,
          flags: { python: "3.13", include: ["a", "b/**"] },
          places: { out: "somewhere" },
        },
      },
    });
  });

  test("a report is asked of a build or a bundle, and of nothing else", () => {
    const line = (command: readonly string[]) => parseCommandLine([...command, "--report", "r.html"]);
    for (const command of [["build"], ["inspect", "x.zip"]]) {
      expect(line(command)).toMatchObject({ ok: true, value: { line: { places: { report: "r.html" } } } });
    }
    expect(line(["plan"])).toMatchObject({ ok: false, diagnostics: [{ message: "plan does not take --report" }] });
  });

  test.each([
    [[], "help"],
    [["--help"], "help"],
    [["build", "-h"], "help"],
    [["--version"], "version"],
  ])("%j asks for %s", (argv, kind) => {
    expect(parseCommandLine(argv)).toMatchObject({ ok: true, value: { kind } });
  });

  test("--version with a value is the project's", () => {
    expect(parseCommandLine(["plan", "--version", "1.0"])).toMatchObject({
      value: { line: { flags: { version: "1.0" } } },
    });
  });

  test.each([
    [["--target", "a", "--targets", "b,c"], { targets: ["a", "b,c"] }],
    [["--targets", "b", "--target", "a", "--target", "c"], { targets: ["a", "c", "b"] }],
    [["--target", "a"], { target: ["a"] }],
  ])("%j drops no target", (argv, flags) => {
    const result = parseCommandLine(["plan", ...argv]);
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && result.value.kind === "command" ? result.value.line.flags : {}).toEqual(flags);
  });

  test("that is wrong may want JSON all the same", () => {
    expect(wantsJson(["biuld", "--json"])).toBe(true);
    expect(wantsJson(["build", "--", "--json"])).toBe(false);
    expect(wantsJson(["build"])).toBe(false);
  });

  test("the help names every exit code", () => {
    for (const code of [0, 1, 2, 3, 70, 130]) expect(helpText([])).toMatch(new RegExp(`\\b${code} [a-z]`));
  });

  test.each([
    [["biuld"], "there is no command biuld"],
    [["--json"], "a command is missing"],
    [["plan", "linux-x64"], "plan does not take linux-x64"],
    [["release", "--to", "out", "--cross"], "release does not take --cross"],
    [["build", "linux-x64", "more"], "build does not take linux-x64 more"],
    [["inspect"], "inspect needs the path of a bundle"],
    [["inspect", "a.zip", "b.zip"], "inspect does not take a.zip b.zip"],
    [["build", "--pyhton", "3.13"], "--pyhton"],
    [["build", "--python"], "--python"],
  ])("%j is refused", (argv, message) => {
    const result = parseCommandLine(argv);
    expect(result.ok ? [] : result.diagnostics).toMatchObject([
      { code: "usage", message: expect.stringContaining(message) },
    ]);
  });
});
