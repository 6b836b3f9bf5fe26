import type { LeftOut } from "../../model/bundle.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { SmokeCheck } from "../../model/manifest.ts";
import { normalName } from "../../model/project.ts";
import { diagnose } from "../diagnose.ts";
import type { Scene } from "../mechanisms.ts";
import { lastLines } from "../output.ts";
import type { Finding, Walked, WalkItem } from "./walk.ts";

/** What a walk comes to: what is wrong, and else a line for the report. */
export interface Compared {
  readonly problems: readonly Diagnostic[];
  readonly check: SmokeCheck | undefined;
}

const SHOWN = 4;
const NAMES: Readonly<Record<WalkItem["kind"], readonly [one: string, many: string]>> = {
  distribution: ["distribution", "distributions"],
  module: ["module", "modules"],
  "entry-point": ["entry point", "entry points"],
  file: ["data file", "data files"],
  certificates: ["certificates", "certificates"],
  zone: ["time zone", "time zones"],
  child: ["child by sys.executable", "children by sys.executable"],
  spawn: ["process of multiprocessing", "processes of multiprocessing"],
  help: ["command's --help", "commands' --help"],
};

/** The same text for the same item, whoever looked at it. */
export function itemKey(item: WalkItem): string {
  return JSON.stringify(Object.entries(item).sort(([left], [right]) => (left < right ? -1 : 1)));
}

export function itemText(item: WalkItem): string {
  switch (item.kind) {
    case "module":
      return `import ${item.name}`;
    case "entry-point":
      return `entry point ${item.name} of ${item.group} (${item.object})`;
    case "file":
      return `data file ${item.path}`;
    case "distribution":
      return `metadata of ${item.name}`;
    case "zone":
      return `time zone ${item.name}${item.own ? " without the system's data" : ""}`;
    case "help":
      return [item.entry, ...item.args].join(" ");
    case "certificates":
      return "root certificates";
    case "child":
      return "a child by sys.executable";
    case "spawn":
      return "a process of multiprocessing";
  }
}

function listed(items: readonly WalkItem[]): string {
  const shown = items.slice(0, SHOWN).map(itemText).join("; ");
  return items.length > SHOWN ? `${shown}; and ${items.length - SHOWN} more` : shown;
}

/** `84 modules, 12 entry points, certificates`. */
export function countsText(items: readonly WalkItem[]): string {
  return Object.entries(NAMES)
    .flatMap(([kind, [one, many]]) => {
      const count = items.filter((item) => item.kind === kind).length;
      if (count === 0) return [];
      if (kind === "certificates") return [one];
      return [count === 1 ? `1 ${one}` : `${count} ${many}`];
    })
    .join(", ");
}

/** Commands give their exit code and, where they raised, what. */
function exitOf({ value }: Finding): { readonly code: unknown; readonly raised: string } {
  const [code, raised] = Array.isArray(value) ? value : [undefined];
  return { code, raised: typeof raised === "string" ? raised : "" };
}

/** Why it does not do in the bundle what it does in the environment; undefined where it does. */
function difference(there: Finding, here: Finding): string | undefined {
  if (!here.ok) return here.error;
  if (there.item.kind === "distribution" && here.value !== there.value) {
    return `version ${JSON.stringify(here.value)} instead of ${JSON.stringify(there.value)}`;
  }
  if (there.item.kind !== "help") return undefined;
  const [expected, found] = [exitOf(there), exitOf(here)];
  if (found.code === expected.code && (found.raised === "" || expected.raised !== "")) return undefined;
  return `${found.raised === "" ? `exit code ${String(found.code)}` : found.raised}, in the environment exit code ${String(expected.code)}`;
}

interface Failed {
  readonly item: WalkItem;
  readonly why: string;
  readonly trace: string;
}

