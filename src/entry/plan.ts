import { runAction } from "./action.ts";
import { PLAN_INPUTS } from "./inputs.ts";

/** The job of the reusable workflows that is called plan. */
process.exitCode = await runAction(PLAN_INPUTS, async () => (await import("./plan-job.ts")).runPlan);
