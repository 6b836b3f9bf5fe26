import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { BuildError, NetworkError } from "../../../src/model/errors.ts";
import { readClaims } from "../../../src/signers/sigstore/claims.ts";
import { chooseEndpoints } from "../../../src/signers/sigstore/services.ts";
import { openSession } from "../../../src/signers/sigstore/session.ts";
import { fixture } from "../../support/authenticode.ts";

/** A token in form: nobody has signed it. */
const TOKEN = ["{}", '{"sub":"repo:acme/widget","iss":"https://issuer.example"}', "signature"]
  .map((part) => Buffer.from(part).toString("base64url"))
  .join(".");

let close: () => Promise<unknown> = async () => undefined;
afterEach(() => close());

/** What signing comes to with a certificate authority that answers so; undefined: with none at all. */
async function refusal(answer: ((response: ServerResponse) => void) | undefined, token = TOKEN): Promise<Error> {
  const server = createServer((request, response) => {
    request.resume();
    answer?.(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  if (answer === undefined) await close();
  const endpoints = { authority: { url, version: 1 }, log: undefined, stamps: undefined };
  const by = { kind: "identity", token: async () => token } as const;
  const opened = openSession({ endpoints, by, patience: { timeoutMs: 400, retries: 0 } });
  const error = await opened.catch((caught: unknown) => caught);
  if (!(error instanceof Error)) return expect.fail("it was signed");
  // Neither the token nor any part of it is in what is said, in a cause, or in a stack.
  const said = JSON.stringify([error.message, error.stack, error.cause ?? null, { ...error }]);
  for (const part of token.split(".")) expect(said).not.toContain(part);
  return error;
}

const issued = (certificate: string) => (response: ServerResponse) =>
  response
    .writeHead(201, { "content-type": "application/json" })
    .end(JSON.stringify({ signedCertificateEmbeddedSct: { chain: { certificates: [certificate] } } }));

describe("a certificate authority", () => {
  test.each<[string, ((response: ServerResponse) => void) | undefined, string]>([
    ["that is down", undefined, "ECONNREFUSED"],
    ["that does not answer", () => undefined, "no answer in time"],
    ["that answers garbage", (response) => response.writeHead(201).end("<html>"), "its answer makes no sense"],
    ["that answers something else", (response) => response.writeHead(201).end("{}"), "its answer makes no sense"],
    ["that is ill", (response) => response.writeHead(503).end("no"), "HTTP 503"],
    ["that issues what is no certificate", issued("nonsense"), "not for our key"],
  ])("%s is a service that failed", async (_, answer, message) => {
    const error = await refusal(answer);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.message).toContain(message);
  });

  test("that issues a certificate for somebody else's key is not believed", async () => {
    const error = await refusal(issued((await fixture("code.pem")).toString("latin1")));
    expect(error.message).toContain("the certificate that it issued is not for our key");
  });

  test.each([400, 401, 403])("that refuses the token with %i says so, and what may be the reason", async (status) => {
    const error = await refusal((response) => response.writeHead(status).end('{"message":"token is expired"}'));
    expect(error).toBeInstanceOf(BuildError);
    expect(error.message).toContain(`HTTP ${status}`);
    expect(error.message).toContain("the audience, the issuer or the time");
  });
});

test.each(["nonsense-that-is-secret", "a1b2c3.d4e5f6.g7h8i9", `${TOKEN.split(".")[0]}x.bm9uZQ.c2ln`])(
  "bad input: %j is no identity token, and asked nobody",
  async (token) => {
    let asked = 0;
    const error = await refusal(() => {
      asked += 1;
    }, token);
    expect(error.message).toContain("not an identity token");
    expect(asked).toBe(0);
    expect(readClaims(token)).toBeUndefined();
  },
);

test("bad input: a token that names nobody", () => {
  const part = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString("base64url");
  expect(readClaims(`${part({})}.${part({ iss: "https://issuer.example" })}.x`)).toBeUndefined();
  expect(readClaims(TOKEN)).toMatchObject({ issuer: "https://issuer.example" });
});

describe("the services of a signing configuration", () => {
  const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
  const service = (url: string, start: string, end?: string) => ({
    ...{ url, majorApiVersion: 1, operator: "" },
    validFor: { start: day(start), end: end === undefined ? undefined : day(end) },
  });
  const config = {
    mediaType: "",
    caUrls: [service("old", "2024-01-01", "2025-01-01"), service("new", "2025-01-01")],
    oidcUrls: [],
    rekorTlogUrls: [service("log", "2025-01-01")],
    rekorTlogConfig: { selector: 2, count: 0 },
    tsaUrls: [],
    tsaConfig: undefined,
  };

  test("are those that hold today, the newest first", () => {
    const chosen = chooseEndpoints(config, day("2026-01-01"));
    expect([chosen.authority?.url, chosen.log?.url, chosen.stamps]).toEqual(["new", "log", undefined]);
  });

  test("are none where the clock says that they are not in service yet", () => {
    expect(() => chooseEndpoints(config, day("2024-12-31"))).toThrow(/names none that is in service today[\s\S]*clock/);
    const authorityAlone = { ...config, rekorTlogConfig: undefined };
    expect(chooseEndpoints(authorityAlone, day("2023-12-31")).authority).toBeUndefined();
  });

  test("are none of those that ended", () => {
    const [ended] = config.caUrls;
    const left = { ...config, caUrls: ended === undefined ? [] : [ended] };
    expect(chooseEndpoints(left, day("2026-01-01")).authority).toBeUndefined();
  });

  test("of interfaces that we do not speak are not asked", () => {
    const newer = [{ ...service("v3", "2025-06-01"), majorApiVersion: 3 }];
    expect(() => chooseEndpoints({ ...config, rekorTlogUrls: newer }, day("2026-01-01"))).toThrow("names none");
  });

  test("of which several are wanted at once are refused", () => {
    const all = { ...config, rekorTlogConfig: { selector: 1, count: 0 } };
    expect(() => chooseEndpoints(all, day("2026-01-01"))).toThrow("more than one transparency log");
  });
});
