import { expect, test } from "vitest";
import type { SigningWish } from "../../../src/model/signing-config.ts";
import { secretVariables } from "../../../src/plan/signing.ts";
import { checkSigningWish, identityNeed } from "../../../src/plan/signing-needs.ts";

const wish = (policy: SigningWish["policy"], methods: SigningWish["methods"] = {}): SigningWish => ({
  policy,
  provenance: "auto",
  methods,
});
const GPG = { gpg: { key: "GPG_KEY", passphrase: "GPG_WORD" } };
const here = { identity: false, visibility: undefined, event: undefined, has: () => false } as const;

test.each<[string, SigningWish, string]>([
  ["nothing is signed", wish("off"), "unused"],
  ["a key signs", wish("required", { sigstore: { key: "K" } }), "unused"],
  ["auto", wish("auto"), "wanted"],
  ["required, and nothing is named", wish("required"), "required"],
  ["required, by OpenPGP alone", wish("required", GPG), "wanted"],
  ["required, by OpenPGP and Sigstore", wish("required", { ...GPG, sigstore: {} }), "required"],
])("%s: the identity is %s", (_, given, need) => {
  expect(identityNeed(given)).toBe(need);
});

test("secrets are what methods name, and no paths", () => {
  expect(secretVariables(wish("auto", { ...GPG, sigstore: { key: "K", "trusted-root": "root.json" } }))).toEqual([
    "GPG_KEY",
    "GPG_WORD",
    "K",
  ]);
  expect(secretVariables(wish("off", GPG))).toEqual(["GPG_KEY", "GPG_WORD"]);
});

test("at home a secret that is not set is left to the check of the workflow, if there is one", () => {
  const states = (handedOver: boolean) =>
    checkSigningWish(wish("required", GPG), here, { inWorkflow: false, handedOver }).map(({ state }) => state);
  expect(states(true)).toEqual(["unknown", "unknown"]);
  expect(states(false)).toEqual(["fails", "fails"]);
});

test("in a job without identity required signatures are impossible", () => {
  const at = { inWorkflow: true, handedOver: true };
  expect(checkSigningWish(wish("required"), here, at)).toMatchObject([
    { state: "fails", hint: expect.stringContaining("id-token: write") },
  ]);
  expect(checkSigningWish(wish("auto"), { ...here, identity: true, visibility: "private" }, at)).toMatchObject([
    { state: "doubt", message: expect.stringContaining("private") },
  ]);
});

test("what signs is named", () => {
  const means = { ...here, has: () => true };
  const [found] = checkSigningWish(wish("auto", GPG), means, { inWorkflow: false, handedOver: false });
  expect(found).toMatchObject({ state: "fine", message: "auto: Sigstore, OpenPGP, by the identity of the job" });
});
