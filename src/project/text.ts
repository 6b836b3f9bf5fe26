import { lstat, readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";

/** No file that a person writes for a project comes near it; generated locks are only looked for, not read whole. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * The text of a file of the project (or of an absolute path), without a byte order mark; undefined where there is no such file.
 * Fails for what is no UTF-8 text, larger than 4 MiB, no plain file, or not readable.
 */
export async function readText(root: string, file: string): Promise<Result<string | undefined>> {
  const path = resolve(root, file);
  try {
    const facts = await stat(path);
    if (facts.isDirectory())
      return problem(file, "not-a-file", "this is a folder, and has to be a file", "rename or remove the folder");
    if (!facts.isFile()) return problem(file, "not-a-file", "this is not a plain file");
    if (facts.size > MAX_BYTES) {
      const size = `${Math.ceil(facts.size / 1024 / 1024)} MiB`;
      return problem(file, "too-large", `this file has ${size}; more than 4 MiB are not read`);
    }
    return decode(await readFile(path), file);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") {
      // Whoever laid the link wants what it names to be read.
      const isLink = await lstat(path)
        .then((facts) => facts.isSymbolicLink())
        .catch(() => false);
      if (!isLink) return success(undefined);
      return problem(file, "unreadable", "this is a link to a file that is not there", "mend or remove the link");
    }
    if (code === undefined) throw error;
    return problem(file, "unreadable", `this file cannot be read (${code})`);
  }
}

function decode(bytes: Uint8Array, file: string): Result<string> {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return problem(file, "not-utf8", "this file is UTF-16, and has to be UTF-8", "save it again as UTF-8");
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) return problem(file, "binary-file", "this is a binary file (it has zero bytes), not text", undefined);
  try {
    return success(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const line = firstBadLine(bytes);
    return failure({
      code: "not-utf8",
      message: "this file is not UTF-8 text",
      hint: "save it again as UTF-8",
      at: { file, ...(line === undefined ? {} : { line }) },
    });
  }
}

/** A line break is never a part of another character in UTF-8, so lines can be judged one by one. */
function firstBadLine(bytes: Uint8Array): number | undefined {
  let start = 0;
  for (let line = 1; start <= bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    start = stop + 1;
  }
  return undefined;
}

function problem<T>(file: string, code: string, message: string, hint?: string): Result<T> {
  const diagnostic: Diagnostic = { code, message, at: { file }, ...(hint === undefined ? {} : { hint }) };
  return failure(diagnostic);
}

/** The `code` of a file system error (`ENOENT`); undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
