import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  ServiceRefusal
} from "./chunk-MMOJMJDC.mjs";
import {
  LIST_NAMES
} from "./chunk-EYHZ6UKJ.mjs";
import {
  piecesIn,
  ring
} from "./chunk-GDFCTHXS.mjs";
import {
  array,
  boolean,
  nullish,
  number,
  object,
  optional,
  pipe,
  record,
  safeInteger,
  safeParse,
  string,
  unknown
} from "./chunk-K7URS2RY.mjs";
import {
  reasonOf,
  textOf
} from "./chunk-HT7TCE4L.mjs";
import {
  BuildError,
  Cancelled,
  NetworkError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/runtime/github/asset-transfer.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { Readable as Readable2 } from "node:stream";

// src/runtime/github/exchange.ts
var LARGEST_ANSWER = 32 * 1024 * 1024;
var PATIENCE_MS = 6e4;
var MOST_REDIRECTS = 3;
function shownUrl(url) {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
function unanswered({ signal }, url, error) {
  if (signal.aborted) return new Cancelled({ cause: error });
  if (error instanceof NetworkError) return error;
  const at = shownUrl(url);
  return new NetworkError(`${at}: ${reasonOf(error)}`, { url: at }, { cause: error });
}
var answerText = (response, url) => textOf(response, shownUrl(url), LARGEST_ANSWER);
var isRedirect = ({ status }) => [301, 302, 303, 307, 308].includes(status);
function target(response, url) {
  const location = response.headers.get("location") ?? "";
  if (URL.canParse(location, url)) return new URL(location, url);
  throw new NetworkError(`${shownUrl(url)}: a redirect to nowhere`, { url: shownUrl(url), status: response.status });
}
async function ask(exchange, request) {
  const home = new URL(request.url).origin;
  let next = request;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const { url, method, signal } = next;
    const headers = new Headers(next.headers);
    const response = await exchange.fetch(next).catch((error) => {
      throw unanswered(exchange, url, error);
    });
    if (!isRedirect(response)) return response;
    await response.body?.cancel();
    const to = target(response, url);
    if (method !== "GET" && method !== "HEAD")
      throw new NetworkError(`${shownUrl(url)}: redirected to ${shownUrl(to.href)}; nothing is written there`, {
        url: shownUrl(url)
      });
    if (to.origin !== home) headers.delete("authorization");
    next = new Request(to, { method, headers, signal, redirect: "manual" });
  }
  const at = shownUrl(request.url);
  throw new NetworkError(`${at}: redirected more than ${MOST_REDIRECTS} times`, { url: at });
}
function guarded(exchange) {
  return async (input, init) => {
    const signal = AbortSignal.any([exchange.signal, AbortSignal.timeout(PATIENCE_MS)]);
    const request = new Request(input, { ...init, signal, redirect: "manual" });
    const response = await ask(exchange, request);
    const text = await answerText(response, request.url).catch((error) => {
      throw unanswered(exchange, request.url, error);
    });
    const { status, headers } = response;
    const empty = [101, 204, 205, 304].includes(status);
    return new Response(empty ? null : text, { status, headers });
  };
}
function numberIn(headers, name) {
  const text = headers[name];
  return typeof text === "string" && /^\d+$/.test(text) ? Number(text) : void 0;
}
var LIMIT_MS = 6e4;
function wantedPause(status, headers, said, now) {
  const seconds = numberIn(headers, "retry-after");
  if (seconds !== void 0) return seconds * 1e3;
  if (status !== 403 && status !== 429) return void 0;
  const reset = numberIn(headers, "x-ratelimit-reset");
  if (numberIn(headers, "x-ratelimit-remaining") === 0 && reset !== void 0)
    return Math.max(1e3, reset * 1e3 - now);
  return status === 429 || /rate limit|abuse detection/i.test(said) ? LIMIT_MS : void 0;
}
function textAt(value, key) {
  if (typeof value !== "object" || value === null) return "";
  const found = Object.entries(value).find(([name]) => name === key)?.[1];
  return typeof found === "string" ? found : "";
}
function detailsIn(data) {
  const errors = typeof data === "object" && data !== null && "errors" in data && Array.isArray(data.errors) ? data.errors : [];
  return (Array.isArray(errors) ? errors : []).slice(0, 20).map((error) => ({
    code: textAt(error, "code"),
    field: textAt(error, "field"),
    message: typeof error === "string" ? error : textAt(error, "message")
  }));
}
var LONGEST_SAYING = 500;
function refusalOf({ now }, answer) {
  const { url, status, headers, data } = answer;
  const plain2 = typeof data === "string" ? data.trimStart().startsWith("<") ? "a web page instead of an answer" : data : "";
  const said = (textAt(data, "message") || plain2).slice(0, LONGEST_SAYING);
  const retryAfterMs = wantedPause(status, headers, said, now());
  const at = { url: shownUrl(url), status, ...retryAfterMs === void 0 ? {} : { retryAfterMs } };
  return new ServiceRefusal(at, said, detailsIn(data));
}

// src/runtime/github/post.ts
import { once } from "node:events";
import { request as plain } from "node:http";
import { request as secure } from "node:https";
import { Readable } from "node:stream";
var CHUNK = 128 * 1024;
var STALL_MS = 3e5;
var BUFFERS = 3;
var idle = [];
function lendBuffers() {
  return idle.pop() ?? ring(BUFFERS, () => Buffer.allocUnsafeSlow(CHUNK));
}
function returnBuffers(buffers) {
  idle.push(buffers);
}
async function writeAll(outgoing, chunks, answered) {
  let early = false;
  const stop = answered.then(
    () => {
      early = true;
    },
    () => void 0
  );
  for await (const chunk of chunks) {
    if (early || outgoing.destroyed) return false;
    await Promise.race([new Promise((done) => outgoing.write(chunk, () => done())), stop]);
  }
  return !early;
}
async function post(url, headers, { chunks, signal }) {
  const outgoing = (url.protocol === "https:" ? secure : plain)(url, { method: "POST", headers, signal });
  outgoing.setTimeout(STALL_MS, () => outgoing.destroy(new Error(`the line stood still for ${STALL_MS / 1e3} s`)));
  const answer = once(outgoing, "response");
  answer.catch(() => void 0);
  outgoing.on("error", () => void 0);
  const whole = await writeAll(outgoing, chunks, answer).catch((error) => {
    outgoing.destroy();
    throw error;
  });
  if (whole) outgoing.end();
  const [response] = await answer;
  if (!whole) response.once("end", () => outgoing.destroy());
  const said = Object.entries(response.headers).flatMap(
    ([name, value]) => value === void 0 ? [] : [[name, String(value)]]
  );
  return new Response(Readable.toWeb(response), {
    status: response.statusCode ?? 0,
    headers: said
  });
}

// src/runtime/github/asset-transfer.ts
var CHUNK2 = 256 * 1024;
function changed({ name, path }) {
  const message = `${name} changed while it was uploaded: ${path} is not what was measured`;
  const hint = "Something else writes to that folder. Build again, and leave it alone until the release is there.";
  return new BuildError([{ code: "changed-file", message, hint }]);
}
async function* checkedBytes(file, chunks) {
  const hash = createHash("sha256");
  let size = 0;
  let held;
  for await (const chunk of chunks) {
    if (held !== void 0) yield held;
    hash.update(chunk);
    size += chunk.length;
    held = chunk;
  }
  if (size !== file.size || hash.digest("hex") !== file.sha256) throw changed(file);
  if (held !== void 0) yield held;
}
var TYPES = [
  [".json", "application/json"],
  [".tar.gz", "application/gzip"],
  [".zip", "application/zip"],
  ...Object.values(LIST_NAMES).map((name) => [name, "text/plain"])
];
function uploadUrl(template, { api, name }) {
  const text = template.replace(/\{.*\}$/, "");
  const home = new URL(api);
  const neighbour = home.host.replace(/^api\./, "uploads.");
  const url = URL.canParse(text) ? new URL(text) : void 0;
  if (url === void 0 || url.protocol !== home.protocol || ![home.host, neighbour].includes(url.host))
    throw new NetworkError(
      `${api}: uploads would go to ${JSON.stringify(text.slice(0, 200))}, which is not part of it`,
      { url: api }
    );
  url.search = new URLSearchParams({ name }).toString();
  return url;
}
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
async function postThrough(exchange, url, { headers, file }) {
  const chunks = createReadStream(file.path, { highWaterMark: CHUNK2 });
  const bytes = Readable2.from(checkedBytes(file, chunks), { objectMode: false, highWaterMark: CHUNK2 });
  let broken;
  bytes.once("error", (error) => {
    broken = error;
  });
  const body = Readable2.toWeb(bytes);
  const { signal } = exchange;
  const init = {
    method: "POST",
    headers,
    body,
    duplex: "half",
    redirect: "error",
    signal
  };
  try {
    return await exchange.fetch(new Request(url, init));
  } catch (error) {
    throw broken instanceof BuildError ? broken : error;
  } finally {
    bytes.destroy();
  }
}
async function sendFile(exchange, to, file) {
  const url = uploadUrl(to.template, { api: to.api, name: file.name });
  const { size } = await stat(file.path);
  if (size !== file.size) throw changed(file);
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `token ${to.token}`,
    "content-length": String(file.size),
    "content-type": TYPES.find(([ending]) => file.name.endsWith(ending))?.[1] ?? "application/octet-stream",
    "user-agent": "slipway"
  };
  const buffers = lendBuffers();
  const read = () => open(file.path);
  try {
    const response = exchange.direct ? await post(url, headers, { chunks: checkedBytes(file, piecesIn(read, buffers)), signal: exchange.signal }) : await postThrough(exchange, url, { headers, file });
    const data = parsed(await answerText(response, url.href));
    const { status } = response;
    if (status === 201) {
      returnBuffers(buffers);
      return data;
    }
    throw refusalOf(exchange, { url: url.href, status, headers: Object.fromEntries(response.headers), data });
  } catch (error) {
    throw error instanceof BuildError ? error : unanswered(exchange, url.href, error);
  }
}
async function openAsset(exchange, url, token) {
  const headers = { accept: "application/octet-stream", authorization: `token ${token}` };
  const response = await ask(exchange, new Request(url, { headers, redirect: "manual", signal: exchange.signal }));
  if (response.ok) return response;
  const data = parsed(await answerText(response, url));
  throw refusalOf(exchange, { url, status: response.status, headers: Object.fromEntries(response.headers), data });
}
async function measureAsset(exchange, url, { token, limit }) {
  const response = await openAsset(exchange, url, token);
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > limit)
        throw new NetworkError(`${shownUrl(url)}: more than the ${limit} bytes that it is said to have`, {
          url: shownUrl(url)
        });
      hash.update(chunk);
    }
  } catch (error) {
    throw unanswered(exchange, url, error);
  }
  return { size, sha256: hash.digest("hex") };
}
async function readAsset(exchange, url, { token, limit }) {
  const response = await openAsset(exchange, url, token);
  return textOf(response, shownUrl(url), limit).catch((error) => {
    throw unanswered(exchange, url, error);
  });
}

