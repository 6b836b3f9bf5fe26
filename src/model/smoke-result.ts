import * as v from "valibot";
import type { Comparison } from "./comparison.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { type Fragment, FragmentSchema } from "./manifest.ts";
import type { DependencyTrial } from "./probe.ts";
import type { TargetId } from "./target.ts";

/** What is kept of a hello world that worked. */
export const HelloFindingSchema = v.strictObject({
  /** Bytes of the unpacked bundle. */
  bytes: v.number(),
  floor: FragmentSchema.entries.floor,
  startup: v.exactOptional(v.number()),
  milliseconds: v.number(),
});
export type HelloFinding = v.InferOutput<typeof HelloFindingSchema>;

/** Hello world for one target. `not run`: put together here, for another system. */
export interface HelloTrial {
  readonly target: TargetId;
  readonly result: "passed" | "not run" | "failed" | "not tried";
  /** Absent where it failed or was not tried. `startup` and `milliseconds` (the time that it took) in milliseconds. */
  readonly finding?: HelloFinding;
  /** Found out in an earlier run, of which nothing has changed since. */
  readonly reused: boolean;
  readonly problems: readonly Diagnostic[];
}

/** Hello world with each direct dependency by itself. */
export interface DependencyTrials {
  readonly trials: readonly DependencyTrial[];
  /** How many of them are an earlier run's. */
  readonly reused: number;
  readonly milliseconds: number;
  /** Seconds that they may take together. */
  readonly budget: number;
  /** Why none of them could be tried. */
  readonly problems: readonly Diagnostic[];
}

/** The release of what was built, played through with nobody listening. */
export interface ReleaseTrial {
  readonly result: "passed" | "failed";
  /** Under which tag. */
  readonly tag: string;
  /** How many files it would have, manifest and checksums among them. */
  readonly files: number;
  readonly milliseconds: number;
  readonly problems: readonly Diagnostic[];
}

/** The application itself, up to the rehearsal of a release. */
export interface ApplicationTrial {
  readonly result: "passed" | "failed" | "not tried";
  readonly milliseconds: number;
  readonly fragment?: Fragment;
  /** Imports that the bundler did not find, where it looks; known also where the bundle then fails. */
  readonly missingModules?: readonly string[];
  /** Absent where there is nothing that could be released. */
  readonly release?: ReleaseTrial;
  readonly problems: readonly Diagnostic[];
}

/** Everything that a smoke build found out. */
export interface SmokeResult {
  readonly project: { readonly name: string; readonly version: string };
  readonly target: TargetId;
  /** This machine's target first. */
  readonly hello: readonly HelloTrial[];
  /** Undefined where hello world itself does not work. */
  readonly dependencies: DependencyTrials | undefined;
  readonly application: ApplicationTrial;
  /** Beside former builds, the one that limits are about first. */
  readonly comparisons: readonly Comparison[];
  /** Former builds that it could not be set beside, and why. */
  readonly notCompared: readonly string[];
  /** What fails the check, worst first; empty where all is well. */
  readonly problems: readonly Diagnostic[];
  /** What should be known, and fails nothing. */
  readonly warnings: readonly Diagnostic[];
}
