import type { Interpreter } from "./interpreter.ts";

/** `tree`: a relocatable copy of the interpreter with nothing else in it. `venv`: a virtual environment. */
export type EnvironmentKind = "tree" | "venv";

/** The requirements of one leg: exact versions with hashes, and who decided on them. */
export interface Resolution {
  /** A requirements file with hashes, absolute. */
  readonly file: string;
  /** The lock file's name, or `resolved`. */
  readonly source: string;
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
  /** Distributions in it, sorted by name. */
  readonly distributions: readonly { readonly name: string; readonly version: string }[];
}

/** uv, ready to run. */
export interface Uv {
  readonly executable: string;
  readonly version: string;
}
