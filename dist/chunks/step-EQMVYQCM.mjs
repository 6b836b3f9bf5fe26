import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  comparisonLines,
  isAlone,
  reuseText,
  smokeRows,
  smokeStage
} from "./chunk-52CPFKGP.mjs";
import "./chunk-3U6JYATT.mjs";
import "./chunk-K76BS2FT.mjs";
import {
  doingOf
} from "./chunk-BVVD7M2G.mjs";
import {
  stepOutputs
} from "./chunk-I7LHAOKL.mjs";
import {
  draftNamed,
  targetNamed
} from "./chunk-KOUW7CUX.mjs";
import {
  summaryMarkdown
} from "./chunk-LVLNSJF6.mjs";
import {
  failedLegMarkdown,
  shipStage,
  turnMarkdown
} from "./chunk-2HNKK65N.mjs";
import {
  buildStage
} from "./chunk-TQ77AO3I.mjs";
import "./chunk-D3WMJ4CE.mjs";
import {
  cell
} from "./chunk-K5C4FSCY.mjs";
import "./chunk-EBUGCVX2.mjs";
import "./chunk-QKB5BEEX.mjs";
import "./chunk-6VEKO5TT.mjs";
import "./chunk-NOGOTRQ7.mjs";
import "./chunk-CA43XVKZ.mjs";
import "./chunk-SRJGACTK.mjs";
import {
  integer,
  looseObject,
  minValue,
  number,
  pipe,
  safeParse
} from "./chunk-GUX3NUDU.mjs";
import "./chunk-Z3WNJI7C.mjs";
import "./chunk-OGLILRLF.mjs";
import "./chunk-U65I235I.mjs";
import {
  BuildError,
  ConfigError,
  NetworkError
} from "./chunk-4R4DXNF4.mjs";
import {
  diagnosticText,
  failure,
  success
} from "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/entry/step.ts
import { join } from "node:path";

// src/exchange/identity.ts
import { createHash } from "node:crypto";
var NO_PLACE = ["job-index", "job-total"];
var StrategySchema = looseObject({
  "job-index": pipe(number(), integer(), minValue(0)),
  "job-total": pipe(number(), integer(), minValue(1))
});
function legOf({ matrix, strategy, project }) {
  const row2 = parsed(matrix);
  const place = parsed(strategy);
  if (!row2.ok) return refused("matrix");
  if (!place.ok || typeof place.value !== "object") return refused("strategy");
  const told = place.value ?? {};
  if (row2.value === null && NO_PLACE.every((name) => !(name in told))) return success(leg(null, project, 0, 1));
  const read = safeParse(StrategySchema, told);
  if (!read.success || read.output["job-index"] >= read.output["job-total"]) return refused("strategy");
  return success(leg(row2.value, project, read.output["job-index"], read.output["job-total"]));
}
function refused(input) {
  return failure({
    code: "bad-strategy",
    message: `input ${input} does not say which leg of how many this is: it is not what \${{ toJSON(${input}) }} gives on GitHub`,
    hint: `Leave ${input} out: its default is right in every job. A runner that knows neither job-index nor job-total has to be told.`
  });
}
function leg(row2, project, index, total) {
  const key = createHash("sha256").update(JSON.stringify([sorted(row2), project])).digest("hex").slice(0, 12);
  return { key, title: titleOf(row2), index, total };
}
function parsed(text) {
  if (text.trim() === "") return { ok: true, value: null };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return entries.map(([name, each]) => [name, sorted(each)]);
}
function titleOf(row2) {
  const values = typeof row2 === "object" && row2 !== null ? Object.values(row2) : [];
  const plain = values.filter((value) => ["string", "number", "boolean"].includes(typeof value)).map(String);
  const text = plain.join("-").replaceAll(/[^A-Za-z0-9._]+/g, "-").replaceAll(/^[-.]+|[-.]+$/g, "");
  return text.slice(0, 48) || "leg";
}
function groupOf(job, step) {
  const name = job.replaceAll(/[^A-Za-z0-9_]+/g, "-").slice(0, 32) || "job";
  return `${name}-${createHash("sha256").update(JSON.stringify([job, step])).digest("hex").slice(0, 8)}`;
}

// src/entry/ship.ts
function placeOf({ inputs, run }) {
  const { matrix = "", strategy = "", project = "" } = inputs;
  const leg2 = legOf({ matrix, strategy, project });
  if (!leg2.ok) throw new ConfigError(leg2.diagnostics);
  return { leg: leg2.value, scope: { group: groupOf(run.job, run.step), attempt: run.attempt }, run: run.id };
}
async function shipStep(ports, catalog, at) {
  const place = placeOf(at.step);
  try {
    const shipped = await shipStage(ports, catalog, at.wishes, { ...at.options, place });
    await at.step.summary(turnMarkdown(shipped.turn, shipped.released?.published));
    return shipped;
  } catch (error) {
    const delivered = await catalog.deliveredSoFar(ports, place.scope, place.leg);
    await at.step.summary(failedLegMarkdown(place.leg, delivered));
    throw error;
  }
}

