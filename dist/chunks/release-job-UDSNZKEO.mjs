import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  doingOf
} from "./chunk-BVVD7M2G.mjs";
import {
  publishedOutputs
} from "./chunk-I7LHAOKL.mjs";
import {
  draftNamed
} from "./chunk-KOUW7CUX.mjs";
import {
  summaryMarkdown
} from "./chunk-LVLNSJF6.mjs";
import {
  placeOf,
  referenceOf,
  releaseJob,
  wishesOf
} from "./chunk-RJRELPWB.mjs";
import "./chunk-2HNKK65N.mjs";
import "./chunk-TQ77AO3I.mjs";
import "./chunk-D3WMJ4CE.mjs";
import "./chunk-K5C4FSCY.mjs";
import "./chunk-EBUGCVX2.mjs";
import "./chunk-QKB5BEEX.mjs";
import "./chunk-6VEKO5TT.mjs";
import "./chunk-NOGOTRQ7.mjs";
import "./chunk-CA43XVKZ.mjs";
import "./chunk-SRJGACTK.mjs";
import "./chunk-GUX3NUDU.mjs";
import "./chunk-Z3WNJI7C.mjs";
import "./chunk-OGLILRLF.mjs";
import "./chunk-U65I235I.mjs";
import {
  ConfigError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/entry/release-job.ts
var runRelease = async (ports, catalog, step) => {
  const doing = doingOf({ mode: "release", tag: "any", event: step.event, pushed: step.tag });
  if (!doing.ok) throw new ConfigError(doing.diagnostics);
  const at = { reference: referenceOf(step), place: placeOf(step), ...draftNamed(step.inputs["draft"] ?? "") };
  const { manifest, published } = await releaseJob(ports, catalog, wishesOf(step), at);
  for (const [name, value] of Object.entries(publishedOutputs(published))) step.output(name, value);
  await step.summary(summaryMarkdown(manifest));
};
export {
  runRelease
};
