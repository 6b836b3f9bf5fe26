import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  alreadyAnswer
} from "./chunk-4SNI2TL7.mjs";
import {
  doingOf
} from "./chunk-BVVD7M2G.mjs";
import {
  comparisonLines,
  inspectedReport,
  releaseHereStage,
  reportStage,
  reuseText,
  smokeRows,
  smokeStage
} from "./chunk-5EO2WBKT.mjs";
import {
  targetNamed
} from "./chunk-CKLSSE6Q.mjs";
import {
  buildStage,
  isMuslHere,
  parseConfigFile,
  planStage,
  releaseStage,
  runners_default,
  survey,
  surveyAndDraft,
  targetOfMachine
} from "./chunk-HLMF252L.mjs";
import "./chunk-K76BS2FT.mjs";
import {
  deliveredText,
  floorText,
  plain,
  planText,
  sizeText,
  table
} from "./chunk-K2IPQCL6.mjs";
import "./chunk-SRJGACTK.mjs";
import "./chunk-AOD3NGQQ.mjs";
import {
  REUSABLE_SECRETS,
  checkRights,
  decideSigning,
  meansOf,
  secretVariables
} from "./chunk-DC7PZX4J.mjs";
import "./chunk-LWEUKMG3.mjs";
import {
  CHECKSUMS_NAME
} from "./chunk-YWAGJZTN.mjs";
import {
  tagOf
} from "./chunk-2VOKWHUX.mjs";
import {
  FILE_NAME
} from "./chunk-NBDW4VMS.mjs";
import "./chunk-F2ZGVHID.mjs";
import "./chunk-SHF7BFNP.mjs";
import {
  normalName,
  scriptPath
} from "./chunk-IZIJMY2B.mjs";
import "./chunk-MMOJMJDC.mjs";
import "./chunk-EYHZ6UKJ.mjs";
import {
  array,
  nullish,
  object,
  parseJson,
  pipe,
  regex,
  safeParse,
  string
} from "./chunk-K7URS2RY.mjs";
import "./chunk-5TTXIAUN.mjs";
import {
  keyText
} from "./chunk-U65I235I.mjs";
import {
  nearest
} from "./chunk-OGLILRLF.mjs";
import {
  BuildError,
  ConfigError,
  NetworkError,
  ToolError
} from "./chunk-4R4DXNF4.mjs";
import {
  mendText,
  placeText
} from "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/entry/commands.ts
import { join as join2, resolve as resolve6 } from "node:path";

// src/report/inspection.ts
var MOST_ROWS = 20;
function section(heading, rows) {
  if (rows.length === 0) return [];
  const shown = table(rows.slice(0, MOST_ROWS)).split("\n").map((line) => `  ${line}`);
  const more = rows.length > MOST_ROWS ? [`  and ${rows.length - MOST_ROWS} more (--json has them all)`] : [];
  return ["", heading, ...shown, ...more];
}
function headline({ form, bytes, files, architecture, floors }) {
  const needs = floors.map((floor) => `${floorText(floor)}, asked for by ${floor.file} (${floor.owner})`);
  return [
    `${form}: ${sizeText(bytes)} in ${files} files, ${architecture === void 0 ? "no programs" : `for ${architecture}`}`,
    needs.length === 0 ? "Needs no particular version of a system." : `Needs ${needs.join("; ")}`
  ];
}
function inspectionText(inspection) {
  const { sizes, missing, foreign, suggestions, problems } = inspection;
  return [
    ...headline(inspection).map(plain),
    ...section(
      "Size by who brought it:",
      sizes.map(({ owner, kind, bytes, files }) => [sizeText(bytes).padStart(8), owner, kind, `${files} files`])
    ),
    ...section(
      "Libraries that are neither inside nor part of the system:",
      missing.map(({ library, file }) => [library, `needed by ${file}`])
    ),
    ...section(
      "For another processor or system:",
      foreign.map(({ file, what: what2 }) => [file, what2])
    ),
    ...section(
      "What would make it smaller:",
      suggestions.map(({ what: what2, bytes, files }) => [sizeText(bytes), what2, `as ${files.join(", ")}`])
    ),
    ...section(
      "Problems:",
      problems.map(({ file, problem }) => [file, problem])
    )
  ].join("\n");
}

// src/report/smoke-text.ts
var COLOURS = { good: "32", bad: "31", doubtful: "33", neutral: "" };
var MARKS = { good: "\u2713", bad: "\u2717", doubtful: "?", neutral: "-" };
function smokeText(result, colour) {
  const rows = smokeRows(result);
  const head = ["", "", "result", "took", "size", "start-up", "needs", ""];
  const cells = rows.map((row) => [
    MARKS[row.mood],
    row.what,
    row.result,
    row.took,
    row.size,
    row.startup,
    row.floor,
    row.note
  ]);
  const lines = table([head, ...cells]).split("\n");
  const painted = lines.map((line, index) => {
    const code = COLOURS[rows[index - 1]?.mood ?? "neutral"];
    return colour && code !== "" ? `\x1B[${code}m${line}\x1B[0m` : line;
  });
  const compared = result.comparisons.flatMap((comparison) => [
    `Against ${plain(comparison.label)}:`,
    ...comparisonLines(comparison).map((line) => `  ${plain(line)}`)
  ]);
  const not = result.notCompared.map((reason) => `Not compared with ${plain(reason)}.`);
  return ["", ...painted, "", ...compared, ...not, reuseText(result)].join("\n");
}

// src/report/answers.ts
function checkAnswer(config) {
  return { json: config, text: `${config.name}: the configuration is right.` };
}
function initAnswer(result) {
  const { plan, files, from, notes } = result;
  const open = [...files].filter(([, text]) => text.includes("<full SHA>")).map(([file]) => file);
  const lines = [
    ...from.length === 0 ? [] : [`read: ${from.join(", ")}`],
    ...notes.map((note) => `  ${note}`),
    ...[...files.keys()].map((file) => `written: ${file}`),
    ...files.has("slipway.yml") ? [] : ["no slipway.yml is needed"],
    ...open.map(
      (file) => `${file}: fill in who owns Slipway and the full SHA of its release, or give --action "OWNER/slipway@SHA # v1"`
    ),
    `${plan.project.name} can be built for ${plan.legs.map(({ target }) => target).join(", ")}; a release holds those of the workflow's matrix`,
    "Next: slipway build tries it here, slipway doctor looks at the rest. Then commit what was written."
  ];
  return { json: { files: Object.fromEntries(files), from, notes }, text: lines.join("\n") };
}
function planAnswer(plan) {
  return { json: plan, text: planText(plan) };
}
function inspectAnswer(inspection) {
  const { contents: _, ...json } = inspection;
  return { json, text: inspectionText(inspection) };
}
function deliveredAnswer(result) {
  const { manifest, directory, built } = result;
  const archive = built?.fragment.artifacts[0]?.name;
  const folder = built?.bundle.root.split(/[\\/]/).at(-1) ?? "";
  const starts = archive === void 0 ? [] : (built?.bundle.executables ?? []).map(({ path }) => ({ archive, executable: `${folder}/${path}` }));
  return { json: { directory, manifest }, text: deliveredText(manifest, directory, starts) };
}
function smokeAnswer(result) {
  const { problems: failures } = result;
  return { json: result, text: smokeText(result, false), painted: smokeText(result, true), failures };
}

