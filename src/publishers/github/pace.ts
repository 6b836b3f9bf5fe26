import type { NetworkError } from "../../model/errors.ts";
import type { Clock } from "../../model/ports.ts";
import { ServiceRefusal } from "../../model/releases.ts";

/** What a failed request means for the next one. */
export type Failure = "busy" | "may pass" | "final";

const MAY_PASS = new Set([408, 425, 500, 502, 503, 504]);

/** `busy`: the service asked to be left alone. `may pass`: no answer, half an answer, or an error of its own. */
export function failureOf({ status, retryAfterMs }: NetworkError): Failure {
  if (status === 429 || (status === 403 && retryAfterMs !== undefined)) return "busy";
  return status === undefined || MAY_PASS.has(status) ? "may pass" : "final";
}

/** The first pause after a failure; each further one is twice as long. Milliseconds. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** Without any word from the service a limit is waited out for so long at least (REST rate limits). Milliseconds. */
const LIMIT_MS = 60_000;
/** A limit that is told to last longer than the primary one's hour is no limit any more. Milliseconds. */
const LONGEST_LIMIT_MS = 3_660_000;

/** How long to wait after the nth failure in a row (the first is 1), milliseconds. Jitter keeps many legs from coming back at once. */
export function pauseAfter(error: NetworkError, failures: number, random: number): number {
  const jitter = 1 + random / 2;
  const growing = 2 ** (failures - 1);
  if (failureOf(error) !== "busy")
    return Math.max(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * growing) * jitter, error.retryAfterMs ?? 0);
  const told = error.retryAfterMs ?? LIMIT_MS * growing;
  return Math.min(LONGEST_LIMIT_MS, told) + 1_000 * random;
}

/** Requests that create something in any minute (REST rate limits: secondary). */
const CREATIONS = 80;
const MINUTE_MS = 60_000;

/** Lets requests that create something through, no more than the service takes in a minute. */
export function createPace(clock: Clock): () => Promise<void> {
  const times: number[] = [];
  return async () => {
    for (;;) {
      const now = clock.now();
      while (times.length > 0 && now - (times[0] ?? 0) >= MINUTE_MS) times.shift();
      if (times.length < CREATIONS) break;
      await clock.wait(MINUTE_MS - (now - (times[0] ?? 0)));
    }
    times.push(clock.now());
  };
}

/** Did the service refuse for this reason? */
export function refusedFor(error: unknown, code: string): boolean {
  return error instanceof ServiceRefusal && error.details.some((detail) => detail.code === code);
}
