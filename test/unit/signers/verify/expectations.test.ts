import { describe, expect, test } from "vitest";
import type { Expectations } from "../../../../src/model/verification.ts";
import type { Signatory } from "../../../../src/signers/sigstore/trust.ts";
import { keyUnexpected, unexpected, unsigned } from "../../../../src/signers/verify/expectations.ts";

const WORKFLOW = "acme/widget/.github/workflows/release.yml";
const COMMIT = "c".repeat(40);
const by: Signatory = {
  identity: `https://github.com/${WORKFLOW}@refs/tags/v1`,
  issuer: "https://issuer.example",
  extensions: new Map([
    [9, `https://github.com/${WORKFLOW}@refs/tags/v1`],
    [12, "https://github.com/acme/widget"],
    [13, COMMIT],
  ]),
};

describe("whom a certificate names", () => {
  test.each<[string, Expectations]>([
    ["nobody in particular", {}],
    ["its identity and issuer", { identity: by.identity ?? "", issuer: "https://issuer.example" }],
    ["its repository", { repository: "acme/widget" }],
    ["its repository by its address", { repository: "https://github.com/acme/widget" }],
    ["the page of its repository", { source: "https://github.com/acme/widget" }],
    ["its workflow, of any ref", { workflow: WORKFLOW }],
    ["its workflow, of its ref", { workflow: `${WORKFLOW}@refs/tags/v1` }],
    ["its commit", { commit: COMMIT }],
  ])("was expected: %s", (_, expected) => {
    expect(unexpected(by, expected)).toBeUndefined();
  });

  test.each<[string, Expectations]>([
    ["another identity", { identity: `${by.identity}0` }],
    ["an identity that only begins so", { identity: "https://github.com/acme/widget" }],
    ["another issuer", { issuer: "https://issuer.example.evil" }],
    ["another repository", { repository: "acme/widget2" }],
    ["a repository whose name it begins with", { repository: "acme/widg" }],
    ["an owner", { repository: "acme" }],
    ["the same repository on another server", { repository: "https://git.example/acme/widget" }],
    ["the page of another repository", { source: "https://github.com/evil/widget" }],
    ["another workflow", { workflow: "acme/widget/.github/workflows/other.yml" }],
    ["another ref of its workflow", { workflow: `${WORKFLOW}@refs/tags/v2` }],
    ["another commit", { commit: "d".repeat(40) }],
  ])("was not expected: %s", (_, expected) => {
    expect(unexpected(by, expected)).toContain(Object.values(expected)[0]);
  });

  test("on another server is somebody else, whose repository and workflow have the same names", () => {
    const there = (text: string | undefined): string => (text ?? "").replace("github.com", "git.example");
    const extensions = new Map([...by.extensions].map(([number, text]) => [number, there(text)]));
    const other = { ...by, identity: there(by.identity), extensions };
    for (const expected of [{ repository: "acme/widget" }, { workflow: WORKFLOW }])
      expect(unexpected(other, expected)).toContain("git.example");
    for (const expected of [
      { repository: "https://git.example/acme/widget" },
      { workflow: `https://git.example/${WORKFLOW}` },
      { source: "https://git.example/acme/widget" },
    ])
      expect(unexpected(other, expected)).toBeUndefined();
  });

  test("is none of the extensions: whatever is expected of them is missing", () => {
    for (const expected of [{ repository: "a/b" }, { workflow: "a/b/c.yml" }, { commit: COMMIT }])
      expect(unexpected({ ...by, extensions: new Map() }, expected)).toContain("nobody");
  });
});

describe("somebody else's kind of signature", () => {
  test("a certificate where a key was named, and nobody else", () => {
    expect(unexpected(by, { key: "/own.pub" })).toContain("not by the key /own.pub");
    expect(unexpected(by, { key: "/own.pub", source: "https://github.com/acme/widget" })).toContain("not by the key");
    expect(unexpected(by, { key: "/own.pub", repository: "acme/widget" })).toBeUndefined();
  });

  test("a key that nobody named where a workflow was expected; a page alone expects none", () => {
    expect(keyUnexpected({ repository: "acme/widget" })).toContain("not by acme/widget");
    expect(keyUnexpected({ source: "https://github.com/acme/widget" })).toBeUndefined();
  });
});

describe("signatures that were taken away", () => {
  const row = (what: string, method: string) => ({ what, method, result: "proven", by: "", detail: "" }) as const;

  test.each<[string, Expectations]>([
    ["identity", { identity: "me" }],
    ["issuer", { issuer: "https://issuer.example" }],
    ["repository", { repository: "acme/widget" }],
    ["workflow", { workflow: WORKFLOW }],
    ["commit", { commit: COMMIT }],
    ["key", { key: "/own.pub" }],
    ["minisign key", { minisignKey: "RW" }],
    ["OpenPGP key", { gpgKey: "/gpg.pub" }],
  ])("by an expected %s are missed", (_, expected) => {
    expect(unsigned([row("SHA256SUMS", "SHA256SUMS")], undefined, expected)).toMatchObject([
      { result: "failed", detail: expect.stringContaining("nobody signed it") },
    ]);
  });

  test("and others than of the list or the one file are no signature of the release", () => {
    const rows = [row("old.zip", "minisign"), row("old.zip", "gpg")];
    expect(unsigned(rows, "app.zip", { minisignKey: "RW", gpgKey: "/gpg.pub" })).toHaveLength(2);
    expect(unsigned(rows, "old.zip", { minisignKey: "RW", gpgKey: "/gpg.pub" })).toEqual([]);
  });

  test("are missed by nobody who expected nobody", () => {
    const page = { source: "https://github.com/acme/widget", trustedRoot: "/root.json" };
    expect(unsigned([], undefined, page)).toEqual([]);
  });
});