// src/report/smoke-summary.ts
var MOST_ROWS = 200;
var MOST_PROBLEMS = 50;
var LONGEST = 300;
var MARKS = { good: "\u2705", bad: "\u274C", doubtful: "\u26A0\uFE0F", neutral: "\u2796" };
function short(text) {
  return cell(text.length > LONGEST ? `${text.slice(0, LONGEST)}\u2026` : text);
}
function row({ mood, what, result, took, size, startup, floor, note }) {
  return `| ${MARKS[mood]} ${[what, result, took, size, startup, floor, note].map(short).join(" | ")} |`;
}
function rows(result, most) {
  const all = smokeRows(result);
  if (all.length <= most) return all.map(row);
  const telling = all.filter(({ mood, what }) => mood !== "good" || !what.startsWith("+ "));
  const shown = telling.slice(0, most);
  return [...shown.map(row), `| ${all.length - shown.length} more | | | | | | |`];
}
function problemList(title, problems, most) {
  if (problems.length === 0) return [];
  const items = problems.slice(0, most).map((problem) => `- ${short(diagnosticText(problem))}`);
  const more = problems.length > most ? [`- ${problems.length - most} more`] : [];
  return [`**${title}**`, "", ...items, ...more, ""];
}
function smokeMarkdown(result, most = { rows: MOST_ROWS, problems: MOST_PROBLEMS }) {
  const compared = result.comparisons.flatMap((comparison) => [
    `Figures in brackets and these are against ${short(comparison.label)}:`,
    "",
    ...comparisonLines(comparison).map((line) => `- ${short(line)}`),
    ""
  ]);
  const not = result.notCompared.flatMap((reason) => [`Not compared with ${short(reason)}.`, ""]);
  return [
    "| | result | took | size | start-up | needs | |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows(result, most.rows),
    "",
    ...problemList("What is wrong", result.problems, most.problems),
    ...problemList("What should be known", result.warnings, most.problems),
    ...compared,
    ...not,
    reuseText(result),
    ""
  ].join("\n");
}
function smokeSummary(result) {
  const { name, version } = result.project;
  return `## ${short(`${name} ${version}: can it be shipped?`)}

${smokeMarkdown(result)}`;
}

// src/report/smoke-comment.ts
var COMMENT_MARKER = "<!-- slipway: smoke -->";
var FOOT = "<sub>Kept up to date by Slipway's smoke build; `comment: off` in slipway.yml does without.</sub>";
var LONGEST2 = 65536;
var MOST = { rows: 30, problems: 10 };
var LONGEST_PART = 7500;
function keyOf({ project, target }) {
  return `${project.name} ${target}`.replaceAll(/[^A-Za-z0-9._ -]/g, "_").replaceAll("--", "-_");
}
function commentPart(result) {
  const { project, target, problems } = result;
  const mark = problems.length === 0 ? "\u2705" : "\u274C";
  const title = `### ${mark} ${cell(`${project.name} ${project.version}`)}, ${target}`;
  const text = `${title}

${smokeMarkdown(result, MOST)}`;
  return { key: keyOf(result), text: text.length > LONGEST_PART ? shortened(text) : text };
}
function shortened(text) {
  const cut = text.slice(0, LONGEST_PART);
  return `${cut.slice(0, cut.lastIndexOf("\n"))}

The job's summary has all of it.
`;
}
var begin = (key) => `<!-- slipway: part ${key} -->`;
var END = "<!-- slipway: end of part -->";
function partsOf(body) {
  const parts = body.matchAll(/<!-- slipway: part (.+?) -->\n([\s\S]*?)\n<!-- slipway: end of part -->/g);
  return new Map([...parts].map(([, key = "", text = ""]) => [key, text]));
}
function mergedComment(bodies, { key, text }) {
  const parts = new Map(bodies.flatMap((body2) => [...partsOf(body2)]));
  parts.set(key, text.trimEnd());
  const written = [...parts].sort(([left], [right]) => left < right ? -1 : 1).map(([own, part]) => `${begin(own)}
${part}
${END}`);
  let body = `${COMMENT_MARKER}
## Can it be shipped?
`;
  for (const part of written) {
    if (body.length + part.length + FOOT.length + 4 <= LONGEST2) body = `${body}
${part}
`;
  }
  return `${body}
${FOOT}`;
}
function holdsPart(body, { key, text }) {
  return partsOf(body).get(key) === text.trimEnd();
}

