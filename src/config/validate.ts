import * as v from "valibot";
import { AuthenticodeSchema } from "../model/authenticode-config.ts";
import {
  type ConfigFile,
  ConfigFileSchema,
  OverrideSchema,
  ReleaseSchema,
  SmokeCommandSchema,
} from "../model/config.ts";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import { PYTHON_SOURCES } from "../model/interpreter.ts";
import { FloorSchema, SizeSchema, StartupLimitSchema } from "../model/limits-config.ts";
import { suggestion } from "../model/nearest.ts";
import { GpgSchema, MinisignSchema, SigningSchema, SigstoreSchema } from "../model/signing-config.ts";
import type { KeyPath } from "../model/source.ts";
import { TARGET_IDS } from "../model/target.ts";
import type { Layer } from "./layers.ts";

/** What of a layer has the right type. */
export interface Validated {
  readonly values: ConfigFile;
  readonly problems: readonly Diagnostic[];
  /** Keys that are written and wrong; nothing more is said about them. */
  readonly broken: ReadonlySet<string>;
}

/** Whoever has more unknown keys than this in one table has taken another tool's file. */
const MAX_UNKNOWN = 50;

/** Checks the types of a layer. What is wrong is left out, so that all the rest can be checked further. */
export function validateLayer(layer: Layer): Validated {
  if (!isRecord(layer.value)) return nothingOf(layer);
  const lists = listsForTables(layer.value);
  const problems = lists.map((path) => wrongType("must be a table, not a list", path, layer));
  const broken = new Set(lists.map((path) => String(path[0])));
  let value = [...broken].reduce((rest: unknown, key) => without(rest, [key]), layer.value);
  let result = checked(value);
  // Of an object's unknown keys only the first is found at a time.
  for (let round = 0; round < MAX_UNKNOWN && result.output === undefined; round++) {
    const unknown = unknownKeys(result.issues);
    if (unknown.length === 0) break;
    problems.push(...unknown.map((issue) => problemOf(issue, layer)));
    for (const issue of unknown) value = without(value, pathOf(issue));
    result = checked(value);
  }
  if (result.output !== undefined) return { values: result.output, problems, broken };
  problems.push(...result.issues.map((issue) => problemOf(issue, layer)));
  for (const issue of result.issues) broken.add(String(pathOf(issue)[0]));
  for (const key of broken) value = without(value, [key]);
  return { values: checked(value).output ?? {}, problems, broken };
}

/** Types of a configuration; what is wrong inside a list of smoke commands is told there, not as a union that fits nothing. */
function checked(
  value: unknown,
): { readonly output: ConfigFile } | { readonly output: undefined; readonly issues: readonly Issue[] } {
  const result = v.safeParse(ConfigFileSchema, value);
  if (result.success) return { output: result.output };
  return { output: undefined, issues: result.issues.flatMap(insideList) };
}

function insideList(issue: Issue): readonly Issue[] {
  const inner = (issue.issues ?? []).filter(({ path }) => path !== undefined);
  if (issue.type !== "union" || !Array.isArray(issue.input) || inner.length === 0) return [issue];
  return inner.map((found) => {
    const [first, ...rest] = [...(issue.path ?? []), ...(found.path ?? [])];
    return first === undefined ? found : { ...found, path: [first, ...rest] };
  });
}

const TABLES: readonly string[] = ["release", "runners", "floor", "size", "startup", "signing"];

/** Valibot takes a list for an object with keys 0, 1, 2. */
function listsForTables(value: Readonly<Record<string, unknown>>, path: KeyPath = []): readonly KeyPath[] {
  return Object.entries(value).flatMap(([key, item]): readonly KeyPath[] => {
    if (!Array.isArray(item)) return [];
    if (TABLES.includes(key)) return [[...path, key]];
    if (key !== "smoke" && key !== "overrides") return [];
    return item.flatMap((inner: unknown, index) => {
      if (Array.isArray(inner)) return [[...path, key, index]];
      return isRecord(inner) ? listsForTables(inner, [...path, key, index]) : [];
    });
  });
}

function nothingOf(layer: Layer): Validated {
  const message = `must be keys and values, not ${kindOf(layer.value)}`;
  const hint = "write key: value lines; an empty file is fine too";
  const problems = [{ code: "wrong-type", message, hint, at: layer.place([]) }];
  return { values: {}, problems, broken: new Set() };
}

function unknownKeys(issues: readonly Issue[] | undefined): readonly Issue[] {
  return (issues ?? []).filter((issue) => issue.type === "strict_object" && issue.expected === "never");
}

