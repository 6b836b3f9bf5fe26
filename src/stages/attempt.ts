import { type Diagnostic, diagnosticText } from "../model/diagnostic.ts";
import type { Log, Ports } from "../model/ports.ts";
import { verdictOf } from "../report/verdict.ts";

/** What a step came to, and how long it took in milliseconds. */
export interface Attempt<T> {
  readonly value: T | undefined;
  readonly problems: readonly Diagnostic[];
  readonly milliseconds: number;
}

/** Exit codes of what a report tells: a build that failed, a configuration that is wrong. */
const TOLD = [1, 2];

/**
 * Does something that may fail for reasons that belong into a report. What is no finding about the project (a service that
 * does not answer, a wish to stop, a bug of ours) is thrown on.
 * @param told exit codes of what is a finding here
 */
export async function attempt<T>(
  { signal }: Pick<Ports, "signal">,
  work: () => Promise<T>,
  told = TOLD,
): Promise<Attempt<T>> {
  const since = performance.now();
  const took = (): number => performance.now() - since;
  try {
    return { value: await work(), problems: [], milliseconds: took() };
  } catch (error) {
    const { exitCode, problems, details } = verdictOf(error, signal.aborted);
    if (!told.includes(exitCode)) throw error;
    const [first, ...rest] = problems;
    // The last lines of a command say what it was about.
    const lines = details.slice(-LINES).map((line) => `| ${line}`);
    const head = first === undefined ? [] : [{ ...first, message: [first.message, ...lines].join("\n    ") }];
    return { value: undefined, problems: [...head, ...rest], milliseconds: took() };
  }
}

/** Last lines of a command that a report shows. */
const LINES = 12;

/** A log for what is tried beside the application: its warnings are no annotations. */
export function quietly(ports: Ports): Ports {
  const { log } = ports;
  const say = (diagnostic: Diagnostic): void => log.info(diagnosticText(diagnostic));
  const quiet: Log = { ...log, warn: say, error: say };
  return { ...ports, log: quiet };
}
