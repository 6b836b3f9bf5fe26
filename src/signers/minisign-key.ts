import { createPrivateKey, createPublicKey, type KeyObject, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { blake2b } from "@noble/hashes/blake2.js";
import { type KeySource, keyProblem } from "./keys.ts";

/** A minisign key, open. */
export interface MinisignKey {
  /** Eight bytes by which a signature names its key. */
  readonly id: Buffer;
  readonly privateKey: KeyObject;
  /** 32 bytes. */
  readonly publicKey: Buffer;
}

/** Bytes of a secret key's parts: algorithms (2 each), salt, limits, then what the password hides. */
const SALT = 32;
const HIDDEN_AT = 2 + 2 + 2 + SALT + 8 + 8;
/** Key id, seed with public key, checksum. */
const HIDDEN = 8 + 64 + 32;
/** A password that takes more memory to try is no mistake that we should make for somebody. Bytes. */
const MOST_MEMORY = 2 ** 30;
/** ASN.1 in front of an Ed25519 seed (RFC 8410). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** libsodium's choice of scrypt's parameters for its two limits; r is 8. */
function scryptCost(operations: number, memory: number): { readonly N: number; readonly p: number } {
  const effort = Math.max(32_768, operations);
  const powerBelow = (most: number): number => {
    let log = 1;
    while (log < 40 && 2 ** log <= most / 2) log += 1;
    return log;
  };
  if (effort < memory / 32) return { N: 2 ** powerBelow(effort / 32), p: 1 };
  const N = 2 ** powerBelow(memory / 1024);
  return { N, p: Math.max(1, Math.floor(Math.floor(effort / 4 / N) / 8)) };
}

async function stream(password: string, key: Buffer): Promise<Buffer> {
  const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);
  const limits = HIDDEN_AT - 16;
  const [operations, memory] = [key.readBigUInt64LE(limits), key.readBigUInt64LE(limits + 8)].map(Number);
  if (memory === undefined || operations === undefined || memory > MOST_MEMORY || operations > 2 ** 32) {
    throw new RangeError("too costly");
  }
  const { N, p } = scryptCost(operations, memory);
  return derive(password, key.subarray(6, 6 + SALT), HIDDEN, { N, r: 8, p, maxmem: 128 * 8 * (N + p) + 2 ** 20 });
}

/** The line of base64 of a key: of its text, of a text that is base64 as a whole (as some tools store it), or alone. */
function keyBytes(text: string): Buffer {
  const plain = text.includes("\n") || !text.startsWith("dW50cnVzdGVk") ? text : Buffer.from(text, "base64").toString();
  const line = plain.split(/\r?\n/).find((each) => each !== "" && !each.startsWith("untrusted comment:")) ?? "";
  return Buffer.from(line.trim(), "base64");
}

/** Opens a secret key. Throws BuildError where it is none, or the password does not fit. */
export async function openMinisignKey(
  text: string,
  password: string | undefined,
  source: KeySource,
): Promise<MinisignKey> {
  const key = keyBytes(text);
  const algorithm = key.subarray(0, 2).toString("latin1");
  if (key.length === 42 || key.length === 74) {
    const hint = "The secret key is in the file that minisign -G wrote with -s, minisign.key by default.";
    throw keyProblem(source, "key-type", "this is a public key or a signature, not a secret key", hint);
  }
  if (key.length !== HIDDEN_AT + HIDDEN || algorithm !== "Ed") {
    throw keyProblem(source, "key-type", "this is not a secret key of minisign", "minisign -G makes one.");
  }
  const encrypted = key.subarray(2, 4).toString("latin1") === "Sc";
  if (encrypted && password === undefined) {
    const hint = "Name the environment variable that holds its password under signing.minisign.password.";
    throw keyProblem(source, "key-password", "the key is encrypted, and no password was given", hint);
  }
  const hidden = key.subarray(HIDDEN_AT);
  const mask = encrypted
    ? await stream(password ?? "", key).catch(() => {
        throw keyProblem(source, "key-type", "the key's password costs too much memory to try", "Make a new key.");
      })
    : Buffer.alloc(HIDDEN);
  const open = Buffer.from(hidden.map((byte, at) => byte ^ (mask[at] ?? 0)));
  const [id, secret, checksum] = [open.subarray(0, 8), open.subarray(8, 72), open.subarray(72)];
  // A key without a password has no checksum.
  const wanted = blake2b(Buffer.concat([key.subarray(0, 2), id, secret]), { dkLen: 32 });
  if (encrypted && !timingSafeEqual(checksum, wanted)) {
    throw keyProblem(source, "key-password", "the password does not open the key", "Check both variables.");
  }
  const der = Buffer.concat([PKCS8, secret.subarray(0, 32)]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const publicKey = secret.subarray(32);
  if (createPublicKey(privateKey).export({ format: "jwk" }).x !== publicKey.toString("base64url")) {
    throw keyProblem(source, "key-type", "the key is damaged", "Take it from its file again.");
  }
  return { id, privateKey, publicKey };
}
