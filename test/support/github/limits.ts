import { Problem } from "./problems.ts";

/** The limits of GitHub's that a test turns on. Absent is no limit. */
export interface LimitOptions {
  /** The primary limit: requests an hour. 1,000 for the token of a workflow. */
  readonly perHour?: number;
  /** The secondary one: requests a minute that create content. 80 at GitHub. */
  readonly creationsPerMinute?: number;
  /** How the secondary limit is told: with this status, and `retry-after` in seconds or without. */
  readonly told?: { readonly status: 403 | 429; readonly retryAfter?: number };
}

export interface Limits {
  /** Counts a request; throws the Problem where it is one too many. `now` in milliseconds. */
  admit(request: { readonly method: string; readonly path: string }, now: number): void;
  headers(now: number): Readonly<Record<string, string>>;
  /** The most creations that came within any one minute. */
  busiestMinute(): number;
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

export function createLimits(options: LimitOptions): Limits {
  const perHour = options.perHour ?? Number.POSITIVE_INFINITY;
  const creations: number[] = [];
  let windowEnd = 0;
  let used = 0;
  let busiest = 0;
  const headers = (): Record<string, string> => ({
    "x-ratelimit-limit": String(Number.isFinite(perHour) ? perHour : 5000),
    "x-ratelimit-remaining": String(Number.isFinite(perHour) ? Math.max(0, perHour - used) : 4999),
    "x-ratelimit-reset": String(Math.ceil(windowEnd / 1000)),
    "x-ratelimit-used": String(used),
    "x-ratelimit-resource": "core",
  });
  const admitCreation = (now: number): void => {
    const recent = creations.filter((at) => at > now - MINUTE).length;
    if (recent >= (options.creationsPerMinute ?? Number.POSITIVE_INFINITY)) {
      throw secondaryLimit(options.told ?? { status: 403 });
    }
    creations.push(now);
    busiest = Math.max(busiest, recent + 1);
  };
  return {
    admit: ({ method, path }, now) => {
      if (now >= windowEnd) {
        windowEnd = now + HOUR;
        used = 0;
      }
      used += 1;
      if (used > perHour) {
        throw new Problem(403, "API rate limit exceeded for installation.", { headers: headers() });
      }
      if (["POST", "PATCH", "PUT"].includes(method) && path !== "/graphql") admitCreation(now);
    },
    headers,
    busiestMinute: () => busiest,
  };
}

export function secondaryLimit(told: { readonly status: 403 | 429; readonly retryAfter?: number }): Problem {
  const headers = told.retryAfter === undefined ? {} : { "retry-after": String(told.retryAfter) };
  const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
  return new Problem(told.status, message, { headers });
}
