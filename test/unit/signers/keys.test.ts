import { execFileSync } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BuildError } from "../../../src/model/errors.ts";
import { readKey } from "../../../src/signers/keys.ts";
import { openMinisignKey } from "../../../src/signers/minisign-key.ts";
import { signOpenPgp } from "../../../src/signers/openpgp.ts";
import { signingPorts } from "../../support/signing.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { describeUnless, noProgram, notPosix, testUnless } from "../../support/unless.ts";

const SOURCE = { key: "signing.minisign.key", variable: "KEY" };
let work: string;
beforeAll(async () => {
  work = await temporaryFolder();
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** Why a key was refused, with everything that is ever shown of it. */
async function refusal(asked: Promise<unknown>): Promise<string> {
  const error = await asked.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(BuildError);
  return JSON.stringify([String(error), (error as BuildError).diagnostics, String((error as Error).cause)]);
}

describe("a key's file", () => {
  const read = (KEY: string) => readKey(signingPorts({ KEY }), SOURCE);
  const file = async (text: string, mode: number): Promise<string> => {
    const path = join(work, "named.key");
    await writeFile(path, text);
    await chmod(path, mode);
    return path;
  };

  test("is read where it is ours alone", async () => {
    expect(await read(await file("the key\n", 0o600))).toBe("the key");
  });

  testUnless(notPosix)("that others have a part in is refused", async () => {
    for (const mode of [0o640, 0o604, 0o620, 0o666])
      expect(await refusal(read(await file("the key", mode)))).toContain("others can read the key's file");
  });

  test("that is longer than any key is not read", async () => {
    expect(await refusal(read(await file("k".repeat(300_000), 0o600)))).toContain("too large for a key");
  });

  test("that is a folder is none", async () => {
    expect(await refusal(read(`${work}/`))).toContain("no file is there");
  });
});

describe("a key of minisign", () => {
  /** As `minisign -G` writes one: with a password where `memory` is what that costs, in bytes. */
  function keyText({ memory, damaged = false }: { readonly memory?: bigint; readonly damaged?: boolean }): string {
    const jwk = generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" });
    const [seed, open] = [jwk.d, jwk.x].map((part) => Buffer.from(part ?? "", "base64url"));
    const limits = Buffer.alloc(16);
    limits.writeBigUInt64LE(1n, 0);
    limits.writeBigUInt64LE(memory ?? 0n, 8);
    const head = Buffer.from(memory === undefined ? "Ed\0\0B2" : "EdScB2");
    const hidden = [randomBytes(8), seed ?? "", damaged ? randomBytes(32) : (open ?? ""), randomBytes(32)];
    const bytes = Buffer.concat([head, randomBytes(32), limits, ...hidden.map((part) => Buffer.from(part))]);
    return `untrusted comment: a test's\n${bytes.toString("base64")}\n`;
  }

  test("opens where it is whole", async () => {
    expect((await openMinisignKey(keyText({}), undefined, SOURCE)).publicKey).toHaveLength(32);
  });

  test("whose public half is another's is refused", async () => {
    const said = await refusal(openMinisignKey(keyText({ damaged: true }), undefined, SOURCE));
    expect(said).toContain("the key is damaged");
  });

  test("whose password costs more memory than anybody has is not tried", async () => {
    const said = await refusal(openMinisignKey(keyText({ memory: 2n ** 45n }), "a password", SOURCE));
    expect(said).toContain("costs too much memory");
    expect(said).not.toContain("a password");
  });
});

describeUnless(noProgram("gpg"))("a key of OpenPGP", () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "slipway-test-gpg-"));
  });
  afterAll(async () => {
    execFileSync("gpgconf", ["--homedir", home, "--kill", "all"]);
    await rm(home, { recursive: true, force: true });
  });

  const gpg = (...args: readonly string[]): string =>
    execFileSync("gpg", ["--batch", "--homedir", home, "--pinentry-mode", "loopback", "--passphrase", "", ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const made = (who: string, use: string, ...how: readonly string[]): string => {
    gpg(...how, "--quick-generate-key", who, "ed25519", use, "1d");
    return gpg("--armor", "--export-secret-keys", who);
  };

  test.each([
    [
      "that has expired",
      () => made("old@e.org", "sign", "--faked-system-time", "20200101T000000"),
      "the key is expired",
    ],
    ["that may not sign", () => made("certifies@e.org", "cert"), "the key cannot sign"],
    [
      "beside another",
      () => {
        made("one@e.org", "sign");
        made("two@e.org", "sign");
        return gpg("--armor", "--export-secret-keys", "one@e.org", "two@e.org");
      },
      "it holds 2 secret keys",
    ],
  ])("%s is refused", async (_, key, message) => {
    const path = join(work, "SHA256SUMS");
    await writeFile(path, "sums\n");
    const file = { name: "SHA256SUMS", path, size: 5, sha256: "0".repeat(64) };
    const ports = signingPorts({ KEY: key() });
    const signed = signOpenPgp(ports, { key: "KEY" }, { file, directory: work, comment: "" });
    expect(await refusal(signed)).toContain(message);
  });
});
