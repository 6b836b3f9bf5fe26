import { execFileSync } from "node:child_process";
import { generateKeyPairSync, randomBytes, scryptSync } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { xsalsa20poly1305 } from "@noble/ciphers/salsa.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BuildError } from "../../../src/model/errors.ts";
import type { SigningWish } from "../../../src/model/signing-config.ts";
import { verifySignatures } from "../../../src/signers/verify/verify.ts";
import { signStage } from "../../../src/stages/signing.ts";
import { ARTIFACT, folderOf, signers, signingPorts, unsignedRelease } from "../../support/signing.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { describeUnless, noProgram, notPosix, testUnless } from "../../support/unless.ts";

const PASSWORD = "a password, which nobody sees";
let work: string;
let count = 0;

beforeAll(async () => {
  work = await temporaryFolder();
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** A key in the format of `cosign generate-key-pair`. */
function cosignKey(password: string, change: Readonly<Record<string, unknown>> = {}): string {
  const der = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "der", type: "pkcs8" });
  const [salt, nonce] = [randomBytes(32), randomBytes(24)];
  const box = xsalsa20poly1305(scryptSync(password, salt, 32, { N: 1024, r: 8, p: 1 }), nonce).encrypt(der);
  const { name = "scrypt", ...params } = { N: 1024, r: 8, p: 1, ...change };
  const text = JSON.stringify({
    kdf: { name, params, salt: salt.toString("base64") },
    cipher: { name: "nacl/secretbox", nonce: nonce.toString("base64") },
    ciphertext: Buffer.from(box).toString("base64"),
  });
  const lines = Buffer.from(text).toString("base64").replaceAll(/.{64}/g, "$&\n");
  return `-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\n${lines}\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----\n`;
}

/** Signs a release of one artifact; the folder, or why that failed. */
async function sign(methods: SigningWish["methods"], variables: Readonly<Record<string, string>>, started?: string[]) {
  count += 1;
  const folder = join(work, `release-${count}`);
  await mkdir(folder);
  const release = await unsignedRelease(folder, { policy: "required", provenance: "off", methods });
  const ports = signingPorts(variables);
  const exec = {
    run: (argv: readonly string[], options = {}) => {
      started?.push(JSON.stringify([argv, options]));
      return ports.exec.run(argv, options);
    },
  };
  const files = await signStage({ ...ports, exec }, signers(), release);
  return { folder, files };
}

async function refusal(methods: SigningWish["methods"], variables: Readonly<Record<string, string>>): Promise<string> {
  const error = await sign(methods, variables).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(BuildError);
  const text = JSON.stringify([String(error), (error as BuildError).diagnostics, String((error as Error).cause)]);
  for (const secret of Object.values(variables)) expect(text).not.toContain(secret.slice(0, 40));
  return text;
}

