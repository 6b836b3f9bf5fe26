/** Keeps two characters from meaning something together: no mention, no link, no reference. */
const APART = "\u200b";

/**
 * Text from a project, harmless inside Markdown and its tables: no markup, no link or image (bare addresses become links
 * too), no mention of a person, no reference to an issue.
 */
export function cell(text: string): string {
  return oneLine(text)
    .replaceAll(/[\\`*_[\]()!~|]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/@(?=\w)|#(?=\d)|:(?=\/\/)|\bwww(?=\.)/gi, `$&${APART}`);
}

/** The same inside backticks, where nothing is markup but a backtick and a table's pipe. */
export function code(text: string): string {
  return `\`${oneLine(text).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, " ");
}
