import { scryptSync } from "node:crypto";
import { xsalsa20poly1305 } from "@noble/ciphers/salsa.js";
import * as v from "valibot";

/** Passwords that take more memory than this to try are nobody's. Bytes. */
const MOST_MEMORY = 2 ** 30;
/** Bytes of the cipher's key. */
const KEY = 32;

const bytes = v.pipe(
  v.string(),
  v.base64(),
  v.transform((text) => Buffer.from(text, "base64")),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A private key as cosign writes it, by the format of securesystemslib: PKCS#8 in a secretbox of NaCl. */
const BoxSchema = v.object({
  kdf: v.object({
    name: v.literal("scrypt"),
    params: v.object({ N: count, r: count, p: v.pipe(count, v.maxValue(16)) }),
    salt: bytes,
  }),
  cipher: v.object({ name: v.literal("nacl/secretbox"), nonce: v.pipe(bytes, v.length(24)) }),
  ciphertext: bytes,
});

const PEM = /-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END/;

/** Does the text hold a key in cosign's own format? */
export function isCosignKey(pem: string): boolean {
  return /BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY/.test(pem);
}

/** The PKCS#8 of such a key; `broken` where it is none, `password` where that does not open it. */
export function openCosignKey(pem: string, password: string): Buffer | "broken" | "password" {
  const body = PEM.exec(pem)?.[1] ?? "";
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), BoxSchema), Buffer.from(body, "base64").toString());
  if (!parsed.success) return "broken";
  const { kdf, cipher, ciphertext } = parsed.output;
  const { N, r, p } = kdf.params;
  const memory = 128 * r * (N + p);
  if (memory > MOST_MEMORY || (N & (N - 1)) !== 0) return "broken";
  const key = scryptSync(password, kdf.salt, KEY, { N, r, p, maxmem: memory + 2 ** 20 });
  try {
    return Buffer.from(xsalsa20poly1305(key, cipher.nonce).decrypt(ciphertext));
  } catch {
    return "password";
  }
}
