import { type Diagnostic, diagnosticText } from "./diagnostic.ts";

/** The configuration or the project is wrong; nothing was built. Exit code 2. */
export class ConfigError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[], options?: ErrorOptions) {
    super(diagnostics.map(diagnosticText).join("\n"), options);
    this.name = "ConfigError";
    this.diagnostics = diagnostics;
  }
}

/** The build ran and something it made, or something it was given, does not hold. Exit code 1. */
export class BuildError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[], options?: ErrorOptions) {
    super(diagnostics.map(diagnosticText).join("\n"), options);
    this.name = "BuildError";
    this.diagnostics = diagnostics;
  }
}

/** What is known of a command that failed. `tail` holds its last lines, oldest first. */
export interface ToolFailure {
  readonly argv: readonly string[];
  /** Undefined where it never started or a signal ended it. */
  readonly exitCode: number | undefined;
  readonly tail: readonly string[];
  readonly log?: string;
}

/** A command that we started failed. Exit code 1. */
export class ToolError extends Error {
  readonly failure: ToolFailure;
  constructor(message: string, failure: ToolFailure, options?: ErrorOptions) {
    super(message, options);
    this.name = "ToolError";
    this.failure = failure;
  }
}

/** A service did not answer, or answered with an error. Exit code 3. */
export class NetworkError extends Error {
  readonly url: string;
  /** The HTTP status, where there was an answer at all. */
  readonly status: number | undefined;
  /** How long it asked to be left alone. Milliseconds. */
  readonly retryAfterMs: number | undefined;
  constructor(
    message: string,
    at: { readonly url: string; readonly status?: number; readonly retryAfterMs?: number },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "NetworkError";
    this.url = at.url;
    this.status = at.status;
    this.retryAfterMs = at.retryAfterMs;
  }
}

/** The user, or the runner, asked us to stop. Exit code 130. */
export class Cancelled extends Error {
  constructor(options?: ErrorOptions) {
    super("cancelled", options);
    this.name = "Cancelled";
  }
}
