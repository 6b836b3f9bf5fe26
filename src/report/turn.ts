import { placesText, type Turn } from "../model/exchange.ts";
import type { Published } from "../model/release.ts";
import { cell } from "./markdown.ts";

const FINISH =
  "If one of them fails, nothing is published: mend it, then use “Re-run failed jobs”. What has been handed over is kept.";

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
      return `Handed over. Delivered: ${there}. Still to come: number ${placesText(turn.missing)} of the matrix; the last one publishes. ${FINISH}`;
    }
  }
}

/** The same for the summary of the job. */
export function turnMarkdown(turn: Turn, published: Published | undefined): string {
  if (turn.kind === "publish" && published !== undefined)
    return `## ${published.draft ? "Draft" : "Released"}\n\n${published.url}\n\n`;
  return `## Release\n\n${cell(turnText(turn, published))}\n\n`;
}
