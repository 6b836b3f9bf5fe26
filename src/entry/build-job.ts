import { join } from "node:path";
import { ConfigError } from "../model/errors.ts";
import { stepOutputs } from "../report/outputs.ts";
import { summaryMarkdown } from "../report/summary.ts";
import { buildJob } from "../stages/jobs.ts";
import { stepReport } from "../stages/report.ts";
import { targetNamed } from "../stages/wishes.ts";
import type { Work } from "./action.ts";
import { placeOf, referenceOf, wishesOf } from "./job-inputs.ts";

/** Builds one leg of a plan, and hands it over. */
export const runBuild: Work = async (ports, catalog, step) => {
  const target = targetNamed(step.inputs["target"] ?? "");
  if (target === undefined) throw new ConfigError([{ code: "no-target", message: "input target is needed here" }]);
  const at = { target, reference: referenceOf(step), place: placeOf(step), directory: join(step.project, "release") };
  const { plan, manifest, directory, built } = await buildJob(ports, catalog, wishesOf(step), at);
  const { fragment, bundle, interpreter } = built;
  const report = await stepReport(ports, catalog, { plan, built });
  const made = { manifest, fragment, directory, bundle: bundle.root, python: interpreter.executable, report };
  const outputs = stepOutputs({ ...made, prerelease: plan.prerelease, cacheHit: ports.cache?.hit() ?? false });
  for (const [name, value] of Object.entries(outputs)) step.output(name, value);
  await step.summary(summaryMarkdown(manifest));
};
