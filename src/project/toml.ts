import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import { type KeyPath, keyText, type SourcePosition } from "../model/source.ts";

/** A table without a prototype, so that a key named `__proto__` is a key like any other. */
export type TomlTable = { [key: string]: TomlValue };
/** Dates and times stay text, as written. */
export type TomlValue = string | number | boolean | TomlValue[] | TomlTable;

/** What a TOML file says, and where. */
export interface TomlDocument {
  /** As messages name it. */
  readonly file: string;
  readonly value: TomlTable;
  /** From `keyText` of a path to the place of its key (or list item). */
  readonly positions: ReadonlyMap<string, SourcePosition>;
}

/** Reads TOML 1.0. A syntax error is a diagnostic with line and column, never an exception. */
export function parseToml(text: string, file: string): Result<TomlDocument> {
  try {
    const positions = new Map<string, SourcePosition>();
    const value = tableOf(parseTOML(text, { tomlVersion: "1.0" }).body[0].body, positions);
    return success({ file, value, positions });
  } catch (error) {
    return failure(syntaxProblem(error, text, file));
  }
}

export function isTable(value: unknown): value is TomlTable {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function syntaxProblem(error: unknown, text: string, file: string): Diagnostic {
  if (error instanceof ParseError) {
    return {
      code: "toml-syntax",
      message: `this is not valid TOML: ${lowerFirst(error.message)}`,
      hint: "mend the line; everything after it was not read",
      at: { file, ...placeOf(text, error) },
    };
  }
  // The parser is recursive, and a key has a depth: only nesting beyond any sense brings it here.
  if (error instanceof RangeError) {
    return { code: "toml-syntax", message: "the values are nested too deeply to be read", at: { file } };
  }
  throw error;
}

/** Errors that are about the line before the place they name. */
const LATE = /^(unspecified|unterminated|missing|the key, equals|no newlines)/i;

/** The parser notices what is missing on the line after; the user has to mend the line before. */
function placeOf(text: string, error: ParseError): SourcePosition {
  const before = text.slice(0, error.index);
  const above = before.trimEnd();
  const missing = LATE.test(error.message) || above.endsWith("=");
  const lines = (missing && /\n[ \t]*$/.test(before) ? above : before).split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

type Positions = Map<string, SourcePosition>;

function tableOf(body: readonly (AST.TOMLKeyValue | AST.TOMLTable)[], positions: Positions): TomlTable {
  const root = newTable();
  for (const node of body) {
    if (node.type === "TOMLKeyValue") {
      assign(root, [], node, positions);
      continue;
    }
    const container = descend(root, node.resolvedKey);
    notePrefixes([], node.resolvedKey, node.key.loc, positions);
    for (const pair of node.body) assign(container, node.resolvedKey, pair, positions);
  }
  return root;
}

function assign(container: TomlTable, path: KeyPath, node: AST.TOMLKeyValue, positions: Positions): void {
  const names = node.key.keys.map((key) => (key.type === "TOMLBare" ? key.name : key.value));
  const full = [...path, ...names];
  notePrefixes(path, names, node.key.loc, positions);
  const holder = descend(container, names.slice(0, -1));
  const value = convert(node.value, full, positions);
  holder[names.at(-1) ?? ""] = value;
  noteSource(node.value, full, positions);
}

/** The table that a path leads to, made on the way where it is not there yet. */
function descend(start: TomlTable, path: KeyPath): TomlTable {
  let at: TomlValue = start;
  path.forEach((part, index) => {
    const fresh = (): TomlValue => (typeof path[index + 1] === "number" ? [] : newTable());
    if (Array.isArray(at) && typeof part === "number") {
      at[part] ??= fresh();
      at = at[part];
    } else if (isTable(at)) {
      at[part] ??= fresh();
      at = at[part];
    }
  });
  return isTable(at) ? at : newTable();
}

function convert(node: AST.TOMLContentNode, path: KeyPath, positions: Positions): TomlValue {
  if (node.type === "TOMLArray") {
    return node.elements.map((element, index) => {
      const inner = [...path, index];
      note(inner, element.loc, positions);
      const value = convert(element, inner, positions);
      noteSource(element, inner, positions);
      return value;
    });
  }
  if (node.type === "TOMLInlineTable") {
    const table = newTable();
    for (const pair of node.body) assign(table, path, pair, positions);
    return table;
  }
  return node.value instanceof Date ? plainSource(node) : node.value;
}

function plainSource(node: AST.TOMLValue): string {
  if (node.kind === "integer" || node.kind === "float") return node.number;
  return "datetime" in node ? node.datetime : String(node.value);
}

function noteSource(node: AST.TOMLContentNode, path: KeyPath, positions: Positions): void {
  if (node.type !== "TOMLValue" || node.kind === "string") return;
  const key = keyText(path);
  const known = positions.get(key);
  if (known !== undefined) positions.set(key, { ...known, source: plainSource(node) });
}

/** Keys beyond this depth are no configuration; each prefix of a key is noted, which would take minutes for `a.a.a…`. */
const DEEPEST = 200;

function notePrefixes(base: KeyPath, names: KeyPath, loc: AST.SourceLocation, positions: Positions): void {
  if (base.length + names.length > DEEPEST) throw new RangeError("too deep");
  names.forEach((_, index) => {
    note([...base, ...names.slice(0, index + 1)], loc, positions);
  });
}

function note(path: KeyPath, loc: AST.SourceLocation, positions: Positions): void {
  const key = keyText(path);
  if (!positions.has(key)) positions.set(key, { line: loc.start.line, column: loc.start.column + 1 });
}

function newTable(): TomlTable {
  return Object.create(null) as TomlTable;
}
