#!/usr/bin/env node
import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  package_default
} from "./chunks/chunk-DSD2TI2H.mjs";
import {
  BuildError,
  Cancelled,
  NetworkError,
  ToolError,
  diagnosticText,
  failure,
  success
} from "./chunks/chunk-P4C6PQNE.mjs";
import "./chunks/chunk-YUU6ZS73.mjs";

// src/runtime/local/arguments.ts
import { parseArgs } from "node:util";
var FLAGS = {
  name: false,
  version: false,
  entry: false,
  python: false,
  "python-source": false,
  "python-mirror": false,
  requirements: false,
  bundler: false,
  extras: true,
  groups: true,
  packages: true,
  include: true,
  targets: true
};
var PLACES = ["project", "config", "out", "to", "tag"];
var OPTIONS = {
  ...Object.fromEntries(Object.entries(FLAGS).map(([name, multiple]) => [name, { type: "string", multiple }])),
  ...Object.fromEntries(PLACES.map((name) => [name, { type: "string" }])),
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" }
};
var HELP = `slipway: turns a Python project into bundles that run anywhere

  slipway check              is the configuration right?
  slipway plan               what would be built, where, under which names
  slipway build [TARGET]     build, package and smoke-run for this machine, into release/
  slipway release --to DIR   a complete release in a folder, or none
  slipway --version

  --project DIR   the Python project (default: here)      --config FILE  instead of slipway.yml
  --out DIR       build: where results go (release/)      --tag TAG      the tag being released
  --json          the result as JSON on stdout            -h, --help     this text

Keys of slipway.yml that are plain values are flags too and win over the file:
  ${Object.keys(FLAGS).map((name) => `--${name}`).join(" ")}

Exit codes: 0 done, 1 the build or a check failed, 2 the configuration is wrong, 3 a service failed, 70 a bug of ours.
`;
function usage(message) {
  return { code: "usage", message, hint: "slipway --help lists commands and flags." };
}
function asksForVersion(argv) {
  return argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V");
}
function parseCommandLine(argv, commands) {
  const empty = { command: "", positionals: [], flags: {}, json: false, help: false, version: false, places: {} };
  if (asksForVersion(argv)) return success({ ...empty, version: true });
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    return failure(usage(error instanceof Error ? error.message : String(error)));
  }
  const { values, positionals } = parsed;
  const [command = "", ...rest] = positionals;
  const help = values["help"] === true || command === "" && argv.length === 0;
  if (!help && !commands.includes(command)) {
    return failure(usage(command === "" ? "a command is missing" : `there is no command ${command}`));
  }
  if (!help && rest.length > (command === "build" ? 1 : 0)) return failure(usage(`${command} does not take ${rest.join(" ")}`));
  const chosen = Object.entries(values).filter((pair) => typeof pair[1] !== "boolean");
  const isPlace = (name) => PLACES.some((place) => place === name);
  return success({
    command,
    positionals: rest,
    flags: Object.fromEntries(chosen.filter(([name]) => !isPlace(name))),
    json: values["json"] === true,
    help,
    version: false,
    places: Object.fromEntries(chosen.flatMap(([name, value]) => isPlace(name) && typeof value === "string" ? [[name, value]] : []))
  });
}

// src/runtime/local/ports.ts
import { homedir } from "node:os";
import { join as join3 } from "node:path";

// src/runtime/node/downloads.ts
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
var LARGEST = 1024 ** 3;
var STALL_MS = 6e4;
async function open(request, signal) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error(`no answer within ${request.patienceMs / 1e3} s`)), request.patienceMs);
  try {
    const response = await fetch(request.url, { signal: AbortSignal.any([signal, patience.signal]) });
    if (response.ok && response.body !== null) return response;
    await response.body?.cancel();
    throw new NetworkError(`${request.url}: HTTP ${response.status}`, { url: request.url, status: response.status });
  } catch (error) {
    if (signal.aborted) throw new Cancelled({ cause: error });
    if (error instanceof NetworkError) throw error;
    const reason = error instanceof Error ? error.cause instanceof Error ? error.cause.message : error.message : String(error);
    throw new NetworkError(`${request.url}: ${reason}`, { url: request.url }, { cause: error });
  } finally {
    clearTimeout(timer);
  }
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
async function fetchPinned(request, signal) {
  const response = await open(request, signal);
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
    await rm(request.file, { force: true });
    if (signal.aborted) throw new Cancelled({ cause: error });
    throw new NetworkError(`${request.url}: the download broke off`, { url: request.url }, { cause: error });
  }
  const found = hash.digest("hex");
  if (found === request.sha256) return;
  await rm(request.file, { force: true });
  throw new BuildError([
    {
      code: "wrong-digest",
      message: `${request.url} has SHA-256 ${found}, but ${request.sha256} is pinned`,
      hint: "The file was altered on its way or at its source; nothing of it was used. Try again, or check the mirror."
    }
  ]);
}
function createDownloads(signal) {
  return { fetch: (request) => fetchPinned(request, signal) };
}

