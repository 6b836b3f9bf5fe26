import { type Diagnostic, type Result, success } from "../model/diagnostic.ts";
import type { Fact } from "../model/project.ts";

/** `3.13`, `3.13.9`, `3.14.0rc2`; free-threaded builds are `3.13t`, `3.13.9t` or `3.13+freethreaded`. */
const VERSION = String.raw`\d+\.\d+(?:\.\d+(?:(?:a|b|rc)\d+)?)?(?:t|\+freethreaded)?`;
/** Also as uv may write it, `cpython-3.13.9-linux-x86_64-gnu`. */
const CPYTHON = new RegExp(`^(?:(${VERSION})|cpython[-@](${VERSION})(?:-[a-z].*)?)$`);
const OTHER_IMPLEMENTATION = /^(pypy|graalpy|graalpython|jython|ironpython|micropython|miniconda|anaconda|miniforge)/i;

/**
 * The first CPython version in the text of `.python-version`. What stands before it and is none is passed over with a
 * warning: other implementations, names of virtual environments.
 */
export function readPythonVersion(text: string, file: string): Result<Fact<string> | undefined> {
  const warnings: Diagnostic[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/#.*$/, "").trim();
    if (line === "") continue;
    const [, plain, named] = CPYTHON.exec(line) ?? [];
    const version = plain ?? named;
    const at = { file, line: index + 1 };
    if (version !== undefined) return success({ value: version, at }, warnings);
    warnings.push({
      code: "python-version-ignored",
      severity: "warning",
      message: `${JSON.stringify(line)} is passed over: ${reasonAgainst(line)}`,
      hint: 'write a version of CPython, as 3.13 or 3.13.9, there or as python: "3.13" into slipway.yml',
      at,
    });
  }
  return success(undefined, warnings);
}

function reasonAgainst(line: string): string {
  if (OTHER_IMPLEMENTATION.test(line)) return "bundles are built with CPython only";
  return "it is not a version of CPython";
}
