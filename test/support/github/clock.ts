/** Time as a test wants it: milliseconds since 1970, and waiting. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * A clock that jumps to the next sleeper as soon as nobody has anything else to do: sixty seconds of waiting cost
 * nothing, and the order in which sleepers wake is that of their times.
 */
export function virtualClock(start = Date.UTC(2026, 0, 1)): Clock {
  let now = start;
  let pumping = false;
  const sleepers: Sleeper[] = [];
  const pump = (): void => {
    const next = sleepers.shift();
    pumping = next !== undefined;
    if (next === undefined) return;
    now = Math.max(now, next.at);
    next.wake();
    setImmediate(pump);
  };
  return {
    now: () => now,
    sleep: (ms) =>
      new Promise((wake) => {
        const at = now + Math.max(0, ms);
        const place = sleepers.findIndex((each) => each.at > at);
        sleepers.splice(place < 0 ? sleepers.length : place, 0, { at, wake });
        if (!pumping) setImmediate(pump);
        pumping = true;
      }),
  };
}
