import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  boolean,
  exactOptional,
  literal,
  looseObject,
  number,
  object,
  parse,
  pipe,
  safeParse,
  string,
  transform,
  union
} from "./chunk-K7URS2RY.mjs";
import {
  collectOften,
  createClock,
  createDownloads,
  createExec,
  createPages,
  createWorkplaces,
  describeMachine,
  exists,
  fillBeside,
  leaveNoDumps,
  networkOf,
  proxySecrets,
  readCredentials,
  readSecrets,
  releasesFrom,
  systemVersion
} from "./chunk-QQPZ5KRO.mjs";
import {
  usableToken
} from "./chunk-M4GCNWUY.mjs";
import "./chunk-HT7TCE4L.mjs";
import {
  BuildError,
  Cancelled,
  NetworkError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import {
  getIDToken,
  setSecret
} from "./chunk-4QWBSE2O.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/runtime/github/ports.ts
import { tmpdir } from "node:os";
import { join as join5 } from "node:path";

// src/runtime/github/artifacts.ts
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

// src/runtime/github/server.ts
var HOSTED = /^(?:github\.com|.+\.ghe\.com|.+\.localhost)$/;
function isEnterpriseServer(server) {
  const host = URL.parse(server ?? "")?.hostname;
  return host !== void 0 && host !== "" && !HOSTED.test(host);
}

// src/runtime/github/artifacts.ts
var textOf = (error) => error instanceof Error ? error.message : String(error);
var isTaken = (reason) => reason.includes("CreateArtifact") && reason.includes("(409)");
function digestOf(text) {
  return /^(?:sha256:)?([0-9a-f]{64})$/.exec(text ?? "")?.[1];
}
async function unlessStopped(signal, work) {
  let stop = () => void 0;
  const stopped = new Promise((_, fail) => {
    stop = () => fail(new Cancelled());
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
function damaged({ name }, what) {
  const hint = "Nothing of it was used. Run the leg that made it again.";
  return new BuildError([{ code: "exchange-damaged", message: `the artifact ${name} ${what}`, hint }]);
}
var toolkit = async () => new (await import("./artifact-YV2GYJFH.mjs")).DefaultArtifactClient();
function createExchange({ url, token, server }, signal, client = toolkit) {
  if (url === void 0 || token === void 0 || isEnterpriseServer(server)) return void 0;
  return {
    async store(file, trouble) {
      try {
        const upload = (await client()).uploadArtifact(basename(file), [file], dirname(file), { skipArchive: true });
        await unlessStopped(signal, upload);
        return "stored";
      } catch (error) {
        if (error instanceof Cancelled) throw error;
        const reason = textOf(error);
        trouble(reason);
        return isTaken(reason) ? "exists" : "unknown";
      }
    },
    async list() {
      const asked = client().then((each) => each.listArtifacts());
      const { artifacts } = await unlessStopped(signal, asked).catch(asNetworkError(url, "the list of artifacts"));
      return artifacts.map(({ id, name, size, digest }) => ({ id, name, size, sha256: digestOf(digest) }));
    },
    async fetch(artifact, file) {
      if (artifact.sha256 === void 0) throw damaged(artifact, "has no digest to check it by");
      await mkdir(dirname(file), { recursive: true });
      const folder = await mkdtemp(`${file}.`);
      try {
        const options = { path: folder, expectedHash: `sha256:${artifact.sha256}`, skipDecompress: true };
        const fetched = client().then((each) => each.downloadArtifact(artifact.id, options));
        const { digestMismatch } = await unlessStopped(signal, fetched).catch(asNetworkError(url, artifact.name));
        if (digestMismatch === true) throw damaged(artifact, "arrived with other bytes than were stored");
        const [name, ...more] = await readdir(folder);
        if (name === void 0 || more.length > 0) throw damaged(artifact, "is not one file");
        await rename(join(folder, name), file);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }
  };
}
function asNetworkError(url, what) {
  return (cause) => {
    if (cause instanceof Cancelled) throw cause;
    throw new NetworkError(
      `${what} cannot be fetched from the run's artifact store: ${textOf(cause)}`,
      { url },
      { cause }
    );
  };
}

// src/runtime/github/attestations.ts
import { setTimeout as wait } from "node:timers/promises";
var TIMEOUT_MS = 3e4;
var PAUSES_MS = [1e3, 4e3];
var AnswerSchema = object({ id: union([number(), string()]) });
var RefusalSchema = object({ message: string() });
async function saidBy(response) {
  const refusal = safeParse(RefusalSchema, await response.json().catch(() => void 0));
  return refusal.success ? `, ${refusal.output.message.split("\n")[0]?.slice(0, 300)}` : "";
}
async function post(url, bundle, { token, signal }) {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "x-github-api-version": "2022-11-28"
    },
    body: JSON.stringify({ bundle }),
    redirect: "error",
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
  });
  if (response.ok) return String(parse(AnswerSchema, await response.json()).id);
  const { status } = response;
  throw new NetworkError(`${url}: HTTP ${status}${await saidBy(response)}`, { url, status });
}
async function patiently(url, bundle, at) {
  for (const pause of PAUSES_MS) {
    try {
      return await post(url, bundle, at);
    } catch (error) {
      if (!(error instanceof NetworkError) || (error.status ?? 0) < 500) throw error;
      await wait(pause, void 0, { signal: at.signal });
    }
  }
  return post(url, bundle, at);
}
function githubAttestations(at) {
  const url = `${at.api}/repos/${at.repository}/attestations`;
  return {
    store: async (bundle) => patiently(url, bundle, { ...at, token: usableToken(at.token) }).catch((cause) => {
      if (at.signal.aborted) throw new Cancelled({ cause });
      if (cause instanceof NetworkError) throw cause;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new NetworkError(`${url}: ${reason}`, { url }, { cause });
    })
  };
}

// src/runtime/github/built-commits.ts
import { mkdir as mkdir2, readFile, rm as rm2, stat, writeFile } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/runtime/github/cache-service.ts
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
function serviceOf(environment) {
  const { ACTIONS_RESULTS_URL: url = "", ACTIONS_RUNTIME_TOKEN: token = "", ACTIONS_CACHE_MODE: mode } = environment;
  if (url === "" || token === "" || (environment["ACTIONS_CACHE_SERVICE_V2"] ?? "") === "") return void 0;
  return { url, token, reads: mode !== "none" && mode !== "write-only" };
}
var METHODS = { zstd: "zstd-without-long", gzip: "gzip" };
var PATIENCE_MS = 1e4;
var PAUSE_MS = 1e3;
var AnswerSchema2 = union([
  looseObject({ ok: literal(true), signed_download_url: string(), matched_key: string() }),
  pipe(
    looseObject({ ok: exactOptional(literal(false)) }),
    transform(() => void 0)
  )
]);
function versionOf(path, method) {
  const system = process.platform === "win32" ? ["windows-only"] : [];
  return createHash("sha256").update([path, METHODS[method], ...system, "1.0"].join("|")).digest("hex");
}
var Unwilling = class extends Error {
};
async function ask(service, body, signal) {
  const url = new URL("/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL", service.url);
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${service.token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
  });
  if (response.ok) return response.json();
  await response.body?.cancel();
  const said = `the cache service answers HTTP ${response.status}`;
  throw response.status < 500 ? new Unwilling(said) : new Error(said);
}
async function askTwice(service, body, signal) {
  try {
    return await ask(service, body, signal);
  } catch (error) {
    const slow = error instanceof DOMException && error.name === "TimeoutError";
    if (slow) throw new Error(`the cache service did not answer within ${PATIENCE_MS / 1e3} s`, { cause: error });
    if (signal.aborted || error instanceof Unwilling) throw error;
    await sleep(PAUSE_MS, void 0, { signal });
    return ask(service, body, signal);
  }
}
async function findEntry(service, { prefixes, path }, signal) {
  for (const method of ["zstd", "gzip"]) {
    const body = { key: prefixes[0], restore_keys: prefixes, version: versionOf(path, method) };
    const answer = safeParse(AnswerSchema2, await askTwice(service, body, signal));
    if (!answer.success) throw new Error("the cache service answers something else");
    const { output } = answer;
    if (output !== void 0) return { key: output.matched_key, url: output.signed_download_url, method };
  }
  return void 0;
}

// src/runtime/github/built-commits.ts
var FORMAT = "slipway-built-1";
var NAMED = /(?:-|built\/)([0-9a-f]{40}(?:[0-9a-f]{24})?)(?:\.json)?$/;
var LARGEST = 8 * 1024 ** 2;
function isBranchOwn({ GITHUB_EVENT_NAME: event = "", GITHUB_REF: ref = "" }) {
  return ["push", "schedule", "workflow_dispatch"].includes(event) && ref.startsWith("refs/heads/");
}
async function readBrought(folder, taken) {
  for (const place of taken) {
    const [, commit] = NAMED.exec(place) ?? [];
    const file = join2(folder, place);
    if (commit !== void 0 && place.startsWith("built/") && (await stat(file)).size <= LARGEST)
      return { commit, text: await readFile(file, "utf8") };
  }
  return void 0;
}
var reasonOf = (error) => error instanceof Error ? error.message : String(error);
function createBuiltCommits(environment, { staging, brought }, { log, signal }) {
  const service = serviceOf(environment);
  if (service === void 0) return void 0;
  const passing = async (what, work) => {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw new Cancelled({ cause: error });
      log.info(`${what}: ${reasonOf(error)}`);
      return void 0;
    }
  };
  const store2 = async (key, { commit, text }) => {
    const { isFeatureAvailable, saveCache } = await import("./cache-2KNEOHOO.mjs");
    if (!isFeatureAvailable()) return;
    await mkdir2(staging);
    try {
      await mkdir2(join2(staging, "built"));
      await writeFile(join2(staging, "built", `${commit}.json`), text);
      await saveCache([staging], key);
    } finally {
      await rm2(staging, { recursive: true, force: true });
    }
  };
  const fetched = async (prefixes) => {
    const entry = await findEntry(service, { prefixes, path: staging }, signal);
    if (entry === void 0) return void 0;
    const { fetchEntry } = await import("./cache-reader-4UATHRUI.mjs");
    try {
      return await readBrought(brought, await fetchEntry(entry, { into: brought, release: false }, signal));
    } finally {
      await rm2(brought, { recursive: true, force: true });
    }
  };
  return {
    async bring(series, commit) {
      if (!service.reads) return void 0;
      const prefix = `${FORMAT}-${series}-`;
      return passing("No build of the base branch could be read", () => fetched([`${prefix}${commit}`, prefix]));
    },
    async keep(series, built) {
      if (!isBranchOwn(environment)) return;
      const key = `${FORMAT}-${series}-${built.commit}`;
      await passing("This build could not be kept for pull requests", async () => {
        const there = service.reads ? await findEntry(service, { prefixes: [key], path: staging }, signal) : void 0;
        if (there === void 0) await store2(key, built);
      });
    }
  };
}

