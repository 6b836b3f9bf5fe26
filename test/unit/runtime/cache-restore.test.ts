import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { basename, join } from "node:path";
import { buffer, json } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Cancelled } from "../../../src/model/errors.ts";
import { createCache } from "../../../src/runtime/github/cache.ts";
import { pythonPorts } from "../../support/python-ports.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const PLACE = `files/${"a".repeat(64)}`;
const LABEL = { parts: ["linux-x64", "3.13.9-abc", "lock"], release: false };
const LOOK_UP = "/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL";
const RESERVE = "/twirp/github.actions.results.api.v1.CacheService/CreateCacheEntry";

let folder: string;
let server: Server;
let url: string;
/** What was asked for, and how it is answered. */
let asked: string[];
let bodies: { restore_keys: string[] }[];
let answers: Map<string, RequestListener>;
beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, "wheels", "files"), { recursive: true });
  [asked, bodies, answers] = [[], [], new Map()];
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const answer = answers.get(request.url ?? "");
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const status =
  (code: number, body = "", headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end(body);

function cacheOf(at = url, signal = new AbortController().signal) {
  const service = {
    ...{ ACTIONS_RESULTS_URL: `${at}/`, ACTIONS_RUNTIME_TOKEN: "a.e30.c", ACTIONS_CACHE_SERVICE_V2: "true" },
    GITHUB_SERVER_URL: "https://github.com",
  };
  for (const [name, value] of Object.entries(service)) vi.stubEnv(name, value);
  const { log, said } = pythonPorts({ run: () => Promise.reject(new Error("nothing is run")) });
  const cache = createCache(
    service,
    { files: join(folder, "wheels"), staging: join(folder, "staging") },
    { log, signal },
  );
  if (cache === undefined) throw new Error("there is a service");
  return { cache, said };
}

async function archive(): Promise<Buffer> {
  const tar = pack();
  tar.entry({ name: PLACE }, "wheel".repeat(5_000));
  tar.finalize();
  return gzipSync(await buffer(tar), { level: 0 });
}

/** A service that has this entry. */
function holding(archived: RequestListener, key = "slipway-1-key"): void {
  const found = { ok: true, signed_download_url: `${url}/archive`, matched_key: key };
  answers.set(LOOK_UP, async (request, response) => {
    const { version } = (await json(request)) as { version: string };
    // The first one that is asked for is an archive of zstd's.
    bodies.push({ restore_keys: [version] });
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(bodies.length === 1 ? { ok: false } : found));
  });
  answers.set("/archive", archived);
}

const restored = () => readdir(join(folder, "wheels", "files"));

test("an entry is looked up and taken out", async () => {
  const bytes = await archive();
  holding((_, response) => response.end(bytes));
  const { cache, said } = cacheOf();
  await cache.restore(LABEL);
  expect(await readFile(join(folder, "wheels", PLACE), "utf8")).toBe("wheel".repeat(5_000));
  expect(said.warnings).toEqual([]);
});

test("who looks for what is being brought waits for it; where nothing is, at once", async () => {
  const bytes = await archive();
  const order: string[] = [];
  holding((_, response) => setTimeout(() => response.end(bytes, () => order.push("sent")), 50));
  const { cache } = cacheOf();
  await cache.restored().then(() => order.push("nothing begun"));
  const restoring = cache.restore(LABEL);
  await cache.restored().then(() => order.push("found"));
  expect(order).toEqual(["nothing begun", "sent", "found"]);
  expect(await restored()).toHaveLength(1);
  await restoring;
});

test("a file is there for who waits for it before the others are", async () => {
  const other = `files/${"c".repeat(64)}`;
  const tar = pack();
  tar.entry({ name: PLACE }, "wheel".repeat(200_000));
  tar.entry({ name: other }, "other".repeat(200_000));
  tar.finalize();
  const bytes = await buffer(tar);
  let goOn = (): void => undefined;
  holding((_, response) => {
    const zipped = gzipSync(bytes, { level: 0 });
    response.write(zipped.subarray(0, zipped.length * 0.75));
    goOn = () => response.end(zipped.subarray(zipped.length * 0.75));
  });
  const { cache } = cacheOf();
  const restoring = cache.restore(LABEL);
  await cache.restored(PLACE);
  expect(await restored()).toContain(basename(PLACE));
  expect(await restored()).not.toContain(basename(other));
  goOn();
  await Promise.all([cache.restored(other), cache.restored(`files/${"d".repeat(64)}`), restoring]);
  expect((await restored()).sort()).toEqual([basename(PLACE), basename(other)].sort());
});

test("what is saved is known only when everything has come: nothing of it is saved again", async () => {
  const bytes = await archive();
  const content = createHash("sha256").update(PLACE).digest("hex").slice(0, 12);
  holding((_, response) => setTimeout(() => response.end(bytes), 50), `slipway-1-key-${content}.1`);
  answers.set(RESERVE, status(500));
  const { cache } = cacheOf();
  const restoring = cache.restore(LABEL);
  cache.needs(PLACE, "kept");
  await cache.save();
  await restoring;
  expect(asked).not.toContain(RESERVE);
});

