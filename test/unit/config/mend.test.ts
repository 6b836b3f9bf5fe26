import { describe, expect, test } from "vitest";
import { mendedText } from "../../../src/config/mend.ts";

const hidden = (add: string) => ({ bundler: "pyinstaller", option: "hidden-imports", add }) as const;

describe("slipway.yml with a change in it", () => {
  test.each([
    ["an empty file", "", [hidden("a.b")], "bundler:\n  use: pyinstaller\n  hidden-imports: [a.b]\n"],
    [
      "a bundler's name",
      "# mine\nbundler: pyinstaller # yes\n",
      [hidden("a")],
      "# mine\nbundler:\n  use: pyinstaller\n  hidden-imports: [a]\n",
    ],
    [
      "options and comments",
      "bundler:\n  use: pyinstaller\n  # why\n  hidden-imports:\n    - a\nname: x\n",
      [hidden("a"), hidden("b")],
      "bundler:\n  use: pyinstaller\n  # why\n  hidden-imports:\n    - a\n    - b\nname: x\n",
    ],
    ["a value", "", [{ bundler: "portable", option: "trim", set: "off" }], "bundler:\n  use: portable\n  trim: off\n"],
    ["a file", "include: [a.txt]\n", [{ include: "b/c.txt" }], "include: [a.txt, b/c.txt]\n"],
  ] as const)("%s", async (_, text, mends, expected) => {
    expect(await mendedText(text, mends)).toBe(expected);
  });

  test.each([
    ["another bundler", "bundler: portable\n"],
    ["a list", "- a\n"],
    ["what is no YAML", "a: [\n"],
  ])("%s: nothing", async (_, text) => {
    expect(await mendedText(text, [hidden("a")])).toBeUndefined();
  });
});
