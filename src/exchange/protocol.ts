import type { Diagnostic } from "../model/diagnostic.ts";
import type {
  HandedOver,
  MatrixLeg,
  ExchangeScope as Scope,
  StoreAnswer,
  StoredArtifact,
  Turn,
} from "../model/exchange.ts";
import { type Gathered, gather, missingPlaces } from "./gathered.ts";
import { arrivalName, claimName, handOverName, highest } from "./names.ts";
import { clash, incomplete, noClaim, notStored, unlisted } from "./problems.ts";

/** One leg, as the protocol needs to know it. */
export interface Party extends Scope {
  readonly leg: MatrixLeg;
  /** It failed, and may. */
  readonly absent: boolean;
  /** SHA-256 of what it hands over. */
  readonly sha256: string;
}

/** What the protocol wants done. Whoever runs it does it once and replies; it does nothing itself. */
export type Ask =
  | { readonly ask: "store"; readonly what: "hand-over" | "mark"; readonly name: string }
  | { readonly ask: "list" }
  /** Which leg has stored this mark? */
  | { readonly ask: "owner"; readonly artifact: StoredArtifact }
  | { readonly ask: "wait"; readonly milliseconds: number };

/** `now` in milliseconds. What was asked for and could not be had is absent. */
export interface Reply {
  readonly now: number;
  readonly stored?: StoreAnswer;
  readonly listed?: readonly StoredArtifact[];
  readonly owner?: Pick<MatrixLeg, "key" | "title">;
}

/** What comes out: a turn, or why nobody can say whose turn it is. The latter must end the leg red. */
export type Outcome = Turn | { readonly kind: "stuck"; readonly problem: Diagnostic };

type Steps<T> = Generator<Ask, T, Reply>;

/** How long a thing that was stored may take to be listed, and a name that was taken to become whole. Milliseconds. */
const PATIENCE = 20_000;
/** How long the leg that must be the last one waits for the sight of all others. */
const LAST_PATIENCE = 120_000;
const INTERVAL = 2_000;
/** Names that are tried for one thing before the service is given up. */
const TRIES = 5;

/**
 * What one leg does from its finished files to knowing whose turn it is to publish. Three kinds of names are taken:
 * - the hand-over, the leg's own, so that no other leg is in its way;
 * - an arrival, numbered: who takes number n knows that n legs have handed over, without trusting a listing that may lag.
 *   A number that is burned makes the count too high, never too low, so that the last leg always knows that it is the last;
 * - a claim, numbered: it counts when it is whole and names its leg. One that never becomes whole is passed over.
 *
 * A leg gives way only to the owner of a whole claim of a higher number than any it may own without knowing. So among the
 * owners of claims one gives way to nobody: it publishes, or ends red. And the last leg to arrive claims, or ends red.
 */
export function* protocol(party: Party): Steps<Outcome> {
  if (!(yield* handOver(party))) return { kind: "stuck", problem: notStored() };
  const arrival = yield* arrive(party);
  if (arrival === undefined) return { kind: "stuck", problem: unlisted() };
  const { total } = party.leg;
  const seen = yield* look(arrival.last ? LAST_PATIENCE : 0, (listed) => {
    const gathered = gather(party, total, listed);
    return gathered.legs.length === total || gathered.clash.length > 0 ? gathered : undefined;
  });
  if (seen !== undefined && seen.clash.length > 0) return { kind: "stuck", problem: clash(seen.clash) };
  if (seen !== undefined) return yield* claim(party, seen.legs);
  const { legs } = arrival.gathered;
  const missing = missingPlaces(party.leg, legs);
  if (arrival.last) return { kind: "stuck", problem: incomplete(legs, missing) };
  return { kind: "not-last", legs, missing };
}

/** A file that was broken off keeps its name for ever, so that each try has its own. */
export function* handOver(party: Party): Steps<boolean> {
  for (let number = 1; number <= TRIES; number += 1) {
    const name = handOverName(party, party.leg, number);
    if ((yield* store("hand-over", name)) === "stored") return true;
    const own = (artifact: StoredArtifact): boolean => artifact.name === name && artifact.sha256 === party.sha256;
    if ((yield* look(PATIENCE, (listed) => listed.find(own))) !== undefined) return true;
  }
  return false;
}

interface Arrival {
  readonly gathered: Gathered;
  /** It has to see all legs: after it comes none that has to. */
  readonly last: boolean;
}

function* arrive(party: Party): Steps<Arrival | undefined> {
  const listed = yield* look(PATIENCE, (all) => all);
  if (listed === undefined) return undefined;
  const { total, key, index } = party.leg;
  const gathered = gather(party, total, listed);
  if (gathered.legs.length === total) return { gathered, last: true };
  // Those that had not handed over before this attempt come in it, and count; who had is none of them.
  if (gathered.earlier.get(key)?.index === index) return { gathered, last: false };
  const first = 1 + highest(party, "arrival", listed);
  for (let number = first, silent = 0; number < first + total + TRIES && silent < TRIES; number += 1) {
    const answer = yield* store("mark", arrivalName(party, number));
    if (answer === "stored") return { gathered, last: number >= total - gathered.earlier.size };
    if (answer === "exists") continue;
    silent += 1;
    yield { ask: "wait", milliseconds: INTERVAL };
  }
  return undefined;
}

function* claim(party: Party, legs: readonly HandedOver[]): Steps<Outcome> {
  for (let number = 1; number <= legs.length + TRIES; number += 1) {
    const name = claimName(party, number);
    const stored = (yield* store("mark", name)) === "stored";
    const owner = stored ? party.leg : yield* ownerOf(name);
    if (owner === undefined) continue;
    if (owner.key !== party.leg.key) return { kind: "given-way", to: owner.title };
    // Whoever lost patience with this claim has taken a higher one, and may be publishing.
    const later = yield* laterOwner(party, number);
    if (later !== undefined && later.key !== party.leg.key) return { kind: "given-way", to: later.title };
    return { kind: "publish", claim: number, legs };
  }
  return { kind: "stuck", problem: noClaim() };
}

/** Whose a claim is, once it is whole. */
function* ownerOf(name: string): Steps<Reply["owner"]> {
  const artifact = yield* look(PATIENCE, (listed) => listed.find((each) => each.name === name));
  return artifact === undefined ? undefined : yield* owner(artifact);
}

function* laterOwner(party: Party, number: number): Steps<Reply["owner"]> {
  const { listed = [] } = yield { ask: "list" };
  const top = highest(party, "claim", listed);
  const artifact = listed.find(({ name }) => top > number && name === claimName(party, top));
  return artifact === undefined ? undefined : yield* owner(artifact);
}

function* owner(artifact: StoredArtifact): Steps<Reply["owner"]> {
  return (yield { ask: "owner", artifact }).owner;
}

function* store(what: "hand-over" | "mark", name: string): Steps<StoreAnswer> {
  return (yield { ask: "store", what, name }).stored ?? "unknown";
}

/** Lists until something is found, or patience ends. */
function* look<T>(patience: number, find: (listed: readonly StoredArtifact[]) => T | undefined): Steps<T | undefined> {
  let since: number | undefined;
  for (;;) {
    const { listed, now } = yield { ask: "list" };
    since ??= now;
    const found = listed === undefined ? undefined : find(listed);
    if (found !== undefined || now - since >= patience) return found;
    yield { ask: "wait", milliseconds: INTERVAL };
  }
}