// src/runtime/node/exec.ts
import { spawnSync } from "node:child_process";
import { createWriteStream as createWriteStream2 } from "node:fs";
import { mkdir } from "node:fs/promises";
import { constants } from "node:os";
import { dirname } from "node:path";
var POISON = /^(ACTIONS_|INPUT_|STATE_|GITHUB_TOKEN$|GH_TOKEN$|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|ARTIFACTS)$|NODE_OPTIONS$)/i;
var FOREIGN_PYTHON = /^(PYTHONHOME|PYTHONPATH|PYTHONSTARTUP|VIRTUAL_ENV|CONDA_PREFIX|UV_PYTHON|UV_PROJECT.*|__PYVENV_LAUNCHER__)$/i;
var KEEP = 8 * 1024 * 1024;
var GRACE_MS = 2e3;
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
function endGroup(child, signal) {
  if (child.pid === void 0) return;
  try {
    if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
    else process.kill(-child.pid, signal);
  } catch {
  }
}
async function openLog(file, argv) {
  if (file === void 0) return void 0;
  await mkdir(dirname(file), { recursive: true });
  const log = createWriteStream2(file, { flags: "a" });
  log.write(`$ ${argv.join(" ")}
`);
  return log;
}
async function watch(child, { options, signal }) {
  let timedOut = false;
  let force;
  const stop = () => {
    endGroup(child, "SIGTERM");
    force ??= setTimeout(() => endGroup(child, "SIGKILL"), GRACE_MS);
  };
  const timer = options.timeoutMs === void 0 ? void 0 : setTimeout(() => {
    timedOut = true;
    stop();
  }, options.timeoutMs);
  const atExit = () => endGroup(child, "SIGKILL");
  process.once("exit", atExit);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    const result = await child;
    return { exitCode: result.exitCode, signal: result.signal, timedOut, cause: result };
  } finally {
    clearTimeout(timer);
    clearTimeout(force);
    process.removeListener("exit", atExit);
    signal.removeEventListener("abort", stop);
  }
}
function toolError({ argv, options }, ended, output) {
  const tail = (output.stderr.trim() === "" ? output.stdout : output.stderr).trimEnd().split("\n").slice(-TAIL_LINES);
  const how = ended.timedOut === true ? `did not end within ${(options.timeoutMs ?? 0) / 1e3} s` : ended.exitCode !== void 0 ? `ended with exit code ${ended.exitCode}` : ended.signal !== void 0 ? `was ended by ${ended.signal}` : "could not be started";
  const failure2 = { argv, exitCode: ended.exitCode, tail: tail.filter((line) => line !== "") };
  return new ToolError(
    `${options.what ?? argv[0] ?? "command"}: ${argv[0] ?? ""} ${how}`,
    options.logFile === void 0 ? failure2 : { ...failure2, log: options.logFile },
    { cause: ended.cause }
  );
}
async function start(started) {
  const { argv, options, signal } = started;
  if (signal.aborted) throw new Cancelled();
  const { execa } = await import("./chunks/execa-SMVHPF4G.mjs");
  const [program = "", ...args] = argv;
  const log = await openLog(options.logFile, argv);
  const began = process.hrtime.bigint();
  const out = new Tail();
  const err = new Tail();
  const child = execa(program, args, {
    env: started.environment,
    extendEnv: false,
    reject: false,
    buffer: false,
    windowsHide: true,
    // Its own process group on POSIX, so that it can be ended with all its children.
    detached: process.platform !== "win32",
    ...options.cwd === void 0 ? {} : { cwd: options.cwd },
    ...options.input === void 0 ? { stdin: "ignore" } : { input: options.input }
  });
  for (const [stream, tail] of [[child.stdout, out], [child.stderr, err]]) {
    stream?.on("data", (chunk) => {
      tail.add(chunk);
      log?.write(chunk);
    });
  }
  const ended = await watch(child, started);
  await new Promise((done) => log === void 0 ? done() : log.end(done));
  if (signal.aborted) throw new Cancelled({ cause: ended.cause });
  const output = { stdout: out.text(), stderr: err.text() };
  const accepted = options.accept ?? [0];
  const code = ended.exitCode ?? (ended.signal === void 0 ? void 0 : 128 + (constants.signals[ended.signal] ?? 0));
  if (code === void 0 || ended.timedOut || accepted !== "any" && !accepted.includes(code)) {
    throw toolError(started, ended, output);
  }
  return { exitCode: code, ...output, seconds: Number(process.hrtime.bigint() - began) / 1e9 };
}
function createExec(environment, signal) {
  const base = poorEnvironment(environment);
  return {
    run: (argv, options = {}) => start({ argv, environment: childEnvironment(base, options), options, signal })
  };
}

