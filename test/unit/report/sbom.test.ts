import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Account, AccountOwner, AccountPart } from "../../../src/model/account.ts";
import { digest } from "../../../src/publishers/checksums.ts";
import { sbomOf } from "../../../src/report/sbom.ts";

const HASH = "a".repeat(64);
const file = (path: string, more: Partial<AccountPart> = {}): AccountPart => ({
  kind: "file",
  path,
  sha256: HASH,
  target: undefined,
  ...more,
});
const owner = (more: Partial<AccountOwner>): AccountOwner => ({
  kind: "distribution",
  name: "Fast_Lib",
  version: "2.0+local",
  licence: "MIT",
  parts: [file("site/fast.py")],
  ...more,
});
const account = (more: Partial<Account> = {}): Account => ({
  target: "linux-x64",
  bundle: "app-1.4.0-linux-x64",
  sha256: HASH,
  owners: [
    owner({ kind: "launcher", name: "programs", version: undefined, licence: undefined, parts: [file("app")] }),
    owner({
      kind: "interpreter",
      name: "CPython",
      version: "3.14.6",
      licence: "PSF-2.0",
      parts: [file("python/bin/python3", { kind: "program" }), file("python/lib/libz.so", { kind: "library" })],
    }),
    owner({}),
  ],
  interpreter: { version: "3.14.6", url: "https://example.org/python.tar.gz", sha256: HASH },
  libraries: [{ name: "OpenSSL", version: "3.5.7", licence: "Apache-2.0", module: "_ssl", file: null }],
  problems: [],
  ...more,
});
const options = {
  slipway: "1.0.0",
  project: { name: "app", version: "1.4.0" },
  time: new Date(0),
  digest,
};
const render = (...accounts: Account[]): string => sbomOf(accounts, options);

interface Shown {
  readonly type: string;
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  readonly licenses?: readonly unknown[];
  readonly hashes?: readonly { readonly content: string }[];
  readonly components?: readonly Shown[];
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}
const flat = (components: readonly Shown[] = []): Shown[] =>
  components.flatMap((component) => [component, ...flat(component.components)]);
const shown = (text: string): Shown[] => flat(JSON.parse(text).components);
const problemsOf = (text: string) => new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);

describe("the SBOM", () => {
  test("is valid CycloneDX 1.6", async () => {
    expect(await problemsOf(render(account()))).toBeNull();
    // The validator does see what is wrong.
    expect(await problemsOf(render(account()).replace('"platform"', '"plattform"'))).not.toBeNull();
  });

  test("names distributions with their addresses and licences, and what they brought", () => {
    const fast = shown(render(account())).find(({ name }) => name === "Fast_Lib");
    expect(fast).toMatchObject({ type: "library", version: "2.0+local", purl: "pkg:pypi/fast-lib@2.0%2Blocal" });
    expect(fast?.licenses).toEqual([{ license: { id: "MIT" } }]);
    expect(fast?.components?.map(({ name, hashes }) => [name, hashes?.[0]?.content])).toEqual([["site/fast.py", HASH]]);
  });

  test("names the interpreter, where it came from and what is linked into it", () => {
    const all = shown(render(account()));
    const python = all.find(({ name }) => name === "CPython");
    expect(python).toMatchObject({ type: "platform", version: "3.14.6", purl: "pkg:generic/cpython@3.14.6" });
    expect(all.find(({ name }) => name === "OpenSSL")).toMatchObject({ type: "library", version: "3.5.7" });
    expect(all.find(({ name }) => name === "python/lib/libz.so")?.type).toBe("library");
    const unasked = shown(render(account({ libraries: undefined }))).find(({ name }) => name === "CPython");
    expect(unasked?.properties).toContainEqual({
      name: "slipway:linked-libraries",
      value: "not asked: it could not be run",
    });
  });

  test.each<[string, unknown]>([
    ["MIT", { license: { id: "MIT" } }],
    ["mit", { license: { id: "MIT" } }],
    ["Apache-2.0 OR BSD-2-Clause", { expression: "Apache-2.0 OR BSD-2-Clause" }],
    [
      "(MIT AND GPL-2.0-or-later WITH Classpath-exception-2.0)",
      { expression: "(MIT AND GPL-2.0-or-later WITH Classpath-exception-2.0)" },
    ],
    ["Dual License", { license: { name: "Dual License" } }],
    ["BSD OR so", { license: { name: "BSD OR so" } }],
  ])("takes the licence %j for what it is", async (licence, expected) => {
    const text = render(account({ owners: [owner({ licence })] }));
    expect(shown(text).find(({ name }) => name === "Fast_Lib")?.licenses).toEqual([expected]);
    expect(await problemsOf(text)).toBeNull();
  });

  test("says of modules that are packed with others that they have no bytes of their own, and what could not be read", async () => {
    const parts = [file("app!/PYZ.pyz/fast", { kind: "module", sha256: undefined })];
    const text = render(account({ owners: [owner({ parts })], problems: ["app: malformed PYZ file"] }));
    const module = shown(text).find(({ name }) => name.endsWith("/fast"));
    expect(module?.hashes).toBeUndefined();
    expect(module?.properties?.map(({ name }) => name)).toEqual(["slipway:packed"]);
    expect(shown(text)[0]?.properties).toContainEqual({ name: "slipway:not-read", value: "app: malformed PYZ file" });
    expect(await problemsOf(text)).toBeNull();
  });

  test("of the same bundles is the same text, in whatever order they come; of others it has another serial number", () => {
    const windows = account({ target: "windows-x64", bundle: "app-1.4.0-windows-x64" });
    expect(render(account(), windows)).toBe(render(windows, account()));
    const serial = (text: string): string => JSON.parse(text).serialNumber;
    expect(serial(render(account()))).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(serial(render(account()))).not.toBe(serial(render(account({ sha256: "b".repeat(64) }))));
    expect(JSON.parse(render(account())).metadata.timestamp).toBe("1970-01-01T00:00:00.000Z");
  });

  test("names every file of every bundle exactly once, whatever they are called", async () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, unit: "binary" }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(names, names, async (ours, theirs) => {
        const own = ours.map((name) => file(`own/${name}`));
        const brought = theirs.map((name) => file(`lib/${name}`));
        const owners = [owner({ kind: "application", version: undefined, parts: own }), owner({ parts: brought })];
        const targets = ["linux-x64", "macos-arm64"] as const;
        const text = render(...targets.map((target) => account({ target, bundle: `app-${target}`, owners })));
        for (const bundle of JSON.parse(text).components as Shown[]) {
          const files = flat(bundle.components).filter(({ type }) => type === "file");
          expect(files.map(({ name }) => name).sort()).toEqual([...own, ...brought].map(({ path }) => path).sort());
        }
        const refs = [...text.matchAll(/"bom-ref": "((?:[^"\\]|\\.)*)"/g)].map(([, ref]) => ref);
        expect(new Set(refs).size).toBe(refs.length);
      }),
      { numRuns: 50 },
    );
  });
});
