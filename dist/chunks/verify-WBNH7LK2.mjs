import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  CHECKSUMS_NAME
} from "./chunk-YWAGJZTN.mjs";
import "./chunk-NBDW4VMS.mjs";
import "./chunk-F2ZGVHID.mjs";
import {
  parseBundle,
  readTrust,
  verifyMessage,
  verifyStatement
} from "./chunk-ZUVDWWQG.mjs";
import {
  blake2bOf
} from "./chunk-M6N5A546.mjs";
import "./chunk-XJKFSRNP.mjs";
import {
  inPrivateHome
} from "./chunk-4ODJFOSA.mjs";
import "./chunk-5OSZGXSI.mjs";
import "./chunk-OM5KGA5J.mjs";
import "./chunk-EYHZ6UKJ.mjs";
import "./chunk-GDFCTHXS.mjs";
import {
  array,
  literal,
  object,
  safeParse,
  string
} from "./chunk-K7URS2RY.mjs";
import {
  BuildError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/signers/verify/expectations.ts
var EXTENSION = { workflow: 9, repository: 12, commit: 13 };
var withServer = (text) => /^https?:/.test(text) ? text : `https://github.com/${text}`;
function sameWorkflow(found, wanted) {
  return (wanted.includes("@") ? found : found.split("@")[0] ?? "") === wanted;
}
function namedMaker({ identity, issuer, repository, workflow, commit }) {
  return identity ?? workflow ?? repository ?? commit ?? issuer;
}
function unexpected(by, expected) {
  const { identity, issuer, source: page, workflow, commit, key } = expected;
  if (key !== void 0 && namedMaker(expected) === void 0)
    return `signed by ${by.identity ?? "somebody"}, not by the key ${key}`;
  const repository = expected.repository ?? page;
  const said = (number) => by.extensions.get(number) ?? "nobody";
  const [source, job, made] = [said(EXTENSION.repository), said(EXTENSION.workflow), said(EXTENSION.commit)];
  const checks = [
    [identity, (wanted) => by.identity === wanted, `signed by ${by.identity ?? "a key"}, not by`],
    [issuer, (wanted) => by.issuer === wanted, `vouched for by ${by.issuer ?? "nobody"}, not by`],
    [repository, (wanted) => source === withServer(wanted), `made in ${source}, not in`],
    [workflow, (wanted) => sameWorkflow(job, withServer(wanted)), `made by the workflow ${job}, not by`],
    [commit, (wanted) => made === wanted, `made of commit ${made}, not of`]
  ];
  const wrong = checks.find(([wanted, holds]) => wanted !== void 0 && !holds(wanted));
  return wrong === void 0 ? void 0 : `${wrong[2]} ${wrong[0]}`;
}
function keyUnexpected(expected) {
  const maker = namedMaker(expected);
  return maker === void 0 ? void 0 : `signed by a key that nobody named, not by ${maker}`;
}
function unsigned(rows, only, expected) {
  const whole = [only, CHECKSUMS_NAME];
  const maker = namedMaker(expected) ?? expected.key;
  const ofAll = (wanted2) => rows.some(({ what, method }) => method === wanted2 && whole.includes(what));
  const wanted = [
    { by: maker, method: "sigstore", has: rows.some(({ method }) => ["sigstore", "provenance"].includes(method)) },
    { by: expected.minisignKey, method: "minisign", has: ofAll("minisign") },
    { by: expected.gpgKey, method: "gpg", has: ofAll("gpg") }
  ];
  return wanted.flatMap(({ by, method, has }) => {
    if (by === void 0 || has) return [];
    return [
      {
        what: only ?? CHECKSUMS_NAME,
        method,
        result: "failed",
        by: "",
        detail: `nobody signed it, and ${by} was expected to`
      }
    ];
  });
}
function signatoryText(by, keyName) {
  return by.identity === void 0 ? `the key ${keyName}` : `${by.identity} (${by.issuer ?? "no issuer"})`;
}

// src/signers/verify/minisign.ts
import { createPublicKey, verify } from "node:crypto";
import { readFile as readFile2 } from "node:fs/promises";
import { join } from "node:path";

// src/signers/verify/public-key.ts
import { readFile } from "node:fs/promises";
function noPublicKey(message, hint, cause) {
  return new BuildError([{ code: "public-key", message, hint }], { cause });
}
async function keyText(file) {
  return readFile(file, "utf8").catch((cause) => {
    throw noPublicKey(`${file} cannot be read`, "Name the file of the public key that you know.", cause);
  });
}

// src/signers/verify/minisign.ts
var MINISIG = ".minisig";
var SPKI = Buffer.from("302a300506032b6570032100", "hex");
var HINT = "Name the line that starts with RW, or the .pub file that holds it.";
var lastLine = (text) => text.trim().split(/\r?\n/).at(-1) ?? "";
async function publicKey(named) {
  const text = /^RW[\w+/]{54}$/.test(named) ? named : lastLine(await keyText(named));
  const bytes = Buffer.from(text, "base64");
  if (bytes.length !== 42 || !text.startsWith("RW"))
    throw noPublicKey(`${named} is not a public key of minisign`, HINT);
  const key = createPublicKey({ key: Buffer.concat([SPKI, bytes.subarray(10)]), format: "der", type: "spki" });
  return { text, id: bytes.subarray(2, 10), key };
}
async function trustedComment(folder, name, { id, key }) {
  const lines = (await readFile2(join(folder, name + MINISIG), "utf8")).split(/\r?\n/);
  const [, line = "", comment = "", whole = ""] = lines;
  const bytes = Buffer.from(line, "base64");
  if (bytes.length !== 74 || !comment.startsWith("trusted comment: "))
    throw new Error("it is not a signature of minisign");
  const [algorithm, signature] = [bytes.subarray(0, 2).toString("latin1"), bytes.subarray(10)];
  if (!bytes.subarray(2, 10).equals(id)) throw new Error("it is signed with another key");
  const path = join(folder, name);
  const signed = algorithm === "ED" ? await blake2bOf(path) : await readFile2(path);
  if (!verify(null, signed, key, signature)) throw new Error("the signature does not hold");
  const said = comment.slice("trusted comment: ".length);
  const global = Buffer.concat([signature, Buffer.from(said)]);
  if (!verify(null, global, key, Buffer.from(whole, "base64"))) throw new Error("its trusted comment was changed");
  return said;
}
async function verifyMinisign(release, named) {
  const signed = release.files.filter(({ name }) => name.endsWith(MINISIG)).map(({ name }) => name.slice(0, -8));
  const key = named === void 0 ? void 0 : await publicKey(named);
  const rows = signed.map(async (what) => {
    const row = { what, method: "minisign" };
    if (key === void 0) {
      return { ...row, result: "not checked", by: "", detail: "name the public key that you know" };
    }
    try {
      const detail = await trustedComment(release.folder, what, key);
      return { ...row, result: "proven", by: `the key ${key.text}`, detail: detail.replaceAll("	", ", ") };
    } catch (error) {
      return { ...row, result: "failed", by: "", detail: error instanceof Error ? error.message : String(error) };
    }
  });
  return Promise.all(rows);
}

// src/signers/verify/openpgp.ts
import { join as join2 } from "node:path";
var HINT2 = "gpg --armor --export FINGERPRINT writes one.";
var ASC = ".asc";
async function checked(gpg, folder, what) {
  const { stderr } = await gpg.run("verifying with gpg", ["--verify", join2(folder, what + ASC), join2(folder, what)]);
  const fingerprint = /^\[GNUPG:\] VALIDSIG (?:\S+ ){9}(\S+)/m.exec(stderr)?.[1];
  if (fingerprint !== void 0 && /^\[GNUPG:\] GOODSIG /m.test(stderr)) {
    return { result: "proven", by: `the key ${fingerprint}`, detail: "OpenPGP signature" };
  }
  const said = stderr.split("\n").filter((line) => line.startsWith("gpg: "));
  return { result: "failed", by: "", detail: said.at(-1)?.slice("gpg: ".length) ?? "gpg does not say why" };
}
async function verifyOpenPgp(ports, release, named) {
  const signed = release.files.filter(({ name }) => name.endsWith(ASC)).map(({ name }) => name.slice(0, -ASC.length));
  if (signed.length === 0) return [];
  const row = (what) => ({ what, method: "gpg" });
  if (named === void 0) {
    const rest = { result: "not checked", by: "", detail: "name the file of the public key that you know" };
    return signed.map((what) => ({ ...row(what), ...rest }));
  }
  const key = await keyText(named);
  try {
    return await inPrivateHome(ports, async (gpg) => {
      const { stderr } = await gpg.run("reading the public key", ["--import"], key);
      if (!/^\[GNUPG:\] IMPORT_OK /m.test(stderr)) throw noPublicKey(`${named} holds no public key of OpenPGP`, HINT2);
      const rows = [];
      for (const what of signed) rows.push({ ...row(what), ...await checked(gpg, release.folder, what) });
      return rows;
    });
  } catch (error) {
    if (error instanceof BuildError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    return signed.map((what) => ({ ...row(what), result: "failed", by: "", detail }));
  }
}

// src/signers/verify/sigstore.ts
import { createPublicKey as createPublicKey2 } from "node:crypto";
import { readFile as readFile3 } from "node:fs/promises";
import { join as join3 } from "node:path";
var BUNDLE = ".sigstore.json";
var PROVENANCE = ".provenance.sigstore.json";
var StatementSchema = object({
  _type: literal("https://in-toto.io/Statement/v1"),
  predicateType: literal("https://slsa.dev/provenance/v1"),
  subject: array(object({ name: string(), digest: object({ sha256: string() }) }))
});
var STATEMENT = "application/vnd.in-toto+json";
async function keyOf(file) {
  if (file === void 0) return void 0;
  const text = await keyText(file);
  try {
    return createPublicKey2(text);
  } catch (cause) {
    throw noPublicKey(`${file} holds no public key in PEM`, "It starts with -----BEGIN PUBLIC KEY-----.", cause);
  }
}
async function trustOf({ trustedRoot, key }) {
  const publicKey2 = await keyOf(key);
  if (trustedRoot === void 0) {
    const { default: known } = await import("./public-good-PDJY6G3O.mjs");
    return readTrust(known.trustedRoot, publicKey2);
  }
  const root = await readFile3(trustedRoot, "utf8").then(JSON.parse).catch((cause) => {
    const message = `${trustedRoot} cannot be read as JSON`;
    throw new BuildError([{ code: "trusted-root", message, hint: "Name a trusted_root.json." }], { cause });
  });
  return readTrust(root, publicKey2);
}
var failed = (detail, by = "") => ({ result: "failed", by, detail });
var LARGEST_BUNDLE = 16 * 1024 * 1024;
var NO_BUNDLE = "it is not a Sigstore bundle";
async function bundleIn({ release: { folder, files } }, name) {
  const size = files.find((file) => file.name === name)?.size ?? 0;
  if (size > LARGEST_BUNDLE) throw new Error(NO_BUNDLE);
  const text = await readFile3(join3(folder, name), "utf8");
  return parseBundle(text).catch((cause) => {
    throw new Error(NO_BUNDLE, { cause });
  });
}
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  const fell = [TypeError, RangeError, SyntaxError].some((kind) => error instanceof kind) || /^ASN1/.test(error.name);
  return fell ? NO_BUNDLE : error.message.split("\n")[0] ?? "";
}
var isByKey = ({ verificationMaterial: { content } }) => content.$case === "publicKey";
function byUnknownKey({ expected }) {
  const problem = keyUnexpected(expected);
  if (problem !== void 0) return failed(problem);
  return { result: "not checked", by: "", detail: "signed by a key: name its public key" };
}
function judged(by, { expected, trust }, detail) {
  const name = signatoryText(by, trust.key === void 0 ? "" : expected.key ?? "");
  const problem = by.identity === void 0 ? void 0 : unexpected(by, expected);
  return problem === void 0 ? { result: "proven", by: name, detail } : failed(problem, name);
}
async function checkFile(bench, { name, sha256 }) {
  try {
    const bundle = await bundleIn(bench, name + BUNDLE);
    if (isByKey(bundle) && bench.trust.key === void 0) return byUnknownKey(bench);
    const by = await verifyMessage(bundle, Buffer.from(sha256, "hex"), bench.trust);
    return judged(by, bench, isByKey(bundle) ? "signature" : "certificate, log, time stamp and signature");
  } catch (error) {
    return failed(reasonOf(error));
  }
}
async function signatureRows(bench) {
  const { files, artifacts } = bench.release;
  const names = new Set(files.map(({ name }) => name));
  const wanted = files.filter(({ name }) => artifacts.includes(name) || name === CHECKSUMS_NAME);
  const bundles = files.filter(({ name }) => name.endsWith(BUNDLE) && !name.endsWith(PROVENANCE));
  if (bundles.length === 0) return [];
  const others = bundles.map(({ name }) => name.slice(0, -BUNDLE.length)).filter((name) => !names.has(name));
  const rows = await Promise.all(
    [
      ...wanted,
      ...files.filter(({ name }) => names.has(name + BUNDLE) && !wanted.some((file) => file.name === name))
    ].map(
      async (file) => ({
        what: file.name,
        method: "sigstore",
        ...names.has(file.name + BUNDLE) ? await checkFile(bench, file) : failed("its signature is missing")
      })
    )
  );
  return [
    ...rows,
    ...others.map((name) => ({ what: name, method: "sigstore", ...failed("signed, but not there") }))
  ];
}
function coverage({ release }, subjects) {
  const { files, artifacts, only } = release;
  const wrong = files.find(({ name, sha256 }) => subjects.has(name) && subjects.get(name) !== sha256);
  if (wrong !== void 0) return `${wrong.name} is not the file that it vouches for`;
  const left = (only === void 0 ? artifacts : [...artifacts, only]).find((name) => !subjects.has(name));
  return left === void 0 ? void 0 : `it does not vouch for ${left}`;
}
async function checkProvenance(bench, name) {
  try {
    const bundle = await bundleIn(bench, name);
    if (isByKey(bundle) && bench.trust.key === void 0) return byUnknownKey(bench);
    const { by, type, payload } = await verifyStatement(bundle, bench.trust);
    const statement = safeParse(StatementSchema, JSON.parse(payload.toString("utf8")));
    if (!statement.success || type !== STATEMENT) return failed("it is not a SLSA v1 provenance");
    const subjects = new Map(statement.output.subject.map((subject) => [subject.name, subject.digest.sha256]));
    const problem = coverage(bench, subjects);
    if (problem !== void 0) return failed(problem, signatoryText(by, ""));
    return judged(by, bench, `how ${subjects.size} files were made`);
  } catch (error) {
    return failed(reasonOf(error));
  }
}
async function verifySigstore(release, expected) {
  if (!release.files.some(({ name }) => name.endsWith(BUNDLE))) return [];
  const bench = { release, expected, trust: await trustOf(expected) };
  const statements = release.files.filter(({ name }) => name.endsWith(PROVENANCE));
  const provenance = statements.map(
    async ({ name }) => ({
      what: name,
      method: "provenance",
      ...await checkProvenance(bench, name)
    })
  );
  return [...await signatureRows(bench), ...await Promise.all(provenance)];
}

// src/signers/verify/verify.ts
async function verifySignatures(ports, release, expected) {
  const rows = [
    ...await verifySigstore(release, expected),
    ...await verifyMinisign(release, expected.minisignKey),
    ...await verifyOpenPgp(ports, release, expected.gpgKey)
  ];
  return [...rows, ...unsigned(rows, release.only, expected)];
}
export {
  verifySignatures
};
