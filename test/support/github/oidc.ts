import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { json, type Routes } from "./calls.ts";
import { Problem } from "./problems.ts";

/** What a job asks the issuer with; a job without `id-token: write` has none. */
export const REQUEST_TOKEN = "request-token-of-this-job";

export const REPOSITORY = "acme/widget";
export const COMMIT = "23c5da4f5cafb1a503f1f6bfcc10f3a5993e7035";

/** The claims of a tag push that releases; times, audience and issuer are added. */
export const claimsOf = (ref: string): Readonly<Record<string, string>> => ({
  sub: `repo:${REPOSITORY}:ref:${ref}`,
  ref,
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
  workflow_ref: `${REPOSITORY}/.github/workflows/release.yml@${ref}`,
  workflow_sha: COMMIT,
  job_workflow_ref: `${REPOSITORY}/.github/workflows/build.yml@${ref}`,
  job_workflow_sha: COMMIT,
  runner_environment: "github-hosted",
});

export const CLAIMS = claimsOf("refs/tags/v1.0.0");

/** Lifetime of an identity. Seconds. */
const VALID_FOR = 600;

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The issuer of workflow identities: what a job asks, and what whoever checks its tokens reads. */
export function oidcRoutes(claims: Readonly<Record<string, string>>): Routes {
  // Made when somebody asks: it takes longer than all the rest of this server.
  let pair: ReturnType<typeof newKeys> | undefined;
  const keys = (): ReturnType<typeof newKeys> => {
    pair ??= newKeys();
    return pair;
  };
  const token = (issuer: string, audience: string, now: number): string => {
    const at = Math.floor(now / 1000);
    const times = { iat: at, nbf: at - 5, exp: at + VALID_FOR };
    const body = { ...claims, ...times, iss: issuer, aud: audience, jti: randomUUID() };
    const signed = `${encoded({ alg: "RS256", typ: "JWT", kid: "local" })}.${encoded(body)}`;
    return `${signed}.${sign("sha256", Buffer.from(signed), keys().privateKey).toString("base64url")}`;
  };
  return {
    "GET /.well-known/openid-configuration": ({ origins }) =>
      json({
        issuer: origins.tokens,
        jwks_uri: `${origins.tokens}/.well-known/jwks`,
        response_types_supported: ["id_token"],
        subject_types_supported: ["public", "pairwise"],
        id_token_signing_alg_values_supported: ["RS256"],
        claims_supported: ["aud", "exp", "iat", "iss", "jti", "nbf", ...Object.keys(claims)],
        scopes_supported: ["openid"],
      }),
    "GET /.well-known/jwks": () => json({ keys: [keys().jwk] }),
    "GET /token": ({ request, url, origins, now }) => {
      if (request.headers.get("authorization")?.replace(/^bearer /i, "") !== REQUEST_TOKEN) {
        throw new Problem(401, "Bad credentials");
      }
      const owner = `https://github.com/${claims["repository_owner"] ?? ""}`;
      return json({ value: token(origins.tokens, url.searchParams.get("audience") ?? owner, now) });
    },
  };
}

function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { privateKey, jwk: { ...publicKey.export({ format: "jwk" }), kid: "local", use: "sig", alg: "RS256" } };
}