// src/runtime/github/cache.ts
import { createHash as createHash2 } from "node:crypto";
import { copyFile, link, mkdir as mkdir3, rm as rm3 } from "node:fs/promises";
import { dirname as dirname2, join as join3 } from "node:path";
var FORMAT2 = "slipway-1";
var SHORT = 12;
function prefixesOf({ parts }) {
  const plain = [FORMAT2, systemVersion(), ...parts].map((part) => part.replaceAll(/[^\w.+-]/g, "_"));
  return plain.map((_, at) => `${plain.slice(0, plain.length - at).join("-")}-`).slice(0, plain.length - 2);
}
function newKey({ needed, matched, prefixes }) {
  const content = createHash2("sha256").update([...needed.keys()].sort().join("\n")).digest("hex").slice(0, SHORT);
  const [, known, generation = "1"] = /-([0-9a-f]{12})\.(\d+)$/.exec(matched ?? "") ?? [];
  const fetched = [...needed.values()].includes("fetched");
  if (known === content && !fetched) return void 0;
  return `${prefixes?.[0]}${content}.${known === content ? Number(generation) + 1 : 1}`;
}
async function putTogether({ files, staging }, needed) {
  for (const path of needed) {
    const to = join3(staging, path);
    await mkdir3(dirname2(to), { recursive: true });
    await link(join3(files, path), to).catch(() => copyFile(join3(files, path), to));
  }
}
var reasonOf2 = (error) => error instanceof Error ? error.message : String(error);
async function store(places, needed, key) {
  const { isFeatureAvailable, saveCache } = await import("./cache-2KNEOHOO.mjs");
  if (!isFeatureAvailable()) return;
  const { staging } = places;
  await mkdir3(staging);
  try {
    await putTogether(places, needed);
    await saveCache([staging], key);
  } finally {
    await rm3(staging, { recursive: true, force: true });
  }
}
function createArrivals() {
  const known = /* @__PURE__ */ new Map();
  return (place) => {
    const arrival = known.get(place) ?? Promise.withResolvers();
    known.set(place, arrival);
    return arrival;
  };
}
function createCache(environment, places, { log, signal }) {
  const service = serviceOf(environment);
  if (service === void 0) return void 0;
  const state = {
    ...{ away: false, prefixes: void 0, release: false, matched: void 0 },
    ...{ restoring: Promise.resolve(), needed: /* @__PURE__ */ new Map() }
  };
  const arrivalOf = createArrivals();
  const goOn = (message) => {
    state.away = true;
    const hint = "The build goes on without it, and fetches what it needs.";
    log.warn({ code: "no-cache", message, hint });
  };
  const bring = async (prefixes) => {
    const since = performance.now();
    const entry = await findEntry(service, { prefixes, path: places.staging }, signal);
    if (entry === void 0) return log.info("Nothing is cached for this yet");
    const { fetchEntry } = await import("./cache-reader-4UATHRUI.mjs");
    const taking = {
      into: places.files,
      release: state.release,
      arrived: (place) => arrivalOf(place).resolve()
    };
    const taken = await fetchEntry(entry, taking, signal);
    state.matched = entry.key;
    const seconds = ((performance.now() - since) / 1e3).toFixed(1);
    log.info(`${taken.length} files restored from ${entry.key} in ${seconds} s; each is hashed before it is used`);
  };
  const unread = (error) => {
    if (signal.aborted) throw new Cancelled({ cause: error });
    goOn(`the cache could not be read: ${reasonOf2(error)}`);
  };
  return {
    restore(label) {
      state.release ||= label.release;
      if (state.prefixes === void 0) {
        state.prefixes = prefixesOf(label);
        if (service.reads) state.restoring = bring(state.prefixes).catch(unread);
      }
      return state.restoring;
    },
    restored: (path) => path === void 0 ? state.restoring : Promise.race([arrivalOf(path).promise, state.restoring]),
    needs: (path, how) => {
      if (state.needed.get(path) !== "fetched") state.needed.set(path, how);
    },
    async save() {
      await state.restoring.catch(() => void 0);
      const key = state.away || state.release || state.needed.size === 0 ? void 0 : newKey(state);
      if (key === void 0 || state.prefixes === void 0) return;
      const unsaved = (error) => goOn(`the cache could not be saved: ${reasonOf2(error)}`);
      await store(places, state.needed.keys(), key).catch(unsaved);
    },
    hit: () => state.needed.size > 0 && ![...state.needed.values()].includes("fetched")
  };
}

