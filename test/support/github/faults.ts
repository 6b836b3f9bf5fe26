import { type Random, seeded } from "./random.ts";

/** What goes wrong with one request. `when` says whether the request has taken effect. */
export type Fault =
  | { readonly kind: "delay"; readonly ms: number }
  /** The connection is reset; the client knows of no answer. */
  | { readonly kind: "lost"; readonly when: "before" | "after" }
  /** `halfway`: an upload leaves its `starter` behind; any other request has taken effect. */
  | { readonly kind: "status"; readonly status: number; readonly when: "before" | "halfway" | "after" }
  /** The connection ends after so many bytes of what is uploaded. */
  | { readonly kind: "cut-upload"; readonly after: number }
  /** The request has taken effect, and so many bytes of the answer's body arrive. */
  | { readonly kind: "cut-answer"; readonly after: number }
  /** Something between us and GitHub delivers the request a second time; the second answer arrives. */
  | { readonly kind: "twice" }
  /** A page for people, from a proxy or a unicorn. */
  | { readonly kind: "html"; readonly status: number; readonly when: "before" | "after" }
  /** The answer is framed rightly, and half of its JSON is missing. */
  | { readonly kind: "truncated" }
  | { readonly kind: "endless" }
  | { readonly kind: "redirect-loop" }
  /** The secondary limit; `retryAfter` in seconds, and absent it says nothing of when. */
  | { readonly kind: "limited"; readonly status: 403 | 429; readonly retryAfter?: number }
  /** The server's clock is wrong by so much. */
  | { readonly kind: "skew"; readonly ms: number }
  /** A listing that does not yet show what was created in the last `ms`. */
  | { readonly kind: "lag"; readonly ms: number };

/** Which requests: the `from`th to match and the next ones, `times` in all (once when absent). */
export interface Match {
  readonly method?: string;
  /** Of path and query. */
  readonly path?: RegExp;
  /** Counted from 1, among those that match. */
  readonly from?: number;
  readonly times?: number;
}

export interface Faults {
  /** Plans a fault. Of several that are due, the one planned first happens. */
  add(fault: Fault, match?: Match): void;
  /** From now on every request is hit with this probability, by a fault that the seed decides. */
  random(options: { readonly seed: number; readonly rate: number }): void;
  /** Nothing more goes wrong. */
  clear(): void;
  /** The fault that is due for a request. */
  next(request: { readonly method: string; readonly path: string }): Fault | undefined;
}

interface Planned {
  readonly fault: Fault;
  readonly match: Match;
  seen: number;
}

export function createFaults(): Faults {
  let planned: Planned[] = [];
  let chance: { readonly random: Random; readonly rate: number } | undefined;
  return {
    add: (fault, match = {}) => {
      planned.push({ fault, match, seen: 0 });
    },
    random: ({ seed, rate }) => {
      chance = { random: seeded(seed), rate };
    },
    clear: () => {
      planned = [];
      chance = undefined;
    },
    next: (request) => {
      const due = planned.filter((each) => isDue(each, request));
      if (due[0] !== undefined) return due[0].fault;
      if (chance === undefined || chance.random.next() >= chance.rate) return undefined;
      return randomFault(chance.random, request);
    },
  };
}

/** Counts the request for every plan that it matches, whether or not it is due. */
function isDue(planned: Planned, request: { readonly method: string; readonly path: string }): boolean {
  const { method, path, from = 1, times = 1 } = planned.match;
  if (method !== undefined && method !== request.method) return false;
  if (path !== undefined && !path.test(request.path)) return false;
  planned.seen += 1;
  return planned.seen >= from && planned.seen < from + times;
}

/** Any of the faults that a network and a service of this size have. An endless answer has tests of its own. */
export function randomFault(random: Random, request: { readonly method: string; readonly path: string }): Fault {
  const isUpload = request.method === "POST" && /\/releases\/\d+\/assets/.test(request.path);
  const when = random.pick(["before", "after"]);
  const makers: readonly [() => Fault, ...(() => Fault)[]] = [
    () => ({ kind: "delay", ms: random.below(20_000) }),
    () => ({ kind: "lost", when }),
    () => ({
      kind: "status",
      status: random.pick([500, 502, 503, 504]),
      when: random.pick(["before", "halfway", "after"]),
    }),
    () => ({ kind: "html", status: random.pick([200, 502]), when }),
    () => ({ kind: "cut-answer", after: random.below(400) }),
    () => ({ kind: "truncated" }),
    () => ({ kind: "twice" }),
    () => ({
      kind: "limited",
      status: random.pick([403, 429]),
      ...(random.next() < 0.5 ? { retryAfter: 1 + random.below(90) } : {}),
    }),
    () => ({ kind: "lag", ms: random.below(5_000) }),
    () => ({ kind: "skew", ms: (random.next() - 0.5) * 86_400_000 }),
    ...(isUpload
      ? Array.from({ length: 4 }, () => (): Fault => ({ kind: "cut-upload", after: random.below(64) }))
      : []),
  ];
  return random.pick(makers)();
}
