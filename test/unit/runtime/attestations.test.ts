import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Cancelled, NetworkError } from "../../../src/model/errors.ts";
import { githubAttestations } from "../../../src/runtime/github/attestations.ts";
import type { Listener } from "../../support/github/listen.ts";
import { createLocalGitHub, type LocalGitHub } from "../../support/github/server.ts";
import { addRepository, type Repository, type RepositoryOptions } from "../../support/github/state.ts";
import type { Viewer } from "../../support/github/tokens.ts";

const TOKEN = "ghs_tokenofajob";
const DIGEST = "a".repeat(64);
const payload = Buffer.from(JSON.stringify({ subject: [{ name: "app.zip", digest: { sha256: DIGEST } }] }));
const BUNDLE = { mediaType: "m", dsseEnvelope: { payload: payload.toString("base64") } };

let github: LocalGitHub;
let listener: Listener;
beforeEach(async () => {
  github = createLocalGitHub();
  listener = await github.listen();
});
afterEach(() => listener.close());

/** `acme/widget`, and the port of a job in it. */
function job(about: RepositoryOptions = {}, more: Partial<Viewer> = {}, signal = new AbortController().signal) {
  const repository: Repository = addRepository(github.state, "acme/widget", about);
  const bot = { login: "github-actions[bot]", kind: "integration", rights: { "acme/widget": "write" } } as const;
  github.state.tokens.set(TOKEN, { ...bot, ...more });
  return {
    repository,
    port: githubAttestations({ api: listener.url, repository: "acme/widget", token: TOKEN, signal }),
  };
}

test("a statement is stored, and found by the digest of its subject", async () => {
  const { port, repository } = job();
  const id = await port.store(BUNDLE);
  expect(repository.attestations.map((each) => String(each.id))).toEqual([id]);
  const found = await fetch(`${listener.url}/repos/acme/widget/attestations/sha256:${DIGEST}`);
  expect(await found.json()).toMatchObject({ attestations: [{ bundle: BUNDLE }] });
});

describe("what GitHub does not take", () => {
  const refused = async (store: Promise<string>): Promise<NetworkError> => {
    const error = await store.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NetworkError);
    return error as NetworkError;
  };

  test("a token with a line break: nothing is sent, and nothing of it is said", async () => {
    const signal = new AbortController().signal;
    const port = githubAttestations({
      api: listener.url,
      repository: "acme/widget",
      token: `${TOKEN}\n${TOKEN}`,
      signal,
    });
    const error = await port.store(BUNDLE).catch(String);
    expect(error).toContain("holds a line break");
    expect(error).not.toContain(TOKEN);
    expect(github.traffic).toEqual([]);
  });

  test("a token without attestations: write: 403, in GitHub's own words, and asked once", async () => {
    const error = await refused(job({}, { attests: false }).port.store(BUNDLE));
    expect(error).toMatchObject({ status: 403 });
    expect(error.message).toMatch(/HTTP 403, Resource not accessible by integration$/);
    expect(github.traffic).toHaveLength(1);
  });

  test("a private repository of a person: 404, in GitHub's own words", async () => {
    const error = await refused(job({ isPrivate: true }).port.store(BUNDLE));
    expect(error).toMatchObject({ status: 404 });
    expect(error.message).toContain("Feature not available");
  });

  test("a bundle without a subject: 422", async () => {
    expect(await refused(job().port.store({ dsseEnvelope: {} }))).toMatchObject({ status: 422 });
  });

  test("an error of GitHub's own is tried again", async () => {
    const { port, repository } = job();
    github.faults.add({ kind: "status", status: 502, when: "before" }, { method: "POST", times: 1 });
    await port.store(BUNDLE);
    expect(repository.attestations).toHaveLength(1);
    expect(github.traffic).toHaveLength(2);
  });

  test("a redirect: neither token nor statement goes elsewhere", async () => {
    const seen: string[] = [];
    const server = createServer(({ url = "", headers: { host } }, response) => {
      seen.push(url);
      const location = `http://${host?.replace("127.0.0.1", "localhost")}/elsewhere`;
      response.writeHead(307, { location }).end();
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const port = githubAttestations({
      ...{ api, repository: "a/b", token: TOKEN },
      signal: AbortSignal.timeout(5_000),
    });
    await refused(port.store(BUNDLE));
    expect(seen).toEqual(["/repos/a/b/attestations"]);
    await new Promise((done) => server.close(done));
  });

  test("no token is in what is said", async () => {
    const error = await refused(job({}, { attests: false }).port.store(BUNDLE));
    expect(JSON.stringify([error.message, error.stack, String(error.cause)])).not.toContain(TOKEN);
  });

  test("nobody answers", async () => {
    const { port } = job();
    await listener.close();
    expect((await refused(port.store(BUNDLE))).status).toBeUndefined();
  });

  test("whoever is asked to stop stops", async () => {
    const stop = new AbortController();
    const { port } = job({}, {}, stop.signal);
    stop.abort();
    await expect(port.store(BUNDLE)).rejects.toBeInstanceOf(Cancelled);
  });
});