// src/config/former.ts
var plain2 = (text) => /^[A-Za-z_][\w./-]*$/.test(text) ? text : JSON.stringify(text);
var unique = (texts) => [...new Set(texts)];
function nameLines(builds, facts) {
  const name = builds.find((build) => build.name !== void 0)?.name;
  const own = facts.name?.value ?? facts.script?.replace(/\.py$/, "");
  if (name === void 0 || own !== void 0 && normalName(own) === normalName(name)) return [];
  return [`name: ${plain2(name)}`];
}
function entryLines(builds, facts) {
  const scripts = unique(builds.flatMap((build) => build.scripts.map((script2) => scriptPath(script2) ?? script2)));
  const [script = ""] = scripts;
  if (scripts.length === 0) return { lines: [], notes: [] };
  const own = facts.scripts.map(({ value }) => value.name);
  if (own.length > 0) {
    return {
      lines: [],
      notes: [`${scripts.join(", ")}: the project's own commands are started instead: ${own.join(", ")}`]
    };
  }
  if (facts.script === script) return { lines: [], notes: [] };
  const others = scripts.slice(1).map((other) => `${other}: a second program; give the project scripts for both`);
  return { lines: [`entry: ${plain2(script)}`], notes: others };
}
function iconOf(builds) {
  const icon = builds.find((build) => build.icon !== void 0)?.icon;
  const path = icon === void 0 ? void 0 : scriptPath(icon);
  if (icon === void 0 || path?.endsWith(".png") === true) return { icon: path, notes: [] };
  return { icon: void 0, notes: [`${icon}: one square PNG as icon: makes the icons of all systems`] };
}
function otherNotes(builds) {
  const hidden = unique(builds.flatMap((build) => build.hiddenImports));
  return [
    ...hidden.length === 0 ? [] : [`hidden imports are not needed, all that is installed is shipped: ${hidden.join(", ")}`],
    ...builds.some((build) => build.onefile) ? ["one file: the default is a folder in an archive, which starts at once; see bundler: mode"] : [],
    ...builds.flatMap(({ file, left }) => left.map((text) => `${file}: left alone: ${text}`))
  ];
}
function convertFormer(builds, facts) {
  if (builds.length === 0) return { lines: [], icon: void 0, include: [], notes: [] };
  const entry = entryLines(builds, facts);
  const { icon, notes: iconNotes } = iconOf(builds);
  const windowed = builds.some((build) => build.windowed) && !facts.scripts.some(({ value }) => value.gui);
  const data = unique(builds.flatMap((build) => build.data)).map(
    (path) => path.replaceAll("\\", "/").replace(/\/+$/, "")
  );
  const packaged = facts.kind === "package" && data.length > 0;
  return {
    lines: [...nameLines(builds, facts), ...entry.lines, ...windowed ? ["gui: true"] : []],
    icon,
    include: packaged ? [] : data,
    notes: [
      ...entry.notes,
      ...iconNotes,
      ...packaged ? [
        `data comes in the project's wheel, as its build backend packs it; for files beside the program write include: ${data.join(", ")}`
      ] : [],
      ...unique(otherNotes(builds))
    ]
  };
}

// src/report/starter.ts
var PLACEHOLDER = /OWNER\/slipway@<full SHA> # v1/g;
var RUNNERS = /^( *)os: \[.*\]$/m;
var TAGS = /^( *)tags: \[.*\]$/m;
function starterText(starter, choices) {
  const { reference, tags, runners } = choices;
  const tagged = starter.replace(TAGS, (_, indent) => `${indent}tags: [${JSON.stringify(tags)}]`);
  const filled = reference === void 0 ? tagged : tagged.replaceAll(PLACEHOLDER, () => reference);
  return runners === void 0 ? filled : filled.replace(RUNNERS, (_, indent) => `${indent}os: [${runners.join(", ")}]`);
}

