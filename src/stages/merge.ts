import * as v from "valibot";
import type { Diagnostic } from "../model/diagnostic.ts";
import { type Handover, HandoverSchema, type ReceivedLeg } from "../model/handover.ts";
import type { Fragment, Manifest } from "../model/manifest.ts";
import type { Plan } from "../model/plan.ts";
import type { ReleaseFile } from "../model/release.ts";
import type { TargetId } from "../model/target.ts";

/** Which legs make a release whole. */
export type WantedLegs =
  /** All legs of the plan, each as the plan says (its optional ones may be missing). */
  | { readonly kind: "plan" }
  /** So many legs of one matrix, in which every job plans for itself, with these targets at least among them. */
  | { readonly kind: "matrix"; readonly jobs: number; readonly targets: readonly TargetId[] };

export interface MergeRequest {
  readonly plan: Plan;
  readonly wanted: WantedLegs;
  /** The workflow run that all of them have to be from; undefined where there is none. */
  readonly run: string | undefined;
  /** `release.tag` of the configuration. */
  readonly template: string;
  readonly received: readonly ReceivedLeg[];
  /** Nothing is published: what a release refuses for its own sake is only said. */
  readonly rehearsal: boolean;
  /** What a fragment's `plan` has to be for a leg of this plan. */
  readonly digestOf: (target: TargetId) => string | undefined;
}

/** One leg whose handover could be read. */
export interface MergedLeg {
  readonly folder: string;
  readonly handover: Handover;
  readonly files: ReceivedLeg["files"];
}

export interface Merged {
  readonly manifest: Manifest;
  /** The artifacts of all legs, by name. */
  readonly files: readonly ReleaseFile[];
  readonly warnings: readonly Diagnostic[];
}

/** What a stranger wrote, on one line and no longer than anybody reads. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

function readHandover(leg: ReceivedLeg): MergedLeg | Diagnostic {
  const hint = "Build that leg again; only what a leg hands over itself is released.";
  if (leg.text === undefined)
    return {
      code: "no-handover",
      message: `${quoted(leg.folder)} has no fragment.json, so nothing says what it is`,
      hint,
    };
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), HandoverSchema), leg.text);
  if (parsed.success) return { folder: leg.folder, handover: parsed.output, files: leg.files };
  const [issue] = parsed.issues;
  const where = v.getDotPath(issue);
  const problem = `${where === null ? "" : `${where}: `}${issue.message.slice(0, 200)}`;
  return { code: "bad-handover", message: `fragment.json of ${quoted(leg.folder)} is not one: ${problem}`, hint };
}

/** Reads every handover; what cannot be read, and what lies there that is no file, is a problem of its own. */
export function readHandovers(received: readonly ReceivedLeg[]): {
  readonly legs: readonly MergedLeg[];
  readonly problems: readonly Diagnostic[];
} {
  const read = received.map(readHandover);
  const strange = received.flatMap(({ folder, strange: names }) =>
    names.map((name) => ({
      code: "strange-file",
      message: `${quoted(folder)} holds ${quoted(name)}, which is not a plain file`,
      hint: "A leg hands over plain files: no folders, and no links.",
    })),
  );
  return {
    legs: read.flatMap((item) => ("handover" in item ? [item] : [])),
    problems: [...read.flatMap((item) => ("handover" in item ? [] : [item])), ...strange],
  };
}

function byTarget(a: Fragment, b: Fragment): number {
  const [left, right] = [a, b].map((leg) => `${leg.target} ${leg.project?.name ?? ""}`);
  return (left ?? "") < (right ?? "") ? -1 : 1;
}

/** The manifest of a release of these legs, which have been checked. */
export function mergedManifest(plan: Plan, legs: readonly MergedLeg[], missing: readonly TargetId[]): Manifest {
  const projects = new Set(legs.map(({ handover }) => handover.project.name));
  const { name, version } = plan.project;
  const fragments = legs.map(({ handover }) => {
    const { project: _, ...leg } = handover.leg;
    return projects.size > 1 ? { ...leg, project: handover.project } : leg;
  });
  return {
    schema: 1,
    slipway: plan.slipway,
    project: { name, version },
    commit: plan.commit,
    legs: [...fragments].sort(byTarget),
    ...(missing.length === 0 ? {} : { missing: [...missing] }),
  };
}

/** The artifacts of all legs. */
export function mergedFiles(legs: readonly MergedLeg[]): readonly ReleaseFile[] {
  return legs.flatMap(({ files }) => files).sort((a, b) => (a.name < b.name ? -1 : 1));
}
