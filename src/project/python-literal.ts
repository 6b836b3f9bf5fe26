import type { SyntaxNode } from "@lezer/common";

/** A value of a spec that can be known without running it. */
export type Literal = string | boolean | null | readonly Literal[];

/** Children without punctuation and comments. */
export function operands(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!/^[^\w]+$/.test(child.name) && child.name !== "Comment") found.push(child);
  }
  return found;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

/** The text that a Python string literal means; undefined for bytes and formatted ones. */
function textOf(written: string): string | undefined {
  const match = /^([A-Za-z]*)('''|"""|'|")([\s\S]*)\2$/.exec(written);
  const [, prefix = "", , body = ""] = match ?? [];
  if (match === null || /[bf]/i.test(prefix)) return undefined;
  return /r/i.test(prefix) ? body : body.replaceAll(/\\([\s\S])/g, (_, after: string) => ESCAPES[after] ?? after);
}

/** What an expression is, where it is written out; undefined where it has to be computed. */
export function literal(node: SyntaxNode, source: string): Literal | undefined {
  const written = source.slice(node.from, node.to);
  switch (node.name) {
    case "String":
      return textOf(written);
    case "Boolean":
      return written === "True";
    case "None":
      return null;
    case "ArrayExpression":
    case "TupleExpression": {
      const items = operands(node).map((item) => literal(item, source));
      return items.some((item) => item === undefined) ? undefined : items.filter((item) => item !== undefined);
    }
    default:
      return undefined;
  }
}
