import { ConfigError } from "../model/errors.ts";
import { planReferenceText } from "../model/plan-reference.ts";
import { doingOf } from "../plan/occasion.ts";
import { legsSignedInside } from "../plan/signing-inside.ts";
import { planJob } from "../stages/jobs.ts";
import type { Work } from "./action.ts";
import { placeOf, wishesOf } from "./job-inputs.ts";

/** Plans for the jobs that follow. */
export const runPlan: Work = async (ports, catalog, step) => {
  const { mode = "", tag = "" } = step.inputs;
  const doing = doingOf({ mode, tag, event: step.event, pushed: step.tag });
  if (!doing.ok) throw new ConfigError(doing.diagnostics);
  const wishes = { ...wishesOf(step), ...(doing.value.tag === undefined ? {} : { tag: doing.value.tag }) };
  // Empty where the caller's workflow does not say; GitHub writes every name that is there into it, or the word none.
  const { secrets = "" } = step.inputs;
  const at = { ...placeOf(step), secrets: secrets === "" ? undefined : secrets.split(/\s+/) };
  const { plan, reference } = await planJob(ports, catalog, wishes, at);
  step.output("matrix", JSON.stringify(plan.matrix));
  step.output("plan", planReferenceText(reference));
  step.output("signs-programs", legsSignedInside(plan).length > 0 ? "true" : "");
  step.output("version", plan.project.version);
  step.output("prerelease", String(plan.prerelease));
};
