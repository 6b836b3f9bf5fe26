/** The way to a value inside a document: keys of tables and indices of lists. */
export type KeyPath = readonly (string | number)[];

/** Lines and columns count from 1. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
  /** The value as written, where it is a plain value other than text: `3.10` is the number 3.1 to every parser. */
  readonly source?: string;
}

/** A configuration as its parser left it: nothing of it is checked yet. */
export interface ConfigSource {
  /** As messages name it, relative to the project where it lies inside. */
  readonly file: string;
  /** Where the value lies in the file: empty for slipway.yml, `tool`, `slipway` for pyproject.toml. */
  readonly prefix: KeyPath;
  readonly value: unknown;
  /** From `keyText` of a path inside `value` to where that key (or list item) is. */
  readonly positions: ReadonlyMap<string, SourcePosition>;
}

/** `overrides[0].target`; keys that are no plain words are quoted. */
export function keyText(path: KeyPath): string {
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      const word = /^[\w-]+$/.test(part) ? part : JSON.stringify(part);
      return index === 0 ? word : `.${word}`;
    })
    .join("");
}
