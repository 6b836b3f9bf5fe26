/** Where a user can go and mend something. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly key?: string;
}

/** A change of slipway.yml that may put something right: a bundler's option gets one value more or another one, or a file is included. */
export type Mend =
  | { readonly bundler: string; readonly option: string; readonly add: string }
  | { readonly bundler: string; readonly option: string; readonly set: string }
  | { readonly include: string };

/** One thing that is wrong (or doubtful), with its remedy. Collected and reported together, never thrown one by one. */
export interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly at?: Place;
  readonly severity?: "error" | "warning";
  readonly mend?: Mend;
}

/** A value, or every reason why there is none. Warnings accompany a value. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export function success<T>(value: T, warnings: readonly Diagnostic[] = []): Result<T> {
  return { ok: true, value, warnings };
}

export function failure<T>(...diagnostics: readonly Diagnostic[]): Result<T> {
  return { ok: false, diagnostics };
}

/** `file:line:column: key: message`, each part only where it is known. */
export function diagnosticText(diagnostic: Diagnostic): string {
  const at = diagnostic.at;
  const parts = at === undefined ? [] : [placeText(at)];
  if (at?.key !== undefined) parts.push(at.key);
  const hint = diagnostic.hint === undefined ? "" : `\n    ${diagnostic.hint}`;
  return `${[...parts, diagnostic.message].join(": ")}${hint}`;
}

/** Each problem once: several targets often have the same one, at the same place. */
export function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [diagnosticText(diagnostic), diagnostic])).values()];
}

export function placeText(at: Place): string {
  return [at.file, at.line, at.line === undefined ? undefined : at.column]
    .filter((part) => part !== undefined)
    .join(":");
}

/** The line of slipway.yml that a change comes to, where nothing else is written for its key. */
export function mendText(mend: Mend): string {
  const plain = (text: string): string => (/^[A-Za-z_][\w.-]*$/.test(text) ? text : JSON.stringify(text));
  if ("include" in mend) return `include: [${JSON.stringify(mend.include)}]`;
  const value = "add" in mend ? `[${plain(mend.add)}]` : plain(mend.set);
  return `bundler: { use: ${mend.bundler}, ${mend.option}: ${value} }`;
}
