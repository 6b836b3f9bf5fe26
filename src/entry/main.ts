import manifest from "../../package.json" with { type: "json" };
import { createLog } from "../runtime/github/log.ts";
import { githubPorts } from "../runtime/github/ports.ts";
import { readStep } from "../runtime/github/step.ts";
import { untilAskedToStop } from "../runtime/node/lifetime.ts";
import { INPUTS } from "./inputs.ts";

/** The action: one error boundary around one leg. */
async function main(): Promise<number> {
  const step = readStep(INPUTS);
  const log = createLog(step.inputs["project"] ?? "");
  const signal = untilAskedToStop();
  log.info(`Slipway ${manifest.version}`);
  try {
    const ports = githubPorts(log, signal);
    const [{ runStep }, { catalog }] = await Promise.all([import("./step.ts"), import("./catalog.ts")]);
    await runStep(ports, catalog, step);
    return 0;
  } catch (error) {
    const [{ tell }, { verdictOf }, { failureMarkdown }] = await Promise.all([
      import("./tell.ts"),
      import("../report/verdict.ts"),
      import("../report/summary.ts"),
    ]);
    const verdict = verdictOf(error, signal.aborted);
    tell(log, verdict);
    await step.summary(failureMarkdown("Slipway did not get through", verdict.problems));
    return verdict.exitCode;
  }
}

process.exitCode = await main();
