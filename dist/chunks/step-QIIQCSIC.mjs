import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  buildStage,
  checkMode,
  targetNamed
} from "./chunk-ZBX26X2N.mjs";
import {
  MANIFEST_NAME
} from "./chunk-ZQ7NM5BA.mjs";
import "./chunk-EBUGCVX2.mjs";
import "./chunk-5U7R2X3Z.mjs";
import "./chunk-OGLILRLF.mjs";
import "./chunk-4R4DXNF4.mjs";
import {
  summaryMarkdown
} from "./chunk-76TXXK5A.mjs";
import "./chunk-2U523YT3.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-U65I235I.mjs";
import "./chunk-YUU6ZS73.mjs";

// src/entry/step.ts
import { join as join2 } from "node:path";

// src/report/outputs.ts
import { join } from "node:path/posix";
function stepOutputs(result) {
  const { fragment, manifest, directory } = result;
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
    floor: fragment.floor === null ? "" : `${fragment.floor.system} ${fragment.floor.version}`,
    size: String(fragment.bundleSize),
    "startup-ms": fragment.startup === void 0 ? "" : String(Math.round(fragment.startup.median))
  };
}

// src/entry/step.ts
async function runStep(ports, catalog, step) {
  const { config = "", tag = "", mode = "", target = "", ...inputs } = step.inputs;
  checkMode(mode);
  const released = tag === "" ? step.tag : tag;
  const wishes = {
    root: step.project,
    flags: {},
    inputs,
    ...config === "" ? {} : { configFile: config },
    ...released === void 0 ? {} : { tag: released }
  };
  const options = { target: targetNamed(target), directory: join2(step.project, "release") };
  const { plan, manifest, directory, built } = await buildStage(ports, catalog, wishes, options);
  if (built === void 0) return;
  const { fragment, bundle, interpreter } = built;
  const { prerelease } = plan;
  const result = { manifest, fragment, prerelease, directory, bundle: bundle.root, python: interpreter.executable };
  for (const [name, value] of Object.entries(stepOutputs(result))) step.output(name, value);
  await step.summary(summaryMarkdown(manifest));
}
export {
  runStep
};
