import { createPublicKey, verify } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CheckRow, ReceivedRelease } from "../../model/received.ts";
import { blake2bOf } from "../minisign.ts";
import { keyText, noPublicKey } from "./public-key.ts";

export const MINISIG = ".minisig";
/** ASN.1 in front of an Ed25519 public key (RFC 8410). */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

interface PublicKey {
  readonly text: string;
  readonly id: Buffer;
  readonly key: ReturnType<typeof createPublicKey>;
}

const HINT = "Name the line that starts with RW, or the .pub file that holds it.";

const lastLine = (text: string): string => text.trim().split(/\r?\n/).at(-1) ?? "";

/** The key as `minisign -P` takes it, or a file that has it. */
async function publicKey(named: string): Promise<PublicKey> {
  const text = /^RW[\w+/]{54}$/.test(named) ? named : lastLine(await keyText(named));
  const bytes = Buffer.from(text, "base64");
  if (bytes.length !== 42 || !text.startsWith("RW"))
    throw noPublicKey(`${named} is not a public key of minisign`, HINT);
  const key = createPublicKey({ key: Buffer.concat([SPKI, bytes.subarray(10)]), format: "der", type: "spki" });
  return { text, id: bytes.subarray(2, 10), key };
}

/** Throws with the reason where a signature does not hold; else what its trusted comment says. */
async function trustedComment(folder: string, name: string, { id, key }: PublicKey): Promise<string> {
  const lines = (await readFile(join(folder, name + MINISIG), "utf8")).split(/\r?\n/);
  const [, line = "", comment = "", whole = ""] = lines;
  const bytes = Buffer.from(line, "base64");
  if (bytes.length !== 74 || !comment.startsWith("trusted comment: "))
    throw new Error("it is not a signature of minisign");
  const [algorithm, signature] = [bytes.subarray(0, 2).toString("latin1"), bytes.subarray(10)];
  if (!bytes.subarray(2, 10).equals(id)) throw new Error("it is signed with another key");
  const path = join(folder, name);
  const signed = algorithm === "ED" ? await blake2bOf(path) : await readFile(path);
  if (!verify(null, signed, key, signature)) throw new Error("the signature does not hold");
  const said = comment.slice("trusted comment: ".length);
  const global = Buffer.concat([signature, Buffer.from(said)]);
  if (!verify(null, global, key, Buffer.from(whole, "base64"))) throw new Error("its trusted comment was changed");
  return said;
}

/** Rows for every `.minisig` of a release. Throws BuildError where the key that was named is none. */
export async function verifyMinisign(release: ReceivedRelease, named: string | undefined): Promise<CheckRow[]> {
  const signed = release.files.filter(({ name }) => name.endsWith(MINISIG)).map(({ name }) => name.slice(0, -8));
  const key = named === undefined ? undefined : await publicKey(named);
  const rows = signed.map(async (what): Promise<CheckRow> => {
    const row = { what, method: "minisign" } as const;
    if (key === undefined) {
      return { ...row, result: "not checked", by: "", detail: "name the public key that you know" };
    }
    try {
      const detail = await trustedComment(release.folder, what, key);
      return { ...row, result: "proven", by: `the key ${key.text}`, detail: detail.replaceAll("\t", ", ") };
    } catch (error) {
      return { ...row, result: "failed", by: "", detail: error instanceof Error ? error.message : String(error) };
    }
  });
  return Promise.all(rows);
}
