import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  require_dist
} from "./chunk-6IB27CAG.mjs";
import {
  keyText
} from "./chunk-U65I235I.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// src/config/yaml-value.ts
var import_yaml = __toESM(require_dist(), 1);
var import_yaml2 = __toESM(require_dist(), 1);
var MAX_VALUES = 2e4;
var MAX_DEPTH = 30;
function convertYaml(document, lines) {
  const walk = { document, lines, positions: /* @__PURE__ */ new Map(), open: /* @__PURE__ */ new Set(), values: 0, trouble: void 0 };
  const value = convert(walk, document.contents, []);
  return { value, positions: walk.positions, trouble: walk.trouble };
}
function convert(walk, node, path) {
  walk.values += 1;
  if (walk.values > MAX_VALUES) {
    fail(walk, node, `these are more than ${MAX_VALUES} values`, "no configuration needs as many: look at the aliases");
  }
  if (path.length > MAX_DEPTH) fail(walk, node, "the values are nested too deeply", "no configuration needs that");
  if (walk.trouble !== void 0) return void 0;
  if ((0, import_yaml.isAlias)(node)) return follow(walk, node.resolve(walk.document), node, path);
  if ((0, import_yaml.isScalar)(node)) return scalarOf(walk, node, path);
  if ((0, import_yaml.isMap)(node)) return tableOf(walk, node.items, path);
  if (!(0, import_yaml.isSeq)(node)) return void 0;
  return node.items.map((item, index) => {
    const inner = [...path, index];
    note(walk, inner, item);
    return convert(walk, item, inner);
  });
}
function follow(walk, target, alias, path) {
  if (target === void 0) return fail(walk, alias, "this alias stands for nothing", "write &name before the value");
  if (walk.open.has(target)) return fail(walk, alias, "this alias stands for a value that holds it", "write it out");
  walk.open.add(target);
  const value = convert(walk, target, path);
  walk.open.delete(target);
  return value;
}
function scalarOf(walk, node, path) {
  const { value, source } = node;
  const key = keyText(path);
  const place = walk.positions.get(key);
  if (typeof value !== "string" && source !== void 0 && place !== void 0) {
    walk.positions.set(key, { ...place, source });
  }
  return value;
}
function tableOf(walk, pairs, path) {
  const table = /* @__PURE__ */ Object.create(null);
  for (const pair of pairs) {
    const name = (0, import_yaml.isScalar)(pair.key) && pair.key.value !== null ? pair.key.source ?? String(pair.key.value) : void 0;
    if (name === void 0) {
      fail(walk, pair.key ?? pair.value, "this key is not a plain word", "write key: value");
      continue;
    }
    const inner = [...path, name];
    note(walk, inner, pair.key);
    const value = convert(walk, pair.value, inner);
    if (value !== null && value !== void 0) table[name] = value;
  }
  return table;
}
function note(walk, path, node) {
  const key = keyText(path);
  if (!walk.positions.has(key)) walk.positions.set(key, placeOf(walk, node));
}
function fail(walk, node, message, hint) {
  walk.trouble ??= { message, hint, at: placeOf(walk, node) };
  return void 0;
}
function placeOf(walk, node) {
  const offset = (0, import_yaml.isNode)(node) ? node.range?.[0] ?? 0 : 0;
  const { line, col } = walk.lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
var export_LineCounter = import_yaml2.LineCounter;
var export_isMap = import_yaml2.isMap;
var export_isScalar = import_yaml2.isScalar;
var export_isSeq = import_yaml2.isSeq;
var export_parseDocument = import_yaml2.parseDocument;
export {
  export_LineCounter as LineCounter,
  convertYaml,
  export_isMap as isMap,
  export_isScalar as isScalar,
  export_isSeq as isSeq,
  export_parseDocument as parseDocument
};
