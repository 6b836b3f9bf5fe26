import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignatureFile } from "../../src/model/signing.ts";
import type { Expectations } from "../../src/model/verification.ts";
import { verifySignatures } from "../../src/signers/verify/verify.ts";
import { ARTIFACT, folderOf, signingPorts } from "../support/signing.ts";
import { standFrom } from "../support/stand/environment.ts";
import { REPOSITORY, type SigningBench, startSigningBench } from "../support/stand/sigstore/bench.ts";
import { COMMIT } from "../support/stand/sigstore/oidc-issuer.ts";
import type { Sigstore } from "../support/stand/sigstore/sigstore.ts";
import type { SigstoreTools } from "../support/stand/sigstore/tools.ts";
import { tool } from "../support/stand/store.ts";

const { sigstore: tools } = standFrom(process.env);
const PROVENANCE = "app-1.4.0.provenance.sigstore.json";
describe.skipIf(tools === undefined)("a release signed against a whole Sigstore", () => {
  const programs: SigstoreTools = JSON.parse(tools ?? "{}");
  let bench: SigningBench;
  let work: string;
  let signed: string;
  let stand: Sigstore;
  let made: readonly SignatureFile[];
  let expected: Expectations;

  beforeAll(async () => {
    bench = await startSigningBench(programs);
    ({ work, stand } = bench);
    signed = join(work, "signed");
    made = await bench.sign(signed);
    const { identity, url: issuer } = stand.issuer;
    expected = { identity, issuer, repository: REPOSITORY, commit: COMMIT, trustedRoot: stand.trustedRoot };
  });
  afterAll(() => bench?.dispose());

  /** Did the verifier of that kind accept? */
  const accepts = (argv: readonly [string, ...string[]], cwd: string): Promise<boolean> =>
    tool(argv, { cwd, env: { GH_TOKEN: "x", HOME: work } }).then(
      () => true,
      () => false,
    );
  const cosign = (cwd: string, { identity = "", issuer = "" } = expected, bundle = `${ARTIFACT}.sigstore.json`) => {
    const who = ["--certificate-identity", identity, "--certificate-oidc-issuer", issuer];
    const trust = ["--bundle", bundle, "--trusted-root", stand.trustedRoot];
    return accepts([programs.cosign, "verify-blob", ...trust, ...who, ARTIFACT], cwd);
  };
  const python = (cwd: string) => {
    const who = ["--cert-identity", stand.issuer.identity, "--cert-oidc-issuer", stand.issuer.url];
    const bundle = ["--bundle", `${ARTIFACT}.sigstore.json`];
    const argv = ["--trust-config", stand.trustConfig, "verify", "identity", ...bundle, ...who, ARTIFACT];
    return accepts([programs.sigstore, ...argv], cwd);
  };
  const gh = (cwd: string, { identity = "", issuer = "", repository = "" } = expected) => {
    const who = ["--cert-identity", identity, "--cert-oidc-issuer", issuer, "-R", repository];
    const trust = ["--bundle", PROVENANCE, "--custom-trusted-root", stand.roots];
    return accepts([programs.gh, "attestation", "verify", ARTIFACT, ...trust, ...who], cwd);
  };
  const slipway = async (folder: string, who = expected) =>
    verifySignatures(signingPorts({}), await folderOf(folder, [ARTIFACT]), who);
  const copy = async (name: string): Promise<string> => {
    const folder = join(work, name.replaceAll(/\W/g, "-"));
    await cp(signed, folder, { recursive: true });
    return folder;
  };

  test("has a bundle per artifact and for the checksums, and one provenance", () => {
    expect(made.map(({ name }) => name)).toEqual(["SHA256SUMS.sigstore.json", `${ARTIFACT}.sigstore.json`, PROVENANCE]);
  });

  test("cosign, sigstore-python and gh accept it, and so do we, offline", async () => {
    expect({ cosign: await cosign(signed), python: await python(signed), gh: await gh(signed) }).toEqual({
      cosign: true,
      python: true,
      gh: true,
    });
    const rows = await slipway(signed);
    expect(rows.map(({ what, method, result }) => `${result}: ${what} ${method}`).sort()).toEqual([
      "proven: SHA256SUMS sigstore",
      `proven: ${ARTIFACT} sigstore`,
      `proven: ${PROVENANCE} provenance`,
    ]);
    expect(rows[0]?.by).toContain(stand.issuer.identity);
  });

  test("a hundred artifacts are signed in at most three times the time of one", async () => {
    const time = async (count: number): Promise<number> => {
      const before = performance.now();
      await bench.sign(join(work, `speed-${count}-${before}`), { count });
      return performance.now() - before;
    };
    const [one, hundred] = [await time(1), await time(100)];
    process.stdout.write(`signing: one ${Math.round(one)} ms, a hundred ${Math.round(hundred)} ms\n`);
    // The figure is in bench/; here only that nothing is made one behind the other.
    expect(hundred).toBeLessThan(30 * one);
  });

  type Json = Record<string, unknown>;
  const edit = async (folder: string, name: string, change: (bundle: Json) => void): Promise<void> => {
    const bundle: Json = JSON.parse(await readFile(join(folder, name), "utf8"));
    change(bundle);
    await writeFile(join(folder, name), JSON.stringify(bundle));
  };
  const flipped = (base64: unknown): string => {
    const bytes = Buffer.from(String(base64), "base64");
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    return bytes.toString("base64");
  };
  const inside = (value: unknown, ...path: readonly (string | number)[]): Json =>
    path.reduce<unknown>((found, key) => (found as Record<string | number, unknown>)[key], value) as Json;
  const signature = `${ARTIFACT}.sigstore.json`;
  const material = "verificationMaterial";

  /** Each is done to a copy of the folder; who else has to refuse it. */
  const tamperings: readonly (readonly [
    name: string,
    kind: "cosign" | "gh",
    change: (folder: string) => Promise<unknown>,
  ])[] = [
    ["a byte of the file", "cosign", (folder) => writeFile(join(folder, ARTIFACT), "content of another\n")],
    [
      "a byte of the signature",
      "cosign",
      (folder) =>
        edit(folder, signature, (bundle) => {
          const message = inside(bundle, "messageSignature");
          message["signature"] = flipped(message["signature"]);
        }),
    ],
    [
      "the bundle of another file",
      "cosign",
      (folder) => cp(join(folder, "SHA256SUMS.sigstore.json"), join(folder, signature)),
    ],
    [
      "the time stamp removed",
      "cosign",
      (folder) =>
        edit(folder, signature, (bundle) => {
          inside(bundle, material, "timestampVerificationData")["rfc3161Timestamps"] = [];
        }),
    ],
    [
      "the log entry removed",
      "cosign",
      (folder) =>
        edit(folder, signature, (bundle) => {
          inside(bundle, material)["tlogEntries"] = [];
        }),
    ],
    [
      "a byte of the log entry",
      "cosign",
      (folder) =>
        edit(folder, signature, (bundle) => {
          const proof = inside(bundle, material, "tlogEntries", 0, "inclusionProof");
          proof["rootHash"] = flipped(proof["rootHash"]);
          inside(proof, "checkpoint")["envelope"] = String(inside(proof, "checkpoint")["envelope"]).replace(
            /^\S+/,
            "other",
          );
        }),
    ],
    [
      "another time stamp",
      "cosign",
      async (folder) => {
        const other = JSON.parse(await readFile(join(folder, "SHA256SUMS.sigstore.json"), "utf8"));
        await edit(folder, signature, (bundle) => {
          const stamps = inside(other, material, "timestampVerificationData");
          inside(bundle, material)["timestampVerificationData"] = stamps;
        });
      },
    ],
    [
      "another certificate",
      "cosign",
      async (folder) => {
        const other = JSON.parse(await readFile(join(work, "first", signature), "utf8"));
        await edit(folder, signature, (bundle) => {
          inside(bundle, material)["certificate"] = inside(other, material, "certificate");
        });
      },
    ],
    ["a bundle of garbage", "cosign", (folder) => writeFile(join(folder, signature), "garbage")],
    [
      "a byte of the statement",
      "gh",
      (folder) =>
        edit(folder, PROVENANCE, (bundle) => {
          const envelope = inside(bundle, "dsseEnvelope");
          const text = Buffer.from(String(envelope["payload"]), "base64").toString("utf8").replace("3.13.9", "3.13.8");
          envelope["payload"] = Buffer.from(text).toString("base64");
        }),
    ],
    [
      "a file that the provenance does not know",
      "gh",
      (folder) => writeFile(join(folder, ARTIFACT), "a file of another release\n"),
    ],
  ];

  test.each(tamperings)("%s is refused by %s and by us", async (name, kind, change) => {
    const folder = await copy(name);
    await change(folder);
    expect(await (kind === "cosign" ? cosign(folder) : gh(folder))).toBe(false);
    const rows = await slipway(folder);
    const wanted = kind === "cosign" ? "sigstore" : "provenance";
    expect(rows.filter(({ method }) => method === wanted).map(({ result }) => result)).toContain("failed");
  });

  test.each([
    ["another identity", { identity: "https://github.com/evil/widget/.github/workflows/release.yml@refs/tags/v1" }],
    ["another issuer", { issuer: "https://issuer.example" }],
    ["another repository", { repository: "evil/widget" }],
  ] as const)("%s than it has is refused by cosign or gh, and by us", async (what, change) => {
    const who = { ...expected, ...change };
    expect(await (what === "another repository" ? gh(signed, who) : cosign(signed, who))).toBe(false);
    const rows = await slipway(signed, who);
    expect(new Set(rows.map(({ result }) => result))).toEqual(new Set(["failed"]));
  });

  test("another workflow and another commit are refused by us", async () => {
    for (const change of [{ workflow: `${REPOSITORY}/.github/workflows/other.yml` }, { commit: "0".repeat(40) }]) {
      const rows = await slipway(signed, { ...expected, ...change });
      expect(new Set(rows.map(({ result }) => result))).toEqual(new Set(["failed"]));
    }
    const rows = await slipway(signed, { ...expected, workflow: `${REPOSITORY}/.github/workflows/release.yml` });
    expect(new Set(rows.map(({ result }) => result))).toEqual(new Set(["proven"]));
  });

  test("a signature that is missing where others are there is refused by us", async () => {
    const folder = await copy("missing");
    await rm(join(folder, signature));
    const row = (await slipway(folder)).find(({ what }) => what === ARTIFACT);
    expect(row).toMatchObject({ result: "failed", detail: "its signature is missing" });
  });
});
