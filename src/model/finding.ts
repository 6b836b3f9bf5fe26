import type { Diagnostic, Place } from "./diagnostic.ts";

/** What one check of `slipway doctor` came to: `fails` would make a release fail, `doubt` may, `unknown` was not looked at. */
export interface Finding {
  /** What was looked at, in a few words. */
  readonly what: string;
  readonly state: "fine" | "doubt" | "fails" | "unknown";
  readonly message: string;
  readonly hint?: string;
  readonly at?: Place;
}

/** A problem of another check, under the title of this one. */
export function findingOf(what: string, problem: Diagnostic): Finding {
  const { message, hint, at, severity } = problem;
  const state = severity === "warning" ? "doubt" : "fails";
  return { what, state, message, ...(hint === undefined ? {} : { hint }), ...(at === undefined ? {} : { at }) };
}
