import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  FILE_NAME
} from "./chunk-NBDW4VMS.mjs";
import {
  TARGET_IDS
} from "./chunk-F2ZGVHID.mjs";
import {
  LIST_NAMES
} from "./chunk-EYHZ6UKJ.mjs";
import {
  array,
  boolean,
  exactOptional,
  integer,
  literal,
  minValue,
  nullable,
  number,
  picklist,
  pipe,
  record,
  regex,
  strictObject,
  string,
  unknown
} from "./chunk-K7URS2RY.mjs";

// src/model/local-source.ts
var BuiltSourceSchema = strictObject({
  name: string(),
  version: string(),
  /** Null for a folder: it is part of the project's own commit, or the leg counts as changed. */
  git: nullable(strictObject({ url: string(), commit: string() }))
});

// src/model/resolution.ts
var ResolvedSchema = strictObject({
  /** Of the whole as text: versions, markers, files and hashes. Hexadecimal. */
  sha256: pipe(string(), regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits")),
  /** Only files up to then were looked at, seconds since 1970; null: whatever the index had. */
  until: nullable(number()),
  /** For all systems, sorted; one name may be there in several versions, for different ones. */
  packages: array(strictObject({ name: string(), version: string() }))
});

// src/model/manifest.ts
var MANIFEST_NAME = "slipway-manifest.json";
var CHECKSUMS_NAME = LIST_NAMES.sha256;
var sha256 = pipe(string(), regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits"));
var fileName = pipe(string(), regex(FILE_NAME, "is not a safe file name"));
var size = pipe(number(), integer(), minValue(0));
var ArtifactSchema = strictObject({
  name: fileName,
  kind: string(),
  target: picklist(TARGET_IDS),
  size,
  sha256
});
var SmokeCheckSchema = strictObject({
  /** The executable and its arguments, or what was done instead. */
  what: string(),
  result: picklist(["passed", "not judged"]),
  /** What passing meant, or why it was not judged. */
  detail: string(),
  milliseconds: number()
});
var StartupSchema = strictObject({
  what: string(),
  /** Nothing of it was in memory, as far as that goes on a machine that has just written it. */
  first: number(),
  median: number(),
  least: number(),
  most: number(),
  /** Starts behind the first one. */
  runs: number()
});
var LinkedLibrarySchema = strictObject({
  /** As its makers call it: `OpenSSL`. */
  name: string(),
  /** Null where no module of the interpreter tells. */
  version: nullable(string()),
  /** SPDX. */
  licence: string(),
  /** The module through which programs use it: `_ssl`. */
  module: string(),
  /** Name of the module's file; null where the module is part of the interpreter itself. */
  file: nullable(string())
});
var BinarySignatureSchema = strictObject({
  /** Relative to the bundle, with `/`. */
  file: string(),
  /** `theirs`: it came with a signature, which stays. */
  by: picklist(["us", "theirs"]),
  /** Common name in the signer's certificate. */
  signer: string(),
  /** When a time-stamp authority saw the signature; ISO 8601, null where none did. */
  timestamp: nullable(string()),
  /** When the certificate ends; with a time stamp the signature does not end with it. */
  expires: string()
});
var FragmentSchema = strictObject({
  target: picklist(TARGET_IDS),
  /** Whose leg it is, where one release holds several projects. */
  project: exactOptional(strictObject({ name: string(), version: string() })),
  /** Digest of what the plan said of this leg: only under the same plan may it be released. */
  plan: sha256,
  /** Was something in the work tree not committed? Such a leg is nobody's but its builder's. True outside git. */
  dirty: boolean(),
  interpreter: strictObject({
    source: picklist(["standalone", "hosted", "system"]),
    version: string(),
    sha256: nullable(sha256),
    url: nullable(string()),
    reason: string(),
    /** Another source was wanted and could not be had. */
    fallback: boolean(),
    /** Linked into it, as it says itself; absent where it could not be run. */
    libraries: exactOptional(array(LinkedLibrarySchema))
  }),
  requirements: strictObject({
    /** The lock that decided, or `resolved` where there was none. */
    source: string(),
    packages: array(
      strictObject({
        name: string(),
        version: string(),
        /** An expression of SPDX, or a few words; absent where its own metadata says nothing. */
        licence: exactOptional(string())
      })
    ),
    /** Built from folders and repositories, because no index has them. */
    sources: exactOptional(array(BuiltSourceSchema)),
    /** What this build decided on, where no lock did. Legs of one release must agree on it. */
    resolved: exactOptional(ResolvedSchema),
    /** The wheels of them that came from the wheelhouse, by what was installed. */
    wheels: exactOptional(array(strictObject({ name: string(), version: string(), sha256 }))),
    /** Made from an sdist, with its SHA-256; `reused` where the wheel was an earlier build's, which no release takes. */
    compiled: exactOptional(
      array(strictObject({ name: string(), version: string(), sdist: sha256, reused: boolean() }))
    )
  }),
  bundler: strictObject({
    name: string(),
    version: nullable(string()),
    options: record(string(), unknown())
  }),
  /** Put together on another system, where nothing of it can be run: a check, which no release takes. */
  cross: exactOptional(
    strictObject({ on: picklist(TARGET_IDS), smoke: literal("not run"), bytecode: boolean() })
  ),
  /** Bytes of the unpacked bundle. */
  bundleSize: size,
  /** The oldest system that it runs on, and which file asks for that; null where no file asks for any. */
  floor: nullable(
    strictObject({
      system: picklist(["glibc", "macos", "windows"]),
      version: string(),
      file: string(),
      owner: string()
    })
  ),
  /** Bytes of the unpacked bundle by who brought them, largest first. */
  sizes: array(
    strictObject({
      kind: picklist(["application", "distribution", "interpreter", "launcher", "other"]),
      owner: string(),
      bytes: size,
      files: size
    })
  ),
  /** Of programs and libraries inside; absent where nothing inside was signed. */
  signatures: exactOptional(array(BinarySignatureSchema)),
  /** What is in no bundle: imports that the bundler did not find, and libraries that the user has to have. */
  unresolved: exactOptional(strictObject({ modules: array(string()), libraries: array(string()) })),
  /** Native libraries in the bundle, relative to it. */
  libraries: exactOptional(array(string())),
  smoke: array(SmokeCheckSchema),
  /** Absent where no command of the program could be timed. */
  startup: exactOptional(StartupSchema),
  artifacts: array(ArtifactSchema)
});
var ManifestSchema = strictObject({
  schema: literal(1),
  slipway: string(),
  project: strictObject({ name: string(), version: string() }),
  commit: nullable(strictObject({ id: string(), time: number() })),
  /** One per leg, sorted by target. */
  legs: array(FragmentSchema),
  /** Targets that may fail, and did: the release goes without them, and says so. */
  missing: exactOptional(array(picklist(TARGET_IDS)))
});

export {
  MANIFEST_NAME,
  CHECKSUMS_NAME,
  LinkedLibrarySchema,
  FragmentSchema,
  ManifestSchema
};
