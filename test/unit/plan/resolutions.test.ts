import { expect, test } from "vitest";
import type { TargetId } from "../../../src/model/target.ts";
import { compareResolutions, type ResolvedLeg } from "../../../src/plan/resolutions.ts";

/** A leg with `name version` each; the digest is that of the list. */
function leg(target: TargetId, ...packages: readonly string[]): ResolvedLeg {
  const named = packages.map((text) => {
    const [name = "", version = ""] = text.split(" ");
    return { name, version };
  });
  const sha256 = Buffer.from(packages.join(";").padEnd(32, "-")).toString("hex").slice(0, 64);
  return { target, requirements: { resolved: { sha256, until: null, packages: named } } };
}
const locked = (target: TargetId): ResolvedLeg => ({ target, requirements: {} });

test("two legs that resolved a package to different versions: it is named with both", () => {
  const legs = [
    leg("linux-x64", "rich 1.0", "idna 3"),
    leg("windows-x64", "rich 1.1", "idna 3"),
    leg("macos-arm64", "rich 1.0", "idna 3"),
  ];
  expect(compareResolutions(legs)).toEqual([
    {
      code: "resolutions-differ",
      message:
        "the legs were built with different versions of rich (1.0 on linux-x64, macos-arm64; 1.1 on windows-x64)",
      hint: expect.stringContaining("uv lock"),
    },
  ]);
});

test.each<[string, readonly ResolvedLeg[]]>([
  ["no legs", []],
  ["one leg", [leg("linux-x64", "rich 1.0")]],
  ["the same everywhere", [leg("linux-x64", "rich 1.0"), leg("windows-x64", "rich 1.0")]],
  ["legs that have a lock", [locked("linux-x64"), locked("windows-x64"), leg("macos-x64", "rich 1.0")]],
  [
    "a package in two versions for two systems, in all legs",
    [leg("linux-x64", "numpy 1", "numpy 2"), leg("windows-x64", "numpy 2", "numpy 1")],
  ],
  [
    "a package that only one system needs",
    [leg("linux-x64", "rich 1.0"), leg("windows-x64", "colorama 1", "rich 1.0")],
  ],
  ["other files of the same versions", [leg("linux-x64", "a 1", "b 1"), leg("windows-x64", "b 1", "a 1")]],
])("nothing is said of %s", (_, legs) => {
  expect(compareResolutions(legs)).toEqual([]);
});

test("a package in two versions in one leg and in one in the other", () => {
  const [problem] = compareResolutions([leg("linux-x64", "numpy 1", "numpy 2"), leg("windows-x64", "numpy 2")]);
  expect(problem?.message).toContain("numpy (1 and 2 on linux-x64; 2 on windows-x64)");
});
