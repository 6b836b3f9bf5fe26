import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  stepOutputs
} from "./chunk-HS67EYXL.mjs";
import {
  comparisonLines,
  isAlone,
  reuseText,
  smokeRows,
  smokeStage,
  stepReport
} from "./chunk-5EO2WBKT.mjs";
import {
  cell
} from "./chunk-K2IPQCL6.mjs";
import {
  object,
  parse,
  string
} from "./chunk-K7URS2RY.mjs";
import {
  usableToken
} from "./chunk-M4GCNWUY.mjs";
import {
  BuildError,
  NetworkError
} from "./chunk-4R4DXNF4.mjs";
import {
  diagnosticText
} from "./chunk-3HSMMY5N.mjs";

// src/entry/built.ts
async function builtOutputs(ports, catalog, delivered, published) {
  const { plan, manifest, directory, built } = delivered;
  const { fragment, bundle, interpreter } = built;
  const report = await stepReport(ports, catalog, { plan, built });
  const made = { manifest, fragment, directory, bundle: bundle.root, python: interpreter.executable, report };
  const { prerelease } = plan;
  return stepOutputs({ ...made, prerelease, published, cacheHit: ports.cache?.hit() ?? false });
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
var FOOT = "<sub>Kept up to date by Slipway's smoke build; `comment: off` in slipway.yml turns it off.</sub>";
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
var ViewerSchema = object({ viewer: object({ login: string() }) });
var isLogin = (login, viewer) => login === viewer || login === `${viewer}[bot]`;
function refused(error, url) {
  const known = error instanceof Error && "status" in error && typeof error.status === "number";
  const message = error instanceof Error ? error.message : String(error);
  return new NetworkError(message, known ? { url, status: error.status } : { url }, { cause: error });
}
function pullRequestComments(token, { number, repository, api }) {
  const [owner = "", repo = ""] = repository.split("/");
  const place = { owner, repo };
  const client = async () => (await import("./github-4E77ONUG.mjs")).getOctokit(usableToken(token), { baseUrl: api });
  const ask = async (work) => {
    try {
      return await work(await client());
    } catch (error) {
      throw refused(error, `${api}/repos/${repository}/issues/${number}/comments`);
    }
  };
  return {
    list: () => ask(async ({ rest, graphql }) => {
      const { viewer } = parse(ViewerSchema, await graphql("query { viewer { login } }"));
      const found = [];
      for (let page = 1; ; page += 1) {
        const { data } = await rest.issues.listComments({ ...place, issue_number: number, per_page: 100, page });
        found.push(...data.map(({ id, body = "", user }) => ({ id, body, own: isLogin(user?.login, viewer.login) })));
        if (data.length < 100) return found;
      }
    }),
    create: (body) => ask(async ({ rest }) => (await rest.issues.createComment({ ...place, issue_number: number, body })).data.id),
    update: (id, body) => ask(async ({ rest }) => {
      await rest.issues.updateComment({ ...place, comment_id: id, body });
    }),
    remove: (id) => ask(async ({ rest }) => {
      await rest.issues.deleteComment({ ...place, comment_id: id });
    })
  };
}

// src/stages/comment.ts
var TRIES = 3;
var REFUSED = [401, 403, 404];
var ours = (all) => all.filter(({ body, own }) => own && body.startsWith(COMMENT_MARKER)).sort((a, b) => a.id - b.id);
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
    log.info(
      "The comment on the pull request is full, or written by others at the same time. The job's summary has all of it."
    );
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const refused2 = error.status !== void 0 && REFUSED.includes(error.status);
    log.info(
      refused2 ? "No comment on the pull request: the token may not write any (a fork's never may). The job's summary has all of it." : `No comment on the pull request: ${error.message}. The job's summary has all of it.`
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
    ...{ target, directory, others, former, base, lastRelease: true }
  });
  if (delivered?.built !== void 0) {
    const outputs = await builtOutputs(ports, catalog, { ...delivered, built: delivered.built });
    for (const [name, value] of Object.entries(outputs)) step.output(name, value);
  }
  await step.summary(smokeSummary(result));
  const token = inputs["token"] ?? "";
  if (pullRequest !== void 0 && comment && token !== "")
    await commentStage(ports.log, pullRequestComments(token, pullRequest), commentPart(result));
  for (const warning of result.warnings) ports.log.warn(warning);
  if (result.problems.length > 0) throw new BuildError(result.problems);
}

export {
  builtOutputs,
  runSmokeStep
};
