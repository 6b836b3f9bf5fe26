import { runAction } from "./action.ts";
import { BUILD_INPUTS } from "./inputs.ts";

/** The job of the reusable workflows that is called build. */
process.exitCode = await runAction(BUILD_INPUTS, async () => (await import("./build-job.ts")).runBuild);
