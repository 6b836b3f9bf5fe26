import type { SmokeResult } from "../model/smoke-result.ts";
import { comparisonLines, type Mood, reuseText, smokeRows } from "./smoke-rows.ts";
import { plain, table } from "./text.ts";

/** SGR codes: green, red, yellow; nothing. */
const COLOURS: Readonly<Record<Mood, string>> = { good: "32", bad: "31", doubtful: "33", neutral: "" };
const MARKS: Readonly<Record<Mood, string>> = { good: "✓", bad: "✗", doubtful: "?", neutral: "-" };

/** What a smoke build found out, for a terminal. */
export function smokeText(result: SmokeResult, colour: boolean): string {
  const rows = smokeRows(result);
  const head = ["", "", "result", "took", "size", "start-up", "needs", ""];
  const cells = rows.map((row) => [
    MARKS[row.mood],
    row.what,
    row.result,
    row.took,
    row.size,
    row.startup,
    row.floor,
    row.note,
  ]);
  const lines = table([head, ...cells]).split("\n");
  const painted = lines.map((line, index) => {
    const code = COLOURS[rows[index - 1]?.mood ?? "neutral"];
    return colour && code !== "" ? `\u001b[${code}m${line}\u001b[0m` : line;
  });
  const compared = result.comparisons.flatMap((comparison) => [
    `Against ${plain(comparison.label)}:`,
    ...comparisonLines(comparison).map((line) => `  ${plain(line)}`),
  ]);
  const not = result.notCompared.map((reason) => `Not compared with ${plain(reason)}.`);
  return ["", ...painted, "", ...compared, ...not, reuseText(result)].join("\n");
}
