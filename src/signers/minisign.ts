import { createHash, sign } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ports } from "../model/ports.ts";
import type { DetachedRequest, SignatureFile } from "../model/signing.ts";
import type { MinisignMethod } from "../model/signing-config.ts";
import { needSecret, readKey } from "./keys.ts";
import { hashed, measured } from "./made.ts";
import { type MinisignKey, openMinisignKey } from "./minisign-key.ts";

/** The hash that a prehashed signature is of. */
export function blake2bOf(file: string): Promise<Buffer> {
  return hashed(file, createHash("blake2b512"));
}

/** The text of a signature file. `comment` is signed too. */
function signatureText({ id, privateKey }: MinisignKey, digest: Buffer, comment: string): string {
  const signature = sign(null, digest, privateKey);
  const whole = sign(null, Buffer.concat([signature, Buffer.from(comment)]), privateKey);
  const line = Buffer.concat([Buffer.from("ED"), id, signature]).toString("base64");
  return `untrusted comment: signature from minisign secret key\n${line}\ntrusted comment: ${comment}\n${whole.toString("base64")}\n`;
}

/** `<file>.minisig`, which minisign -V takes. Throws BuildError where the key cannot be used. */
export async function signMinisign(
  ports: Pick<Ports, "secrets" | "machine">,
  method: MinisignMethod,
  { file, directory, comment }: DetachedRequest,
): Promise<SignatureFile> {
  const source = { key: "signing.minisign.key", variable: method.key };
  const password =
    method.password === undefined
      ? undefined
      : needSecret(ports.secrets, { key: "signing.minisign.password", variable: method.password });
  const key = await openMinisignKey(await readKey(ports, source), password, source);
  const seconds = Math.floor(ports.machine.now.getTime() / 1000);
  const trusted = `timestamp:${seconds}\tfile:${file.name}\t${comment}`;
  const path = join(directory, `${file.name}.minisig`);
  await writeFile(path, signatureText(key, await blake2bOf(file.path), trusted));
  return { ...(await measured(path)), of: file.name, by: { method: "minisign", publicKey: publicKeyText(key) } };
}

/** The public key as `minisign -P` takes it. */
function publicKeyText({ id, publicKey }: MinisignKey): string {
  return Buffer.concat([Buffer.from("Ed"), id, publicKey]).toString("base64");
}
