import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  array,
  boolean,
  exactOptional,
  number,
  picklist,
  strictObject,
  string,
  union
} from "./chunk-K7URS2RY.mjs";

// src/model/pooled.ts
async function pooled(items, width, work) {
  const results = new Array(items.length);
  const failures = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failures.length > 0) return;
      try {
        results[index] = await work(item, index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return results;
}

// src/model/probe.ts
var HELLO = { name: "hello-world", script: "hello.py" };
var RESULTS = ["works", "broken", "fails everywhere", "skipped", "not reached"];
var mend = union([
  strictObject({ bundler: string(), option: string(), add: string() }),
  strictObject({ bundler: string(), option: string(), set: string() }),
  strictObject({ include: string() })
]);
var place = strictObject({
  file: string(),
  line: exactOptional(number()),
  column: exactOptional(number()),
  key: exactOptional(string())
});
var DependencyTrialSchema = strictObject({
  name: string(),
  version: string(),
  requirement: string(),
  result: picklist(RESULTS),
  /** Imported, in this order. */
  modules: array(string()),
  closure: array(string()),
  /** What it and all that it asks for take in the bundle. */
  bytes: number(),
  /** What importing it adds to a start; undefined where nothing was imported. */
  milliseconds: exactOptional(number()),
  /** Why it does not work, or was not tried. */
  message: exactOptional(string()),
  hint: exactOptional(string()),
  mend: exactOptional(mend),
  /** It was ended by a limit, which may have been the machine's mood. */
  stopped: exactOptional(boolean()),
  at: exactOptional(place)
});

export {
  pooled,
  HELLO,
  DependencyTrialSchema
};
