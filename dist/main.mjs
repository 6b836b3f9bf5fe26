import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  createDownloads,
  createExec,
  createWorkplaces,
  describeMachine,
  fillBeside,
  untilAskedToStop
} from "./chunks/chunk-F6LX73EI.mjs";
import {
  package_default
} from "./chunks/chunk-4NSI3MMI.mjs";
import {
  endGroup,
  error,
  info,
  setOutput,
  startGroup,
  warning
} from "./chunks/chunk-YP6PQ2H7.mjs";
import {
  placeText
} from "./chunks/chunk-HS33HFTN.mjs";
import "./chunks/chunk-YUU6ZS73.mjs";

// src/runtime/github/log.ts
function annotation(diagnostic) {
  const { at, message, hint } = diagnostic;
  const text = [at?.key === void 0 ? message : `${at.key}: ${message}`, hint].filter((part) => part !== void 0).join("\n");
  if (at === void 0) return [text, { title: diagnostic.code }];
  return [
    at.line === void 0 ? `${placeText(at)}: ${text}` : text,
    {
      title: diagnostic.code,
      file: at.file,
      ...at.line === void 0 ? {} : { startLine: at.line },
      ...at.column === void 0 ? {} : { startColumn: at.column }
    }
  ];
}
function harmless(text) {
  return text.replaceAll(/^(?=\s*(::|##\[))/gm, "| ");
}
function createLog() {
  return {
    info: (message) => info(harmless(message)),
    warn: (diagnostic) => warning(...annotation(diagnostic)),
    error: (diagnostic) => error(...annotation(diagnostic)),
    detail: () => void 0,
    async stage(title, run) {
      const since = performance.now();
      startGroup(title);
      let mark = "\u2717";
      try {
        const value = await run();
        mark = "\u2713";
        return value;
      } finally {
        endGroup();
        info(`${mark} ${title} ${((performance.now() - since) / 1e3).toFixed(1)} s`);
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
  const find = async (key) => {
    const { find: find2 } = await load();
    const path = find2(key.name, semantic(key.version), key.variant);
    return path === "" ? void 0 : path;
  };
  return {
    find,
    async add(key, fill) {
      const final = join(root, key.name, semantic(key.version), key.variant);
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
function githubPorts(log, signal) {
  const environment = process.env;
  const temporary = environment["RUNNER_TEMP"] ?? tmpdir();
  const workRoot = join2(temporary, "slipway");
  return {
    log,
    exec: createExec(environment, signal),
    downloads: createDownloads(signal),
    toolCache: createToolCache(environment["RUNNER_TOOL_CACHE"] ?? join2(temporary, "tools")),
    workplaces: createWorkplaces(workRoot),
    machine: describeMachine(environment, {
      workRoot,
      runner: "github",
      hostedToolCache: environment["RUNNER_TOOL_CACHE"]
    }),
    signal
  };
}

// src/runtime/github/step.ts
import { appendFile } from "node:fs/promises";
import { join as join3 } from "node:path";
var SUMMARY_LIMIT = 1024 * 1024 - 1024;
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
      const bytes = Buffer.from(markdown);
      await appendFile(
        file,
        bytes.length <= SUMMARY_LIMIT ? bytes : Buffer.concat([bytes.subarray(0, SUMMARY_LIMIT), Buffer.from("\n\u2026\n")])
      );
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
  const log = createLog();
  const signal = untilAskedToStop();
  log.info(`Slipway ${package_default.version}`);
  try {
    const ports = githubPorts(log, signal);
    const [{ runStep }, { catalog }] = await Promise.all([import("./chunks/step-D4D3USQY.mjs"), import("./chunks/catalog-B2V4CNP6.mjs")]);
    await runStep(ports, catalog, step);
    return 0;
  } catch (error2) {
    const [{ tell }, { verdictOf }, { failureMarkdown }] = await Promise.all([
      import("./chunks/tell-SZPUSNSC.mjs"),
      import("./chunks/verdict-ABIPBAQ3.mjs"),
      import("./chunks/summary-NHB6UH64.mjs")
    ]);
    const verdict = verdictOf(error2, signal.aborted);
    tell(log, verdict);
    await step.summary(failureMarkdown("Nothing was built", verdict.problems));
    return verdict.exitCode;
  }
}
process.exitCode = await main();
