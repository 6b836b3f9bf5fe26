import { createPublicKey, type KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bundle } from "@sigstore/bundle";
import * as v from "valibot";
import { BuildError } from "../../model/errors.ts";
import { CHECKSUMS_NAME } from "../../model/manifest.ts";
import type { CheckRow, ReceivedRelease } from "../../model/received.ts";
import type { Expectations } from "../../model/verification.ts";
import {
  parseBundle,
  readTrust,
  type Signatory,
  type Trust,
  verifyMessage,
  verifyStatement,
} from "../sigstore/trust.ts";
import { keyUnexpected, signatoryText, unexpected } from "./expectations.ts";
import { keyText, noPublicKey } from "./public-key.ts";

export const BUNDLE = ".sigstore.json";
export const PROVENANCE = ".provenance.sigstore.json";

const StatementSchema = v.object({
  _type: v.literal("https://in-toto.io/Statement/v1"),
  predicateType: v.literal("https://slsa.dev/provenance/v1"),
  subject: v.array(v.object({ name: v.string(), digest: v.object({ sha256: v.string() }) })),
});
const STATEMENT = "application/vnd.in-toto+json";

async function keyOf(file: string | undefined): Promise<KeyObject | undefined> {
  if (file === undefined) return undefined;
  const text = await keyText(file);
  try {
    return createPublicKey(text);
  } catch (cause) {
    throw noPublicKey(`${file} holds no public key in PEM`, "It starts with -----BEGIN PUBLIC KEY-----.", cause);
  }
}

/** Whom signatures are checked against. Throws BuildError where what was named for that cannot be read. */
export async function trustOf({ trustedRoot, key }: Expectations): Promise<Trust> {
  const publicKey = await keyOf(key);
  if (trustedRoot === undefined) {
    const { default: known } = await import("../sigstore/public-good.json", { with: { type: "json" } });
    return readTrust(known.trustedRoot, publicKey);
  }
  const root: unknown = await readFile(trustedRoot, "utf8")
    .then(JSON.parse)
    .catch((cause: unknown) => {
      const message = `${trustedRoot} cannot be read as JSON`;
      throw new BuildError([{ code: "trusted-root", message, hint: "Name a trusted_root.json." }], { cause });
    });
  return readTrust(root, publicKey);
}

/** What everything is checked against, read once. */
interface Bench {
  readonly release: ReceivedRelease;
  readonly expected: Expectations;
  readonly trust: Trust;
}

type Verdict = Pick<CheckRow, "result" | "by" | "detail">;

const failed = (detail: string, by = ""): Verdict => ({ result: "failed", by, detail });

/** Bundles are some ten kilobytes; a statement names every file of a release. Bytes. */
const LARGEST_BUNDLE = 16 * 1024 * 1024;
const NO_BUNDLE = "it is not a Sigstore bundle";

async function bundleIn({ release: { folder, files } }: Bench, name: string): Promise<Bundle> {
  const size = files.find((file) => file.name === name)?.size ?? 0;
  if (size > LARGEST_BUNDLE) throw new Error(NO_BUNDLE);
  const text = await readFile(join(folder, name), "utf8");
  return parseBundle(text).catch((cause: unknown) => {
    throw new Error(NO_BUNDLE, { cause });
  });
}

/** What the library says where it looked at a signature. Where it fell over what it was given, its words tell nobody anything. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const fell = [TypeError, RangeError, SyntaxError].some((kind) => error instanceof kind) || /^ASN1/.test(error.name);
  return fell ? NO_BUNDLE : (error.message.split("\n")[0] ?? "");
}

const isByKey = ({ verificationMaterial: { content } }: Bundle): boolean => content.$case === "publicKey";

/** Signed by a key, and its public key was not named. */
function byUnknownKey({ expected }: Bench): Verdict {
  const problem = keyUnexpected(expected);
  if (problem !== undefined) return failed(problem);
  return { result: "not checked", by: "", detail: "signed by a key: name its public key" };
}

/** Nobody was expected: then the table says who it was, and leaves it to the reader. */
function judged(by: Signatory, { expected, trust }: Bench, detail: string): Verdict {
  const name = signatoryText(by, trust.key === undefined ? "" : (expected.key ?? ""));
  const problem = by.identity === undefined ? undefined : unexpected(by, expected);
  return problem === undefined ? { result: "proven", by: name, detail } : failed(problem, name);
}

