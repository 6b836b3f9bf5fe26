import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  buildStage,
  planStage,
  releaseStage,
  survey,
  surveyAndDraft,
  targetNamed
} from "./chunk-ZBX26X2N.mjs";
import "./chunk-ZQ7NM5BA.mjs";
import {
  normalName,
  scriptPath
} from "./chunk-EBUGCVX2.mjs";
import "./chunk-5U7R2X3Z.mjs";
import {
  nearest
} from "./chunk-OGLILRLF.mjs";
import {
  BuildError,
  ConfigError
} from "./chunk-4R4DXNF4.mjs";
import {
  deliveredText,
  floorText,
  plain,
  planText,
  sizeText,
  table
} from "./chunk-2U523YT3.mjs";
import {
  mendText
} from "./chunk-3HSMMY5N.mjs";
import "./chunk-U65I235I.mjs";
import "./chunk-YUU6ZS73.mjs";

// src/entry/commands.ts
import { join, resolve } from "node:path";

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
  const yaml = await import("./yaml-value-HKCA5SYV.mjs");
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

// src/entry/commands.ts
async function runCommand(ports, catalog, line, cwd) {
  const { project = ".", config, tag, out, to, action } = line.places;
  const wishes = {
    root: resolve(cwd, project),
    flags: line.flags,
    inputs: {},
    ...config === void 0 ? {} : { configFile: resolve(cwd, config) },
    ...tag === void 0 ? {} : { tag }
  };
  const own = join(wishes.root, "release");
  switch (line.command) {
    case "init":
      return initAnswer(await initStage(ports, catalog, wishes, action));
    case "check":
      return checkAnswer((await survey(ports, catalog, wishes)).config);
    case "plan":
      return planAnswer((await planStage(ports, catalog, wishes)).plan);
    case "inspect":
      return inspectAnswer(await catalog.inspectPath(ports, resolve(cwd, line.positionals[0] ?? "")));
    case "build": {
      const directory = out === void 0 ? own : resolve(cwd, out);
      const options = { target: targetNamed(line.positionals[0] ?? ""), directory, cross: line.cross };
      const build = line.mend ? mendStage : buildStage;
      return deliveredAnswer(await build(ports, catalog, wishes, options));
    }
    case "release": {
      if (to === void 0) throw new ConfigError([{ code: "usage", message: "release needs --to DIR" }]);
      return deliveredAnswer(await releaseStage(ports, catalog, wishes, { from: own, to: resolve(cwd, to) }));
    }
  }
}
export {
  runCommand
};
