import { setTimeout as wait } from "node:timers/promises";
import { Cancelled } from "../../model/errors.ts";
import type { Clock } from "../../model/ports.ts";

/** The machine's own. */
export function createClock(signal: AbortSignal): Clock {
  return {
    now: Date.now,
    random: Math.random,
    wait: (milliseconds) =>
      wait(milliseconds, undefined, { signal }).catch((error: unknown) => {
        throw new Cancelled({ cause: error });
      }),
  };
}
