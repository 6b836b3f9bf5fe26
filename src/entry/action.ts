import manifest from "../../package.json" with { type: "json" };
import type { Catalog } from "../model/catalog.ts";
import { ConfigError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { checkInputNames } from "../plan/input-names.ts";
import { createLog } from "../runtime/github/log.ts";
import { readStep, type Step } from "../runtime/github/step.ts";
import { untilAskedToStop } from "../runtime/node/lifetime.ts";

/** What one action does; what it needs is loaded when the first line of log is out. */
export type Work = (ports: Ports, catalog: Catalog, step: Step) => Promise<void>;

/** Runs an action: one error boundary around its work. */
export async function runAction(inputs: readonly string[], load: () => Promise<Work>): Promise<number> {
  const step = readStep(inputs);
  const log = createLog(step.inputs["project"] ?? "");
  const signal = untilAskedToStop();
  log.info(`Slipway ${manifest.version}`);
  try {
    const misspelled = checkInputNames(step.given, inputs);
    if (misspelled.length > 0) throw new ConfigError(misspelled);
    const [{ githubPorts }, work, { catalog }] = await Promise.all([
      import("../runtime/github/ports.ts"),
      load(),
      import("./catalog.ts"),
    ]);
    await work(githubPorts(log, signal), catalog, step);
    return 0;
  } catch (error) {
    const [{ tell }, { verdictOf }, { failureMarkdown }] = await Promise.all([
      import("./tell.ts"),
      import("../report/verdict.ts"),
      import("../report/summary.ts"),
    ]);
    const verdict = verdictOf(error, signal.aborted);
    tell(log, verdict);
    await step.summary(failureMarkdown("Slipway failed", verdict.problems));
    return verdict.exitCode;
  }
}
