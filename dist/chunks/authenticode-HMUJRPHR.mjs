import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  targetFacts
} from "./chunk-F2ZGVHID.mjs";
import {
  BuildError,
  NetworkError,
  ToolError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/signers/authenticode/authenticode.ts
import { mkdtemp, readdir, rm, stat as stat2 } from "node:fs/promises";
import { basename, join as join3, relative, resolve, sep } from "node:path";

// src/signers/authenticode/certificate.ts
var CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
function commonName({ subject }) {
  return /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.replaceAll("\n", ", ");
}
function isRoot(certificate) {
  return certificate.subject === certificate.issuer;
}
function lacksLink(chain) {
  const broken = chain.some((certificate, index) => {
    const issuer = chain[index + 1];
    return issuer !== void 0 && !certificate.checkIssued(issuer);
  });
  const [own] = chain;
  return broken || chain.length === 1 && own !== void 0 && !isRoot(own);
}
function certificateProblems(chain, { now, complete }) {
  const [own] = chain;
  if (own === void 0) return [{ code: "no-certificate", message: "the key has no certificate" }];
  const name = commonName(own);
  const problems = [];
  if (!(own.keyUsage ?? []).includes(CODE_SIGNING)) {
    const message = `the certificate of ${name} is not for signing code`;
    problems.push({ code: "not-for-code", message, hint: "Take one with the extended key usage codeSigning." });
  }
  const [from, to] = [new Date(own.validFrom), new Date(own.validTo)];
  if (now > to) {
    const message = `the certificate of ${name} has expired: ${to.toISOString()}`;
    problems.push({
      code: "certificate-expired",
      message,
      hint: "Renew it. What was signed with a time stamp stays valid."
    });
  } else if (now < from) {
    const message = `the certificate of ${name} is not valid before ${from.toISOString()}`;
    problems.push({ code: "certificate-too-new", message, hint: "Is the clock of this machine right?" });
  }
  if (complete && lacksLink(chain)) {
    const message = `the chain of ${name}'s certificate is incomplete: nothing there issued ${commonName(chain.at(-1) ?? own)}`;
    const hint = "Export the key with all certificates of its path, or name them under signing.authenticode.chain.";
    problems.push({ code: "chain-incomplete", message, hint });
  }
  return problems;
}

// src/signers/authenticode/jsign.ts
import { createHash } from "node:crypto";
import { readFile, writeFile as writeFile2 } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/signers/authenticode/java.ts
async function runJava({ exec }, argv, options) {
  return exec.run(argv, { ...options, accept: "any" }).catch((cause) => {
    if (!(cause instanceof ToolError) || cause.failure.exitCode !== void 0) throw cause;
    const message = `Authenticode needs Java, and there is no ${argv[0]} on PATH`;
    const hint = "Install one, 8 or newer (the runners of GitHub have it), and put it on PATH.";
    throw new BuildError([{ code: "no-java", message, hint }], { cause });
  });
}

// src/signers/authenticode/jsign.json
var jsign_default = {
  version: "7.5",
  url: "https://github.com/ebourg/jsign/releases/download/7.5/jsign-7.5.jar",
  sha256: "602a51c3545a6dc4fb99bd2ea7152b26d1345916d0c93ddfbd5936cb735af91c"
};

// src/signers/authenticode/key-store.ts
import { X509Certificate } from "node:crypto";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
var PASSWORD_VARIABLE = "SLIPWAY_STORE_PASSWORD";
var FILES = /* @__PURE__ */ new Set(["PKCS12", "JKS", "JCEKS"]);
function problem(code, key, message, hint) {
  return new BuildError([{ code, message: `signing.authenticode.${key}: ${message}`, hint }]);
}
function secret(ports, key, variable) {
  if (variable === void 0) return void 0;
  const value = ports.secrets?.read(variable);
  if (value !== void 0) return value;
  throw problem("secret-not-set", key, `${variable} is not set`, "Hand the secret to this step.");
}
async function storeFile(ports, value, scratch) {
  const base64 = value.replaceAll(/\s/g, "");
  if (/^MI[A-Za-z0-9+/]{200,}={0,2}$/.test(base64)) {
    const file = join(scratch, "key.p12");
    await writeFile(file, Buffer.from(base64, "base64"), { mode: 384 });
    return file;
  }
  const about = await stat(value).catch(() => void 0);
  if (about?.isFile() !== true) {
    const hint = "It holds the path of a PKCS#12 file, or the file's content in base64.";
    throw problem("key-file", "key", "the variable holds neither a key store nor the path of one", hint);
  }
  if (ports.machine.os !== "windows" && (about.mode & 63) !== 0) {
    const hint = "Make it yours alone (chmod 600), and a new key if somebody may have read this one.";
    throw problem("key-file", "key", "others can read the key's file", hint);
  }
  return value;
}
function keyEntries(output) {
  return output.split(/^Alias name: /m).slice(1).flatMap((text) => {
    if (!/^Entry type: PrivateKeyEntry/m.test(text)) return [];
    const pems = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
    return [{ alias: text.split(/\r?\n/, 1)[0] ?? "", chain: pems.map((pem) => new X509Certificate(pem)) }];
  });
}
async function listKeys(ports, type, file, password) {
  const argv = ["keytool", "-J-Duser.language=en", "-list", "-rfc", "-storetype", type, "-keystore", file];
  const { exitCode, stdout, stderr } = await runJava(ports, [...argv, "-storepass:env", PASSWORD_VARIABLE], {
    env: { [PASSWORD_VARIABLE]: password ?? "" },
    what: "opening the key store"
  });
  if (exitCode === 0) return keyEntries(stdout);
  if (/password/i.test(stdout + stderr)) throw wrongPassword();
  throw problem(
    "key-file",
    "key",
    `this is not a key store of the kind ${type}`,
    "Export key and certificates as PKCS#12."
  );
}
function wrongPassword() {
  const hint = "Check the variable that signing.authenticode.password names.";
  return problem("wrong-password", "password", "the key store does not open with this password", hint);
}
function chosenKey(entries, wanted) {
  const [first, ...more] = entries;
  const found = wanted === void 0 ? first : entries.find(({ alias }) => alias.toLowerCase() === wanted.toLowerCase());
  const names = entries.map(({ alias }) => alias).join(", ");
  if (first === void 0)
    throw problem("no-key", "key", "there is no private key in the key store", "Export it together with its key.");
  if (found === void 0)
    throw problem("no-key", "alias", `there is no key ${wanted} in the key store`, `There are: ${names}.`);
  if (wanted === void 0 && more.length > 0)
    throw problem("no-key", "alias", "the key store has several keys", `Name one of them: ${names}.`);
  return found;
}
async function openKeyStore(ports, method, scratch) {
  const type = method.store ?? "PKCS12";
  const password = secret(ports, "password", method.password);
  const value = secret(ports, "key", method.key);
  const { alias } = method;
  if (!FILES.has(type)) {
    const hint = "What a vault or a token is called stands under store-name, its secret in the variable of password.";
    if (value !== void 0) throw problem("key-type", "key", `a key store of the kind ${type} is no file`, hint);
    return { type, name: method["store-name"], alias, password, fingerprint: void 0 };
  }
  if (value === void 0) throw problem("no-key", "key", "no key is named", "Name the variable that holds it.");
  const file = await storeFile(ports, value, scratch);
  const { alias: found, chain } = chosenKey(await listKeys(ports, type, file, password), alias);
  const problems = certificateProblems(chain, { now: ports.machine.now, complete: method.chain === void 0 });
  if (problems.length > 0) throw new BuildError(problems);
  return { type, name: file, alias: found, password, fingerprint: chain[0]?.fingerprint256 };
}

// src/signers/authenticode/jsign.ts
var PATIENCE = 1e4;
var JAR = "jsign.jar";
async function checkJar(jar, key) {
  const bytes = await readFile(jar).catch((cause) => {
    const hint = `Put jsign ${jsign_default.version} there, or leave ${key} out.`;
    throw new BuildError([{ code: "no-jsign", message: `${jar} cannot be read`, hint }], { cause });
  });
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found === jsign_default.sha256) return jar;
  const message = `${jar} has SHA-256 ${found}; jsign ${jsign_default.version} has ${jsign_default.sha256}`;
  throw new BuildError([{ code: "wrong-digest", message, hint: `Only jsign ${jsign_default.version} is trusted with the key.` }]);
}
async function obtainJsign(ports, named) {
  if (named !== void 0) return checkJar(named, "signing.authenticode.jar");
  const key = { name: "slipway-jsign", version: jsign_default.version, variant: jsign_default.sha256.slice(0, 16) };
  const fill = (directory) => ports.downloads.fetch({ ...jsign_default, file: join2(directory, JAR), patienceMs: PATIENCE, attempts: 3 });
  const folder = await ports.toolCache.find(key) ?? await ports.toolCache.add(key, fill);
  return checkJar(join2(folder, JAR), "signing.authenticode.jar");
}
function failure(said, method) {
  const lines = said.split(/\r?\n/).filter((line) => line.trim() !== "" && !/^\s+at |--help/.test(line));
  const cause = lines.findLast((line) => /timestamp/i.test(line));
  if (cause !== void 0) {
    const message2 = `the time-stamp authority ${method.timestamp} gives no time stamp: ${cause.trim()}`;
    return new NetworkError(message2, { url: method.timestamp });
  }
  if (/password/i.test(said)) return wrongPassword();
  const message = `jsign does not sign: ${lines.at(-1)?.trim() ?? "it does not say why"}`;
  return new BuildError([{ code: "not-signed", message }]);
}
async function runJsign(ports, jar, request) {
  const { files, store, method, scratch } = request;
  const list = join2(scratch, "files.txt");
  await writeFile2(list, `${files.join("\n")}
`);
  const options = [
    ["--storetype", store.type],
    ["--keystore", store.name],
    ["--alias", store.alias],
    ["--certfile", method.chain],
    ["--alg", "SHA-256"],
    ["--tsaurl", method.timestamp],
    ["--tsmode", "RFC3161"],
    ["--tsretries", "3"],
    ["--tsretrywait", "2"]
  ].flatMap(([option = "", value]) => value === void 0 ? [] : [option, value]);
  const password = store.password === void 0 ? [] : ["--storepass", `env:${PASSWORD_VARIABLE}`];
  const { exitCode, stdout, stderr } = await runJava(
    ports,
    ["java", "-jar", jar, ...options, ...password, `@${list}`],
    { env: { [PASSWORD_VARIABLE]: store.password }, what: "signing programs for Windows" }
  );
  if (exitCode !== 0) throw failure(stdout + stderr, method);
}