// src/runtime/node/lifetime.ts
var SIGNALS = ["SIGINT", "SIGTERM"];
function untilAskedToStop() {
  const controller = new AbortController();
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(new Error(name));
    });
  }
  return controller.signal;
}

// src/runtime/node/machine.ts
import { existsSync, mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
var SYSTEMS = { linux: "linux", darwin: "macos", win32: "windows" };
var ARCHITECTURES = { x64: "x64", arm64: "arm64" };
var MUSL_LOADERS = ["/lib/ld-musl-x86_64.so.1", "/lib/ld-musl-aarch64.so.1"];
var GLIBC_LOADERS = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"];
function describeMachine(environment, places) {
  const os = SYSTEMS[process.platform];
  const arch = ARCHITECTURES[process.arch];
  if (os === void 0 || arch === void 0) {
    throw new BuildError([
      {
        code: "unknown-machine",
        message: `nothing can be built on ${process.platform}-${process.arch}`,
        hint: "Use Linux, macOS or Windows on x64 or arm64."
      }
    ]);
  }
  mkdirSync(places.workRoot, { recursive: true });
  return {
    ...places,
    os,
    arch,
    musl: os === "linux" && MUSL_LOADERS.some((path) => existsSync(path)) && !GLIBC_LOADERS.some((path) => existsSync(path)),
    cpus: availableParallelism(),
    path: environment["PATH"] ?? environment["Path"] ?? "",
    now: /* @__PURE__ */ new Date()
  };
}

// src/runtime/node/workplaces.ts
import { createHash as createHash2 } from "node:crypto";
import { mkdir as mkdir2, readFile, rename, rm as rm2, writeFile } from "node:fs/promises";
import { join } from "node:path";
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
async function take(lock, name) {
  const mine = `${lock}.${process.pid}`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(lock, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const holder = Number(await readFile(lock, "utf8").catch(() => "0"));
      if (holder > 0 && isAlive(holder)) {
        throw new BuildError([
          { code: "busy", message: `process ${holder} is building ${name} already`, hint: "Wait until it is done, or end it." }
        ]);
      }
      await rename(lock, mine).catch(() => void 0);
      await rm2(mine, { force: true });
    }
  }
  throw new BuildError([{ code: "busy", message: `the lock ${lock} cannot be taken`, hint: "Remove it if no other build runs." }]);
}
function createWorkplaces(root) {
  return {
    async open(name, owner) {
      const directory = join(root, `${name}-${createHash2("sha256").update(owner).digest("hex").slice(0, 8)}`);
      const lock = `${directory}.lock`;
      await mkdir2(root, { recursive: true });
      await take(lock, name);
      await rm2(directory, { recursive: true, force: true });
      await mkdir2(directory, { recursive: true });
      return {
        directory,
        async close(keep) {
          if (!keep) await rm2(directory, { recursive: true, force: true });
          await rm2(lock, { force: true });
        }
      };
    }
  };
}

