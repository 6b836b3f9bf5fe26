import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { REQUEST_TOKEN } from "../../support/github/oidc.ts";
import { createLocalGitHub } from "../../support/github/server.ts";
import { scene } from "./support.ts";

test("an identity has the claims of the run and is signed with a key of the issuer", async () => {
  const github = createLocalGitHub({ claims: { repository: "acme/gadget" } });
  const ask = async (path: string, headers = {}) =>
    (await github.fetch(`${github.origins.tokens}${path}`, { headers })).json();
  const { value } = await ask("/token?audience=sigstore", { authorization: `bearer ${REQUEST_TOKEN}` });
  const [head = "", body = "", signature = ""] = String(value).split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString());
  const { issuer, jwks_uri } = await ask("/.well-known/openid-configuration");
  expect(claims).toMatchObject({ iss: issuer, aud: "sigstore", repository: "acme/gadget", event_name: "push" });
  const { keys } = await (await github.fetch(jwks_uri)).json();
  const key = createPublicKey({ key: keys[0], format: "jwk" });
  expect(verify("sha256", Buffer.from(`${head}.${body}`), key, Buffer.from(signature, "base64url"))).toBe(true);
});

test("a job that has no request token gets no identity", async () => {
  const github = createLocalGitHub();
  expect((await github.fetch(`${github.origins.tokens}/token`)).status).toBe(401);
});

test("an attestation is found by the digest of each of its subjects", async () => {
  const { ask } = scene();
  const statement = {
    subject: [
      { name: "a", digest: { sha256: "aa" } },
      { name: "b", digest: { sha256: "bb" } },
    ],
  };
  const payload = Buffer.from(JSON.stringify(statement)).toString("base64");
  const bundle = { mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json", dsseEnvelope: { payload } };
  expect((await ask("POST /attestations", { bundle })).status).toBe(201);
  expect((await ask("GET /attestations/sha256:bb")).body.attestations).toMatchObject([{ bundle }]);
  expect((await ask("GET /attestations/sha256:cc")).status).toBe(404);
  expect((await ask("POST /attestations", { bundle: { dsseEnvelope: { payload: "e30=" } } })).status).toBe(422);
});
