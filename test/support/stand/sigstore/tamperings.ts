import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What of a release is tampered with. */
export interface Tampered {
  /** A copy of the release. */
  readonly folder: string;
  readonly artifact: string;
  /** Name of the statement's bundle. */
  readonly provenance: string;
  /** A bundle of the same instance under another certificate. */
  readonly other: string;
}

/** Who else has to refuse it: the verifier of signatures, or the one of statements. */
export type VerifierKind = "cosign" | "gh";

export type Tampering = readonly [name: string, kind: VerifierKind, change: (at: Tampered) => Promise<unknown>];

type Json = Record<string, unknown>;
const edit = async (folder: string, name: string, change: (bundle: Json) => void): Promise<void> => {
  const bundle: Json = JSON.parse(await readFile(join(folder, name), "utf8"));
  change(bundle);
  await writeFile(join(folder, name), JSON.stringify(bundle));
};
const flipped = (base64: unknown): string => {
  const bytes = Buffer.from(String(base64), "base64");
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  return bytes.toString("base64");
};
const inside = (value: unknown, ...path: readonly (string | number)[]): Json =>
  path.reduce<unknown>((found, key) => (found as Record<string | number, unknown>)[key], value) as Json;
const signatureOf = ({ artifact }: Tampered): string => `${artifact}.sigstore.json`;
const SUMS = "SHA256SUMS.sigstore.json";
const material = "verificationMaterial";

/** Each is done to a copy of a release. */
export const TAMPERINGS: readonly Tampering[] = [
  ["a byte of the file", "cosign", ({ folder, artifact }) => writeFile(join(folder, artifact), "content of another\n")],
  [
    "a byte of the signature",
    "cosign",
    (at) =>
      edit(at.folder, signatureOf(at), (bundle) => {
        const message = inside(bundle, "messageSignature");
        message["signature"] = flipped(message["signature"]);
      }),
  ],
  ["the bundle of another file", "cosign", (at) => cp(join(at.folder, SUMS), join(at.folder, signatureOf(at)))],
  [
    "the time stamp removed",
    "cosign",
    (at) =>
      edit(at.folder, signatureOf(at), (bundle) => {
        inside(bundle, material, "timestampVerificationData")["rfc3161Timestamps"] = [];
      }),
  ],
  [
    "the log entry removed",
    "cosign",
    (at) =>
      edit(at.folder, signatureOf(at), (bundle) => {
        inside(bundle, material)["tlogEntries"] = [];
      }),
  ],
  [
    "a byte of the log entry",
    "cosign",
    (at) =>
      edit(at.folder, signatureOf(at), (bundle) => {
        const proof = inside(bundle, material, "tlogEntries", 0, "inclusionProof");
        proof["rootHash"] = flipped(proof["rootHash"]);
        inside(proof, "checkpoint")["envelope"] = String(inside(proof, "checkpoint")["envelope"]).replace(
          /^\S+/,
          "other",
        );
      }),
  ],
  [
    "another time stamp",
    "cosign",
    async (at) => {
      const other = JSON.parse(await readFile(join(at.folder, SUMS), "utf8"));
      await edit(at.folder, signatureOf(at), (bundle) => {
        const stamps = inside(other, material, "timestampVerificationData");
        inside(bundle, material)["timestampVerificationData"] = stamps;
      });
    },
  ],
  [
    "another certificate",
    "cosign",
    async (at) => {
      const other = JSON.parse(await readFile(at.other, "utf8"));
      await edit(at.folder, signatureOf(at), (bundle) => {
        inside(bundle, material)["certificate"] = inside(other, material, "certificate");
      });
    },
  ],
  ["a bundle of garbage", "cosign", (at) => writeFile(join(at.folder, signatureOf(at)), "garbage")],
  [
    "a byte of the statement",
    "gh",
    (at) =>
      edit(at.folder, at.provenance, (bundle) => {
        const envelope = inside(bundle, "dsseEnvelope");
        const text = Buffer.from(String(envelope["payload"]), "base64")
          .toString("utf8")
          .replace("CPython ", "CPythom ");
        envelope["payload"] = Buffer.from(text).toString("base64");
      }),
  ],
  [
    "a file that the provenance does not know",
    "gh",
    ({ folder, artifact }) => writeFile(join(folder, artifact), "a file of another release\n"),
  ],
];
