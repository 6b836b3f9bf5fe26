import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Bundle } from "@sigstore/bundle";
import { BuildError } from "../../model/errors.ts";
import type { Ports } from "../../model/ports.ts";
import type { ReleaseFile } from "../../model/release.ts";
import type { JobClaims } from "../../model/run.ts";
import type { SignatureFile, SignedBy, SigningDecision, SigstoreSession } from "../../model/signing.ts";
import type { SigstoreMethod } from "../../model/signing-config.ts";
import { needSecret, readKey } from "../keys.ts";
import { measured } from "../made.ts";
import { readClaims } from "./claims.ts";
import { readKeyPair } from "./key-pair.ts";
import { chooseEndpoints } from "./services.ts";
import { AT_ONCE, openSession, type Patience, type Session } from "./session.ts";
import { readTrust, type Signatory, type Trust, verifyMessage, verifyStatement } from "./trust.ts";

/** Fulcio's own name, which the token has to be for. */
const AUDIENCE = "sigstore";

async function publicGood() {
  return (await import("./public-good.json", { with: { type: "json" } })).default;
}

async function named(project: string | undefined, file: string, key: string): Promise<unknown> {
  const path = resolve(project ?? ".", file);
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    const hint = "It is a JSON file of the Sigstore instance, named relative to the project.";
    const message = `signing.sigstore.${key}: ${file} cannot be read as JSON`;
    throw new BuildError([{ code: "signing-config", message, hint }], { cause });
  }
}

async function endpointsOf(ports: Ports, method: SigstoreMethod, project: string | undefined, by: "identity" | "key") {
  const { SigningConfig } = await import("./reading.ts");
  const file = method["signing-config"];
  // A key needs nobody; without a configuration of its own, nothing is asked of the public instance for it.
  if (file === undefined && by === "key") return { authority: undefined, log: undefined, stamps: undefined };
  const json = file === undefined ? (await publicGood()).signingConfig : await named(project, file, "signing-config");
  try {
    return chooseEndpoints(SigningConfig.fromJSON(json), ports.machine.now);
  } catch (cause) {
    if (cause instanceof BuildError) throw cause;
    const message = `signing.sigstore.signing-config: ${file} is not a signing configuration`;
    const hint = "Take signing_config.json of the Sigstore instance.";
    throw new BuildError([{ code: "signing-config", message, hint }], { cause });
  }
}

/** A signature that we would not accept ourselves is not handed out. */
async function proven<T>(what: string, check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `what Sigstore's services answered for ${what} does not hold: ${reason}`;
    const hint =
      "A service answers for something else, its clock is wrong, or the trusted root is not of this instance (or too old: name a newer one under signing.sigstore.trusted-root).";
    throw new BuildError([{ code: "signature-does-not-hold", message, hint }]);
  }
}

function signedBy({ identity, issuer }: Signatory): SignedBy {
  return identity === undefined ? { method: "sigstore-key" } : { method: "sigstore", identity, issuer: issuer ?? "" };
}

async function bundleText(bundle: Bundle): Promise<string> {
  const { bundleToJSON } = await import("./reading.ts");
  return JSON.stringify(bundleToJSON(bundle));
}

interface Desk {
  readonly session: Session;
  readonly trust: Trust;
  readonly signal: AbortSignal;
}

async function signFile({ session, trust }: Desk, file: ReleaseFile, directory: string): Promise<SignatureFile> {
  const digest = Buffer.from(file.sha256, "hex");
  const bundle = await session.signDigest(digest);
  const by = await proven(file.name, () => verifyMessage(bundle, digest, trust));
  const path = join(directory, `${file.name}.sigstore.json`);
  await writeFile(path, await bundleText(bundle));
  return { ...(await measured(path)), of: file.name, by: signedBy(by) };
}

/** Signs with so many at a time; the first failure ends it, and so does whoever asks us to stop. */
async function signAll(desk: Desk, files: readonly ReleaseFile[], directory: string): Promise<SignatureFile[]> {
  const made: SignatureFile[] = [];
  const waiting = [...files];
  let failed = false;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !failed; next = waiting.shift()) {
      desk.signal.throwIfAborted();
      made.push(
        await signFile(desk, next, directory).catch((error: unknown) => {
          failed = true;
          throw error;
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return made.sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Voucher {
  readonly session: Session;
  readonly trust: Trust;
  readonly claims: JobClaims | undefined;
}

async function voucherOf(
  ports: Ports,
  chosen: NonNullable<SigningDecision["sigstore"]>,
  project: string | undefined,
  patience: Patience | undefined,
): Promise<Voucher> {
  const { by, method } = chosen;
  const endpoints = await endpointsOf(ports, method, project, by);
  const root = method["trusted-root"];
  const trusted = root === undefined ? (await publicGood()).trustedRoot : await named(project, root, "trusted-root");
  const manner = { endpoints, ...(patience === undefined ? {} : { patience }) };
  if (by === "key") {
    const source = { key: "signing.sigstore.key", variable: method.key ?? "" };
    const secret = method.password;
    const password =
      secret === undefined
        ? undefined
        : needSecret(ports.secrets, { key: "signing.sigstore.password", variable: secret });
    const pair = readKeyPair(await readKey(ports, source), password);
    const trust = await readTrust(trusted, pair.publicKey);
    return { session: await openSession({ ...manner, by: { kind: "key", pair } }), trust, claims: undefined };
  }
  if (ports.idTokens === undefined) throw new BuildError([{ code: "id-token", message: "this job has no identity" }]);
  const trust = { ...(await readTrust(trusted)), followed: new Map() };
  const token = await ports.idTokens.request(AUDIENCE);
  const session = await openSession({ ...manner, by: { kind: "identity", token: async () => token } });
  return { session, trust, claims: readClaims(token) };
}

/** Opens one session under which everything of a release is signed. */
export async function openSigstore(
  ports: Ports,
  decision: SigningDecision,
  project: string | undefined,
  patience?: Patience,
): Promise<SigstoreSession> {
  if (decision.sigstore === undefined) throw new TypeError("nobody decided to sign with Sigstore");
  const { session, trust, claims } = await voucherOf(ports, decision.sigstore, project, patience);
  return {
    claims,
    signFiles: (files, directory) => signAll({ session, trust, signal: ports.signal }, files, directory),
    signStatement: async (statement, path) => {
      const bundle = await session.signStatement(Buffer.from(JSON.stringify(statement)));
      await proven("the provenance", () => verifyStatement(bundle, trust));
      const text = await bundleText(bundle);
      await writeFile(path, text);
      return { file: await measured(path), bundle: JSON.parse(text) };
    },
  };
}