describeUnless(noProgram("minisign"))("minisign", () => {
  const methods = { minisign: { key: "KEY", password: "PASSWORD" } };
  let secret: string;
  let open: string;
  const at = (name: string): string => join(work, name);
  const minisign = (args: readonly string[], input = "") => execFileSync("minisign", args, { input, encoding: "utf8" });

  beforeAll(async () => {
    minisign(["-G", "-W", "-p", at("open.pub"), "-s", at("open.key")]);
    open = await readFile(at("open.key"), "utf8");
    minisign(["-G", "-p", at("locked.pub"), "-s", at("locked.key")], `${PASSWORD}\n${PASSWORD}\n`);
    secret = await readFile(at("locked.key"), "utf8");
  }, 90_000);

  test("a key without a password signs what minisign accepts", async () => {
    const { folder, files } = await sign({ minisign: { key: "KEY" } }, { KEY: open });
    expect(files.map(({ name }) => name)).toEqual(["SHA256SUMS.minisig"]);
    const said = minisign(["-V", "-p", at("open.pub"), "-m", join(folder, "SHA256SUMS")]);
    expect(said).toContain("Signature and comment signature verified");
    expect(said).toMatch(/timestamp:\d+\tfile:SHA256SUMS\tversion:app 1\.4\.0/);
    const sums = execFileSync("sha256sum", ["--check", "SHA256SUMS"], { cwd: folder, encoding: "utf8" });
    expect(sums).toContain(`${ARTIFACT}: OK`);
  });

  test("a key with a password signs, and we and minisign accept it; a byte more and nobody does", async () => {
    const { folder } = await sign(methods, { KEY: secret, PASSWORD });
    expect(minisign(["-V", "-p", at("locked.pub"), "-m", join(folder, "SHA256SUMS")])).toContain("verified");
    const rows = async (minisignKey: string) =>
      verifySignatures(signingPorts({}), await folderOf(folder, [ARTIFACT]), { minisignKey });
    expect(await rows(at("locked.pub"))).toMatchObject([{ method: "minisign", result: "proven" }]);
    expect(await rows(at("open.pub"))).toMatchObject([{ result: "failed", detail: "it is signed with another key" }]);
    await writeFile(join(folder, "SHA256SUMS"), "another\n");
    expect(await rows(at("locked.pub"))).toMatchObject([{ result: "failed" }]);
    expect(() => minisign(["-V", "-p", at("locked.pub"), "-m", join(folder, "SHA256SUMS")])).toThrow();
  }, 90_000);

  test("a trusted comment that was changed is refused", async () => {
    const { folder } = await sign({ minisign: { key: "KEY" } }, { KEY: open });
    const file = join(folder, "SHA256SUMS.minisig");
    await writeFile(file, (await readFile(file, "utf8")).replace("1.4.0", "1.5.0"));
    const rows = await verifySignatures(signingPorts({}), await folderOf(folder, []), { minisignKey: at("open.pub") });
    expect(rows).toMatchObject([{ result: "failed", detail: "its trusted comment was changed" }]);
  });

  test("a key's file is read where it is ours alone", async () => {
    await chmod(at("open.key"), 0o600);
    expect((await sign({ minisign: { key: "KEY" } }, { KEY: at("open.key") })).files).toHaveLength(1);
  });

  testUnless(notPosix)("a key's file that others can read is refused", async () => {
    await chmod(at("locked.key"), 0o640);
    expect(await refusal(methods, { KEY: at("locked.key"), PASSWORD })).toContain("others can read the key's file");
  });

  test("a key that is base64 as a whole is read", async () => {
    const KEY = Buffer.from(open).toString("base64");
    expect((await sign({ minisign: { key: "KEY" } }, { KEY })).files).toHaveLength(1);
  });

  test.each([
    ["a wrong password", () => ({ KEY: secret, PASSWORD: "not the password at all" }), "the password does not open"],
    ["a public key", async () => ({ KEY: await readFile(at("open.pub"), "utf8"), PASSWORD }), "this is a public key"],
    ["a key of OpenSSL", () => ({ KEY: ecKey(), PASSWORD }), "this is not a secret key of minisign"],
    ["a path where nothing is", () => ({ KEY: "/nonexistent/key", PASSWORD }), "no file is there"],
  ] as const)(
    "%s is refused, and nothing of it is said",
    async (_, variables, wanted) => {
      expect(await refusal(methods, await variables())).toContain(wanted);
      // minisign's own keys cost a gigabyte and seconds to open, on purpose.
    },
    90_000,
  );

  test("an encrypted key without a password is refused", async () => {
    expect(await refusal({ minisign: { key: "KEY" } }, { KEY: secret })).toContain("no password was given");
  });
});

function ecKey(namedCurve = "P-256"): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve });
  return privateKey.export({ format: "pem", type: "pkcs8" }).toString();
}

