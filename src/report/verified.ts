import type { CheckRow } from "../model/received.ts";
import type { Answer } from "./answers.ts";
import { plain, table } from "./text.ts";

const MARKS: Readonly<Record<CheckRow["result"], string>> = { proven: "✓", failed: "✗", "not checked": "?" };

/** Every row: what was looked at, how, who vouches for it, and what came of that. */
export function verifiedTable(rows: readonly CheckRow[]): string {
  const lines = rows.map(({ what, method, result, by, detail }) => [`${MARKS[result]} ${what}`, method, by, detail]);
  return table(lines.map((line) => line.map(plain)));
}

/** What `slipway verify` looked at. */
export function verifiedAnswer({ rows }: { readonly rows: readonly CheckRow[] }): Answer {
  const unchecked = rows.filter(({ result }) => result === "not checked").length;
  const end = unchecked === 0 ? "Everything holds." : `What could be checked holds; ${unchecked} could not.`;
  return { json: { rows }, text: `${verifiedTable(rows)}\n\n${end}` };
}
