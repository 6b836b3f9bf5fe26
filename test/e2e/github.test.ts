// The local GitHub of the other tests, held against what others say GitHub is: its API description, and its own client.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { publishRelease } from "../../src/publishers/github/publish.ts";
import { createReleases } from "../../src/runtime/github/releases.ts";
import { listenAsOne } from "../support/github/front.ts";
import { fileIn, setOf, TAG } from "../support/github/publishing.ts";
import { createLocalGitHub } from "../support/github/server.ts";
import { addRepository } from "../support/github/state.ts";
import { pythonPorts } from "../support/python-ports.ts";
import { installGh, installPrism } from "../support/stand/github-tools.ts";
import { startPrism } from "../support/stand/prism.ts";
import { part } from "../support/stand/store.ts";
import { describeUnless, lackOf } from "../support/unless.ts";

const TOKEN = "tok12345";
const description = fileURLToPath(new URL("../fixtures/github/api.json", import.meta.url));

function localGitHub(right: "admin" | "write") {
  const github = createLocalGitHub();
  const repository = addRepository(github.state, "acme/widget");
  github.state.tokens.set(TOKEN, { login: "octocat", kind: "person", rights: { "acme/widget": right } });
  return { github, repository };
}

/** What our own engine publishes with, on the way that `send` knows. */
function portsTo(api: string, server: string, send?: (request: Request) => Promise<Response>) {
  const { signal } = new AbortController();
  const options = { repository: "acme/widget", token: TOKEN, api, server, signal };
  const base = pythonPorts({ run: () => Promise.reject(new Error("nothing is run")) });
  return { ...base, releases: createReleases({ ...options, ...(send === undefined ? {} : { fetch: send }) }) };
}

/** A release's files, on disk. */
const filesIn = (folder: string) => [
  fileIn(folder, "widget-1.4.0-linux-x64.tar.gz", Buffer.alloc(700_000, 3)),
  fileIn(folder, "widget-1.4.0-windows-x64.zip", "a small one"),
  fileIn(folder, "SHA256SUMS", "sums"),
];

const [prism, gh] = await Promise.all([part("API description proxy", installPrism), part("gh", installGh)]);