describeUnless(noProgram("gpg"))("OpenPGP", () => {
  const methods = { gpg: { key: "KEY", passphrase: "PASSPHRASE" } };
  let home: string;
  let secret: string;
  let publicKey: string;
  const gpg = (args: readonly string[]) =>
    execFileSync("gpg", ["--batch", "--homedir", home, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "slipway-test-gpg-"));
    const loopback = ["--pinentry-mode", "loopback", "--passphrase", PASSWORD];
    gpg([...loopback, "--quick-generate-key", "Test <test@example.org>", "ed25519", "sign", "1d"]);
    secret = gpg([...loopback, "--armor", "--export-secret-keys"]);
    publicKey = gpg(["--armor", "--export"]);
    await writeFile(join(work, "gpg.pub"), publicKey);
  });
  afterAll(async () => {
    execFileSync("gpgconf", ["--homedir", home, "--kill", "all"]);
    await rm(home, { recursive: true, force: true });
  });

  test("gpg and we accept it, its home is gone, and no secret was in an argument, a log or a file", async () => {
    const homes = async () => (await readdir(tmpdir())).filter((name) => name.startsWith("slipway-gpg-"));
    const before = await homes();
    const started: string[] = [];
    const { folder, files } = await sign(methods, { KEY: secret, PASSPHRASE: PASSWORD }, started);
    expect(files.map(({ name }) => name)).toEqual(["SHA256SUMS.asc"]);
    gpg(["--verify", join(folder, "SHA256SUMS.asc"), join(folder, "SHA256SUMS")]);
    const release = await folderOf(folder, [ARTIFACT]);
    const rows = await verifySignatures(signingPorts({}), release, { gpgKey: join(work, "gpg.pub") });
    expect(rows).toMatchObject([{ method: "gpg", result: "proven" }]);
    expect(rows[0]?.by).toMatch(/the key [0-9A-F]{40}$/);
    expect(await homes()).toEqual(before);
    for (const line of started) {
      const [argv, { env }] = JSON.parse(line);
      expect(JSON.stringify([argv, env])).not.toContain(PASSWORD);
      expect(JSON.stringify([argv, env])).not.toContain(secret.split("\n")[3]);
    }
    for (const name of await readdir(folder)) {
      expect(await readFile(join(folder, name), "utf8")).not.toContain(PASSWORD);
    }
  });

  test("a file that was changed is refused by gpg and by us", async () => {
    const { folder } = await sign(methods, { KEY: secret, PASSPHRASE: PASSWORD });
    await writeFile(join(folder, "SHA256SUMS"), "another\n");
    expect(() => gpg(["--verify", join(folder, "SHA256SUMS.asc"), join(folder, "SHA256SUMS")])).toThrow();
    const release = await folderOf(folder, [ARTIFACT]);
    const rows = await verifySignatures(signingPorts({}), release, { gpgKey: join(work, "gpg.pub") });
    expect(rows).toMatchObject([{ result: "failed" }]);
  });

  test.each([
    ["a wrong passphrase", () => ({ KEY: secret, PASSPHRASE: "wrong, as a whole" }), "the passphrase does not open"],
    ["a public key", () => ({ KEY: publicKey, PASSPHRASE: PASSWORD }), "this is a public key"],
    ["a key of OpenSSL", () => ({ KEY: ecKey(), PASSPHRASE: PASSWORD }), "there is no secret OpenPGP key in it"],
  ] as const)("%s is refused, and nothing of it is said", async (_, variables, wanted) => {
    expect(await refusal(methods, variables())).toContain(wanted);
  });

  test("an encrypted key without a passphrase is refused", async () => {
    expect(await refusal({ gpg: { key: "KEY" } }, { KEY: secret })).toContain("no passphrase was given");
  });
});

