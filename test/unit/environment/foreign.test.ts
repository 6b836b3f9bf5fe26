import { describe, expect, test } from "vitest";
import { foreignFlags, withoutWheel } from "../../../src/environment/foreign.ts";
import { BuildError, ToolError } from "../../../src/model/errors.ts";

const failed = (...tail: string[]) => new ToolError("uv ended with exit code 1", { argv: ["uv"], exitCode: 1, tail });

test("uv decides for the target's system and Python, by wheels alone", () => {
  expect(foreignFlags("windows-arm64", "3.14.6")).toEqual([
    "--python-platform",
    "aarch64-pc-windows-msvc",
    "--python-version",
    "3.14",
    "--only-binary",
    ":all:",
  ]);
});

describe("a requirement without a wheel is named", () => {
  test.each([
    ["Because docopt==0.6.2 has no usable wheels and you require docopt==0.6.2, your requirements are", "docopt"],
    ["Because uvloop==0.22.1 has no wheels with a matching platform tag (e.g., `win_amd64`) and", "uvloop"],
    ["Because only the following versions: zope.x==1\n has no wheels with a matching Python ABI tag", "zope.x"],
  ])("%s", (line, name) => {
    const error = withoutWheel(failed("  × No solution found when resolving dependencies:", line), "windows-x64");
    expect(error).toBeInstanceOf(BuildError);
    expect(String(error)).toContain(`${name} has no wheel for windows-x64`);
  });

  test("any other failure stays what it was", () => {
    const error = failed("error: connection refused");
    expect(withoutWheel(error, "windows-x64")).toBe(error);
  });
});
