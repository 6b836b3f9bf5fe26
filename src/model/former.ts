import * as v from "valibot";
import { TARGET_IDS } from "./target.ts";

/** The version of the manifest that this program writes, and the newest that it understands. */
export const MANIFEST_SCHEMA = 1;

const texts = v.exactOptional(v.array(v.string()));

/**
 * What a comparison needs of a manifest. Keys that it does not know are passed over: whoever wrote it may have been another
 * version.
 */
export const FormerSchema = v.object({
  schema: v.number(),
  project: v.object({ name: v.string(), version: v.string() }),
  legs: v.array(
    v.object({
      target: v.picklist(TARGET_IDS),
      bundler: v.object({ name: v.string() }),
      bundleSize: v.number(),
      floor: v.nullable(v.object({ system: v.picklist(["glibc", "macos", "windows"]), version: v.string() })),
      sizes: v.array(v.object({ kind: v.string(), owner: v.string(), bytes: v.number() })),
      startup: v.exactOptional(v.object({ median: v.number() })),
      unresolved: v.exactOptional(v.object({ modules: texts, libraries: texts })),
      libraries: texts,
      requirements: v.exactOptional(
        v.object({ packages: v.array(v.object({ name: v.string(), licence: v.exactOptional(v.string()) })) }),
      ),
    }),
  ),
});
export type FormerManifest = v.InferOutput<typeof FormerSchema>;
export type FormerLeg = FormerManifest["legs"][number];

/** Which releases of a repository are this project's: those whose tags fit. */
export interface Series {
  /** As `release.tag` has it. */
  readonly template: string;
  readonly name: string;
}

/** A build that this one is compared with, or why there is none. */
export interface Former {
  /** `the last release, 1.2.0`; `release/`. */
  readonly label: string;
  readonly manifest?: FormerManifest;
  readonly missing?: string;
}

/** Whoever has a manifest of a former build: a folder, a file, the last release of a repository. */
export interface FormerSource {
  readonly label: string;
  /** Why there is nothing to compare with is part of the answer; it fails nothing. */
  read(): Promise<Former>;
}

/** Reads a manifest of whatever age. */
export function readFormer(label: string, text: string | undefined): Former {
  if (text === undefined) return { label, missing: "it has no slipway-manifest.json" };
  const head = v.safeParse(v.pipe(v.string(), v.parseJson(), v.object({ schema: v.number() })), text);
  if (!head.success) return { label, missing: "its slipway-manifest.json is not a manifest" };
  if (head.output.schema > MANIFEST_SCHEMA) {
    return { label, missing: `its manifest is of a newer version (schema ${head.output.schema}) than this one reads` };
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), FormerSchema), text);
  if (!parsed.success) return { label, missing: "its slipway-manifest.json cannot be read" };
  return { label: `${label} (${parsed.output.project.version})`, manifest: parsed.output };
}
