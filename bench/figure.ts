import type { ReadyStand } from "../test/support/stand/environment.ts";

/** One line of a figure: a measured value, and what it should not exceed. */
export interface Row {
  readonly what: string;
  readonly value: number;
  /** `×` for a ratio against a peer measured in the same run. */
  readonly unit: "×" | "ms" | "KB" | "MB" | "%" | "requests";
  readonly limit: number;
  /** What the value was made of. */
  readonly from: string;
}

/** One figure that we claim, measured against a peer side by side. */
export interface Figure {
  readonly name: string;
  readonly what: string;
  /** Needs the stand's own interpreter, so that both sides have the same one. */
  readonly needsInterpreter: boolean;
  measure(stand: ReadyStand): Promise<readonly Row[]>;
}
