import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  buildStage,
  planStage,
  releaseStage,
  survey,
  targetNamed
} from "./chunk-QSYU5SBF.mjs";
import "./chunk-CWAVGCXP.mjs";
import "./chunk-EBUGCVX2.mjs";
import "./chunk-5U7R2X3Z.mjs";
import "./chunk-OGLILRLF.mjs";
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
  const yaml = await import("./yaml-value-BEXLN3V6.mjs");
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
  const { project = ".", config, tag, out, to } = line.places;
  const wishes = {
    root: resolve(cwd, project),
    flags: line.flags,
    inputs: {},
    ...config === void 0 ? {} : { configFile: resolve(cwd, config) },
    ...tag === void 0 ? {} : { tag }
  };
  const own = join(wishes.root, "release");
  switch (line.command) {
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
