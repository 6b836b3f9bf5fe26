import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { appendFile, cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Expectations } from "../../../../src/model/verification.ts";
import { measure } from "../../../../src/publishers/checksums.ts";
import { checkChecksums, checkManifest, receive } from "../../../../src/publishers/received.ts";
import type { Statement } from "../../../../src/report/provenance.ts";
import { verifySignatures } from "../../../../src/signers/verify/verify.ts";
import { signStage } from "../../../../src/stages/signing.ts";
import { ARTIFACT, signers, signingPorts, unsignedRelease } from "../../../support/signing.ts";
import { temporaryFolder } from "../../../support/temporary.ts";
import { describeUnless, noProgram, notPosix, testUnless } from "../../../support/unless.ts";

const PROVENANCE = "app-1.4.0.provenance.sigstore.json";
const TYPE = "https://in-toto.io/Statement/v1";
const PREDICATE = "https://slsa.dev/provenance/v1";
let work: string;
let key: string;
let secret: string;
let count = 0;

beforeAll(async () => {
  work = await temporaryFolder();
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  key = join(work, "own.pub");
  await writeFile(key, pair.publicKey.export({ format: "pem", type: "spki" }));
  await mkdir(join(work, "signed"));
  const wish = { policy: "required", provenance: "auto", methods: { sigstore: { key: "KEY" } } } as const;
  const release = await unsignedRelease(join(work, "signed"), wish);
  secret = pair.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  await signStage(signingPorts({ KEY: secret }), signers(), release);
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** A copy of a release that a key signed: one artifact, its lists, a bundle for each and the provenance. */
async function copied(): Promise<string> {
  count += 1;
  const folder = join(work, `copy-${count}`);
  await cp(join(work, "signed"), folder, { recursive: true });
  return folder;
}

/** Every row of `slipway verify`. */
async function verified(path: string, expected: Expectations = { key }) {
  const ports = signingPorts({});
  const release = await receive(path);
  return [
    ...(await checkManifest(ports, release)),
    ...(await checkChecksums(ports, release)),
    ...(await verifySignatures(ports, release, expected)),
  ];
}

/** What failed of it, or why there was nothing to look at. */
async function failures(path: string, expected?: Expectations): Promise<string> {
  const rows = await verified(path, expected).catch((error: unknown) => String(error));
  if (typeof rows === "string") return rows;
  const failed = rows.filter(({ result }) => result === "failed");
  return failed.map(({ what, detail, method }) => `${what}: ${detail} (${method})`).join("\n");
}

test("a release as its maker made it holds by its key, as a whole and file by file", async () => {
  const folder = await copied();
  expect(await failures(folder)).toBe("");
  for (const name of [ARTIFACT, "SHA256SUMS", "slipway-manifest.json"])
    expect(await failures(join(folder, name))).toBe("");
});

describe("signatures that were taken away, or made by somebody else", () => {
  const away = async (): Promise<string> => {
    const folder = await copied();
    for (const name of [`${ARTIFACT}.sigstore.json`, "SHA256SUMS.sigstore.json", PROVENANCE])
      await rm(join(folder, name));
    return folder;
  };

  test("no signature at all, where somebody is expected", async () => {
    const folder = await away();
    expect(await failures(folder, {})).toBe("");
    for (const expected of [{ key }, { repository: "acme/widget" }, { identity: "me" }, { gpgKey: key }])
      expect(await failures(folder, expected)).toContain("SHA256SUMS: nobody signed it");
    expect(await failures(join(folder, ARTIFACT), { key })).toContain(`${ARTIFACT}: nobody signed it`);
  });

  test("a key's signature where a workflow's is expected", async () => {
    const found = await failures(await copied(), { repository: "acme/widget" });
    for (const name of [ARTIFACT, "SHA256SUMS", PROVENANCE])
      expect(found).toContain(`${name}: signed by a key that nobody named, not by acme/widget`);
  });

  /** A folder with one file, its checksum, and a statement that the key signed of something else. */
  async function beside(change: { readonly predicateType?: string }): Promise<string> {
    count += 1;
    const folder = join(work, `beside-${count}`);
    await mkdir(folder);
    const method = { key: "KEY" } as const;
    const decision = {
      sigstore: { by: "key", method },
      provenance: true,
      minisign: undefined,
      gpg: undefined,
    } as const;
    const session = await signers().openSigstore(
      signingPorts({ KEY: secret }),
      { ...decision, problems: [] },
      undefined,
    );
    const image = { name: "image", digest: { sha256: "0".repeat(64) } };
    const statement = { _type: TYPE, subject: [image], predicateType: PREDICATE, predicate: {}, ...change };
    await session.signStatement(statement as Statement, join(folder, PROVENANCE));
    await writeFile(join(folder, "evil.zip"), "evil");
    const { sha256 } = await measure(join(folder, "evil.zip"));
    await writeFile(join(folder, "SHA256SUMS"), `${sha256}  evil.zip\n`);
    return join(folder, "evil.zip");
  }

  test("another file beside a true statement of something else, and no manifest", async () => {
    expect(await failures(await beside({}))).toBe(`${PROVENANCE}: it does not vouch for evil.zip (provenance)`);
  });

  test("a true statement that is no provenance", async () => {
    const found = await failures(await beside({ predicateType: "https://spdx.dev/Document/v2.3" }));
    expect(found).toBe(`${PROVENANCE}: it is not a SLSA v1 provenance (provenance)`);
  });

  test("another file of the same name", async () => {
    const folder = await copied();
    await appendFile(join(folder, ARTIFACT), "more");
    const found = await failures(folder);
    expect(found).toContain(`${ARTIFACT}: it is for another file (sigstore)`);
    expect(found).toContain(`${PROVENANCE}: ${ARTIFACT} is not the file that it vouches for (provenance)`);
  });

  test("a signature of the right form by another key", async () => {
    const folder = await copied();
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const other = join(work, "other.pub");
    await writeFile(other, publicKey.export({ format: "pem", type: "spki" }));
    const found = await failures(folder, { key: other });
    for (const what of [ARTIFACT, "SHA256SUMS", PROVENANCE])
      expect(found).toContain(`${what}: signature verification failed`);
  });
});

describe("a bundle that is none", () => {
  test.each([
    ["empty", ""],
    ["a list", "[]"],
    ["null", "null"],
    ["an empty object", "{}"],
    ["a million lists in each other", "[".repeat(1_000_000)],
    ["a bundle without anything", '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}'],
    [
      "a signature that is an object",
      '{"mediaType":"x","messageSignature":{"signature":{}},"verificationMaterial":{}}',
    ],
  ])("%s", async (_, text) => {
    const folder = await copied();
    await writeFile(join(folder, "SHA256SUMS.sigstore.json"), text);
    await writeFile(join(folder, PROVENANCE), text);
    const found = await failures(folder);
    expect(found).toContain("SHA256SUMS: it is not a Sigstore bundle (sigstore)");
    expect(found).toContain(`${PROVENANCE}: it is not a Sigstore bundle (provenance)`);
  });

  test("a true one, and 17 MB of blanks behind it", async () => {
    const folder = await copied();
    await appendFile(join(folder, PROVENANCE), " ".repeat(17 * 2 ** 20));
    expect(await failures(folder)).toBe(`${PROVENANCE}: it is not a Sigstore bundle (provenance)`);
  });
});

describe("what is no plain file", () => {
  testUnless(notPosix)("a link beside the files is named, and no folder of the user's is", async () => {
    const folder = await copied();
    await mkdir(join(folder, "unpacked"));
    expect(await failures(folder)).toBe("");
    await symlink("/etc/passwd", join(folder, "more.zip"));
    expect(await failures(folder)).toBe("more.zip: is not a plain file (slipway-manifest.json)");
  });

  testUnless(notPosix)("a link that is asked about is refused, wherever it leads", async () => {
    const folder = await copied();
    const manifest = join(folder, "slipway-manifest.json");
    await cp(manifest, join(work, "elsewhere.json"));
    await rm(manifest);
    await symlink(join(work, "elsewhere.json"), manifest);
    expect(await failures(manifest)).toContain("is not a plain file");
  });
});

test("a manifest of a schema that is not ours says so", async () => {
  const folder = await copied();
  await writeFile(join(folder, "slipway-manifest.json"), '{"schema":2}');
  expect(await failures(folder)).toContain("slipway-manifest.json: cannot be read: it is of schema 2");
  await writeFile(join(folder, "slipway-manifest.json"), "[]");
  expect(await failures(folder)).toContain("slipway-manifest.json: cannot be read: it is not a manifest");
});

describe("lists of checksums that are none", () => {
  const line = `${"0".repeat(64)}  slipway-manifest.json\n`;
  test.each([
    ["with line ends of Windows", line.replace("\n", "\r\n")],
    ["with a name twice", line + line],
    ["with a name that leads elsewhere", line + line.replace("slipway", "../slipway")],
    ["with a byte order mark", `\uFEFF${line}`],
    ["empty", ""],
  ])("%s", async (_, text) => {
    const folder = await copied();
    await writeFile(join(folder, "SHA256SUMS"), text);
    expect(await failures(folder)).toContain("SHA256SUMS: is not a list of checksums");
  });
});

describe("a key that is named and is none is the fault of who names it", () => {
  test.each<[string, () => Expectations, string]>([
    ["no file", () => ({ key: "/nonexistent.pub" }), "/nonexistent.pub cannot be read"],
    ["a folder", () => ({ key: work }), "cannot be read"],
    ["a file that is no PEM", () => ({ key: join(work, "signed", ARTIFACT) }), "holds no public key in PEM"],
    ["no file, for minisign", () => ({ minisignKey: "/nonexistent.pub" }), "/nonexistent.pub cannot be read"],
    ["a file that is no key of minisign", () => ({ minisignKey: key }), "is not a public key of minisign"],
  ])("%s", async (_, expected, message) => {
    const folder = await copied();
    await writeFile(join(folder, "SHA256SUMS.minisig"), "");
    await expect(verified(folder, expected())).rejects.toMatchObject({
      diagnostics: [{ code: "public-key", message: expect.stringContaining(message) }],
    });
  });

  describeUnless(noProgram("gpg"))("of OpenPGP", () => {
    test("a key that has expired: its signatures are not good any more", async () => {
      const home = await mkdtemp(join(tmpdir(), "slipway-test-gpg-"));
      const past = ["--faked-system-time", "20200101T000000", "--pinentry-mode", "loopback", "--passphrase", ""];
      const gpg = (...args: readonly string[]) =>
        execFileSync("gpg", ["--batch", "--homedir", home, ...past, ...args], { stdio: ["ignore", "pipe", "ignore"] });
      gpg("--quick-generate-key", "old@example.org", "ed25519", "sign", "1d");
      const folder = await copied();
      gpg("--armor", "--detach-sign", join(folder, "SHA256SUMS"));
      const gpgKey = join(work, "old.asc");
      await writeFile(gpgKey, gpg("--armor", "--export"));
      execFileSync("gpgconf", ["--homedir", home, "--kill", "all"]);
      await rm(home, { recursive: true, force: true });
      expect(await failures(folder, { gpgKey })).toContain("(gpg)");
    });

    test.each([
      ["no file", () => "/nonexistent.asc", "/nonexistent.asc cannot be read"],
      ["a file that is no key", () => key, "holds no public key of OpenPGP"],
    ])("%s", async (_, gpgKey, message) => {
      const folder = await copied();
      await writeFile(join(folder, "SHA256SUMS.asc"), "");
      await expect(verified(folder, { gpgKey: gpgKey() })).rejects.toMatchObject({
        diagnostics: [{ code: "public-key", message: expect.stringContaining(message) }],
      });
    });
  });
});
