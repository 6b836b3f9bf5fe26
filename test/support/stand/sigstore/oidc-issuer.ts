import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import type { IdTokens } from "../../../../src/model/id-token.ts";
import { claimsOf, REPOSITORY } from "../../github/oidc.ts";
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

export const REF = "refs/tags/v1.4.0";
const WORKFLOW = `${REPOSITORY}/.github/workflows/release.yml@${REF}`;

/** Who calls is who signs: no workflow is reused. */
const CLAIMS: Claims = { ...claimsOf(REF), job_workflow_ref: WORKFLOW };

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

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
    const head = `${part({ alg: "RS256", typ: "JWT", kid: "stand" })}.${part({ ...CLAIMS, iss: issuer, ...own, ...others })}`;
    return `${head}.${createSign("sha256").update(head).sign(privateKey).toString("base64url")}`;
  };
  const idTokens = { request: async (audience: string) => token(audience) };
  return { ...served, identity: `https://github.com/${WORKFLOW}`, token, idTokens };
}
