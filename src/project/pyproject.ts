import type { Diagnostic } from "../model/diagnostic.ts";
import { entryObject, type Fact, type ScriptEntry } from "../model/project.ts";
import { type ConfigSource, type KeyPath, keyText } from "../model/source.ts";
import { type Declared, mergeDeclared, NOTHING_DECLARED } from "./declared.ts";
import { groupRequirements } from "./groups.ts";
import { poetryDeclared } from "./poetry.ts";
import { noteBadReference, type TomlReader, tomlReader } from "./reader.ts";
import type { TomlDocument } from "./toml.ts";

/** What pyproject.toml says. */
export interface Pyproject {
  readonly reader: TomlReader;
  readonly declared: Declared;
  /**
   * `yes`: a wheel can be built from it; `no`: the file says that it is no package; `perhaps`: it has metadata and no
   * build system, as an application that is only ever run; `nothing`: the file is there for other tools.
   */
  readonly package: "yes" | "no" | "perhaps" | "nothing";
  /** Fields that are left to the build backend. */
  readonly dynamic: readonly string[];
  readonly backend: string | undefined;
  readonly settings: ConfigSource | undefined;
  readonly problems: readonly Diagnostic[];
}

export function readPyproject(document: TomlDocument): Pyproject {
  const reader = tomlReader(document);
  const hasProject = reader.table(["project"]) !== undefined;
  const dynamic = hasProject ? reader.texts(["project", "dynamic"]).map((field) => field.value) : [];
  const project = hasProject ? projectTable(reader, dynamic) : undefined;
  const poetry = poetryDeclared(reader, hasProject);
  const declared = mergeDeclared(
    mergeDeclared(project ?? NOTHING_DECLARED, poetry ?? NOTHING_DECLARED),
    groupsOfTools(reader),
  );
  if (hasProject && declared.name === undefined && !reader.has(["project", "name"])) {
    reader.note(["project"], "missing-name", "[project] needs a name", 'write name = "…" into [project]');
  }
  return {
    reader,
    declared,
    package: packageOf(reader, declared, project !== undefined || poetry !== undefined),
    dynamic,
    backend: reader.text(["build-system", "build-backend"])?.value,
    settings: settingsOf(document, reader),
    problems: reader.problems,
  };
}

function packageOf(reader: TomlReader, declared: Declared, hasMetadata: boolean): Pyproject["package"] {
  const uv = reader.flag(["tool", "uv", "package"]);
  if (uv === false || reader.flag(["tool", "poetry", "package-mode"]) === false) return "no";
  if (reader.has(["build-system"]) || uv === true) return "yes";
  if (!hasMetadata) return "nothing";
  return declared.scripts.length > 0 || !reader.has(["project"]) ? "yes" : "perhaps";
}

function projectTable(reader: TomlReader, dynamic: readonly string[]): Declared {
  const version = reader.text(["project", "version"]);
  return {
    name: reader.text(["project", "name"]),
    version,
    dynamicVersion: version === undefined && dynamic.includes("version"),
    requiresPython: reader.text(["project", "requires-python"]),
    scripts: [
      ...scriptTable(reader, ["project", "scripts"], false),
      ...scriptTable(reader, ["project", "gui-scripts"], true),
    ],
    dependencies: requirementsIn(reader, ["project", "dependencies"]),
    extras: textLists(reader, ["project", "optional-dependencies"]),
    groups: [],
    groupRequirements: {},
  };
}

/** How a requirement begins (PEP 508): a name, its extras, and then nothing or what says which. */
const REQUIREMENT = /^\s*[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\s*(?:\[[^\]]*\]\s*)?(?:$|[(<>=!~;@])/;

function requirementsIn(reader: TomlReader, path: KeyPath): readonly Fact<string>[] {
  const written = reader.texts(path);
  written.forEach(({ value }, index) => {
    if (REQUIREMENT.test(value)) return;
    const message = `${JSON.stringify(value)} is no requirement`;
    reader.note([...path, index], "bad-requirement", message, 'write it as "name", "name>=1.2" or "name @ https://…"');
  });
  return written;
}

function scriptTable(reader: TomlReader, path: KeyPath, gui: boolean): readonly Fact<ScriptEntry>[] {
  return Object.keys(reader.table(path) ?? {}).flatMap((name) => {
    const reference = reader.text([...path, name]);
    if (reference === undefined) return [];
    const object = entryObject(reference.value);
    if (object !== undefined) return { value: { name, object, gui }, at: reference.at };
    noteBadReference(reader, [...path, name], reference.value);
    return [];
  });
}

function textLists(reader: TomlReader, path: KeyPath): Readonly<Record<string, readonly string[]>> {
  const names = Object.keys(reader.table(path) ?? {});
  return Object.fromEntries(names.map((name) => [name, reader.texts([...path, name]).map((item) => item.value)]));
}

/** Groups of PEP 735 and of the tools that had groups before it. */
function groupsOfTools(reader: TomlReader): Declared {
  const standard = Object.keys(reader.table(["dependency-groups"]) ?? {});
  const pdm = Object.keys(reader.table(["tool", "pdm", "dev-dependencies"]) ?? {});
  const uv = reader.has(["tool", "uv", "dev-dependencies"]) ? ["dev"] : [];
  return {
    ...NOTHING_DECLARED,
    groups: [...standard, ...pdm, ...uv],
    groupRequirements: groupRequirements(reader),
  };
}

/** `[tool.slipway]`, with the places of its keys counted from there. */
function settingsOf(document: TomlDocument, reader: TomlReader): ConfigSource | undefined {
  const prefix = ["tool", "slipway"];
  if (!reader.has(prefix)) return undefined;
  const start = `${keyText(prefix)}.`;
  const positions = [...document.positions]
    .filter(([key]) => key.startsWith(start))
    .map(([key, at]) => [key.slice(start.length), at] as const);
  const tool = document.value["tool"];
  const value = typeof tool === "object" && "slipway" in tool ? tool["slipway"] : undefined;
  return { file: document.file, prefix, value, positions: new Map(positions) };
}
