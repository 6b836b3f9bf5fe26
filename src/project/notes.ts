import { readFile } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { compare, valid } from "@renovatebot/pep440";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import type { NotesChoice } from "../model/release-config.ts";

const CHANGELOG = "CHANGELOG.md";
const AT = { file: "slipway.yml", key: "release.notes" };

function problem(code: string, message: string, hint: string): Diagnostic {
  return { code, message, hint, at: AT };
}

/** The version that a heading is about: `## [1.4.0] - 2026-08-19`, `# v1.4.0`, `## Version 1.4.0 (August)`. */
function versionOf(heading: string): string | undefined {
  const words = heading.replaceAll(/[[\]()]/g, " ").split(/[\s,:]+/);
  return words.map((word) => word.replace(/^v(?=\d)/i, "")).find((word) => /\d\.\d/.test(word) && valid(word) !== null);
}

interface Line {
  readonly text: string;
  /** 1 to 6; 0 where it is no heading. */
  readonly level: number;
}

/** Lines with their level as headings; what looks like one inside a code block is none. */
function linesOf(text: string): readonly Line[] {
  let fenced = false;
  return text
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((line) => {
      if (/^(```|~~~)/.test(line)) fenced = !fenced;
      return { text: line, level: fenced ? 0 : (/^(#{1,6})\s/.exec(line)?.[1]?.length ?? 0) };
    });
}

/** The text under the heading of a version, up to the next heading of its level; undefined where there is none. */
export function changelogSection(text: string, version: string): string | undefined {
  const lines = linesOf(text);
  const isIt = (line: Line): boolean => {
    const named = line.level === 0 ? undefined : versionOf(line.text);
    return named !== undefined && compare(named, version) === 0;
  };
  const start = lines.findIndex(isIt);
  const level = lines[start]?.level;
  if (level === undefined) return undefined;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.level > 0 && line.level <= level);
  return rest
    .slice(0, end === -1 ? rest.length : end)
    .map((line) => line.text)
    .join("\n")
    .trim();
}

async function readText(root: string, file: string): Promise<Result<string>> {
  const path = relative(root, join(root, file));
  if (isAbsolute(file) || path.startsWith(".."))
    return failure(problem("outside-project", `${file} is not in the project`, "Name a file of the project."));
  try {
    return success(await readFile(join(root, file), "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(
      problem("no-notes", `${file} cannot be read: ${reason}`, "Write the file, or leave release.notes at auto."),
    );
  }
}

/** The text of a release as the configuration wants it; undefined where the service writes it. */
export async function readNotes(
  root: string,
  choice: NotesChoice,
  version: string,
): Promise<Result<string | undefined>> {
  if (choice === "auto") return success(undefined);
  if (choice !== "changelog") return "text" in choice ? success(choice.text) : readText(root, choice.file);
  const text = await readText(root, CHANGELOG);
  if (!text.ok) return text;
  const section = changelogSection(text.value, version);
  if (section !== undefined && section !== "") return success(section);
  return failure(
    problem(
      "no-changelog-section",
      `${CHANGELOG} has no section for ${version}, or an empty one`,
      `Write one under a heading such as "## ${version}".`,
    ),
  );
}
