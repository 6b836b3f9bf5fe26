import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  buildJob
} from "./chunk-MSWLEBO5.mjs";
import {
  builtOutputs,
  runSmokeStep
} from "./chunk-JVF426QF.mjs";
import {
  publishedOutputs
} from "./chunk-OVYB6ZGN.mjs";
import {
  placeOf,
  referenceOf,
  wishesOf
} from "./chunk-TLPLV4MN.mjs";
import "./chunk-MDF5YL2L.mjs";
import {
  targetNamed
} from "./chunk-CKLSSE6Q.mjs";
import "./chunk-HQBBSY75.mjs";
import "./chunk-3U6JYATT.mjs";
import "./chunk-YOKNDOKF.mjs";
import "./chunk-K76BS2FT.mjs";
import {
  summaryMarkdown
} from "./chunk-7DTKUW7C.mjs";
import "./chunk-K2IPQCL6.mjs";
import "./chunk-SHF7BFNP.mjs";
import "./chunk-GV4UIABY.mjs";
import "./chunk-6VEKO5TT.mjs";
import "./chunk-TFF5KCUJ.mjs";
import "./chunk-2VOKWHUX.mjs";
import "./chunk-CTM44XMP.mjs";
import "./chunk-CD6XASLU.mjs";
import "./chunk-F2ZGVHID.mjs";
import "./chunk-7CF7KZM5.mjs";
import "./chunk-GUX3NUDU.mjs";
import "./chunk-Z3WNJI7C.mjs";
import "./chunk-OGLILRLF.mjs";
import "./chunk-U65I235I.mjs";
import {
  ConfigError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/entry/build-job.ts
import { join } from "node:path";
var MODES = ["", "auto", "build", "smoke"];
function checkMode(mode) {
  if (MODES.includes(mode)) return;
  const hint = "There are: auto, build, smoke. What is released, the release job releases.";
  throw new ConfigError([{ code: "unknown-mode", message: `input mode: a leg has no mode ${mode}`, hint }]);
}
var runBuild = async (ports, catalog, step) => {
  const { target: named = "", mode = "" } = step.inputs;
  const target = targetNamed(named);
  if (target === void 0) throw new ConfigError([{ code: "no-target", message: "input target is needed here" }]);
  checkMode(mode);
  const directory = join(step.project, "release");
  const wishes = wishesOf(step);
  if (mode === "smoke") return runSmokeStep(ports, catalog, step, { wishes, target, directory });
  const at = { target, reference: referenceOf(step), place: placeOf(step), directory };
  const delivered = await buildJob(ports, catalog, wishes, at);
  const outputs = await builtOutputs(ports, catalog, delivered);
  const none = publishedOutputs(void 0);
  for (const [name, value] of Object.entries(outputs)) if (!(name in none)) step.output(name, value);
  await step.summary(summaryMarkdown(delivered.manifest));
};
export {
  runBuild
};
