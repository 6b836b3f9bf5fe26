import { join } from "node:path";
import type { Catalog } from "../model/catalog.ts";
import type { Ports } from "../model/ports.ts";
import { stepOutputs } from "../report/outputs.ts";
import { summaryMarkdown } from "../report/summary.ts";
import type { Step } from "../runtime/github/step.ts";
import { buildStage } from "../stages/deliver.ts";
import { modeOf, targetNamed } from "../stages/wishes.ts";
import { runSmokeStep } from "./smoke-step.ts";

/** One leg of a workflow: the project in, artifacts and outputs out. */
export async function runStep(ports: Ports, catalog: Catalog, step: Step): Promise<void> {
  const { config = "", tag = "", mode = "", target = "", token: _, ...inputs } = step.inputs;
  const released = tag === "" ? step.tag : tag;
  const wishes = {
    root: step.project,
    flags: {},
    inputs,
    ...(config === "" ? {} : { configFile: config }),
    ...(released === undefined ? {} : { tag: released }),
  };
  const options = { target: targetNamed(target), directory: join(step.project, "release") };
  const does = modeOf(mode, { event: step.event });
  if (does === "smoke") return runSmokeStep(ports, catalog, step, { wishes, ...options });
  const { plan, manifest, directory, built } = await buildStage(ports, catalog, wishes, options);
  if (built === undefined) return;
  const { fragment, bundle, interpreter } = built;
  const { prerelease } = plan;
  const result = { manifest, fragment, prerelease, directory, bundle: bundle.root, python: interpreter.executable };
  for (const [name, value] of Object.entries(stepOutputs(result))) step.output(name, value);
  await step.summary(summaryMarkdown(manifest));
}
