#!/usr/bin/env node
import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  CONFIG_FLAGS
} from "./chunks/chunk-5TTXIAUN.mjs";
import "./chunks/chunk-U65I235I.mjs";
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
  homeForCaches,
  leaveNoDumps,
  networkOf,
  readCredentials,
  readSecrets,
  releasesFrom,
  workingFolder
} from "./chunks/chunk-QQPZ5KRO.mjs";
import "./chunks/chunk-M4GCNWUY.mjs";
import "./chunks/chunk-HT7TCE4L.mjs";
import {
  untilAskedToStop
} from "./chunks/chunk-ZX7UXAHI.mjs";
import {
  package_default
} from "./chunks/chunk-VINS4ETS.mjs";
import "./chunks/chunk-OGLILRLF.mjs";
import "./chunks/chunk-4R4DXNF4.mjs";
import {
  diagnosticText,
  failure,
  success
} from "./chunks/chunk-3HSMMY5N.mjs";
import "./chunks/chunk-EHI5V3TS.mjs";

// src/runtime/local/arguments.ts
import { parseArgs } from "node:util";
var COMMANDS = ["init", "check", "doctor", "plan", "build", "smoke", "release", "verify", "inspect"];
var PLACES = ["project", "config", "out", "to", "tag", "against", "base", "action", "report"];
var EXPECTED = [
  "identity",
  "issuer",
  "repository",
  "workflow",
  "commit",
  "trusted-root",
  "key",
  "minisign-key",
  "gpg-key"
];
function helpText(flags) {
  return `slipway: turns a Python project into bundles that run anywhere

  slipway init               write a caller workflow, and slipway.yml where one is needed
  slipway check              is the configuration right?
  slipway doctor             can this project, repository and token release? Looks at everything, and changes nothing
  slipway plan               what would be built, where, under which names
  slipway build [TARGET]     build, package and smoke-run for this machine, into release/
  slipway build TARGET --cross   put another system's target together here, as a check: not run, never released
  slipway smoke [TARGET]     hello world, then with each dependency, then the project: what breaks shipping, if anything does
  slipway release --to DIR   a complete release in a folder, or none
  slipway release [LEGS]     a complete release on GitHub, or none: of what is built here, or of a folder with one folder per leg
  slipway release --rehearse     the same played through, with nothing published
  slipway verify PATH|URL    is a downloaded file, a folder or a published release what its manifest and checksums say?
  slipway inspect PATH       what systems any bundle needs, and whose its bytes are: folder, archive or executable
  slipway --version

  --project DIR   the Python project (default: here)      --config FILE  instead of slipway.yml
  --out DIR       build: where results go (release/)      --tag TAG      the tag being released
  --against PATH  smoke: the build to compare with, a folder or a slipway-manifest.json (default: what lies in release/)
  --base COMMIT   smoke: the commit whose lock is compared, where something breaks
  --report FILE   build, inspect: what takes the room, and who asks for a newer system, as one HTML page
  --json          the result as JSON on stdout            -h, --help     this text
  --draft         release: stop when everything is there, before publishing
  --identity, --issuer, --repository, --workflow, --commit      verify: who has to have made it, of what
  --trusted-root, --key, --minisign-key, --gpg-key FILE         verify: what signatures are checked against
  --action REF    init: what the workflow uses, as "OWNER/slipway@SHA # v1"
  --mend          build: where the smoke run fails and a line of slipway.yml may help, try it, and keep it if it does

Keys of slipway.yml that are plain values are flags too and win over the file:
  ${flags.map(({ name }) => `--${name}`).join(" ")}

Exit codes: 0 done, 1 the build or a check failed, 2 the configuration is wrong, 3 a service failed,
            70 a bug of ours, 130 stopped (Ctrl-C).`;
}
var SWITCHES = { cross: "build", mend: "build", draft: "release", rehearse: "release" };
var SWITCH_NAMES = Object.keys(SWITCHES);
function optionsFor(flags) {
  return {
    // People build for one target more often than for several.
    target: { type: "string", multiple: true },
    ...Object.fromEntries(flags.map(({ name, list }) => [name, { type: "string", multiple: list }])),
    ...Object.fromEntries([...PLACES, ...EXPECTED].map((name) => [name, { type: "string" }])),
    json: { type: "boolean" },
    ...Object.fromEntries(SWITCH_NAMES.map((name) => [name, { type: "boolean" }])),
    help: { type: "boolean", short: "h" }
  };
}
function usage(message) {
  return { code: "usage", message, hint: "slipway --help lists commands and flags." };
}
function asksForVersion(argv) {
  return argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V");
}
function isCommand(text) {
  return COMMANDS.some((command) => command === text);
}
function misuse(command, rest, misplaced) {
  if (command === "") return usage("a command is missing");
  if (!isCommand(command)) return usage(`there is no command ${command}`);
  if (command === "inspect" && rest.length === 0) return usage("inspect needs the path of a bundle");
  if (command === "verify" && rest.length === 0) return usage("verify needs a path or an address");
  if (misplaced !== void 0) return usage(`${command} does not take --${misplaced}`);
  const takes = ["build", "smoke", "inspect", "release", "verify"].includes(command) ? 1 : 0;
  return rest.length > takes ? usage(`${command} does not take ${rest.join(" ")}`) : void 0;
}
function misplacedFlag(command, values) {
  if (values["report"] !== void 0 && command !== "build" && command !== "inspect") return "report";
  return SWITCH_NAMES.find((name) => values[name] === true && command !== SWITCHES[name]) ?? EXPECTED.find((name) => values[name] !== void 0 && command !== "verify");
}
function wantsJson(argv) {
  const end = argv.indexOf("--");
  return (end === -1 ? argv : argv.slice(0, end)).includes("--json");
}
function mergedTargets(flags) {
  const { target, targets, ...others } = flags;
  if (target === void 0 || targets === void 0) return flags;
  return { ...others, targets: [target, targets].flat() };
}
function parseCommandLine(argv, flags) {
  if (argv.length === 0) return success({ kind: "help" });
  if (asksForVersion(argv)) return success({ kind: "version" });
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options: optionsFor(flags), allowPositionals: true, strict: true });
  } catch (error) {
    return failure(usage(error instanceof Error ? error.message : String(error)));
  }
  const { values, positionals } = parsed;
  if (values["help"] === true) return success({ kind: "help" });
  const [command = "", ...rest] = positionals;
  const misplaced = misplacedFlag(command, values);
  const problem = misuse(command, rest, misplaced);
  if (problem !== void 0 || !isCommand(command)) return failure(problem ?? usage("a command is missing"));
  const texts = Object.entries(values).filter(
    (pair) => typeof pair[1] !== "boolean"
  );
  const isPlace = (name) => PLACES.some((place) => place === name);
  const isExpected = (name) => EXPECTED.some((expected) => expected === name);
  const line = {
    command,
    positionals: rest,
    flags: mergedTargets(Object.fromEntries(texts.filter(([name]) => !isPlace(name) && !isExpected(name)))),
    json: values["json"] === true,
    cross: values["cross"] === true,
    mend: values["mend"] === true,
    draft: values["draft"] === true ? true : void 0,
    rehearse: values["rehearse"] === true,
    expected: Object.fromEntries(texts.filter(([name]) => isExpected(name))),
    places: Object.fromEntries(texts.filter(([name]) => isPlace(name)))
  };
  return success({ kind: "command", line });
}

