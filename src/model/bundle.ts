import type { Entry } from "./config.ts";
import type { Diagnostic, Result } from "./diagnostic.ts";
import type { Environment, EnvironmentKind, Uv } from "./environment.ts";
import type { ElfFacts } from "./inspection.ts";
import type { LinkedLibrary, Measure } from "./manifest.ts";
import type { Ports } from "./ports.ts";
import type { Reuse } from "./reuse.ts";
import type { TargetId } from "./target.ts";

/** How Python code is run inside of a bundle while it is checked: `[...argv, script, ...arguments]`. */
export type Checker =
  /** By a program of the artifact itself: argv[0] is relative to the bundle's root, with `/`. Run on the unpacked artifact. */
  | { readonly kind: "shipped"; readonly argv: readonly [string, ...string[]] }
  /** By a program that is not shipped: argv[0] is absolute; it works until `remove` is called, before packaging. */
  | { readonly kind: "beside"; readonly argv: readonly [string, ...string[]]; readonly remove: () => Promise<void> }
  /** Nothing can be run inside; these modules are in it. */
  | { readonly kind: "table"; readonly modules: ReadonlySet<string> };

/** A distribution of the environment that is not in the bundle, on purpose. */
export interface LeftOut {
  /** As its metadata folder says. */
  readonly name: string;
  readonly version: string;
  /** First names of its modules. */
  readonly modules: readonly string[];
}

/** What a bundler leaves on disk: a directory that holds everything and is named like the bundle. */
export interface Bundle {
  /** Absolute. */
  readonly root: string;
  /** Program files, relative to the root with `/`, in the order of the entries. */
  readonly executables: readonly { readonly entry: Entry; readonly path: string }[];
  readonly bundler: { readonly name: string; readonly version: string | null };
  /** Undefined where nothing inside can be looked at. */
  readonly checker: Checker | undefined;
  readonly leftOut?: readonly LeftOut[];
  /** Modules that somebody imports and the bundler did not find, sorted; absent where it does not look. */
  readonly missingModules?: readonly string[];
  /** What the user should know about it (missing modules, …), summarised. */
  readonly notes: readonly Diagnostic[];
}

/** Writes a directory as a deterministic `.tar.gz` whose names begin with the directory's own. */
export type WriteTar = (
  root: string,
  file: string,
  options: { readonly epoch: number; readonly signal: AbortSignal },
) => Promise<Measure>;

/** What a bundle says of itself to the system: in resources of its programs, in an Info.plist. */
export interface Product {
  readonly name: string;
  /** PEP 440. */
  readonly version: string;
  /** A square PNG, absolute. */
  readonly icon: string | undefined;
}

export interface BundleContext {
  readonly ports: Ports;
  readonly target: TargetId;
  readonly environment: Environment;
  readonly uv: Uv;
  readonly entries: readonly Entry[];
  readonly product: Product;
  /** Absolute root of the project, for a lone script and for included files. */
  readonly project: string;
  /** Files to lie beside the program, relative to the project with `/`, sorted. */
  readonly include: readonly string[];
  /** Directory named like the bundle; for a tree bundler the environment's root is `python/` in it already. */
  readonly destination: string;
  /** Scratch space of this leg. */
  readonly work: string;
  /** The Python that writes bytecode for the environment's; undefined where this machine has none. */
  readonly compiler: string | undefined;
  /** Linked into the interpreter and its extension modules; empty where it could not be asked. */
  readonly libraries: readonly LinkedLibrary[];
  /** Commit time, seconds since 1970. */
  readonly epoch: number;
  readonly readElf: (file: string) => Promise<ElfFacts | undefined>;
  /** Absent where everything is made anew. */
  readonly reuse?: Reuse | undefined;
}

/** A bundle that is about to be made. */
export interface Prepared {
  /** What it is going to be without, as far as that is known already. */
  readonly leftOut: readonly LeftOut[];
  make(): Promise<Bundle>;
}

/** A backend with its options checked and closed over. */
export interface ConfiguredBundler {
  readonly name: string;
  readonly environment: EnvironmentKind;
  /** Does what may be done before or while the reference runs, because it changes nothing of what the program does (bytecode). */
  prepare(context: BundleContext): Promise<Prepared>;
}

/** A backend that turns the environment into a bundle. */
export interface Bundler {
  readonly name: string;
  supports(target: TargetId): boolean;
  /** Checks the options; those that some targets alone can have, for this target. */
  configure(options: Readonly<Record<string, unknown>>, target?: TargetId): Result<ConfiguredBundler>;
  /** The same options for another program; all of them where this is absent. */
  optionsFor?(options: Readonly<Record<string, unknown>>, other: OtherProgram): Readonly<Record<string, unknown>>;
}

/** A program that is bundled with the options of another one. */
export interface OtherProgram {
  /** Is there a module or a distribution of this name? What options say of others is left out. */
  readonly has: (name: string) => boolean;
  /** It is to be a directory, whatever the options say, because its inside is asked for. */
  readonly directory: boolean;
  /** Modules of the environment that are to stay out of it, whatever else asks for them. */
  readonly without?: readonly string[];
}

/** What all packages are made with. */
export interface PackageOptions {
  readonly epoch: number;
  readonly signal: AbortSignal;
  /** Is told the SHA-256 of each file, hexadecimal, as it went into the package; `path` is relative to the bundle, with `/`. */
  readonly packed?: ((path: string, sha256: string) => void) | undefined;
}

/** Wraps a bundle in one file. Its name is known in the plan. */
export interface Packager {
  readonly format: string;
  supports(target: TargetId): boolean;
  artifactName(bundleName: string, target: TargetId): string;
  /** Writes `file` and measures it; every time in it is `epoch`, in seconds. */
  package(bundleRoot: string, file: string, options: PackageOptions): Promise<Measure>;
}
