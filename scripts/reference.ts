import { readFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { parse } from "yaml";
import { CONFIG_FLAGS } from "../src/config/layers.ts";
import { resolveConfig } from "../src/config/resolve.ts";
import { ConfigFileSchema } from "../src/model/config.ts";
import type { ProjectFacts } from "../src/model/project.ts";
import { helpText } from "../src/runtime/local/arguments.ts";

interface Described {
  readonly description?: string;
  readonly default?: string | boolean;
  readonly required?: boolean;
  readonly type?: string;
}

type Table = Readonly<Record<string, Described>>;

interface Interface {
  readonly description: string;
  readonly inputs?: Table;
  readonly outputs?: Table;
}

interface Reusable {
  readonly on: {
    readonly workflow_call: { readonly inputs?: Table; readonly outputs?: Table; readonly secrets?: Table };
  };
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const GENERATED = (source: string): string => `<!-- Written by npm run generate, from ${source}. -->`;
const code = (text: string): string => (text === "" ? "" : `\`${text}\``);

function inputRows(inputs: Table): string[][] {
  return Object.entries(inputs).map(([name, { description = "", default: value, required }]) => [
    code(name),
    description,
    required === true ? "(required)" : code(value === undefined ? "" : String(value)),
  ]);
}

function interfaceText({ inputs = {}, outputs = {} }: Omit<Interface, "description">): readonly string[] {
  const rows = Object.entries(outputs).map(([name, { description = "" }]) => [code(name), description]);
  return [
    table(["input", "what it is", "default"], inputRows(inputs)),
    ...(rows.length === 0 ? [] : ["", table(["output", "what it is"], rows)]),
  ];
}

function stageText(title: string, file: string): string {
  const action: Interface = parse(readFileSync(file, "utf8"));
  return [`## ${title}`, "", action.description, "", ...interfaceText(action), ""].join("\n");
}

function workflowText(name: "build" | "release"): string {
  const file = `.github/workflows/${name}.yml`;
  const text = readFileSync(file, "utf8");
  const called = (parse(text) as Reusable).on.workflow_call;
  const about = text
    .split("\n")
    .flatMap((line, index, all) =>
      line.startsWith("#") && all.slice(0, index).every((former) => former.startsWith("#")) ? [line.slice(2)] : [],
    );
  const secrets = Object.entries(called.secrets ?? {}).map(([secret, { description = "" }]) => [
    code(secret),
    description,
  ]);
  return [
    `## The reusable workflow ${name}.yml`,
    "",
    about.join("\n"),
    "",
    ...interfaceText(called),
    ...(secrets.length === 0 ? [] : ["", table(["secret", "what it is"], secrets)]),
    "",
  ].join("\n");
}

/** Inputs and outputs of the step, its stages and the reusable workflows. */
export function actionReference(): string {
  return [
    "# The step, its stages, and the reusable workflows",
    "",
    GENERATED("action.yml, plan/, build/, sign/, release/ and .github/workflows/"),
    "",
    "What is in the column _default_ is what holds where nothing is written. How they are used: [the first release](../first-release.md).",
    "",
    stageText("The one step: OWNER/slipway", "action.yml"),
    workflowText("release"),
    workflowText("build"),
    "The stages below are what the reusable workflows are made of. Use them by themselves where you need jobs of your own in between.",
    "",
    stageText("OWNER/slipway/plan", "plan/action.yml"),
    stageText("OWNER/slipway/build", "build/action.yml"),
    stageText("OWNER/slipway/sign", "sign/action.yml"),
    stageText("OWNER/slipway/release", "release/action.yml"),
  ].join("\n");
}

/** The command line, as `slipway --help` tells it. */
export function commandReference(): string {
  return ["# The command line", "", GENERATED("slipway --help"), "", "```text", helpText(CONFIG_FLAGS), "```", ""].join(
    "\n",
  );
}

interface Schema {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

function kindOf(schema: Schema): string {
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema.enum !== undefined) return schema.enum.map((value) => code(String(value))).join(", ");
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(kindOf))].join(", or ");
  if (schema.type === "array") return `list of: ${kindOf(schema.items ?? {})}`;
  const names: Readonly<Record<string, string>> = { string: "text", boolean: "true or false", object: "table" };
  return names[schema.type ?? ""] ?? "value";
}

