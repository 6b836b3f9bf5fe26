import * as v from "valibot";
import { type CacheChoice, CacheChoiceSchema } from "./cache-config.ts";
import { CommentSchema } from "./comment-config.ts";
import type { Place } from "./diagnostic.ts";
import { PYTHON_SOURCES, type PythonSource } from "./interpreter.ts";
import { FloorSchema, SizeSchema, StartupLimitSchema } from "./limits-config.ts";
import { type ReleaseChoice, releaseEntries } from "./release-config.ts";
import { type SigningWish, signingKeys } from "./signing-config.ts";
import { TARGET_IDS, type TargetId } from "./target.ts";
import { text } from "./text-config.ts";

const texts = v.array(text, "must be a list of texts");
const target = v.picklist(TARGET_IDS, `must be one of ${TARGET_IDS.join(", ")}`);
const commands = v.array(
  v.pipe(texts, v.minLength(1, "a command needs at least its program")),
  'must be a list of commands, each a list of texts, as [["npm", "run", "build"]]',
);

/** The name of a bundler, or its name and options. The options are checked by the bundler itself. */
export const BundlerChoiceSchema = v.union(
  [
    text,
    v.looseObject(
      { use: v.pipe(text, v.description("Name of the bundler; its options stand beside this key.")) },
      "needs use: NAME",
    ),
  ],
  "must be a bundler's name, or { use: NAME, …options }",
);

export const SmokeCommandSchema = v.strictObject(
  {
    run: v.exactOptional(v.pipe(texts, v.description("Arguments to start the bundled program with."))),
    serve: v.exactOptional(
      v.pipe(
        text,
        v.description(
          "http address to ask once the program is started, which is stopped after its answer; {port}, here and in run, is a free port.",
        ),
      ),
    ),
    expect: v.exactOptional(
      v.pipe(
        text,
        v.description(
          "Text or /regular expression/ that the program must print, or answer with under serve; {version} is the project's version.",
        ),
      ),
    ),
  },
  "must be { run: [arguments], expect: TEXT }",
);

const SmokeSchema = v.union(
  [v.literal("minimal"), v.array(SmokeCommandSchema)],
  "must be minimal, or a list of { run, expect }",
);

const overridable = {
  bundler: v.exactOptional(
    v.pipe(BundlerChoiceSchema, v.description("Bundler that turns the environment into a bundle.")),
  ),
  packages: v.exactOptional(
    v.pipe(
      texts,
      v.minLength(1, "needs at least one format, or nothing would be shipped"),
      v.description("Archive formats of the bundle."),
    ),
  ),
  include: v.exactOptional(v.pipe(texts, v.description("Patterns of project files to put beside the program."))),
  smoke: v.exactOptional(
    v.pipe(
      SmokeSchema,
      v.description(
        "How the bundle is tested before it is shipped. Default: --version, --help and the self-check; minimal leaves out the self-check.",
      ),
    ),
  ),
  floor: v.exactOptional(v.pipe(FloorSchema, v.description("Oldest systems that the bundles must run on."))),
  size: v.exactOptional(v.pipe(SizeSchema, v.description("How large the bundle may be."))),
  startup: v.exactOptional(v.pipe(StartupLimitSchema, v.description("How long the program may take to start."))),
};

export const OverrideSchema = v.strictObject(
  { target: v.pipe(text, v.description("A target, or a pattern such as windows-*.")), ...overridable },
  "must be { target: PATTERN, …other values }",
);

export const ReleaseSchema = v.strictObject(
  {
    tag: v.exactOptional(
      v.pipe(text, v.description('The tag a release has: "v?{version}", in a monorepo "{name}-v{version}".')),
    ),
    ...releaseEntries,
  },
  "must be { tag: …, draft: …, notes: …, checksums: … }",
);

export const TargetChoiceSchema = v.union(
  [
    target,
    v.strictObject({
      target: v.pipe(target, v.description("The target, such as linux-x64.")),
      optional: v.pipe(
        v.boolean("must be true or false"),
        v.description("true: the target may fail without stopping the release, which then says that it is missing."),
      ),
    }),
  ],
  `must be one of ${TARGET_IDS.join(", ")}, or { target: …, optional: true }`,
);