// src/runtime/local/log.ts
import { styleText } from "node:util";
var FRAME_MS = 100;
var seconds = (since) => `${((performance.now() - since) / 1e3).toFixed(1)} s`;
function createLog(screen, colour) {
  const live = screen.isTTY === true;
  const paint = (style, text) => colour ? styleText(style, text, { validateStream: false }) : text;
  const running = [];
  const clear = () => {
    if (live && running.length > 0) screen.write("\r\x1B[2K");
  };
  const draw = () => {
    const stage = running.at(-1);
    if (!live || stage === void 0) return;
    const detail = stage.detail === "" ? "" : ` ${stage.detail}`;
    const text = `\u2026 ${stage.title}${detail} ${seconds(stage.since)}`;
    screen.write(`\r\x1B[2K${text.slice(0, (screen.columns ?? 80) - 1)}`);
  };
  const line = (text) => {
    clear();
    screen.write(`${text}
`);
    draw();
  };
  const say = (mark, diagnostic) => line(`${mark} ${diagnosticText(diagnostic)}`);
  return {
    info: (message) => line(`  ${message}`),
    warn: (diagnostic) => say(paint("yellow", "warning:"), diagnostic),
    error: (diagnostic) => say(paint("red", "error:"), diagnostic),
    detail(text) {
      const stage = running.at(-1);
      if (stage !== void 0) stage.detail = text;
    },
    async stage(title, run) {
      const stage = { title, since: performance.now(), detail: "" };
      if (!live) line(`${title} \u2026`);
      running.push(stage);
      const timer = live ? setInterval(draw, FRAME_MS) : void 0;
      let mark = paint("red", "\u2717");
      try {
        const value = await run();
        mark = paint("green", "\u2713");
        return value;
      } finally {
        clearInterval(timer);
        clear();
        running.splice(running.indexOf(stage), 1);
        line(`${mark} ${title} ${paint("dim", seconds(stage.since))}`);
      }
    }
  };
}

// src/runtime/local/tool-cache.ts
import { randomBytes } from "node:crypto";
import { access, mkdir as mkdir3, rename as rename2, rm as rm3 } from "node:fs/promises";
import { dirname as dirname2, join as join2 } from "node:path";
async function exists(path) {
  return access(path).then(
    () => true,
    () => false
  );
}
function createToolCache(root, exec) {
  const place = (key) => join2(root, key.name, key.version, key.variant);
  return {
    async find(key) {
      return await exists(place(key)) ? place(key) : void 0;
    },
    async add(key, fill) {
      const final = place(key);
      const temporary = `${final}.tmp-${randomBytes(6).toString("hex")}`;
      await mkdir3(temporary, { recursive: true });
      try {
        await fill(temporary);
        await mkdir3(dirname2(final), { recursive: true });
        await rename2(temporary, final).catch(async (error) => {
          if (!await exists(final)) throw error;
        });
      } finally {
        await rm3(temporary, { recursive: true, force: true });
      }
      return final;
    },
    async unpack(archive, directory) {
      await exec.run(["tar", "-xzf", archive, "-C", directory], { what: "unpacking" });
    }
  };
}

// src/runtime/local/ports.ts
function cacheHome(environment) {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (process.platform === "win32" && local !== void 0 && local !== "") return join3(local, "slipway", "cache");
  if (xdg?.startsWith("/") === true) return join3(xdg, "slipway");
  return process.platform === "darwin" ? join3(homedir(), "Library", "Caches", "slipway") : join3(homedir(), ".cache", "slipway");
}
function localPorts() {
  const environment = process.env;
  const signal = untilAskedToStop();
  const exec = createExec(environment, signal);
  const cache = cacheHome(environment);
  const workRoot = join3(cache, "work");
  const noColour = environment["NO_COLOR"] !== void 0 && environment["NO_COLOR"] !== "";
  return {
    log: createLog(process.stderr, process.stderr.isTTY && !noColour),
    exec,
    downloads: createDownloads(signal),
    toolCache: createToolCache(join3(cache, "tools"), exec),
    workplaces: createWorkplaces(workRoot),
    machine: describeMachine(environment, { workRoot, runner: "local", hostedToolCache: environment["RUNNER_TOOL_CACHE"] }),
    signal
  };
}

// src/entry/cli.ts
var print = (text) => process.stdout.write(`${text}
`);
async function main() {
  const line = parseCommandLine(process.argv.slice(2), ["check", "plan", "build", "release"]);
  if (line.ok && line.value.version) print(package_default.version);
  else if (line.ok && line.value.help) print(HELP.trimEnd());
  else {
    const ports = localPorts();
    const { tell, verdictOf } = await import("./chunks/boundary-4UCGVEPZ.mjs");
    try {
      const { ConfigError } = await import("./chunks/errors-GVTTR5PM.mjs");
      if (!line.ok) throw new ConfigError(line.diagnostics);
      const [{ runCommand }, { catalog }] = await Promise.all([import("./chunks/commands-63EXSBPI.mjs"), import("./chunks/catalog-25ETY543.mjs")]);
      const answer = await runCommand(ports, catalog, line.value, process.cwd());
      print(line.value.json ? JSON.stringify(answer.json, void 0, 2) : answer.text);
    } catch (error) {
      const verdict = verdictOf(error);
      tell(ports.log, verdict);
      if (line.ok && line.value.json) print(JSON.stringify({ problems: verdict.problems }, void 0, 2));
      return verdict.exitCode;
    }
  }
  return 0;
}
process.exitCode = await main();