// src/runtime/github/id-tokens.ts
var REQUEST_URL = "ACTIONS_ID_TOKEN_REQUEST_URL";
function reasonOf3(cause) {
  const text = cause instanceof Error ? cause.message.replace(/^Error message: /, "") : String(cause);
  const [, status] = /Error Code : (\d{3})/.exec(text) ?? [];
  if (status !== void 0) return `HTTP ${status}`;
  const [, reason] = /Error Message: (.*)/.exec(text) ?? [];
  return reason ?? text.split("\n")[0] ?? "";
}
function githubIdTokens(environment) {
  const url = environment[REQUEST_URL];
  if (url === void 0 || url === "") return void 0;
  return {
    async request(audience) {
      leaveNoDumps();
      try {
        return await getIDToken(audience);
      } catch (cause) {
        const where = URL.parse(url)?.origin ?? "the runner";
        throw new NetworkError(`no identity token from ${where}: ${reasonOf3(cause)}`, { url: where });
      }
    }
  };
}

// src/runtime/github/run.ts
import { readFileSync } from "node:fs";
var EventSchema = object({ repository: object({ private: boolean() }) });
function visibilityOf(file, server) {
  if (isEnterpriseServer(server)) return "private";
  if (file === void 0 || file === "") return void 0;
  try {
    const event = parse(EventSchema, JSON.parse(readFileSync(file, "utf8")));
    return event.repository.private ? "private" : "public";
  } catch {
    return void 0;
  }
}
function workflowRun(environment) {
  const said = (name) => environment[`GITHUB_${name}`] ?? "";
  const repository = said("REPOSITORY");
  if (repository === "") return void 0;
  return {
    server: said("SERVER_URL"),
    repository,
    workflow: said("WORKFLOW_REF"),
    event: said("EVENT_NAME"),
    ref: said("REF"),
    commit: said("SHA"),
    id: said("RUN_ID"),
    attempt: said("RUN_ATTEMPT"),
    visibility: visibilityOf(environment["GITHUB_EVENT_PATH"], said("SERVER_URL"))
  };
}

