import { satisfies } from "@renovatebot/pep440";
import { getStaticTOMLValue, parseTOML } from "toml-eslint-parser";
import * as v from "valibot";
import { normalName, type ProjectFacts } from "../model/project.ts";
import { type Chosen, markerFor } from "./markers.ts";

/** One locked distribution, as a line of a requirements file with hashes needs it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly marker: string | undefined;
  /** SHA-256 of its wheels and sdist, hexadecimal. */
  readonly hashes: readonly string[];
  /** Where it comes from, if from no index: `git`, `directory`, … */
  readonly origin?: string;
}

/** What a lock says for a choice of extras and groups. */
export interface Lock {
  readonly packages: readonly LockedPackage[];
  /** The extras that it tells apart from the rest. */
  readonly extras: readonly string[];
  /** Likewise the groups; `all` where whatever group is asked for is in it. */
  readonly groups: readonly string[] | "all";
}

const PoetryPackageSchema = v.looseObject({
  name: v.string(),
  version: v.string(),
  optional: v.exactOptional(v.boolean()),
  groups: v.exactOptional(v.array(v.string())),
  markers: v.exactOptional(v.union([v.string(), v.record(v.string(), v.string())])),
  files: v.exactOptional(v.array(v.looseObject({ hash: v.string() }))),
  dependencies: v.exactOptional(v.record(v.string(), v.unknown())),
  source: v.exactOptional(v.looseObject({ type: v.exactOptional(v.string()) })),
});
const PoetrySchema = v.looseObject({
  package: v.exactOptional(v.array(PoetryPackageSchema), []),
  extras: v.exactOptional(v.record(v.string(), v.array(v.string())), {}),
});
type PoetryLock = v.InferOutput<typeof PoetrySchema>;
type PoetryPackage = v.InferOutput<typeof PoetryPackageSchema>;

/**
 * The packages of a poetry.lock that belong to the main group and to what is chosen. Throws on text that is no such
 * file. Before Poetry 2 a lock does not say which group wants a package; then those of all groups are taken.
 */
export function readPoetryLock(text: string, chosen: Chosen): Lock {
  const lock = v.parse(PoetrySchema, getStaticTOMLValue(parseTOML(text)));
  const inExtras = wantedByExtras(lock, chosen.extras);
  const packages = lock.package.flatMap((entry) => {
    // Poetry 2 says by markers which extra wants a package; before, only that some extra does.
    if (entry.groups === undefined && entry.optional === true && !inExtras.has(normalName(entry.name))) return [];
    const marker = poetryMarker(entry, chosen);
    if (marker === false) return [];
    const hashes = (entry.files ?? []).flatMap(({ hash }) => /^sha256:(.*)$/.exec(hash)?.[1] ?? []);
    // `legacy` is an index with another address.
    const type = entry.source?.type;
    const origin = type === undefined || type === "legacy" ? {} : { origin: type };
    return { name: entry.name, version: entry.version, marker, hashes, ...origin };
  });
  return { packages, extras: Object.keys(lock.extras), groups: "all" };
}

/** What the chosen extras want, and what that wants in turn. */
function wantedByExtras(lock: PoetryLock, extras: readonly string[]): ReadonlySet<string> {
  const same = (extra: string): boolean => extras.some((name) => normalName(name) === normalName(extra));
  const packages = Map.groupBy(lock.package, ({ name }) => normalName(name));
  const found = new Set<string>();
  const open = Object.entries(lock.extras).flatMap(([extra, wanted]) => (same(extra) ? wanted : []));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const name = normalName(/^[\w.-]+/.exec(next)?.[0] ?? next);
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(packages.get(name) ?? []).flatMap(({ dependencies }) => Object.keys(dependencies ?? {})));
  }
  return found;
}

