import type { Cache } from "../../src/model/cache.ts";

/** A cache between machines that has nothing and keeps nothing, but for what is said. */
export function fakeCache(changes: Partial<Cache> = {}): Cache {
  const nothing = async (): Promise<void> => undefined;
  return { restore: nothing, restored: nothing, needs: () => undefined, save: nothing, hit: () => false, ...changes };
}
