import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  comparisonLines,
  reuseText,
  smokeRows,
  smokeStage
} from "./chunk-52CPFKGP.mjs";
import "./chunk-3U6JYATT.mjs";
import "./chunk-K76BS2FT.mjs";
import {
  targetNamed
} from "./chunk-KOUW7CUX.mjs";
import {
  buildStage,
  planStage,
  publishLegs,
  releasePlanned,
  releaseStage,
  survey,
  surveyAndDraft
} from "./chunk-TQ77AO3I.mjs";
import {
  HANDOVER_NAME,
  checkSigning,
  handoverOf
} from "./chunk-D3WMJ4CE.mjs";
import {
  deliveredText,
  floorText,
  plain,
  planText,
  sizeText,
  table
} from "./chunk-K5C4FSCY.mjs";
import {
  normalName,
  scriptPath
} from "./chunk-EBUGCVX2.mjs";
import {
  CHECKSUMS_NAME
} from "./chunk-QKB5BEEX.mjs";
import "./chunk-NOGOTRQ7.mjs";
import {
  FILE_NAME
} from "./chunk-CA43XVKZ.mjs";
import "./chunk-SRJGACTK.mjs";
import {
  array,
  nullish,
  object,
  parseJson,
  pipe,
  regex,
  safeParse,
  string
} from "./chunk-GUX3NUDU.mjs";
import "./chunk-Z3WNJI7C.mjs";
import {
  nearest
} from "./chunk-OGLILRLF.mjs";
import "./chunk-U65I235I.mjs";
import {
  BuildError,
  ConfigError,
  NetworkError
} from "./chunk-4R4DXNF4.mjs";
import {
  mendText
} from "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/entry/commands.ts
import { join as join2, resolve as resolve5 } from "node:path";

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
      foreign.map(({ file, what }) => [file, what])
    ),
    ...section(
      "What would make it smaller:",
      suggestions.map(({ what, bytes, files }) => [sizeText(bytes), what, `as ${files.join(", ")}`])
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
    `${plan.project.name}: ${plan.legs.map(({ target }) => target).join(", ")}; try it with slipway build`
  ];
  return { json: { files: Object.fromEntries(files), from, notes }, text: lines.join("\n") };
}
function planAnswer(plan) {
  return { json: plan, text: planText(plan) };
}
function inspectAnswer(inspection) {
  return { json: inspection, text: inspectionText(inspection) };
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
function starterText(starter, choices) {
  const { reference, runners } = choices;
  const filled = reference === void 0 ? starter : starter.replaceAll(PLACEHOLDER, () => reference);
  return runners === void 0 ? filled : filled.replace(RUNNERS, (_, indent) => `${indent}os: [${runners.join(", ")}]`);
}

// src/stages/init.ts
var WORKFLOW = ".github/workflows/slipway.yml";
var CONFIG = "slipway.yml";
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
async function initStage(ports, catalog, wishes, reference) {
  const { root } = wishes;
  const existing = await catalog.readConfigText(root, wishes.configFile);
  if (!existing.ok) throw new ConfigError(existing.diagnostics);
  const facts = await readFacts(ports, catalog, root);
  const configured = existing.value !== void 0 || facts.settings !== void 0;
  const builds = configured ? [] : await catalog.findFormerBuilds(root);
  const former = convertFormer(builds, facts);
  const taken = [await takeIcon(catalog, root, former.icon), await takeIncludes(catalog, root, former.include)];
  const entry = configured || former.lines.some((line) => line.startsWith("entry:")) ? [] : likelyEntry(facts);
  const lines = [...former.lines, ...entry, ...taken.flatMap((part) => part.lines)];
  const text = lines.map((line) => `${line}
`).join("");
  const tried = configured ? wishes : { ...wishes, config: { file: CONFIG, text } };
  const { config, draft } = await surveyAndDraft(ports, catalog, tried);
  const chosen = config.origins["targets"]?.layer !== "default";
  const runners = chosen ? [...new Set(draft.legs.map(({ runner }) => runner))] : void 0;
  const files = new Map([
    ...lines.length === 0 ? [] : [[CONFIG, text]],
    [WORKFLOW, starterText(catalog.starter, { reference, runners })]
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
  const yaml = await import("./yaml-value-HBR6UPFC.mjs");
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
    ports.log.info(
      `The lines above belong into [tool.slipway] of ${facts.settings.file}, which --mend does not write.`
    );
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
  const { out } = line.places;
  const directory = out === void 0 ? own : resolve(cwd, out);
  const options = { target: targetNamed(line.positionals[0] ?? ""), directory, cross: line.cross };
  const build = line.mend ? mendStage : buildStage;
  return deliveredAnswer(await build(ports, catalog, wishes, options));
}

// src/entry/release-command.ts
import { resolve as resolve2 } from "node:path";

// src/report/published.ts
function publishedAnswer(released, rehearsed) {
  const { manifest, files, published } = released;
  const rows = files.map(({ name, size, sha256 }) => [name, sizeText(size), `SHA-256 ${sha256.slice(0, 16)}\u2026`]);
  const what = rehearsed ? "Played through; a release would hold:" : published.draft ? "A draft, complete:" : "Published:";
  const where = rehearsed ? "Nothing was published." : plain(published.url);
  const names = files.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
  return {
    json: { ...rehearsed ? { rehearsed } : { release: published }, files: names, manifest },
    text: `
${what}

${table(rows)}

${where}`
  };
}

// src/stages/release-here.ts
function usualTag({ plan, config }) {
  const { name, version } = plan.project;
  return config.release.tag.replace("v?{version}", "v{version}").replaceAll("{name}", name).replace("{version}", version);
}
async function handOver(catalog, { plan, manifest, directory }, folder) {
  for (const leg of manifest.legs) {
    const text = JSON.stringify(handoverOf(plan, leg, void 0));
    const said = await catalog.writeReleaseTexts(`${folder}-said/${leg.target}`, /* @__PURE__ */ new Map([[HANDOVER_NAME, text]]));
    const files = leg.artifacts.map(({ name }) => ({ name, path: `${directory}/${name}` }));
    await catalog.layOut([...said, ...files], `${folder}/${leg.target}`);
  }
}
async function legsHere(ports, catalog, planned, at) {
  const delivered = await releasePlanned(ports, catalog, planned, { from: at.from, to: `${at.scratch}/files` });
  const folder = `${at.scratch}/legs`;
  await handOver(catalog, delivered, folder);
  return { folder, wanted: { kind: "matrix", jobs: delivered.manifest.legs.length, targets: [] } };
}
async function releaseHereStage(ports, catalog, wishes, options) {
  const planned = await planStage(ports, catalog, wishes);
  const { rehearse, from } = options;
  if (planned.plan.tag === null && !rehearse) {
    const hint = `Name it: --tag ${usualTag(planned)}. Without GitHub: --to DIR; to play it through: --rehearse.`;
    throw new ConfigError([{ code: "no-tag", message: "a release on GitHub has a tag, and none is named", hint }]);
  }
  if (!rehearse) checkSigning(ports, planned.plan);
  const repository = ports.releases?.repository ?? "nobody/nothing";
  const stage = rehearse ? { ...ports, releases: await catalog.rehearsedReleases(repository) } : ports;
  const place = await ports.workplaces.open(`${planned.config.name}-release`, wishes.root);
  try {
    const scratch = place.directory;
    const { folder, wanted } = options.folder === void 0 ? await legsHere(ports, catalog, planned, { from, scratch }) : { folder: options.folder, wanted: { kind: "plan" } };
    const draft = options.draft === void 0 ? {} : { draft: options.draft };
    const rehearsed = rehearse ? { rehearsedTag: usualTag(planned) } : {};
    const request = {
      planned,
      folder,
      wanted,
      run: void 0,
      directory: `${scratch}/release`,
      ...draft,
      ...rehearsed
    };
    return await publishLegs(stage, catalog, request);
  } finally {
    await place.close(false);
  }
}

// src/entry/release-command.ts
async function releaseCommand(ports, catalog, wishes, at) {
  const { line, cwd, own, to } = at;
  const { draft, rehearse, positionals } = line;
  const [legs] = positionals;
  if (to === void 0) {
    const folder = legs === void 0 ? void 0 : resolve2(cwd, legs);
    const stop = draft === void 0 ? {} : { draft };
    const released = await releaseHereStage(ports, catalog, wishes, { folder, from: own, rehearse, ...stop });
    return publishedAnswer(released, rehearse);
  }
  if (draft === void 0 && !rehearse && legs === void 0)
    return deliveredAnswer(await releaseStage(ports, catalog, wishes, { from: own, to: resolve2(cwd, to) }));
  const message = "release --to DIR publishes nothing: it takes no legs, no --draft and no --rehearse";
  throw new ConfigError([{ code: "usage", message, hint: "Leave out --to, or the others." }]);
}

// src/entry/smoke-command.ts
import { join, resolve as resolve3 } from "node:path";
async function smokeCommand(ports, catalog, wishes, { line, cwd }) {
  const { out, against, base } = line.places;
  const target = targetNamed(line.positionals[0] ?? "");
  const directory = out === void 0 ? join(wishes.root, "release") : resolve3(cwd, out);
  const former = against === void 0 ? [directory] : [resolve3(cwd, against)];
  const { result } = await smokeStage(ports, catalog, wishes, {
    target,
    directory,
    others: target === void 0,
    former: former.map((path) => catalog.formerIn(path, against ?? "what lies there from before")),
    base
  });
  return smokeAnswer(result);
}

// src/entry/verify-command.ts
import { resolve as resolve4 } from "node:path";

// src/report/verified.ts
var MARKS2 = { proven: "\u2713", failed: "\u2717", "not checked": "?" };
function verifiedAnswer({ rows }) {
  const lines = rows.map(({ what, method, result, by, detail }) => [`${MARKS2[result]} ${what}`, method, by, detail]);
  const unchecked = rows.filter(({ result }) => result === "not checked").length;
  const end = unchecked === 0 ? "Everything holds." : `What could be checked holds; ${unchecked} could not.`;
  return { json: { rows }, text: `${table(lines.map((line) => line.map(plain)))}

${end}` };
}

// src/stages/verify.ts
function verifyPlace(text, resolve6) {
  if (!/^https?:\/\//.test(text)) return { kind: "path", path: resolve6(text) };
  const [, server = "", repository = "", tag = ""] = /^(https?:\/\/[^/]+)\/([^/]+\/[^/]+)\/releases\/(?:tag|download)\/([^/?#]+)/.exec(text) ?? [];
  if (tag !== "") return { kind: "page", server, repository, tag: decodeURIComponent(tag) };
  const hint = "It looks like https://github.com/OWNER/NAME/releases/tag/v1.0.";
  throw new ConfigError([{ code: "bad-address", message: `${text} is no address of a release`, hint }]);
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
  const hosted = await assetsOf(ports, page);
  const wanted = new Map([...hosted ?? [], ...listed]);
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
  if (hosted !== void 0) return [];
  const detail = "the service does not list them to a visitor now: files besides the listed ones would not be noticed";
  return [{ what: "all files", method: "API", result: "not checked", by: page.server, detail }];
}
async function verifyStage(ports, catalog, place, expected = {}) {
  const room = place.kind === "page" ? await ports.workplaces.open("verify", place.tag) : void 0;
  try {
    const folder = room === void 0 ? "" : `${room.directory}/files`;
    const first = place.kind === "page" ? await download(ports, catalog, place, folder) : [];
    const release = await catalog.receive(place.kind === "path" ? place.path : folder);
    const rows = [...first];
    for (const check of catalog.checks) rows.push(...await check(ports, release));
    const own = place.kind === "page" ? { repository: `${place.server}/${place.repository}` } : {};
    rows.push(...await catalog.checkSignatures(ports, release, { ...own, ...expected }));
    const failed = rows.filter(({ result }) => result === "failed");
    if (failed.length === 0) return { rows };
    throw new BuildError(
      failed.map(({ what, method, detail }) => ({
        code: "not-verified",
        message: `${what}: ${detail} (${method})`,
        hint: "Do not use it. Download it again; where that does not help, ask who published it."
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
  const path = (text) => resolve4(cwd, text);
  const place = verifyPlace(line.positionals[0] ?? "", path);
  return verifiedAnswer(await verifyStage(ports, catalog, place, expectations(line, path)));
}

// src/entry/commands.ts
async function runCommand(ports, catalog, line, cwd) {
  const { project = ".", config, tag, to, action } = line.places;
  const wishes = {
    root: resolve5(cwd, project),
    flags: line.flags,
    inputs: {},
    ...config === void 0 ? {} : { configFile: resolve5(cwd, config) },
    ...tag === void 0 ? {} : { tag }
  };
  const own = join2(wishes.root, "release");
  switch (line.command) {
    case "init":
      return initAnswer(await initStage(ports, catalog, wishes, action));
    case "check":
      return checkAnswer((await survey(ports, catalog, wishes)).config);
    case "plan":
      return planAnswer((await planStage(ports, catalog, wishes)).plan);
    case "inspect":
      return inspectAnswer(await catalog.inspectPath(ports, resolve5(cwd, line.positionals[0] ?? "")));
    case "build":
      return buildCommand(ports, catalog, wishes, { line, cwd, own });
    case "release":
      return releaseCommand(ports, catalog, wishes, { line, cwd, own, to });
    case "verify":
      return verifyCommand(ports, catalog, line, cwd);
    case "smoke":
      return smokeCommand(ports, catalog, wishes, { line, cwd });
  }
}
export {
  runCommand
};
