import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  TARGET_IDS,
  isTargetId
} from "./chunk-F2ZGVHID.mjs";
import {
  ConfigError
} from "./chunk-4R4DXNF4.mjs";

// src/stages/wishes.ts
function targetNamed(text) {
  if (text === "") return void 0;
  if (isTargetId(text)) return text;
  const hint = `There are: ${TARGET_IDS.join(", ")}.`;
  throw new ConfigError([{ code: "unknown-target", message: `there is no target ${text}`, hint }]);
}
function draftNamed(text) {
  if (text === "") return {};
  if (text === "true" || text === "false") return { draft: text === "true" };
  const message = `input draft: ${JSON.stringify(text)} is neither true nor false`;
  throw new ConfigError([{ code: "bad-draft", message, hint: "Write true or false, without quotes." }]);
}

export {
  targetNamed,
  draftNamed
};
