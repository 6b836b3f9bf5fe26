import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, X509Certificate } from "node:crypto";
import * as v from "valibot";
import { type Served, serve } from "./serve.ts";

/**
 * The one call that Fulcio makes to a log of certificates (RFC 6962 §4.2, add-pre-chain): a signed time stamp that real
 * verifiers check. No tree is behind it; a real log cannot be installed from the module proxy.
 */
export async function startCtLog(keyPem: string): Promise<Served> {
  const key = createPrivateKey(keyPem);
  return serve((request, body) => {
    if (request.url?.endsWith("/ct/v1/add-pre-chain") !== true) return undefined;
    const { chain } = v.parse(v.object({ chain: v.array(v.string()) }), JSON.parse(body.toString("utf8")));
    const [certificate = "", issuer = ""] = chain;
    return stamped(Buffer.from(certificate, "base64"), Buffer.from(issuer, "base64"), key);
  });
}

const sha256 = (bytes: Buffer): Buffer => createHash("sha256").update(bytes).digest();
const spki = (key: KeyObject): Buffer => key.export({ type: "spki", format: "der" });
/** OID 1.3.6.1.4.1.11129.2.4.3, which marks a certificate that is not one yet. */
const POISON = Buffer.from("060a2b06010401d679020403", "hex");
/** [3] of a TBSCertificate: its extensions. */
const EXTENSIONS = 0xa3;
const SEQUENCE = 0x30;

interface Element {
  readonly tag: number;
  readonly content: Buffer;
  readonly whole: Buffer;
}

/** DER elements, one behind the other. */
function elements(bytes: Buffer): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes.readUInt8(at + 1);
    const wide = first > 0x7f ? first & 0x7f : 0;
    const length = wide === 0 ? first : bytes.readUIntBE(at + 2, wide);
    const start = at + 2 + wide;
    const whole = bytes.subarray(at, start + length);
    found.push({ tag: bytes.readUInt8(at), content: bytes.subarray(start, start + length), whole });
    at += whole.length;
  }
  return found;
}

const inside = (bytes: Buffer): Element[] => elements(elements(bytes)[0]?.content ?? Buffer.alloc(0));

function encoded(tag: number, content: Buffer): Buffer {
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const length = Buffer.from(content.length.toString(16).padStart(4, "0"), "hex");
  return Buffer.concat([Buffer.from([tag, 0x82]), length, content]);
}

/** The certificate as it will be issued: what is signed of it, without the poison. */
function unpoisoned(certificate: Buffer): Buffer {
  const tbs = inside(certificate)[0]?.content ?? Buffer.alloc(0);
  const fields = elements(tbs).map((field) => {
    if (field.tag !== EXTENSIONS) return field.whole;
    const rest = inside(field.content).filter(({ content }) => !content.subarray(0, POISON.length).equals(POISON));
    return encoded(EXTENSIONS, encoded(SEQUENCE, Buffer.concat(rest.map(({ whole }) => whole))));
  });
  return encoded(SEQUENCE, Buffer.concat(fields));
}

function number(value: number, bytes: number): Buffer {
  return Buffer.from(value.toString(16).padStart(2 * bytes, "0"), "hex");
}

function stamped(certificate: Buffer, issuer: Buffer, key: KeyObject) {
  const now = Date.now();
  const tbs = unpoisoned(certificate);
  const precertificate = [sha256(spki(new X509Certificate(issuer).publicKey)), number(tbs.length, 3), tbs];
  const signed = Buffer.concat([number(0, 2), number(now, 8), number(1, 2), ...precertificate, number(0, 2)]);
  const signature = sign("sha256", signed, key);
  return {
    sct_version: 0,
    id: sha256(spki(createPublicKey(key))).toString("base64"),
    timestamp: now,
    extensions: "",
    // SHA-256 with ECDSA, and a length.
    signature: Buffer.concat([Buffer.from([4, 3]), number(signature.length, 2), signature]).toString("base64"),
  };
}
