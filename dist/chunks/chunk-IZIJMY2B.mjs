import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/model/project.ts
function scriptPath(written) {
  const parts = written.replaceAll("\\", "/").split("/");
  if (parts[0] === "" || /^[A-Za-z]:/.test(written) || parts.includes("..")) return void 0;
  return parts.filter((part) => part !== "" && part !== ".").join("/");
}
var REFERENCE = /^\s*([\p{L}_][\p{L}\p{N}_.]*)\s*:\s*([\p{L}_][\p{L}\p{N}_.]*)\s*(?:\[[^\]]*\])?\s*$/u;
function entryObject(reference) {
  const match = REFERENCE.exec(reference);
  return match === null ? void 0 : `${match[1]}:${match[2]}`;
}
function scriptOfSettings(settings) {
  const entry = typeof settings === "object" && settings !== null && "entry" in settings ? settings.entry : void 0;
  return typeof entry === "string" && entry.trim().endsWith(".py") ? entry.trim() : void 0;
}
function normalName(name) {
  return name.toLowerCase().replaceAll(/[-_.]+/g, "-");
}
var EMPTY_INCLUDE = "empty-include";

export {
  scriptPath,
  entryObject,
  scriptOfSettings,
  normalName,
  EMPTY_INCLUDE
};