// src/runtime/github/comments.ts
function refused2(error, url) {
  const known = error instanceof Error && "status" in error && typeof error.status === "number";
  const message = error instanceof Error ? error.message : String(error);
  return new NetworkError(message, known ? { url, status: error.status } : { url }, { cause: error });
}
function pullRequestComments(token, { number: number2, repository, api }) {
  const [owner = "", repo = ""] = repository.split("/");
  const place = { owner, repo };
  const client = async () => (await import("./github-4NOBL63Z.mjs")).getOctokit(token, { baseUrl: api }).rest.issues;
  const ask = async (work) => {
    try {
      return await work(await client());
    } catch (error) {
      throw refused2(error, `${api}/repos/${repository}/issues/${number2}/comments`);
    }
  };
  return {
    list: () => ask(async (issues) => {
      const found = [];
      for (let page = 1; ; page += 1) {
        const { data } = await issues.listComments({ ...place, issue_number: number2, per_page: 100, page });
        found.push(...data.map(({ id, body = "" }) => ({ id, body })));
        if (data.length < 100) return found;
      }
    }),
    create: (body) => ask(async (issues) => (await issues.createComment({ ...place, issue_number: number2, body })).data.id),
    update: (id, body) => ask(async (issues) => {
      await issues.updateComment({ ...place, comment_id: id, body });
    }),
    remove: (id) => ask(async (issues) => {
      await issues.deleteComment({ ...place, comment_id: id });
    })
  };
}

// src/stages/comment.ts
var TRIES = 3;
var REFUSED = [401, 403, 404];
var ours = (all) => all.filter(({ body }) => body.startsWith(COMMENT_MARKER)).sort((a, b) => a.id - b.id);
function unlessGone(error) {
  if (!(error instanceof NetworkError && error.status === 404)) throw error;
}
async function writeOnce(comments, part) {
  const [oldest, ...others] = ours(await comments.list());
  if (oldest === void 0) {
    await comments.create(mergedComment([], part));
    return;
  }
  const bodies = [...others, oldest].map(({ body: body2 }) => body2);
  const body = mergedComment(bodies, part);
  if (body !== oldest.body) await comments.update(oldest.id, body);
  for (const { id } of others) await comments.remove(id).catch(unlessGone);
}
async function commentStage(log, comments, part) {
  try {
    for (let time = 0; time < TRIES; time += 1) {
      await writeOnce(comments, part);
      const [oldest, ...others] = ours(await comments.list());
      if (others.length === 0 && oldest !== void 0 && holdsPart(oldest.body, part)) return;
    }
    log.info("The comment on the pull request is written by others at the same time; the job's summary has all of it.");
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const refused3 = error.status !== void 0 && REFUSED.includes(error.status);
    log.info(
      refused3 ? "No comment on the pull request: the token may not write any (a fork's never may). The job's summary has all of it." : `No comment on the pull request: ${error.message}. The job's summary has all of it.`
    );
  }
}

// src/entry/smoke-step.ts
async function runSmokeStep(ports, catalog, step, at) {
  const { wishes, target, directory } = at;
  const { pullRequest, inputs } = step;
  const others = isAlone(inputs["strategy"] ?? "");
  const former = [catalog.formerIn(directory, "what lies there from before")];
  const base = pullRequest?.base;
  const { result, delivered, comment } = await smokeStage(ports, catalog, wishes, {
    ...{ target, directory, others, former, base }
  });
  if (delivered?.built !== void 0) {
    const { fragment, bundle, interpreter } = delivered.built;
    const made = { manifest: delivered.manifest, fragment, prerelease: delivered.plan.prerelease, directory };
    const cacheHit = ports.cache?.hit() ?? false;
    const outputs = stepOutputs({ ...made, cacheHit, bundle: bundle.root, python: interpreter.executable });
    for (const [name, value] of Object.entries(outputs)) step.output(name, value);
  }
  await step.summary(smokeSummary(result));
  const token = inputs["token"] ?? "";
  if (pullRequest !== void 0 && comment && token !== "")
    await commentStage(ports.log, pullRequestComments(token, pullRequest), commentPart(result));
  for (const warning of result.warnings) ports.log.warn(warning);
  if (result.problems.length > 0) throw new BuildError(result.problems);
}

// src/entry/step.ts
async function runStep(ports, catalog, step) {
  const { config = "", tag = "", mode = "", target = "", draft = "", token: _, ...inputs } = step.inputs;
  const doing = doingOf({ mode, tag, event: step.event, pushed: step.tag });
  if (!doing.ok) throw new ConfigError(doing.diagnostics);
  const wishes = {
    root: step.project,
    flags: {},
    inputs,
    ...config === "" ? {} : { configFile: config },
    ...doing.value.tag === void 0 ? {} : { tag: doing.value.tag }
  };
  const options = { target: targetNamed(target), directory: join(step.project, "release") };
  if (doing.value.mode === "smoke") return runSmokeStep(ports, catalog, step, { wishes, ...options });
  const ship = { step, wishes, options: { ...options, ...draftNamed(draft) } };
  const shipped = doing.value.mode === "release" ? await shipStep(ports, catalog, ship) : void 0;
  const { plan, manifest, directory, built } = shipped ?? await buildStage(ports, catalog, wishes, options);
  const { fragment, bundle, interpreter } = built;
  const made = { manifest, fragment, directory, bundle: bundle.root, python: interpreter.executable };
  const result = {
    ...made,
    prerelease: plan.prerelease,
    published: shipped?.released?.published,
    cacheHit: ports.cache?.hit() ?? false
  };
  for (const [name, value] of Object.entries(stepOutputs(result))) step.output(name, value);
  await step.summary(summaryMarkdown(manifest));
}
export {
  runStep
};
