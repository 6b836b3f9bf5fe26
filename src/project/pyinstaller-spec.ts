import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import type { FormerBuild } from "../model/former-build.ts";
import { type Literal, literal, operands } from "./python-literal.ts";

interface Call {
  readonly name: string;
  readonly positional: readonly SyntaxNode[];
  readonly named: ReadonlyMap<string, SyntaxNode>;
}

function callOf(node: SyntaxNode, source: string): Call | undefined {
  const called = node.firstChild;
  const list = node.getChild("ArgList");
  if (called?.name !== "VariableName" || list === null) return undefined;
  const positional: SyntaxNode[] = [];
  const named = new Map<string, SyntaxNode>();
  const given = operands(list);
  for (const [index, argument] of given.entries()) {
    const before = argument.prevSibling;
    if (before?.name === "AssignOp" && before.prevSibling !== null) {
      named.set(source.slice(before.prevSibling.from, before.prevSibling.to), argument);
    } else if (given[index]?.nextSibling?.name !== "AssignOp") positional.push(argument);
  }
  return { name: source.slice(called.from, called.to), positional, named };
}

function callsOf(source: string): readonly Call[] {
  const calls: Call[] = [];
  parser.parse(source).iterate({
    enter: ({ name, node }) => {
      const call = name === "CallExpression" ? callOf(node, source) : undefined;
      if (call !== undefined) calls.push(call);
    },
  });
  return calls;
}

const texts = (value: Literal | undefined): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

/** Arguments of Analysis that say how PyInstaller searches, which nothing here has to. */
const SILENT = new Set([
  "pathex",
  "hookspath",
  "noarchive",
  "cipher",
  "win_no_prefer_redirects",
  "win_private_assemblies",
]);
const UNDERSTOOD = new Set(["datas", "hiddenimports", "hooksconfig", "optimize"]);

function isEmpty(value: Literal | undefined): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** What of Analysis is not taken over: whatever is computed, and arguments that have no counterpart. */
function leftOf(analysis: Call | undefined, source: string): string[] {
  return [...(analysis?.named ?? [])].flatMap(([name, node]) => {
    const value = literal(node, source);
    if (SILENT.has(name) || isEmpty(value) || (UNDERSTOOD.has(name) && value !== undefined)) return [];
    const written = source.slice(node.from, node.to).replaceAll(/\s+/g, " ");
    return written === "{}" ? [] : [`${name}=${written.slice(0, 80)}`];
  });
}

/**
 * Reads a PyInstaller spec without running it. Undefined where nothing in it makes an analysis.
 * @param file its path, for the result
 */
export function readSpec(source: string, file: string): FormerBuild | undefined {
  const calls = callsOf(source);
  const named = (name: string): Call | undefined => calls.find((call) => call.name === name);
  const value = (call: Call | undefined, argument: string): Literal | undefined => {
    const node = call?.named.get(argument);
    return node === undefined ? undefined : literal(node, source);
  };
  const analysis = named("Analysis");
  if (analysis === undefined) return undefined;
  const program = named("EXE");
  const name = value(program, "name");
  const written = value(program, "icon");
  const icon = typeof written === "string" ? written : texts(written)[0];
  const data = value(analysis, "datas");
  const [scripts] = analysis.positional;
  return {
    file,
    name: typeof name === "string" ? name : undefined,
    scripts: scripts === undefined ? [] : texts(literal(scripts, source)),
    windowed: value(program, "console") === false,
    onefile: named("COLLECT") === undefined,
    icon,
    data: Array.isArray(data) ? data.flatMap((pair) => texts(pair).slice(0, 1)) : [],
    hiddenImports: texts(value(analysis, "hiddenimports")),
    left: leftOf(analysis, source),
  };
}
