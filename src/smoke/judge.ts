import { constants } from "node:os";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Expectation } from "../model/expectation.ts";
import type { SmokeCheck } from "../model/manifest.ts";
import type { SmokeLimits, SmokeOutcome } from "../model/smoke.ts";
import { type SmokeTask, taskText } from "./commands.ts";
import { diagnose } from "./diagnose.ts";
import type { Scene } from "./mechanisms.ts";
import { lastLines, named } from "./output.ts";
import type { Answer, Served } from "./serve.ts";
import { meets, printsVersion } from "./version.ts";

/** A check for the report, or what is wrong. */
export type Verdict = { readonly check: SmokeCheck } | { readonly problem: Diagnostic };

export interface Evidence {
  readonly task: SmokeTask;
  /** What happened in the environment; undefined where it was not asked. */
  readonly there: SmokeOutcome | undefined;
  readonly here: SmokeOutcome;
  readonly limits: SmokeLimits;
  readonly version: string;
  readonly scene: Scene;
}

const HINTS = {
  "smoke-start": "Something that the program starts with is missing from the bundle, or is made for another system.",
  "smoke-time":
    'A program that serves or waits for input never ends by itself: name under smoke: a command that ends, as - run: ["--version"]. ' +
    "Otherwise it waits for something that a clean room does not have: a network service, a terminal, a file in the home directory.",
  "smoke-processes":
    'This is what a program does that starts itself again and again: guard what it runs by if __name__ == "__main__":, call ' +
    "multiprocessing.freeze_support() first if it is frozen, and expect sys.executable to be the program itself then.",
  "smoke-memory": "Name a command that does less under smoke:, or build on a machine with more memory.",
  "smoke-left":
    "End what the program starts before it ends (terminate and wait for it, or start it as a daemon process of multiprocessing), " +
    "or name under smoke: a command that starts nothing.",
  "smoke-signal": "A crash in native code: a library of another system or version was bundled, or one is missing.",
  "smoke-exit":
    "The last lines say what it misses in the bundle: a module that is imported by name, a data file, or something of the build machine " +
    "that users do not have either.",
  "smoke-user-exit": "Mend the program, or change the command under smoke: in slipway.yml.",
  "smoke-version":
    "The program asks for its version in a way that does not survive bundling: often the metadata of its own distribution, or git.",
  "smoke-output": "Mend the program, or what is expected under smoke: in slipway.yml.",
  "smoke-serve":
    "Nothing answered as expected: look at the address (the program must listen at 127.0.0.1, {port} may stand for a free port), and at what it needs to start.",
  "smoke-import": "The module, or something that it needs, is missing from the bundle.",
} as const satisfies Record<string, string>;

type Code = keyof typeof HINTS;

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function signalText(signal: number): string {
  const name = Object.entries(constants.signals).find(([, number]) => number === signal)?.[0];
  return name === undefined ? `signal ${signal}` : name;
}

/** What stopped it, or undefined where it ended by itself. */
function stoppedText(outcome: SmokeOutcome, limits: SmokeLimits): string | undefined {
  switch (outcome.stopped) {
    case undefined:
      return undefined;
    case "time":
      return `did not end within ${limits.seconds} s`;
    case "processes":
      return outcome.peakProcesses > limits.processes
        ? `had ${outcome.peakProcesses} processes running, more than ${limits.processes}`
        : "started processes without end, each of which outlived the one that started it";
    case "memory":
      return `used ${megabytes(outcome.peakMemory)} of memory, more than ${megabytes(limits.memory)}`;
    case "left":
      return `ended with exit code ${outcome.exitCode ?? "unknown"} and left processes behind`;
  }
}

function endText(outcome: SmokeOutcome, limits: SmokeLimits): string {
  if (outcome.error !== undefined) return `could not be started: ${outcome.error}`;
  const stopped = stoppedText(outcome, limits);
  if (stopped !== undefined) return stopped;
  if (outcome.signal !== undefined) return `was ended by ${signalText(outcome.signal)}`;
  return `ended with exit code ${outcome.exitCode ?? "unknown"}`;
}

