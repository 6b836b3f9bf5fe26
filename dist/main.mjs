import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  createDownloads,
  createExec,
  createWorkplaces,
  describeMachine,
  exists,
  fillBeside,
  readCredentials,
  untilAskedToStop
} from "./chunks/chunk-WDGHOUWU.mjs";
import {
  package_default
} from "./chunks/chunk-R7CL36N7.mjs";
import {
  endGroup,
  error,
  info,
  setOutput,
  setSecret,
  startGroup,
  warning
} from "./chunks/chunk-YP6PQ2H7.mjs";
import "./chunks/chunk-4R4DXNF4.mjs";
import {
  placeText
} from "./chunks/chunk-3HSMMY5N.mjs";
import "./chunks/chunk-YUU6ZS73.mjs";

// src/runtime/github/log.ts
import { posix } from "node:path";
function harmless(text) {
  return text.replaceAll("##[", "##\u200B[").replaceAll(/^(?=[\s\u0085]*::)/gm, "| ");
}
function fileInRepository(at, project) {
  const { file } = at;
  const isFile = file !== "" && file !== "git" && !/\s/.test(file) && !/^(?:[\\/]|[A-Za-z]:)/.test(file);
  if (!isFile) return void 0;
  const path = posix.join(project.replaceAll("\\", "/"), file.replaceAll("\\", "/")).replace(/^\/+/, "");
  return path.startsWith("../") ? void 0 : path;
}
function annotation(diagnostic, project) {
  const { at, message, hint, code: title } = diagnostic;
  const text = [at?.key === void 0 ? message : `${at.key}: ${message}`, hint].filter((part) => part !== void 0).join("\n");
  if (at === void 0) return [harmless(text), { title }];
  const file = fileInRepository(at, project);
  const shown = file !== void 0 && at.line !== void 0;
  const properties = {
    title,
    ...file === void 0 ? {} : { file },
    ...shown ? { startLine: at.line } : {},
    ...shown && at.column !== void 0 ? { startColumn: at.column } : {}
  };
  return [harmless(shown ? text : `${placeText(at)}: ${text}`), properties];
}
function createLog(project = "") {
  let open = 0;
  return {
    info: (message) => info(harmless(message)),
    warn: (diagnostic) => warning(...annotation(diagnostic, project)),
    error: (diagnostic) => error(...annotation(diagnostic, project)),
    async stage(title, run) {
      const since = performance.now();
      if (open === 0) startGroup(harmless(title));
      open += 1;
      let mark = "\u2717";
      try {
        const value = await run(() => void 0);
        mark = "\u2713";
        return value;
      } finally {
        open -= 1;
        if (open === 0) endGroup();
        info(harmless(`${mark} ${title} ${((performance.now() - since) / 1e3).toFixed(1)} s`));
      }
    }
  };
}

// src/runtime/github/ports.ts
import { tmpdir } from "node:os";
import { join as join2 } from "node:path";

// src/runtime/github/tool-cache.ts
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
function semantic(version) {
  const [, release = "0", pre = ""] = /^(\d+(?:\.\d+){0,2})(.*)$/.exec(version) ?? [];
  const [major = "0", minor = "0", patch = "0"] = release.split(".");
  const suffix = pre === "" ? "" : `-${pre.replaceAll(/[^0-9A-Za-z-]/g, "-")}`;
  return `${major}.${minor}.${patch}${suffix}`;
}
function createToolCache(root) {
  const load = () => import("./chunks/tool-cache-OUZR6OPE.mjs");
  const place = (key) => join(root, key.name, semantic(key.version), key.variant);
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
      await writeFile(`${final}.complete`, "");
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
function githubPorts(log, signal) {
  const environment = process.env;
  const temporary = variable("RUNNER_TEMP") ?? tmpdir();
  const hostedToolCache = variable("RUNNER_TOOL_CACHE");
  const workRoot = join2(temporary, "slipway");
  const credentials = readCredentials(environment);
  for (const secret of credentials.secrets) setSecret(secret);
  return {
    log,
    exec: createExec(environment, signal),
    downloads: createDownloads(signal, { credentials }),
    toolCache: createToolCache(hostedToolCache ?? join2(temporary, "tools")),
    workplaces: createWorkplaces(workRoot),
    machine: describeMachine(environment, {
      workRoot,
      cache: join2(temporary, "slipway-wheels"),
      runner: "github",
      hostedToolCache
    }),
    signal
  };
}

// src/runtime/github/step.ts
import { appendFile } from "node:fs/promises";
import { join as join3 } from "node:path";
var SUMMARY_LIMIT = 1024 * 1024 - 1024;
function shortened(bytes) {
  if (bytes.length <= SUMMARY_LIMIT) return bytes;
  let end = SUMMARY_LIMIT;
  while (((bytes[end] ?? 0) & 192) === 128) end -= 1;
  return Buffer.concat([bytes.subarray(0, end), Buffer.from("\n\u2026\n")]);
}
function readStep(names) {
  const environment = process.env;
  const inputs = Object.fromEntries(
    names.map((name) => [name, (environment[`INPUT_${name.toUpperCase()}`] ?? "").trim()])
  );
  return {
    project: join3(environment["GITHUB_WORKSPACE"] ?? process.cwd(), inputs["project"] ?? ""),
    inputs,
    tag: environment["GITHUB_REF_TYPE"] === "tag" ? environment["GITHUB_REF_NAME"] : void 0,
    output: (name, text) => setOutput(name, text),
    async summary(markdown) {
      const file = environment["GITHUB_STEP_SUMMARY"];
      if (file === void 0 || file === "") return;
      await appendFile(file, shortened(Buffer.from(markdown)));
    }
  };
}

// src/entry/inputs.ts
var INPUTS = [
  "project",
  "config",
  "mode",
  "target",
  "python-version",
  "python-source",
  "python-mirror",
  "bundler",
  "packages",
  "version",
  "tag"
];

// src/entry/main.ts
async function main() {
  const step = readStep(INPUTS);
  const log = createLog(step.inputs["project"] ?? "");
  const signal = untilAskedToStop();
  log.info(`Slipway ${package_default.version}`);
  try {
    const ports = githubPorts(log, signal);
    const [{ runStep }, { catalog }] = await Promise.all([import("./chunks/step-EKZUXYEK.mjs"), import("./chunks/catalog-4PRYJ2LB.mjs")]);
    await runStep(ports, catalog, step);
    return 0;
  } catch (error2) {
    const [{ tell }, { verdictOf }, { failureMarkdown }] = await Promise.all([
      import("./chunks/tell-SZPUSNSC.mjs"),
      import("./chunks/verdict-W3VZ3KZD.mjs"),
      import("./chunks/summary-RBOHMBJB.mjs")
    ]);
    const verdict = verdictOf(error2, signal.aborted);
    tell(log, verdict);
    await step.summary(failureMarkdown("Slipway did not get through", verdict.problems));
    return verdict.exitCode;
  }
}
process.exitCode = await main();
