import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  number,
  object,
  parse,
  parseJson,
  pipe,
  string
} from "./chunk-K7URS2RY.mjs";
import {
  untilAskedToStop
} from "./chunk-ZX7UXAHI.mjs";
import {
  package_default
} from "./chunk-VINS4ETS.mjs";
import {
  nearest
} from "./chunk-OGLILRLF.mjs";
import {
  ConfigError
} from "./chunk-4R4DXNF4.mjs";
import {
  placeText
} from "./chunk-3HSMMY5N.mjs";
import {
  endGroup,
  error,
  info,
  setOutput,
  startGroup,
  warning
} from "./chunk-4QWBSE2O.mjs";

// src/plan/input-names.ts
function checkInputNames(given, known) {
  return given.flatMap((name) => {
    const meant = known.includes(name) ? void 0 : nearest(name, known);
    if (meant === void 0) return [];
    return [{ code: "unknown-input", message: `there is no input ${name}`, hint: `did you mean ${meant}?` }];
  });
}

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

// src/runtime/github/step.ts
import { appendFile } from "node:fs/promises";
import { join } from "node:path";

// src/runtime/github/pull-request.ts
import { readFileSync } from "node:fs";
var EventSchema = object({
  pull_request: object({ number: number(), base: object({ sha: string() }) })
});
function readPullRequest(environment) {
  const { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: repository = "" } = environment;
  if (event !== "pull_request" || path === void 0 || path === "") return void 0;
  try {
    const { pull_request: request } = parse(
      pipe(string(), parseJson(), EventSchema),
      readFileSync(path, "utf8")
    );
    const api = environment["GITHUB_API_URL"] ?? "https://api.github.com";
    return { number: request.number, base: request.base.sha, repository, api };
  } catch {
    return void 0;
  }
}

// src/runtime/github/step.ts
var SUMMARY_LIMIT = 1024 * 1024 - 1024;
function shortened(bytes) {
  if (bytes.length <= SUMMARY_LIMIT) return bytes;
  let end = SUMMARY_LIMIT;
  while (((bytes[end] ?? 0) & 192) === 128) end -= 1;
  return Buffer.concat([bytes.subarray(0, end), Buffer.from("\n\u2026\n")]);
}
var INPUT = "INPUT_";
function givenInputs(environment) {
  const given = Object.keys(environment).filter((name) => name.startsWith(INPUT) && environment[name]?.trim() !== "");
  return given.map((name) => name.slice(INPUT.length).toLowerCase()).sort();
}
function readStep(names) {
  const environment = process.env;
  const inputs = Object.fromEntries(
    names.map((name) => [name, (environment[`${INPUT}${name.toUpperCase()}`] ?? "").trim()])
  );
  return {
    project: join(environment["GITHUB_WORKSPACE"] ?? process.cwd(), inputs["project"] ?? ""),
    inputs,
    given: givenInputs(environment),
    tag: environment["GITHUB_REF_TYPE"] === "tag" ? environment["GITHUB_REF_NAME"] : void 0,
    event: environment["GITHUB_EVENT_NAME"] ?? "",
    run: {
      id: environment["GITHUB_RUN_ID"] ?? "",
      attempt: Number(environment["GITHUB_RUN_ATTEMPT"] || 1),
      job: environment["GITHUB_JOB"] ?? "",
      step: environment["GITHUB_ACTION"] ?? ""
    },
    pullRequest: readPullRequest(environment),
    output: (name, text) => setOutput(name, text),
    async summary(markdown) {
      const file = environment["GITHUB_STEP_SUMMARY"];
      if (file === void 0 || file === "") return;
      await appendFile(file, shortened(Buffer.from(markdown))).catch((error2) => {
        warning(`the summary of this step cannot be written: ${String(error2)}`);
      });
    }
  };
}

// src/entry/action.ts
async function runAction(inputs, load) {
  const step = readStep(inputs);
  const log = createLog(step.inputs["project"] ?? "");
  const signal = untilAskedToStop();
  log.info(`Slipway ${package_default.version}`);
  try {
    const misspelled = checkInputNames(step.given, inputs);
    if (misspelled.length > 0) throw new ConfigError(misspelled);
    const [{ githubPorts }, work, { catalog }] = await Promise.all([
      import("./ports-XDLY7QTJ.mjs"),
      load(),
      import("./catalog-XD33ITAV.mjs")
    ]);
    await work(githubPorts(log, signal), catalog, step);
    return 0;
  } catch (error2) {
    const [{ tell }, { verdictOf }, { failureMarkdown }] = await Promise.all([
      import("./tell-WMYGTDQV.mjs"),
      import("./verdict-DEFKYZVS.mjs"),
      import("./summary-B5PUQMGN.mjs")
    ]);
    const verdict = verdictOf(error2, signal.aborted);
    tell(log, verdict);
    await step.summary(failureMarkdown("Slipway failed", verdict.problems));
    return verdict.exitCode;
  }
}

// src/entry/inputs.ts
var PLACES = ["project", "config"];
var VALUES = ["python-version", "python-source", "python-mirror", "bundler", "packages", "version"];
var INPUTS = [
  ...PLACES,
  "mode",
  "target",
  ...VALUES,
  "tag",
  "cache",
  "sign",
  "draft",
  "token",
  "matrix",
  "strategy"
];
var PLANNED = [...PLACES, ...VALUES, "sign"];
var PLAN_INPUTS = [...PLANNED, "mode", "tag", "secrets", "token"];
var BUILD_INPUTS = [...PLANNED, "plan", "target", "mode", "cache", "strategy"];
var SIGN_INPUTS = [...PLANNED, "plan"];
var RELEASE_INPUTS = [...PLANNED, "plan", "draft", "token"];

export {
  runAction,
  INPUTS,
  PLAN_INPUTS,
  BUILD_INPUTS,
  SIGN_INPUTS,
  RELEASE_INPUTS
};
