import { ConfigError } from "../model/errors.ts";
import { doingOf } from "../plan/occasion.ts";
import { publishedOutputs } from "../report/outputs.ts";
import { summaryMarkdown } from "../report/summary.ts";
import { releaseJob } from "../stages/jobs.ts";
import { draftNamed } from "../stages/wishes.ts";
import type { Work } from "./action.ts";
import { placeOf, referenceOf, wishesOf } from "./job-inputs.ts";

/** Releases what all legs of a plan have handed over. */
export const runRelease: Work = async (ports, catalog, step) => {
  const doing = doingOf({ mode: "release", tag: "any", event: step.event, pushed: step.tag });
  if (!doing.ok) throw new ConfigError(doing.diagnostics);
  const at = { reference: referenceOf(step), place: placeOf(step), ...draftNamed(step.inputs["draft"] ?? "") };
  const { manifest, published } = await releaseJob(ports, catalog, wishesOf(step), at);
  for (const [name, value] of Object.entries(publishedOutputs(published))) step.output(name, value);
  await step.summary(summaryMarkdown(manifest));
};
