import type { CallerWorkflow } from "../model/caller.ts";

/** GitHub's patterns of branches and tags: `*` stops at a slash, `**` does not, `?` and `+` are about the character before. */
function expression(pattern: string): RegExp | undefined {
  const source = pattern
    .replaceAll(/[.^$(){}|\\]/g, String.raw`\$&`)
    .replaceAll("**", "\u0000")
    .replaceAll("*", "[^/]*")
    .replaceAll("\u0000", ".*");
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return undefined;
  }
}

/** Later patterns win; one that begins with `!` takes away. */
function selects(patterns: readonly string[], tag: string): boolean {
  return patterns.reduce((chosen, pattern) => {
    const not = pattern.startsWith("!");
    return expression(not ? pattern.slice(1) : pattern)?.test(tag) === true ? !not : chosen;
  }, false);
}

/** Does a push of this tag start the workflow? */
export function tagsStart({ tags, ignoredTags }: Pick<CallerWorkflow, "tags" | "ignoredTags">, tag: string): boolean {
  return selects(tags, tag) && !selects(ignoredTags, tag);
}
