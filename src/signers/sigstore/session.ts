import { createHash, X509Certificate } from "node:crypto";
import type { Bundle } from "@sigstore/bundle";
import type { Witness } from "@sigstore/sign";
import { BuildError } from "../../model/errors.ts";
import { readClaims } from "./claims.ts";
import { freshKeyPair, type KeyPair } from "./key-pair.ts";
import { type Role, senseless, serviceError } from "./refusals.ts";
import type { Endpoint, Endpoints } from "./services.ts";

/** How long one request may take, and how often it is tried again. */
export interface Patience {
  readonly timeoutMs: number;
  readonly retries: number;
}

const PATIENCE: Patience = { timeoutMs: 20_000, retries: 3 };
/** The in-toto envelope's content type. */
const STATEMENT = "application/vnd.in-toto+json";

export interface SessionRequest {
  readonly endpoints: Endpoints;
  /** Who vouches for us: a token for the certificate authority, or a key of the user's. */
  readonly by:
    | { readonly kind: "identity"; readonly token: () => Promise<string> }
    | { readonly kind: "key"; readonly pair: KeyPair };
  readonly patience?: Patience;
}

/** One certificate (or key) that signs many files. Nothing of it outlives the run. */
export interface Session {
  /** Signs a file by its SHA-256. */
  signDigest(digest: Buffer): Promise<Bundle>;
  /** Signs an in-toto statement. */
  signStatement(statement: Buffer): Promise<Bundle>;
}

interface Holder {
  readonly pair: KeyPair;
  /** PEM; undefined where a key of the user's signs. */
  readonly certificate: string | undefined;
}

async function asked<T>(role: Role, url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw serviceError(role, url, error);
  }
}

const retryOf = ({ timeoutMs, retries }: Patience) => ({
  timeout: timeoutMs,
  // With jitter: many signatures are made at once, and would all come back at once.
  retry: { retries, minTimeout: 300, maxTimeout: 5000, randomize: true },
});

async function certified(authority: Endpoint | undefined, token: string, patience: Patience): Promise<Holder> {
  if (authority === undefined) {
    const message = "the signing configuration names no certificate authority that is in service today";
    const hint = "Name another file under signing.sigstore.signing-config. Is the clock of this machine right?";
    throw new BuildError([{ code: "signing-config", message, hint }]);
  }
  // A token that is none must not reach the library, which quotes it.
  if (readClaims(token) === undefined) {
    const message = "what the runner gave is not an identity token";
    throw new BuildError([{ code: "id-token", message, hint: "Is something between this job and GitHub?" }]);
  }
  const { FulcioSigner } = await import("./asking.ts");
  const pair = freshKeyPair();
  const keyHolder = {
    sign: async (data: Buffer) => ({
      signature: pair.signDigest(createHash("sha256").update(data).digest()),
      key: { $case: "publicKey" as const, publicKey: pair.publicPem },
    }),
  };
  const signer = new FulcioSigner({
    fulcioBaseURL: authority.url,
    identityProvider: { getToken: async () => token },
    keyHolder,
    ...retryOf(patience),
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

function isOurs(certificate: string, pair: KeyPair): boolean {
  try {
    return new X509Certificate(certificate).publicKey.equals(pair.publicKey);
  } catch {
    return false;
  }
}

interface Asked {
  readonly role: Role;
  readonly url: string;
  readonly witness: Witness;
}

/** The library keeps 15 connections to a host, but some for each time-out: so many times 15 requests are under way. */
const LANES = 4;
/** So many signatures are made at once. A log that gathers entries for a second then takes 100 in two. */
export const AT_ONCE = LANES * 15;

async function witnessesOf({ log, stamps }: Endpoints, holder: Holder, lane: Patience): Promise<Asked[]> {
  const { RekorWitness, TSAWitness } = await import("./asking.ts");
  const options = retryOf(lane);
  const tsa: Asked[] = [];
  if (stamps !== undefined) {
    const witness = new TSAWitness({ tsaBaseURL: stamps.url, ...options });
    tsa.push({ role: "time-stamp authority", url: stamps.url, witness });
  }
  // A key's signatures are for those who have the key; the public log is for certificates that nobody could check later.
  if (log === undefined || holder.certificate === undefined) return tsa;
  const { url, version } = log;
  const witness = new RekorWitness({ rekorBaseURL: url, majorApiVersion: version, ...options });
  return [{ role: "transparency log", url, witness }, ...tsa];
}

/** Asks for what a signature is worth in ten years: a place in the log, and a time. */
async function witnessed(bundle: Bundle, witnesses: readonly Asked[], holder: Holder): Promise<Bundle> {
  const key = holder.certificate ?? holder.pair.publicPem;
  const found = await Promise.all(
    witnesses.map(({ role, url, witness }) => asked(role, url, () => witness.testify(bundle.content, key))),
  );
  const tlogEntries = found.flatMap((each) => each.tlogEntries ?? []);
  const rfc3161Timestamps = found.flatMap((each) => each.rfc3161Timestamps ?? []);
  const material = { ...bundle.verificationMaterial, tlogEntries, timestampVerificationData: { rfc3161Timestamps } };
  return { ...bundle, verificationMaterial: material } as Bundle;
}

/** Asks once for a certificate, under which everything is then signed. */
export async function openSession({ endpoints, by, patience = PATIENCE }: SessionRequest): Promise<Session> {
  const holder: Holder =
    by.kind === "key"
      ? { pair: by.pair, certificate: undefined }
      : await certified(endpoints.authority, await by.token(), patience);
  const lanes = Array.from({ length: LANES }, (_, lane) => ({ ...patience, timeoutMs: patience.timeoutMs + lane }));
  const [{ toDSSEBundle, toMessageSignatureBundle, dsse }, ...witnesses] = await Promise.all([
    import("./reading.ts"),
    ...lanes.map((lane) => witnessesOf(endpoints, holder, lane)),
  ]);
  let turn = 0;
  const finished = (bundle: Bundle): Promise<Bundle> => {
    turn = (turn + 1) % LANES;
    return witnessed(bundle, witnesses[turn] ?? [], holder);
  };
  const { pair, certificate } = holder;
  const material =
    certificate === undefined ? { keyHint: pair.hint } : { certificate: new X509Certificate(certificate).raw };
  return {
    signDigest: (digest) =>
      finished(toMessageSignatureBundle({ digest, signature: pair.signDigest(digest), ...material })),
    signStatement: (statement) => {
      const digest = createHash("sha256").update(dsse.preAuthEncoding(STATEMENT, statement)).digest();
      const signature = pair.signDigest(digest);
      const bundle = toDSSEBundle({ artifact: statement, artifactType: STATEMENT, signature, ...material });
      return finished(bundle);
    },
  };
}
