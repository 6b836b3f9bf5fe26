import type { AuthenticodeMethod } from "./authenticode-config.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** What programs inside of a bundle are signed with, and what they are not and why. */
export interface InsideDecision {
  readonly authenticode: AuthenticodeMethod | undefined;
  /** Warnings under `auto`, errors under `required`. */
  readonly problems: readonly Diagnostic[];
}
