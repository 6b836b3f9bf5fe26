import type { CheckRow } from "../model/received.ts";
import type { Answer } from "./answers.ts";
import { plain, table } from "./text.ts";

const MARKS: Readonly<Record<CheckRow["result"], string>> = { proven: "✓", failed: "✗", "not checked": "?" };

/** What `slipway verify` looked at. */
export function verifiedAnswer({ rows }: { readonly rows: readonly CheckRow[] }): Answer {
  const lines = rows.map(({ what, method, result, by, detail }) => [`${MARKS[result]} ${what}`, method, by, detail]);
  const unchecked = rows.filter(({ result }) => result === "not checked").length;
  const end = unchecked === 0 ? "Everything holds." : `What could be checked holds; ${unchecked} could not.`;
  return { json: { rows }, text: `${table(lines.map((line) => line.map(plain)))}\n\n${end}` };
}
