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

/** Starts a command again and again, one at a time; `first` is what its very first start took. */
export async function measureStartup(
  what: string,
  first: SmokeOutcome,
  start: () => Promise<SmokeOutcome>,
): Promise<Startup> {
  const taken: number[] = [];
  while (taken.length < RUNS) taken.push((await start()).milliseconds);
  return {
    what,
    first: first.milliseconds,
    median: median(taken),
    least: Math.min(...taken),
    most: Math.max(...taken),
    runs: taken.length,
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
