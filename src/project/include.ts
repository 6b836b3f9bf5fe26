import { glob, realpath } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";

/** Never shipped, whatever a pattern says: history, environments, and what Slipway itself made. */
const EXCLUDED = [".git", ".venv", "node_modules", "__pycache__", "release"];

function problem(pattern: string, message: string, hint: string): Diagnostic {
  return {
    code: "bad-include",
    message: `include: ${JSON.stringify(pattern)} ${message}`,
    hint,
    at: { file: "slipway.yml", key: "include" },
  };
}

async function matches(root: string, pattern: string): Promise<Result<readonly string[]>> {
  const real = await realpath(root);
  const files: string[] = [];
  const options = {
    cwd: root,
    withFileTypes: true as const,
    exclude: (entry: { readonly name: string }) => EXCLUDED.includes(entry.name),
  };
  for await (const entry of glob(pattern, options)) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    const target = await realpath(path).catch(() => undefined);
    const inside = target !== undefined && !relative(real, target).startsWith("..");
    const name = relative(root, path).split(sep).join("/");
    if (!inside || name.startsWith("..")) {
      return failure(
        problem(
          pattern,
          `leaves the project: ${name}`,
          "Copy the file into the project, by before-build if it is made elsewhere.",
        ),
      );
    }
    files.push(name);
  }
  if (files.length > 0) return success(files);
  return failure(
    problem(pattern, "matches no file", 'Patterns are relative to the project; "data/**" means everything below data.'),
  );
}

/** Files that the patterns mean: relative to the project with `/`, each once, sorted. Every bad pattern is reported. */
export async function expandIncludes(root: string, patterns: readonly string[]): Promise<Result<readonly string[]>> {
  const results = await Promise.all(patterns.map((pattern) => matches(root, pattern)));
  const problems = results.flatMap((result) => (result.ok ? [] : result.diagnostics));
  if (problems.length > 0) return failure(...problems);
  return success([...new Set(results.flatMap((result) => (result.ok ? result.value : [])))].sort());
}
