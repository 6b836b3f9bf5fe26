import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  p256,
  readTrust,
  verifyMessage,
  verifyStatement
} from "./chunk-GUW7IRPI.mjs";
import "./chunk-XJKFSRNP.mjs";
import {
  needSecret,
  readKey
} from "./chunk-5OSZGXSI.mjs";
import {
  measured
} from "./chunk-I4IWMBR3.mjs";
import {
  object,
  optional,
  parse,
  string
} from "./chunk-GUX3NUDU.mjs";
import {
  BuildError,
  NetworkError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/signers/sigstore/sign.ts
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

// src/signers/sigstore/claims.ts
var ClaimsSchema = object({
  sub: string(),
  iss: optional(string(), ""),
  job_workflow_ref: optional(string()),
  repository_visibility: optional(string()),
  runner_environment: optional(string())
});
function readClaims(token) {
  try {
    const text2 = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
    const claims = parse(ClaimsSchema, JSON.parse(text2));
    const environment = claims.runner_environment;
    return {
      issuer: claims.iss,
      workflow: claims.job_workflow_ref,
      visibility: claims.repository_visibility,
      hosted: environment === void 0 ? void 0 : environment === "github-hosted"
    };
  } catch {
    return void 0;
  }
}

// src/signers/sigstore/key-pair.ts
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
function keyPairOf(privateKey) {
  const secret = Buffer.from(privateKey.export({ format: "jwk" }).d ?? "", "base64url");
  const publicKey = createPublicKey(privateKey);
  return {
    publicKey,
    publicPem: publicKey.export({ format: "pem", type: "spki" }).toString(),
    hint: createHash("sha256").update(publicKey.export({ format: "der", type: "spki" })).digest("base64"),
    signDigest: (digest) => Buffer.from(p256.sign(digest, secret, { prehash: false, format: "der" }))
  };
}
function freshKeyPair() {
  return keyPairOf(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey);
}
function refused(code, message, hint) {
  return new BuildError([{ code, message: `signing.sigstore.key: ${message}`, hint }]);
}
function readKeyPair(pem, password) {
  const encrypted = /BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(pem);
  if (/BEGIN ENCRYPTED (SIGSTORE|COSIGN) PRIVATE KEY/.test(pem)) {
    const hint = "Give it as PKCS#8: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 makes one.";
    throw refused("key-type", "this is a key in cosign's own format, which is not read", hint);
  }
  if (encrypted && password === void 0) {
    const hint = "Name the environment variable that holds its password under signing.sigstore.password.";
    throw refused("key-password", "the key is encrypted, and no password was given", hint);
  }
  let key;
  try {
    key = createPrivateKey({ key: pem, format: "pem", ...password === void 0 ? {} : { passphrase: password } });
  } catch {
    if (encrypted) throw refused("key-password", "the password does not open the key", "Check both variables.");
    throw refused("key-type", "this is no private key in PEM", "It starts with -----BEGIN PRIVATE KEY-----.");
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type !== "ec" || details?.namedCurve !== "prime256v1") {
    const found = details?.namedCurve ?? type ?? "unknown";
    throw refused("key-type", `the key is of type ${found}; ECDSA on P-256 is needed`, "Make one of that type.");
  }
  return keyPairOf(key);
}

// src/signers/sigstore/services.ts
var SPOKEN = { authority: 1, log: 2, stamps: 1 };
var ANY = 2;
function unusable(message) {
  const hint = "Name another file under signing.sigstore.signing-config. Is the clock of this machine right?";
  return new BuildError([{ code: "signing-config", message: `the signing configuration ${message}`, hint }]);
}
function newest(services, spoken, today) {
  const [first] = services.filter(({ majorApiVersion, validFor }) => {
    const { start, end } = validFor ?? {};
    return majorApiVersion <= spoken && (end ?? today) >= today && (start ?? today) <= today;
  }).sort((a, b) => (b.validFor?.start?.getTime() ?? 0) - (a.validFor?.start?.getTime() ?? 0));
  return first === void 0 ? void 0 : { url: first.url, version: first.majorApiVersion };
}
function chooseEndpoints(config, today) {
  const witness = (what, services, selector) => {
    if (selector === void 0) return void 0;
    const name = what === "log" ? "transparency log" : "time-stamp authority";
    if (selector !== ANY) throw unusable(`asks for more than one ${name}, which Slipway cannot do`);
    const found = newest(services, SPOKEN[what], today);
    if (found === void 0) throw unusable(`wants a ${name} and names none that is in service today`);
    return found;
  };
  return {
    authority: newest(config.caUrls, SPOKEN.authority, today),
    log: witness("log", config.rekorTlogUrls, config.rekorTlogConfig?.selector),
    stamps: witness("stamps", config.tsaUrls, config.tsaConfig?.selector)
  };
}

// src/signers/sigstore/session.ts
import { createHash as createHash2, X509Certificate } from "node:crypto";

// src/signers/sigstore/refusals.ts
var text = (value) => typeof value === "string" ? value : "";
function chain(error) {
  return error instanceof Error ? [error, ...chain(error.cause)] : [];
}
function statusOf(error) {
  for (const each of chain(error)) {
    if ("statusCode" in each && typeof each.statusCode === "number") return each.statusCode;
  }
  return void 0;
}
var BUSY = [408, 425, 429, 499];
var REFUSED = {
  "certificate authority": "It does not believe this job's identity token: the audience, the issuer or the time is not what it expects. Is the clock of the runner right, and the signing configuration the one of this instance?",
  "transparency log": "It does not take such an entry; name another signing configuration.",
  "time-stamp authority": "It does not stamp such a signature; name another signing configuration."
};
function serviceError(role, url, error) {
  const status = statusOf(error);
  const answer = chain(error).find((each) => "statusCode" in each)?.message ?? "";
  if (status !== void 0 && status >= 400 && status < 500 && !BUSY.includes(status)) {
    const message = `the ${role} ${url} refused: HTTP ${status}${answer === "" ? "" : `, ${answer}`}`;
    return new BuildError([{ code: "signing-refused", message, hint: REFUSED[role] }]);
  }
  const codes = chain(error).map((each) => "code" in each ? text(each.code) : "");
  const reason = status !== void 0 ? `HTTP ${status}` : codes.some((code) => code === "ETIMEDOUT" || code === "ERR_SOCKET_TIMEOUT") || chain(error).some(({ name }) => name === "FetchError" && /timeout/i.test(chain(error).join(" "))) ? "no answer in time" : codes.find((code) => /^E[A-Z]+$/.test(code)) ?? "its answer makes no sense";
  return new NetworkError(`the ${role} ${url}: ${reason}`, { url, ...status === void 0 ? {} : { status } });
}
function senseless(role, url, what) {
  return new NetworkError(`the ${role} ${url}: ${what}`, { url });
}

// src/signers/sigstore/session.ts
var PATIENCE = { timeoutMs: 2e4, retries: 3 };
var STATEMENT = "application/vnd.in-toto+json";
async function asked(role, url, work) {
  try {
    return await work();
  } catch (error) {
    throw serviceError(role, url, error);
  }
}
var retryOf = ({ timeoutMs, retries }) => ({
  timeout: timeoutMs,
  // With jitter: many signatures are made at once, and would all come back at once.
  retry: { retries, minTimeout: 300, maxTimeout: 5e3, randomize: true }
});
async function certified(authority, token, patience) {
  if (authority === void 0) {
    const message = "the signing configuration names no certificate authority that is in service today";
    const hint = "Name another file under signing.sigstore.signing-config. Is the clock of this machine right?";
    throw new BuildError([{ code: "signing-config", message, hint }]);
  }
  if (readClaims(token) === void 0) {
    const message = "what the runner gave as identity token is none";
    throw new BuildError([{ code: "id-token", message, hint: "Is something between this job and GitHub?" }]);
  }
  const { FulcioSigner } = await import("./asking-2ENCR2KX.mjs");
  const pair = freshKeyPair();
  const keyHolder = {
    sign: async (data) => ({
      signature: pair.signDigest(createHash2("sha256").update(data).digest()),
      key: { $case: "publicKey", publicKey: pair.publicPem }
    })
  };
  const signer = new FulcioSigner({
    fulcioBaseURL: authority.url,
    identityProvider: { getToken: async () => token },
    keyHolder,
    ...retryOf(patience)
  });
  const certificate = await asked("certificate authority", authority.url, async () => {
    const { key } = await signer.sign(Buffer.alloc(0));
    return key.$case === "x509Certificate" ? key.certificate : "";
  });
  if (!isOurs(certificate, pair)) {
    throw senseless("certificate authority", authority.url, "the certificate that it issued is not for our key");
  }
  return { pair, certificate };
}
function isOurs(certificate, pair) {
  try {
    return new X509Certificate(certificate).publicKey.equals(pair.publicKey);
  } catch {
    return false;
  }
}
var LANES = 4;
var AT_ONCE = LANES * 15;
async function witnessesOf({ log, stamps }, holder, lane) {
  const { RekorWitness, TSAWitness } = await import("./asking-2ENCR2KX.mjs");
  const options = retryOf(lane);
  const tsa = [];
  if (stamps !== void 0) {
    const witness2 = new TSAWitness({ tsaBaseURL: stamps.url, ...options });
    tsa.push({ role: "time-stamp authority", url: stamps.url, witness: witness2 });
  }
  if (log === void 0 || holder.certificate === void 0) return tsa;
  const { url, version } = log;
  const witness = new RekorWitness({ rekorBaseURL: url, majorApiVersion: version, ...options });
  return [{ role: "transparency log", url, witness }, ...tsa];
}
async function witnessed(bundle, witnesses, holder) {
  const key = holder.certificate ?? holder.pair.publicPem;
  const found = await Promise.all(
    witnesses.map(({ role, url, witness }) => asked(role, url, () => witness.testify(bundle.content, key)))
  );
  const tlogEntries = found.flatMap((each) => each.tlogEntries ?? []);
  const rfc3161Timestamps = found.flatMap((each) => each.rfc3161Timestamps ?? []);
  const material = { ...bundle.verificationMaterial, tlogEntries, timestampVerificationData: { rfc3161Timestamps } };
  return { ...bundle, verificationMaterial: material };
}
async function openSession({ endpoints, by, patience = PATIENCE }) {
  const holder = by.kind === "key" ? { pair: by.pair, certificate: void 0 } : await certified(endpoints.authority, await by.token(), patience);
  const lanes = Array.from({ length: LANES }, (_, lane) => ({ ...patience, timeoutMs: patience.timeoutMs + lane }));
  const [{ toDSSEBundle, toMessageSignatureBundle, dsse }, ...witnesses] = await Promise.all([
    import("./reading-VNQ63NI7.mjs"),
    ...lanes.map((lane) => witnessesOf(endpoints, holder, lane))
  ]);
  let turn = 0;
  const finished = (bundle) => {
    turn = (turn + 1) % LANES;
    return witnessed(bundle, witnesses[turn] ?? [], holder);
  };
  const { pair, certificate } = holder;
  const material = certificate === void 0 ? { keyHint: pair.hint } : { certificate: new X509Certificate(certificate).raw };
  return {
    signDigest: (digest) => finished(toMessageSignatureBundle({ digest, signature: pair.signDigest(digest), ...material })),
    signStatement: (statement) => {
      const digest = createHash2("sha256").update(dsse.preAuthEncoding(STATEMENT, statement)).digest();
      const signature = pair.signDigest(digest);
      const bundle = toDSSEBundle({ artifact: statement, artifactType: STATEMENT, signature, ...material });
      return finished(bundle);
    }
  };
}

// src/signers/sigstore/sign.ts
var AUDIENCE = "sigstore";
async function publicGood() {
  return (await import("./public-good-PDJY6G3O.mjs")).default;
}
async function named(project, file, key) {
  const path = resolve(project ?? ".", file);
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    const hint = "It is a JSON file of the Sigstore instance, named relative to the project.";
    const message = `signing.sigstore.${key}: ${file} cannot be read as JSON`;
    throw new BuildError([{ code: "signing-config", message, hint }], { cause });
  }
}
async function endpointsOf(ports, method, project, by) {
  const { SigningConfig } = await import("./reading-VNQ63NI7.mjs");
  const file = method["signing-config"];
  if (file === void 0 && by === "key") return { authority: void 0, log: void 0, stamps: void 0 };
  const json = file === void 0 ? (await publicGood()).signingConfig : await named(project, file, "signing-config");
  try {
    return chooseEndpoints(SigningConfig.fromJSON(json), ports.machine.now);
  } catch (cause) {
    if (cause instanceof BuildError) throw cause;
    const message = `signing.sigstore.signing-config: ${file} is no signing configuration`;
    const hint = "Take signing_config.json of the Sigstore instance.";
    throw new BuildError([{ code: "signing-config", message, hint }], { cause });
  }
}
async function proven(what, check) {
  try {
    return await check();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `what Sigstore's services answered for ${what} does not hold: ${reason}`;
    const hint = "A service answers for something else, its clock is wrong, or the trusted root is not of this instance (or too old: name a newer one under signing.sigstore.trusted-root).";
    throw new BuildError([{ code: "signature-does-not-hold", message, hint }]);
  }
}
function signedBy({ identity, issuer }) {
  return identity === void 0 ? { method: "sigstore-key" } : { method: "sigstore", identity, issuer: issuer ?? "" };
}
async function bundleText(bundle) {
  const { bundleToJSON } = await import("./reading-VNQ63NI7.mjs");
  return JSON.stringify(bundleToJSON(bundle));
}
async function signFile({ session, trust }, file, directory) {
  const digest = Buffer.from(file.sha256, "hex");
  const bundle = await session.signDigest(digest);
  const by = await proven(file.name, () => verifyMessage(bundle, digest, trust));
  const path = join(directory, `${file.name}.sigstore.json`);
  await writeFile(path, await bundleText(bundle));
  return { ...await measured(path), of: file.name, by: signedBy(by) };
}
async function signAll(desk, files, directory) {
  const made = [];
  const waiting = [...files];
  let failed = false;
  const work = async () => {
    for (let next = waiting.shift(); next !== void 0 && !failed; next = waiting.shift()) {
      desk.signal.throwIfAborted();
      made.push(
        await signFile(desk, next, directory).catch((error) => {
          failed = true;
          throw error;
        })
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return made.sort((a, b) => a.name < b.name ? -1 : 1);
}
async function voucherOf(ports, chosen, project, patience) {
  const { by, method } = chosen;
  const endpoints = await endpointsOf(ports, method, project, by);
  const root = method["trusted-root"];
  const trusted = root === void 0 ? (await publicGood()).trustedRoot : await named(project, root, "trusted-root");
  const manner = { endpoints, ...patience === void 0 ? {} : { patience } };
  if (by === "key") {
    const source = { key: "signing.sigstore.key", variable: method.key ?? "" };
    const secret = method.password;
    const password = secret === void 0 ? void 0 : needSecret(ports.secrets, { key: "signing.sigstore.password", variable: secret });
    const pair = readKeyPair(await readKey(ports, source), password);
    const trust2 = await readTrust(trusted, pair.publicKey);
    return { session: await openSession({ ...manner, by: { kind: "key", pair } }), trust: trust2, claims: void 0 };
  }
  if (ports.idTokens === void 0) throw new BuildError([{ code: "id-token", message: "this job has no identity" }]);
  const trust = { ...await readTrust(trusted), followed: /* @__PURE__ */ new Map() };
  const token = await ports.idTokens.request(AUDIENCE);
  const session = await openSession({ ...manner, by: { kind: "identity", token: async () => token } });
  return { session, trust, claims: readClaims(token) };
}
async function openSigstore(ports, decision, project, patience) {
  if (decision.sigstore === void 0) throw new TypeError("nobody decided to sign with Sigstore");
  const { session, trust, claims } = await voucherOf(ports, decision.sigstore, project, patience);
  return {
    claims,
    signFiles: (files, directory) => signAll({ session, trust, signal: ports.signal }, files, directory),
    signStatement: async (statement, path) => {
      const bundle = await session.signStatement(Buffer.from(JSON.stringify(statement)));
      await proven("the provenance", () => verifyStatement(bundle, trust));
      const text2 = await bundleText(bundle);
      await writeFile(path, text2);
      return { file: await measured(path), bundle: JSON.parse(text2) };
    }
  };
}
export {
  openSigstore
};
