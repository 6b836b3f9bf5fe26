import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  doingOf
} from "./chunk-BVVD7M2G.mjs";
import {
  planJob
} from "./chunk-XFVPO5F3.mjs";
import {
  placeOf,
  planReferenceText,
  wishesOf
} from "./chunk-2JOMXQ4B.mjs";
import "./chunk-HLMF252L.mjs";
import "./chunk-K76BS2FT.mjs";
import "./chunk-K2IPQCL6.mjs";
import "./chunk-6VEKO5TT.mjs";
import "./chunk-SRJGACTK.mjs";
import {
  legsSignedInside
} from "./chunk-DC7PZX4J.mjs";
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

// src/entry/plan-job.ts
var runPlan = async (ports, catalog, step) => {
  const { mode = "", tag = "" } = step.inputs;
  const doing = doingOf({ mode, tag, event: step.event, pushed: step.tag });
  if (!doing.ok) throw new ConfigError(doing.diagnostics);
  const wishes = { ...wishesOf(step), ...doing.value.tag === void 0 ? {} : { tag: doing.value.tag } };
  const { secrets = "" } = step.inputs;
  const at = { ...placeOf(step), secrets: secrets === "" ? void 0 : secrets.split(/\s+/) };
  const { plan, reference } = await planJob(ports, catalog, wishes, at);
  step.output("matrix", JSON.stringify(plan.matrix));
  step.output("plan", planReferenceText(reference));
  step.output("signs-programs", legsSignedInside(plan).length > 0 ? "true" : "");
  step.output("version", plan.project.version);
  step.output("prerelease", String(plan.prerelease));
};
export {
  runPlan
};