// src/stages/init.ts
var WORKFLOW = ".github/workflows/slipway.yml";
var CONFIG = "slipway.yml";
var REFERENCE = /^[\w.-]+\/[\w./-]+@[\w./-]+( # [\w. -]+)?$/;
function likelyEntry(facts) {
  const undecided = facts.kind === "script" && facts.script === void 0 && facts.scripts.length === 0;
  const likely = undecided ? nearest("main.py", facts.scriptFiles) ?? facts.scriptFiles[0] : void 0;
  return likely === void 0 ? [] : [`entry: ${likely}`];
}
async function readFacts(ports, catalog, root) {
  const facts = await catalog.readProject(root, { exec: ports.exec });
  if (!facts.ok) throw new ConfigError(facts.diagnostics);
  return facts.value;
}
async function takeIncludes(catalog, root, written2) {
  const patterns = [];
  const notes = [];
  for (const path of written2) {
    const found = [path, `${path}/**`];
    const tried = await Promise.all(found.map((pattern2) => catalog.expandIncludes(root, [pattern2])));
    const pattern = found[tried.findIndex((result) => result.ok)];
    if (pattern === void 0) notes.push(`${path}: not there, or outside of the project, so it is not included`);
    else patterns.push(pattern);
  }
  return { lines: patterns.length === 0 ? [] : [`include: ${JSON.stringify(patterns)}`], notes };
}
async function takeIcon(catalog, root, icon) {
  if (icon === void 0) return { lines: [], notes: [] };
  const found = await catalog.findIcon(root, icon);
  if (found.ok) return { lines: [`icon: ${JSON.stringify(icon)}`], notes: [] };
  return { lines: [], notes: found.diagnostics.map(({ message }) => `icon left out: ${message}`) };
}
function checkReference(reference) {
  if (reference === void 0 || REFERENCE.test(reference)) return;
  const message = `--action: ${JSON.stringify(reference)} is nothing that a workflow can use`;
  throw new ConfigError([{ code: "bad-action", message, hint: 'Write it as "OWNER/slipway@SHA # v1".' }]);
}
async function initStage(ports, catalog, wishes, reference) {
  const { root } = wishes;
  checkReference(reference);
  const existing = await catalog.readConfigText(root, wishes.configFile);
  if (!existing.ok) throw new ConfigError(existing.diagnostics);
  const facts = await readFacts(ports, catalog, root);
  const configured2 = existing.value !== void 0 || facts.settings !== void 0;
  const builds = configured2 ? [] : await catalog.findFormerBuilds(root);
  const former = convertFormer(builds, facts);
  const taken = [await takeIcon(catalog, root, former.icon), await takeIncludes(catalog, root, former.include)];
  const entry = configured2 || former.lines.some((line) => line.startsWith("entry:")) ? [] : likelyEntry(facts);
  const lines = [...former.lines, ...entry, ...taken.flatMap((part) => part.lines)];
  const text = lines.map((line) => `${line}
`).join("");
  const tried = configured2 ? wishes : { ...wishes, config: { file: CONFIG, text } };
  const { config, draft } = await surveyAndDraft(ports, catalog, tried);
  const chosen = config.origins["targets"]?.layer !== "default";
  const runners = chosen ? [...new Set(draft.legs.map(({ runner }) => runner))] : void 0;
  const tags = tagOf(config.release.tag, { name: config.name, version: "*" });
  const files = new Map([
    ...lines.length === 0 ? [] : [[CONFIG, text]],
    [WORKFLOW, starterText(catalog.starter, { reference, tags, runners })]
  ]);
  await catalog.writeNewFiles(root, files);
  return {
    plan: draft,
    files,
    from: [...new Set(builds.map(({ file }) => file))],
    notes: [...former.notes, ...taken.flatMap((part) => part.notes)]
  };
}

// src/entry/build-command.ts
import { resolve } from "node:path";

// src/config/mend.ts
function append({ isSeq }, document, path, value) {
  const list = document.getIn(path);
  if (!isSeq(list)) document.setIn(path, document.createNode([value], { flow: true }));
  else if (!list.items.some((item) => String(item) === value)) list.add(document.createNode(value));
}
function choose({ isMap, isScalar }, document, name) {
  const written2 = document.get("bundler", true);
  const use = isScalar(written2) ? written2.value : document.getIn(["bundler", "use"]);
  if (!isMap(written2)) document.set("bundler", document.createNode({ use: name }));
  return use === void 0 || use === null || use === name;
}
async function mendedText(text, mends) {
  const yaml = await import("./yaml-value-DVD6WC5N.mjs");
  const document = yaml.parseDocument(text);
  if (document.errors.length > 0 || !(document.contents === null || yaml.isMap(document.contents))) return void 0;
  for (const mend of mends) {
    if ("include" in mend) append(yaml, document, ["include"], mend.include);
    else if (!choose(yaml, document, mend.bundler)) return void 0;
    else if ("add" in mend) append(yaml, document, ["bundler", mend.option], mend.add);
    else document.setIn(["bundler", mend.option], mend.set);
  }
  return document.toString({ flowCollectionPadding: false, lineWidth: 0 });
}

// src/stages/mend.ts
var ROUNDS = 5;
function mendsOf(problems) {
  const all = problems.flatMap(({ mend }) => mend === void 0 ? [] : [mend]);
  return [...new Map(all.map((mend) => [mendText(mend), mend])).values()];
}
async function written(ports, catalog, wishes) {
  const { facts } = await survey(ports, catalog, wishes);
  if (facts.settings !== void 0) {
    ports.log.info(`The lines above belong in [tool.slipway] of ${facts.settings.file}, which --mend does not write.`);
    return void 0;
  }
  const text = await catalog.readConfigText(wishes.root, wishes.configFile);
  if (!text.ok) return void 0;
  return text.value ?? { file: "slipway.yml", text: "" };
}
async function attempt(build) {
  try {
    return await build();
  } catch (error) {
    if (error instanceof BuildError) return error;
    throw error;
  }
}
async function retry(build) {
  try {
    return await attempt(build);
  } catch (error) {
    if (error instanceof ConfigError) return new BuildError([]);
    throw error;
  }
}
async function mendStage(ports, catalog, wishes, options) {
  const first = await attempt(() => buildStage(ports, catalog, wishes, options));
  if (!(first instanceof BuildError)) return first;
  let failed = first;
  const file = mendsOf(failed.diagnostics).length === 0 ? void 0 : await written(ports, catalog, wishes);
  if (file === void 0) throw first;
  const tried = /* @__PURE__ */ new Map();
  for (let round = 0; round < ROUNDS; round++) {
    const fresh = mendsOf(failed.diagnostics).filter((mend) => !tried.has(mendText(mend)));
    for (const mend of fresh) tried.set(mendText(mend), mend);
    const text = fresh.length === 0 ? void 0 : await mendedText(file.text, [...tried.values()]);
    if (text === void 0) break;
    ports.log.info(`--mend tries: ${fresh.map(mendText).join(" \xB7 ")}`);
    const config = { file: file.file, text };
    const result = await retry(() => buildStage(ports, catalog, { ...wishes, config }, options));
    if (!(result instanceof BuildError)) {
      await catalog.writeConfigText(wishes.root, wishes.configFile, text);
      ports.log.info(`The smoke run passes; kept in ${file.file}: ${[...tried.keys()].join(" \xB7 ")}`);
      return result;
    }
    failed = result;
  }
  ports.log.info(`--mend found nothing that helps; ${file.file} is as it was.`);
  throw first;
}

// src/entry/build-command.ts
async function buildCommand(ports, catalog, wishes, { line, cwd, own }) {
  const { out, report } = line.places;
  const directory = out === void 0 ? own : resolve(cwd, out);
  const options = { target: targetNamed(line.positionals[0] ?? ""), directory, cross: line.cross };
  const build = line.mend ? mendStage : buildStage;
  const delivered = await build(ports, catalog, wishes, options);
  const { plan, built } = delivered;
  if (report !== void 0 && built !== void 0) await reportStage(catalog, { plan, built }, resolve(cwd, report));
  return deliveredAnswer(delivered);
}

// src/report/doctor.ts
var MARKS2 = { fine: "\u2713", doubt: "!", fails: "\u2717", unknown: "-" };
var COLOURS2 = { fine: "32", doubt: "33", fails: "31", unknown: "2" };
var placed = (at) => at === void 0 ? "" : `${placeText(at)}: `;
function linesOf({ what: what2, state, message, hint, at }, coloured) {
  const mark = coloured ? `\x1B[${COLOURS2[state]}m${MARKS2[state]}\x1B[0m` : MARKS2[state];
  const place = state === "fine" ? "" : placed(at);
  const line = `${mark} ${plain(what2)}: ${plain(`${place}${message}`)}`;
  return hint === void 0 || state === "fine" ? [line] : [line, `    ${plain(hint)}`];
}
function summary(findings) {
  const count = (state) => findings.filter((finding) => finding.state === state).length;
  const [fails, doubts, unknown] = [count("fails"), count("doubt"), count("unknown")];
  const rest = `${doubts} doubtful, ${unknown} not looked at`;
  if (fails > 0) return `A release would fail: ${fails} of ${findings.length} checks, ${rest}.`;
  return `Nothing here would make a release fail: ${findings.length} checks, ${rest}.`;
}
function doctorAnswer(findings) {
  const failing = findings.filter(({ state }) => state === "fails").length;
  const last = failing === 0 ? ["", summary(findings)] : [];
  const text = (coloured) => [...findings.flatMap((finding) => linesOf(finding, coloured)), ...last].join("\n");
  const failures = failing === 0 ? [] : [{ code: "cannot-release", message: summary(findings) }];
  return { json: { findings }, text: text(false), painted: text(true), failures };
}

// src/config/callers.ts
var STEP = /^([\w.-]+\/slipway)(?:\/(?:plan|build|release))?@(.*)$/;
var WORKFLOW2 = /^([\w.-]+\/slipway)\/\.github\/workflows\/(build|release)\.ya?ml@(.*)$/;
var CHECKOUT = /^actions\/checkout@/;
var OF_MATRIX = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/;
var isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var tableOf = (value) => isTable(value) ? value : {};
var listOf = (value) => Array.isArray(value) ? value : value === void 0 ? [] : [value];
var textsOf = (value) => listOf(value).flatMap((item) => typeof item === "string" ? [item] : []);
var textOf = (value) => typeof value === "object" ? JSON.stringify(value) : String(value);
function placeIn({ file, positions }, path) {
  for (let length = path.length; length > 0; length -= 1) {
    const at = positions.get(keyText(path.slice(0, length)));
    if (at !== void 0) return { file, line: at.line, column: at.column };
  }
  return { file };
}
function rightsOf(written2) {
  if (written2 === void 0) return "default";
  if (written2 === "write-all") return { "*": "write" };
  if (written2 === "read-all") return { "*": "read" };
  return Object.fromEntries(Object.entries(tableOf(written2)).map(([name, right]) => [name, textOf(right)]));
}
function triggersOf({
  value: workflow,
  positions
}) {
  const value = tableOf(workflow)["on"];
  const named = [...positions.keys()].flatMap((key) => /^on\.([\w-]+)$/.exec(key)?.[1] ?? []);
  const events = isTable(value) ? named : textsOf(value);
  const push = tableOf(tableOf(value)["push"]);
  const filtered = ["tags", "tags-ignore", "branches", "branches-ignore"].filter((key) => key in push);
  const every = filtered.length === 0 || filtered.includes("tags-ignore") ? ["**"] : [];
  const tags = "tags" in push ? textsOf(push["tags"]) : every;
  return { events, tags: events.includes("push") ? tags : [], ignoredTags: textsOf(push["tags-ignore"]) };
}
function labelsOf(source, job, path) {
  const named = isTable(job["runs-on"]) ? job["runs-on"]["labels"] : job["runs-on"];
  const matrix = tableOf(tableOf(job["strategy"])["matrix"]);
  const at = [...path, "strategy", "matrix"];
  return textsOf(named).flatMap((label) => {
    const axis = OF_MATRIX.exec(label)?.[1];
    if (axis === void 0) return label.includes("${{") ? [] : [{ label, at: placeIn(source, [...path, "runs-on"]) }];
    const included = listOf(matrix["include"]).flatMap(
      (row, index) => textsOf(tableOf(row)[axis]).map((text) => ({
        label: text,
        at: placeIn(source, [...at, "include", index, axis])
      }))
    );
    const values = listOf(matrix[axis]).map((text, index) => ({
      label: textOf(text),
      at: placeIn(source, [...at, axis, index])
    }));
    return [...values, ...included];
  });
}
function inputsOf(written2) {
  return Object.fromEntries(Object.entries(tableOf(written2)).map(([name, value]) => [name, textOf(value)]));
}
function calledSteps({ source, workflow, id, job }) {
  const steps = listOf(job["steps"]).map(tableOf);
  const path = ["jobs", id, "steps"];
  return steps.flatMap((step, index) => {
    const [, owner, reference] = STEP.exec(textOf(step["uses"] ?? "")) ?? [];
    if (owner === void 0 || reference === void 0) return [];
    const before = steps.findLastIndex(({ uses }, place) => place < index && CHECKOUT.test(textOf(uses ?? "")));
    const depth = tableOf(steps[before]?.["with"])["fetch-depth"];
    const checkout = {
      depth: depth === void 0 ? void 0 : textOf(depth),
      at: placeIn(source, [...path, before, "uses"])
    };
    return [
      {
        way: "step",
        owner,
        reference,
        at: placeIn(source, [...path, index, "uses"]),
        inputs: inputsOf(step["with"]),
        variables: [workflow, job, step].flatMap((level) => Object.keys(tableOf(level["env"]))),
        checkout: before < 0 ? void 0 : checkout
      }
    ];
  });
}
function calledWorkflow({ source, id, job }) {
  const [, owner, way, reference] = WORKFLOW2.exec(textOf(job["uses"] ?? "")) ?? [];
  if (owner === void 0 || reference === void 0) return [];
  return [
    {
      way: way === "release" ? "release" : "build",
      owner,
      reference,
      at: placeIn(source, ["jobs", id, "uses"]),
      inputs: inputsOf(job["with"]),
      variables: Object.keys(tableOf(job["secrets"])),
      checkout: void 0
    }
  ];
}
function jobsOf(at) {
  const { source, workflow, id, job } = at;
  const own = "permissions" in job;
  return [...calledSteps(at), ...calledWorkflow(at)].map((called) => ({
    ...called,
    id,
    rights: rightsOf(own ? job["permissions"] : workflow["permissions"]),
    rightsAt: placeIn(source, own ? ["jobs", id, "permissions"] : ["jobs", id]),
    inheritsSecrets: job["secrets"] === "inherit",
    labels: labelsOf(source, job, ["jobs", id])
  }));
}
async function readCaller({ file, text }) {
  const parsed = await parseConfigFile(text, file);
  if (!parsed.ok) return void 0;
  const source = parsed.value;
  const workflow = tableOf(source.value);
  const jobs = Object.entries(tableOf(workflow["jobs"])).flatMap(
    ([id, job]) => jobsOf({ source, workflow, id, job: tableOf(job) })
  );
  if (jobs.length === 0) return void 0;
  return { file, ...triggersOf(source), at: placeIn(source, ["on"]), jobs };
}

// src/model/finding.ts
function findingOf(what2, problem) {
  const { message, hint, at, severity } = problem;
  const state = severity === "warning" ? "doubt" : "fails";
  return { what: what2, state, message, ...hint === void 0 ? {} : { hint }, ...at === void 0 ? {} : { at } };
}

// src/plan/tag-patterns.ts
function expression(pattern) {
  const source = pattern.replaceAll(/[.^$(){}|\\]/g, String.raw`\$&`).replaceAll("**", "\0").replaceAll("*", "[^/]*").replaceAll("\0", ".*");
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return void 0;
  }
}
function selects(patterns, tag) {
  return patterns.reduce((chosen, pattern) => {
    const not = pattern.startsWith("!");
    return expression(not ? pattern.slice(1) : pattern)?.test(tag) === true ? !not : chosen;
  }, false);
}
function tagsStart({ tags, ignoredTags }, tag) {
  return selects(tags, tag) && !selects(ignoredTags, tag);
}

