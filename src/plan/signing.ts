import type { Diagnostic } from "../model/diagnostic.ts";
import type { Method, SigningDecision, SigningMeans } from "../model/signing.ts";
import type { SigningWish } from "../model/signing-config.ts";
import { REUSABLE_SECRETS } from "./caller-rights.ts";

/** Keys of a method that name a variable with a secret. */
const SECRET_KEYS = ["key", "password", "passphrase"];

/** The environment variables with secrets that `signing` names, sorted; also where nothing is signed. */
export function secretVariables({ methods }: Pick<SigningWish, "methods">): readonly string[] {
  const named = Object.values(methods).flatMap((method) =>
    Object.entries(method).flatMap(([key, value]) =>
      SECRET_KEYS.includes(key) && typeof value === "string" ? [value] : [],
    ),
  );
  return [...new Set(named)].sort();
}

/** Set off by whoever may write a comment or a pull request: nothing of ours is vouched for there. */
const STRANGERS =
  /^(pull_request|pull_request_target|pull_request_review|pull_request_review_comment|workflow_run|issue_comment)$/;

const NOTHING = { sigstore: undefined, minisign: undefined, gpg: undefined, provenance: false } as const;

export interface Shortfall {
  readonly method: Method;
  readonly message: string;
  readonly hint: string;
}

const ofThisStep = (variable: string): string =>
  `Hand the secret to this step: env: { ${variable}: \${{ secrets.${variable} }} }.`;

/** What to do where the reusable workflow has no secret of this name. */
export function ofTheCaller(variable: string): string {
  if (REUSABLE_SECRETS.includes(variable))
    return `Hand it to the job that calls the workflow: secrets: { ${variable}: \${{ secrets.${variable} }} }.`;
  return `The reusable workflow takes ${REUSABLE_SECRETS.join(", ")}: name them so in slipway.yml.`;
}

/** The variables of one method that are not set. */
export function unsetOf(
  method: Method,
  secrets: Readonly<Record<string, string | undefined>>,
  means: SigningMeans,
): Shortfall[] {
  const { has, remedy = ofThisStep } = means;
  return Object.entries(secrets).flatMap(([key, variable]) => {
    if (variable === undefined || has(variable)) return [];
    const message = `signing.${method}.${key} names the environment variable ${variable}, which is not set`;
    return [{ method, message, hint: remedy(variable) }];
  });
}

const NO_IDENTITY: Shortfall = {
  method: "sigstore",
  message: "this job has no identity to sign with",
  hint: "On GitHub, give the job the permission id-token: write. Elsewhere, name a key under signing.sigstore.key.",
};
const PRIVATE: Shortfall = {
  method: "sigstore",
  message:
    "the repository is private (or of an Enterprise server), and signing with its identity would publish its name in Sigstore's public log",
  hint: "Write signing: { sigstore: {} } to do that all the same, or name a key: signing: { sigstore: { key: VARIABLE } }.",
};

/** How the job's identity or a key signs bundles; or why neither does. */
function sigstoreOf(wish: SigningWish, means: SigningMeans): SigningDecision["sigstore"] | readonly Shortfall[] {
  const method = wish.methods.sigstore;
  if (method?.key !== undefined) {
    const missing = unsetOf("sigstore", { key: method.key, password: method.password }, means);
    return missing.length > 0 ? missing : { by: "key", method };
  }
  if (!means.identity) return [NO_IDENTITY];
  if (method === undefined && means.visibility !== "public") return [PRIVATE];
  return { by: "identity", method: method ?? {} };
}

const isShort = (found: ReturnType<typeof sigstoreOf>): found is readonly Shortfall[] => Array.isArray(found);

/** Nothing but what this project chose may be missing where signatures are required; a job's identity counts where it is all there is. */
function judged(wish: SigningWish, short: readonly Shortfall[]): Diagnostic[] {
  const { methods, policy } = wish;
  const others = methods.minisign !== undefined || methods.gpg !== undefined;
  return short.map(({ method, message, hint }) => {
    const wanted = method !== "sigstore" || methods.sigstore !== undefined || !others;
    const required = policy === "required" && wanted;
    return { code: "cannot-sign", message, hint, severity: required ? "error" : "warning" };
  });
}

/**
 * What a release is signed with: what is configured and can be done. What cannot is a warning under `auto`, and an error
 * under `required`, to be thrown before anything is built.
 */
export function decideSigning(wish: SigningWish | undefined, means: SigningMeans): SigningDecision {
  if (wish === undefined || wish.policy === "off") return { ...NOTHING, problems: [] };
  if (means.event !== undefined && STRANGERS.test(means.event)) {
    const message = `nothing is signed on ${means.event}: these files are unsigned`;
    const hint = "Releases are signed where a tag is pushed.";
    return { ...NOTHING, problems: [{ code: "unsigned", message, hint, severity: "warning" }] };
  }
  const { minisign, gpg } = wish.methods;
  const found = sigstoreOf(wish, means);
  const sigstore = isShort(found) ? undefined : found;
  const short = {
    sigstore: isShort(found) ? found : [],
    minisign: minisign === undefined ? [] : unsetOf("minisign", { ...minisign }, means),
    gpg: gpg === undefined ? [] : unsetOf("gpg", { ...gpg }, means),
  };
  return {
    sigstore,
    minisign: short.minisign.length === 0 ? minisign : undefined,
    gpg: short.gpg.length === 0 ? gpg : undefined,
    provenance: wish.provenance === "auto" && sigstore !== undefined,
    problems: judged(wish, [...short.sigstore, ...short.minisign, ...short.gpg]),
  };
}
