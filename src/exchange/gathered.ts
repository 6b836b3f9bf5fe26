import type { HandedOver, MatrixLeg, ExchangeScope as Scope, StoredArtifact } from "../model/exchange.ts";
import { handedOver } from "./names.ts";

/** What the listing shows of the legs. */
export interface Gathered {
  /** One per place of the matrix: of its newest attempt the newest try. In their order. */
  readonly legs: readonly HandedOver[];
  /** Those that had handed over in an earlier attempt, by key. */
  readonly earlier: ReadonlyMap<string, HandedOver>;
  /** Jobs of this attempt that cannot belong together: one row at two places, or two rows at one. */
  readonly clash: readonly HandedOver[];
}

const samePlace = (a: HandedOver, b: HandedOver): boolean => a.index === b.index;
const sameRow = (a: HandedOver, b: HandedOver): boolean => a.key === b.key;
const clashes = (a: HandedOver, b: HandedOver): boolean => samePlace(a, b) !== sameRow(a, b);

/** Sorts what is listed. Where the matrix is not that of an earlier attempt, nothing of that attempt counts. */
export function gather(scope: Scope, total: number, listed: readonly StoredArtifact[]): Gathered {
  const all = listed
    .map((artifact) => handedOver(scope.group, artifact))
    .filter((leg) => leg !== undefined)
    .filter(({ attempt, index }) => attempt <= scope.attempt && index < total)
    .sort((a, b) => a.attempt - b.attempt || a.try - b.try);
  const now = all.filter(({ attempt }) => attempt === scope.attempt);
  const earlier = all.filter(({ attempt }) => attempt < scope.attempt);
  const changed = earlier.some((leg) => now.some((other) => clashes(leg, other)));
  const legs = new Map((changed ? now : all).map((leg) => [leg.index, leg]));
  return {
    legs: [...legs.values()].sort((a, b) => a.index - b.index),
    earlier: new Map(earlier.map((leg) => [leg.key, leg])),
    clash: now.filter((leg) => now.some((other) => clashes(leg, other))),
  };
}

/** Places in the matrix from which nothing has come. */
export function missingPlaces({ total }: MatrixLeg, legs: readonly HandedOver[]): readonly number[] {
  const there = new Set(legs.map(({ index }) => index));
  return Array.from({ length: total }, (_, index) => index).filter((index) => !there.has(index));
}
