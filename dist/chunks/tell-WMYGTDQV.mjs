import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import "./chunk-EHI5V3TS.mjs";

// src/entry/tell.ts
function tell(log, verdict) {
  for (const line of verdict.details) log.info(`| ${line}`);
  for (const problem of verdict.problems) log.error(problem);
}
export {
  tell
};
