import type { Dirent } from "node:fs";
import { glob, realpath, stat } from "node:fs/promises";
import path, { join } from "node:path";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import { EMPTY_INCLUDE } from "../model/project.ts";

/** Never shipped, wherever they lie: history, and what Python makes anew. */
const EXCLUDED_ANYWHERE = [".git", "__pycache__"];
/** Never shipped from the project's own folder: environments, and what Slipway itself made. Deeper they are data. */
const EXCLUDED_AT_ROOT = [".venv", "node_modules", "release"];

function problem(message: string, hint: string): Diagnostic {
  return { code: "bad-include", message, hint };
}

/** Is `to` the folder `from`, or below it? Both absolute; on Windows no relative path leads to another drive. */
export function isWithin(
  from: string,
  to: string,
  flavour: Pick<typeof path, "relative" | "isAbsolute"> = path,
): boolean {
  const way = flavour.relative(from, to);
  return !flavour.isAbsolute(way) && way.split(/[\\/]/)[0] !== "..";
}

/** By the parts of a path from the project. */
function isExcluded([first = "", ...rest]: readonly string[], isFile: boolean): boolean {
  if ([first, ...rest].some((part) => EXCLUDED_ANYWHERE.includes(part))) return true;
  return EXCLUDED_AT_ROOT.includes(first) && (rest.length > 0 || !isFile);
}

async function matches(root: string, pattern: string): Promise<Result<readonly string[]>> {
  const real = await realpath(root);
  const files: string[] = [];
  const wayTo = (entry: Dirent): string[] => path.relative(root, join(entry.parentPath, entry.name)).split(path.sep);
  // Only saves walking through what is excluded: of a folder that the pattern itself names nobody asks.
  const exclude = (entry: Dirent): boolean => isExcluded(wayTo(entry), entry.isFile());
  for await (const entry of glob(pattern, { cwd: root, withFileTypes: true, exclude })) {
    const way = wayTo(entry);
    if (entry.isDirectory() || isExcluded(way, entry.isFile())) continue;
    const file = join(entry.parentPath, entry.name);
    const target = await realpath(file).catch(() => undefined);
    const name = way.join("/");
    if (target === undefined || !isWithin(real, target) || !isWithin(root, file)) {
      const hint = "Copy the file into the project, by before-build if it is made elsewhere.";
      return failure(problem(`the pattern ${JSON.stringify(pattern)} leaves the project: ${name}`, hint));
    }
    const about = await stat(file);
    // A link to a folder: what is in it is named by patterns of its own.
    if (about.isDirectory()) continue;
    if (!about.isFile()) {
      const hint = "Only files can be shipped; exclude it by a narrower pattern.";
      return failure(problem(`the pattern ${JSON.stringify(pattern)} means ${name}, which is not a file`, hint));
    }
    files.push(name);
  }
  if (files.length > 0) return success(files);
  const hint =
    'Patterns are relative to the project; "data/**" means everything below data but hidden files. Left out are ' +
    `${EXCLUDED_ANYWHERE.join(" and ")}, and ${EXCLUDED_AT_ROOT.join(", ")} of the project's own folder.`;
  return failure({ ...problem(`the pattern ${JSON.stringify(pattern)} matches no file`, hint), code: EMPTY_INCLUDE });
}

/**
 * Files that the patterns mean: relative to the project with `/`, each once, sorted. Every bad pattern is reported; where
 * it was written, whoever has the configuration adds.
 */
export async function expandIncludes(root: string, patterns: readonly string[]): Promise<Result<readonly string[]>> {
  const results = await Promise.all(patterns.map((pattern) => matches(root, pattern)));
  const problems = results.flatMap((result) => (result.ok ? [] : result.diagnostics));
  if (problems.length > 0) return failure(...problems);
  return success([...new Set(results.flatMap((result) => (result.ok ? result.value : [])))].sort());
}
