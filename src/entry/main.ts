import { runAction } from "./action.ts";
import { INPUTS } from "./inputs.ts";

/** The one step. */
process.exitCode = await runAction(INPUTS, async () => (await import("./step.ts")).runStep);
