import { type Ask, type Outcome, protocol, type Reply } from "../../../src/exchange/protocol.ts";
import type { ArtifactWorld, Fate } from "./artifact-world.ts";

/** What fate has for one leg in one attempt. */
export interface Lot {
  /** When its files are finished. */
  readonly starts: number;
  /** Its build fails: it never hands over. */
  readonly broken: boolean;
  /** It is killed in its n-th request, after that took effect; beyond its last request: never. */
  readonly killedAt: number;
  /** One per request, then no faults. */
  readonly fates: readonly Fate[];
  /** How long publishing takes; undefined: it fails. */
  readonly publishes: number | undefined;
}

export interface Attempt {
  readonly number: number;
  readonly total: number;
  /** By place in the matrix; undefined: not run in this attempt. */
  readonly lots: readonly (Lot | undefined)[];
  /** When one leg ends red, all others that are not at their end are killed. */
  readonly failFast: boolean;
  readonly from: number;
}

export interface Publication {
  readonly leg: number;
  readonly attempt: number;
  readonly claim: number;
  readonly legs: number;
  readonly from: number;
  readonly until: number;
  readonly done: boolean;
}

interface Running {
  readonly index: number;
  readonly lot: Lot;
  readonly steps: ReturnType<typeof protocol>;
  at: number;
  requests: number;
  reply: Reply | undefined;
}

export interface Result {
  /** Green or red, by place; undefined for those that did not run. */
  readonly green: readonly (boolean | undefined)[];
  readonly outcomes: readonly (Outcome | undefined)[];
  readonly publications: readonly Publication[];
  readonly ended: number;
}

const NO_FAULT: Fate = { slow: 100, fault: "none" };
const keyOf = (index: number): string => `abcdef${index}`;
const shaOf = (index: number, attempt: number): string => `${index}-${attempt}`;

/** Does what the protocol asks for, in the simulation. The reply comes when the request is over. */
function answer(world: ArtifactWorld, run: Running, attempt: number, ask: Ask): Reply {
  const fate = run.lot.fates[run.requests] ?? NO_FAULT;
  const { at } = run;
  run.requests += 1;
  if (ask.ask === "wait") {
    run.at += ask.milliseconds;
    return { now: run.at };
  }
  run.at += fate.slow;
  if (ask.ask === "store") {
    const by = { owner: keyOf(run.index), sha256: shaOf(run.index, attempt) };
    return { now: run.at, stored: world.store(at, ask.name, by, fate) };
  }
  if (fate.fault !== "none") return { now: run.at };
  if (ask.ask === "list") return { now: run.at, listed: world.list(at) };
  const key = world.ownerOf(ask.artifact.name);
  return { now: run.at, ...(key === undefined ? {} : { owner: { key, title: key } }) };
}

/** Plays one attempt of a workflow run to its end; the legs' requests are in the order of their times. */
export function playAttempt(world: ArtifactWorld, { number, total, lots, failFast, from }: Attempt): Result {
  const green: (boolean | undefined)[] = lots.map(() => undefined);
  const outcomes: (Outcome | undefined)[] = lots.map(() => undefined);
  const publications: Publication[] = [];
  let ended = from;
  let stopAt = Number.POSITIVE_INFINITY;
  const end = (index: number, at: number, isGreen: boolean): void => {
    green[index] = isGreen;
    ended = Math.max(ended, at);
    if (!isGreen && failFast) stopAt = Math.min(stopAt, at);
  };
  const running = lots.flatMap((lot, index): Running[] => {
    if (lot === undefined) return [];
    const leg = { key: keyOf(index), title: `leg ${index}`, index, total };
    const steps = protocol({ group: "ship", attempt: number, leg, sha256: shaOf(index, number), absent: false });
    return [{ index, lot, steps, at: from + lot.starts, requests: 0, reply: undefined }];
  });
  const publish = ({ index, lot, at }: Running, outcome: Extract<Outcome, { kind: "publish" }>): void => {
    const until = at + (lot.publishes ?? 1_000);
    const done = lot.publishes !== undefined && until < stopAt;
    publications.push({
      leg: index,
      attempt: number,
      claim: outcome.claim,
      legs: outcome.legs.length,
      from: at,
      until,
      done,
    });
    end(index, until, done);
  };
  const proceed = (run: Running): boolean => {
    if (run.at >= stopAt || run.requests > run.lot.killedAt || run.lot.broken) {
      end(run.index, run.at, false);
      return false;
    }
    const next = run.steps.next(run.reply ?? { now: run.at });
    if (next.done !== true) {
      run.reply = answer(world, run, number, next.value);
      return true;
    }
    outcomes[run.index] = next.value;
    if (next.value.kind === "publish") publish(run, next.value);
    else end(run.index, run.at, next.value.kind !== "stuck");
    return false;
  };
  while (running.length > 0) {
    running.sort((a, b) => b.at - a.at);
    const run = running.at(-1);
    if (run !== undefined && !proceed(run)) running.splice(running.indexOf(run), 1);
  }
  return { green, outcomes, publications, ended };
}
