import type { Place } from "./diagnostic.ts";

/** Rights of a job, by name; `default`: nobody wrote any, and the repository's setting holds. */
export type Rights = "default" | Readonly<Record<string, string>>;

/** A runner label as a workflow names it, expressions of the matrix followed. */
export interface WrittenLabel {
  readonly label: string;
  readonly at: Place;
}

/** A job that calls us: as a step, or one of the reusable workflows. */
export interface CallerJob {
  readonly id: string;
  readonly way: "step" | "build" | "release";
  /** `OWNER/slipway`. */
  readonly owner: string;
  /** What stands behind the `@`. */
  readonly reference: string;
  /** Where `uses` is. */
  readonly at: Place;
  readonly rights: Rights;
  /** Where `permissions` is, or what lacks them. */
  readonly rightsAt: Place;
  /** Inputs as text. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Names of environment variables that the step gets; of secrets for a reusable workflow. */
  readonly variables: readonly string[];
  /** Every secret is handed on (`secrets: inherit`). */
  readonly inheritsSecrets: boolean;
  /** A step before ours that checks out; undefined where there is none. */
  readonly checkout: { readonly depth: string | undefined; readonly at: Place } | undefined;
  readonly labels: readonly WrittenLabel[];
}

/** A workflow file with at least one job that calls us. */
export interface CallerWorkflow {
  readonly file: string;
  readonly events: readonly string[];
  /** Patterns of tags that start it; `["**"]` where a push of any tag does. */
  readonly tags: readonly string[];
  /** Patterns that keep tags from starting it. */
  readonly ignoredTags: readonly string[];
  readonly at: Place;
  readonly jobs: readonly CallerJob[];
}

/** The text of a workflow file, which may be anybody's. */
export interface WorkflowText {
  /** Relative to the repository's root, with `/`. */
  readonly file: string;
  readonly text: string;
}
