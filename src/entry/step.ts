import { join } from "node:path";
import type { Catalog } from "../model/catalog.ts";
import type { Ports } from "../model/ports.ts";
import { stepOutputs } from "../report/outputs.ts";
import { summaryMarkdown } from "../report/summary.ts";
import type { Step } from "../runtime/github/step.ts";
import { buildStage } from "../stages/deliver.ts";
import { modeOf, targetNamed } from "../stages/wishes.ts";
import { shipStep } from "./ship.ts";

/** One leg of a workflow: the project in, artifacts and outputs out, and from the last one a release. */
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
  const does = modeOf(mode, { event: step.event, tag: released });
  const shipped = does === "release" ? await shipStep(ports, catalog, { step, wishes, options }) : undefined;
  const { plan, manifest, directory, built } = shipped ?? (await buildStage(ports, catalog, wishes, options));
  const { fragment, bundle, interpreter } = built;
  const made = { manifest, fragment, directory, bundle: bundle.root, python: interpreter.executable };
  const result = { ...made, prerelease: plan.prerelease, published: shipped?.released?.published };
  for (const [name, value] of Object.entries(stepOutputs(result))) step.output(name, value);
  await step.summary(summaryMarkdown(manifest));
}
