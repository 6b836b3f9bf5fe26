import type { Diagnostic } from "../model/diagnostic.ts";
import { BuildError, Cancelled, ConfigError, NetworkError, ToolError } from "../model/errors.ts";

/** What a failure comes to: its exit code, and what is said of it. */
export interface Verdict {
  readonly exitCode: number;
  readonly problems: readonly Diagnostic[];
  /** Further lines for the log: the tail of a command, the chain of causes. */
  readonly details: readonly string[];
}

function causes(error: unknown): string[] {
  if (!(error instanceof Error) || error.cause === undefined) return [];
  const { cause } = error;
  return [`caused by: ${cause instanceof Error ? cause.message.split("\n", 1)[0] : String(cause)}`, ...causes(cause)];
}

function ofTool({ message, failure }: ToolError): Verdict {
  const hint = failure.log === undefined ? {} : { hint: `All of its output: ${failure.log}` };
  return { exitCode: 1, problems: [{ code: "command-failed", message, ...hint }], details: failure.tail };
}

const CANCELLED: Verdict = {
  exitCode: 130,
  problems: [{ code: "cancelled", message: "stopped, as asked; nothing was left half-written" }],
  details: [],
};

function ofService(error: NetworkError): Verdict {
  const hint = "Try again; nothing was left half-written.";
  return { exitCode: 3, problems: [{ code: "service-failed", message: error.message, hint }], details: causes(error) };
}

function ofBug(error: unknown): Verdict {
  const said = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? said) : said;
  const hint = "Please report it with the lines above.";
  const problems = [{ code: "bug", message: `a bug of Slipway: ${said}`, hint }];
  return { exitCode: 70, problems, details: [...stack.split("\n"), ...causes(error)] };
}

/** Sorts an error into the classes that users see; once we were asked to stop, everything that fails does so for that. */
export function verdictOf(error: unknown, cancelled: boolean): Verdict {
  if (cancelled || error instanceof Cancelled) return CANCELLED;
  if (error instanceof ConfigError) return { exitCode: 2, problems: error.diagnostics, details: causes(error) };
  if (error instanceof BuildError) return { exitCode: 1, problems: error.diagnostics, details: causes(error) };
  if (error instanceof ToolError) return ofTool(error);
  return error instanceof NetworkError ? ofService(error) : ofBug(error);
}
