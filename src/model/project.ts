import type { Place } from "./diagnostic.ts";

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
  /** Undefined where it is dynamic or nowhere. */
  readonly version: Fact<string> | undefined;
  /** The build backend computes it (hatch-vcs, setuptools-scm, …). */
  readonly dynamicVersion: boolean;
  readonly requiresPython: Fact<string> | undefined;
  readonly pythonVersionFile: Fact<string> | undefined;
  readonly scripts: readonly Fact<ScriptEntry>[];
  /** PEP 508 requirements as written (for Poetry's table, translated). */
  readonly dependencies: readonly Fact<string>[];
  readonly extras: Readonly<Record<string, readonly string[]>>;
  readonly groups: readonly string[];
  readonly locks: readonly LockFile[];
  /** For `kind: script`: does the file use argparse, click, typer, docopt or fire, so that `--help` means something? */
  readonly scriptParsesArguments: boolean;
  readonly commit: Commit | undefined;
}
