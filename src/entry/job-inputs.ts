import { ConfigError } from "../model/errors.ts";
import { type PlanReference, planReference } from "../model/plan-reference.ts";
import type { Step } from "../runtime/github/step.ts";
import type { RunPlace } from "../stages/jobs.ts";
import type { Wishes } from "../stages/wishes.ts";

/** Inputs that are no keys of slipway.yml. */
const OTHERS = ["config", "plan", "target", "tag", "mode", "draft", "token", "strategy", "secrets"];

export function wishesOf(step: Step): Wishes {
  const { config = "" } = step.inputs;
  const inputs = Object.fromEntries(Object.entries(step.inputs).filter(([name]) => !OTHERS.includes(name)));
  return { root: step.project, flags: {}, inputs, ...(config === "" ? {} : { configFile: config }) };
}

export function referenceOf({ inputs }: Step): PlanReference {
  const reference = planReference(inputs["plan"] ?? "");
  if (reference !== undefined) return reference;
  const hint = "Pass on the output plan of the planning job, unchanged.";
  throw new ConfigError([{ code: "bad-plan", message: "input plan does not name a plan", hint }]);
}

export const placeOf = ({ run }: Step): RunPlace => ({ run: run.id, attempt: run.attempt });
