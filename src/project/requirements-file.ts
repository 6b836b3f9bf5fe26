import type { Fact } from "../model/project.ts";

/** What a requirements file asks for, line by line. */
export interface RequirementsFile {
  /** Requirements without their options. */
  readonly requirements: readonly (Fact<string> & { readonly hashed: boolean })[];
  /** Lines that bring in more than the file itself says: `-r other.txt`, `-e .`. */
  readonly references: readonly Fact<string>[];
}

/** Reads pip's format: lines joined at a backslash, comments, options. Never fails: pip and uv judge what they install. */
export function parseRequirements(text: string, file: string): RequirementsFile {
  const requirements: (Fact<string> & { hashed: boolean })[] = [];
  const references: Fact<string>[] = [];
  for (const { line, number } of logicalLines(text)) {
    const at = { file, line: number };
    if (/^(-r|-e|--requirement|--editable)\b/.test(line)) references.push({ value: line, at });
    if (line === "" || line.startsWith("-")) continue;
    const value = line.replace(/\s+--[a-z-]+[= ].*$/, "").trim();
    requirements.push({ value, at, hashed: /\s--hash[= ]\s*\w+:/.test(line) });
  }
  return { requirements, references };
}

/** It pins all it installs: at least one requirement, each with a hash, and nothing from elsewhere. */
export function isHashed(file: RequirementsFile): boolean {
  return (
    file.references.length === 0 &&
    file.requirements.length > 0 &&
    file.requirements.every((requirement) => requirement.hashed)
  );
}

function* logicalLines(text: string): Generator<{ readonly line: string; readonly number: number }> {
  let held = "";
  let start = 0;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (held === "") start = index + 1;
    const line = raw.replace(/(^|\s)#.*$/, "");
    if (line.endsWith("\\")) {
      held += `${line.slice(0, -1)} `;
      continue;
    }
    yield { line: (held + line).trim(), number: start };
    held = "";
  }
  if (held !== "") yield { line: held.trim(), number: start };
}
