import type { ConfigLayer } from "../model/config.ts";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import { suggestion } from "../model/nearest.ts";
import { type ConfigSource, type KeyPath, keyText } from "../model/source.ts";

/** Values of one origin by key of slipway.yml, not checked yet. */
export interface Layer {
  readonly layer: ConfigLayer;
  readonly value: unknown;
  readonly place: (path: KeyPath) => Place;
  /** A plain value as written, where it is not text. */
  readonly source: (path: KeyPath) => string | undefined;
}

/** Keys whose value is one text, and keys whose value is a list of texts: all that a flag can say. */
const TEXT_FLAGS = [
  "name",
  "version",
  "entry",
  "python",
  "python-source",
  "python-mirror",
  "requirements",
  "bundler",
  "icon",
  "cache",
  "sign",
  "provenance",
] as const;
const LIST_FLAGS = ["extras", "groups", "targets", "packages", "include"] as const;

/** Every key that the command line can set, for whoever parses it: `list` ones may be repeated. */
export const CONFIG_FLAGS: readonly { readonly name: string; readonly list: boolean }[] = [
  ...TEXT_FLAGS.map((name) => ({ name, list: false })),
  ...LIST_FLAGS.map((name) => ({ name, list: true })),
];

/** Input of the action → key of slipway.yml. What is not here is no configuration (`mode`, `token`, …). */
export const CONFIG_INPUTS: Readonly<Record<string, string>> = {
  "python-version": "python",
  "python-source": "python-source",
  "python-mirror": "python-mirror",
  bundler: "bundler",
  packages: "packages",
  version: "version",
  target: "targets",
  cache: "cache",
  sign: "sign",
};

/** `--target` is what people type for one. */
const FLAG_ALIASES: Readonly<Record<string, string>> = { target: "targets" };

/** What the command line says. Reports flags that are no key, and those given twice that take one value. */
export function flagLayer(
  flags: Readonly<Record<string, string | readonly string[]>>,
  report: (problem: Diagnostic) => void,
): Layer {
  const value: Record<string, unknown> = Object.create(null);
  const spelled = new Map<string, string>();
  for (const [flag, given] of Object.entries(flags)) {
    const key = (Object.hasOwn(FLAG_ALIASES, flag) ? FLAG_ALIASES[flag] : undefined) ?? flag;
    spelled.set(key, flag);
    const all = typeof given === "string" ? [given] : given;
    const said = flagValue(key, all, { file: "command line", key: `--${flag}` });
    if ("problem" in said) report(said.problem);
    else value[key] = said.value;
  }
  const place = (path: KeyPath): Place => {
    const key = String(path[0] ?? "");
    return { file: "command line", key: `--${spelled.get(key) ?? key}` };
  };
  return { layer: "flag", value, place, source: () => undefined };
}

function flagValue(
  key: string,
  all: readonly string[],
  at: Place,
): { readonly value: unknown } | { readonly problem: Diagnostic } {
  const names = CONFIG_FLAGS.map((item) => item.name);
  if (!names.includes(key)) {
    const hint = suggestion(key, names, "the keys that are flags");
    return { problem: { code: "unknown-flag", message: "there is no such flag", hint, at } };
  }
  if (key === "include") return { value: all };
  if (CONFIG_FLAGS.some((item) => item.name === key && item.list)) return { value: all.flatMap(splitList) };
  if (all.length === 1) return { value: all[0] };
  return { problem: { code: "repeated-flag", message: "takes one value", hint: "give it once", at } };
}

/** What the action's inputs say; an empty input is one that nobody set. */
export function inputLayer(inputs: Readonly<Record<string, string>>): Layer {
  const value: Record<string, unknown> = Object.create(null);
  for (const [input, key] of Object.entries(CONFIG_INPUTS)) {
    const text = inputs[input]?.trim() ?? "";
    if (text === "") continue;
    value[key] = LIST_FLAGS.some((name) => name === key) ? splitList(text) : text;
  }
  const place = (path: KeyPath): Place => {
    const key = String(path[0] ?? "");
    const input = Object.entries(CONFIG_INPUTS).find(([, target]) => target === key)?.[0];
    return { file: "action inputs", key: input ?? key };
  };
  return { layer: "input", value, place, source: () => undefined };
}

/** What slipway.yml or `[tool.slipway]` says. */
export function fileLayer(file: ConfigSource): Layer {
  const place = (path: KeyPath): Place => {
    const at = nearestPosition(file, path);
    const full = [...file.prefix, ...path];
    const key = full.length === 0 ? {} : { key: keyText(full) };
    return { file: file.file, ...(at && { line: at.line, column: at.column }), ...key };
  };
  return { layer: "file", value: file.value, place, source: (path) => file.positions.get(keyText(path))?.source };
}

/** A key that is missing has no place of its own; what it is missing from has one. */
function nearestPosition(file: ConfigSource, path: KeyPath): { line: number; column: number } | undefined {
  for (let length = path.length; length > 0; length--) {
    const found = file.positions.get(keyText(path.slice(0, length)));
    if (found !== undefined) return found;
  }
  return undefined;
}

function splitList(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
