import { isTable, type TomlValue } from "./toml.ts";

/**
 * PEP 508 requirements for one entry of Poetry's dependency table; several where it lists alternatives for different
 * systems. Undefined where it is none.
 */
export function poetryRequirements(name: string, written: TomlValue): readonly string[] | undefined {
  if (typeof written === "string") {
    const specifier = poetrySpecifier(written);
    return specifier === undefined ? undefined : [name + specifier];
  }
  const alternatives = Array.isArray(written) ? written : [written];
  const requirements = alternatives.map((item) => (isTable(item) ? fromTable(name, item) : undefined));
  const known = requirements.filter((item) => item !== undefined);
  return known.length === requirements.length && known.length > 0 ? known : undefined;
}

function fromTable(name: string, table: { [key: string]: TomlValue }): string | undefined {
  const extras = textsOf(table["extras"]);
  const named = extras.length === 0 ? name : `${name}[${extras.join(",")}]`;
  const where = sourceOf(table);
  const specifier = where === undefined ? poetrySpecifier(textOf(table["version"]) ?? "*") : ` @ ${where}`;
  if (specifier === undefined) return undefined;
  const markers = markersOf(table);
  if (markers.length === 0) return named + specifier;
  // A URL ends at a space, so the semicolon needs one before it there.
  return `${named}${specifier}${where === undefined ? "" : " "}; ${markers.join(" and ")}`;
}

function sourceOf(table: { [key: string]: TomlValue }): string | undefined {
  const git = textOf(table["git"]);
  if (git !== undefined) {
    const at = textOf(table["rev"]) ?? textOf(table["tag"]) ?? textOf(table["branch"]);
    const folder = textOf(table["subdirectory"]);
    return `git+${git}${at === undefined ? "" : `@${at}`}${folder === undefined ? "" : `#subdirectory=${folder}`}`;
  }
  const path = textOf(table["path"]) ?? textOf(table["file"]);
  return path === undefined ? textOf(table["url"]) : `file:${path}`;
}

function markersOf(table: { [key: string]: TomlValue }): readonly string[] {
  const markers = textOf(table["markers"]);
  const platform = textOf(table["platform"]);
  const python = poetrySpecifier(textOf(table["python"]) ?? "*") ?? "";
  return [
    ...(markers === undefined ? [] : [/\bor\b/.test(markers) ? `(${markers})` : markers]),
    ...(platform === undefined ? [] : [`sys_platform == "${platform}"`]),
    ...python.split(",").flatMap(pythonMarker),
  ];
}

function pythonMarker(clause: string): readonly string[] {
  const match = /^(===|~=|==|!=|<=|>=|<|>)(.+)$/.exec(clause);
  if (match === null) return [];
  const [, operator, version = ""] = match;
  const variable =
    version.split(".").filter((part) => part !== "*").length > 2 ? "python_full_version" : "python_version";
  return [`${variable} ${operator} "${version}"`];
}

/**
 * A PEP 440 specifier for a constraint as Poetry writes it (`^1.2`, `~1.2`, `1.*`, `*`, `>=1,<2`, `1.2`); empty where
 * everything is allowed, undefined where it is no constraint. Alternatives (`^1 || ^3`) have no PEP 440 form: they
 * become the range from the lowest to the highest, which allows more than was written.
 */
export function poetrySpecifier(written: string): string | undefined {
  const ranges = written.split(/\s*\|\|?\s*/).map(rangeOf);
  const known = ranges.filter((range) => range !== undefined);
  if (known.length !== ranges.length) return undefined;
  if (known.length === 1) return known[0]?.join(",");
  const lower = known[0]?.filter((clause) => clause.startsWith(">"));
  const upper = known.at(-1)?.filter((clause) => clause.startsWith("<"));
  return [...(lower ?? []), ...(upper ?? [])].join(",");
}

function rangeOf(written: string): readonly string[] | undefined {
  const clauses = written
    .trim()
    .replace(/([~^<>=!])\s+/g, "$1")
    .split(/\s*,\s*|\s+/)
    .filter((clause) => clause !== "");
  const translated = clauses.map(clauseOf);
  const known = translated.filter((clause) => clause !== undefined);
  return known.length === translated.length && known.length > 0 ? known.flat() : undefined;
}

const VERSION =
  "v?(\\d+(?:\\.\\d+)*)((?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview|post|dev)[-_.]?\\d*)*(?:\\+[\\w.]+)?)";
const CLAUSE = new RegExp(`^(\\^|~=?|={1,3}|!=|<=|>=|<|>|)(?:${VERSION}|(\\d+(?:\\.\\d+)*)\\.\\*|(\\*))$`, "i");

function clauseOf(written: string): readonly string[] | undefined {
  const [matched, operator = "", release, suffix = "", prefix] = CLAUSE.exec(written) ?? [];
  if (matched === undefined) return undefined;
  if (release !== undefined) return releaseClause(operator, release, suffix);
  const equality = operator === "" ? "==" : operator;
  if (prefix !== undefined) return /^[=!]=$/.test(equality) ? [`${equality}${prefix}.*`] : undefined;
  return equality === "==" ? [] : undefined;
}

function releaseClause(operator: string, release: string, suffix: string): readonly string[] {
  const version = release + suffix;
  switch (operator) {
    case "^":
      return [`>=${version}`, `<${caretLimit(release)}`];
    case "~":
      return [`>=${version}`, `<${tildeLimit(release)}`];
    case "":
    case "=":
      return [`==${version}`];
    default:
      return [operator + version];
  }
}

/** `^` keeps the leftmost number that is not zero. */
function caretLimit(release: string): string {
  const parts = release.split(".").map(Number);
  const leading = parts.findIndex((part) => part !== 0);
  return raised(parts, leading < 0 ? parts.length - 1 : leading);
}

/** `~` keeps the minor where there is one. */
function tildeLimit(release: string): string {
  const parts = release.split(".").map(Number);
  return raised(parts, Math.min(1, parts.length - 1));
}

function raised(parts: readonly number[], index: number): string {
  return [...parts.slice(0, index), (parts[index] ?? 0) + 1].join(".");
}

function textOf(value: TomlValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function textsOf(value: TomlValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
