import { type Place, placeText } from "../model/diagnostic.ts";
import type { Finding } from "../model/finding.ts";
import type { Answer } from "./answers.ts";
import { plain } from "./text.ts";

const MARKS: Readonly<Record<Finding["state"], string>> = { fine: "✓", doubt: "!", fails: "✗", unknown: "-" };
const COLOURS: Readonly<Record<Finding["state"], string>> = { fine: "32", doubt: "33", fails: "31", unknown: "2" };

const placed = (at: Place | undefined): string => (at === undefined ? "" : `${placeText(at)}: `);

function linesOf({ what, state, message, hint, at }: Finding, coloured: boolean): readonly string[] {
  const mark = coloured ? `\u001b[${COLOURS[state]}m${MARKS[state]}\u001b[0m` : MARKS[state];
  // Where all is well, nobody has to go anywhere.
  const place = state === "fine" ? "" : placed(at);
  const line = `${mark} ${plain(what)}: ${plain(`${place}${message}`)}`;
  return hint === undefined || state === "fine" ? [line] : [line, `    ${plain(hint)}`];
}

function summary(findings: readonly Finding[]): string {
  const count = (state: Finding["state"]): number => findings.filter((finding) => finding.state === state).length;
  const [fails, doubts, unknown] = [count("fails"), count("doubt"), count("unknown")];
  const rest = `${doubts} doubtful, ${unknown} not looked at`;
  if (fails > 0) return `A release would fail: ${fails} of ${findings.length} checks, ${rest}.`;
  return `Nothing here would make a release fail: ${findings.length} checks, ${rest}.`;
}

/** What `slipway doctor` found out: a line per check, and the cause and remedy of what is not well. */
export function doctorAnswer(findings: readonly Finding[]): Answer {
  const failing = findings.filter(({ state }) => state === "fails").length;
  // Where something fails, the error that ends the command says so.
  const last = failing === 0 ? ["", summary(findings)] : [];
  const text = (coloured: boolean): string =>
    [...findings.flatMap((finding) => linesOf(finding, coloured)), ...last].join("\n");
  const failures = failing === 0 ? [] : [{ code: "cannot-release", message: summary(findings) }];
  return { json: { findings }, text: text(false), painted: text(true), failures };
}