/** One cause often takes many items along: they are told together. */
function grouped(failures: readonly Failed[], scene: Scene): Diagnostic[] {
  const groups = new Map<string, Failed[]>();
  for (const failure of failures) {
    // A file is missed by name, so that each would be a cause of its own.
    const key = failure.item.kind === "file" ? "file" : failure.why;
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return [...groups.values()].map((group) => {
    const items = group.map(({ item }) => item);
    const [first] = group;
    const lines = lastLines({ stdout: "", stderr: first?.trace ?? "" }).slice(-6);
    const what = `self-check: ${listed(items)} fails: ${first?.why ?? ""}; it works in the environment`;
    // A file's path is told as packages see it: the diagnosis needs to know that it lies among them.
    const [item] = items;
    const path = item?.kind === "file" && item.base === "packages" ? `/site-packages/${item.path}` : "";
    const text =
      path === "" ? `${first?.trace ?? ""}\n${first?.why ?? ""}` : `FileNotFoundError: no such file: ${path}`;
    const { hint = HINT, mend } = diagnose({ text }, scene) ?? {};
    return { code: "smoke-walk", message: [what, ...lines].join("\n    "), hint, ...(mend && { mend }) };
  });
}

const HINT =
  "It is missing from the bundle, or does something else in it. smoke: minimal turns the self-check off, for programs that never need it.";

/** Does this belong to something that the bundle is meant to be without? */
function isOf(item: WalkItem, { name, modules }: LeftOut): boolean {
  const within = (path: string): boolean => modules.includes(path.split(/[.:/]/)[0] ?? "");
  if (item.kind === "distribution") return normalName(item.name) === normalName(name);
  if (item.kind === "module") return within(item.name);
  if (item.kind === "entry-point") return within(item.object);
  return item.kind === "file" && item.base === "packages" && (within(item.path) || item.path.startsWith(`${name}-`));
}

/** What of the environment's findings a bundle has to do too. */
export function demanded(findings: readonly Finding[], leftOut: readonly LeftOut[] = []): readonly Finding[] {
  return findings.filter(({ ok, item }) => ok && !leftOut.some((distribution) => isOf(item, distribution)));
}

/** Compares what works in the environment with what the same items do in the bundle. */
export function compareWalk(there: readonly Finding[], here: Walked, scene: Scene): Compared {
  const { outcome } = here;
  const found = new Map(here.findings.map((finding) => [itemKey(finding.item), finding]));
  const wanted = demanded(there);
  const unreached = wanted.filter(({ item }) => {
    const finding = found.get(itemKey(item));
    return finding === undefined || finding.skipped;
  });
  const failures = wanted.flatMap((reference): Failed[] => {
    const finding = found.get(itemKey(reference.item));
    if (finding === undefined || finding.skipped) return [];
    const why = difference(reference, finding);
    return why === undefined ? [] : [{ item: reference.item, why, trace: finding.trace }];
  });
  const problems = grouped(failures, scene);
  if (unreached.length > 0) problems.push(unfinished(unreached, here, scene));
  if (problems.length > 0) return { problems, check: undefined };
  const done = wanted.flatMap(({ item }) => (found.get(itemKey(item))?.absent ? [] : [item]));
  const detail = `${countsText(done)}: as in the environment`;
  const { milliseconds } = outcome;
  return { problems, check: { what: "self-check", result: "passed", detail, milliseconds } };
}

function unfinished(unreached: readonly Finding[], { outcome }: Walked, scene: Scene): Diagnostic {
  const ending = outcome.error ?? outcome.stopped ?? `exit code ${outcome.exitCode ?? "unknown"}`;
  const items = unreached.map(({ item }) => item);
  const message = [`self-check: not finished (${ending}): ${listed(items)}`, ...lastLines(outcome)].join("\n    ");
  const { hint = HINT } = diagnose({ text: outcome.stderr, stopped: outcome.stopped }, scene) ?? {};
  return { code: "smoke-walk", message, hint };
}

/** Nothing can be run inside: the modules that are in the bundle are compared with those that the environment imported. */
export function compareTable(there: readonly Finding[], modules: ReadonlySet<string>, scene: Scene): Compared {
  const names = new Set(
    demanded(there).flatMap(({ item }): string[] => {
      if (item.kind === "module") return [item.name];
      return item.kind === "entry-point" ? [item.object.split(/[:[]/)[0]?.trim() ?? ""] : [];
    }),
  );
  const missing = [...names].filter((name) => !modules.has(name));
  const why = (name: string): string => `ModuleNotFoundError: No module named '${name}'`;
  const problems = grouped(
    missing.map((name) => ({ item: { kind: "module", name }, why: why(name), trace: "" })),
    scene,
  );
  if (problems.length > 0) return { problems, check: undefined };
  const detail = `${names.size} modules are in the bundle; nothing in it can be asked for more`;
  return { problems, check: { what: "self-check", result: "passed", detail, milliseconds: 0 } };
}

/** Plug-ins and modules that fail in the environment already are no fault of the bundle; plug-ins are named. */
export function walkWarnings(there: readonly Finding[]): readonly Diagnostic[] {
  const broken = there.filter(({ ok, skipped, item }) => !ok && !skipped && item.kind === "entry-point");
  const skipped = there.filter((finding) => finding.skipped);
  const plugins = broken.map(
    ({ item, error }): Diagnostic => ({
      code: "plugin-fails",
      severity: "warning",
      message: `${itemText(item)} fails in the environment already: ${error}`,
      hint: "Often an optional requirement that is not installed. The bundle has the plug-in as it is.",
    }),
  );
  if (skipped.length === 0) return plugins;
  const message = `the self-check had no time for ${skipped.length} of ${there.length} items: ${listed(skipped.map(({ item }) => item))}`;
  return [...plugins, { code: "walk-cut", severity: "warning", message, hint: "Say under smoke: how to test them." }];
}
