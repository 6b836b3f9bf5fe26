import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  usableToken
} from "./chunk-M4GCNWUY.mjs";
import {
  reasonOf,
  textOf
} from "./chunk-HT7TCE4L.mjs";
import {
  BuildError,
  Cancelled,
  ConfigError,
  NetworkError,
  ToolError
} from "./chunk-4R4DXNF4.mjs";

// src/runtime/node/clock.ts
import { setTimeout as wait } from "node:timers/promises";
function createClock(signal) {
  return {
    now: Date.now,
    random: Math.random,
    wait: (milliseconds) => wait(milliseconds, void 0, { signal }).catch((error) => {
      throw new Cancelled({ cause: error });
    })
  };
}

// src/runtime/node/home.ts
import { homedir } from "node:os";
import { isAbsolute } from "node:path";
function homeFolder() {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : void 0;
  } catch {
    return void 0;
  }
}
function homeForCaches() {
  const home = homeFolder();
  if (home !== void 0) return home;
  const message = "there is no folder for caches: this user has no home folder";
  throw new BuildError([{ code: "no-home", message, hint: "Set HOME, or XDG_CACHE_HOME, to a folder of this user." }]);
}
function workingFolder() {
  try {
    return process.cwd();
  } catch (cause) {
    const message = "the folder in which this was started is gone";
    throw new ConfigError([{ code: "no-folder", message, hint: "Change to a folder that exists." }], { cause });
  }
}

