import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseToml } from "../../../src/project/toml.ts";
import { okValue, problemsOf, textOf } from "../../support/result.ts";

const parse = (text: string) => parseToml(text, "pyproject.toml");
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("values", () => {
  test("tables, dotted keys, arrays of tables and inline tables become plain values", () => {
    const text = '[a.b]\nc.d = "x"\n"e f" = [1, 2.5, true]\n[[g]]\nh = { i = "j" }\n[[g]]\n[g.k]\nl = 1\n';
    expect(plain(okValue(parse(text)).value)).toEqual({
      a: { b: { c: { d: "x" }, "e f": [1, 2.5, true] } },
      g: [{ h: { i: "j" } }, { k: { l: 1 } }],
    });
  });

  test("dates and times stay text, as written", () => {
    const text = "a = 2026-01-02\nb = 07:32:00\nc = 1979-05-27T07:32:00Z\nd = [1979-05-27 07:32:00]\n";
    expect(plain(okValue(parse(text)).value)).toEqual({
      a: "2026-01-02",
      b: "07:32:00",
      c: "1979-05-27T07:32:00Z",
      d: ["1979-05-27 07:32:00"],
    });
  });

  test("inf, nan and integers beyond 64 bits do not crash", () => {
    const { value } = okValue(parse("a = inf\nb = nan\nc = 99999999999999999999\n"));
    expect(Object.values(value).every((item) => typeof item === "number")).toBe(true);
  });

  test("a key named __proto__ is a key like any other", () => {
    const { value } = okValue(parse('__proto__ = "x"\n[constructor]\nprototype = "y"\n'));
    expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test("a Windows file with a byte order mark taken off keeps its lines", () => {
    const { positions } = okValue(parse('[project]\r\nname = "x"\r\n'));
    expect(positions.get("project.name")).toEqual({ line: 2, column: 1 });
  });
});

describe("places", () => {
  test.each([
    ["project", 1, 2],
    ["project.name", 2, 1],
    ["project.urls.home", 3, 1],
    ["project.dependencies[1]", 6, 3],
    ["tool.slipway", 8, 2],
    ["tool.slipway.python", 9, 1],
    ["tool.slipway.overrides[0].target", 11, 1],
    ['tool."a.b".c', 13, 1],
  ])("%s is at %i:%i", (key, line, column) => {
    const text = [
      "[project]",
      'name = "x"',
      'urls.home = "y"',
      "dependencies = [",
      '  "a",',
      '  "b",',
      "]",
      "[tool.slipway]",
      "python = 3.10",
      "[[tool.slipway.overrides]]",
      'target = "z"',
      '[tool."a.b"]',
      "c = 1",
    ].join("\n");
    expect(okValue(parse(text)).positions.get(key)).toMatchObject({ line, column });
  });

  test("what is no text keeps its spelling", () => {
    expect(okValue(parse("python = 3.10\n")).positions.get("python")?.source).toBe("3.10");
  });
});

describe("syntax errors", () => {
  test.each([
    ["a value that is missing", '[project]\nname =\nversion = "1"\n', 2, 7],
    ["a key alone", "a = 1\nb\nc = 2\n", 2, 2],
    ["a list that is not closed", "a = [1\nb = 2\n", 2, 1],
    ["a quote that is not closed", '[project]\nname = "x\n', 2, 10],
    ["a table header that is not closed", "[project\n", 1, 9],
    ["a key that is there twice", "a = 1\na = 2\n", 2, 1],
    ["a table that is there twice", "[a]\n[a]\n", 2, 2],
    ["an escape that there is not", 'a = "\\q"\n', 1, 7],
    ["a day that there is not", "a = 2026-02-30\n", 1, 14],
    ["JSON", '{ "a": 1 }\n', 1, 1],
  ])("%s", (_, text, line, column) => {
    expect(problemsOf(parse(text))).toEqual([`toml-syntax pyproject.toml:${line}:${column}`]);
  });

  test("the message names the reason", () => {
    expect(textOf(parse("a =\n"))).toMatchInlineSnapshot(`
      "pyproject.toml:1:4: this is not valid TOML: unspecified values are invalid
          mend the line; everything after it was not read"
    `);
  });

  test("lists in lists in lists without end", () => {
    expect(problemsOf(parse(`a = ${"[".repeat(100_000)}${"]".repeat(100_000)}`))).toEqual([
      "toml-syntax pyproject.toml",
    ]);
  });
});

test("any text is a document or a diagnostic", () => {
  const word = fc.constantFrom("[", "]", "=", '"', "'", "a", ".", ",", "{", "}", "\n", "1", "-", "#", "\\", "é", " ");
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(word).map((words) => words.join("")),
  );
  fc.assert(
    fc.property(text, (written) => {
      const result = parse(written);
      return result.ok || result.diagnostics.every((problem) => problem.at?.file === "pyproject.toml");
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["a table of 20,000 names", `[${Array(20_000).fill("a").join(".")}]\n`],
  ["a key of 20,000 names", `${Array(20_000).fill("a").join(".")} = 1\n`],
])("%s is refused before it takes minutes", (_, text) => {
  expect(textOf(parse(text))).toBe("pyproject.toml: the values are nested too deeply to be read");
});