const NOTHING: ProjectFacts = {
  root: "/project",
  kind: "package",
  file: "pyproject.toml",
  name: { value: "app", at: { file: "pyproject.toml" } },
  version: { value: "1.0", at: { file: "pyproject.toml" } },
  dynamicVersion: false,
  requiresPython: undefined,
  pythonVersionFile: undefined,
  scripts: [{ value: { name: "app", object: "app:main", gui: false }, at: { file: "pyproject.toml" } }],
  dependencies: [],
  extras: {},
  groups: [],
  locks: [],
  scriptFiles: [],
  script: undefined,
  scriptParsesArguments: false,
  commit: undefined,
  settings: undefined,
};

/** Defaults as an empty configuration has them, so that no table of them can be wrong. */
function defaults(): Readonly<Record<string, string>> {
  const resolved = resolveConfig({ flags: {}, inputs: {}, facts: NOTHING });
  if (!resolved.ok) throw new Error("an empty configuration is not accepted");
  const { python, requirements, targets, settings, cache, signing, comment, release, extras, groups, beforeBuild } =
    resolved.value;
  const [first] = Object.values(settings);
  const list = (items: readonly unknown[]): string => `[${items.join(", ")}]`;
  return {
    "python-source": python.source,
    requirements,
    extras: list(extras),
    groups: list(groups),
    targets: list(targets.map(({ id }) => id)),
    bundler: first?.bundler.name ?? "",
    packages: list(first?.packages ?? []),
    include: list(first?.include ?? []),
    cache,
    "before-build": list(beforeBuild),
    sign: signing.policy,
    provenance: signing.provenance,
    comment,
    "release.tag": release.tag,
    "release.draft": String(release.draft),
    "release.notes": String(release.notes),
  };
}

/** What stands below a key, whichever of its forms it has; items of lists behind `[]`. */
function below(path: string, { properties = {}, anyOf = [], items }: Schema): readonly (readonly [string, Schema])[] {
  const own = Object.entries(properties).map(([key, value]) => [`${path}.${key}`, value] as const);
  const forms = anyOf.flatMap((form) => below(path, form));
  const listed = items === undefined ? [] : below(`${path}[]`, items);
  return [...new Map([...own, ...forms, ...listed])];
}

/** A key and all below it. Overrides repeat keys of the first level, and are not followed. */
function rowsOf(path: string, schema: Schema, known: Readonly<Record<string, string>>): string[][] {
  const { description = "" } = schema;
  const [text = description, said = "none"] = /^(.*?) Default: (.*?)\.?$/s.exec(description)?.slice(1) ?? [];
  const own = known[path];
  const row = [code(path), kindOf(schema), text, own === undefined ? said : code(own)];
  const inner = path === "overrides" ? [] : below(path, schema);
  return [row, ...inner.flatMap(([key, value]) => rowsOf(key, value, known))];
}

/** Every key of slipway.yml with what it is and what holds where nothing is written. */
export function configReference(): string {
  const schema: Schema = toJsonSchema(ConfigFileSchema, { errorMode: "ignore" }) as Schema;
  const known = defaults();
  const rows = Object.entries(schema.properties ?? {}).flatMap(([key, value]) => rowsOf(key, value, known));
  return [
    "# Every key of slipway.yml",
    "",
    GENERATED("the schema that configurations are checked with, and from an empty configuration"),
    "",
    "The same keys may stand in `[tool.slipway]` of `pyproject.toml`. An empty file is a valid file, and so is no file. `[]` behind a key",
    "means each item of its list. Keys of `overrides` are `target` and any of `bundler`, `packages`, `include`, `smoke`, `floor`, `size`,",
    "`startup`. Options of a bundler: [portable](../portable.md), [pyinstaller](../pyinstaller.md). With examples:",
    "[configuration](../configuration.md). For editors: [slipway.schema.json](../../schemas/slipway.schema.json).",
    "",
    table(["key", "value", "what it is", "default"], rows),
    "",
  ].join("\n");
}
