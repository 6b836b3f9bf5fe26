import type { Place } from "./diagnostic.ts";
import type { ConfigSource } from "./source.ts";

/** A value together with where the user wrote it. */
export interface Fact<T> {
  readonly value: T;
  readonly at: Place;
}

/** A console or gui script: `name` starts `module:object`. */
export interface ScriptEntry {
  readonly name: string;
  readonly object: string;
  readonly gui: boolean;
}

export type LockKind = "uv.lock" | "pylock.toml" | "poetry.lock" | "requirements.txt";

export interface LockFile {
  readonly kind: LockKind;
  /** Relative to the project. */
  readonly path: string;
}

export interface Commit {
  readonly id: string;
  /** Seconds since 1970, of the commit. */
  readonly time: number;
  /** Tags that point at this commit, sorted. */
  readonly tags: readonly string[];
}

/** Everything we read from the user's own files; no decision is made here. */
export interface ProjectFacts {
  /** Absolute. */
  readonly root: string;
  /** `package`: something builds a wheel. `script`: one file, run as it is. */
  readonly kind: "package" | "script";
  /** The file that told us, relative to the root. */
  readonly file: string;
  readonly name: Fact<string> | undefined;
  /** Undefined where nobody wrote it, or where only the build backend can tell. */
  readonly version: Fact<string> | undefined;
  /** The build backend computes the version and reading files does not tell it (hatch-vcs, setuptools-scm, …). */
  readonly dynamicVersion: boolean;
  readonly requiresPython: Fact<string> | undefined;
  readonly pythonVersionFile: Fact<string> | undefined;
  readonly scripts: readonly Fact<ScriptEntry>[];
  /** PEP 508 requirements as written (for Poetry's table, translated). */
  readonly dependencies: readonly Fact<string>[];
  readonly extras: Readonly<Record<string, readonly string[]>>;
  readonly groups: readonly string[];
  /** PEP 508 requirements of groups, with those of groups that they include. */
  readonly groupRequirements?: Readonly<Record<string, readonly Fact<string>[]>>;
  readonly locks: readonly LockFile[];
  /** Python files that could be run as they are, relative with `/`, sorted: those in the root, and the one that was named. */
  readonly scriptFiles: readonly string[];
  /** The one of them that was named, or the only one; undefined where that leaves a choice. */
  readonly script: string | undefined;
  /** Does `script` use argparse, click, typer, docopt, fire or optparse, so that `--help` means something? */
  readonly scriptParsesArguments: boolean;
  readonly commit: Commit | undefined;
  /** `[tool.slipway]` of pyproject.toml. */
  readonly settings: ConfigSource | undefined;
}

/** A script's path as facts spell it: `/` between its parts, no `./`. Undefined where it leaves the project. */
export function scriptPath(written: string): string | undefined {
  const parts = written.replaceAll("\\", "/").split("/");
  if (parts[0] === "" || /^[A-Za-z]:/.test(written) || parts.includes("..")) return undefined;
  return parts.filter((part) => part !== "" && part !== ".").join("/");
}

/** `module:object`, both dotted names; what an entry point may carry in brackets behind them is left out. */
const REFERENCE = /^\s*([\p{L}_][\p{L}\p{N}_.]*)\s*:\s*([\p{L}_][\p{L}\p{N}_.]*)\s*(?:\[[^\]]*\])?\s*$/u;

/** `module:object` of an entry point reference without spaces and extras; undefined where it is none. */
export function entryObject(reference: string): string | undefined {
  const match = REFERENCE.exec(reference);
  return match === null ? undefined : `${match[1]}:${match[2]}`;
}

/** The script that a configuration, as its parser left it, names as `entry`; undefined where that is none. */
export function scriptOfSettings(settings: unknown): string | undefined {
  const entry = typeof settings === "object" && settings !== null && "entry" in settings ? settings.entry : undefined;
  return typeof entry === "string" && entry.trim().endsWith(".py") ? entry.trim() : undefined;
}

/** Names of packages, extras and groups are the same where they differ in case or in `-`, `_` and `.` only (PEP 503). */
export function normalName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, "-");
}

/** Code of the problem that a pattern of `include` matches nothing. */
export const EMPTY_INCLUDE = "empty-include";
