import { rename, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { failure, type Result, success } from "../model/diagnostic.ts";
import { readText } from "./text.ts";

const NAMES = ["slipway.yml", "slipway.yaml"];

/**
 * The text of slipway.yml, or of the file named instead of it (absolute, or relative to the project); undefined where
 * a project has none, which is fine. Fails for both spellings at once, and for a named file that is not there.
 */
export async function readConfigText(
  root: string,
  named: string | undefined,
): Promise<Result<{ file: string; text: string } | undefined>> {
  const names = named === undefined ? NAMES : [named];
  const texts = await Promise.all(names.map(async (file) => ({ file, read: await readText(root, file) })));
  const problems = texts.flatMap(({ read }) => (read.ok ? [] : read.diagnostics));
  if (problems.length > 0) return failure(...problems);
  const [first, second] = texts.flatMap(({ file, read }) =>
    read.ok && read.value !== undefined ? [{ file, text: read.value }] : [],
  );
  if (second !== undefined) {
    const message = `there is also ${second.file}, and one of them would be ignored`;
    return failure({
      code: "two-configurations",
      message,
      hint: "keep one of the two",
      at: { file: first?.file ?? "" },
    });
  }
  if (first !== undefined || named === undefined) return success(first);
  const hint = "name a file that is there; without a name slipway.yml is read";
  return failure({ code: "unreadable-config", message: "there is no such file", hint, at: { file: named } });
}

/** Writes what `readConfigText` reads, or makes slipway.yml; whole or not at all. */
export async function writeConfigText(root: string, named: string | undefined, text: string): Promise<void> {
  const known = await readConfigText(root, named);
  const file = resolve(root, named ?? (known.ok ? known.value?.file : undefined) ?? "slipway.yml");
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}
