import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  buildStage,
  planStage,
  releaseStage,
  survey,
  targetNamed
} from "./chunk-FNJQXBBC.mjs";
import "./chunk-TUFJUP76.mjs";
import "./chunk-TJJULG34.mjs";
import "./chunk-OGLILRLF.mjs";
import {
  ConfigError
} from "./chunk-2BCYRBCE.mjs";
import {
  deliveredText,
  planText
} from "./chunk-LVPBSVHL.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-U65I235I.mjs";
import "./chunk-YUU6ZS73.mjs";

// src/entry/commands.ts
import { join, resolve } from "node:path";

// src/report/answers.ts
function checkAnswer(config) {
  return { json: config, text: `${config.name}: the configuration is right.` };
}
function planAnswer(plan) {
  return { json: plan, text: planText(plan) };
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
    case "build": {
      const target = targetNamed(line.positionals[0] ?? "");
      return deliveredAnswer(
        await buildStage(ports, catalog, wishes, { target, directory: out === void 0 ? own : resolve(cwd, out) })
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
