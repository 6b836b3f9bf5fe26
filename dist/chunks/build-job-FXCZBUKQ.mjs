import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  stepOutputs
} from "./chunk-I7LHAOKL.mjs";
import {
  targetNamed
} from "./chunk-KOUW7CUX.mjs";
import {
  summaryMarkdown
} from "./chunk-LVLNSJF6.mjs";
import {
  buildJob,
  placeOf,
  referenceOf,
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

// src/entry/build-job.ts
import { join } from "node:path";
var runBuild = async (ports, catalog, step) => {
  const target = targetNamed(step.inputs["target"] ?? "");
  if (target === void 0) throw new ConfigError([{ code: "no-target", message: "input target is needed here" }]);
  const at = { target, reference: referenceOf(step), place: placeOf(step), directory: join(step.project, "release") };
  const { plan, manifest, directory, built } = await buildJob(ports, catalog, wishesOf(step), at);
  const { fragment, bundle, interpreter } = built;
  const made = { manifest, fragment, directory, bundle: bundle.root, python: interpreter.executable };
  const outputs = stepOutputs({ ...made, prerelease: plan.prerelease, cacheHit: ports.cache?.hit() ?? false });
  for (const [name, value] of Object.entries(outputs)) step.output(name, value);
  await step.summary(summaryMarkdown(manifest));
};
export {
  runBuild
};
