import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  INPUTS,
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

// src/entry/main.ts
process.exitCode = await runAction(INPUTS, async () => (await import("./chunks/step-2KNNB6CE.mjs")).runStep);
