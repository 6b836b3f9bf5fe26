import { rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NetworkError } from "../../../src/model/errors.ts";
import type { Releases } from "../../../src/model/releases.ts";
import { publishRelease } from "../../../src/publishers/github/publish.ts";
import { createReleases } from "../../../src/runtime/github/releases.ts";
import { fileOf, portsOf, setOf, TAG } from "../../support/releasing.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { READER, scene, TOKEN } from "../github/support.ts";

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The port as a step has it, on a GitHub that is in this process. */
function port({ github }: ReturnType<typeof scene>, token = TOKEN, repository = "acme/widget"): Releases {
  const { api, web: server } = github.origins;
  return createReleases({
    repository,
    token,
    api,
    server,
    signal: new AbortController().signal,
    fetch: (request) => github.fetch(request),
  });
}

describe("through the client, on a GitHub", () => {
  const files = () =>
    Promise.all(Array.from({ length: 9 }, (_, number) => fileOf(folder, `app-${number}.tar.gz`, `content ${number}`)));

  test("nine files are released whole in at most 30 requests, and read again in at most 5", async () => {
    const s = scene();
    const set = setOf(await files(), { commit: undefined });
    const published = await publishRelease(portsOf(port(s)), set);
    expect(published).toMatchObject({ draft: false, uploaded: 9 });
    expect(s.github.traffic.length).toBeLessThanOrEqual(30);
    const before = s.github.traffic.length;
    expect(await publishRelease(portsOf(port(s)), set)).toMatchObject({ id: published.id, uploaded: 0, skipped: 9 });
    expect(s.github.traffic.length - before).toBeLessThanOrEqual(5);
    const [release] = s.repository.releases;
    expect(release?.assets.map(({ name, state }) => `${name} ${state}`).sort()).toEqual(
      set.files.map(({ name }) => `${name} uploaded`),
    );
  });

  test("the tag is made at the commit that was built", async () => {
    const s = scene();
    const [commit = ""] = s.repository.commits.keys();
    await publishRelease(portsOf(port(s)), setOf(await files(), { commit }));
    expect(s.repository.tags.get(TAG)?.commit).toBe(commit);
  });

  test("350 releases are read to the last page", async () => {
    const s = scene();
    for (let number = 0; number < 350; number += 1)
      await s.ask("POST /releases", { tag_name: `v0.${number}`, draft: true });
    expect(await port(s).list()).toHaveLength(350);
  });

  test.each([
    ["that may only read", READER, "acme/widget", "contents: write"],
    ["that nobody knows", "nonsense", "acme/widget", "does not know the token"],
    ["of another repository", TOKEN, "acme/gadget", "not permitted"],
  ])("a token %s is refused with what is missing", async (_, token, repository, message) => {
    const s = scene();
    const set = setOf(await files(), { commit: undefined });
    const failed = publishRelease(portsOf(port(s, token, repository)), set);
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.toThrow("contents: write");
    expect(s.repository.releases).toEqual([]);
  });

  test("a token that expires in the middle is told as that; the draft is kept, and another token ends the work", async () => {
    const s = scene();
    const set = setOf(await files(), { commit: undefined });
    const real = port(s);
    let uploads = 0;
    const upload: Releases["upload"] = (release, file) => {
      uploads += 1;
      if (uploads === 4) s.github.state.tokens.delete(TOKEN);
      return real.upload(release, file);
    };
    await expect(publishRelease(portsOf({ ...real, upload }), set)).rejects.toThrow("not any more");
    s.github.state.tokens.set("new", { login: "bot", kind: "integration", rights: { "acme/widget": "write" } });
    expect(await publishRelease(portsOf(port(s, "new")), set)).toMatchObject({ draft: false });
  });
});

