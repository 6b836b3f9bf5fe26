import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { p256 } from "@noble/curves/nist.js";
import { BuildError } from "../../model/errors.ts";
import { isCosignKey, openCosignKey } from "./cosign-key.ts";

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

function passwordNeeded(): BuildError {
  const hint = "Name the environment variable that holds its password under signing.sigstore.password.";
  return refused("key-password", "the key is encrypted, and no password was given", hint);
}

function passwordWrong(): BuildError {
  return refused("key-password", "the password does not open the key", "Check both variables.");
}

/** What `cosign generate-key-pair` writes; it encrypts with an empty password where it is given one. */
function cosignKey(pem: string, password: string | undefined): KeyObject {
  const der = openCosignKey(pem, password ?? "");
  if (der === "password") throw password === undefined ? passwordNeeded() : passwordWrong();
  const hint = "Take it from the file that cosign generate-key-pair wrote, again.";
  if (der === "broken") throw refused("key-type", "this key of cosign is damaged", hint);
  try {
    return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  } catch {
    throw refused("key-type", "this key of cosign is damaged", hint);
  } finally {
    der.fill(0);
  }
}

function pemKey(pem: string, password: string | undefined): KeyObject {
  const encrypted = /BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(pem);
  if (encrypted && password === undefined) throw passwordNeeded();
  try {
    return createPrivateKey({ key: pem, format: "pem", ...(password === undefined ? {} : { passphrase: password }) });
  } catch {
    // What OpenSSL says of it helps nobody, and the cause would be shown.
    if (encrypted) throw passwordWrong();
    throw refused("key-type", "this is not a private key in PEM", "It starts with -----BEGIN PRIVATE KEY-----.");
  }
}

/** Reads a key of the user's: PKCS#8 or SEC1 in PEM, or cosign's own. Throws BuildError, which never holds anything of the key. */
export function readKeyPair(pem: string, password: string | undefined): KeyPair {
  const key = isCosignKey(pem) ? cosignKey(pem, password) : pemKey(pem, password);
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type !== "ec" || details?.namedCurve !== "prime256v1") {
    const found = details?.namedCurve ?? type ?? "unknown";
    throw refused("key-type", `the key is of type ${found}; ECDSA on P-256 is needed`, "Make one of that type.");
  }
  return keyPairOf(key);
}
