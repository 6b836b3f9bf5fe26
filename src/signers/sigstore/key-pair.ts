import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { p256 } from "@noble/curves/nist.js";
import { BuildError } from "../../model/errors.ts";

/** A P-256 key that signs what was hashed already: Node's own crypto wants all of a file to sign it. */
export interface KeyPair {
  readonly publicKey: KeyObject;
  /** PEM of the public key. */
  readonly publicPem: string;
  /** How a bundle names a key that no certificate stands for: SHA-256 of its DER encoding, base64. */
  readonly hint: string;
  /** ECDSA signature, DER, of a SHA-256 digest. */
  signDigest(digest: Uint8Array): Buffer;
}

function keyPairOf(privateKey: KeyObject): KeyPair {
  const secret = Buffer.from(privateKey.export({ format: "jwk" }).d ?? "", "base64url");
  const publicKey = createPublicKey(privateKey);
  return {
    publicKey,
    publicPem: publicKey.export({ format: "pem", type: "spki" }).toString(),
    hint: createHash("sha256")
      .update(publicKey.export({ format: "der", type: "spki" }))
      .digest("base64"),
    signDigest: (digest) => Buffer.from(p256.sign(digest, secret, { prehash: false, format: "der" })),
  };
}

/** A key for this run alone; it is never written down. */
export function freshKeyPair(): KeyPair {
  return keyPairOf(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey);
}

function refused(code: string, message: string, hint: string): BuildError {
  return new BuildError([{ code, message: `signing.sigstore.key: ${message}`, hint }]);
}

/** Reads a key of the user's, PKCS#8 or SEC1 in PEM. Throws BuildError, which never holds anything of the key. */
export function readKeyPair(pem: string, password: string | undefined): KeyPair {
  const encrypted = /BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(pem);
  if (/BEGIN ENCRYPTED (SIGSTORE|COSIGN) PRIVATE KEY/.test(pem)) {
    const hint = "Give it as PKCS#8: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 makes one.";
    throw refused("key-type", "this is a key in cosign's own format, which is not read", hint);
  }
  if (encrypted && password === undefined) {
    const hint = "Name the environment variable that holds its password under signing.sigstore.password.";
    throw refused("key-password", "the key is encrypted, and no password was given", hint);
  }
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: pem, format: "pem", ...(password === undefined ? {} : { passphrase: password }) });
  } catch {
    // What OpenSSL says of it helps nobody, and the cause would be shown.
    if (encrypted) throw refused("key-password", "the password does not open the key", "Check both variables.");
    throw refused("key-type", "this is not a private key in PEM", "It starts with -----BEGIN PRIVATE KEY-----.");
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type !== "ec" || details?.namedCurve !== "prime256v1") {
    const found = details?.namedCurve ?? type ?? "unknown";
    throw refused("key-type", `the key is of type ${found}; ECDSA on P-256 is needed`, "Make one of that type.");
  }
  return keyPairOf(key);
}
