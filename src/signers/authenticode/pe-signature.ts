import { X509Certificate } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { ASN1Obj } from "@sigstore/core";

/** Who signed a program, as its certificate table says; nothing of it is verified here. */
export interface PeSignature {
  readonly certificate: X509Certificate;
  /** Everything that lies in the signature, the signer's own included. */
  readonly certificates: readonly X509Certificate[];
  readonly timestamp: Date | undefined;
}

export type PeFile =
  | { readonly state: "unsigned" }
  | { readonly state: "signed"; readonly signature: PeSignature }
  /** Something stands where a signature would, and it is none that can be read. */
  | { readonly state: "broken"; readonly problem: string };

const OID = {
  countersignature: "1.2.840.113549.1.9.6",
  signingTime: "1.2.840.113549.1.9.5",
  timestamp: "1.3.6.1.4.1.311.3.3.1",
} as const;
const CERTIFICATES = 4;
/** Of a WIN_CERTIFICATE: its length, its revision, and that it is PKCS#7. */
const ENTRY_HEADER = 8;
const PKCS7 = 2;
/** No signature is larger. Bytes. */
const MOST = 1 << 24;

/** Where the program says that its certificates lie: offset and size. Source: Microsoft's “PE Format”. */
async function certificateTable(handle: FileHandle): Promise<{ offset: number; size: number } | undefined> {
  const start = Buffer.alloc(64);
  await handle.read(start, 0, start.length, 0);
  if (start.toString("latin1", 0, 2) !== "MZ") return undefined;
  const header = Buffer.alloc(24 + 240);
  const { bytesRead } = await handle.read(header, 0, header.length, start.readUInt32LE(60));
  if (bytesRead < 24 + 96 || header.toString("latin1", 0, 4) !== "PE\0\0") return undefined;
  const magic = header.readUInt16LE(24);
  const directories = magic === 0x20b ? 112 : magic === 0x10b ? 96 : undefined;
  if (directories === undefined) return undefined;
  const listed = header.readUInt32LE(24 + directories - 4);
  const at = 24 + directories + CERTIFICATES * 8;
  if (listed <= CERTIFICATES || at + 8 > bytesRead) return { offset: 0, size: 0 };
  return { offset: header.readUInt32LE(at), size: header.readUInt32LE(at + 4) };
}

function signedData(content: ASN1Obj): readonly ASN1Obj[] {
  return content.subs[1]?.subs[0]?.subs ?? [];
}

function attributes(list: ASN1Obj | undefined): ReadonlyMap<string, ASN1Obj> {
  const known = new Map<string, ASN1Obj>();
  for (const { subs } of list?.subs ?? []) {
    const [name, values] = subs;
    const [value] = values?.subs ?? [];
    if (name !== undefined && value !== undefined) known.set(name.toOID(), value);
  }
  return known;
}

function contextual(items: readonly ASN1Obj[], number: number): ASN1Obj | undefined {
  return items.find(({ tag }) => tag.isContextSpecific(number));
}

/** When the authority saw it: by RFC 3161 in what it signed, by the older way in the attributes of its signature. */
function timeOf(unsigned: ReadonlyMap<string, ASN1Obj>, parse: typeof ASN1Obj.parseBuffer): Date | undefined {
  const token = unsigned.get(OID.timestamp);
  if (token !== undefined) {
    const [content] = contextual(signedData(token)[2]?.subs ?? [], 0)?.subs ?? [];
    return content === undefined ? undefined : parse(Buffer.from(content.value)).subs[4]?.toDate();
  }
  const older = unsigned.get(OID.countersignature);
  return older === undefined ? undefined : attributes(contextual(older.subs, 0)).get(OID.signingTime)?.toDate();
}

/** The one value that the bytes begin with; tables are padded, and often say that padding belongs to the signature. */
function withoutPadding(bytes: Buffer): Buffer {
  const long = bytes.readUInt8(1);
  if (long < 0x80) return bytes.subarray(0, 2 + long);
  const digits = long & 0x7f;
  return bytes.subarray(0, 2 + digits + bytes.readUIntBE(2, digits));
}

async function parsePkcs7(bytes: Buffer): Promise<PeSignature> {
  const { ASN1Obj } = await import("./asn1.ts");
  const parse = (der: Buffer): ASN1Obj => ASN1Obj.parseBuffer(Buffer.from(der));
  const parts = signedData(parse(withoutPadding(bytes)));
  const certificates = (contextual(parts, 0)?.subs ?? []).map((der) => new X509Certificate(der.toDER()));
  const signer = parts.at(-1)?.subs[0]?.subs ?? [];
  const serial = signer[1]?.subs[1]?.toInteger();
  const certificate = certificates.find(({ serialNumber }) => BigInt(`0x${serialNumber}`) === serial);
  if (certificate === undefined) throw new Error("the signer's certificate is not in it");
  return { certificate, certificates, timestamp: timeOf(attributes(contextual(signer, 1)), parse) };
}

async function readTable(handle: FileHandle, offset: number, size: number): Promise<PeFile> {
  const whole = (await handle.stat()).size;
  if (size < ENTRY_HEADER || size > MOST || offset + size > whole)
    return { state: "broken", problem: "its certificate table leads out of the file" };
  // Whatever comes after a certificate table, signatures do not cover it: Windows refuses such a file.
  if (offset + size !== whole)
    return {
      state: "broken",
      problem: `${whole - offset - size} bytes follow its signature, which does not cover them`,
    };
  const entry = Buffer.alloc(size);
  await handle.read(entry, 0, size, offset);
  const length = entry.readUInt32LE(0);
  if (entry.readUInt16LE(6) !== PKCS7 || length > size)
    return { state: "broken", problem: "its signature is of no known kind" };
  try {
    return { state: "signed", signature: await parsePkcs7(entry.subarray(ENTRY_HEADER, length)) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { state: "broken", problem: `its signature cannot be read: ${why}` };
  }
}

/** What a PE file says of its signer; undefined for every other file. */
export async function readPeFile(file: string): Promise<PeFile | undefined> {
  const handle = await open(file, "r");
  try {
    const table = await certificateTable(handle);
    if (table === undefined) return undefined;
    return table.size === 0 ? { state: "unsigned" } : await readTable(handle, table.offset, table.size);
  } finally {
    await handle.close();
  }
}
