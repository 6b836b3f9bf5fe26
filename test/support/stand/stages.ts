/** Stages of a build that try the program, which nobody does who ships it by hand. */
export const TRIALS = ["Reference: what the program does", "Inspection and smoke run of the artifact"] as const;

/** A line of a build's log, and when it came. Milliseconds since some moment. */
export interface Said {
  readonly line: string;
  readonly at: number;
}

/** From a stage's first line to its last one; throws where the build did not say both. */
export function spanOf(stage: string, said: readonly Said[]): { readonly from: number; readonly to: number } {
  const [from, to] = said.filter(({ line }) => line.includes(stage)).map(({ at }) => at);
  if (from === undefined || to === undefined) throw new Error(`the build did not say when “${stage}” began and ended`);
  return { from, to };
}
