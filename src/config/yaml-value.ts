import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter, type Node, type Pair } from "yaml";
import { type KeyPath, keyText, type SourcePosition } from "../model/source.ts";

// Handed on from here: a CommonJS package that is imported dynamically by itself loses its names in a bundle.
export { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";

export interface Trouble {
  readonly message: string;
  readonly hint: string;
  readonly at: SourcePosition;
}

export interface Converted {
  readonly value: unknown;
  readonly positions: ReadonlyMap<string, SourcePosition>;
  /** Why the value is not whole. */
  readonly trouble: Trouble | undefined;
}

/** Far above any real configuration, far below what nested aliases can blow a short file up to. */
const MAX_VALUES = 20_000;
const MAX_DEPTH = 30;

interface Walk {
  readonly document: Document<Node>;
  readonly lines: LineCounter;
  readonly positions: Map<string, SourcePosition>;
  /** Nodes that aliases are being followed into. */
  readonly open: Set<Node>;
  values: number;
  trouble: Trouble | undefined;
}

/**
 * Plain values and the place of every key and list item. Aliases are followed with a limit on the number of values
 * that come out, because ten lines of aliases can stand for billions. Keys without a value are left out.
 */
export function convertYaml(document: Document<Node>, lines: LineCounter): Converted {
  const walk: Walk = { document, lines, positions: new Map(), open: new Set(), values: 0, trouble: undefined };
  const value = convert(walk, document.contents, []);
  return { value, positions: walk.positions, trouble: walk.trouble };
}

function convert(walk: Walk, node: unknown, path: KeyPath): unknown {
  walk.values += 1;
  if (walk.values > MAX_VALUES) {
    fail(walk, node, `these are more than ${MAX_VALUES} values`, "no configuration needs as many: look at the aliases");
  }
  if (path.length > MAX_DEPTH) fail(walk, node, "the values are nested too deeply", "no configuration needs that");
  if (walk.trouble !== undefined) return undefined;
  if (isAlias(node)) return follow(walk, node.resolve(walk.document), node, path);
  if (isScalar(node)) return scalarOf(walk, node, path);
  if (isMap(node)) return tableOf(walk, node.items, path);
  if (!isSeq(node)) return undefined;
  return node.items.map((item, index) => {
    const inner = [...path, index];
    note(walk, inner, item);
    return convert(walk, item, inner);
  });
}

function follow(walk: Walk, target: Node | undefined, alias: Node, path: KeyPath): unknown {
  if (target === undefined) return fail(walk, alias, "this alias stands for nothing", "write &name before the value");
  if (walk.open.has(target)) return fail(walk, alias, "this alias stands for a value that holds it", "write it out");
  walk.open.add(target);
  const value = convert(walk, target, path);
  walk.open.delete(target);
  return value;
}

function scalarOf(walk: Walk, node: { readonly value: unknown; readonly source?: string }, path: KeyPath): unknown {
  const { value, source } = node;
  const key = keyText(path);
  const place = walk.positions.get(key);
  if (typeof value !== "string" && source !== undefined && place !== undefined) {
    walk.positions.set(key, { ...place, source });
  }
  return value;
}

/** Without a prototype, so that a key named `__proto__` is a key like any other. */
function tableOf(walk: Walk, pairs: readonly Pair<unknown, unknown>[], path: KeyPath): Record<string, unknown> {
  const table: Record<string, unknown> = Object.create(null);
  for (const pair of pairs) {
    const name =
      isScalar(pair.key) && pair.key.value !== null ? (pair.key.source ?? String(pair.key.value)) : undefined;
    if (name === undefined) {
      fail(walk, pair.key ?? pair.value, "this key is not a plain word", "write key: value");
      continue;
    }
    const inner = [...path, name];
    note(walk, inner, pair.key);
    const value = convert(walk, pair.value, inner);
    if (value !== null && value !== undefined) table[name] = value;
  }
  return table;
}

function note(walk: Walk, path: KeyPath, node: unknown): void {
  const key = keyText(path);
  if (!walk.positions.has(key)) walk.positions.set(key, placeOf(walk, node));
}

function fail(walk: Walk, node: unknown, message: string, hint: string): undefined {
  walk.trouble ??= { message, hint, at: placeOf(walk, node) };
  return undefined;
}

function placeOf(walk: Walk, node: unknown): SourcePosition {
  const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  const { line, col } = walk.lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