// src/plan/caller-checks.ts
var QUIET = ["build", "smoke"];
var mayRelease = ({ way, inputs }) => way === "release" || way === "step" && !QUIET.includes(inputs["mode"] ?? "auto");
var BY_HAND = ["workflow_dispatch", "schedule", "repository_dispatch", "push", "workflow_call"];
var namesTag = ({ events }, { inputs }) => (inputs["tag"] ?? "") !== "" && events.some((event) => BY_HAND.includes(event));
function releases(workflow, job, tag) {
  return mayRelease(job) && (tagsStart(workflow, tag) || namesTag(workflow, job));
}
function checkReference2({ id, owner, reference, at }) {
  const what2 = `version of Slipway in the job ${id}`;
  const pinned = "Name the full commit SHA of a release, with its version behind it: @\u2026 # v1.";
  if (owner.startsWith("OWNER/") || reference.includes("<"))
    return { what: what2, state: "fails", message: "the placeholder is still there", hint: pinned, at };
  if (/^[0-9a-f]{40}$/.test(reference)) return { what: what2, state: "fine", message: reference.slice(0, 12), at };
  const message = `${reference} is not a full commit SHA: whoever moves it changes what runs with the rights of this job`;
  return { what: what2, state: "doubt", message, hint: pinned, at };
}
function checkLabels({ id, labels }) {
  const what2 = `runners of the job ${id}`;
  const retired = runners_default.retired;
  const gone = labels.filter(({ label }) => Object.hasOwn(retired, label));
  if (gone.length === 0 && labels.length === 0) return [];
  if (gone.length === 0) {
    const names = [...new Set(labels.map(({ label }) => label))].join(", ");
    return [{ what: what2, state: "fine", message: names, ...placed2(labels[0]) }];
  }
  const current = [...new Set(Object.values(runners_default.labels))].join(", ");
  return gone.map(({ label, at }) => ({
    what: what2,
    state: "fails",
    message: `${label} was retired in ${retired[label]}; a job that asks for it waits for a day and never starts`,
    hint: `There are: ${current}.`,
    at
  }));
}
var placed2 = (written2) => written2 === void 0 ? {} : { at: written2.at };
function checkCheckout({ id, way, checkout, at }, dynamicVersion) {
  if (way !== "step") return [];
  const what2 = `checkout in the job ${id}`;
  const hint = "Before the step: uses: actions/checkout@\u2026, with: { fetch-depth: 0, persist-credentials: false }.";
  if (checkout === void 0)
    return [{ what: what2, state: "fails", message: "nothing is checked out before the step", hint, at }];
  const { depth } = checkout;
  if (depth === "0") return [{ what: what2, state: "fine", message: "with all of its history", at: checkout.at }];
  const message = `fetch-depth is ${depth ?? "not said, which means 1"}: tags and history are not there`;
  if (!dynamicVersion)
    return [
      { what: what2, state: "fine", message: "without history, which this project's version does not need", at: checkout.at }
    ];
  return [{ what: what2, state: "fails", message: `${message}, and the version is made from them`, hint, at: checkout.at }];
}
function checkSecrets({ id, way, variables, inheritsSecrets, at }, needs) {
  const missing = inheritsSecrets ? [] : needs.secrets.filter((name) => !variables.includes(name));
  if (needs.secrets.length === 0) return [];
  const what2 = `secrets of the job ${id}`;
  const unnamed = way === "release" ? needs.secrets.filter((name) => !REUSABLE_SECRETS.includes(name)) : [];
  const state = needs.signRequired ? "fails" : "doubt";
  if (unnamed.length > 0) {
    const message = `${unnamed.join(", ")}: named under signing, and the reusable workflow hands on no secret of that name`;
    return [
      { what: what2, state, message, hint: `It takes ${REUSABLE_SECRETS.join(", ")}: name them so in slipway.yml.`, at }
    ];
  }
  if (missing.length === 0) return [{ what: what2, state: "fine", message: needs.secrets.join(", "), at }];
  const lines = missing.map((name) => `${name}: \${{ secrets.${name} }}`).join(", ");
  return [
    {
      what: what2,
      state,
      message: `${missing.join(", ")}: named under signing, and not handed over`,
      hint: way === "step" ? `Give the step env: { ${lines} }.` : `Give the job secrets: { ${lines} }.`,
      at
    }
  ];
}
function checkTrigger(callers, tag) {
  const what2 = "what starts a release";
  const hint = 'Start one of the workflows by tags: on: { push: { tags: ["v*"] } }.';
  const able = callers.filter(({ jobs }) => jobs.some(mayRelease));
  const found = able.find((workflow) => workflow.jobs.some((job) => releases(workflow, job, tag)));
  if (found !== void 0) return { what: what2, state: "fine", message: `a tag such as ${tag}`, at: found.at };
  const [first] = able;
  if (first === void 0)
    return {
      what: what2,
      state: "fails",
      message: "no workflow has a job that would release",
      hint: "slipway init writes one."
    };
  const patterns = able.flatMap(({ tags }) => tags);
  const message = patterns.length === 0 ? "no tag starts the workflow" : `a tag such as ${tag} starts no workflow: the patterns are ${patterns.join(", ")}`;
  return { what: what2, state: "fails", message, hint, at: first.at };
}
function checkCallers(callers, needs) {
  if (callers.length === 0) {
    const hint = "slipway init writes one.";
    return [{ what: "workflow", state: "doubt", message: "no workflow here calls Slipway", hint }];
  }
  const jobs = callers.flatMap(
    (workflow) => workflow.jobs.flatMap((job) => {
      const releasing = mayRelease(job) && (workflow.tags.length > 0 || namesTag(workflow, job));
      return [
        checkReference2(job),
        ...checkLabels(job),
        checkRights(job, releasing, needs),
        ...checkCheckout(job, needs.dynamicVersion),
        ...releasing ? checkSecrets(job, needs) : []
      ];
    })
  );
  return [checkTrigger(callers, needs.tag), ...jobs];
}

