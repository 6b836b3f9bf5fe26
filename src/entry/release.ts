import { runAction } from "./action.ts";
import { RELEASE_INPUTS } from "./inputs.ts";

/** The job of the reusable workflows that is called release. */
process.exitCode = await runAction(RELEASE_INPUTS, async () => (await import("./release-job.ts")).runRelease);
