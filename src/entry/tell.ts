import type { Log } from "../model/ports.ts";
import type { Verdict } from "../report/verdict.ts";

/** Says everything that is wrong, with what led to it. */
export function tell(log: Log, verdict: Verdict): void {
  for (const line of verdict.details) log.info(`| ${line}`);
  for (const problem of verdict.problems) log.error(problem);
}
