import type { Diagnostic } from "../model/diagnostic.ts";
import { type HandedOver, placesText } from "../model/exchange.ts";

const RERUN = "“Re-run failed jobs” finishes the release: what other legs have handed over is kept.";

const named = (legs: readonly HandedOver[]): string => legs.map(({ title }) => title).join(", ");

export function notStored(): Diagnostic {
  return {
    code: "hand-over-failed",
    message:
      "this leg's files could not be handed over: the run's artifact store neither accepted them nor said that it has them",
    hint: RERUN,
  };
}

export function unlisted(): Diagnostic {
  return {
    code: "exchange-silent",
    message:
      "the run's artifact store does not say which legs have delivered, so nothing tells whether this is the last one",
    hint: RERUN,
  };
}

export function incomplete(legs: readonly HandedOver[], missing: readonly number[]): Diagnostic {
  return {
    code: "legs-not-seen",
    message: `all legs have been counted, and ${missing.length} of them cannot be seen: number ${placesText(missing)} of the matrix. Seen: ${named(legs)}`,
    hint: `Nothing was published. ${RERUN}`,
  };
}

export function noClaim(): Diagnostic {
  return {
    code: "no-claim",
    message:
      "all legs have delivered, but no leg could be chosen to publish: the artifact store left every claim unfinished",
    hint: RERUN,
  };
}

export function clash(legs: readonly HandedOver[]): Diagnostic {
  const each = legs.map(({ index, title }) => `number ${index + 1} (${title})`).join(", ");
  return {
    code: "legs-clash",
    message: `legs of this workflow run get in each other's way: ${each}`,
    hint: "Two rows of the matrix with the same values would make the same files: tell them apart. Two jobs of one name, each with its matrix, need the reusable workflow.",
  };
}
