import { stripVTControlCharacters } from "node:util";
import type { SmokeOutcome } from "../model/smoke.ts";

const LINES = 15;
const LINE_LENGTH = 300;

/** A line of foreign output, fit to be shown: no control characters, and nothing that a runner takes for a command. */
function shown(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const plain = stripVTControlCharacters(line).replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
  return `| ${plain.length > LINE_LENGTH ? `${plain.slice(0, LINE_LENGTH)}…` : plain}`;
}

/** The last lines of what it said, errors first. */
export function lastLines({ stdout, stderr }: Pick<SmokeOutcome, "stdout" | "stderr">): string[] {
  const text = stderr.trim() === "" ? stdout : stderr;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.slice(-LINES).map(shown);
}

/** `app worker (18 of them), sleep 60`. */
export function named(commandLines: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const line of commandLines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line} (${count} of them)`)).join(", ");
}
