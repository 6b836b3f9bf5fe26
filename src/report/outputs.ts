import { join } from "node:path/posix";
import { type Fragment, MANIFEST_NAME, type Manifest } from "../model/manifest.ts";
import type { Published } from "../model/release.ts";

/** What a step made, as far as its outputs tell. */
export interface StepResult {
  readonly manifest: Manifest;
  readonly fragment: Fragment;
  readonly prerelease: boolean;
  /** Where the artifacts lie, absolute. */
  readonly directory: string;
  readonly bundle: string;
  readonly python: string;
  /** Did a cache have everything that was needed? */
  readonly cacheHit: boolean;
  /** Path of the report. */
  readonly report: string;
  /** On the leg that made the release. */
  readonly published?: Published | undefined;
}

/** Outputs that tell of the release. */
export function publishedOutputs(published: Published | undefined): Readonly<Record<string, string>> {
  return {
    published: String(published !== undefined && !published.draft),
    "release-id": published === undefined ? "" : String(published.id),
    "release-url": published?.url ?? "",
  };
}

/** Outputs of the action by their names in action.yml. */
export function stepOutputs(result: StepResult): Readonly<Record<string, string>> {
  const { fragment, manifest, directory, published } = result;
  return {
    artifacts: JSON.stringify(
      fragment.artifacts.map((artifact) => ({ ...artifact, path: join(directory, artifact.name) })),
    ),
    manifest: join(directory, MANIFEST_NAME),
    bundle: result.bundle,
    target: fragment.target,
    version: manifest.project.version,
    prerelease: String(result.prerelease),
    "python-version": fragment.interpreter.version,
    "python-path": result.python,
    "cache-hit": String(result.cacheHit),
    floor: fragment.floor === null ? "" : `${fragment.floor.system} ${fragment.floor.version}`,
    size: String(fragment.bundleSize),
    "startup-ms": fragment.startup === undefined ? "" : String(Math.round(fragment.startup.median)),
    report: result.report,
    ...publishedOutputs(published),
  };
}
