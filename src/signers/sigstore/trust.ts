import type { KeyObject } from "node:crypto";
import type { Bundle, SerializedBundle } from "@sigstore/bundle";
import type { SignedEntity, Signer, TrustMaterial } from "@sigstore/verify";
import { BuildError } from "../../model/errors.ts";
import { signatureHolds } from "./signature.ts";

/** Whom a bundle is checked against. */
export interface Trust {
  readonly material: TrustMaterial;
  /** Is there a transparency log that signatures have to be in? GitHub's own instance has none. */
  readonly logged: boolean;
  /** A public key takes the place of a certificate. */
  readonly key: KeyObject | undefined;
  /**
   * Certificates whose way to an authority was followed already, by their DER encoding in base64. There where one
   * certificate signs many files within minutes: following it is the dearest part of a check.
   */
  readonly followed?: Map<string, Signer>;
}

/** Who signed: what the certificate says, or the key. */
export interface Signatory {
  readonly identity: string | undefined;
  readonly issuer: string | undefined;
  /** Fulcio's extension number (…57264.1.N) → text. */
  readonly extensions: ReadonlyMap<number, string>;
}

/** The arc of Fulcio's certificate extensions. */
const FULCIO = [1, 3, 6, 1, 4, 1, 57264, 1].join(".");
const UTF8_STRING = 0x0c;

/** Reads a trusted root. Throws BuildError where it is none. */
export async function readTrust(root: unknown, key?: KeyObject): Promise<Trust> {
  const { TrustedRoot, toTrustMaterial } = await import("./reading.ts");
  try {
    const parsed = TrustedRoot.fromJSON(root);
    if (parsed.certificateAuthorities.length + parsed.timestampAuthorities.length === 0) throw new Error("empty");
    const finder = () => {
      if (key === undefined) throw new Error("signed by a key, and none was named");
      return { publicKey: key, validFor: () => true };
    };
    return { material: toTrustMaterial(parsed, finder), logged: parsed.tlogs.length > 0, key };
  } catch (cause) {
    const hint = "Take trusted_root.json of the Sigstore instance that signed.";
    throw new BuildError([{ code: "trusted-root", message: "this is not a trusted root of Sigstore", hint }], {
      cause,
    });
  }
}

/** The text of an extension: a DER UTF8String, as Fulcio writes the newer ones. */
function extensionText(value: Buffer): string {
  if (value[0] !== UTF8_STRING) return value.toString("utf8");
  const length = value[1] ?? 0;
  return value.subarray(length > 0x7f ? 2 + (length & 0x7f) : 2).toString("utf8");
}

function signatoryOf({ identity }: Signer): Signatory {
  const found = (identity?.oids ?? []).flatMap(({ oid, value }): [number, string][] => {
    const arc = oid?.id ?? [];
    return arc.slice(0, -1).join(".") === FULCIO ? [[arc.at(-1) ?? 0, extensionText(Buffer.from(value))]] : [];
  });
  return {
    identity: identity?.subjectAlternativeName,
    issuer: identity?.extensions?.issuer,
    extensions: new Map(found),
  };
}

/** DER of the certificate that a bundle names, base64. */
function certificateOf({ verificationMaterial: { content } }: Bundle): string | undefined {
  if (content.$case === "certificate") return content.certificate.rawBytes.toString("base64");
  return content.$case === "publicKey"
    ? undefined
    : content.x509CertificateChain.certificates[0]?.rawBytes.toString("base64");
}

/** Checks an entity by the key of a certificate that was followed before, at times at which that one is valid. */
function byFollowed(whole: SignedEntity, signer: Signer, { material }: Trust): [TrustMaterial, SignedEntity] {
  const { key } = whole;
  if (key.$case !== "certificate") return [material, whole];
  const publicKey = () => ({ publicKey: signer.key, validFor: (time: Date) => key.certificate.validForDate(time) });
  return [
    { ...material, publicKey },
    { ...whole, key: { $case: "public-key", hint: "" } },
  ];
}

/** Checks certificate, log entry, time stamps and signature. Throws the library's VerificationError. */
async function verifyEntity(bundle: Bundle, whole: SignedEntity, trust: Trust): Promise<Signatory> {
  const { Verifier } = await import("./reading.ts");
  const byKey = bundle.verificationMaterial.content.$case === "publicKey";
  const thresholds = byKey
    ? { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 }
    : { tlogThreshold: trust.logged ? 1 : 0, ctlogThreshold: 1, timestampThreshold: 1 };
  const certificate = certificateOf(bundle) ?? "";
  const known = trust.followed?.get(certificate);
  if (known !== undefined) {
    const [material, entity] = byFollowed(whole, known, trust);
    new Verifier(material, thresholds).verify(entity);
    return signatoryOf(known);
  }
  const signer = new Verifier(trust.material, thresholds).verify(whole);
  if (!byKey) trust.followed?.set(certificate, signer);
  return signatoryOf(signer);
}

/** Checks a signature of a file by the file's SHA-256. */
export async function verifyMessage(bundle: Bundle, digest: Buffer, trust: Trust): Promise<Signatory> {
  const { toSignedEntity } = await import("./reading.ts");
  const { content } = bundle;
  if (content.$case !== "messageSignature") throw new Error("it holds a statement, not the signature of a file");
  const { signature, messageDigest } = content.messageSignature;
  if (!digest.equals(messageDigest.digest)) throw new Error("it is for another file");
  const entity = toSignedEntity(bundle);
  return verifyEntity(
    bundle,
    {
      ...entity,
      signature: {
        signature,
        compareSignature: (other) => other.equals(signature),
        compareDigest: (other) => other.equals(digest),
        compareSignedDigest: (other) => other.equals(digest),
        verifySignature: (key) => signatureHolds(key, digest, signature),
      },
    },
    trust,
  );
}

/** Checks a signed statement; what it says is the payload. */
export async function verifyStatement(
  bundle: Bundle,
  trust: Trust,
): Promise<{ readonly by: Signatory; readonly type: string; readonly payload: Buffer }> {
  const { toSignedEntity } = await import("./reading.ts");
  if (bundle.content.$case !== "dsseEnvelope") throw new Error("it does not hold a statement");
  const { payloadType: type, payload } = bundle.content.dsseEnvelope;
  return { by: await verifyEntity(bundle, toSignedEntity(bundle), trust), type, payload };
}

/** A bundle as it lies in a file. Throws where it is none. */
export async function parseBundle(text: string): Promise<Bundle> {
  const { bundleFromJSON } = await import("./reading.ts");
  const json: SerializedBundle = JSON.parse(text);
  return bundleFromJSON(json);
}
