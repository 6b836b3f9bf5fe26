import { readdirSync } from "node:fs";
import { join } from "node:path";

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Of its fence, counted from 1. */
  readonly line: number;
}

/** The pages that users read: those in the root, and below docs/. */
export function markdownFiles(root: string): readonly string[] {
  const own = readdirSync(root).filter((name) => name.endsWith(".md"));
  const pages = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name.replaceAll("\\", "/")}`);
  return [...own, ...pages].sort();
}

/** Fenced blocks, with the indentation of their fence taken off. */
export function blocksOf(page: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { language: string; indent: number; line: number; lines: string[] } | undefined;
  for (const [index, line] of page.split("\n").entries()) {
    const fence = /^( *)```(\S*)\s*$/.exec(line);
    if (fence !== null && open === undefined) {
      const [, indent = "", language = ""] = fence;
      open = { language, indent: indent.length, line: index + 1, lines: [] };
    } else if (fence !== null && open !== undefined) {
      blocks.push({ language: open.language, text: open.lines.join("\n"), line: open.line });
      open = undefined;
    } else open?.lines.push(line.slice(open.indent));
  }
  if (open !== undefined) throw new Error(`the block of line ${open.line} has no end`);
  return blocks;
}

const withoutBlocks = (page: string): string => page.replaceAll(/^ *```[\s\S]*?^ *```\s*$/gm, "");

/** Targets of all links but those in code. */
export function linksOf(page: string): readonly string[] {
  const prose = withoutBlocks(page).replaceAll(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = ""]) => target);
}

/** Anchors of a page's headings, as GitHub makes them; of two that are alike, the second has a number. */
export function slugsOf(page: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...withoutBlocks(page).matchAll(/^#{1,6} +(.*)$/gm)].map(([, heading = ""]) => {
    const text = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .trim()
      .toLowerCase();
    const slug = text.replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, "").replaceAll(" ", "-");
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
}

/** Words of a command line, with its quotes and its comment taken off. */
function words(line: string): readonly string[] {
  const found = [...line.matchAll(/"([^"]*)"|'([^']*)'|(#.*$)|(\S+)/g)];
  const end = found.findIndex(([, , , comment]) => comment !== undefined);
  return (end < 0 ? found : found.slice(0, end)).map(([, double, single, , bare]) => double ?? single ?? bare ?? "");
}

/** Commands of a block: what follows a prompt; every line, where there is none. */
export function commandsIn(block: string): readonly (readonly string[])[] {
  const lines = block.split("\n").filter((line) => line.trim() !== "");
  const prompted = lines.some((line) => /^[$>] /.test(line));
  return lines.flatMap((line) => (prompted ? (/^[$>] (.*)$/.exec(line)?.[1] ?? []) : line)).map(words);
}