// src/plan/hosted-checks.ts
var WHAT = "release of the tag";
function checkHostedRelease(tag, releases2) {
  const own = releases2.filter((release) => release.tag === tag);
  const published = own.find(({ draft }) => !draft);
  if (published !== void 0) {
    const hint = "Release the next version under a tag of its own.";
    return published.immutable ? { what: WHAT, state: "fails", message: `${tag} is published and immutable: ${published.url}`, hint } : {
      what: WHAT,
      state: "doubt",
      message: `${tag} is published already: files with other bytes are refused: ${published.url}`,
      hint
    };
  }
  if (own.length > 1) {
    const numbers = own.map(({ id }) => id).join(", ");
    const hint = "Delete the one that is not meant.";
    return { what: WHAT, state: "fails", message: `${tag} has ${own.length} drafts: ${numbers}`, hint };
  }
  const message = own[0] === void 0 ? `there is none of ${tag} yet` : `the draft ${own[0].id} of ${tag} is used`;
  return { what: WHAT, state: "fine", message };
}
function checkTagCommit(tag, there, here) {
  const what2 = "tag";
  if (there === void 0)
    return { what: what2, state: "fine", message: `${tag} is not there yet; it is made at the built commit` };
  if (here === void 0 || there === here)
    return { what: what2, state: "fine", message: `${tag} is at ${there.slice(0, 12)}` };
  const message = `${tag} is at ${there.slice(0, 12)}, and ${here.slice(0, 12)} is checked out`;
  return { what: what2, state: "fails", message, hint: `Check out ${tag}, or give the release a tag of its own.` };
}