// src/signers/authenticode/pe-signature.ts
import { X509Certificate as X509Certificate2 } from "node:crypto";
import { open } from "node:fs/promises";
var OID = {
  countersignature: "1.2.840.113549.1.9.6",
  signingTime: "1.2.840.113549.1.9.5",
  timestamp: "1.3.6.1.4.1.311.3.3.1"
};
var CERTIFICATES = 4;
var ENTRY_HEADER = 8;
var PKCS7 = 2;
var MOST = 1 << 24;
async function certificateTable(handle) {
  const start = Buffer.alloc(64);
  await handle.read(start, 0, start.length, 0);
  if (start.toString("latin1", 0, 2) !== "MZ") return void 0;
  const header = Buffer.alloc(24 + 240);
  const { bytesRead } = await handle.read(header, 0, header.length, start.readUInt32LE(60));
  if (bytesRead < 24 + 96 || header.toString("latin1", 0, 4) !== "PE\0\0") return void 0;
  const magic = header.readUInt16LE(24);
  const directories = magic === 523 ? 112 : magic === 267 ? 96 : void 0;
  if (directories === void 0) return void 0;
  const listed = header.readUInt32LE(24 + directories - 4);
  const at = 24 + directories + CERTIFICATES * 8;
  if (listed <= CERTIFICATES || at + 8 > bytesRead) return { offset: 0, size: 0 };
  return { offset: header.readUInt32LE(at), size: header.readUInt32LE(at + 4) };
}
function signedData(content) {
  return content.subs[1]?.subs[0]?.subs ?? [];
}
function attributes(list) {
  const known = /* @__PURE__ */ new Map();
  for (const { subs } of list?.subs ?? []) {
    const [name, values] = subs;
    const [value] = values?.subs ?? [];
    if (name !== void 0 && value !== void 0) known.set(name.toOID(), value);
  }
  return known;
}
function contextual(items, number) {
  return items.find(({ tag }) => tag.isContextSpecific(number));
}
function timeOf(unsigned, parse) {
  const token = unsigned.get(OID.timestamp);
  if (token !== void 0) {
    const [content] = contextual(signedData(token)[2]?.subs ?? [], 0)?.subs ?? [];
    return content === void 0 ? void 0 : parse(Buffer.from(content.value)).subs[4]?.toDate();
  }
  const older = unsigned.get(OID.countersignature);
  return older === void 0 ? void 0 : attributes(contextual(older.subs, 0)).get(OID.signingTime)?.toDate();
}
function withoutPadding(bytes) {
  const long = bytes.readUInt8(1);
  if (long < 128) return bytes.subarray(0, 2 + long);
  const digits = long & 127;
  return bytes.subarray(0, 2 + digits + bytes.readUIntBE(2, digits));
}
async function parsePkcs7(bytes) {
  const { ASN1Obj } = await import("./asn1-G3B7K4BZ.mjs");
  const parse = (der) => ASN1Obj.parseBuffer(Buffer.from(der));
  const parts = signedData(parse(withoutPadding(bytes)));
  const certificates = (contextual(parts, 0)?.subs ?? []).map((der) => new X509Certificate2(der.toDER()));
  const signer = parts.at(-1)?.subs[0]?.subs ?? [];
  const serial = signer[1]?.subs[1]?.toInteger();
  const certificate = certificates.find(({ serialNumber }) => BigInt(`0x${serialNumber}`) === serial);
  if (certificate === void 0) throw new Error("the signer's certificate is not in it");
  return { certificate, certificates, timestamp: timeOf(attributes(contextual(signer, 1)), parse) };
}
async function readTable(handle, offset, size) {
  const whole = (await handle.stat()).size;
  if (size < ENTRY_HEADER || size > MOST || offset + size > whole)
    return { state: "broken", problem: "its certificate table leads out of the file" };
  if (offset + size !== whole)
    return {
      state: "broken",
      problem: `${whole - offset - size} bytes follow its signature, which does not cover them`
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
async function readPeFile(file) {
  const handle = await open(file, "r");
  try {
    const table = await certificateTable(handle);
    if (table === void 0) return void 0;
    return table.size === 0 ? { state: "unsigned" } : await readTable(handle, table.offset, table.size);
  } finally {
    await handle.close();
  }
}

// src/signers/authenticode/authenticode.ts
async function filesOf(root) {
  if ((await stat2(root)).isFile()) return [root];
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join3(parentPath, name));
}
async function findPrograms(root) {
  const found = [];
  for (const path of await filesOf(root)) {
    const pe = await readPeFile(path);
    const file = relative(root, path).split(sep).join("/") || basename(path);
    if (pe !== void 0) found.push({ path, file, pe });
  }
  return found.sort((a, b) => a.file < b.file ? -1 : 1);
}
function refuseBroken(programs) {
  const broken = programs.flatMap(({ file, pe }) => {
    if (pe.state !== "broken") return [];
    const hint = "Windows refuses it as it is, and it cannot be signed: leave it out, or bring it unsigned.";
    return [{ code: "broken-signature", message: `${file}: ${pe.problem}`, hint }];
  });
  if (broken.length > 0) throw new BuildError(broken);
}
function told(file, by, { certificate, timestamp }) {
  return {
    file,
    by,
    signer: commonName(certificate),
    timestamp: timestamp?.toISOString() ?? null,
    expires: new Date(certificate.validTo).toISOString()
  };
}
function chainOf({ certificate, certificates }) {
  const chain = [certificate];
  for (const last of chain) {
    const issuer = certificates.find((candidate) => !chain.includes(candidate) && last.checkIssued(candidate));
    if (issuer !== void 0) chain.push(issuer);
  }
  return chain;
}
async function checkSigned({ path, file }, now) {
  const pe = await readPeFile(path);
  if (pe?.state !== "signed") {
    const message = `${file} has no signature, although jsign signed it`;
    throw new BuildError([{ code: "not-signed", message }]);
  }
  const { signature } = pe;
  const problems = certificateProblems(chainOf(signature), { now, complete: true });
  if (signature.timestamp === void 0)
    problems.push({ code: "no-timestamp", message: `${file} was signed without a time stamp` });
  if (problems.length > 0) throw new BuildError(problems);
  return signature;
}
async function signAll(ports, store, programs, making) {
  const { method, jar, scratch } = making;
  const unsigned = programs.filter(({ pe }) => pe.state === "unsigned");
  const [first, ...rest] = unsigned;
  const run = (files) => runJsign(ports, jar, { files: files.map(({ path }) => path), store, method, scratch });
  const fingerprints = /* @__PURE__ */ new Set([store.fingerprint]);
  if (first !== void 0) {
    await run([first]);
    fingerprints.add((await checkSigned(first, ports.machine.now)).certificate.fingerprint256);
  }
  if (rest.length > 0) await run(rest);
  const signatures = [];
  for (const program of programs) {
    const { pe, file } = program;
    const signature = pe.state === "signed" ? pe.signature : await checkSigned(program, ports.machine.now);
    const ours = pe.state !== "signed" || fingerprints.has(signature.certificate.fingerprint256);
    signatures.push(told(file, ours ? "us" : "theirs", signature));
  }
  return signatures;
}
function createAuthenticode(method, { project, jsign = obtainJsign }) {
  return {
    method: "authenticode",
    supports: (target) => targetFacts(target).os === "windows",
    async sign(ports, { root, scratch: parent }) {
      const programs = await findPrograms(root);
      refuseBroken(programs);
      if (programs.length === 0) return [];
      const resolved = (path) => path === void 0 ? void 0 : resolve(project, path);
      const chain = resolved(method.chain);
      const placed = { ...method, ...chain === void 0 ? {} : { chain } };
      const scratch = await mkdtemp(join3(parent, "authenticode-"));
      try {
        const store = await openKeyStore(ports, placed, scratch);
        const jar = await jsign(ports, resolved(method.jar));
        return await signAll(ports, store, programs, { method: placed, jar, scratch });
      } finally {
        await rm(scratch, { recursive: true, force: true });
      }
    }
  };
}
export {
  createAuthenticode
};
