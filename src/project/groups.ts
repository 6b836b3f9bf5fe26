import { type Fact, normalName } from "../model/project.ts";
import type { KeyPath } from "../model/source.ts";
import type { TomlReader } from "./reader.ts";
import { isTable } from "./toml.ts";

type Requirements = Readonly<Record<string, readonly Fact<string>[]>>;

/**
 * One group, with those that it includes. A group that nobody ships may say anything: what is no requirement here is no
 * problem of ours.
 */
function requirementsOf(
  reader: TomlReader,
  [path, name]: readonly [KeyPath, string],
  within: readonly string[],
): readonly Fact<string>[] {
  const groups = reader.table(path) ?? {};
  const key = Object.keys(groups).find((known) => normalName(known) === normalName(name));
  const items = key === undefined || within.includes(key) ? undefined : groups[key];
  if (key === undefined || !Array.isArray(items)) return [];
  return items.flatMap((item, index): readonly Fact<string>[] => {
    if (typeof item === "string") return [{ value: item, at: reader.place([...path, key, index]) }];
    const included = isTable(item) ? item["include-group"] : undefined;
    return typeof included === "string" ? requirementsOf(reader, [path, included], [...within, key]) : [];
  });
}

/** What the groups of PEP 735 ask for, and those of the tools that had groups before it. */
export function groupRequirements(reader: TomlReader): Requirements {
  const uv = requirementsOf(reader, [["tool", "uv"], "dev-dependencies"], []);
  const below = (path: KeyPath): Requirements =>
    Object.fromEntries(
      Object.keys(reader.table(path) ?? {}).map((name) => [name, requirementsOf(reader, [path, name], [])]),
    );
  return {
    ...(uv.length > 0 ? { dev: uv } : {}),
    ...below(["tool", "pdm", "dev-dependencies"]),
    ...below(["dependency-groups"]),
  };
}