// src/plan/signing-needs.ts
function identityNeed({ policy, methods }) {
  const { sigstore, minisign, gpg } = methods;
  if (policy === "off" || sigstore?.key !== void 0) return "unused";
  const alone = sigstore !== void 0 || minisign === void 0 && gpg === void 0;
  return policy === "required" && alone ? "required" : "wanted";
}
var what = "signing";
function checkSigningWish(wish, means, { inWorkflow, handedOver }) {
  if (wish.policy === "off") return [{ what, state: "fine", message: "off: releases are not signed" }];
  const decision = decideSigning(wish, inWorkflow ? means : { ...means, identity: true, visibility: "public" });
  if (decision.problems.length > 0) {
    return decision.problems.map((problem) => {
      const finding = findingOf(what, problem);
      return inWorkflow || !handedOver ? finding : { ...finding, state: "unknown" };
    });
  }
  const methods = [
    decision.sigstore === void 0 ? [] : [decision.sigstore.by === "key" ? "Sigstore with a key" : "Sigstore"],
    decision.minisign === void 0 ? [] : ["minisign"],
    decision.gpg === void 0 ? [] : ["OpenPGP"]
  ];
  const identity = decision.sigstore?.by === "identity" && !inWorkflow ? ", by the identity of the job" : "";
  return [{ what, state: "fine", message: `${wish.policy}: ${methods.flat().join(", ")}${identity}` }];
}

// src/stages/doctor-tools.ts
async function checkGit(ports, catalog, { root }, drafted) {
  const what2 = "git";
  try {
    await ports.exec.run(["git", "--version"], { what: "asking git for its version" });
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { what: what2, state: "fails", message: "git cannot be started", hint: "Install git: a release names its commit." };
  }
  const commit = drafted?.facts.commit;
  if (drafted === void 0) return { what: what2, state: "fine", message: "there" };
  if (commit === void 0) {
    const message2 = "the project is not in a commit, and a release on GitHub is made from one";
    return { what: what2, state: "doubt", message: message2, hint: "git add it, and commit. A release in a folder needs none." };
  }
  const at = commit.id.slice(0, 12);
  if (await catalog.worktreeIsClean(ports.exec, root))
    return { what: what2, state: "fine", message: `commit ${at}, and nothing uncommitted` };
  const message = `commit ${at}, with changes that are not committed: what is built here cannot be released`;
  return { what: what2, state: "doubt", message, hint: "Commit them, or git stash; a workflow checks out the commit." };
}
function plannedOf({ config }, { interpreter }) {
  const what2 = "Python";
  const { source } = config.python;
  if (source === "hosted" || source === "system")
    return { what: what2, state: "unknown", message: `${source}: it is looked for on the runner` };
  if (interpreter !== null)
    return { what: what2, state: "fine", message: `standalone ${interpreter.version}, pinned by SHA-256` };
  const message = "no standalone one fits: the runner's own would be used instead, which a release refuses";
  return { what: what2, state: "fails", message, hint: "Pin another Python, or say python-source: hosted or system." };
}
function checkPlanned(drafted) {
  const found = drafted.draft.legs.map((leg) => ({ target: leg.target, finding: plannedOf(drafted, leg) }));
  const first = found.filter(
    ({ finding }, index) => found.slice(0, index).every((other) => other.finding.message !== finding.message)
  );
  return first.map(({ finding }) => {
    const targets = found.filter((other) => other.finding.message === finding.message).map(({ target }) => target);
    return { ...finding, message: `${finding.message} (${targets.join(", ")})` };
  });
}
async function obtain(ports, catalog, { draft }, leg) {
  const { source, pin, requires, reason } = draft.python;
  const request = { source, pin, requires, reason, target: leg.target, standalone: leg.interpreter };
  return catalog.obtainInterpreter(ports, request);
}
function failureFindings(what2, error) {
  if (error instanceof ConfigError || error instanceof BuildError)
    return error.diagnostics.map((problem) => findingOf(what2, { ...problem, severity: "error" }));
  if (error instanceof NetworkError || error instanceof ToolError)
    return [{ what: what2, state: "fails", message: error.message }];
  throw error;
}
async function checkHere(ports, catalog, drafted) {
  const leg = drafted.draft.legs.find(({ target }) => target === targetOfMachine(ports.machine));
  if (leg === void 0) {
    const message = "none of the targets is this machine's own, so that nothing is fetched";
    return [{ what: "tools here", state: "unknown", message }];
  }
  const what2 = `Python here, for ${leg.target}`;
  let interpreter;
  try {
    interpreter = await obtain(ports, catalog, drafted, leg);
  } catch (error) {
    return failureFindings(what2, error);
  }
  const { version, source, fallback, reason } = interpreter;
  const hint = "A release on GitHub refuses it, unless python-source names it.";
  const python = fallback ? { what: what2, state: "doubt", message: `${version}, ${reason}`, hint } : { what: what2, state: "fine", message: `${source} ${version}` };
  try {
    const uv = await catalog.obtainUv(ports, interpreter);
    return [python, { what: "uv", state: "fine", message: uv.version }];
  } catch (error) {
    return [python, ...failureFindings("uv", error)];
  }
}
async function checkContainer(ports, catalog, { draft }) {
  const leg = draft.legs.find(({ target }) => isMuslHere(ports.machine, target));
  if (leg === void 0) return [];
  const what2 = `container here, for ${leg.target}`;
  const container = await catalog.openContainer(ports, { program: "", mounts: [] });
  if (container.kind === "ready") return [{ what: what2, state: "fine", message: container.about }];
  const hint = "A machine with a Docker or Podman that works builds it, and so does a musl system.";
  return [{ what: what2, state: "doubt", message: container.reason, hint }];
}
async function checkTools(ports, catalog, wishes, drafted) {
  const git = await checkGit(ports, catalog, wishes, drafted);
  if (drafted === void 0) return [git];
  const container = await checkContainer(ports, catalog, drafted);
  return [git, ...checkPlanned(drafted), ...await checkHere(ports, catalog, drafted), ...container];
}

