import { type HandedOver, type MatrixLeg, placesText, type Turn } from "../model/exchange.ts";
import type { Published } from "../model/release.ts";
import { cell } from "./markdown.ts";

const FINISH = "“Re-run failed jobs” then finishes the release: what has been handed over is kept.";

/** What became of the release, as one leg sees it. */
export function turnText(turn: Turn, published: Published | undefined): string {
  switch (turn.kind) {
    case "publish":
      if (published === undefined) return "This leg publishes.";
      return `This leg ${published.draft ? "left the draft" : "published"} ${published.url}`;
    case "given-way":
      return `All legs have delivered; the leg ${turn.to} publishes.`;
    case "not-last": {
      const there = turn.legs.map(({ title }) => title).join(", ");
      return `Handed over. Delivered: ${there}. Still to come: number ${placesText(turn.missing)} of the matrix; the last one publishes. If one of them fails, nothing is published: mend it. ${FINISH}`;
    }
  }
}

/** The same for the summary of the job. */
export function turnMarkdown(turn: Turn, published: Published | undefined): string {
  if (turn.kind === "publish" && published !== undefined)
    return `## ${published.draft ? "Draft" : "Released"}\n\n${published.url}\n\n`;
  return `## Release\n\n${cell(turnText(turn, published))}\n\n`;
}

/**
 * The summary of a leg that failed: which legs are missing, and how to finish.
 * @param delivered undefined where the store does not say
 */
export function failedLegMarkdown(leg: MatrixLeg, delivered: readonly HandedOver[] | undefined): string {
  const place = leg.total === 1 ? "" : ` (${leg.title}, number ${leg.index + 1} of ${leg.total})`;
  const lines = [`This leg${place} failed, and a release is made with all of its legs or not at all.`];
  const others = (delivered ?? []).filter(({ index }) => index !== leg.index);
  if (delivered !== undefined && leg.total > 1) {
    const there = new Set(others.map(({ index }) => index));
    const missing = Array.from({ length: leg.total }, (_, index) => index).filter((index) => !there.has(index));
    const names = others.map(({ title }) => title).join(", ");
    lines.push(
      `Delivered so far: ${names === "" ? "none" : names}. Missing: number ${placesText(missing)} of the matrix.`,
    );
  }
  return `## No release\n\n${lines.map(cell).join("\n\n")}\n\nMend what is said below. ${FINISH}\n\n`;
}
