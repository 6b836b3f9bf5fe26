import * as v from "valibot";
import { BuildError, ToolError } from "../model/errors.ts";
import type { Exec, RunResult } from "../model/ports.ts";
import question from "./describe.py";

const MARK = "slipway:";
/** A Python that has to be woken (network drive, shim that looks for versions) may need seconds. */
const TIMEOUT_MS = 30_000;

const absolute = v.pipe(v.string(), v.regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)/, "must be an absolute path"));

const DescriptionSchema = v.strictObject({
  implementation: v.literal("cpython"),
  /** Exact, as `3.13.9` or `3.15.0rc1`; `3.13.9t` where it is free-threaded. */
  version: v.pipe(v.string(), v.regex(/^3\.\d+\.\d+(?:(?:a|b|rc)\d+)?t?$/)),
  /** The base interpreter behind links, shims and virtual environments. */
  executable: absolute,
  /** `sys.base_prefix` without links. */
  prefix: absolute,
  /** The prefix it was built for; null where the build left no record (Windows). */
  recordedPrefix: v.nullable(v.string()),
  /** Folders it was compiled in, which its records name. */
  buildFolders: v.array(v.string()),
  stdlib: absolute,
  /** Where compiled parts of the standard library lie; another folder only where the build was given two prefixes. */
  platstdlib: absolute,
  /** Where packages with compiled parts are installed. */
  platlib: absolute,
  /** `lib`, or `lib64` on some distributions. */
  platlibdir: v.pipe(v.string(), v.regex(/^\w+$/)),
  bits: v.picklist([32, 64]),
  /** As `sysconfig.get_platform()`: `linux-x86_64`, `macosx-11.0-arm64`, `win-amd64`. */
  platform: v.string(),
  /** `x86_64`, `aarch64`, `arm64`, `amd64`, … */
  machine: v.string(),
  pip: v.boolean(),
  /** A macOS framework build. */
  framework: v.boolean(),
  /** The tree may be copied anywhere as it is. */
  relocatable: v.boolean(),
  /** `LD_LIBRARY_PATH` of the interpreter's own process. */
  libraryPath: v.string(),
});

/** What a CPython says about itself. Paths are absolute. */
export type PythonDescription = Readonly<v.InferOutput<typeof DescriptionSchema>>;

function rejected(executable: string, problem: string, hint: string): BuildError {
  return new BuildError([{ code: "unusable-python", message: `${executable} ${problem}`, hint }]);
}

async function ask(exec: Exec, executable: string): Promise<RunResult> {
  try {
    return await exec.run([executable, "-I", "-c", question], {
      accept: "any",
      timeoutMs: TIMEOUT_MS,
      what: `asking ${executable} what it is`,
    });
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    throw new BuildError(
      [{ code: "unusable-python", message: `${executable} cannot be started`, hint: "Name another Python." }],
      { cause: error },
    );
  }
}

/** The JSON behind the marker in what one of our questions printed; undefined where there is none. */
export function answerIn(stdout: string): unknown {
  const line = stdout.split(/\r?\n/).findLast((text) => text.startsWith(MARK));
  try {
    return line === undefined ? undefined : JSON.parse(line.slice(MARK.length));
  } catch {
    return undefined;
  }
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1)?.trim() ?? "";
}

/**
 * Asks a Python, in isolated mode, what it is. An environment's Python and a version manager's shim lead to the base
 * interpreter. Throws BuildError where it does not start, is older than Python 3.4 or is no CPython.
 */
export async function describeInterpreter(exec: Exec, executable: string): Promise<PythonDescription> {
  const result = await ask(exec, executable);
  const answer = answerIn(result.stdout);
  if (result.exitCode !== 0 || answer === undefined) {
    const said = lastLine(result.stderr);
    const problem = `is not a working Python 3 (exit code ${result.exitCode}${said === "" ? "" : `: ${said}`})`;
    throw rejected(executable, problem, "Name another Python, or use python-source: standalone.");
  }
  const other = v.safeParse(v.object({ implementation: v.string() }), answer);
  if (other.success && other.output.implementation !== "cpython") {
    const hint = "Bundles are made with CPython: name one, or use python-source: standalone.";
    throw rejected(executable, `is ${other.output.implementation}, not CPython`, hint);
  }
  const description = v.safeParse(DescriptionSchema, answer);
  if (description.success) return description.output;
  const problems = description.issues.map((issue) => `${v.getDotPath(issue) ?? "answer"}: ${issue.message}`);
  throw rejected(executable, `gave an answer that makes no sense (${problems.join("; ")})`, "Name another Python.");
}