describe("Sigstore's bundles by a key", () => {
  const methods = { sigstore: { key: "KEY" } };

  test("nobody is asked, and whoever has the public key accepts it", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    await writeFile(join(work, "sigstore.pub"), publicKey.export({ format: "pem", type: "spki" }));
    const KEY = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
    const { folder } = await sign(methods, { KEY });
    const release = await folderOf(folder, [ARTIFACT]);
    const rows = await verifySignatures(signingPorts({}), release, { key: join(work, "sigstore.pub") });
    expect(rows.map(({ what, result }) => `${result} ${what}`).sort()).toEqual([
      "proven SHA256SUMS",
      `proven ${ARTIFACT}`,
    ]);
    const without = await verifySignatures(signingPorts({}), release, {});
    expect(new Set(without.map(({ result }) => result))).toEqual(new Set(["not checked"]));
    await writeFile(join(folder, ARTIFACT), "another\n");
    const changed = await verifySignatures(signingPorts({}), await folderOf(folder, [ARTIFACT]), {
      key: join(work, "sigstore.pub"),
    });
    expect(changed.find(({ what }) => what === ARTIFACT)).toMatchObject({
      result: "failed",
      detail: "it is for another file",
    });
  });

  test("an encrypted key signs with its password, and not with another or none", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const options = { format: "pem", type: "pkcs8", cipher: "aes-256-cbc", passphrase: PASSWORD } as const;
    const KEY = privateKey.export(options).toString();
    const locked = { sigstore: { key: "KEY", password: "PASSWORD" } };
    expect((await sign(locked, { KEY, PASSWORD })).files).toHaveLength(2);
    expect(await refusal(locked, { KEY, PASSWORD: "some other password" })).toContain("the password does not open");
    expect(await refusal(methods, { KEY })).toContain("no password was given");
  });

  test("a key as cosign writes it signs with its password; one that has the empty password needs none named", async () => {
    const locked = { sigstore: { key: "KEY", password: "PASSWORD" } };
    const KEY = cosignKey(PASSWORD);
    expect((await sign(locked, { KEY, PASSWORD })).files).toHaveLength(2);
    expect((await sign(methods, { KEY: cosignKey("") })).files).toHaveLength(2);
    expect(await refusal(locked, { KEY, PASSWORD: "some other password" })).toContain("the password does not open");
    expect(await refusal(methods, { KEY })).toContain("no password was given");
  });

  test.each([
    ["whose password costs more memory than anybody has", { N: 2 ** 24, r: 64 }],
    ["whose cost is no power of two", { N: 65_535 }],
    ["whose key is derived otherwise", { name: "argon2" }],
  ])("a key of cosign's %s is refused", async (_, change) => {
    const locked = { sigstore: { key: "KEY", password: "PASSWORD" } };
    expect(await refusal(locked, { KEY: cosignKey(PASSWORD, change), PASSWORD })).toContain("is damaged");
  });

  test.each([
    ["a key on another curve", (): string => ecKey("P-384"), "the key is of type secp384r1"],
    ["no key", (): string => "something that is no key", "this is not a private key in PEM"],
    [
      "a key of cosign that is cut off",
      (): string => "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\nx\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----",
      "this key of cosign is damaged",
    ],
  ] as const)("%s is refused", async (_, key, wanted) => {
    expect(await refusal(methods, { KEY: key() })).toContain(wanted);
  });

  test("a file that changes while it is being signed stops everything", async () => {
    const folder = join(work, "changing");
    await mkdir(folder);
    const wish: SigningWish = { policy: "required", provenance: "off", methods };
    const release = await unsignedRelease(folder, wish);
    const ports = signingPorts({ KEY: ecKey() });
    const real = signers();
    const changing = {
      ...real,
      openSigstore: async (...request: Parameters<typeof real.openSigstore>) => {
        await writeFile(join(folder, ARTIFACT), "changed meanwhile\n");
        return real.openSigstore(...request);
      },
    };
    await expect(signStage(ports, changing, release)).rejects.toMatchObject({
      diagnostics: [{ code: "changed-after-signing", message: expect.stringContaining(ARTIFACT) }],
    });
  });
});
