import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  RELEASE_INPUTS,
  runAction
} from "./chunks/chunk-TEATYYQ7.mjs";
import "./chunks/chunk-GUX3NUDU.mjs";
import "./chunks/chunk-7FML4LP7.mjs";
import "./chunks/chunk-JRJIKETX.mjs";
import "./chunks/chunk-4R4DXNF4.mjs";
import "./chunks/chunk-3HSMMY5N.mjs";
import "./chunks/chunk-NXYRCIPE.mjs";
import "./chunks/chunk-EHI5V3TS.mjs";

// src/entry/release.ts
process.exitCode = await runAction(RELEASE_INPUTS, async () => (await import("./chunks/release-job-FJQYP5PH.mjs")).runRelease);
