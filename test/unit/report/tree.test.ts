import { describe, expect, test } from "vitest";
import { treeOf } from "../../../src/report/page/tree.ts";

const bundle = {
  target: "linux-x64",
  name: "app",
  facts: [],
  floors: [],
  checks: [],
  owners: [
    {
      kind: "distribution" as const,
      name: "rich 15.0",
      files: [
        ["lib/rich/a.py", 10],
        ["lib/rich/b/c.py", 30],
      ] as const,
    },
    {
      kind: "interpreter" as const,
      name: "interpreter",
      files: [
        ["bin/python", 100],
        ["lib/os.py", 5],
      ] as const,
    },
  ],
};

describe("a bundle as a tree", () => {
  test("by who brought it: an owner keeps its name, whatever folders its files lie in, and sizes add up", () => {
    const root = treeOf(bundle, "owner");
    expect(root).toMatchObject({ name: "app", bytes: 145, files: 4 });
    expect(root.parts().map(({ name, bytes, files }) => [name, bytes, files])).toEqual([
      ["interpreter", 105, 2],
      ["rich 15.0", 40, 2],
    ]);
  });

  test("folders that hold one folder are one", () => {
    const odd = {
      ...bundle,
      owners: [
        {
          kind: "other" as const,
          name: "x",
          files: [
            ["a/b/c/d", 1],
            ["a/e", 1],
          ] as const,
        },
      ],
    };
    const [owner] = treeOf(odd, "owner").parts();
    expect(owner?.name).toBe("x");
    expect(owner === undefined ? [] : owner.parts().map(({ name }) => name)).toEqual(["b/c", "e"]);
  });

  test("by folder", () => {
    const root = treeOf(bundle, "folder");
    const lib = root.parts().find(({ name }) => name === "lib");
    expect(lib).toMatchObject({ bytes: 45, files: 3 });
    expect(lib === undefined ? [] : lib.parts().map(({ name, bytes }) => [name, bytes])).toEqual([
      ["rich", 40],
      ["os.py", 5],
    ]);
  });

  test("file names that objects have of their own are names like others", () => {
    const odd = {
      ...bundle,
      owners: [{ kind: "other" as const, name: "x", files: [["__proto__/constructor", 1]] as const }],
    };
    expect(treeOf(odd, "folder").bytes).toBe(1);
    expect(
      treeOf(odd, "folder")
        .parts()
        .map(({ name }) => name),
    ).toEqual(["__proto__"]);
  });
});
