import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  TARGET_IDS
} from "./chunk-F2ZGVHID.mjs";
import {
  array,
  exactOptional,
  nullable,
  number,
  object,
  parseJson,
  picklist,
  pipe,
  safeParse,
  string
} from "./chunk-K7URS2RY.mjs";

// src/model/former.ts
var MANIFEST_SCHEMA = 1;
var texts = exactOptional(array(string()));
var FormerSchema = object({
  schema: number(),
  project: object({ name: string(), version: string() }),
  legs: array(
    object({
      target: picklist(TARGET_IDS),
      bundler: object({ name: string() }),
      bundleSize: number(),
      floor: nullable(object({ system: picklist(["glibc", "macos", "windows"]), version: string() })),
      sizes: array(object({ kind: string(), owner: string(), bytes: number() })),
      startup: exactOptional(object({ median: number() })),
      unresolved: exactOptional(object({ modules: texts, libraries: texts })),
      libraries: texts,
      requirements: exactOptional(
        object({ packages: array(object({ name: string(), licence: exactOptional(string()) })) })
      )
    })
  )
});
function readFormer(label, text) {
  if (text === void 0) return { label, missing: "it has no slipway-manifest.json" };
  const head = safeParse(pipe(string(), parseJson(), object({ schema: number() })), text);
  if (!head.success) return { label, missing: "its slipway-manifest.json is not a manifest" };
  if (head.output.schema > MANIFEST_SCHEMA) {
    return { label, missing: `its manifest is of a newer version (schema ${head.output.schema}) than this one reads` };
  }
  const parsed = safeParse(pipe(string(), parseJson(), FormerSchema), text);
  if (!parsed.success) return { label, missing: "its slipway-manifest.json cannot be read" };
  return { label: `${label} (${parsed.output.project.version})`, manifest: parsed.output };
}

export {
  MANIFEST_SCHEMA,
  readFormer
};