async function checkFile(bench: Bench, { name, sha256 }: ReceivedRelease["files"][number]): Promise<Verdict> {
  try {
    const bundle = await bundleIn(bench, name + BUNDLE);
    if (isByKey(bundle) && bench.trust.key === undefined) return byUnknownKey(bench);
    const by = await verifyMessage(bundle, Buffer.from(sha256, "hex"), bench.trust);
    // Whose key it is and since when, nobody but its owner says.
    return judged(by, bench, isByKey(bundle) ? "signature" : "certificate, log, time stamp and signature");
  } catch (error) {
    return failed(reasonOf(error));
  }
}

/** A bundle per artifact and for the list of checksums; where one is signed, all have to be. */
async function signatureRows(bench: Bench): Promise<CheckRow[]> {
  const { files, artifacts } = bench.release;
  const names = new Set(files.map(({ name }) => name));
  const wanted = files.filter(({ name }) => artifacts.includes(name) || name === CHECKSUMS_NAME);
  const bundles = files.filter(({ name }) => name.endsWith(BUNDLE) && !name.endsWith(PROVENANCE));
  if (bundles.length === 0) return [];
  const others = bundles.map(({ name }) => name.slice(0, -BUNDLE.length)).filter((name) => !names.has(name));
  const rows = await Promise.all(
    [
      ...wanted,
      ...files.filter(({ name }) => names.has(name + BUNDLE) && !wanted.some((file) => file.name === name)),
    ].map(
      async (file): Promise<CheckRow> => ({
        what: file.name,
        method: "sigstore",
        ...(names.has(file.name + BUNDLE) ? await checkFile(bench, file) : failed("its signature is missing")),
      }),
    ),
  );
  return [
    ...rows,
    ...others.map((name): CheckRow => ({ what: name, method: "sigstore", ...failed("signed, but not there") })),
  ];
}

/** What a statement vouches for, against the files: all of them, each by its digest. */
function coverage({ release }: Bench, subjects: ReadonlyMap<string, string>): string | undefined {
  const { files, artifacts, only } = release;
  const wrong = files.find(({ name, sha256 }) => subjects.has(name) && subjects.get(name) !== sha256);
  if (wrong !== undefined) return `${wrong.name} is not the file that it vouches for`;
  // The manifest that names the artifacts may not be there, where one file is asked about.
  const left = (only === undefined ? artifacts : [...artifacts, only]).find((name) => !subjects.has(name));
  return left === undefined ? undefined : `it does not vouch for ${left}`;
}

async function checkProvenance(bench: Bench, name: string): Promise<Verdict> {
  try {
    const bundle = await bundleIn(bench, name);
    if (isByKey(bundle) && bench.trust.key === undefined) return byUnknownKey(bench);
    const { by, type, payload } = await verifyStatement(bundle, bench.trust);
    const statement = v.safeParse(StatementSchema, JSON.parse(payload.toString("utf8")));
    if (!statement.success || type !== STATEMENT) return failed("it is not a SLSA v1 provenance");
    const subjects = new Map(statement.output.subject.map((subject) => [subject.name, subject.digest.sha256]));
    const problem = coverage(bench, subjects);
    if (problem !== undefined) return failed(problem, signatoryText(by, ""));
    return judged(by, bench, `how ${subjects.size} files were made`);
  } catch (error) {
    return failed(reasonOf(error));
  }
}

/** Rows for every bundle of Sigstore in a release. */
export async function verifySigstore(release: ReceivedRelease, expected: Expectations): Promise<CheckRow[]> {
  if (!release.files.some(({ name }) => name.endsWith(BUNDLE))) return [];
  const bench: Bench = { release, expected, trust: await trustOf(expected) };
  const statements = release.files.filter(({ name }) => name.endsWith(PROVENANCE));
  const provenance = statements.map(
    async ({ name }): Promise<CheckRow> => ({
      what: name,
      method: "provenance",
      ...(await checkProvenance(bench, name)),
    }),
  );
  return [...(await signatureRows(bench)), ...(await Promise.all(provenance))];
}
