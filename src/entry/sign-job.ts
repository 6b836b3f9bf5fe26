import { ConfigError } from "../model/errors.ts";
import { doingOf } from "../plan/occasion.ts";
import { signJob } from "../stages/sign-job.ts";
import type { Work } from "./action.ts";
import { placeOf, referenceOf, wishesOf } from "./job-inputs.ts";

/** Signs the programs inside of what legs of a plan have handed over, and hands that over again. */
export const runSign: Work = async (ports, catalog, step) => {
  const doing = doingOf({ mode: "release", tag: "any", event: step.event, pushed: step.tag });
  if (!doing.ok) throw new ConfigError(doing.diagnostics);
  const at = { reference: referenceOf(step), place: placeOf(step) };
  const include = await signJob(ports, catalog, wishesOf(step), at);
  step.output("matrix", include.length === 0 ? "" : JSON.stringify({ include }));
};
