import { runAction } from "./action.ts";
import { SIGN_INPUTS } from "./inputs.ts";

/** The job of the reusable release workflow that is called sign. */
process.exitCode = await runAction(SIGN_INPUTS, async () => (await import("./sign-job.ts")).runSign);
