import * as v from "valibot";
import { SmokeCommandSchema } from "./config.ts";
import { PYTHON_SOURCES } from "./interpreter.ts";
import { SigningWishSchema } from "./signing-config.ts";
import { TARGET_IDS } from "./target.ts";

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits"));
/** A name that GitHub keeps as it is and every file system takes (surface.md §5). */
export const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const fileName = v.pipe(v.string(), v.regex(FILE_NAME, "is not a safe file name"));
const target = v.picklist(TARGET_IDS);

export const EntrySchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("object"), name: fileName, object: v.string(), gui: v.boolean() }),
  v.strictObject({ kind: v.literal("script"), name: fileName, script: v.string(), gui: v.boolean() }),
]);

export const InterpreterPinSchema = v.strictObject({
  version: v.string(),
  build: v.string(),
  url: v.pipe(v.string(), v.url()),
  sha256,
});

export const LegSchema = v.strictObject({
  target,
  runner: v.string(),
  optional: v.boolean(),
  /** Name of the bundle's directory: `app-1.4.0-linux-x64`. */
  bundleName: fileName,
  /** The standalone archive, where one fits; null where only another source can serve. */
  interpreter: v.nullable(InterpreterPinSchema),
  bundler: v.strictObject({ name: v.string(), options: v.record(v.string(), v.unknown()) }),
  include: v.array(v.string()),
  smoke: v.union([v.literal("minimal"), v.array(SmokeCommandSchema)]),
  /** The newest version that the bundle may need of glibc or macOS, and the bytes that it may take. Absent: any. */
  maxFloor: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,4}(\.\d{1,4}){1,2}$/))),
  maxSize: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  /** Hundredths that it may take more than in the last release. */
  maxGrowth: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  /** The most that the median start may take, milliseconds. */
  startup: v.exactOptional(v.strictObject({ max: v.number() })),
  artifacts: v.array(v.strictObject({ name: fileName, kind: v.string() })),
});

/** Everything that can be known before a runner starts. Crosses machines as JSON; whoever reads it checks it again. */
export const PlanSchema = v.strictObject({
  schema: v.literal(1),
  slipway: v.string(),
  project: v.strictObject({
    name: v.string(),
    version: v.string(),
    kind: v.picklist(["package", "script"]),
    entries: v.array(EntrySchema),
    /** A square PNG, relative to the project with `/`; null where there is none. */
    icon: v.nullable(v.string()),
    requirements: v.string(),
    extras: v.array(v.string()),
    groups: v.array(v.string()),
    beforeBuild: v.array(v.array(v.string())),
  }),
  /** Null outside git. `time` in seconds since 1970. */
  commit: v.nullable(v.strictObject({ id: v.string(), time: v.number() })),
  tag: v.nullable(v.string()),
  prerelease: v.boolean(),
  python: v.strictObject({
    source: v.picklist(PYTHON_SOURCES),
    pin: v.nullable(v.strictObject({ text: v.string(), exact: v.boolean() })),
    requires: v.nullable(v.string()),
    /** Why this Python, in a sentence. */
    reason: v.string(),
  }),
  legs: v.array(LegSchema),
  /** Rows for `strategy.matrix.include`. */
  matrix: v.strictObject({
    include: v.array(v.strictObject({ target, runner: v.string(), optional: v.boolean() })),
  }),
  /** How the release is signed; absent: not at all. Secrets are named in it, and never there. */
  signing: v.exactOptional(SigningWishSchema),
  /** Names of every file a complete release holds but its signatures, sorted. */
  expected: v.array(fileName),
});

export type Plan = v.InferOutput<typeof PlanSchema>;
export type Leg = v.InferOutput<typeof LegSchema>;
