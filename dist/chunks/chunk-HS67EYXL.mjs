import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  MANIFEST_NAME
} from "./chunk-YWAGJZTN.mjs";

// src/report/outputs.ts
import { join } from "node:path/posix";
function publishedOutputs(published) {
  return {
    published: String(published !== void 0 && !published.draft),
    "release-id": published === void 0 ? "" : String(published.id),
    "release-url": published?.url ?? ""
  };
}
function stepOutputs(result) {
  const { fragment, manifest, directory, published } = result;
  return {
    artifacts: JSON.stringify(
      fragment.artifacts.map((artifact) => ({ ...artifact, path: join(directory, artifact.name) }))
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
    "startup-ms": fragment.startup === void 0 ? "" : String(Math.round(fragment.startup.median)),
    report: result.report,
    ...publishedOutputs(published)
  };
}

export {
  publishedOutputs,
  stepOutputs
};
