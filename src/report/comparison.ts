import type { Change, Comparison } from "../model/comparison.ts";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import type { FormerLeg } from "../model/former.ts";
import type { Fragment } from "../model/manifest.ts";
import { normalName } from "../model/project.ts";
import { floorText, sizeText } from "./text.ts";

type Share = { readonly kind: string; readonly owner: string; readonly bytes: number };

/** A distribution's name stands before its version; other owners are one word or a few. */
function ownerName({ kind, owner }: Share): string {
  return kind === "distribution" || kind === "application" ? owner.replace(/ [^ ]+$/, "") : owner;
}

function bytesByOwner(sizes: readonly Share[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const share of sizes) sums.set(ownerName(share), (sums.get(ownerName(share)) ?? 0) + share.bytes);
  return sums;
}

const grownBy = ({ before = 0, now = 0 }: Change<number>): number => now - before;

function changedShares(before: readonly Share[], now: readonly Share[]): Comparison["shares"] {
  const [old, fresh] = [bytesByOwner(before), bytesByOwner(now)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((owner) => ({ owner, before: old.get(owner), now: fresh.get(owner) }))
    .filter((share) => grownBy(share) !== 0)
    .sort((a, b) => Math.abs(grownBy(b)) - Math.abs(grownBy(a)) || (a.owner < b.owner ? -1 : 1));
}

/** What is there now and was not; nothing where the former build did not tell. */
function added(before: readonly string[] | undefined, now: readonly string[] | undefined): readonly string[] {
  return before === undefined ? [] : (now ?? []).filter((name) => !before.includes(name));
}

/** Distributions that came, and those that changed their terms; nothing where the former build did not tell of any. */
function changedLicences(before: FormerLeg["requirements"], now: Fragment["requirements"]): Comparison["licences"] {
  if (before === undefined || !before.packages.some(({ licence }) => licence !== undefined)) return [];
  const old = new Map(before.packages.map(({ name, licence }) => [normalName(name), licence]));
  return now.packages.flatMap(({ name, licence }) => {
    const isNew = !old.has(normalName(name));
    const then = old.get(normalName(name));
    return isNew || then !== licence ? [{ name, isNew, before: then, now: licence }] : [];
  });
}

/** Sets a leg beside a former one of the same target. */
export function compareLegs(label: string, before: FormerLeg, now: Fragment): Comparison {
  const floor = (leg: Pick<FormerLeg, "floor">): string | undefined =>
    leg.floor === null ? undefined : floorText(leg.floor);
  // Another bundler misses other things.
  const alike = before.bundler.name === now.bundler.name;
  const then = alike ? before : { ...before, unresolved: undefined, libraries: undefined };
  return {
    label,
    size: { before: before.bundleSize, now: now.bundleSize },
    startup: { before: before.startup?.median, now: now.startup?.median },
    floor: { before: floor(before), now: floor(now) },
    shares: changedShares(before.sizes, now.sizes),
    newlyMissing: added(then.unresolved?.modules, now.unresolved?.modules),
    newlyNeeded: added(then.unresolved?.libraries, now.unresolved?.libraries),
    newLibraries: added(then.libraries, now.libraries),
    licences: changedLicences(before.requirements, now.requirements),
  };
}

const MOST_NAMED = 4;

function signed(bytes: number): string {
  return `${bytes < 0 ? "−" : "+"}${sizeText(Math.abs(bytes))}`;
}

/** `numpy +21.0 MB, rich −12 kB`. */
export function sharesText(shares: Comparison["shares"]): string {
  const shown = shares.slice(0, MOST_NAMED).map((share) => `${share.owner} ${signed(grownBy(share))}`);
  return shares.length > MOST_NAMED ? `${shown.join(", ")} and ${shares.length - MOST_NAMED} more` : shown.join(", ");
}

/**
 * What exceeds a limit.
 * @param limit.percent how much larger the bundle may be
 */
export function growthProblems(
  { label, size, shares }: Comparison,
  limit: { readonly percent: number; readonly at?: Place } | undefined,
): readonly Diagnostic[] {
  if (limit === undefined || size.now <= size.before * (1 + limit.percent / 100)) return [];
  const grown = ((size.now / Math.max(1, size.before) - 1) * 100).toFixed(1);
  const message = `the bundle grew by ${grown} % since ${label}, from ${sizeText(size.before)} to ${sizeText(size.now)}; size.max-growth allows ${limit.percent} %. What changed: ${sharesText(shares)}`;
  const hint = "Do without one of them, or raise the limit.";
  return [{ code: "growth-exceeded", message, hint, ...(limit.at === undefined ? {} : { at: limit.at }) }];
}
