import { join } from "node:path";
import { ConfigError } from "../model/errors.ts";
import { publishedOutputs } from "../report/outputs.ts";
import { summaryMarkdown } from "../report/summary.ts";
import { buildJob } from "../stages/jobs.ts";
import { targetNamed } from "../stages/wishes.ts";
import type { Work } from "./action.ts";
import { builtOutputs } from "./built.ts";
import { placeOf, referenceOf, wishesOf } from "./job-inputs.ts";
import { runSmokeStep } from "./smoke-step.ts";

const MODES = ["", "auto", "build", "smoke"];

function checkMode(mode: string): void {
  if (MODES.includes(mode)) return;
  const hint = "A leg has the modes auto, build and smoke; releasing is the work of the release job.";
  throw new ConfigError([{ code: "unknown-mode", message: `input mode: a leg has no mode ${mode}`, hint }]);
}

/** One leg of a plan: tried, or built and handed over. */
export const runBuild: Work = async (ports, catalog, step) => {
  const { target: named = "", mode = "" } = step.inputs;
  const target = targetNamed(named);
  if (target === undefined) throw new ConfigError([{ code: "no-target", message: "input target is needed here" }]);
  checkMode(mode);
  const directory = join(step.project, "release");
  const wishes = wishesOf(step);
  // Nothing of it is handed over, so that nothing depends on what another job planned.
  if (mode === "smoke") return runSmokeStep(ports, catalog, step, { wishes, target, directory });
  const at = { target, reference: referenceOf(step), place: placeOf(step), directory };
  const delivered = await buildJob(ports, catalog, wishes, at);
  const outputs = await builtOutputs(ports, catalog, delivered);
  // A leg releases nothing, and has no outputs that tell of it.
  const none = publishedOutputs(undefined);
  for (const [name, value] of Object.entries(outputs)) if (!(name in none)) step.output(name, value);
  await step.summary(summaryMarkdown(delivered.manifest));
};