describeUnless(lackOf(prism))("GitHub's API description", async () => {
  if (prism.state === "skipped") return;
  const { github, repository } = localGitHub("admin");
  const front = await listenAsOne(github);
  const proxy = await startPrism(prism.value, description, front.url);
  afterAll(async () => {
    proxy.close();
    await front.close();
  });

  /** One request through the proxy. Fails where the proxy, not the server, refuses, or finds a violation in the answer. */
  async function ask(request: string, status: number, sent: unknown = undefined) {
    const [method = "", path = ""] = request.split(" ");
    const isBytes = sent instanceof Uint8Array;
    const type = isBytes ? "application/octet-stream" : "application/json";
    const response = await fetch(`${proxy.url}/repos/acme/widget${path}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, ...(sent === undefined ? {} : { "content-type": type }) },
      ...(sent === undefined ? {} : { body: isBytes ? new Uint8Array(sent) : JSON.stringify(sent) }),
    });
    const text = await response.text();
    const violations = JSON.parse(response.headers.get("sl-violations") ?? "[]");
    // A status that the description leaves out (404 of a release, say) is nothing that GitHub would not answer.
    const undocumented = /Unable to match the returned status code/;
    const serious = violations.filter(({ message }: { message: string }) => !undocumented.test(message));
    expect({ request, status: response.status, serious, text }).toMatchObject({ request, status, serious: [] });
    expect(text).not.toContain("stoplight.io/prism");
    return text === "" ? undefined : JSON.parse(text);
  }

  test("has no objection to a release on its way from draft to public", async () => {
    const draft = await ask("POST /releases", 201, { tag_name: "v1", draft: true, name: "One", body: "text" });
    const asset = await ask(`POST /releases/${draft.id}/assets?name=a.txt`, 201, Buffer.from("hello"));
    await ask(`POST /releases/${draft.id}/assets?name=a.txt`, 422, Buffer.from("hello"));
    for (const path of ["", "?per_page=100", `/${draft.id}`, `/${draft.id}/assets`, `/assets/${asset.id}`]) {
      await ask(`GET /releases${path}`, 200);
    }
    await ask(`PATCH /releases/assets/${asset.id}`, 200, { label: "A" });
    await ask(`PATCH /releases/${draft.id}`, 200, { draft: false, make_latest: "true" });
    await ask("GET /releases/latest", 200);
    await ask("GET /releases/tags/v1", 200);
    await ask("GET /releases/tags/v9", 404);
    await ask("POST /releases/generate-notes", 200, { tag_name: "v2" });
    await ask("POST /releases", 422, { tag_name: "v1" });
    await ask(`DELETE /releases/assets/${asset.id}`, 204);
    await ask(`DELETE /releases/${draft.id}`, 204);
  });

  test("has no objection to tags, commits and settings", async () => {
    const sha = repository.branches.get("main");
    const tag = await ask("POST /git/tags", 201, { tag: "v3", message: "Three", object: sha, type: "commit" });
    await ask(`GET /git/tags/${tag.sha}`, 200);
    await ask("POST /git/refs", 201, { ref: "refs/tags/v3", sha: tag.sha });
    // The proxy knows no slash within a parameter: GitHub takes it encoded too.
    await ask("GET /git/ref/tags%2Fv3", 200);
    await ask("GET /git/matching-refs/tags%2Fv", 200);
    await ask("GET /tags", 200);
    await ask(`GET /git/commits/${sha}`, 200);
    await ask("PATCH /git/refs/tags%2Fv3", 200, { sha });
    await ask("DELETE /git/refs/tags%2Fv3", 204);
    await ask("GET /immutable-releases", 404);
    await ask("PUT /immutable-releases", 204);
    await ask("GET /immutable-releases", 200);
  });

  test("has no objection to attestations", async () => {
    const statement = { subject: [{ name: "a", digest: { sha256: "aa" } }] };
    const payload = Buffer.from(JSON.stringify(statement)).toString("base64");
    const bundle = { mediaType: "m", verificationMaterial: {}, dsseEnvelope: { payload } };
    await ask("POST /attestations", 201, { bundle });
    const { attestations } = await ask("GET /attestations/sha256:aa", 200);
    expect(attestations).toHaveLength(1);
  });

  test("has no objection to our own client, from nothing to a public release, interrupted and run again", async () => {
    const folder = await mkdtemp(join(tmpdir(), "slipway-prism-"));
    try {
      const commit = repository.branches.get("main");
      const set = setOf(filesIn(folder), { commit, generateNotes: true });
      const violations: string[] = [];
      /** The proxy has one address for API and uploads, knows no slash within a parameter, and no body in chunks. */
      const send = async (request: Request): Promise<Response> => {
        const { api, uploads } = github.origins;
        const { method, url } = request;
        const headers = new Headers(request.headers);
        // The description of uploads has this type alone, and its text says: that of the file.
        if (url.includes("/assets?name=")) headers.set("content-type", "application/octet-stream");
        const home = [api, uploads].find((origin) => url.startsWith(`${origin}/`));
        if (home === undefined) return github.fetch(request);
        const to = `${proxy.url}${url.slice(home.length).replace("/git/ref/tags/", "/git/ref/tags%2F")}`;
        const body = ["GET", "DELETE"].includes(method) ? {} : { body: await request.arrayBuffer() };
        const response = await fetch(to, { method, headers, redirect: "manual", ...body });
        const found: { readonly message: string }[] = JSON.parse(response.headers.get("sl-violations") ?? "[]");
        violations.push(...found.map(({ message }) => `${method} ${url}: ${message}`));
        return response;
      };
      const ports = portsTo(github.origins.api, github.origins.web, send);
      repository.immutableReleases = false;
      // Not halfway: the description does not know the state "starter" of what that leaves behind.
      github.faults.add({ kind: "status", status: 502, when: "before" }, { method: "POST", path: /assets\?name/ });
      const published = await publishRelease(ports, set);
      expect(published).toMatchObject({ draft: false, uploaded: 3 });
      expect(await publishRelease(ports, set)).toMatchObject({ id: published.id, uploaded: 0, skipped: 3 });
      const release = repository.releases.find(({ id }) => id === published.id);
      expect(release?.assets.map(({ name, state }) => `${name} ${state}`).sort()).toEqual(
        set.files.map(({ name }) => `${name} uploaded`).sort(),
      );
      // 404 of a tag that is not there yet, and the 502 that we asked for, are in no description.
      expect(violations.filter((text) => !text.includes("Unable to match the returned status code"))).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("objects to what is wrong: a request without its tag, an answer without its tag", async () => {
    const refused = await fetch(`${proxy.url}/repos/acme/widget/releases`, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
      body: '{"draft":true}',
    });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining("tag_name")]);
    const { id } = await ask("POST /releases", 201, { tag_name: "v5", draft: true });
    const release = repository.releases.find((each) => each.id === id);
    Object.assign(release ?? {}, { tag: undefined });
    const url = `${proxy.url}/repos/acme/widget/releases/${id}`;
    const broken = await fetch(url, { headers: { authorization: `Bearer ${TOKEN}` } });
    expect([broken.status, await broken.text()]).toEqual([500, expect.stringContaining("tag_name")]);
  });
});

describeUnless(lackOf(gh))("gh, GitHub's own client", async () => {
  if (gh.state === "skipped") return;
  const { github, repository } = localGitHub("write");
  const folder = await mkdtemp(join(tmpdir(), "slipway-gh-"));
  const socket = join(folder, "gh.sock");
  const listener = await github.listen({ socket });
  await writeFile(join(folder, "config.yml"), `http_unix_socket: ${socket}\n`);
  await writeFile(join(folder, "a.txt"), "hello\n");
  await writeFile(join(folder, "b.bin"), Buffer.alloc(300_000, 7));
  afterAll(async () => {
    await listener.close();
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (...args: readonly string[]): Promise<string> => {
    const env = { ...process.env, GH_CONFIG_DIR: folder, GH_HOST: "github.localhost", GH_TOKEN: TOKEN };
    const all = ["release", ...args, "-R", "github.localhost/acme/widget"];
    return (await promisify(execFile)(gh.value, all, { cwd: folder, env })).stdout;
  };

  test("creates, lists and shows a release with its digests", async () => {
    await run("create", "v1.0.0", "a.txt", "b.bin", "--title", "One", "--notes", "text");
    expect(await run("list")).toContain("Latest\tv1.0.0");
    const shown = JSON.parse(await run("view", "v1.0.0", "--json", "assets,isDraft,isImmutable,tagName"));
    expect(shown).toMatchObject({ isDraft: false, isImmutable: false, tagName: "v1.0.0" });
    const digests = Object.fromEntries(
      shown.assets.map(({ name, digest }: { name: string; digest: string }) => [name, digest]),
    );
    expect(digests["a.txt"]).toBe("sha256:5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03");
    expect(repository.tags.has("v1.0.0")).toBe(true);
  });

  test("downloads what it sent", async () => {
    const into = join(folder, "downloaded");
    await mkdir(into);
    await run("download", "v1.0.0", "-D", into);
    expect(await readFile(join(into, "a.txt"), "utf8")).toBe("hello\n");
    expect((await readFile(join(into, "b.bin"))).equals(Buffer.alloc(300_000, 7))).toBe(true);
  });

  test("finds a draft, adds to it, is refused a name twice, and publishes it", async () => {
    await run("create", "v2.0.0", "a.txt", "--draft", "--title", "Two", "--notes", "text");
    expect(await run("view", "v2.0.0")).toContain("draft:\ttrue");
    await run("upload", "v2.0.0", "b.bin");
    await expect(run("upload", "v2.0.0", "b.bin")).rejects.toThrow("already exists");
    await run("edit", "v2.0.0", "--draft=false");
    expect(await run("view")).toContain("tag:\tv2.0.0");
  });

  test("sees, downloads and verifies what our engine published", async () => {
    const port = await github.listen();
    try {
      const set = setOf(filesIn(join(folder, "ours")), { commit: repository.branches.get("main") });
      await publishRelease(portsTo(port.url, port.origins.web), set);
      const shown = JSON.parse(await run("view", TAG, "--json", "assets,isDraft,name,tagName,body"));
      expect(shown).toMatchObject({ isDraft: false, name: set.title, tagName: TAG });
      expect(shown.body).toContain("<!-- slipway");
      const seen = shown.assets.map(({ name, size, digest, state }: Record<string, unknown>) => [
        name,
        size,
        digest,
        state,
      ]);
      expect(seen.sort()).toEqual(
        set.files.map(({ name, size, sha256 }) => [name, size, `sha256:${sha256}`, "uploaded"]).sort(),
      );
      const into = join(folder, "of-ours");
      await mkdir(into);
      await run("download", TAG, "-D", into);
      for (const { name, path } of set.files) {
        expect((await readFile(join(into, name))).equals(await readFile(path)), name).toBe(true);
      }
      // A higher version than ours is there already.
      expect(await run("list")).toContain("Latest\tv2.0.0");
    } finally {
      await port.close();
    }
  });

  test("is refused where GitHub would refuse it", async () => {
    github.faults.add({ kind: "status", status: 502, when: "before" }, { method: "GET", times: 3 });
    await expect(run("view", "v2.0.0", "--json", "body")).rejects.toThrow();
    github.faults.clear();
    repository.immutableReleases = true;
    await run("create", "v3.0.0", "a.txt", "--title", "Three", "--notes", "text");
    await expect(run("upload", "v3.0.0", "b.bin")).rejects.toThrow("immutable release");
    expect(JSON.parse(await run("view", "v3.0.0", "--json", "isImmutable"))).toEqual({ isImmutable: true });
  });
});
