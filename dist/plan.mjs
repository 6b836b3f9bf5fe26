import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  PLAN_INPUTS,
  runAction
} from "./chunks/chunk-AILVYISO.mjs";
import "./chunks/chunk-K7URS2RY.mjs";
import "./chunks/chunk-ZX7UXAHI.mjs";
import "./chunks/chunk-VINS4ETS.mjs";
import "./chunks/chunk-OGLILRLF.mjs";
import "./chunks/chunk-4R4DXNF4.mjs";
import "./chunks/chunk-3HSMMY5N.mjs";
import "./chunks/chunk-4QWBSE2O.mjs";
import "./chunks/chunk-EHI5V3TS.mjs";

// src/entry/plan.ts
process.exitCode = await runAction(PLAN_INPUTS, async () => (await import("./chunks/plan-job-SI3JYAOC.mjs")).runPlan);
