import * as v from "valibot";
import { LIST_NAMES } from "./checksums.ts";
import { BuiltSourceSchema } from "./local-source.ts";
import { FILE_NAME } from "./plan.ts";
import { ResolvedSchema } from "./resolution.ts";
import { TARGET_IDS } from "./target.ts";

/** Files of a release besides its artifacts. */
export const MANIFEST_NAME = "slipway-manifest.json";
export const CHECKSUMS_NAME = LIST_NAMES.sha256;

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits"));
const fileName = v.pipe(v.string(), v.regex(FILE_NAME, "is not a safe file name"));
const size = v.pipe(v.number(), v.integer(), v.minValue(0));

export const ArtifactSchema = v.strictObject({
  name: fileName,
  kind: v.string(),
  target: v.picklist(TARGET_IDS),
  size,
  sha256,
});

export const SmokeCheckSchema = v.strictObject({
  /** The executable and its arguments, or what was done instead. */
  what: v.string(),
  result: v.picklist(["passed", "not judged"]),
  /** What passing meant, or why it was not judged. */
  detail: v.string(),
  milliseconds: v.number(),
});

/** How long a command of the unpacked artifact takes from its start to its end, in milliseconds. */
export const StartupSchema = v.strictObject({
  what: v.string(),
  /** Nothing of it was in memory, as far as that goes on a machine that has just written it. */
  first: v.number(),
  median: v.number(),
  least: v.number(),
  most: v.number(),
  /** Starts behind the first one. */
  runs: v.number(),
});

/** A library that the interpreter has inside, and what that says of itself. */
export const LinkedLibrarySchema = v.strictObject({
  /** As its makers call it: `OpenSSL`. */
  name: v.string(),
  /** Null where no module of the interpreter tells. */
  version: v.nullable(v.string()),
  /** SPDX. */
  licence: v.string(),
  /** The module through which programs use it: `_ssl`. */
  module: v.string(),
  /** Name of the module's file; null where the module is part of the interpreter itself. */
  file: v.nullable(v.string()),
});

/** A program or library of the bundle that says who vouches for it. */
export const BinarySignatureSchema = v.strictObject({
  /** Relative to the bundle, with `/`. */
  file: v.string(),
  /** `theirs`: it came with a signature, which stays. */
  by: v.picklist(["us", "theirs"]),
  /** Common name in the signer's certificate. */
  signer: v.string(),
  /** When a time-stamp authority saw the signature; ISO 8601, null where none did. */
  timestamp: v.nullable(v.string()),
  /** When the certificate ends; with a time stamp the signature does not end with it. */
  expires: v.string(),
});

/** What one leg really built: the plan's counterpart. */
export const FragmentSchema = v.strictObject({
  target: v.picklist(TARGET_IDS),
  /** Whose leg it is, where one release holds several projects. */
  project: v.exactOptional(v.strictObject({ name: v.string(), version: v.string() })),
  /** Digest of what the plan said of this leg: only under the same plan may it be released. */
  plan: sha256,
  /** Was something in the work tree not committed? Such a leg is nobody's but its builder's. True outside git. */
  dirty: v.boolean(),
  interpreter: v.strictObject({
    source: v.picklist(["standalone", "hosted", "system"]),
    version: v.string(),
    sha256: v.nullable(sha256),
    url: v.nullable(v.string()),
    reason: v.string(),
    /** Another source was wanted and could not be had. */
    fallback: v.boolean(),
    /** Linked into it, as it says itself; absent where it could not be run. */
    libraries: v.exactOptional(v.array(LinkedLibrarySchema)),
  }),
  requirements: v.strictObject({
    /** The lock that decided, or `resolved` where there was none. */
    source: v.string(),
    packages: v.array(
      v.strictObject({
        name: v.string(),
        version: v.string(),
        /** An expression of SPDX, or a few words; absent where its own metadata says nothing. */
        licence: v.exactOptional(v.string()),
      }),
    ),
    /** Built from folders and repositories, because no index has them. */
    sources: v.exactOptional(v.array(BuiltSourceSchema)),
    /** What this build decided on, where no lock did. Legs of one release must agree on it. */
    resolved: v.exactOptional(ResolvedSchema),
    /** The wheels of them that came from the wheelhouse, by what was installed. */
    wheels: v.exactOptional(v.array(v.strictObject({ name: v.string(), version: v.string(), sha256 }))),
    /** Made from an sdist, with its SHA-256; `reused` where the wheel was an earlier build's, which no release takes. */
    compiled: v.exactOptional(
      v.array(v.strictObject({ name: v.string(), version: v.string(), sdist: sha256, reused: v.boolean() })),
    ),
  }),
  bundler: v.strictObject({
    name: v.string(),
    version: v.nullable(v.string()),
    options: v.record(v.string(), v.unknown()),
  }),
  /** Put together on another system, where nothing of it can be run: a check, which no release takes. */
  cross: v.exactOptional(
    v.strictObject({ on: v.picklist(TARGET_IDS), smoke: v.literal("not run"), bytecode: v.boolean() }),
  ),
  /** Bytes of the unpacked bundle. */
  bundleSize: size,
  /** The oldest system that it runs on, and which file asks for that; null where no file asks for any. */
  floor: v.nullable(
    v.strictObject({
      system: v.picklist(["glibc", "macos", "windows"]),
      version: v.string(),
      file: v.string(),
      owner: v.string(),
    }),
  ),
  /** Bytes of the unpacked bundle by who brought them, largest first. */
  sizes: v.array(
    v.strictObject({
      kind: v.picklist(["application", "distribution", "interpreter", "launcher", "other"]),
      owner: v.string(),
      bytes: size,
      files: size,
    }),
  ),
  /** Of programs and libraries inside; absent where nothing inside was signed. */
  signatures: v.exactOptional(v.array(BinarySignatureSchema)),
  /** What is in no bundle: imports that the bundler did not find, and libraries that the user has to have. */
  unresolved: v.exactOptional(v.strictObject({ modules: v.array(v.string()), libraries: v.array(v.string()) })),
  /** Native libraries in the bundle, relative to it. */
  libraries: v.exactOptional(v.array(v.string())),
  smoke: v.array(SmokeCheckSchema),
  /** Absent where no command of the program could be timed. */
  startup: v.exactOptional(StartupSchema),
  artifacts: v.array(ArtifactSchema),
});

export const ManifestSchema = v.strictObject({
  schema: v.literal(1),
  slipway: v.string(),
  project: v.strictObject({ name: v.string(), version: v.string() }),
  commit: v.nullable(v.strictObject({ id: v.string(), time: v.number() })),
  /** One per leg, sorted by target. */
  legs: v.array(FragmentSchema),
  /** Targets that may fail, and did: the release goes without them, and says so. */
  missing: v.exactOptional(v.array(v.picklist(TARGET_IDS))),
});

export type Artifact = v.InferOutput<typeof ArtifactSchema>;
/** What everybody who receives a file can check. Size in bytes, SHA-256 in hexadecimal. */
export type Measure = Pick<Artifact, "size" | "sha256">;
export type Startup = v.InferOutput<typeof StartupSchema>;
export type SmokeCheck = v.InferOutput<typeof SmokeCheckSchema>;
export type BinarySignature = v.InferOutput<typeof BinarySignatureSchema>;
export type LinkedLibrary = v.InferOutput<typeof LinkedLibrarySchema>;
export type Fragment = v.InferOutput<typeof FragmentSchema>;
export type Manifest = v.InferOutput<typeof ManifestSchema>;
