import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "../../../src/model/ports.ts";

/**
 * A clock by which waiting takes no time, or so many times less than it says. Legs that run at once need some of it: whoever loses
 * patience with a claim that is being stored takes the next one, and both publish.
 * @param at.meanwhile what happens while somebody waits
 */
export function quickClock(at: { readonly faster?: number; readonly meanwhile?: () => void } = {}): Clock {
  let now = 0;
  return {
    now: () => now,
    wait: async (milliseconds) => {
      now += milliseconds;
      if (at.faster !== undefined) await wait(milliseconds / at.faster);
      at.meanwhile?.();
    },
    random: () => 0.5,
  };
}
