import type { Fact } from "../model/project.ts";

/** `3.13`, `3.13.9`, `3.14.0rc2`; also as uv may write it, `cpython-3.13.9-linux-x86_64-gnu`. */
const CPYTHON =
  /^(?:(\d+\.\d+(?:\.\d+(?:(?:a|b|rc)\d+)?)?)|cpython[-@](\d+\.\d+(?:\.\d+(?:(?:a|b|rc)\d+)?)?)(?:-[a-z].*)?)$/;

/**
 * The first CPython version in the text of `.python-version`. Other implementations, free-threaded builds (`3.13t`),
 * names of virtual environments, comments and blank lines are passed over.
 */
export function readPythonVersion(text: string, file: string): Fact<string> | undefined {
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const [, plain, named] = CPYTHON.exec(raw.replace(/#.*$/, "").trim()) ?? [];
    const version = plain ?? named;
    if (version !== undefined) return { value: version, at: { file, line: index + 1 } };
  }
  return undefined;
}
