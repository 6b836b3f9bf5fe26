import { describe, expect, test } from "vitest";
import { CONFIG_FLAGS } from "../../../src/config/layers.ts";
import { parseCommandLine as parse } from "../../../src/runtime/local/arguments.ts";

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
    [["biuld"], "there is no command biuld"],
    [["--json"], "a command is missing"],
    [["plan", "linux-x64"], "plan does not take linux-x64"],
    [["build", "linux-x64", "more"], "build does not take linux-x64 more"],
    [["build", "--pyhton", "3.13"], "--pyhton"],
    [["build", "--python"], "--python"],
  ])("%j is refused", (argv, message) => {
    const result = parseCommandLine(argv);
    expect(result.ok ? [] : result.diagnostics).toMatchObject([
      { code: "usage", message: expect.stringContaining(message) },
    ]);
  });
});
