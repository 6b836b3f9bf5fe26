import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tool } from "../store.ts";

/** Keys as a user's secrets hold them, and what belongs to them. */
export interface SigningKeys {
  /** What slipway.yml names. */
  readonly variables: Readonly<Record<"MINISIGN_KEY" | "MINISIGN_PASSWORD" | "GPG_KEY" | "GPG_PASSPHRASE", string>>;
  /** Files of the public keys. */
  readonly minisign: string;
  readonly gpg: string;
}

const MINISIGN_PASSWORD = "minisign-password-of-nobody-else";
const GPG_PASSPHRASE = "openpgp-passphrase-of-nobody-else";

/** A key of minisign and one of OpenPGP, both with passwords; public keys go to the folder. */
export async function makeSigningKeys(folder: string): Promise<SigningKeys> {
  const [minisign, gpg, secret] = ["minisign.pub", "gpg.pub", "minisign.key"].map((name) => join(folder, name));
  if (minisign === undefined || gpg === undefined || secret === undefined) throw new Error("three names are three");
  const twice = `printf '%s\\n%s\\n' "$PASSWORD" "$PASSWORD" | minisign -G -p "$PUBLIC" -s "$SECRET"`;
  await tool(["sh", "-c", twice], { env: { PASSWORD: MINISIGN_PASSWORD, PUBLIC: minisign, SECRET: secret } });
  const MINISIGN_KEY = await readFile(secret, "utf8");
  await rm(secret);
  // A short path: the agent's socket lies in it.
  const home = await mkdtemp(join(tmpdir(), "stand-gpg-"));
  const run = (...args: readonly string[]) =>
    tool(["gpg", "--batch", "--homedir", home, "--pinentry-mode", "loopback", "--passphrase", GPG_PASSPHRASE, ...args]);
  try {
    await run("--quick-generate-key", "Stand <stand@example.org>", "ed25519", "sign", "1d");
    await writeFile(gpg, await run("--armor", "--export"));
    const GPG_KEY = await run("--armor", "--export-secret-keys");
    return { variables: { MINISIGN_KEY, MINISIGN_PASSWORD, GPG_KEY, GPG_PASSPHRASE }, minisign, gpg };
  } finally {
    await tool(["gpgconf", "--homedir", home, "--kill", "all"]);
    await rm(home, { recursive: true, force: true });
  }
}