/** A copy in which the key at the end of the path is not. */
function without(value: unknown, [first, ...rest]: KeyPath): unknown {
  if (Array.isArray(value)) return value.map((item, index) => (index === first ? without(item, rest) : item));
  if (!isRecord(value)) return value;
  const pairs = Object.entries(value).filter(([key]) => key !== first || rest.length > 0);
  return Object.fromEntries(pairs.map(([key, item]) => [key, key === first ? without(item, rest) : item]));
}

type Issue = v.BaseIssue<unknown>;

function problemOf(issue: Issue, layer: Layer): Diagnostic {
  const path = pathOf(issue);
  const at = layer.place(path);
  const word = String(path.at(-1));
  if (issue.type === "strict_object" && issue.expected === "never") {
    return {
      code: "unknown-key",
      message: "there is no such key",
      hint: suggestion(word, knownKeys(path), "the keys"),
      at,
    };
  }
  if (path[0] === "targets" && path.length > 1 && typeof issue.input === "string")
    return unknownTarget(issue.input, at);
  if (isMissing(issue)) {
    const parent = layer.place(path.slice(0, -1));
    return { code: "missing-key", message: `${word} is missing`, hint: `write ${word}: …`, at: parent };
  }
  if (path[0] === "runners" && path.length === 2 && isKeyIssue(issue)) return unknownTarget(word, at);
  return wrongType(messageOf(issue), path, layer, hintFor(issue, path, layer));
}

function wrongType(message: string, path: KeyPath, layer: Layer, hint?: string): Diagnostic {
  return { code: "wrong-type", message, at: layer.place(path), ...(hint === undefined ? {} : { hint }) };
}

function unknownTarget(word: string, at: Place): Diagnostic {
  const hint = suggestion(word, TARGET_IDS, "the targets");
  return { code: "unknown-target", message: `there is no target ${JSON.stringify(word)}`, hint, at };
}

function messageOf(issue: Issue): string {
  const typed = issue.kind === "validation" || typeof issue.input === "string";
  return typed && issue.type !== "string"
    ? `${issue.message}${writtenText(issue)}`
    : `${issue.message}, not ${kindOf(issue.input)}`;
}

function writtenText(issue: Issue): string {
  // Whoever writes a key where its variable's name belongs must not find it in the log of a build as well.
  if (pathOf(issue)[0] === "signing") return "";
  return typeof issue.input === "string" && issue.input !== "" ? `, not ${JSON.stringify(issue.input)}` : "";
}

function hintFor(issue: Issue, path: KeyPath, layer: Layer): string | undefined {
  const source = layer.source(path);
  if (source !== undefined && issue.type === "string") {
    const key = path.at(-1);
    const equals = layer.place([]).file.endsWith(".toml") ? " = " : ": ";
    return `write it in quotes: ${typeof key === "string" ? key + equals : ""}"${source}"`;
  }
  if (typeof issue.input !== "string") return undefined;
  return path[0] === "python-source" ? suggestion(issue.input, PYTHON_SOURCES, "the sources") : undefined;
}

/** Keys that may stand where the last key of the path stands. */
function knownKeys(path: KeyPath): readonly string[] {
  const names = path.slice(0, -1).filter((part) => typeof part === "string");
  if (names.at(-1) === "smoke") return Object.keys(SmokeCommandSchema.entries);
  if (names.at(-1) === "overrides") return Object.keys(OverrideSchema.entries);
  if (names.at(-1) === "release") return Object.keys(ReleaseSchema.entries);
  if (names.at(-1) === "floor") return Object.keys(FloorSchema.entries);
  if (names.at(-1) === "size") return Object.keys(SizeSchema.entries);
  if (names.at(-1) === "startup") return Object.keys(StartupLimitSchema.entries);
  if (names.at(-1) === "signing") return Object.keys(SigningSchema.entries);
  if (names.at(-2) === "signing") return METHOD_KEYS[names.at(-1) ?? ""] ?? [];
  return Object.keys(ConfigFileSchema.entries);
}

const METHOD_KEYS: Readonly<Record<string, readonly string[]>> = {
  sigstore: Object.keys(SigstoreSchema.entries),
  minisign: Object.keys(MinisignSchema.entries),
  gpg: Object.keys(GpgSchema.entries),
  authenticode: Object.keys(AuthenticodeSchema.entries),
};

function isMissing(issue: Issue): boolean {
  return issue.type === "strict_object" && issue.input === undefined;
}

/** Valibot says of an issue in a record whether it is about the key or the value. */
function isKeyIssue(issue: Issue): boolean {
  return issue.path?.at(-1)?.origin === "key";
}

function pathOf(issue: Issue): KeyPath {
  return (issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)));
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return "a number";
  if (typeof value === "string") return "text";
  return typeof value === "boolean" ? String(value) : "a table";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
