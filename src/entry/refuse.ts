import type { Diagnostic } from "../model/diagnostic.ts";
import { localLog } from "../runtime/local/ports.ts";

/** Says what is wrong with a command line (or with what runs it); the exit code of a wrong configuration. */
export function refuse(problems: readonly Diagnostic[], json: boolean): number {
  const log = localLog();
  for (const problem of problems) log.error(problem);
  if (json) process.stdout.write(`${JSON.stringify({ problems }, undefined, 2)}\n`);
  return 2;
}
