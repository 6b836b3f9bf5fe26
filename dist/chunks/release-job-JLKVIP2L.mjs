import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  releaseJob
} from "./chunk-MSWLEBO5.mjs";
import {
  publishedOutputs
} from "./chunk-OVYB6ZGN.mjs";
import {
  placeOf,
  referenceOf,
  wishesOf
} from "./chunk-TLPLV4MN.mjs";
import {
  doingOf
} from "./chunk-BVVD7M2G.mjs";
import {
  draftNamed
} from "./chunk-CKLSSE6Q.mjs";
import "./chunk-HQBBSY75.mjs";
import "./chunk-YOKNDOKF.mjs";
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
