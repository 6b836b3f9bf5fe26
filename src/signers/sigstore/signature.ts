import type { KeyObject } from "node:crypto";
import { p256 } from "@noble/curves/nist.js";

const part = (text: string | undefined): Buffer => Buffer.from(text ?? "", "base64url");

/** Does an ECDSA signature on P-256 (DER) hold for a digest? Node's own crypto would want the whole file. */
export function signatureHolds(key: KeyObject, digest: Buffer, signature: Buffer): boolean {
  if (key.asymmetricKeyType !== "ec" || key.asymmetricKeyDetails?.namedCurve !== "prime256v1") return false;
  const { x, y } = key.export({ format: "jwk" });
  const point = Buffer.concat([Buffer.from([4]), part(x), part(y)]);
  try {
    return p256.verify(signature, digest, point, { prehash: false, format: "der", lowS: false });
  } catch {
    // A signature that is none.
    return false;
  }
}
