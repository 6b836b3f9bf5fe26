import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  doingOf
} from "./chunk-BVVD7M2G.mjs";
import {
  publishedOutputs
} from "./chunk-HS67EYXL.mjs";
import {
  draftNamed
} from "./chunk-CKLSSE6Q.mjs";
import {
  summaryMarkdown
} from "./chunk-7DTKUW7C.mjs";
import {
  releaseJob
} from "./chunk-XFVPO5F3.mjs";
import {
  placeOf,
  referenceOf,
  wishesOf
} from "./chunk-2JOMXQ4B.mjs";
import "./chunk-HLMF252L.mjs";
import "./chunk-K76BS2FT.mjs";
import "./chunk-K2IPQCL6.mjs";
import "./chunk-6VEKO5TT.mjs";
import "./chunk-SRJGACTK.mjs";
import "./chunk-DC7PZX4J.mjs";
import "./chunk-LWEUKMG3.mjs";
import "./chunk-YWAGJZTN.mjs";
import "./chunk-2VOKWHUX.mjs";
import "./chunk-NBDW4VMS.mjs";
import "./chunk-F2ZGVHID.mjs";
import "./chunk-SHF7BFNP.mjs";
import "./chunk-IZIJMY2B.mjs";
import "./chunk-MMOJMJDC.mjs";
import "./chunk-EYHZ6UKJ.mjs";
import "./chunk-K7URS2RY.mjs";
import "./chunk-5TTXIAUN.mjs";
import "./chunk-U65I235I.mjs";
import "./chunk-OGLILRLF.mjs";
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