// src/runtime/node/credentials.ts
import { readFileSync } from "node:fs";
import { join } from "node:path";
var INDEXES = [
  ["UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS"],
  ["PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"]
].flat();
var header = ({ user, password }) => `Basic ${Buffer.from(`${user}:${password}`, "utf8").toString("base64")}`;
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
function loginIn({ username, password }) {
  if (username === "" && password === "") return void 0;
  return { user: decoded(username), password: decoded(password) };
}
function withoutLogin(url) {
  const bare = new URL(url);
  bare.username = "";
  bare.password = "";
  return bare.href;
}
function namedIndexes(environment) {
  const entries = INDEXES.flatMap((name) => (environment[name] ?? "").split(/[\s,]+/));
  return entries.flatMap((entry) => {
    const [, name, address2 = ""] = /^(?:([\w.-]+)=(?=\w+:))?(.*)$/.exec(entry) ?? [];
    if (!URL.canParse(address2)) return [];
    const url = new URL(address2);
    return [{ url, login: loginIn(url) ?? (name === void 0 ? void 0 : ofIndex(environment, name)) }];
  });
}
var ENTRY = /(?:\bmachine\s+(\S+)|\bdefault)((?:\s+(?:login|password|account)\s+\S+)+)/g;
function parseNetrc(text) {
  const entries = text.replaceAll(/^\s*#.*$/gm, "").matchAll(ENTRY);
  return new Map(
    [...entries].flatMap(([, machine, rest = ""]) => {
      const word = (name) => new RegExp(`\\s${name}\\s+(\\S+)`).exec(rest)?.[1] ?? "";
      return machine === void 0 ? [] : [[machine, { user: word("login"), password: word("password") }]];
    })
  );
}
function fromNetrc(environment) {
  const named = environment["NETRC"];
  const home = homeFolder();
  const usual = home === void 0 ? [] : [".netrc", "_netrc"].map((name) => join(home, name));
  for (const file of named === void 0 || named === "" ? usual : [named]) {
    try {
      return parseNetrc(readFileSync(file, "utf8"));
    } catch {
    }
  }
  return /* @__PURE__ */ new Map();
}
function ofIndex(environment, name) {
  const stem = `UV_INDEX_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
  const [user, password] = [environment[`${stem}_USERNAME`], environment[`${stem}_PASSWORD`]];
  if (user === void 0 && password === void 0) return void 0;
  return { user: user ?? "", password: password ?? "" };
}
function readCredentials(environment) {
  const indexes = namedIndexes(environment);
  const byOrigin = new Map(
    indexes.flatMap(({ url, login }) => login === void 0 ? [] : [[url.origin, login]])
  );
  const byMachine = fromNetrc(environment);
  const origins = new Set(indexes.map(({ url }) => url.origin));
  const ofMachine = (url, index) => url.protocol === "https:" || index !== void 0 || origins.has(url.origin) ? byMachine.get(url.hostname) : void 0;
  const named = Object.keys(environment).filter((name) => /^UV_INDEX_\w+_PASSWORD$/.test(name));
  return {
    headerFor(url, index) {
      const login = loginIn(url) ?? (index === void 0 ? void 0 : ofIndex(environment, index)) ?? byOrigin.get(url.origin) ?? ofMachine(url, index);
      return login === void 0 ? void 0 : header(login);
    },
    secrets: [
      ...[...byOrigin.values(), ...byMachine.values()].map(({ password }) => password),
      ...named.map((name) => environment[name] ?? "")
    ].filter((secret) => secret !== "")
  };
}

// src/runtime/node/downloads.ts
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as setTimeoutPromise } from "node:timers/promises";
var LARGEST = 2 * 1024 ** 3;
var STALL_MS = 6e4;
function wantedPause(response) {
  const wanted = response.headers.get("retry-after");
  if (wanted === null) return void 0;
  const ms = /^\d+$/.test(wanted) ? Number(wanted) * 1e3 : Date.parse(wanted) - Date.now();
  return Number.isNaN(ms) ? void 0 : Math.max(0, ms);
}
function unreached(url, error, problem) {
  const reasons = [reasonOf(error), ...problem === void 0 ? [] : [problem]];
  return new NetworkError(`${url}: ${reasons.join("; ")}`, { url }, { cause: error });
}
async function open(request, { signal, credentials, network }) {
  const { patienceMs } = request;
  const address2 = new URL(request.url);
  const url = withoutLogin(address2);
  const problem = network();
  const authorization = credentials.headerFor(address2, request.index);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error(`no answer within ${patienceMs / 1e3} s`)), patienceMs);
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, patience.signal]),
      // By the standard of fetch, a redirect to another origin does not get it.
      ...authorization === void 0 ? {} : { headers: { authorization } }
    });
    if (response.ok && response.body !== null) return response;
    await response.body?.cancel();
    const retryAfterMs = wantedPause(response);
    const at = { url, status: response.status, ...retryAfterMs === void 0 ? {} : { retryAfterMs } };
    throw new NetworkError(`${url}: HTTP ${response.status}`, at);
  } catch (error) {
    if (signal.aborted) throw new Cancelled({ cause: error });
    throw error instanceof NetworkError ? error : unreached(url, error, problem);
  } finally {
    clearTimeout(timer);
  }
}
function isFileError(error) {
  const syscall = error instanceof Error && "syscall" in error ? error.syscall : void 0;
  return syscall === "open" || syscall === "write" || syscall === "writev" || syscall === "close";
}
function meter(hash, stalled) {
  let size = 0;
  const stop = () => stalled.abort(new Error(`the download stood still for ${STALL_MS / 1e3} s`));
  let timer = setTimeout(stop, STALL_MS);
  return new Transform({
    transform(chunk, _encoding, done) {
      clearTimeout(timer);
      timer = setTimeout(stop, STALL_MS);
      size += chunk.length;
      hash.update(chunk);
      done(size > LARGEST ? new Error(`larger than ${LARGEST} bytes`) : null, chunk);
    },
    destroy(error, done) {
      clearTimeout(timer);
      done(error);
    }
  });
}
async function fetchPinned(request, manner) {
  const response = await open(request, manner);
  const { signal } = manner;
  const url = withoutLogin(new URL(request.url));
  const hash = createHash("sha256");
  const stalled = new AbortController();
  try {
    await pipeline(
      Readable.fromWeb(response.body),
      meter(hash, stalled),
      createWriteStream(request.file),
      { signal: AbortSignal.any([signal, stalled.signal]) }
    );
  } catch (error) {
    await rm(request.file, { force: true }).catch(() => void 0);
    if (signal.aborted) throw new Cancelled({ cause: error });
    if (isFileError(error)) throw error;
    throw new NetworkError(`${url}: the download broke off`, { url }, { cause: error });
  }
  const found = hash.digest("hex");
  if (found === request.sha256) return;
  await rm(request.file, { force: true });
  throw new BuildError([
    {
      code: "wrong-digest",
      message: `${url} has SHA-256 ${found}, but ${request.sha256} is pinned`,
      hint: response.headers.get("content-type")?.startsWith("text/html") ? "The answer was a web page instead of a file: a proxy's, or one to sign in at. Look at the address in a browser." : "The file was altered on its way or at its source; nothing of it was used. Try again, or check the mirror."
    }
  ]);
}
var FIRST_PAUSE_MS = 500;
var LONGEST_PAUSE_MS = 6e4;
var MAY_PASS = /* @__PURE__ */ new Set([408, 425, 429, 500, 502, 503, 504]);
var mayPass = ({ status }) => status === void 0 || MAY_PASS.has(status);
async function fetchPatiently(request, manner) {
  const { attempts = 1 } = request;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetchPinned(request, manner);
    } catch (error) {
      if (!(error instanceof NetworkError) || attempt >= attempts || !mayPass(error)) throw error;
      const own = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (1 + Math.random());
      await manner.pause(Math.min(LONGEST_PAUSE_MS, Math.max(own, error.retryAfterMs ?? 0)));
    }
  }
}
var NOBODY = { headerFor: () => void 0, secrets: [] };
function createDownloads(signal, options = {}) {
  const pause = (ms) => setTimeoutPromise(ms, void 0, { signal }).catch((error) => {
    throw new Cancelled({ cause: error });
  });
  const manner = { signal, credentials: NOBODY, pause, network: () => void 0, ...options };
  return { fetch: (request) => fetchPatiently(request, manner) };
}

// src/runtime/node/dumps.ts
import { execFile } from "node:child_process";
var PATIENCE = 2e3;
function leaveNoDumps() {
  process.report.excludeEnv = true;
  if (process.platform !== "linux") return;
  execFile("prlimit", ["--pid", String(process.pid), "--core=0:0"], { timeout: PATIENCE }, () => void 0);
}

// src/runtime/node/exec.ts
import { constants } from "node:os";

// src/runtime/node/child.ts
import { spawnSync } from "node:child_process";
var GRACE_MS = 2e3;
var LAST_MS = 2e3;
function endGroup(child, signal) {
  if (child.pid === void 0) return;
  try {
    if (process.platform === "win32")
      spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
    else process.kill(-child.pid, signal);
  } catch {
  }
}
function createStopper(child) {
  const given2 = Promise.withResolvers();
  const timers = [];
  return {
    givenUp: given2.promise,
    stop() {
      if (timers.length > 0) return;
      endGroup(child, "SIGTERM");
      timers.push(setTimeout(() => endGroup(child, "SIGKILL"), GRACE_MS));
      timers.push(setTimeout(() => given2.resolve(void 0), GRACE_MS + LAST_MS));
    },
    /** The leader is gone; what it left in its group may have ignored the polite request. */
    finish() {
      for (const timer of timers) clearTimeout(timer);
      if (timers.length > 0 && process.platform !== "win32") endGroup(child, "SIGKILL");
    }
  };
}
async function watch(child, { timeoutMs, signal }) {
  let timedOut = false;
  const { stop, finish, givenUp } = createStopper(child);
  const late = () => {
    timedOut = true;
    stop();
  };
  const timer = timeoutMs === void 0 ? void 0 : setTimeout(late, timeoutMs);
  const atExit = () => endGroup(child, "SIGKILL");
  process.once("exit", atExit);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    const result = await Promise.race([child, givenUp]);
    if (result === void 0) {
      child.stdout?.destroy();
      child.stderr?.destroy();
      return { exitCode: void 0, signal: "SIGKILL", timedOut, cause: void 0 };
    }
    return { exitCode: result.exitCode, signal: result.signal, timedOut, cause: result };
  } finally {
    clearTimeout(timer);
    finish();
    process.removeListener("exit", atExit);
    signal.removeEventListener("abort", stop);
  }
}

// src/runtime/node/child-log.ts
import { createWriteStream as createWriteStream2 } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
function unwritable(file, cause) {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = `the log ${file} cannot be written: ${reason}`;
  return new BuildError([{ code: "cannot-write", message, hint: "Make room or give rights there." }], { cause });
}
async function openLog(file) {
  const controller = new AbortController();
  let failed;
  try {
    await mkdir(dirname(file), { recursive: true });
  } catch (error) {
    throw unwritable(file, error);
  }
  const stream = createWriteStream2(file, { flags: "a" });
  stream.on("error", (error) => {
    failed ??= error;
    controller.abort(error);
  });
  return {
    broken: controller.signal,
    write(text) {
      if (failed === void 0) stream.write(text);
    },
    async close() {
      stream.end();
      await finished(stream).catch(() => void 0);
      if (failed !== void 0) throw unwritable(file, failed);
    }
  };
}

// src/runtime/node/exec.ts
var POISON = /^(ACTIONS_|INPUT_|STATE_|GITHUB_TOKEN$|GH_TOKEN$|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|ARTIFACTS)$|NODE_OPTIONS$)/i;
var FOREIGN_PYTHON = /^(PYTHON(HOME|PATH|STARTUP|PLATLIBDIR|SAFEPATH|USERBASE|EXECUTABLE|INSPECT|OPTIMIZE|WARNINGS|DEVMODE|DEBUG|VERBOSE|PROFILEIMPORTTIME|PYCACHEPREFIX|IOENCODING)|VIRTUAL_ENV|CONDA_PREFIX|UV_PYTHON|UV_PROJECT.*|__PYVENV_LAUNCHER__)$/i;
var KEEP = 8 * 1024 * 1024;
var TAIL_LINES = 30;
var Tail = class {
  chunks = [];
  size = 0;
  add(chunk) {
    this.chunks.push(chunk);
    this.size += chunk.length;
    while (this.size - (this.chunks[0]?.length ?? 0) >= KEEP) this.size -= this.chunks.shift()?.length ?? 0;
  }
  text() {
    return Buffer.concat(this.chunks).subarray(-KEEP).toString("utf8");
  }
};
function poorEnvironment(environment) {
  const kept = Object.entries(environment).filter(
    (pair) => pair[1] !== void 0 && !POISON.test(pair[0]) && !FOREIGN_PYTHON.test(pair[0])
  );
  return Object.fromEntries(kept);
}
function childEnvironment(base, options) {
  const merged = { ...options.bare === true ? {} : base, ...options.env };
  return Object.fromEntries(Object.entries(merged).filter((pair) => pair[1] !== void 0));
}
function toolError({ argv, options }, ended, output) {
  const tail = (output.stderr.trim() === "" ? output.stdout : output.stderr).trimEnd().split("\n").slice(-TAIL_LINES);
  const how = ended.timedOut ? `did not end within ${(options.timeoutMs ?? 0) / 1e3} s` : ended.exitCode !== void 0 ? `ended with exit code ${ended.exitCode}` : ended.signal !== void 0 ? `was ended by ${ended.signal}` : "could not be started";
  const failure = { argv, exitCode: ended.exitCode, tail: tail.filter((line) => line !== "") };
  return new ToolError(
    `${options.what ?? argv[0] ?? "command"}: ${argv[0] ?? ""} ${how}`,
    options.logFile === void 0 ? failure : { ...failure, log: options.logFile },
    { cause: ended.cause }
  );
}
async function attend({ argv, environment, options, signal }) {
  const { execa } = await import("./execa-WQ5OMTIO.mjs");
  const [program = "", ...args] = argv;
  const log = options.logFile === void 0 ? void 0 : await openLog(options.logFile);
  log?.write(`$ ${argv.join(" ")}
`);
  const out = new Tail();
  const err = new Tail();
  const child = execa(program, args, {
    env: environment,
    extendEnv: false,
    reject: false,
    buffer: false,
    windowsHide: true,
    // Its own process group on POSIX, so that it can be ended with all its children.
    detached: process.platform !== "win32",
    ...options.cwd === void 0 ? {} : { cwd: options.cwd },
    ...options.input === void 0 ? { stdin: "ignore" } : { input: options.input }
  });
  for (const [stream, tail] of [
    [child.stdout, out],
    [child.stderr, err]
  ]) {
    stream?.on("data", (chunk) => {
      tail.add(chunk);
      log?.write(chunk);
    });
  }
  const stop = log === void 0 ? signal : AbortSignal.any([signal, log.broken]);
  const ended = await watch(child, { timeoutMs: options.timeoutMs, signal: stop });
  const lost = await log?.close().catch((error) => error);
  if (signal.aborted) throw new Cancelled({ cause: ended.cause });
  if (lost !== void 0) throw lost;
  return { ended, output: { stdout: out.text(), stderr: err.text() } };
}
async function start(started) {
  const { options, signal } = started;
  if (signal.aborted) throw new Cancelled();
  const { ended, output } = await attend(started);
  const accepted = options.accept ?? [0];
  const code = ended.exitCode ?? (ended.signal === void 0 ? void 0 : 128 + (constants.signals[ended.signal] ?? 0));
  if (code === void 0 || ended.timedOut || accepted !== "any" && !accepted.includes(code)) {
    throw toolError(started, ended, output);
  }
  return { exitCode: code, ...output };
}
function createExec(environment, signal, isSecret = () => false) {
  const base = poorEnvironment(environment);
  const open2 = () => Object.fromEntries(Object.entries(base).filter(([name]) => !isSecret(name)));
  const stops = ({ signal: own, clearsUp = false }) => AbortSignal.any([...clearsUp ? [] : [signal], ...own === void 0 ? [] : [own]]);
  return {
    run: (argv, options = {}) => start({ argv, environment: childEnvironment(open2(), options), options, signal: stops(options) })
  };
}

// src/runtime/node/machine.ts
import { existsSync, mkdirSync, statSync } from "node:fs";
import { availableParallelism, release as release2, version } from "node:os";
import { dirname as dirname2 } from "node:path";

// src/runtime/node/system.ts
import { release } from "node:os";
function systemVersion() {
  if (process.platform !== "linux") return release().split(".").slice(0, 2).join(".");
  const report = process.report?.getReport();
  const header2 = typeof report === "object" && report !== null && "header" in report ? report.header : void 0;
  const found = typeof header2 === "object" && header2 !== null && "glibcVersionRuntime" in header2 ? header2.glibcVersionRuntime : "";
  return typeof found === "string" && found !== "" ? `glibc${found}` : "musl";
}

// src/runtime/node/machine.ts
var SYSTEMS = { linux: "linux", darwin: "macos", win32: "windows" };
var ARCHITECTURES = { x64: "x64", arm64: "arm64" };
var MUSL_LOADERS = ["/lib/ld-musl-x86_64.so.1", "/lib/ld-musl-aarch64.so.1"];
var GLIBC_LOADERS = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"];
var isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
function makeFolder(folder) {
  if (isFolder(folder)) return;
  if (dirname2(folder) !== folder) makeFolder(dirname2(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!isFolder(folder)) throw error;
  }
}
function makeRoot(root) {
  try {
    makeFolder(root);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = "Make room or give rights there, or name another cache folder (XDG_CACHE_HOME, LOCALAPPDATA, RUNNER_TEMP).";
    throw new BuildError([{ code: "cannot-write", message: `no scratch space at ${root}: ${reason}`, hint }], {
      cause: error
    });
  }
}
function describeMachine(environment, places, host = process) {
  const os = SYSTEMS[host.platform];
  const arch = ARCHITECTURES[host.arch];
  if (os === void 0 || arch === void 0) {
    throw new BuildError([
      {
        code: "unknown-machine",
        message: `nothing can be built on ${host.platform}-${host.arch}`,
        hint: "Use Linux, macOS or Windows on x64 or arm64."
      }
    ]);
  }
  makeRoot(places.workRoot);
  return {
    ...places,
    os,
    arch,
    musl: os === "linux" && MUSL_LOADERS.some((path) => existsSync(path)) && !GLIBC_LOADERS.some((path) => existsSync(path)),
    system: [release2(), version(), systemVersion()].join(" "),
    cpus: availableParallelism(),
    transient: environment["RUNNER_ENVIRONMENT"] === "github-hosted",
    path: environment["PATH"] ?? environment["Path"] ?? "",
    now: /* @__PURE__ */ new Date()
  };
}

// src/runtime/node/memory.ts
function collectOften() {
  process.getBuiltinModule("node:v8").setFlagsFromString("--semi-space-growth-factor=1");
}

// src/runtime/node/network.ts
import { readdirSync, readFileSync as readFileSync2 } from "node:fs";
import { delimiter, join as join2 } from "node:path";
var FILES = ["SSL_CERT_FILE", "PIP_CERT", "UV_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"];
var CERTIFICATE = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g;
var PROXIES = ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"];
var NEVER_PROXIED = "localhost,127.0.0.1,[::1]";
var given = (environment, name) => environment[name] || void 0;
function certificatesIn(file) {
  try {
    return readFileSync2(file, "utf8").match(CERTIFICATE) ?? [];
  } catch {
    return [];
  }
}
function filesIn(folder) {
  try {
    return readdirSync(folder).map((name) => join2(folder, name));
  } catch {
    return [];
  }
}
function ownCertificates(environment) {
  const folders = (given(environment, "SSL_CERT_DIR") ?? "").split(delimiter).filter((folder) => folder !== "");
  const named = FILES.flatMap((name) => given(environment, name) ?? []);
  const files = named.length > 0 ? named : folders.flatMap(filesIn);
  return [...new Set([...new Set(files)].flatMap(certificatesIn))];
}
function proxySettings(environment) {
  const told = ["1", "true"].includes(environment["NODE_USE_ENV_PROXY"] ?? "");
  if (told || !PROXIES.some((name) => given(environment, name) !== void 0)) return void 0;
  const direct = given(environment, "no_proxy") ?? given(environment, "NO_PROXY");
  const set = PROXIES.flatMap((name) => {
    const value = given(environment, name);
    return value === void 0 ? [] : [[name, value]];
  });
  const no = direct === void 0 ? NEVER_PROXIED : `${direct},${NEVER_PROXIED}`;
  return { ...Object.fromEntries(set), NO_PROXY: no, no_proxy: no };
}
function proxySecrets(environment) {
  return PROXIES.flatMap((name) => {
    const url = URL.parse(given(environment, name) ?? "");
    return url === null || url.password === "" ? [] : [url.password, decodeURIComponent(url.password)];
  });
}
function useProxies(settings) {
  const http = process.getBuiltinModule("node:http");
  if (typeof http.setGlobalProxyFromEnv !== "function") return false;
  http.setGlobalProxyFromEnv(settings);
  return true;
}
function networkOf(environment) {
  let done;
  const prepare = () => {
    const certificates = ownCertificates(environment);
    const tls = process.getBuiltinModule("node:tls");
    if (certificates.length > 0 && typeof tls.setDefaultCACertificates === "function") {
      tls.setDefaultCACertificates([...tls.getCACertificates("default"), ...certificates]);
    }
    const settings = proxySettings(environment);
    if (settings === void 0 || useProxies(settings)) return void 0;
    return `Node ${process.versions.node} uses a proxy only where NODE_USE_ENV_PROXY=1 is set`;
  };
  return () => {
    done ??= { problem: prepare() };
    return done.problem;
  };
}

// src/runtime/node/pages.ts
var PATIENCE_MS = 3e4;
async function read(url, limit, signal) {
  const response = await fetch(url, { signal });
  if (!response.ok) {
    await response.body?.cancel();
    throw new NetworkError(`${url}: HTTP ${response.status}`, { url, status: response.status });
  }
  return textOf(response, url, limit);
}
function createPages(signal) {
  return {
    text: (url, limit) => read(url, limit, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])).catch((cause) => {
      if (signal.aborted) throw new Cancelled({ cause });
      if (cause instanceof NetworkError) throw cause;
      throw new NetworkError(`${url}: ${reasonOf(cause)}`, { url }, { cause });
    })
  };
}

// src/runtime/node/secrets.ts
function hiddenParts(secret) {
  const lines = secret.split(/\r?\n/).filter((line) => line.length >= 8 && !line.startsWith("---"));
  return [secret, ...lines.filter((line) => line !== secret)];
}
function readSecrets(environment, hide, holding = () => void 0) {
  const asked = /* @__PURE__ */ new Map();
  return {
    isSecret: (variable) => asked.has(variable),
    read(variable) {
      const known = asked.get(variable);
      if (known !== void 0) return known;
      const value = environment[variable];
      if (value === void 0 || value === "") return void 0;
      if (asked.size === 0) holding();
      for (const part of hiddenParts(value)) hide(part);
      asked.set(variable, value);
      delete environment[variable];
      return value;
    }
  };
}

// src/runtime/node/workplaces.ts
import { createHash as createHash2 } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir as mkdir2 } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/runtime/node/lock.ts
import { randomBytes } from "node:crypto";
import { link, readFile, rm as rm2, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
var ATTEMPTS = 40;
var PAUSE_MS = 50;
var EMPTY_ATTEMPTS = 20;
var NO_LINKS = /* @__PURE__ */ new Set(["EPERM", "EACCES", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL", "EXDEV", "UNKNOWN"]);
var held = /* @__PURE__ */ new Set();
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
function holderOf(content) {
  const pid = Number.parseInt(content, 10);
  if (!(pid > 0)) return void 0;
  return (pid === process.pid ? held.has(content) : isAlive(pid)) ? pid : void 0;
}
var contentOf = (file) => readFile(file, "utf8").catch(() => void 0);
async function place(file, { draft, content }) {
  try {
    await link(draft, file).catch(async (error) => {
      if (!NO_LINKS.has(codeOf(error))) throw error;
      await writeFile(file, content, { flag: "wx" });
    });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}
async function clear(lock, dead, mine) {
  const clearing = `${lock}.clearing`;
  if (!await place(clearing, mine)) {
    const other = await contentOf(clearing);
    if (other !== void 0 && other !== "" && holderOf(other) === void 0) await rm2(clearing, { force: true });
    return;
  }
  try {
    if (await contentOf(lock) === dead) await rm2(lock, { force: true });
  } finally {
    await rm2(clearing, { force: true });
  }
}
function busy(message, hint) {
  return new BuildError([{ code: "busy", message, hint }]);
}
async function challenge(lock, doing, mine, attempt) {
  const found = await contentOf(lock);
  const holder = holderOf(found ?? "");
  if (holder !== void 0) throw busy(`process ${holder} is ${doing} already`, "Wait until it is done, or end it.");
  if (found === "" && attempt < EMPTY_ATTEMPTS) return true;
  if (found !== void 0) await clear(lock, found, mine);
  return attempt > 0;
}
async function acquire(lock, doing, mine) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await place(lock, mine)) return;
    if (await challenge(lock, doing, mine, attempt)) await sleep(PAUSE_MS);
  }
  throw busy(`the lock ${lock} cannot be taken`, "Remove it if no other build runs.");
}
async function takeLock(lock, doing) {
  const content = `${process.pid}-${randomBytes(6).toString("hex")}`;
  const mine = { draft: `${lock}.${content}`, content };
  held.add(content);
  try {
    await writeFile(mine.draft, content, { flag: "wx" });
    await acquire(lock, doing, mine);
  } catch (error) {
    held.delete(content);
    throw error;
  } finally {
    await rm2(mine.draft, { force: true });
  }
  const isOurs = async () => await contentOf(lock) === content;
  return {
    isOurs,
    async release() {
      if (await isOurs()) await rm2(lock, { force: true });
      held.delete(content);
    }
  };
}

// src/runtime/node/workplaces.ts
function remove(directory) {
  rmSync(directory, { recursive: true, force: true });
}
function createWorkplaces(root) {
  return {
    async open(name, owner) {
      const directory = join3(root, `${name}-${createHash2("sha256").update(owner).digest("hex").slice(0, 8)}`);
      await mkdir2(root, { recursive: true });
      const lock = await takeLock(`${directory}.lock`, `building ${name}`);
      try {
        remove(directory);
        await mkdir2(directory, { recursive: true });
      } catch (error) {
        await lock.release();
        throw error;
      }
      return {
        directory,
        async close(keep) {
          if (!await lock.isOurs()) return;
          if (!keep) remove(directory);
          await lock.release();
        }
      };
    }
  };
}

// src/runtime/github/releases-port.ts
function checkPlace({ token, api, server }) {
  usableToken(token);
  for (const [variable, address2] of [
    ["GITHUB_API_URL", api],
    ["GITHUB_SERVER_URL", server]
  ]) {
    if (/^https?:$/.test(URL.parse(address2)?.protocol ?? "")) continue;
    const message = `${variable} is ${JSON.stringify(address2.slice(0, 200))}, which is no address of a server`;
    const hint = "It looks like https://HOST/api/v3 (GITHUB_API_URL) or https://HOST; for github.com set neither.";
    throw new ConfigError([{ code: "bad-address", message, hint }]);
  }
}
function laterReleases(options, { network }) {
  let loading;
  const load = async () => {
    network();
    checkPlace(options);
    loading ??= import("./releases-GMKCA343.mjs").then(({ createReleases }) => createReleases(options));
    return loading;
  };
  return {
    repository: options.repository,
    list: async () => (await load()).list(),
    get: async (id) => (await load()).get(id),
    published: async (tag) => (await load()).published(tag),
    create: async (draft) => (await load()).create(draft),
    update: async (id, change) => (await load()).update(id, change),
    remove: async (id) => (await load()).remove(id),
    assets: async (id) => (await load()).assets(id),
    removeAsset: async (id) => (await load()).removeAsset(id),
    upload: async (release3, file) => (await load()).upload(release3, file),
    measure: async (asset) => (await load()).measure(asset),
    text: async (asset, limit) => (await load()).text(asset, limit),
    generateNotes: async (tag, commit) => (await load()).generateNotes(tag, commit),
    tagCommit: async (tag) => (await load()).tagCommit(tag),
    isPublic: async (tag, name) => (await load()).isPublic(tag, name),
    mayWrite: async () => (await load()).mayWrite?.()
  };
}
function said(environment, names) {
  return names.map((name) => environment[name]?.trim()).find((text) => text !== void 0 && text !== "");
}
var address = (text) => text.replace(/\/+$/, "");
function releasesFrom(environment, tokens, line) {
  const token = said(environment, tokens);
  const repository = said(environment, ["GITHUB_REPOSITORY", "GH_REPO"]);
  if (token === void 0 || repository === void 0 || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return { token };
  const api = address(said(environment, ["GITHUB_API_URL"]) ?? "https://api.github.com");
  const server = address(said(environment, ["GITHUB_SERVER_URL"]) ?? "https://github.com");
  return { token, releases: laterReleases({ repository, token, api, server, signal: line.signal }, line) };
}

// src/runtime/node/fill.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import { access, mkdir as mkdir3, rename, rm as rm3 } from "node:fs/promises";
async function exists(path) {
  return access(path).then(
    () => true,
    () => false
  );
}
async function fillBeside(final, fill) {
  const temporary = `${final}.tmp-${randomBytes2(6).toString("hex")}`;
  await mkdir3(temporary, { recursive: true });
  try {
    await fill(temporary);
    await rename(temporary, final).catch(async (error) => {
      if (!await exists(final)) throw error;
    });
  } finally {
    await rm3(temporary, { recursive: true, force: true, maxRetries: 3 }).catch(() => void 0);
  }
}

export {
  createClock,
  homeForCaches,
  workingFolder,
  readCredentials,
  createDownloads,
  leaveNoDumps,
  createExec,
  systemVersion,
  describeMachine,
  collectOften,
  proxySecrets,
  networkOf,
  createPages,
  readSecrets,
  createWorkplaces,
  releasesFrom,
  exists,
  fillBeside
};