// src/runtime/local/ports.ts
import module from "node:module";
import { join as join2 } from "node:path";

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
    const text = `\u2026 ${stage.title}${stage.progress} ${seconds(stage.since)}`;
    screen.write(`\r\x1B[2K${text.slice(0, (screen.columns || 80) - 1)}`);
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
    async stage(title, run2) {
      const stage = { title, progress: "", since: performance.now() };
      if (!live) line(`${title} \u2026`);
      running.push(stage);
      const timer = live ? setInterval(draw, FRAME_MS) : void 0;
      let mark = paint("red", "\u2717");
      try {
        const value = await run2((text) => {
          stage.progress = `: ${text}`;
        });
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
import { join } from "node:path";
function createToolCache(root, exec) {
  const place = (key) => join(root, key.name, key.version, key.variant);
  return {
    async find(key) {
      return await exists(place(key)) ? place(key) : void 0;
    },
    async add(key, fill) {
      await fillBeside(place(key), fill);
      return place(key);
    },
    async unpack(archive, directory) {
      await exec.run(["tar", "-xzf", archive, "-C", directory], { what: "unpacking" });
    }
  };
}

// src/runtime/local/ports.ts
function cacheHome(environment) {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (process.platform === "win32" && local !== void 0 && local !== "") return join2(local, "slipway", "cache");
  if (xdg?.startsWith("/") === true) return join2(xdg, "slipway");
  return process.platform === "darwin" ? join2(homeForCaches(), "Library", "Caches", "slipway") : join2(homeForCaches(), ".cache", "slipway");
}
function localLog() {
  const { stderr } = process;
  const screen = {
    isTTY: stderr.isTTY === true && !isSet("CI") && !isDumb(),
    // A window may change its size.
    get columns() {
      return stderr.columns;
    },
    write: (text) => stderr.write(text)
  };
  return createLog(screen, wantsColour(stderr));
}
var isSet = (name) => (process.env[name] ?? "") !== "";
var isDumb = () => process.env["TERM"] === "dumb";
function wantsColour({ isTTY }) {
  return isTTY === true && !isSet("NO_COLOR") && !isDumb();
}
function localPorts(log, signal) {
  collectOften();
  const environment = process.env;
  const secrets = readSecrets(environment, () => void 0, leaveNoDumps);
  const exec = createExec(environment, signal, secrets.isSecret);
  const cache = cacheHome(environment);
  const workRoot = join2(cache, "work");
  const network = networkOf(environment);
  const { releases } = releasesFrom(environment, ["GITHUB_TOKEN", "GH_TOKEN"], { signal, network });
  const machine = describeMachine(environment, {
    workRoot,
    cache: join2(cache, "wheels"),
    runner: "local",
    hostedToolCache: environment["RUNNER_TOOL_CACHE"]
  });
  module.enableCompileCache(join2(cache, "compiled"));
  return {
    log,
    exec,
    downloads: createDownloads(signal, {
      credentials: readCredentials(environment),
      network
    }),
    toolCache: createToolCache(join2(cache, "tools"), exec),
    workplaces: createWorkplaces(workRoot),
    machine,
    secrets,
    pages: createPages(signal),
    clock: createClock(signal),
    ...releases === void 0 ? {} : { releases },
    signal
  };
}

// src/runtime/local/readers.ts
function outliveReaders(process2) {
  process2.stderr.on("error", () => void 0);
  process2.stdout.on("error", (error) => {
    if ("code" in error && error.code === "EPIPE") return;
    process2.stderr.write(`error: the result cannot be written to stdout: ${error.message}
`);
    process2.once("exit", () => {
      process2.exitCode ||= 1;
    });
  });
}

// src/runtime/node/version.ts
var OLDEST = 24;
function nodeProblem(version) {
  const major = Number.parseInt(version.replace(/^v/, ""), 10);
  if (major >= OLDEST) return void 0;
  return {
    code: "old-node",
    message: `Slipway needs Node ${OLDEST} or newer; this is ${version}`,
    hint: "Install it from https://nodejs.org or with the version manager that you use."
  };
}

// src/entry/refuse.ts
function refuse(problems, json) {
  const log = localLog();
  for (const problem of problems) log.error(problem);
  if (json) process.stdout.write(`${JSON.stringify({ problems }, void 0, 2)}
`);
  return 2;
}

// src/entry/cli.ts
var print = (text) => process.stdout.write(`${text}
`);
async function run(line) {
  const log = localLog();
  const signal = untilAskedToStop();
  try {
    const ports = localPorts(log, signal);
    const [{ runCommand }, { catalog }] = await Promise.all([import("./chunks/commands-A6JMSWRN.mjs"), import("./chunks/catalog-XD33ITAV.mjs")]);
    const answer = await runCommand(ports, catalog, line, workingFolder());
    const text = wantsColour(process.stdout) ? answer.painted ?? answer.text : answer.text;
    print(line.json ? JSON.stringify(answer.json, void 0, 2) : text);
    for (const failure2 of answer.failures ?? []) log.error(failure2);
    return (answer.failures ?? []).length === 0 ? 0 : 1;
  } catch (error) {
    const [{ tell }, { verdictOf }] = await Promise.all([import("./chunks/tell-WMYGTDQV.mjs"), import("./chunks/verdict-DEFKYZVS.mjs")]);
    const verdict = verdictOf(error, signal.aborted);
    tell(log, verdict);
    if (line.json) print(JSON.stringify({ problems: verdict.problems }, void 0, 2));
    return verdict.exitCode;
  }
}
async function main(argv) {
  const old = nodeProblem(process.versions.node);
  if (old !== void 0) return refuse([old], wantsJson(argv));
  const request = parseCommandLine(argv, CONFIG_FLAGS);
  if (!request.ok) return refuse(request.diagnostics, wantsJson(argv));
  if (request.value.kind === "command") return run(request.value.line);
  print(request.value.kind === "help" ? helpText(CONFIG_FLAGS) : package_default.version);
  return 0;
}
outliveReaders(process);
process.exitCode = await main(process.argv.slice(2));
