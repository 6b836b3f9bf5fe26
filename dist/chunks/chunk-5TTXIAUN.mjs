import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  keyText
} from "./chunk-U65I235I.mjs";
import {
  suggestion
} from "./chunk-OGLILRLF.mjs";

// src/config/layers.ts
var TEXT_FLAGS = [
  "name",
  "version",
  "entry",
  "python",
  "python-source",
  "python-mirror",
  "requirements",
  "bundler",
  "icon",
  "cache",
  "sign",
  "provenance"
];
var LIST_FLAGS = ["extras", "groups", "targets", "packages", "include"];
var CONFIG_FLAGS = [
  ...TEXT_FLAGS.map((name) => ({ name, list: false })),
  ...LIST_FLAGS.map((name) => ({ name, list: true }))
];
var CONFIG_INPUTS = {
  "python-version": "python",
  "python-source": "python-source",
  "python-mirror": "python-mirror",
  bundler: "bundler",
  packages: "packages",
  version: "version",
  target: "targets",
  cache: "cache",
  sign: "sign"
};
var FLAG_ALIASES = { target: "targets" };
function flagLayer(flags, report) {
  const value = /* @__PURE__ */ Object.create(null);
  const spelled = /* @__PURE__ */ new Map();
  for (const [flag, given] of Object.entries(flags)) {
    const key = (Object.hasOwn(FLAG_ALIASES, flag) ? FLAG_ALIASES[flag] : void 0) ?? flag;
    spelled.set(key, flag);
    const all = typeof given === "string" ? [given] : given;
    const said = flagValue(key, all, { file: "command line", key: `--${flag}` });
    if ("problem" in said) report(said.problem);
    else value[key] = said.value;
  }
  const place = (path) => {
    const key = String(path[0] ?? "");
    return { file: "command line", key: `--${spelled.get(key) ?? key}` };
  };
  return { layer: "flag", value, place, source: () => void 0 };
}
function flagValue(key, all, at) {
  const names = CONFIG_FLAGS.map((item) => item.name);
  if (!names.includes(key)) {
    const hint = suggestion(key, names, "the keys that are flags");
    return { problem: { code: "unknown-flag", message: "there is no such flag", hint, at } };
  }
  if (key === "include") return { value: all };
  if (CONFIG_FLAGS.some((item) => item.name === key && item.list)) return { value: all.flatMap(splitList) };
  if (all.length === 1) return { value: all[0] };
  return { problem: { code: "repeated-flag", message: "takes one value", hint: "give it once", at } };
}
function inputLayer(inputs) {
  const value = /* @__PURE__ */ Object.create(null);
  for (const [input, key] of Object.entries(CONFIG_INPUTS)) {
    const text = inputs[input]?.trim() ?? "";
    if (text === "") continue;
    value[key] = LIST_FLAGS.some((name) => name === key) ? splitList(text) : text;
  }
  const place = (path) => {
    const key = String(path[0] ?? "");
    const input = Object.entries(CONFIG_INPUTS).find(([, target]) => target === key)?.[0];
    return { file: "action inputs", key: input ?? key };
  };
  return { layer: "input", value, place, source: () => void 0 };
}
function fileLayer(file) {
  const place = (path) => {
    const at = nearestPosition(file, path);
    const full = [...file.prefix, ...path];
    const key = full.length === 0 ? {} : { key: keyText(full) };
    return { file: file.file, ...at && { line: at.line, column: at.column }, ...key };
  };
  return { layer: "file", value: file.value, place, source: (path) => file.positions.get(keyText(path))?.source };
}
function nearestPosition(file, path) {
  for (let length = path.length; length > 0; length--) {
    const found = file.positions.get(keyText(path.slice(0, length)));
    if (found !== void 0) return found;
  }
  return void 0;
}
function splitList(text) {
  return text.split(/[,\n]/).map((item) => item.trim()).filter((item) => item !== "");
}

export {
  CONFIG_FLAGS,
  flagLayer,
  inputLayer,
  fileLayer
};