/** When a package is wanted: false for never, undefined for always. One that any chosen group wants always is wanted always. */
function poetryMarker(entry: PoetryPackage, chosen: Chosen): string | false | undefined {
  const { groups = ["main"], markers } = entry;
  const wanted = new Set(["main", ...chosen.groups].map(normalName));
  const left = groups
    .filter((group) => wanted.has(normalName(group)))
    .map((group) => markerFor(typeof markers === "object" ? markers[group] : markers, chosen))
    .filter((marker) => marker !== false);
  if (left.length === 0) return false;
  const [first, ...others] = new Set(left);
  if (others.length === 0 || left.includes(undefined)) return left.includes(undefined) ? undefined : first;
  return [first, ...others].map((marker) => `(${marker})`).join(" or ");
}

/** The packages of a requirements file with hashes, each `name==version`. */
export function readRequirements(text: string): LockedPackage[] {
  const lines = text.replaceAll(/\\\r?\n/g, " ").split(/\r?\n/);
  return lines.flatMap((line) => {
    const match =
      /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(?:==\s*([^\s;]+)|@\s*\S+)\s*(?:;\s*(.*?))?(?=\s+--hash|\s*$|\s+#)/.exec(
        line,
      );
    if (match === null) return [];
    const [, name = "", version = "", marker] = match;
    return [
      {
        name,
        version,
        marker,
        hashes: [...line.matchAll(/--hash=sha256:([0-9a-f]{64})/g)].map((found) => found[1] ?? ""),
      },
    ];
  });
}

/** A requirements file that pip and uv take with `--require-hashes`. */
export function requirementsText(packages: readonly LockedPackage[]): string {
  const lines = packages.map(({ name, version, marker, hashes }) => {
    const condition = marker === undefined ? "" : ` ; ${marker}`;
    return `${name}==${version}${condition}${hashes.map((digest) => ` --hash=sha256:${digest}`).join("")}`;
  });
  return `${lines.join("\n")}\n`;
}

/** The chosen extras and those that they name in turn (`all = ["app[socks]"]`), with what all of them depend on. */
export function partsOf(
  facts: Pick<ProjectFacts, "name" | "extras" | "dependencies">,
  chosen: readonly string[],
): { readonly extras: readonly string[]; readonly dependencies: readonly string[] } {
  const own = facts.name === undefined ? undefined : normalName(facts.name.value);
  const dependencies = facts.dependencies.map(({ value }) => value);
  const extras = new Map<string, string>();
  const open = [...chosen];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const name = normalName(next);
    if (extras.has(name)) continue;
    extras.set(name, next);
    const wanted = Object.entries(facts.extras).flatMap(([key, list]) => (normalName(key) === name ? list : []));
    for (const requirement of wanted) {
      const [, project = "", parts] = /^\s*([\w.-]+)\s*(?:\[([^\]]*)\])?/.exec(requirement) ?? [];
      if (normalName(project) !== own) dependencies.push(requirement);
      else open.push(...(parts ?? "").split(",").map((part) => part.trim()));
    }
  }
  return { extras: [...extras.values()].filter((name) => name !== ""), dependencies };
}

/**
 * Requirements of the project (PEP 508) that a lock does not satisfy, each with the reason. Those with a marker are not
 * judged: on this machine they may not apply.
 */
export function staleness(
  dependencies: readonly string[],
  locked: readonly Pick<LockedPackage, "name" | "version">[],
): string[] {
  // One name may be locked in several versions, each under a marker of its own.
  const packages = Map.groupBy(locked, ({ name }) => normalName(name));
  return dependencies.flatMap((requirement) => {
    const match = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;@)]*)\)?\s*$/.exec(requirement);
    if (match === null) return [];
    const [, name = "", specifier = ""] = match;
    const versions = (packages.get(normalName(name)) ?? []).map(({ version }) => version);
    if (versions.length === 0) return [`${requirement} is not in it`];
    const fits = (version: string): boolean => version === "" || satisfies(version, specifier, { prereleases: true });
    if (specifier.trim() === "" || versions.some(fits)) return [];
    return [`${requirement} is wanted, and it has ${versions.join(", ")}`];
  });
}