// src/stages/doctor.ts
async function configured(ports, catalog, wishes) {
  const what2 = "configuration";
  const warnings = [];
  const log = { ...ports.log, warn: (warning) => void warnings.push(warning) };
  const warned = () => warnings.map((warning) => findingOf(what2, { ...warning, severity: "warning" }));
  try {
    const drafted = await surveyAndDraft({ ...ports, log }, catalog, wishes);
    const { config, draft } = drafted;
    const version = config.version ?? "its version from the build backend";
    const message = `${config.name} ${version}, for ${draft.legs.map(({ target }) => target).join(", ")}`;
    return { drafted, findings: [{ what: what2, state: "fine", message }, ...warned()] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { drafted: void 0, findings: [...error.diagnostics.map((one) => findingOf(what2, one)), ...warned()] };
  }
}
function exampleTag({ tag }, drafted) {
  if (tag !== void 0 || drafted === void 0) return tag ?? "v1.0.0";
  const { name, version = "1.0.0", release } = drafted.config;
  return tagOf(release.tag, { name, version });
}
function workflows(callers, wishes, drafted) {
  const signing2 = drafted?.config.signing;
  return checkCallers(callers, {
    tag: exampleTag(wishes, drafted),
    dynamicVersion: drafted?.facts.dynamicVersion === true && drafted.config.version === void 0,
    identity: signing2 === void 0 ? "wanted" : identityNeed(signing2),
    secrets: signing2 === void 0 || signing2.policy === "off" ? [] : secretVariables(signing2),
    signRequired: signing2?.policy === "required"
  });
}
function refused(what2, error, hint) {
  if (!(error instanceof NetworkError)) throw error;
  return { what: what2, state: "fails", message: error.message, hint };
}
async function token(releases2) {
  const what2 = "token";
  const { repository } = releases2;
  const hint = "It needs contents: write (a classic token: the scope repo) for this very repository.";
  try {
    const may = await releases2.mayWrite?.();
    if (may === false) return { what: what2, state: "fails", message: `it may only read in ${repository}`, hint };
    const message = may === true ? "its owner may write in" : "it may read, and GitHub does not tell whether it may write, in";
    return {
      what: what2,
      state: may === true ? "fine" : "doubt",
      message: `${message} ${repository}`,
      ...may === true ? {} : { hint }
    };
  } catch (error) {
    return refused(what2, error, hint);
  }
}
async function hosted(ports, { tag }, drafted) {
  const { releases: releases2 } = ports;
  if (releases2 === void 0) {
    const hint2 = "GITHUB_REPOSITORY (owner/name) and GITHUB_TOKEN say which repository, and who asks.";
    return [{ what: "token", state: "unknown", message: "no token and no repository are given", hint: hint2 }];
  }
  const rights = await token(releases2);
  if (rights.state === "fails") return [rights];
  if (tag === void 0) {
    const hint2 = "Name one: --tag v1.0.0.";
    return [rights, { what: "release of the tag", state: "unknown", message: "no tag is named", hint: hint2 }];
  }
  const hint = "Ask again later.";
  const [release, commit] = await Promise.all([
    releases2.list().then(
      (list) => checkHostedRelease(tag, list),
      (error) => refused("release of the tag", error, hint)
    ),
    releases2.tagCommit(tag).then(
      (there) => checkTagCommit(tag, there, drafted?.facts.commit?.id),
      (error) => refused("tag", error, hint)
    )
  ]);
  return [rights, release, commit];
}
function signing(ports, drafted, handedOver) {
  if (drafted === void 0) return [];
  const at = { inWorkflow: ports.run !== void 0, handedOver };
  return checkSigningWish(drafted.config.signing, meansOf(ports), at);
}
async function toolFindings(...[ports, catalog, wishes, drafted]) {
  try {
    return await checkTools(ports, catalog, wishes, drafted);
  } catch (error) {
    return failureFindings("tools", error);
  }
}
async function doctorStage(ports, catalog, wishes) {
  const { drafted, findings } = await configured(ports, catalog, wishes);
  const texts = await catalog.findWorkflows(ports.exec, wishes.root);
  const read = await Promise.all(texts.map(readCaller));
  const callers = read.filter((caller) => caller !== void 0);
  return [
    ...findings,
    ...await toolFindings(ports, catalog, wishes, drafted),
    ...workflows(callers, wishes, drafted),
    ...signing(ports, drafted, callers.length > 0),
    ...await hosted(ports, wishes, drafted)
  ];
}

// src/entry/check-commands.ts
async function checkCommand(ports, catalog, wishes) {
  return checkAnswer((await survey(ports, catalog, wishes)).config);
}
async function doctorCommand(ports, catalog, wishes) {
  return doctorAnswer(await doctorStage(ports, catalog, wishes));
}

// src/entry/inspect-command.ts
import { basename, resolve as resolve2 } from "node:path";
async function inspectCommand(ports, catalog, line, cwd) {
  const path = resolve2(cwd, line.positionals[0] ?? "");
  const inspection = await catalog.inspectPath(ports, path);
  const { report } = line.places;
  if (report !== void 0)
    await catalog.writeReport(resolve2(cwd, report), inspectedReport(inspection, basename(path)));
  return inspectAnswer(inspection);
}

// src/entry/release-command.ts
import { resolve as resolve3 } from "node:path";

// src/report/published.ts
function publishedAnswer(released, rehearsed) {
  const { manifest, files, published } = released;
  const rows = files.map(({ name, size, sha256 }) => [name, sizeText(size), `SHA-256 ${sha256.slice(0, 16)}\u2026`]);
  const what2 = rehearsed ? "Rehearsed; a release would hold:" : published.draft ? "A draft, complete:" : "Published:";
  const where = rehearsed ? "Nothing was published." : plain(published.url);
  const names = files.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
  return {
    json: { ...rehearsed ? { rehearsed } : { release: published }, files: names, manifest },
    text: `
${what2}

${table(rows)}

${where}`
  };
}

// src/runtime/local/occasion.ts
function workflowOccasion(environment = process.env) {
  if (environment["GITHUB_ACTIONS"] !== "true") return void 0;
  const pushed = environment["GITHUB_REF_TYPE"] === "tag" ? environment["GITHUB_REF_NAME"] : void 0;
  return { event: environment["GITHUB_EVENT_NAME"] ?? "", pushed };
}

// src/entry/release-command.ts
function checkOccasion(tag) {
  const occasion = workflowOccasion();
  if (occasion === void 0) return;
  const doing = doingOf({ mode: "release", tag: tag ?? "", ...occasion });
  if (!doing.ok) throw new ConfigError(doing.diagnostics);
}
async function releaseCommand(ports, catalog, wishes, at) {
  const { line, cwd, own, to } = at;
  const { draft, rehearse, positionals } = line;
  const [legs] = positionals;
  if (to === void 0) {
    if (!rehearse) checkOccasion(wishes.tag);
    const folder = legs === void 0 ? void 0 : resolve3(cwd, legs);
    const stop = draft === void 0 ? {} : { draft };
    const released = await releaseHereStage(ports, catalog, wishes, { folder, from: own, rehearse, ...stop });
    if (!("already" in released)) return publishedAnswer(released, rehearse);
    return alreadyAnswer({ version: released.planned.plan.project.version, already: released.already });
  }
  if (draft === void 0 && !rehearse && legs === void 0)
    return deliveredAnswer(await releaseStage(ports, catalog, wishes, { from: own, to: resolve3(cwd, to) }));
  const message = "release --to DIR publishes nothing: it takes no legs, no --draft and no --rehearse";
  throw new ConfigError([{ code: "usage", message, hint: "Leave out --to, or the others." }]);
}

// src/entry/smoke-command.ts
import { join, resolve as resolve4 } from "node:path";
async function smokeCommand(ports, catalog, wishes, { line, cwd }) {
  const { out, against, base } = line.places;
  const target = targetNamed(line.positionals[0] ?? "");
  const directory = out === void 0 ? join(wishes.root, "release") : resolve4(cwd, out);
  const former = against === void 0 ? [directory] : [resolve4(cwd, against)];
  const { result } = await smokeStage(ports, catalog, wishes, {
    target,
    directory,
    others: target === void 0,
    former: former.map((path) => catalog.formerIn(path, against ?? "what lies there from before")),
    base,
    // Whoever names a former build means that one.
    lastRelease: against === void 0
  });
  return smokeAnswer(result);
}

// src/entry/verify-command.ts
import { resolve as resolve5 } from "node:path";

// src/report/verified.ts
var MARKS3 = { proven: "\u2713", failed: "\u2717", "not checked": "?" };
function verifiedTable(rows) {
  const lines = rows.map(({ what: what2, method, result, by, detail }) => [`${MARKS3[result]} ${what2}`, method, by, detail]);
  return table(lines.map((line) => line.map(plain)));
}
function verifiedAnswer({ rows }) {
  const unchecked = rows.filter(({ result }) => result === "not checked").length;
  const end = unchecked === 0 ? "Everything holds." : `What could be checked holds; ${unchecked} could not.`;
  return { json: { rows }, text: `${verifiedTable(rows)}

${end}` };
}

// src/stages/verify.ts
function decodedTag(text) {
  try {
    return decodeURIComponent(text) || void 0;
  } catch {
    return void 0;
  }
}
function verifyPlace(text, resolve7) {
  if (!/^https?:\/\//.test(text)) return { kind: "path", path: resolve7(text) };
  const [, server = "", repository = "", tag = ""] = /^(https?:\/\/[^/]+)\/([^/]+\/[^/]+)\/releases\/(?:tag|download)\/([^/?#]+)/.exec(text) ?? [];
  const decoded = decodedTag(tag);
  if (decoded !== void 0) return { kind: "page", server, repository, tag: decoded };
  const hint = "It looks like https://github.com/OWNER/NAME/releases/tag/v1.0.";
  throw new ConfigError([{ code: "bad-address", message: `${text} is not the address of a release`, hint }]);
}
var AssetsSchema = object({
  assets: array(object({ name: pipe(string(), regex(FILE_NAME)), digest: nullish(string()) }))
});
var SUM = /^([0-9a-f]{64}) [ *]([A-Za-z0-9][A-Za-z0-9._-]*)$/gm;
var LARGEST = 8 * 1024 * 1024;
var PATIENCE_MS = 3e4;
var apiOf = (server) => server === "https://github.com" ? "https://api.github.com" : `${server}/api/v3`;
async function assetsOf({ pages }, { server, repository, tag }) {
  const url = `${apiOf(server)}/repos/${repository}/releases/tags/${encodeURIComponent(tag)}`;
  try {
    const parsed = safeParse(pipe(string(), parseJson(), AssetsSchema), await pages.text(url, LARGEST));
    if (!parsed.success) return void 0;
    return new Map(
      parsed.output.assets.map(({ name, digest }) => [name, /^sha256:([0-9a-f]{64})$/.exec(digest ?? "")?.[1]])
    );
  } catch (error) {
    if (error instanceof NetworkError) return void 0;
    throw error;
  }
}
async function download(ports, catalog, page, folder) {
  const base = `${page.server}/${page.repository}/releases/download/${encodeURIComponent(page.tag)}`;
  const sums = await ports.pages.text(`${base}/${CHECKSUMS_NAME}`, LARGEST);
  await catalog.writeReleaseTexts(folder, /* @__PURE__ */ new Map([[CHECKSUMS_NAME, sums]]));
  const listed = new Map([...sums.matchAll(SUM)].map(([, sha256 = "", name = ""]) => [name, sha256]));
  const hosted2 = await assetsOf(ports, page);
  const wanted = new Map([...hosted2 ?? [], ...listed]);
  for (const [name, sha256] of wanted) {
    if (name === CHECKSUMS_NAME || sha256 === void 0) continue;
    await ports.downloads.fetch({
      url: `${base}/${name}`,
      sha256,
      file: `${folder}/${name}`,
      patienceMs: PATIENCE_MS,
      attempts: 3
    });
  }
  if (hosted2 !== void 0) {
    const untold = [...wanted].filter(([name, sha256]) => name !== CHECKSUMS_NAME && sha256 === void 0);
    return untold.map(([what2]) => unseen(page, what2, "nobody tells its digest: it was not downloaded"));
  }
  const detail = "the service does not list them to a visitor now: files besides the listed ones would not be noticed";
  return [unseen(page, "all files", detail)];
}
function unseen({ server }, what2, detail) {
  return { what: what2, method: "API", result: "not checked", by: server, detail };
}
var FETCH_TOO = "Do not use it yet. Download that file from the same release into the same folder; where it does not have it, ask who published it.";
async function verifyStage(ports, catalog, place, expected = {}) {
  const room = place.kind === "page" ? await ports.workplaces.open("verify", place.tag) : void 0;
  try {
    const folder = room === void 0 ? "" : `${room.directory}/files`;
    const first = place.kind === "page" ? await download(ports, catalog, place, folder) : [];
    const release = await catalog.receive(place.kind === "path" ? place.path : folder);
    const rows = [...first];
    for (const check of catalog.checks) rows.push(...await check(ports, release));
    const own = place.kind === "page" ? { source: `${place.server}/${place.repository}` } : {};
    rows.push(...await catalog.checkSignatures(ports, release, { ...own, ...expected }));
    const failed = rows.filter(({ result }) => result === "failed");
    if (failed.length === 0) return { rows };
    ports.log.info(verifiedTable(rows));
    throw new BuildError(
      failed.map(({ what: what2, method, detail }) => ({
        code: "not-verified",
        // Names of files are whatever somebody called them.
        message: plain(`${what2}: ${detail} (${method})`),
        hint: detail.endsWith("not there") ? FETCH_TOO : "Do not use it. Download it again; where that does not help, ask who published it."
      }))
    );
  } finally {
    await room?.close(false);
  }
}

// src/entry/verify-command.ts
function expectations({ expected }, path) {
  const { "trusted-root": trustedRoot, key, "minisign-key": minisignKey, "gpg-key": gpgKey, ...said } = expected;
  return {
    ...said,
    ...trustedRoot === void 0 ? {} : { trustedRoot: path(trustedRoot) },
    ...key === void 0 ? {} : { key: path(key) },
    // A public key of minisign is so short that people name it itself.
    ...minisignKey === void 0 ? {} : { minisignKey: minisignKey.startsWith("RW") ? minisignKey : path(minisignKey) },
    ...gpgKey === void 0 ? {} : { gpgKey: path(gpgKey) }
  };
}
async function verifyCommand(ports, catalog, line, cwd) {
  const path = (text) => resolve5(cwd, text);
  const place = verifyPlace(line.positionals[0] ?? "", path);
  return verifiedAnswer(await verifyStage(ports, catalog, place, expectations(line, path)));
}

// src/entry/commands.ts
async function runCommand(ports, catalog, line, cwd) {
  const { project = ".", config, tag, to, action } = line.places;
  const wishes = {
    root: resolve6(cwd, project),
    flags: line.flags,
    inputs: {},
    ...config === void 0 ? {} : { configFile: resolve6(cwd, config) },
    ...tag === void 0 ? {} : { tag }
  };
  const at = { line, cwd, own: join2(wishes.root, "release"), to };
  switch (line.command) {
    case "init":
      return initAnswer(await initStage(ports, catalog, wishes, action));
    case "check":
    case "doctor":
      return (line.command === "check" ? checkCommand : doctorCommand)(ports, catalog, wishes);
    case "plan":
      return planAnswer((await planStage(ports, catalog, wishes)).plan);
    case "inspect":
      return inspectCommand(ports, catalog, line, cwd);
    case "build":
      return buildCommand(ports, catalog, wishes, at);
    case "release":
      return releaseCommand(ports, catalog, wishes, at);
    case "verify":
      return verifyCommand(ports, catalog, line, cwd);
    case "smoke":
      return smokeCommand(ports, catalog, wishes, at);
  }
}
export {
  runCommand
};
