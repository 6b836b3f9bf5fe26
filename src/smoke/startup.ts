import type { Diagnostic } from "../model/diagnostic.ts";
import type { Startup } from "../model/manifest.ts";
import type { SmokeOutcome } from "../model/smoke.ts";

/** Starts behind the first one: the fewest that have a middle. Every further one is paid for in every build. */
const RUNS = 3;

/** The value in the middle; of an even number, the mean of the two there. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const [low = 0, high = low] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return (low + high) / 2;
}

/** What was measured, or why there is no figure. */
export interface Timed {
  readonly startup: Startup | undefined;
  readonly notes: readonly Diagnostic[];
}

function endsAlike(one: SmokeOutcome, other: SmokeOutcome): boolean {
  return (["exitCode", "signal", "stopped", "error"] as const).every((key) => one[key] === other[key]);
}

function endText({ error, stopped, signal, exitCode }: SmokeOutcome): string {
  if (error !== undefined) return `could not be started: ${error}`;
  if (stopped !== undefined) return `was stopped (${stopped})`;
  return signal === undefined ? `ended with exit code ${exitCode}` : `was ended by signal ${signal}`;
}

/**
 * Starts a command again and again, one at a time; `first` is what its very first start took. A start that ends in
 * another way did not do the same work, so that its time says nothing.
 */
export async function measureStartup(
  what: string,
  first: SmokeOutcome,
  start: () => Promise<SmokeOutcome>,
): Promise<Timed> {
  const taken: number[] = [];
  while (taken.length < RUNS) {
    const next = await start();
    if (!endsAlike(first, next)) return { startup: undefined, notes: [unlike(what, [first, next], taken.length + 2)] };
    taken.push(next.milliseconds);
  }
  const startup = {
    what,
    first: first.milliseconds,
    median: median(taken),
    least: Math.min(...taken),
    most: Math.max(...taken),
    runs: taken.length,
  };
  return { startup, notes: [] };
}

function unlike(what: string, [first, next]: readonly [SmokeOutcome, SmokeOutcome], number: number): Diagnostic {
  return {
    code: "startup-differs",
    severity: "warning",
    message: `${what} could not be timed: start ${number} in the same home directory ${endText(next)}, the first one ${endText(first)}`,
    hint: "Look at what the program leaves in the home directory or in its cache: its users start it more than once, too.",
  };
}

/** The limit is the user's, and the median is what users feel: the first start pays for a cold disk. */
export function startupProblem(
  startup: Startup | undefined,
  limit: { readonly max: number } | undefined,
): Diagnostic[] {
  if (limit === undefined) return [];
  if (startup === undefined) {
    const message = "startup: has a limit, but no command of the program could be timed";
    return [{ code: "startup-unknown", message, hint: 'Name one under smoke:, as - run: ["--version"].' }];
  }
  if (startup.median <= limit.max) return [];
  const message = `${startup.what} takes ${Math.round(startup.median)} ms (${startup.least}–${startup.most}), more than startup: { max } allows: ${limit.max} ms`;
  const hint = "Import what is large where it is used, or raise startup: { max } in slipway.yml.";
  return [{ code: "startup-exceeded", message, hint }];
}
