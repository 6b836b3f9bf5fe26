import { describe, expect, test } from "vitest";
import type { SigningWish } from "../../../src/model/signing-config.ts";
import { TARGET_IDS } from "../../../src/model/target.ts";
import { decideInside, unsignedInside } from "../../../src/plan/signing-inside.ts";

const method = { key: "KEY", timestamp: "http://time.example" };
const wish = (changes: Partial<SigningWish> = {}): SigningWish => ({
  policy: "auto",
  provenance: "auto",
  methods: { authenticode: method },
  ...changes,
});
const means = (set: boolean) => ({ identity: false, visibility: undefined, event: "push", has: () => set });

describe("what is signed inside of a bundle", () => {
  test.each(TARGET_IDS)("for %s: on Windows alone", (target) => {
    const { authenticode, problems } = decideInside(wish(), target, means(true));
    expect(authenticode).toEqual(target.startsWith("windows") ? method : undefined);
    // A key that another leg needs is not missed here.
    expect(decideInside(wish({ policy: "required" }), target, means(false)).problems).toHaveLength(
      target.startsWith("windows") ? 1 : 0,
    );
    expect(problems).toEqual([]);
  });

  test("nothing where it is off, where no method is configured, or in a plan without any of it", () => {
    const nothing = { authenticode: undefined, problems: [] };
    for (const each of [undefined, wish({ policy: "off" }), wish({ methods: {} })]) {
      expect(decideInside(each, "windows-x64", means(true))).toEqual(nothing);
    }
  });
});

describe("legs that came unsigned", () => {
  const unsigned = { target: "windows-arm64" } as const;
  const signed = { ...unsigned, signatures: [] };

  test("are refused by name where that is required and configured", () => {
    const problems = unsignedInside(wish({ policy: "required" }), [signed, unsigned, { target: "linux-x64" }]);
    expect(problems.map(({ code, message }) => [code, message.includes("windows-arm64")])).toEqual([
      ["unsigned-inside", true],
    ]);
  });

  test("are fine otherwise", () => {
    for (const each of [undefined, wish(), wish({ policy: "required", methods: {} })]) {
      expect(unsignedInside(each, [unsigned])).toEqual([]);
    }
  });
});