// src/runtime/github/releases.ts
var id = pipe(number(), safeInteger());
var ReleaseSchema = object({
  id,
  tag_name: string(),
  name: nullish(string(), ""),
  body: nullish(string(), ""),
  draft: boolean(),
  prerelease: boolean(),
  immutable: nullish(boolean(), false),
  html_url: string(),
  upload_url: string()
});
var AssetSchema = object({
  id,
  name: string(),
  size: pipe(number(), safeInteger()),
  state: string(),
  digest: nullish(string(), "")
});
var RefSchema = object({ object: object({ type: string(), sha: string() }) });
var RepositorySchema = object({ permissions: optional(object({ push: boolean() })) });
var NotesSchema = object({ body: string() });
function hostedRelease(data) {
  const {
    id: number2,
    tag_name: tag,
    name,
    body,
    draft,
    prerelease,
    immutable,
    html_url: url,
    upload_url: uploadUrl2
  } = data;
  return {
    id: number2,
    tag,
    title: name ?? "",
    body: body ?? "",
    draft,
    prerelease,
    immutable: immutable ?? false,
    url,
    uploadUrl: uploadUrl2
  };
}
function hostedAsset({ id: number2, name, size, state, digest }) {
  return { id: number2, name, size, state, sha256: /^sha256:([0-9a-f]{64})$/.exec(digest ?? "")?.[1] };
}
var ClientErrorSchema = object({
  status: number(),
  response: object({ url: string(), headers: record(string(), unknown()), data: unknown() })
});
function failureOf(exchange, url, error) {
  const known = safeParse(ClientErrorSchema, error);
  if (known.success) return refusalOf(exchange, { ...known.output.response, url, status: known.output.status });
  const cause = error instanceof Error ? error.cause : void 0;
  return unanswered(exchange, url, cause instanceof NetworkError ? cause : error);
}
function createApi(exchange, { api, token, repository }) {
  const silent = { debug: () => void 0, info: () => void 0, warn: () => void 0, error: () => void 0 };
  const [owner = "", repo = ""] = repository.split("/");
  let client;
  const load = async () => (await import("./github-4E77ONUG.mjs")).getOctokit(token, {
    baseUrl: api,
    log: silent,
    request: { fetch: guarded(exchange) }
  });
  return async (route, parameters = {}) => {
    client ??= load();
    const octokit = await client;
    const options = { owner, repo, ...parameters };
    const { url } = octokit.request.endpoint(route, options);
    try {
      const { data, headers } = await octokit.request(route, options);
      return { data, link: headers.link ?? "" };
    } catch (error) {
      throw failureOf(exchange, url, error);
    }
  };
}
function believed(schema, data, url) {
  const result = safeParse(schema, data);
  if (result.success) return result.output;
  const what = typeof data === "string" && data.trimStart().startsWith("<") ? "a web page" : "something else";
  throw new NetworkError(`${shownUrl(url)}: ${what} came instead of the API's answer`, { url: shownUrl(url) });
}
var PER_PAGE = 100;
var MOST_PAGES = 1e3;
async function allPages(api, schema, [route, parameters, url]) {
  const found = /* @__PURE__ */ new Map();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data, link } = await api(route, { ...parameters, per_page: PER_PAGE, page });
    for (const item of believed(array(schema), data, url)) found.set(item.id, item);
    if (!/rel="next"/.test(link)) return [...found.values()];
  }
  throw new NetworkError(`${url}: more than ${MOST_PAGES} pages`, { url });
}
var RELEASES = "/repos/{owner}/{repo}/releases";
function changeBody({ body, publish }) {
  if (publish === void 0) return { body };
  const { tag, prerelease, latest, commit } = publish;
  return {
    ...body === void 0 ? {} : { body },
    tag_name: tag,
    draft: false,
    prerelease,
    make_latest: latest ? "true" : "false",
    ...commit === void 0 ? {} : { target_commitish: commit }
  };
}
var isMissing = (error) => error instanceof ServiceRefusal && error.status === 404;
async function undefinedIfMissing(asked) {
  return asked.catch((error) => {
    if (isMissing(error)) return void 0;
    throw error;
  });
}
async function tagCommit(api, tag, url) {
  const found = await undefinedIfMissing(
    api("GET /repos/{owner}/{repo}/git/ref/{+ref}", { ref: `tags/${encodeURIComponent(tag)}` })
  );
  if (found === void 0) return void 0;
  let { object: object2 } = believed(RefSchema, found.data, url);
  for (let depth = 0; object2.type === "tag" && depth < 5; depth += 1) {
    const { data } = await api("GET /repos/{owner}/{repo}/git/tags/{sha}", { sha: object2.sha });
    object2 = believed(RefSchema, data, url).object;
  }
  return object2.sha;
}
async function isPublic(exchange, url) {
  const { status } = await exchange.fetch(
    new Request(url, { method: "HEAD", redirect: "manual", signal: exchange.signal })
  );
  return status >= 200 && status < 400;
}
function createReleases(options) {
  const { repository, token, signal, server } = options;
  const own = (request) => fetch(request);
  const direct = options.fetch === void 0;
  const exchange = { fetch: options.fetch ?? own, direct, signal, now: options.now ?? Date.now };
  const api = createApi(exchange, options);
  const url = `${options.api}/repos/${repository}/releases`;
  const oneRelease = (data) => hostedRelease(believed(ReleaseSchema, data, url));
  return {
    repository,
    list: async () => (await allPages(api, ReleaseSchema, [`GET ${RELEASES}`, {}, url])).map(hostedRelease),
    get: async (number2) => {
      const found = await undefinedIfMissing(api(`GET ${RELEASES}/{release_id}`, { release_id: number2 }));
      return found === void 0 ? void 0 : oneRelease(found.data);
    },
    published: async (tag) => {
      const found = await undefinedIfMissing(api(`GET ${RELEASES}/tags/{tag}`, { tag }));
      return found === void 0 ? void 0 : oneRelease(found.data);
    },
    create: async ({ tag, title, body, prerelease }) => {
      const { data } = await api(`POST ${RELEASES}`, { tag_name: tag, name: title, body, prerelease, draft: true });
      return oneRelease(data);
    },
    update: async (number2, change) => oneRelease((await api(`PATCH ${RELEASES}/{release_id}`, { release_id: number2, ...changeBody(change) })).data),
    remove: async (number2) => {
      await undefinedIfMissing(api(`DELETE ${RELEASES}/{release_id}`, { release_id: number2 }));
    },
    assets: async (number2) => (await allPages(api, AssetSchema, [`GET ${RELEASES}/{release_id}/assets`, { release_id: number2 }, url])).map(
      hostedAsset
    ),
    removeAsset: async (number2) => {
      await undefinedIfMissing(api(`DELETE ${RELEASES}/assets/{asset_id}`, { asset_id: number2 }));
    },
    upload: async (release, file) => {
      const data = await sendFile(exchange, { api: options.api, template: release.uploadUrl, token }, file);
      return hostedAsset(believed(AssetSchema, data, url));
    },
    measure: ({ id: number2, size: limit }) => measureAsset(exchange, `${url}/assets/${number2}`, { token, limit }),
    text: ({ id: number2 }, limit) => readAsset(exchange, `${url}/assets/${number2}`, { token, limit }),
    generateNotes: async (tag, commit) => {
      const target2 = commit === void 0 ? {} : { target_commitish: commit };
      const { data } = await api(`POST ${RELEASES}/generate-notes`, { tag_name: tag, ...target2 });
      return believed(NotesSchema, data, url).body;
    },
    tagCommit: (tag) => tagCommit(api, tag, url),
    mayWrite: async () => {
      const { data } = await api("GET /repos/{owner}/{repo}");
      const { permissions } = believed(RepositorySchema, data, url);
      return token.startsWith("ghs_") ? void 0 : permissions?.push;
    },
    isPublic: (tag, name) => isPublic(exchange, `${server}/${repository}/releases/download/${encodeURIComponent(tag)}/${name}`)
  };
}
export {
  createReleases
};