// src/runtime/github/tool-cache.ts
import { writeFile as writeFile2 } from "node:fs/promises";
import { join as join4 } from "node:path";
function semantic(version) {
  const [, release = "0", pre = ""] = /^(\d+(?:\.\d+){0,2})(.*)$/.exec(version) ?? [];
  const [major = "0", minor = "0", patch = "0"] = release.split(".");
  const suffix = pre === "" ? "" : `-${pre.replaceAll(/[^0-9A-Za-z-]/g, "-")}`;
  return `${major}.${minor}.${patch}${suffix}`;
}
function createToolCache(root) {
  const load = () => import("./tool-cache-7CX42PUO.mjs");
  const place = (key) => join4(root, key.name, semantic(key.version), key.variant);
  return {
    async find(key) {
      if (process.env["RUNNER_TOOL_CACHE"] !== root) {
        const path2 = place(key);
        return await exists(path2) && await exists(`${path2}.complete`) ? path2 : void 0;
      }
      const { find } = await load();
      const path = find(key.name, semantic(key.version), key.variant);
      return path === "" ? void 0 : path;
    },
    async add(key, fill) {
      const final = place(key);
      await fillBeside(final, fill);
      await writeFile2(`${final}.complete`, "");
      return final;
    },
    async unpack(archive, directory) {
      const { extractTar } = await load();
      await extractTar(archive, directory);
    }
  };
}

