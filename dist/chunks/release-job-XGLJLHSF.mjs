import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  doingOf
} from "./chunk-BVVD7M2G.mjs";
import {
  publishedOutputs
} from "./chunk-XPIICCBS.mjs";
import {
  draftNamed
} from "./chunk-XD3ZXPWW.mjs";
import {
  summaryMarkdown
} from "./chunk-LVLNSJF6.mjs";
import {
  placeOf,
  referenceOf,
  releaseJob,
  wishesOf
} from "./chunk-HD6XCRHZ.mjs";
import "./chunk-7HJCIXY4.mjs";
import "./chunk-GBFWFKVR.mjs";
import "./chunk-42D5ZVBL.mjs";
import "./chunk-K5C4FSCY.mjs";
import "./chunk-EBUGCVX2.mjs";
import "./chunk-F4AU64ZC.mjs";
import "./chunk-6VEKO5TT.mjs";
import "./chunk-2VOKWHUX.mjs";
import "./chunk-EB5Z3WDO.mjs";
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
