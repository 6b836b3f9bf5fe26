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

/** Sorts an error into the classes that users see. Anything unknown is a bug of ours. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof ConfigError) return { exitCode: 2, problems: error.diagnostics, details: causes(error) };
  if (error instanceof BuildError) return { exitCode: 1, problems: error.diagnostics, details: causes(error) };
  if (error instanceof ToolError) return ofTool(error);
  if (error instanceof NetworkError) {
    return {
      exitCode: 3,
      problems: [{ code: "service-failed", message: error.message, hint: "Try again; nothing was left half-written." }],
      details: causes(error),
    };
  }
  if (error instanceof Cancelled)
    return {
      exitCode: 130,
      problems: [{ code: "cancelled", message: "stopped, as asked; nothing was left half-written" }],
      details: [],
    };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const bug = {
    code: "bug",
    message: `a bug of Slipway: ${error instanceof Error ? error.message : String(error)}`,
    hint: "Please report it with the lines below.",
  };
  return { exitCode: 70, problems: [bug], details: [...stack.split("\n"), ...causes(error)] };
}
