/**
 * What a tag says in place of `{version}` under a template such as `v?{version}` or `{name}-v?{version}`; undefined
 * where it does not fit. `v?` directly before `{version}` stands for a `v` that may be there. The caller judges whether
 * that is a version.
 */
export function versionInTag(tag: string, template: string, name: string): string | undefined {
  const [before = "", after = ""] = template.split("{version}");
  const optional = before.endsWith("v?");
  const start = named(optional ? before.slice(0, -2) : before, name);
  const end = named(after, name);
  if (tag.length <= start.length + end.length || !tag.startsWith(start) || !tag.endsWith(end)) return undefined;
  const middle = tag.slice(start.length, tag.length - end.length);
  const version = optional ? middle.replace(/^v/, "") : middle;
  // Version parsers take a leading v and spaces of their own; here only the template says whether there may be a v.
  return /^\d/.test(version) ? version : undefined;
}

/** The tag that a release of this version has. */
export function tagOf(
  template: string,
  { name, version }: { readonly name: string; readonly version: string },
): string {
  return named(template.replace("v?{version}", "v{version}"), name).replace("{version}", version);
}

/** What is wrong with a template, as the end of a sentence that begins with it; undefined where nothing is. */
export function templateProblem(template: string): string | undefined {
  const places = template.split("{version}").length - 1;
  if (places === 0) return "has no {version}, so that every release would have the same tag";
  if (places > 1) return "has {version} more than once";
  const rest = template.replace("v?{version}", "").replace("{version}", "").replaceAll("{name}", "");
  if (rest.includes("?")) return "has a ? that does not belong to v?{version}, and no tag of git can hold one";
  return rest.includes("{") || rest.includes("}") ? "may hold {version} and {name}, and no other braces" : undefined;
}

function named(part: string, name: string): string {
  return part.split("{name}").join(name);
}
