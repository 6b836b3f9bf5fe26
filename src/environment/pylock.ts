import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { getStaticTOMLValue, parseTOML } from "toml-eslint-parser";
import * as v from "valibot";
import type { LocalSource } from "../model/local-source.ts";
import { type Chosen, markerFor } from "./markers.ts";

/** A wheel or an sdist as a lock knows it. */
export interface LockedFile {
  /** Its file name, which no folder can be part of. */
  readonly name: string;
  /** `https:`, `http:` or `file:`. */
  readonly url: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** One distribution of a pylock.toml with the files that it may be installed from. */
export interface PinnedPackage {
  readonly name: string;
  /** Empty where the lock does not say it. */
  readonly version: string;
  readonly marker: string | undefined;
  readonly wheels: readonly LockedFile[];
  readonly sdist: LockedFile | undefined;
  /** No index has it: it is built here. */
  readonly source?: LocalSource;
  /** What of it can neither be had by hash nor built: a `vcs` without its commit, an `archive` without a hash, … */
  readonly origin?: string;
}

/** What a pylock.toml says for a choice of extras and groups. */
export interface Pylock {
  readonly packages: readonly PinnedPackage[];
  readonly extras: readonly string[];
  readonly groups: readonly string[];
}

const text = v.exactOptional(v.string());
const place = { path: text, subdirectory: text };
const names = v.exactOptional(v.array(v.string()), []);
const file = v.looseObject({
  name: v.exactOptional(v.string()),
  url: v.exactOptional(v.string()),
  path: v.exactOptional(v.string()),
  hashes: v.exactOptional(v.looseObject({ sha256: v.exactOptional(v.pipe(v.string(), v.toLowerCase())) })),
});
type RawFile = v.InferOutput<typeof file>;
const PylockSchema = v.looseObject({
  extras: names,
  "dependency-groups": names,
  "default-groups": names,
  packages: v.array(
    v.looseObject({
      name: v.string(),
      version: v.exactOptional(v.string()),
      marker: v.exactOptional(v.string()),
      wheels: v.exactOptional(v.array(file), []),
      sdist: v.exactOptional(file),
      archive: v.exactOptional(file),
      vcs: v.exactOptional(v.looseObject({ ...place, type: text, url: text, "commit-id": text })),
      directory: v.exactOptional(v.looseObject({ ...place })),
    }),
  ),
});
type RawPackage = v.InferOutput<typeof PylockSchema>["packages"][number];

/** No separator and nothing hidden: it becomes a name in a folder of ours. */
const FILE_NAME = /^[A-Za-z0-9][\w.+!-]*$/;
const DIGEST = /^[0-9a-f]{64}$/;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const lastOf = (path: string): string => decodeURIComponent(path.split(/[/\\]/).at(-1) ?? "");

/** Undefined where it has no SHA-256, or no place that it could be had from. Throws on a name or address that is none. */
function lockedFile(raw: RawFile, folder: string): LockedFile | undefined {
  const sha256 = raw.hashes?.sha256;
  const url = raw.url ?? (raw.path === undefined ? undefined : pathToFileURL(resolve(folder, raw.path)).href);
  if (sha256 === undefined || url === undefined) return undefined;
  const parsed = new URL(url);
  const name = raw.name ?? lastOf(parsed.pathname);
  if (!FILE_NAME.test(name)) throw new Error(`${JSON.stringify(name)} is not the name of a wheel or an sdist`);
  if (!DIGEST.test(sha256)) throw new Error(`${JSON.stringify(sha256)} is not a SHA-256`);
  if (!["https:", "http:", "file:"].includes(parsed.protocol)) throw new Error(`nothing can be fetched from ${url}`);
  return { name, url, sha256 };
}

/** NAME-VERSION-….whl, NAME-VERSION.tar.gz; a version holds no `-` in file names. */
const versionIn = (name: string): string => (name.split("-")[1] ?? "").replace(/\.(?:tar\.\w+|zip|tgz)$/, "");

/** Inside of what was fetched, and nowhere else. */
const isBelow = (path: string): boolean => !/^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path);

