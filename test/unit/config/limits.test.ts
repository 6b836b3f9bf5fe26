import { describe, expect, test } from "vitest";
import { resolveConfig } from "../../../src/config/resolve.ts";
import { configSource, packageFacts } from "../../support/facts.ts";
import { okValue, problemsOf, textOf } from "../../support/result.ts";

const resolve = (value: unknown) =>
  resolveConfig({ flags: {}, inputs: {}, facts: packageFacts(), file: configSource(value) });

describe("floor and size", () => {
  test("each system gets its own floor, and a later override wins whole", () => {
    const { settings } = okValue(
      resolve({
        targets: ["linux-x64", "linux-arm64", "linux-musl-x64", "macos-arm64", "windows-x64"],
        floor: { glibc: "2.28", macos: "11.0" },
        size: { max: "120MB" },
        overrides: [
          { target: "linux-*", floor: { glibc: "2.34" } },
          { target: "linux-arm64", floor: { macos: "12.0" } },
          { target: "windows-*", size: { max: "1.5GiB" } },
        ],
      }),
    );
    const limits = Object.entries(settings).map(([id, { maxFloor, maxSize }]) => [id, maxFloor, maxSize]);
    expect(limits).toEqual([
      ["linux-x64", "2.34", 120_000_000],
      ["linux-arm64", undefined, 120_000_000],
      ["linux-musl-x64", undefined, 120_000_000],
      ["macos-arm64", "11.0", 120_000_000],
      ["windows-x64", undefined, 1_610_612_736],
    ]);
  });

  test.each([
    ["80 kB", 80_000],
    ["7B", 7],
    ["2KiB", 2048],
    ["0.5GB", 500_000_000],
  ])("%s is %i bytes", (max, bytes) => {
    expect(okValue(resolve({ targets: ["linux-x64"], size: { max } })).settings["linux-x64"]?.maxSize).toBe(bytes);
  });

  test.each([
    ["a number, which YAML makes of 2.30", { floor: { glibc: 2.3 } }, "wrong-type slipway.yml floor.glibc"],
    ["a name", { floor: { glibc: "jammy" } }, "wrong-type slipway.yml floor.glibc"],
    ["one number", { floor: { macos: "11" } }, "wrong-type slipway.yml floor.macos"],
    ["another system", { floor: { windows: "10.0" } }, "unknown-key slipway.yml floor.windows"],
    ["a list", { floor: ["2.28"] }, "wrong-type slipway.yml floor"],
    ["a size without a unit", { size: { max: "120" } }, "wrong-type slipway.yml size.max"],
    ["a size that is a number", { size: { max: 120 } }, "wrong-type slipway.yml size.max"],
    ["a size below nothing", { size: { max: "-1MB" } }, "wrong-type slipway.yml size.max"],
    ["a size for ever", { size: { max: `${"9".repeat(40)}GB` } }, "wrong-type slipway.yml size.max"],
    ["a key of size that there is not", { size: { maximum: "1MB" } }, "unknown-key slipway.yml size.maximum"],
    [
      "a bad floor of an override",
      { overrides: [{ target: "*", floor: { glibc: "new" } }] },
      "wrong-type slipway.yml overrides[0].floor.glibc",
    ],
  ])("%s is refused at its place", (_, value, problem) => {
    expect(problemsOf(resolve(value))).toEqual([problem]);
  });

  test("an unknown key suggests the known one", () => {
    expect(textOf(resolve({ floor: { glbc: "2.28" } }))).toContain("did you mean glibc?");
  });
});
