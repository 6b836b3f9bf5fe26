import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseConfigFile } from "../../../src/config/file.ts";
import { okValue, problemsOf, textOf } from "../../support/result.ts";

const parse = (text: string) => parseConfigFile(text, "slipway.yml");
const plain = async (text: string) => JSON.parse(JSON.stringify(okValue(await parse(text)).value));

describe("values", () => {
  test.each([
    ["an empty file", ""],
    ["comments only", "# nothing\n\n"],
    ["a document mark alone", "---\n"],
  ])("%s is an empty configuration", async (_, text) => {
    expect(await plain(text)).toEqual({});
  });

  test("maps, lists, and text that looks like something else in older YAML", async () => {
    const text = "a: yes\nb: [1, x, {c: true}]\nd:\n  - e: f\n'g h': |\n  two\n  lines\n1: z\n";
    expect(await plain(text)).toEqual({
      a: "yes",
      b: [1, "x", { c: true }],
      d: [{ e: "f" }],
      "g h": "two\nlines\n",
      "1": "z",
    });
  });

  test("a byte order mark and Windows line ends", async () => {
    expect(await plain("\ufeffname: a\r\npython: '3.13'\r\n")).toEqual({ name: "a", python: "3.13" });
  });

  test("a key without a value is left out", async () => {
    expect(await plain("name:\noverrides:\n  # none yet\ngroups: []\n")).toEqual({ groups: [] });
  });

  test("aliases are followed", async () => {
    expect(await plain("include: &files [a, b]\noverrides:\n  - include: *files\n")).toEqual({
      include: ["a", "b"],
      overrides: [{ include: ["a", "b"] }],
    });
  });

  test("a key named __proto__ is a key like any other", async () => {
    expect(Object.keys(okValue(await parse("__proto__: {x: 1}\n")).value as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});

test("places of keys and list items, and the spelling of what is no text", async () => {
  const text = "python: 3.10\noverrides:\n  - target: windows-*\n    packages: [archive, msi]\n";
  expect(Object.fromEntries(okValue(await parse(text)).positions)).toEqual({
    python: { line: 1, column: 1, source: "3.10" },
    overrides: { line: 2, column: 1 },
    "overrides[0]": { line: 3, column: 5 },
    "overrides[0].target": { line: 3, column: 5 },
    "overrides[0].packages": { line: 4, column: 5 },
    "overrides[0].packages[0]": { line: 4, column: 16 },
    "overrides[0].packages[1]": { line: 4, column: 25 },
  });
});

describe("bad input", () => {
  test.each([
    ["a tab for indentation", "release:\n\ttag: v1\n", ["yaml-syntax slipway.yml:2:1"]],
    ["a list that is not closed", "groups: [a,\n", ["yaml-syntax slipway.yml:2:1"]],
    ["a key that is there twice", "name: a\npython: '3.13'\nname: b\n", ["duplicate-key slipway.yml:3:1"]],
    ["a second document", "name: a\n---\nname: b\n", ["yaml-syntax slipway.yml:2:1"]],
    ["an alias for nothing", "name: *app\n", ["yaml-value slipway.yml:1:7"]],
    ["an alias for what holds it", "groups: &g [a, *g]\n", ["yaml-value slipway.yml:1:16"]],
    ["a value with a colon", "name: a: b\n", ["yaml-syntax slipway.yml:1:7"]],
    ["a value that begins with @", "name: @a\n", ["yaml-syntax slipway.yml:1:7"]],
    ["a tag that nobody knows", "name: !!python/object a\n", ["yaml-syntax slipway.yml:1:7"]],
    ["a key that is a list", "? [a, b]\n: c\n", ["yaml-value slipway.yml:1:3"]],
    ["a key that is nothing", "? \n: c\n", ["yaml-value slipway.yml:1:3"]],
  ])("%s", async (_, text, problems) => {
    expect(problemsOf(await parse(text))).toEqual(problems);
  });

  test("what is said of a tab", async () => {
    expect(textOf(await parse("release:\n\ttag: v1\n"))).toMatchInlineSnapshot(`
      "slipway.yml:2:1: this is not valid YAML: Tabs are not allowed as indentation
          indent with spaces"
    `);
  });

  test("ten lines of aliases that stand for billions of values", async () => {
    const lines = Array.from({ length: 10 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`);
    const result = await parse(`a0: &a0 [x,x,x,x,x,x,x,x,x]\n${lines.join("\n")}\n`);
    expect(textOf(result)).toContain("more than 20000 values");
  });

  test.each([
    ["lists in lists", `a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`],
    ["lists by hyphens", `${"- ".repeat(20_000)}a`],
    ["maps in maps", "{a: ".repeat(20_000)],
    ["a hundred lists", `a: ${"[".repeat(100)}${"]".repeat(100)}`],
  ])("%s without end", async (_, text) => {
    expect(textOf(await parse(text))).toContain("nested too deeply");
  });

  test("a file of a megabyte", async () => {
    expect(problemsOf(await parse("#".repeat(1024 * 1024)))).toEqual(["too-large slipway.yml"]);
  });

  test("any text is a configuration or a diagnostic", async () => {
    const word = fc.constantFrom(
      "a",
      ":",
      " ",
      "\n",
      "-",
      "  ",
      "[",
      "]",
      "{",
      "}",
      "&x",
      "*x",
      "'",
      '"',
      "#",
      "!",
      "|",
      "\t",
      "?",
      "---\n",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(word).map((words) => words.join("")),
    );
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const result = await parse(written);
        return result.ok || result.diagnostics.every((problem) => problem.at?.file === "slipway.yml");
      }),
      { numRuns: 2000 },
    );
  });
});