function localSource({ vcs, directory }: RawPackage, folder: string): LocalSource | undefined {
  if (directory?.path !== undefined) {
    return { kind: "directory", path: resolve(folder, directory.path, directory.subdirectory ?? "") };
  }
  if (vcs?.type !== "git" || !COMMIT.test(vcs["commit-id"] ?? "")) return undefined;
  const { subdirectory } = vcs;
  if (subdirectory !== undefined && !isBelow(subdirectory))
    throw new Error(`${subdirectory} leads out of a repository`);
  const url = vcs.url ?? (vcs.path === undefined ? "" : pathToFileURL(resolve(folder, vcs.path)).href);
  if (!/^(?:https?|ssh|git|file):\/\//.test(url)) return undefined;
  const inside = subdirectory === undefined ? {} : { subdirectory };
  return { kind: "git", url, commit: vcs["commit-id"] ?? "", ...inside };
}

function pinnedPackage(entry: RawPackage, marker: string | undefined, folder: string): PinnedPackage {
  const read = (raw: RawFile | undefined): LockedFile | undefined =>
    raw === undefined ? undefined : lockedFile(raw, folder);
  const archive = read(entry.archive);
  const isWheel = archive?.name.endsWith(".whl") === true;
  const source = localSource(entry, folder);
  const origin =
    archive === undefined && source === undefined
      ? (["vcs", "directory", "archive"] as const).find((key) => entry[key] !== undefined)
      : undefined;
  const wheels = [...entry.wheels.map(read), isWheel ? archive : undefined];
  return {
    name: entry.name,
    version: entry.version ?? versionIn(archive?.name ?? ""),
    marker,
    wheels: wheels.filter((wheel) => wheel !== undefined).filter(({ name }) => name.endsWith(".whl")),
    sdist: read(entry.sdist) ?? (isWheel ? undefined : archive),
    ...(source === undefined ? {} : { source }),
    ...(origin === undefined ? {} : { origin }),
  };
}

/**
 * The packages of a pylock.toml (PEP 751) that a choice wants. Throws on text that is no such file.
 * @param path where it lies: relative paths in it start there
 */
export function readPylock(text: string, path: string, chosen: Chosen = { extras: [], groups: [] }): Pylock {
  const lock = v.parse(PylockSchema, getStaticTOMLValue(parseTOML(text)));
  // Default groups are made up by tools to stand for the main dependencies, which are always wanted.
  const wanted = { extras: chosen.extras, groups: [...lock["default-groups"], ...chosen.groups] };
  const packages = lock.packages.flatMap((entry) => {
    const marker = markerFor(entry.marker, wanted);
    return marker === false ? [] : [pinnedPackage(entry, marker, dirname(path))];
  });
  return { packages, extras: lock.extras, groups: lock["dependency-groups"] };
}

// What a TOML basic string must escape, JSON escapes alike; DEL alone is left by JSON.
const quoted = (text: string): string => JSON.stringify(text).replaceAll("\u007f", "\\u007F");
const fileText = ({ name, url, sha256 }: LockedFile): string =>
  `{ name = ${quoted(name)}, url = ${quoted(url)}, hashes = { sha256 = ${quoted(sha256)} } }`;

function sourceText(source: LocalSource): string {
  if (source.kind === "directory") return `directory = { path = ${quoted(source.path)} }`;
  const { url, commit, subdirectory } = source;
  const inside = subdirectory === undefined ? "" : `, subdirectory = ${quoted(subdirectory)}`;
  return `vcs = { type = "git", url = ${quoted(url)}, commit-id = ${quoted(commit)}${inside} }`;
}

function packageText({ name, version, marker, wheels, sdist, source }: PinnedPackage): string {
  const lines = [
    "[[packages]]",
    `name = ${quoted(name)}`,
    ...(version === "" ? [] : [`version = ${quoted(version)}`]),
    ...(marker === undefined ? [] : [`marker = ${quoted(marker)}`]),
    ...(source === undefined ? [] : [sourceText(source)]),
    ...(sdist === undefined ? [] : [`sdist = ${fileText(sdist)}`]),
    ...(wheels.length === 0 ? [] : ["wheels = [", ...wheels.map((wheel) => `  ${fileText(wheel)},`), "]"]),
  ];
  return `${lines.join("\n")}\n`;
}

/** The one form that every lock is brought into: sorted, nothing left to choose but what the system decides. */
export function pylockText(packages: readonly PinnedPackage[]): string {
  const sorted = [...packages].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
  const none = packages.length === 0 ? "packages = []\n" : "";
  return [`lock-version = "1.0"\ncreated-by = "slipway"\n${none}`, ...sorted.map(packageText)].join("\n");
}

/** Where a locked file lies on this machine, if it does. */
export function localPath({ url }: LockedFile): string | undefined {
  return url.startsWith("file:") ? fileURLToPath(url) : undefined;
}
