import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SignatureFile } from "../../src/model/signing.ts";
import type { Expectations } from "../../src/model/verification.ts";
import { verifySignatures } from "../../src/signers/verify/verify.ts";
import { COMMIT } from "../support/github/oidc.ts";
import { ARTIFACT, folderOf, signingPorts } from "../support/signing.ts";
import { standFrom } from "../support/stand/environment.ts";
import { REPOSITORY, type SigningBench, startSigningBench } from "../support/stand/sigstore/bench.ts";
import type { Sigstore } from "../support/stand/sigstore/sigstore.ts";
import { TAMPERINGS } from "../support/stand/sigstore/tamperings.ts";
import type { SigstoreTools } from "../support/stand/sigstore/tools.ts";
import { tool } from "../support/stand/store.ts";
import { describeUnless, noPart } from "../support/unless.ts";

const { sigstore: tools } = standFrom(process.env);
const PROVENANCE = "app-1.4.0.provenance.sigstore.json";
describeUnless(noPart(tools, "Sigstore"))("a release signed against a whole Sigstore", () => {
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

  test("a hundred artifacts are signed side by side, and each has its bundle", async () => {
    const files = await bench.sign(join(work, "hundred"), { count: 100 });
    expect(files).toHaveLength(102);
    const entries = await Promise.all(
      files
        .filter(({ by }) => by.method === "sigstore")
        .map(async ({ path }) => JSON.parse(await readFile(path, "utf8")).verificationMaterial),
    );
    expect(new Set(entries.map(({ certificate }) => certificate.rawBytes)).size).toBe(1);
    expect(new Set(entries.map(({ tlogEntries }) => tlogEntries[0].logIndex)).size).toBe(101);
  });

  test("a key of `cosign generate-key-pair` signs what cosign accepts by its public key, and no other file", async () => {
    const folder = join(work, "by-key");
    await mkdir(folder);
    const env = { COSIGN_PASSWORD: "a password", HOME: work };
    await tool([programs.cosign, "generate-key-pair"], { cwd: folder, env });
    const KEY = await readFile(join(folder, "cosign.key"), "utf8");
    const ports = signingPorts({ KEY, PASSWORD: env.COSIGN_PASSWORD });
    const methods = { sigstore: { key: "KEY", password: "PASSWORD" } };
    await bench.sign(folder, { methods, ports });
    const check = () =>
      accepts(
        [
          ...([programs.cosign, "verify-blob", "--key", "cosign.pub", "--insecure-ignore-tlog"] as const),
          ...["--bundle", `${ARTIFACT}.sigstore.json`, ARTIFACT],
        ],
        folder,
      );
    expect(await check()).toBe(true);
    const ours = async () =>
      verifySignatures(signingPorts({}), await folderOf(folder, [ARTIFACT]), { key: join(folder, "cosign.pub") });
    expect((await ours()).find(({ what }) => what === ARTIFACT)).toMatchObject({ result: "proven" });
    await writeFile(join(folder, ARTIFACT), "another\n");
    expect(await check()).toBe(false);
    expect((await ours()).find(({ what }) => what === ARTIFACT)).toMatchObject({ result: "failed" });
  });

  const signature = `${ARTIFACT}.sigstore.json`;
  test.each(TAMPERINGS)("%s is refused by %s and by us", async (name, kind, change) => {
    const folder = await copy(name);
    await change({ folder, artifact: ARTIFACT, provenance: PROVENANCE, other: join(work, "first", signature) });
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