function problem(evidence: Evidence, code: Code, ending: string): Verdict {
  const { task, there, here, limits, scene } = evidence;
  const parts = [`${taskText(task)} ${ending}`];
  if (there !== undefined) parts[0] += `; in its environment it ${endText(there, limits)}`;
  if (here.survivors.length > 0) parts.push(`ended by us: ${named(here.survivors)}`);
  parts.push(...here.notes, ...lastLines(here));
  const text = here.stderr.trim() === "" ? here.stdout : here.stderr;
  const { hint = HINTS[code], mend } = diagnose({ text, stopped: here.stopped }, scene) ?? {};
  return { problem: { code, message: parts.join("\n    "), hint, ...(mend && { mend }) } };
}

function verdict({ task, here }: Evidence, result: SmokeCheck["result"], detail: string): Verdict {
  const text = [detail, ...here.notes].join("; ");
  return { check: { what: taskText(task), result, detail: text, milliseconds: here.milliseconds } };
}

/** Every way of ending that is wrong whatever was expected; exit codes are not among them. */
function wrongEnd(evidence: Evidence): Verdict | undefined {
  const { here, limits } = evidence;
  if (here.error !== undefined) return problem(evidence, "smoke-start", endText(here, limits));
  if (here.stopped !== undefined) return problem(evidence, `smoke-${here.stopped}`, endText(here, limits));
  if (here.signal !== undefined) return problem(evidence, "smoke-signal", endText(here, limits));
  return undefined;
}

/** Each stream as people read it: an expression's `$` means the end of the last line, on Windows too. */
function printed({ stdout, stderr }: SmokeOutcome): string[] {
  return [stdout, stderr].map((text) => text.replaceAll("\r\n", "\n").trimEnd());
}

const TRACEBACK = /^(?:Traceback \(most recent call last\):[\s\S]*?\n)([A-Za-z_][\w.]*)(?::|$)/gm;

/** Name of the exception that a Python program ended with. */
function exceptionOf(outcome: SmokeOutcome): string | undefined {
  return [...outcome.stderr.matchAll(TRACEBACK)].at(-1)?.[1];
}

/**
 * What no program may do, in its environment or in a bundle: breed, fill the memory, leave processes behind. Undefined
 * where it did none of that. A program that does not end may be a server, and is no such case.
 */
export function misbehaviour(task: SmokeTask, there: SmokeOutcome, limits: SmokeLimits): Diagnostic | undefined {
  if (there.stopped === undefined || there.stopped === "time") return undefined;
  const code = `smoke-${there.stopped}` as const;
  const lines = [`${taskText(task)} ${endText(there, limits)}, in its environment already`];
  if (there.survivors.length > 0) lines.push(`ended by us: ${named(there.survivors)}`);
  return { code, message: [...lines, ...there.notes].join("\n    "), hint: HINTS[code] };
}

/** Why the environment cannot say what is right; undefined where it can. */
export function unjudgeable(there: SmokeOutcome, limits: SmokeLimits): string | undefined {
  const ended = there.stopped === undefined && there.signal === undefined && there.error === undefined;
  return ended ? undefined : `in its environment it ${endText(there, limits)} too, so there is nothing to compare with`;
}

function judgeParity(evidence: Evidence, there: SmokeOutcome): Verdict {
  const { here, version } = evidence;
  const same = `exit code ${here.exitCode}, as in its environment`;
  if (here.exitCode !== there.exitCode) {
    return problem(evidence, "smoke-exit", `ended with exit code ${here.exitCode}`);
  }
  // Two failures with one exit code may be two failures.
  const raised = exceptionOf(here);
  if (here.exitCode !== 0 && raised !== undefined && raised !== exceptionOf(there)) {
    return problem(evidence, "smoke-exit", `ended with ${raised}`);
  }
  // A program that fails prints paths, and those of an installed project hold its version.
  const tells = (outcome: SmokeOutcome): boolean =>
    outcome.exitCode === 0 && printed(outcome).some((text) => printsVersion(text, version));
  if (!tells(there)) return verdict(evidence, "passed", same);
  if (!tells(here)) {
    return problem(evidence, "smoke-version", `does not print ${version}, as it does in its environment`);
  }
  return verdict(evidence, "passed", `${same}; prints ${version}`);
}

