import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import type { IdTokens } from "../../../../src/model/id-token.ts";
import { type Served, serve } from "./serve.ts";

export type Claims = Readonly<Record<string, string | number>>;

/** An issuer of identity tokens as a GitHub runner has one. */
export interface OidcIssuer extends Served {
  /** What Fulcio's certificate says of who signed. */
  readonly identity: string;
  /** A token; claims may be others than usual. */
  token(audience: string, others?: Claims): string;
  readonly idTokens: IdTokens;
}

const REPOSITORY = "acme/widget";
export const REF = "refs/tags/v1.4.0";
export const COMMIT = "23c5da4f5cafb1a503f1f6bfcc10f3a5993e7035";
const WORKFLOW = `${REPOSITORY}/.github/workflows/release.yml@${REF}`;

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const claimsOf = (issuer: string): Claims => ({
  iss: issuer,
  sub: `repo:${REPOSITORY}:ref:${REF}`,
  ref: REF,
  sha: COMMIT,
  repository: REPOSITORY,
  repository_owner: "acme",
  repository_id: "1",
  repository_owner_id: "2",
  repository_visibility: "public",
  run_id: "11",
  run_number: "1",
  run_attempt: "1",
  actor: "octocat",
  actor_id: "3",
  workflow: "release",
  head_ref: "",
  base_ref: "",
  event_name: "push",
  ref_type: "tag",
  workflow_ref: WORKFLOW,
  workflow_sha: COMMIT,
  job_workflow_ref: WORKFLOW,
  job_workflow_sha: COMMIT,
  runner_environment: "github-hosted",
});

export async function startOidcIssuer(): Promise<OidcIssuer> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: "jwk" }), kid: "stand", use: "sig", alg: "RS256" };
  const served = await serve((request) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
    if (pathname === "/jwks") return { keys: [key] };
    if (pathname === "/token") return { value: token(searchParams.get("audience") ?? "") };
    if (pathname !== "/.well-known/openid-configuration") return undefined;
    return {
      issuer,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ["id_token"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
    };
  });
  const issuer = served.url;
  const token = (audience: string, others: Claims = {}): string => {
    const now = Math.floor(Date.now() / 1000);
    const own = { aud: audience, iat: now, nbf: now - 5, exp: now + 600, jti: randomUUID() };
    const head = `${part({ alg: "RS256", typ: "JWT", kid: "stand" })}.${part({ ...claimsOf(issuer), ...own, ...others })}`;
    return `${head}.${createSign("sha256").update(head).sign(privateKey).toString("base64url")}`;
  };
  const idTokens = { request: async (audience: string) => token(audience) };
  return { ...served, identity: `https://github.com/${WORKFLOW}`, token, idTokens };
}
