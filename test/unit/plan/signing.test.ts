import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SigningMeans } from "../../../src/model/signing.ts";
import type { SigningWish } from "../../../src/model/signing-config.ts";
import { decideSigning, secretVariables } from "../../../src/plan/signing.ts";

const wish = (changes: Partial<SigningWish> = {}): SigningWish => ({
  policy: "auto",
  provenance: "auto",
  methods: {},
  ...changes,
});
const means = (changes: Partial<SigningMeans> = {}): SigningMeans => ({
  identity: true,
  visibility: "public",
  event: "push",
  has: () => true,
  ...changes,
});
const severities = (found: ReturnType<typeof decideSigning>) => found.problems.map(({ severity }) => severity);

describe("what a release is signed with", () => {
  test("by default the job's identity, and provenance with it", () => {
    const found = decideSigning(wish(), means());
    expect(found).toMatchObject({ sigstore: { by: "identity" }, provenance: true, problems: [] });
  });

  test("nothing at all where it is off", () => {
    const found = decideSigning(wish({ policy: "off", methods: { gpg: { key: "K" } } }), means());
    expect(found).toMatchObject({ sigstore: undefined, gpg: undefined, provenance: false, problems: [] });
  });

  test("without an identity: a warning under auto, an error under required", () => {
    const none = means({ identity: false });
    expect(severities(decideSigning(wish(), none))).toEqual(["warning"]);
    const required = decideSigning(wish({ policy: "required" }), none);
    expect(severities(required)).toEqual(["error"]);
    expect(required.problems[0]?.hint).toContain("id-token: write");
  });

  test("required is content with the methods that were chosen", () => {
    const chosen = wish({ policy: "required", methods: { minisign: { key: "K" } } });
    expect(severities(decideSigning(chosen, means({ identity: false })))).toEqual(["warning"]);
    expect(severities(decideSigning(chosen, means({ identity: false, has: () => false })))).toEqual([
      "warning",
      "error",
    ]);
  });

  test.each(["private", undefined] as const)("a repository that is %s stays out of the public log", (visibility) => {
    const found = decideSigning(wish(), means({ visibility }));
    expect(found).toMatchObject({ sigstore: undefined, provenance: false });
    expect(found.problems[0]?.message).toContain("public log");
    const written = decideSigning(wish({ methods: { sigstore: {} } }), means({ visibility }));
    expect(written).toMatchObject({ sigstore: { by: "identity" }, provenance: true, problems: [] });
  });

  test("a key signs where there is no identity, and a password that is not set is missed", () => {
    const methods = { sigstore: { key: "KEY", password: "PASSWORD" } };
    expect(decideSigning(wish({ methods }), means({ identity: false }))).toMatchObject({ sigstore: { by: "key" } });
    const found = decideSigning(wish({ methods }), means({ has: (name) => name === "KEY" }));
    expect(found.sigstore).toBeUndefined();
    expect(found.problems[0]?.message).toContain("signing.sigstore.password names the environment variable PASSWORD");
  });

  test.each(["pull_request", "pull_request_target", "workflow_run", "issue_comment"])(
    "nothing on %s, even where it is required, and no secret is asked for",
    (event) => {
      const has = () => {
        throw new Error("asked for a secret");
      };
      const all = wish({ policy: "required", methods: { minisign: { key: "K" }, sigstore: {} } });
      const found = decideSigning(all, means({ event, has }));
      expect(found).toMatchObject({ sigstore: undefined, minisign: undefined, provenance: false });
      expect(found.problems).toMatchObject([{ code: "unsigned", severity: "warning" }]);
    },
  );

  const method = fc.record({ key: fc.constantFrom("A", "B"), password: fc.constantFrom("C", "D") });
  const policies = fc.constantFrom("auto" as const, "required" as const, "off" as const);
  const methods = fc.record({ minisign: method, sigstore: method }, { requiredKeys: [] });
  const set = fc.subarray(["A", "B", "C", "D"]);

  test("never a method without its secrets, and no provenance without Sigstore", () => {
    fc.assert(
      fc.property(policies, methods, set, fc.boolean(), (policy, chosen, names, identity) => {
        const has = (name: string) => names.includes(name);
        const found = decideSigning(wish({ policy, methods: chosen }), means({ identity, has }));
        const keyed = found.sigstore?.by === "key" ? [found.sigstore.method] : [];
        const used = [found.minisign, ...keyed].flatMap((each) =>
          each === undefined ? [] : [each.key, each.password],
        );
        expect(used.filter((name) => !names.includes(name ?? ""))).toEqual([]);
        expect(found.provenance && found.sigstore === undefined).toBe(false);
      }),
    );
  });

  test("never an error under auto", () => {
    fc.assert(
      fc.property(methods, set, fc.boolean(), (chosen, names, identity) => {
        const found = decideSigning(
          wish({ methods: chosen }),
          means({ identity, has: (name) => names.includes(name) }),
        );
        expect(severities(found)).not.toContain("error");
      }),
    );
  });
});

test("the variables that hold secrets are those of every method, and nothing else of it", () => {
  const methods = {
    sigstore: { key: "A", password: "B", "signing-config": "config.json" },
    minisign: { key: "C" },
    gpg: { key: "D", passphrase: "E" },
  };
  expect(secretVariables(wish({ methods }))).toEqual(["A", "B", "C", "D", "E"]);
  expect(secretVariables(wish())).toEqual([]);
});
