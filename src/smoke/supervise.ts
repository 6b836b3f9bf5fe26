import * as v from "valibot";
import { ToolError } from "../model/errors.ts";
import type { Exec } from "../model/ports.ts";
import type { SmokeLimits, SmokeOutcome } from "../model/smoke.ts";
import descendants from "./supervisor/descendants.py";
import main from "./supervisor/main.py";
import posix from "./supervisor/posix.py";
import program from "./supervisor/program.py";
import windows from "./supervisor/windows.py";

/** The supervisor's parts, in the order in which they make one program. */
export const SUPERVISOR = [program, descendants, windows, posix, main].join("\n");

/** Seconds beyond the program's own until the supervisor itself is taken to hang. */
const MARGIN_SECONDS = 30;

export interface SuperviseRequest {
  /** The program, absolute, and its arguments; never read by a shell. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly limits: SmokeLimits;
  /** What the program reads; nothing at all when absent. */
  readonly stdin?: string;
  /** A file, absolute: when it appears, the program is ended, and its outcome has no exit code and no fault. */
  readonly until?: string;
  /** False: follow descendants by parents and process groups alone, as on systems that hand no orphans over. */
  readonly adopt?: boolean;
}

const maybe = <const S extends v.GenericSchema>(schema: S) =>
  v.pipe(
    v.nullable(schema),
    v.transform((value) => value ?? undefined),
  );
const count = v.pipe(v.number(), v.minValue(0));

const OutcomeSchema = v.strictObject({
  exitCode: maybe(v.number()),
  signal: maybe(v.number()),
  stopped: maybe(v.picklist(["time", "processes", "memory", "left"])),
  error: maybe(v.string()),
  survivors: v.array(v.string()),
  notes: v.array(v.string()),
  stdout: v.string(),
  stderr: v.string(),
  milliseconds: count,
  peakProcesses: count,
  peakMemory: count,
});

function readOutcome(stdout: string): SmokeOutcome | undefined {
  try {
    const result = v.safeParse(OutcomeSchema, JSON.parse(stdout));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Runs a program under limits that count its descendants, and ends whatever it leaves. `python` is the build's own
 * interpreter, never the one that is shipped. Throws ToolError where the supervisor itself fails; what the program
 * does, a start that fails included, is an outcome.
 */
export async function supervise(exec: Exec, python: string, request: SuperviseRequest): Promise<SmokeOutcome> {
  const { limits, ...rest } = request;
  const what = `supervising ${request.argv[0] ?? "nothing"}`;
  const result = await exec.run([python, "-I", "-S", "-X", "utf8", "-c", SUPERVISOR], {
    input: JSON.stringify({ ...rest, ...limits }),
    accept: "any",
    timeoutMs: (limits.seconds + MARGIN_SECONDS) * 1000,
    what,
  });
  const outcome = readOutcome(result.stdout);
  if (outcome !== undefined) return outcome;
  const tail = result.stderr.trimEnd().split("\n").slice(-30);
  const failure = { argv: [python, "-c", "(supervisor)"], exitCode: result.exitCode, tail };
  throw new ToolError(`${what}: the supervisor gave no result`, failure);
}
