import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  buildStage,
  planStage,
  releaseStage,
  survey,
  targetNamed
} from "./chunk-C5KBZCUM.mjs";
import "./chunk-HJDR5MXN.mjs";
import "./chunk-SHF7BFNP.mjs";
import "./chunk-5U7R2X3Z.mjs";
import "./chunk-OGLILRLF.mjs";
import {
  ConfigError
} from "./chunk-NRFSOGAX.mjs";
import {
  deliveredText,
  floorText,
  plain,
  planText,
  sizeText,
  table
} from "./chunk-D25XWJIT.mjs";
import "./chunk-OZE5FOES.mjs";
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
      const target = targetNamed(line.positionals[0] ?? "");
      return deliveredAnswer(
        await buildStage(ports, catalog, wishes, {
          target,
          directory: out === void 0 ? own : resolve(cwd, out),
          cross: line.cross
        })
      );
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
