import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Diagnostic } from "../model/diagnostic.ts";
import { ConfigError } from "../model/errors.ts";

function problemOf(file: string, error: unknown): Diagnostic {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const at = { file };
  if (code === "EEXIST") {
    const hint = "Nothing was written. Move it away first, or change it by hand.";
    return { code: "file-exists", message: "this file is there already", hint, at };
  }
  const message = `this file cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  return { code: "cannot-write", message, hint: "Make room or give rights there.", at };
}

/**
 * Writes files that must not be there yet: all of them, or none. Throws ConfigError.
 * @param files text by path in the project, with `/`
 */
export async function writeNewFiles(root: string, files: ReadonlyMap<string, string>): Promise<void> {
  const written: string[] = [];
  const problems: Diagnostic[] = [];
  for (const [file, text] of files) {
    const path = join(root, file);
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: "wx" });
      written.push(path);
    } catch (error) {
      problems.push(problemOf(file, error));
    }
  }
  if (problems.length === 0) return;
  for (const path of written) await rm(path);
  throw new ConfigError(problems);
}