// src/runtime/github/ports.ts
function variable(name) {
  const value = process.env[name];
  return value === "" ? void 0 : value;
}
function stores(environment, temporary, { files, log, signal }) {
  const cache = createCache(environment, { files, staging: join5(temporary, "slipway-cache") }, { log, signal });
  const built = join5(temporary, "slipway-built");
  const places = { staging: built, brought: `${built}-brought` };
  const builtCommits = createBuiltCommits(environment, places, { log, signal });
  return { ...cache === void 0 ? {} : { cache }, ...builtCommits === void 0 ? {} : { builtCommits } };
}
function githubPorts(log, signal) {
  collectOften();
  const environment = process.env;
  const temporary = variable("RUNNER_TEMP") ?? tmpdir();
  const hostedToolCache = variable("RUNNER_TOOL_CACHE");
  const workRoot = join5(temporary, "slipway");
  const credentials = readCredentials(environment);
  const files = join5(temporary, "slipway-wheels");
  const secrets = readSecrets(environment, setSecret, leaveNoDumps);
  const run = workflowRun(environment);
  const idTokens = githubIdTokens(environment);
  const api = variable("GITHUB_API_URL");
  const exchange = createExchange(
    {
      url: variable("ACTIONS_RESULTS_URL"),
      token: variable("ACTIONS_RUNTIME_TOKEN"),
      server: variable("GITHUB_SERVER_URL")
    },
    signal
  );
  const network = networkOf(environment);
  const { token, releases } = releasesFrom(environment, ["INPUT_TOKEN"], { signal, network });
  for (const secret of [...credentials.secrets, ...proxySecrets(environment), ...token === void 0 ? [] : [token]])
    setSecret(secret);
  return {
    log,
    exec: createExec(environment, signal, secrets.isSecret),
    downloads: createDownloads(signal, { credentials, network }),
    toolCache: createToolCache(hostedToolCache ?? join5(temporary, "tools")),
    ...stores(environment, temporary, { files, log, signal }),
    workplaces: createWorkplaces(workRoot),
    machine: describeMachine(environment, {
      workRoot,
      cache: files,
      runner: "github",
      hostedToolCache
    }),
    secrets,
    ...run === void 0 ? {} : { run },
    ...idTokens === void 0 ? {} : { idTokens },
    ...run === void 0 || api === void 0 || token === void 0 ? {} : { attestations: githubAttestations({ api, repository: run.repository, token, signal }) },
    pages: createPages(signal),
    clock: createClock(signal),
    ...exchange === void 0 ? {} : { exchange },
    ...releases === void 0 ? {} : { releases },
    signal
  };
}
export {
  githubPorts
};
