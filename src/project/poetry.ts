import { entryObject, type Fact, normalName, type ScriptEntry } from "../model/project.ts";
import type { KeyPath } from "../model/source.ts";
import type { Declared } from "./declared.ts";
import { poetryRequirements, poetrySpecifier } from "./poetry-requirements.ts";
import { noteBadReference, type TomlReader } from "./reader.ts";
import { isTable, type TomlTable } from "./toml.ts";

const ROOT: KeyPath = ["tool", "poetry"];

/**
 * What `[tool.poetry]` says, in the words of the standards; undefined without such a table. Beside `[project]`
 * (`enriches`) it need not name the project, and only fills what that leaves open.
 */
export function poetryDeclared(reader: TomlReader, enriches: boolean): Declared | undefined {
  const table = reader.table(ROOT);
  if (table === undefined) return undefined;
  const packageMode = reader.flag([...ROOT, "package-mode"]) ?? true;
  const name = reader.text([...ROOT, "name"]);
  if (!enriches && packageMode && name === undefined && !reader.has([...ROOT, "name"])) {
    reader.note(ROOT, "missing-name", "[tool.poetry] needs a name", 'write name = "…" into [tool.poetry]');
  }
  const plugin = reader.flag(["tool", "poetry-dynamic-versioning", "enable"]) === true;
  const version = reader.text([...ROOT, "version"]);
  const required = requirementsOf(reader);
  return {
    name,
    version: plugin ? undefined : version,
    dynamicVersion: plugin,
    requiresPython: pythonOf(reader),
    scripts: scriptsOf(reader),
    dependencies: required.filter((item) => !item.optional).map((item) => item.fact),
    extras: extrasOf(reader, required),
    groups: groupsOf(reader),
    groupRequirements: groupRequirementsOf(reader),
  };
}

interface Required {
  readonly name: string;
  readonly fact: Fact<string>;
  readonly optional: boolean;
}

function pythonOf(reader: TomlReader): Fact<string> | undefined {
  const path = [...ROOT, "dependencies", "python"];
  const table = reader.table([...ROOT, "dependencies"]);
  const written = typeof table?.["python"] === "string" ? reader.text(path) : undefined;
  if (written === undefined) return undefined;
  const specifier = poetrySpecifier(written.value);
  if (specifier === undefined) {
    reader.note(path, "bad-specifier", `${JSON.stringify(written.value)} is not a version constraint`);
    return undefined;
  }
  return specifier === "" ? undefined : { value: specifier, at: written.at };
}

function requirementsOf(reader: TomlReader): readonly Required[] {
  const path = [...ROOT, "dependencies"];
  const table = reader.table(path) ?? {};
  return Object.entries(table).flatMap(([name, written]) => {
    if (name.toLowerCase() === "python") return [];
    const found = poetryRequirements(name, written);
    if (found === undefined) {
      reader.note([...path, name], "bad-specifier", "this is not a dependency as Poetry writes them");
      return [];
    }
    const optional = isTable(written) && written["optional"] === true;
    return found.map((value) => ({ name, fact: { value, at: reader.place([...path, name]) }, optional }));
  });
}

function extrasOf(reader: TomlReader, required: readonly Required[]): Declared["extras"] {
  const path = [...ROOT, "extras"];
  const known = (name: string) => required.filter((item) => normalName(item.name) === normalName(name));
  return Object.fromEntries(
    Object.keys(reader.table(path) ?? {}).map((extra) => [
      extra,
      reader.texts([...path, extra]).flatMap((item) => known(item.value).map((found) => found.fact.value)),
    ]),
  );
}

function groupsOf(reader: TomlReader): readonly string[] {
  const groups = Object.keys(reader.table([...ROOT, "group"]) ?? {});
  return reader.has([...ROOT, "dev-dependencies"]) ? [...groups, "dev"] : groups;
}

/** What groups ask for, as far as it can be told. */
function groupRequirementsOf(reader: TomlReader): Declared["groupRequirements"] {
  const groups = Object.keys(reader.table([...ROOT, "group"]) ?? {});
  return Object.fromEntries(
    groups.map((group) => {
      const path = [...ROOT, "group", group, "dependencies"];
      const found = Object.entries(reader.table(path) ?? {}).flatMap(([name, written]) =>
        (poetryRequirements(name, written) ?? []).map((value) => ({ value, at: reader.place([...path, name]) })),
      );
      return [group, found];
    }),
  );
}

function scriptsOf(reader: TomlReader): readonly Fact<ScriptEntry>[] {
  const path = [...ROOT, "scripts"];
  return Object.entries(reader.table(path) ?? {}).flatMap(([name, written]) => {
    const reference = referenceOf(written);
    if (reference === undefined) return [];
    const object = entryObject(reference);
    if (object !== undefined) return { value: { name, object, gui: false }, at: reader.place([...path, name]) };
    noteBadReference(reader, [...path, name], reference);
    return [];
  });
}

/** `{ reference = …, type = "file" }` copies a file and is not an entry point. */
function referenceOf(written: TomlTable[string]): string | undefined {
  if (typeof written === "string") return written;
  if (!isTable(written) || written["type"] === "file") return undefined;
  const reference = written["callable"] ?? written["reference"];
  return typeof reference === "string" ? reference : undefined;
}
