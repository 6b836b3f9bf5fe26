import type { TargetId } from "./target.ts";

export const PYTHON_SOURCES = ["auto", "standalone", "hosted", "system"] as const;
export type PythonSource = (typeof PYTHON_SOURCES)[number];

/** One archive of python-build-standalone. */
export interface StandaloneBuild {
  readonly build: string;
  readonly flavor: string;
  readonly sha256: string;
}

/** What is known of standalone interpreters: `src/python/standalone.json`. */
export interface PythonTable {
  /** The day the table was refreshed, `YYYY-MM-DD`. */
  readonly refreshed: string;
  readonly triples: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, Readonly<Partial<Record<TargetId, StandaloneBuild>>>>>;
}

/** A standalone archive that the plan decided on. */
export interface InterpreterPin {
  readonly version: string;
  readonly build: string;
  readonly url: string;
  readonly sha256: string;
}

/** A Python on this machine, ready to build with. */
export interface Interpreter {
  readonly source: "standalone" | "hosted" | "system";
  /** Exact, as `3.13.9`; `3.13.9t` where it is free-threaded. */
  readonly version: string;
  /** Absolute, behind links, shims and virtual environments. */
  readonly executable: string;
  /** `sys.base_prefix`. */
  readonly prefix: string;
  /** The tree may be copied anywhere as it is. */
  readonly relocatable: boolean;
  /** Digest of the archive it came from; a copied one has none. */
  readonly sha256: string | undefined;
  readonly url: string | undefined;
  /** Why this one, in a sentence for the log. */
  readonly reason: string;
  /** Another source was wanted and could not be had. */
  readonly fallback: boolean;
}

/** A copy of an interpreter with nothing else in it, which runs wherever it lies. */
export interface InterpreterTree {
  /** The directory that becomes `python/` in a bundle. */
  readonly root: string;
  readonly python: string;
  readonly version: string;
  /** Copied from this machine's system: place in the tree, with `/` → where it lay. Empty for a standalone one. */
  readonly collected: Readonly<Record<string, string>>;
}

/** Where things lie inside a tree, relative to its root, with `/`. */
export interface TreeLayout {
  readonly python: string;
  readonly stdlib: string;
  readonly sitePackages: string;
  readonly scripts: string;
}

/** `3.13` of `3.13.9`, `3.13t` of `3.13.9t`: a free-threaded build has wheels and folders of its own. */
export function minorOf(version: string): string {
  const minor = plainVersion(version).split(".").slice(0, 2).join(".");
  return isFreeThreaded(version) ? `${minor}t` : minor;
}

/** Built without the global lock (PEP 703); its versions are written with a `t`. */
export function isFreeThreaded(version: string): boolean {
  return version.endsWith("t");
}

/** The version as PEP 440 has it, `3.13.9` of `3.13.9t`. */
export function plainVersion(version: string): string {
  return version.replace(/t$/, "");
}

export function treeLayout(os: "linux" | "macos" | "windows", version: string): TreeLayout {
  const minor = minorOf(version);
  return os === "windows"
    ? { python: "python.exe", stdlib: "Lib", sitePackages: "Lib/site-packages", scripts: "Scripts" }
    : {
        python: `bin/python${minor}`,
        stdlib: `lib/python${minor}`,
        sitePackages: `lib/python${minor}/site-packages`,
        scripts: "bin",
      };
}
