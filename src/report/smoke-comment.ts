import type { SmokeResult } from "../model/smoke-result.ts";
import { cell } from "./markdown.ts";
import { smokeMarkdown } from "./smoke-summary.ts";

/** Stands first in a comment of ours; nobody sees it. */
export const COMMENT_MARKER = "<!-- slipway: smoke -->";
const FOOT = "<sub>Kept up to date by Slipway's smoke build; `comment: off` in slipway.yml turns it off.</sub>";

/** GitHub refuses a comment of more characters. */
const LONGEST = 65_536;
/** A leg's part when every one of eight has its say. */
const MOST = { rows: 30, problems: 10 };
const LONGEST_PART = 7_500;

/** One leg's part of the comment. */
export interface CommentPart {
  /** Which leg: the project and its target. */
  readonly key: string;
  readonly text: string;
}

/** A key inside of an HTML comment must not end it. */
function keyOf({ project, target }: SmokeResult): string {
  return `${project.name} ${target}`.replaceAll(/[^A-Za-z0-9._ -]/g, "_").replaceAll("--", "-_");
}

export function commentPart(result: SmokeResult): CommentPart {
  const { project, target, problems } = result;
  const mark = problems.length === 0 ? "✅" : "❌";
  const title = `### ${mark} ${cell(`${project.name} ${project.version}`)}, ${target}`;
  const text = `${title}\n\n${smokeMarkdown(result, MOST)}`;
  return { key: keyOf(result), text: text.length > LONGEST_PART ? shortened(text) : text };
}

/** Cut between lines: half a row would be none. */
function shortened(text: string): string {
  const cut = text.slice(0, LONGEST_PART);
  return `${cut.slice(0, cut.lastIndexOf("\n"))}\n\nThe job's summary has all of it.\n`;
}

const begin = (key: string): string => `<!-- slipway: part ${key} -->`;
const END = "<!-- slipway: end of part -->";

/** The parts of a comment of ours. */
function partsOf(body: string): Map<string, string> {
  const parts = body.matchAll(/<!-- slipway: part (.+?) -->\n([\s\S]*?)\n<!-- slipway: end of part -->/g);
  return new Map([...parts].map(([, key = "", text = ""]) => [key, text]));
}

/** The comment with one part added, or put in the place of its former self. Parts that no longer fit are left out. */
export function mergedComment(bodies: readonly string[], { key, text }: CommentPart): string {
  const parts = new Map(bodies.flatMap((body) => [...partsOf(body)]));
  parts.set(key, text.trimEnd());
  const written = [...parts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([own, part]) => `${begin(own)}\n${part}\n${END}`);
  let body = `${COMMENT_MARKER}\n## Can it be shipped?\n`;
  for (const part of written) {
    if (body.length + part.length + FOOT.length + 4 <= LONGEST) body = `${body}\n${part}\n`;
  }
  return `${body}\n${FOOT}`;
}

/** Does the comment say of this leg what it should? */
export function holdsPart(body: string, { key, text }: CommentPart): boolean {
  return partsOf(body).get(key) === text.trimEnd();
}