function expectationText(expected: Expectation, version: string): string {
  const { text } = expected.kind === "text" ? expected : { text: `/${expected.source}/${expected.flags}` };
  const shown = JSON.stringify(text).slice(1, -1);
  return shown.includes("{version}") ? `${shown} with version ${version}` : shown;
}

function judgeExpected(evidence: Evidence, expected: Expectation | undefined): Verdict {
  const { here, version } = evidence;
  if (here.exitCode !== 0) return problem(evidence, "smoke-user-exit", `ended with exit code ${here.exitCode}`);
  if (expected === undefined) return verdict(evidence, "passed", "exit code 0");
  const wanted = expectationText(expected, version);
  const met = printed(here).some((text) => meets(text, expected, version));
  if (met) return verdict(evidence, "passed", `exit code 0; prints ${wanted}`);
  return problem(evidence, "smoke-output", `does not print what is expected: ${wanted}`);
}

function judgeImport(evidence: Evidence, there: SmokeOutcome | undefined): Verdict {
  const { here } = evidence;
  if (there !== undefined && there.exitCode !== 0) {
    return verdict(evidence, "not judged", "it cannot be imported in its environment either");
  }
  if (here.exitCode !== 0) return problem(evidence, "smoke-import", "fails");
  return verdict(evidence, "passed", "imported; the program itself did not run");
}

/** Judges one task that was done in the clean room. */
export function judge(evidence: Evidence): Verdict {
  const { task, there, limits } = evidence;
  const reason = there === undefined ? undefined : unjudgeable(there, limits);
  if (reason !== undefined) return verdict(evidence, "not judged", reason);
  const wrong = wrongEnd(evidence);
  if (wrong !== undefined) return wrong;
  if (task.kind === "parity" && there !== undefined) return judgeParity(evidence, there);
  if (task.kind === "import") return judgeImport(evidence, there);
  return judgeExpected(evidence, task.kind === "expect" ? task.expect : undefined);
}

/** Which answer of a server counts: what is expected in its body, and no status of failure. */
export function servedWell(expect: Expectation | undefined, version: string): (answer: Answer) => boolean {
  return ({ status, body }) => status < 500 && (expect === undefined || meets(body, expect, version));
}

/** Judges a server that was asked and stopped. */
export function judgeServed(
  task: Extract<SmokeTask, { kind: "serve" }>,
  { answer, good, taken, outcome }: Served,
  at: Pick<Evidence, "limits" | "version" | "scene">,
): Verdict {
  const evidence: Evidence = { task, there: undefined, here: outcome, ...at };
  if (taken) return problem(evidence, "smoke-serve", "was not started: something answers at its address already");
  const said = answer === undefined ? "nothing answered" : `the last answer had status ${answer.status}`;
  if (good) {
    const prints = task.expect === undefined ? "" : `; answers ${expectationText(task.expect, at.version)}`;
    return verdict(evidence, "passed", `status ${answer?.status ?? ""}${prints}; stopped`);
  }
  // "Did not end" is no fault of a server.
  if (outcome.stopped !== "time") {
    const wrong = wrongEnd(evidence);
    if (wrong !== undefined) return wrong;
    return problem(evidence, "smoke-serve", `${endText(outcome, at.limits)} before it answered as expected: ${said}`);
  }
  return problem(evidence, "smoke-serve", `did not answer as expected within ${at.limits.seconds} s: ${said}`);
}
