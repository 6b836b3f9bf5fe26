import { type Diagnostic, diagnosticText } from "../model/diagnostic.ts";
import type { SmokeResult } from "../model/smoke-result.ts";
import { cell } from "./markdown.ts";
import { comparisonLines, reuseText, type SmokeRow, smokeRows } from "./smoke-rows.ts";

/** Rows and problems beyond this are counted: a page of more shows nothing, and GitHub takes no summary of 1 MiB. */
const MOST_ROWS = 200;
const MOST_PROBLEMS = 50;
/** Characters of one cell. */
const LONGEST = 300;

const MARKS = { good: "✅", bad: "❌", doubtful: "⚠️", neutral: "➖" } as const;

function short(text: string): string {
  return cell(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

function row({ mood, what, result, took, size, startup, floor, note }: SmokeRow): string {
  return `| ${MARKS[mood]} ${[what, result, took, size, startup, floor, note].map(short).join(" | ")} |`;
}

/** What is wrong is never cut away in favour of what is well. */
function rows(result: SmokeResult, most: number): string[] {
  const all = smokeRows(result);
  if (all.length <= most) return all.map(row);
  const telling = all.filter(({ mood, what }) => mood !== "good" || !what.startsWith("+ "));
  const shown = telling.slice(0, most);
  return [...shown.map(row), `| ${all.length - shown.length} more | | | | | | |`];
}

function problemList(title: string, problems: readonly Diagnostic[], most: number): string[] {
  if (problems.length === 0) return [];
  const items = problems.slice(0, most).map((problem) => `- ${short(diagnosticText(problem))}`);
  const more = problems.length > most ? [`- ${problems.length - most} more`] : [];
  return [`**${title}**`, "", ...items, ...more, ""];
}

/** The report as Markdown, without a title. Everything that the project chose is escaped. */
export function smokeMarkdown(result: SmokeResult, most = { rows: MOST_ROWS, problems: MOST_PROBLEMS }): string {
  const compared = result.comparisons.flatMap((comparison) => [
    `Figures in brackets and these are against ${short(comparison.label)}:`,
    "",
    ...comparisonLines(comparison).map((line) => `- ${short(line)}`),
    "",
  ]);
  const not = result.notCompared.flatMap((reason) => [`Not compared with ${short(reason)}.`, ""]);
  return [
    "| | result | took | size | start-up | needs | |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows(result, most.rows),
    "",
    ...problemList("What is wrong", result.problems, most.problems),
    ...problemList("What should be known", result.warnings, most.problems),
    ...compared,
    ...not,
    reuseText(result),
    "",
  ].join("\n");
}

/** The job summary of a smoke build. */
export function smokeSummary(result: SmokeResult): string {
  const { name, version } = result.project;
  return `## ${short(`${name} ${version}: can it be shipped?`)}\n\n${smokeMarkdown(result)}`;
}