/** What a user may write in slipway.yml or `[tool.slipway]`. Types and the published JSON Schema both come from here. */
export const ConfigFileSchema = v.strictObject({
  name: v.exactOptional(v.pipe(text, v.description("The application's name. Default: project.name."))),
  version: v.exactOptional(
    v.pipe(text, v.description("A PEP 440 version. Default: project.version, also a dynamic one.")),
  ),
  entry: v.exactOptional(
    v.pipe(text, v.description("module:object or script.py. Default: the project's console and gui scripts.")),
  ),
  gui: v.exactOptional(
    v.pipe(
      v.boolean("must be true or false"),
      v.description(
        "Whether the program is windowed and opens no console. Default: true for gui scripts, false for console scripts.",
      ),
    ),
  ),
  icon: v.exactOptional(
    v.pipe(text, v.description("One square PNG of the project; .ico and .icns are derived from it.")),
  ),
  python: v.exactOptional(
    v.pipe(
      text,
      v.description(
        'An exact version ("3.13.9") or a minor ("3.13"); with a t, free-threaded ("3.14t"). Default: .python-version, requires-python.',
      ),
    ),
  ),
  "python-source": v.exactOptional(
    v.pipe(
      v.picklist(PYTHON_SOURCES, `must be one of ${PYTHON_SOURCES.join(", ")}`),
      v.description("Where Python comes from."),
    ),
  ),
  "python-mirror": v.exactOptional(
    v.pipe(
      text,
      v.description("Mirror to download standalone interpreters from; the digests that are checked stay the same."),
    ),
  ),
  requirements: v.exactOptional(
    v.pipe(text, v.description("auto, a lock file's path, or pyproject to resolve without a lock.")),
  ),
  extras: v.exactOptional(v.pipe(texts, v.description("Extras of the project to install as well."))),
  groups: v.exactOptional(v.pipe(texts, v.description("Dependency groups to install as well."))),
  targets: v.exactOptional(
    v.pipe(
      v.array(TargetChoiceSchema, "must be a list of targets"),
      v.minLength(1, "needs at least one target"),
      v.description("Systems to build for."),
    ),
  ),
  runners: v.exactOptional(
    v.pipe(
      v.record(target, text, "must be { TARGET: LABEL }"),
      v.description("Runner label per target, if the default does not fit."),
    ),
  ),
  ...overridable,
  cache: v.exactOptional(
    v.pipe(
      CacheChoiceSchema,
      v.description("auto keeps downloads for later builds; off uses nothing from earlier builds."),
    ),
  ),
  "before-build": v.exactOptional(
    v.pipe(commands, v.description("Commands run in the project before its wheel is made.")),
  ),
  ...signingKeys,
  comment: v.exactOptional(CommentSchema),
  release: v.exactOptional(v.pipe(ReleaseSchema, v.description("How releases are made."))),
  overrides: v.exactOptional(
    v.pipe(
      v.array(OverrideSchema, "must be a list of { target, … }"),
      v.description("Other values for some targets; later entries win."),
    ),
  ),
});

export type ConfigFile = v.InferOutput<typeof ConfigFileSchema>;
export type BundlerChoice = v.InferOutput<typeof BundlerChoiceSchema>;
export type SmokeCommand = v.InferOutput<typeof SmokeCommandSchema>;
/** What is run; an empty list means the default, `minimal` the default without the self-check. */
export type SmokeChoice = "minimal" | readonly SmokeCommand[];

/** One executable of the application. */
export type Entry =
  | { readonly kind: "object"; readonly name: string; readonly object: string; readonly gui: boolean }
  | { readonly kind: "script"; readonly name: string; readonly script: string; readonly gui: boolean };

export type ConfigLayer = "flag" | "input" | "file" | "project" | "default";

/** Where a value of the configuration came from. */
export interface Origin {
  readonly layer: ConfigLayer;
  readonly at?: Place;
}

/** A pin is what the user wrote: exact (three numbers) or a minor. */
export interface PythonPin {
  readonly text: string;
  readonly exact: boolean;
  readonly origin: Origin;
}

/** Where the values of one target came from, which may be an override. */
export type SettingOrigins = Readonly<
  Partial<Record<"bundler" | "packages" | "include" | "smoke" | "floor" | "size" | "startup", Origin>>
>;

export interface TargetSettings {
  readonly bundler: { readonly name: string; readonly options: Readonly<Record<string, unknown>> };
  readonly packages: readonly string[];
  readonly include: readonly string[];
  readonly smoke: SmokeChoice;
  /** The newest version that the bundle may need of the target's system: of glibc, or of macOS. Absent: any. */
  readonly maxFloor?: string;
  /** Bytes that the unpacked bundle may take. Absent: any. */
  readonly maxSize?: number;
  /** Hundredths that it may take more than the last release did. Absent: any. */
  readonly maxGrowth?: number;
  /** Milliseconds; no limit where it is absent. */
  readonly startup?: { readonly max: number };
  /** A value that is not here has its default. */
  readonly origins?: SettingOrigins;
}

/** Everything decided, complete and checked. Absent values are impossible but where absence means something. */
export interface Config {
  /** As the project spells it, for people. */
  readonly name: string;
  /** Undefined only where the build backend computes it: the plan then gets it from the built wheel. */
  readonly version: string | undefined;
  readonly kind: "package" | "script";
  readonly entries: readonly Entry[];
  /** Relative to the project, with `/`. */
  readonly icon: string | undefined;
  readonly python: {
    readonly pin: PythonPin | undefined;
    readonly requires: string | undefined;
    readonly source: PythonSource;
    readonly mirror: string | undefined;
  };
  readonly requirements: string;
  readonly extras: readonly string[];
  readonly groups: readonly string[];
  readonly targets: readonly { readonly id: TargetId; readonly optional: boolean }[];
  readonly runners: Readonly<Partial<Record<TargetId, string>>>;
  readonly settings: Readonly<Partial<Record<TargetId, TargetSettings>>>;
  readonly beforeBuild: readonly (readonly string[])[];
  readonly cache: CacheChoice;
  readonly signing: SigningWish;
  readonly comment: "auto" | "off";
  readonly release: ReleaseChoice;
  /** Key of slipway.yml → where its value came from; `runners.linux-x64` for the label of one target. */
  readonly origins: Readonly<Record<string, Origin>>;
}