test("an entry of another platform is never asked for, only those of other locks and interpreters", async () => {
  answers.set(LOOK_UP, async (request, response) => {
    bodies.push((await json(request)) as { restore_keys: string[] });
    response.setHeader("content-type", "application/json");
    response.end('{"ok":false}');
  });
  await cacheOf().cache.restore(LABEL);
  const [keys = []] = bodies.map(({ restore_keys }) => restore_keys);
  expect(keys).toHaveLength(3);
  expect(keys.at(-1)).toMatch(/^slipway-1-.+-linux-x64-$/);
  for (const key of keys) expect(key.startsWith(keys.at(-1) ?? "?")).toBe(true);
});

describe("a cache service that is down is a warning, and asked no more:", () => {
  test.each<[string, RequestListener, number, string]>([
    ["503", status(503), 2, "HTTP 503"],
    ["429", status(429), 1, "HTTP 429"],
    ["403", status(403), 1, "HTTP 403"],
    ["a web page", status(200, "<!DOCTYPE html>"), 2, "could not be read"],
    ["other JSON", status(200, '{"ok":true}', { "content-type": "application/json" }), 1, "something else"],
    ["a connection that is reset", (request) => request.socket.destroy(), 2, "could not be read"],
  ])("%s", async (_, answer, times, reason) => {
    answers.set(LOOK_UP, answer);
    const { cache, said } = cacheOf();
    await cache.restore(LABEL);
    cache.needs(PLACE, "fetched");
    await cache.save();
    expect(said.warnings).toMatchObject([{ code: "no-cache", message: expect.stringContaining(reason) }]);
    expect(asked).toEqual(Array.from({ length: times }, () => LOOK_UP));
  });

  test("nobody listens", async () => {
    const { cache, said } = cacheOf("http://127.0.0.1:9");
    await cache.restore(LABEL);
    expect(said.warnings).toMatchObject([{ code: "no-cache" }]);
  });
});

describe("an entry whose bytes are not to be had is a warning, and nothing half stays:", () => {
  test.each<[string, string, (bytes: Buffer) => RequestListener]>([
    ["404", "HTTP 404", (bytes) => (_, response) => response.writeHead(404).end(bytes)],
    ["500", "HTTP 500", (bytes) => (_, response) => response.writeHead(500).end(bytes)],
    ["a web page", "incorrect header", () => status(200, "<!DOCTYPE html>")],
    ["truncated", "unexpected end", (bytes) => (_, response) => response.end(bytes.subarray(0, 2_000))],
    [
      "half a body",
      "terminated",
      (bytes) => (_, response) => {
        response.setHeader("Content-Length", bytes.length);
        response.write(bytes.subarray(0, 2_000));
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])("%s", async (_, reason, answer) => {
    holding(answer(await archive()));
    const { cache, said } = cacheOf();
    await cache.restore(LABEL);
    expect(said.warnings).toMatchObject([{ code: "no-cache", message: expect.stringContaining(reason) }]);
    expect(await restored()).toEqual([]);
  });
});

test("a run that is cancelled meanwhile is cancelled, and not warned of a cache", async () => {
  const controller = new AbortController();
  answers.set(LOOK_UP, () => controller.abort());
  const { cache, said } = cacheOf(url, controller.signal);
  await expect(cache.restore(LABEL)).rejects.toBeInstanceOf(Cancelled);
  expect(said.warnings).toEqual([]);
});

describe("two jobs saving the same key", () => {
  beforeEach(async () => {
    answers.set(LOOK_UP, status(200, '{"ok":false}', { "content-type": "application/json" }));
    vi.stubEnv("RUNNER_TEMP", join(folder, "runner"));
    await writeFile(join(folder, "wheels", PLACE), "wheel");
    answers.set(
      RESERVE,
      status(409, '{"code":"already_exists","msg":"exists"}', { "content-type": "application/json" }),
    );
  });

  test("the one that comes second does not fail, and leaves nothing behind", async () => {
    const { cache } = cacheOf();
    await cache.restore(LABEL);
    cache.needs(PLACE, "fetched");
    await cache.save();
    expect(asked).toContain(RESERVE);
    expect(await readdir(folder)).toEqual(["runner", "wheels"]);
  });

  test("on one machine: what the other put together stays its own", async () => {
    await mkdir(join(folder, "staging"));
    await writeFile(join(folder, "staging", "other"), "");
    const { cache, said } = cacheOf();
    await cache.restore(LABEL);
    cache.needs(PLACE, "fetched");
    await cache.save();
    expect(said.warnings).toMatchObject([{ code: "no-cache", message: expect.stringContaining("EEXIST") }]);
    expect(await readdir(join(folder, "staging"))).toEqual(["other"]);
    expect(asked).not.toContain(RESERVE);
  });
});
