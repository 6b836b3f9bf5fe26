import type { Diagnostic, Place } from "../model/diagnostic.ts";
import type { Fact } from "../model/project.ts";
import { type KeyPath, keyText } from "../model/source.ts";
import { isTable, type TomlDocument, type TomlTable, type TomlValue } from "./toml.ts";

/** Typed access to a TOML document. What has the wrong type is noted among the problems and counts as absent. */
export interface TomlReader {
  readonly problems: readonly Diagnostic[];
  has(path: KeyPath): boolean;
  text(path: KeyPath): Fact<string> | undefined;
  texts(path: KeyPath): readonly Fact<string>[];
  /** True, false, or undefined where it is not written. */
  flag(path: KeyPath): boolean | undefined;
  table(path: KeyPath): TomlTable | undefined;
  place(path: KeyPath): Place;
  note(path: KeyPath, code: string, message: string, hint?: string): void;
}

export function tomlReader(document: TomlDocument): TomlReader {
  const problems: Diagnostic[] = [];
  const place = (path: KeyPath): Place => {
    const at = document.positions.get(keyText(path));
    return { file: document.file, ...(at && { line: at.line, column: at.column }), key: keyText(path) };
  };
  const note: TomlReader["note"] = (path, code, message, hint) => {
    problems.push({ code, message, at: place(path), ...(hint === undefined ? {} : { hint }) });
  };
  const wrong = (path: KeyPath, wanted: string, value: TomlValue): undefined =>
    note(path, "wrong-type", `must be ${wanted}, not ${kindOf(value)}`) as undefined;
  const find = (path: KeyPath): TomlValue | undefined => lookUp(document.value, path);
  const text: TomlReader["text"] = (path) => {
    const value = find(path);
    if (value === undefined) return undefined;
    return typeof value === "string" ? { value, at: place(path) } : wrong(path, "text", value);
  };

  return {
    problems,
    place,
    note,
    text,
    has: (path) => find(path) !== undefined,
    texts: (path) => {
      const value = find(path);
      if (value === undefined) return [];
      if (!Array.isArray(value)) return wrong(path, "a list of texts", value) ?? [];
      return value.flatMap((_, index) => text([...path, index]) ?? []);
    },
    flag: (path) => {
      const value = find(path);
      if (value === undefined || typeof value === "boolean") return value;
      return wrong(path, "true or false", value);
    },
    table: (path) => {
      const value = find(path);
      if (value === undefined || isTable(value)) return value;
      return wrong(path, "a table", value);
    },
  };
}

/** Notes an entry point that is no `module:object`. */
export function noteBadReference(reader: TomlReader, path: KeyPath, reference: string): void {
  const message = `${JSON.stringify(reference)} is not an entry point`;
  reader.note(path, "bad-entry-point", message, 'write it as "package.module:function"');
}

function lookUp(root: TomlTable, path: KeyPath): TomlValue | undefined {
  let at: TomlValue | undefined = root;
  for (const part of path) {
    if (Array.isArray(at) && typeof part === "number") at = at[part];
    else if (isTable(at)) at = at[part];
    else return undefined;
  }
  return at;
}

function kindOf(value: TomlValue): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return "a number";
  if (typeof value === "boolean") return String(value);
  return typeof value === "string" ? "text" : "a table";
}
