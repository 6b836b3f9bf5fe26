import type { Interpreter } from "./interpreter.ts";
import type { BuiltSource } from "./local-source.ts";
import type { ProjectFacts } from "./project.ts";
import type { Resolved } from "./resolution.ts";
import type { TargetId } from "./target.ts";

/** `tree`: a relocatable copy of the interpreter with nothing else in it. `venv`: a virtual environment. */
export type EnvironmentKind = "tree" | "venv";

/** The requirements of one leg: exact versions with hashes, and who decided on them. */
export interface Resolution {
  /** A pylock.toml (PEP 751) with address and SHA-256 of every file, nothing of it left to choose; absolute. */
  readonly file: string;
  /** The lock file's name, or `resolved`. */
  readonly source: string;
  /** Folders beside the project that packages are built from, absolute. */
  readonly folders?: readonly string[];
  /** What was decided, where no lock did. */
  readonly resolved?: Resolved;
  /** It is the same for every system, with all files of each. */
  readonly everywhere?: boolean;
}

/** A wheel that was made from an sdist: no lock has a hash of it. */
export interface CompiledWheel {
  readonly name: string;
  readonly version: string;
  /** SHA-256 of the sdist. */
  readonly sdist: string;
  /** Made in an earlier build, and taken from the cache as it lay there. */
  readonly reused: boolean;
}

/** Which wheels are gathered, and for whom. */
export interface WheelhouseRequest {
  readonly requirements: Resolution;
  /** The project's root: what it configures for uv holds here too. */
  readonly project: string;
  /** Executable of a Python of this machine, with pip. */
  readonly python: string;
  readonly interpreter: Interpreter;
  /** Does not exist yet. */
  readonly directory: string;
  /** What was compiled earlier is compiled again. */
  readonly release: boolean;
  /** The wheels are for another system than this machine's; nothing is compiled then. */
  readonly foreign?: { readonly target: TargetId; readonly version: string };
  /** Commit time, seconds since 1970. */
  readonly epoch: number;
  readonly logFile: string;
}

/** Wheels for one Python on one system, each checked. */
export interface Wheelhouse {
  /** The lock file's name, or `resolved`. */
  readonly source: string;
  /** The directory of `.whl` files, absolute. */
  readonly wheels: string;
  /** A requirements file with exactly one hash for each of them, absolute. */
  readonly requirements: string;
  /** How many locked files it was made of, and how many of them no cache had. */
  readonly files: number;
  readonly fetched: number;
  readonly compiled: readonly CompiledWheel[];
  /** Built from folders and repositories. */
  readonly sources?: readonly BuiltSource[];
  /** Every wheel in it by its digest, sorted by name; those that were made here too. */
  readonly digests?: readonly { readonly name: string; readonly version: string; readonly sha256: string }[];
}

/** Where the locked wheels and the project's own are installed. */
export interface Environment {
  readonly kind: EnvironmentKind;
  /** Absolute. For a tree this is what becomes `python/` in the bundle. */
  readonly root: string;
  readonly python: string;
  readonly sitePackages: string;
  readonly scripts: string;
  readonly interpreter: Interpreter;
  /** Distributions in it, sorted by name; the licence as their own metadata has it, where it does. */
  readonly distributions: readonly { readonly name: string; readonly version: string; readonly licence?: string }[];
}

/** Which sources get their bytecode. */
export interface CompileRequest {
  /** The Python that compiles; the bytecode is for its minor version. */
  readonly python: string;
  /** Absolute; paths in the bytecode are relative to it. */
  readonly root: string;
  /** Below `root`, with `/`. */
  readonly directory: string;
  /** Files and folders that stay as they are, relative to `root` with `/`. */
  readonly without?: (path: string) => boolean;
  /** Files whose bytecode, where there is one, is good already. */
  readonly keeps?: (path: string) => boolean;
  /** Where an earlier build's bytecode of the same sources lies, and this one's goes. */
  readonly kept?: {
    readonly directory: string;
    /** SHA-256 of the interpreter. */
    readonly interpreter: string;
    readonly version: string;
  };
}

/** uv, ready to run. */
export interface Uv {
  readonly executable: string;
  readonly version: string;
}

/** How the project is built into a wheel. */
export interface WheelRequest {
  readonly project: string;
  readonly python: string;
  /** Its exact version. */
  readonly version: string;
  /** Nothing that an earlier build found out is believed. */
  readonly release: boolean;
  readonly beforeBuild: readonly (readonly string[])[];
  /** Empty directory that receives the wheel. */
  readonly directory: string;
  /** Commit time, seconds since 1970. */
  readonly epoch: number;
  readonly logFile: string;
}

/** The project's own wheel. */
export interface ProjectWheel {
  readonly file: string;
  /** As the build backend computed it. */
  readonly version: string;
}

/** Who decides on versions, and for what. */
export interface RequirementsRequest {
  readonly facts: ProjectFacts;
  /** `auto`, `pyproject`, or the path of a lock in the project. */
  readonly choice: string;
  readonly extras: readonly string[];
  readonly groups: readonly string[];
  /** Executable of the interpreter that it is resolved for. */
  readonly python: string;
  /** Its exact version. */
  readonly version: string;
  /** Commit time, seconds since 1970: without a lock, newer files of the index do not count. Undefined outside git. */
  readonly epoch: number | undefined;
  /** Scratch directory; the result is `pylock.toml` in it. */
  readonly work: string;
  /** Resolve for another system than this machine's, by wheels alone. */
  readonly foreign?: { readonly target: TargetId; readonly version: string };
}

/** Where an environment is made. */
export interface EnvironmentPlace {
  /** The project's root: what it configures for uv (indexes, …) holds here as it held when the versions were decided. */
  readonly project: string;
  readonly kind: EnvironmentKind;
  /** The tree that is there already, or where the virtual environment is made. */
  readonly root: string;
  /** Executable of the tree, or of the interpreter that the virtual environment is made from. */
  readonly python: string;
  readonly interpreter: Interpreter;
  /** Something is going to be installed: what installers ask first may be asked while it is on its way. */
  readonly awaits: boolean;
  /** For what the installer unpacks, on the file system of the environment. Does not exist, or is this build's. */
  readonly scratch: string;
  /**
   * Names the machine's store of this project's unpacked wheels, which nobody else uses meanwhile. Absent: everything is
   * unpacked again, as for a release.
   */
  readonly unpacked?: string;
  readonly logFile: string;
}

/** What goes into an environment. */
export interface EnvironmentContents {
  readonly wheelhouse: Wheelhouse;
  /** The project's wheel, which may still be in the making while requirements go in; a lone script has none. */
  readonly wheel: Promise<string | undefined>;
}

export type InstallRequest = EnvironmentPlace & EnvironmentContents;

/** An environment without anything in it; what can be done before the wheels are there is done. */
export interface OpenEnvironment {
  /** Installs the wheelhouse, by hash, and the project's wheel. Needs no network. */
  fill(contents: EnvironmentContents): Promise<Environment>;
}
