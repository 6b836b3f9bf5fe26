import type { HandedOver, MatrixLeg, ExchangeScope as Scope, StoredArtifact } from "../model/exchange.ts";

/** What a leg is called in names, so that listings tell who has delivered. A try that was begun and broken off burns its name. */
export function handOverName(scope: Scope & { readonly absent: boolean }, leg: MatrixLeg, attemptAtIt: number): string {
  return `${prefix(scope)}${scope.absent ? "none" : "leg"}-${leg.title}-${leg.key}-${leg.index}-t${attemptAtIt}.tar`;
}

/** The name that the n-th leg to hand over takes in this attempt. */
export function arrivalName(scope: Scope, number: number): string {
  return `${prefix(scope)}arrival-${number}.json`;
}

/** The name that gives the right to publish, in this attempt. */
export function claimName(scope: Scope, number: number): string {
  return `${prefix(scope)}claim-${number}.json`;
}

function prefix({ group, attempt }: Scope): string {
  return `slipway-${group}-a${attempt}-`;
}

/** The hand-over that a name stands for; undefined for every other name. A folder is called after its title. */
export function handedOver(
  group: string,
  artifact: StoredArtifact,
): (HandedOver & { readonly try: number }) | undefined {
  const start = `slipway-${group}-a`;
  if (!artifact.name.startsWith(start)) return undefined;
  const parts = /^(\d+)-(leg|none)-([^/\\\p{Cc}]+)-([0-9a-f]+)-(\d+)-t(\d+)\.tar$/u.exec(
    artifact.name.slice(start.length),
  );
  if (parts === null) return undefined;
  const [, attempt, kind, title = "", key = "", index, number] = parts;
  return {
    key,
    title,
    index: Number(index),
    attempt: Number(attempt),
    try: Number(number),
    absent: kind === "none",
    artifact,
  };
}

/** The highest number that is listed of a kind in this attempt; 0 where there is none. */
export function highest(scope: Scope, kind: "arrival" | "claim", listed: readonly StoredArtifact[]): number {
  const start = `${prefix(scope)}${kind}-`;
  const numbers = listed.map(({ name }) =>
    name.startsWith(start) ? Number(/^(\d+)\.json$/.exec(name.slice(start.length))?.[1] ?? 0) : 0,
  );
  return Math.max(0, ...numbers);
}
