import { satisfies } from "@renovatebot/pep440";
import { getStaticTOMLValue, parseTOML } from "toml-eslint-parser";
import * as v from "valibot";

/** One locked distribution, as a line of a requirements file with hashes needs it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly marker: string | undefined;
  /** SHA-256 of its wheels and sdist, hexadecimal. */
  readonly hashes: readonly string[];
}

const hash = v.looseObject({ sha256: v.exactOptional(v.string()) });
const file = v.looseObject({ hashes: v.exactOptional(hash) });
const PylockSchema = v.looseObject({
  packages: v.array(
    v.looseObject({
      name: v.string(),
      version: v.exactOptional(v.string()),
      marker: v.exactOptional(v.string()),
      wheels: v.exactOptional(v.array(file)),
      sdist: v.exactOptional(file),
    }),
  ),
});
const PoetrySchema = v.looseObject({
  package: v.exactOptional(
    v.array(
      v.looseObject({
        name: v.string(),
        version: v.string(),
        optional: v.exactOptional(v.boolean()),
        groups: v.exactOptional(v.array(v.string())),
        markers: v.exactOptional(v.union([v.string(), v.record(v.string(), v.string())])),
        files: v.exactOptional(v.array(v.looseObject({ hash: v.string() }))),
      }),
    ),
  ),
});

/** PEP 503: names that differ only in case and in `-`, `_`, `.` are one. */
export const normalName = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, "-");

/** The packages of a pylock.toml (PEP 751). Throws on text that is no such file. */
export function readPylock(text: string): LockedPackage[] {
  const lock = v.parse(PylockSchema, getStaticTOMLValue(parseTOML(text)));
  return lock.packages.map((entry) => ({
    name: entry.name,
    version: entry.version ?? "",
    marker: entry.marker,
    hashes: [...(entry.wheels ?? []), ...(entry.sdist === undefined ? [] : [entry.sdist])].flatMap(
      ({ hashes }) => hashes?.sha256 ?? [],
    ),
  }));
}

/**
 * The packages of a poetry.lock that belong to the main group and to `groups`. Throws on text that is no such file.
 * Before Poetry 2 a lock does not say which group wants a package; then all of its packages are taken.
 */
export function readPoetryLock(text: string, groups: readonly string[]): LockedPackage[] {
  const lock = v.parse(PoetrySchema, getStaticTOMLValue(parseTOML(text)));
  const wanted = ["main", ...groups];
  return (lock.package ?? [])
    .filter((entry) => entry.groups === undefined || entry.groups.some((group) => wanted.includes(group)))
    .map((entry) => ({
      name: entry.name,
      version: entry.version,
      marker: poetryMarker(entry.markers, wanted),
      hashes: (entry.files ?? []).flatMap(({ hash }) =>
        hash.startsWith("sha256:") ? [hash.slice("sha256:".length)] : [],
      ),
    }));
}

function poetryMarker(
  markers: string | Readonly<Record<string, string>> | undefined,
  wanted: readonly string[],
): string | undefined {
  if (markers === undefined || typeof markers === "string") return markers;
  const chosen = wanted.flatMap((group) => markers[group] ?? []);
  return chosen.length === 0 ? undefined : chosen.map((marker) => `(${marker})`).join(" or ");
}

/** The packages of a requirements file with hashes, each `name==version`. */
export function readRequirements(text: string): LockedPackage[] {
  const lines = text.replaceAll(/\\\r?\n/g, " ").split(/\r?\n/);
  return lines.flatMap((line) => {
    const match =
      /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*==\s*([^\s;]+)\s*(?:;\s*(.*?))?(?=\s+--hash|\s*$|\s+#)/.exec(
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

/**
 * Requirements of the project (PEP 508) that a lock does not satisfy, each with the reason. Those with a marker are not
 * judged: on this machine they may not apply.
 */
export function staleness(dependencies: readonly string[], locked: readonly LockedPackage[]): string[] {
  const versions = new Map(locked.map(({ name, version }) => [normalName(name), version]));
  return dependencies.flatMap((requirement) => {
    const match = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;@)]*)\)?\s*$/.exec(requirement);
    if (match === null) return [];
    const [, name = "", specifier = ""] = match;
    const version = versions.get(normalName(name));
    if (version === undefined) return [`${requirement} is not in it`];
    if (specifier.trim() === "" || version === "" || satisfies(version, specifier, { prereleases: true })) return [];
    return [`${requirement} is wanted, and it has ${version}`];
  });
}