/** A server that answers as it likes, and what it was sent. */
async function served(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    request.resume();
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port: number } = server.address() as AddressInfo;
  const api = `http://127.0.0.1:${number}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  const signal = new AbortController().signal;
  return {
    api,
    seen,
    close,
    releases: createReleases({ repository: "a/b", token: "secret", api, server: api, signal }),
  };
}

function endless(_: IncomingMessage, response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(1024 * 1024, " ")));
  };
  response.on("drain", more);
  more();
}

describe("an API that answers with nonsense is a service that failed", () => {
  test.each<[string, (request: IncomingMessage, response: ServerResponse) => void, RegExp]>([
    [
      "HTML",
      (_, response) => response.setHeader("content-type", "text/html").end("<html>Sign in</html>"),
      /a web page came instead/,
    ],
    [
      "HTML that says it is JSON",
      (_, response) => response.setHeader("content-type", "application/json").end("<html>"),
      /a web page/,
    ],
    [
      "truncated JSON",
      (_, response) => response.setHeader("content-type", "application/json").end('[{"id": 1, "tag_na'),
      /instead of the API/,
    ],
    [
      "JSON of another kind",
      (_, response) => response.setHeader("content-type", "application/json").end('[{"id": "one"}]'),
      /instead of the API/,
    ],
    [
      "half an answer",
      (_, response) => {
        response.writeHead(200, { "content-length": "1000" });
        response.write("[");
        setTimeout(() => response.destroy(), 20);
      },
      /terminated|closed|aborted/i,
    ],
    ["an endless body", endless, /more than \d+ bytes/],
    [
      "a redirect loop",
      (request, response) => response.writeHead(302, { location: `${request.url}&again` }).end(),
      /redirected more than/,
    ],
    [
      "a redirect to nowhere",
      (_, response) => response.writeHead(302, { location: "http://[" }).end(),
      /redirect to nowhere/,
    ],
    [
      "a page of an error",
      (_, response) => response.writeHead(502, { "content-type": "text/html" }).end("<html>"),
      /HTTP 502: a web page/,
    ],
  ])("%s", async (_, answer, message) => {
    const { releases, close } = await served(answer);
    try {
      const failed = releases.list();
      await expect(failed).rejects.toThrow(message);
      await expect(failed).rejects.toBeInstanceOf(NetworkError);
    } finally {
      await close();
    }
  });

  test("an asset without end", async () => {
    const { releases, close } = await served(endless);
    const asset = { id: 1, name: "a", size: 1_000, state: "uploaded", sha256: undefined };
    await expect(releases.measure(asset)).rejects.toThrow("more than the 1000 bytes");
    await expect(releases.text(asset, 1_000)).rejects.toThrow("more than 1000 bytes");
    await close();
  });

  test("pages without end", async () => {
    let pages = 0;
    const { releases, close } = await served((_, response) => {
      pages += 1;
      response
        .setHeader("link", '<http://elsewhere.invalid/>; rel="next"')
        .setHeader("content-type", "application/json")
        .end("[]");
    });
    await expect(releases.list()).rejects.toThrow("more than 1000 pages");
    expect(pages).toBe(1000);
    await close();
  });
});

describe("the token", () => {
  const release = { id: 1, tag: TAG, title: "", body: "", draft: true, prerelease: false, immutable: false, url: "" };

  test("does not follow a redirect to another host", async () => {
    const store = await served((_, response) => response.end("bytes"));
    const api = await served((_, response) => response.writeHead(302, { location: `${store.api}/object` }).end());
    const asset = { id: 1, name: "a", size: 5, state: "uploaded", sha256: undefined };
    expect((await api.releases.measure(asset)).size).toBe(5);
    expect(api.seen[0]?.headers.authorization).toBe("token secret");
    expect(store.seen[0]?.headers.authorization).toBeUndefined();
    await Promise.all([store.close(), api.close()]);
  });

  test("is not sent to where an answer says that files go, when that is elsewhere", async () => {
    const elsewhere = await served((_, response) => response.end("{}"));
    const { releases, close } = await served(() => undefined);
    const file = await fileOf(folder, "a.zip", "a");
    await expect(releases.upload({ ...release, uploadUrl: `${elsewhere.api}/assets{?name}` }, file)).rejects.toThrow(
      "not part of it",
    );
    expect(elsewhere.seen).toEqual([]);
    await Promise.all([elsewhere.close(), close()]);
  });

  test("is not sent without encryption where the API has it", async () => {
    const asked: string[] = [];
    const releases = createReleases({
      ...{ repository: "a/b", token: "secret", api: "https://api.example", server: "https://example" },
      signal: new AbortController().signal,
      fetch: async ({ url }) => {
        asked.push(url);
        return new Response("{}");
      },
    });
    const file = await fileOf(folder, "a.zip", "a");
    for (const uploadUrl of ["http://uploads.example/x{?name}", "http://api.example/x", "https://api.example.evil/x"])
      await expect(releases.upload({ ...release, uploadUrl }, file)).rejects.toThrow("not part of it");
    expect(asked).toEqual([]);
  });

  test("a redirected change is not made elsewhere", async () => {
    const elsewhere = await served((_, response) => response.end("{}"));
    const api = await served((_, response) => response.writeHead(307, { location: `${elsewhere.api}/x` }).end());
    const draft = { tag: TAG, title: "", body: "", prerelease: false };
    await expect(api.releases.create(draft)).rejects.toThrow("nothing is written there");
    await expect(api.releases.removeAsset(1)).rejects.toThrow("nothing is written there");
    expect(elsewhere.seen).toEqual([]);
    await Promise.all([elsewhere.close(), api.close()]);
  });

  test("a redirected upload is not followed", async () => {
    const elsewhere = await served((_, response) => response.end("{}"));
    const api = await served((_, response) => response.writeHead(307, { location: elsewhere.api }).end());
    const file = await fileOf(folder, "a.zip", "a");
    await expect(
      api.releases.upload({ ...release, uploadUrl: `${api.api}/assets{?name}` }, file),
    ).rejects.toBeInstanceOf(NetworkError);
    expect(elsewhere.seen).toEqual([]);
    await Promise.all([elsewhere.close(), api.close()]);
  });
});

test("a file that changed since it was measured is not uploaded as if it were the same", async () => {
  const { github, ...rest } = scene();
  const { data: release } = {
    data: await port({ github, ...rest }).create({ tag: TAG, title: "", body: "", prerelease: false }),
  };
  const file = await fileOf(folder, "a.zip", "what was measured");
  await fileOf(folder, "a.zip", "what is there now");
  await expect(port({ github, ...rest }).upload(release, file)).rejects.toThrow("changed while it was uploaded");
  expect((await port({ github, ...rest }).assets(release.id)).filter(({ state }) => state === "uploaded")).toEqual([]);
});

describe("how long it is to be left alone", () => {
  test.each([
    [403, { "retry-after": "90" }, "secondary", 90_000],
    [429, {}, "", 60_000],
    [403, {}, "You have exceeded a secondary rate limit.", 60_000],
    [403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1000" }, "API rate limit exceeded", 100_000],
    [403, {}, "Resource not accessible by integration", undefined],
  ])("%i %j %s", async (status, headers, message, expected) => {
    const { api, close } = await served((_, response) =>
      response.writeHead(status, { ...headers, "content-type": "application/json" }).end(JSON.stringify({ message })),
    );
    const signal = new AbortController().signal;
    const releases = createReleases({ repository: "a/b", token: "t", api, server: api, signal, now: () => 900_000 });
    await expect(releases.list()).rejects.toMatchObject({ status, retryAfterMs: expected });
    await close();
  });
});
