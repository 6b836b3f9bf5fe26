import { type Handover, handoverOf, type ReceivedLeg } from "../../src/model/handover.ts";
import type { Fragment } from "../../src/model/manifest.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { TargetId } from "../../src/model/target.ts";
import type { MergeRequest } from "../../src/stages/merge.ts";
import { mergeLegs } from "../../src/stages/merge-check.ts";
import { leastFragment } from "./fragment.ts";

export const TARGETS = ["linux-x64", "windows-x64"] as const;
export const SUM = "a".repeat(64);
export const COMMIT = { id: "c".repeat(40), time: 0 };

export const plan = {
  schema: 1,
  slipway: "0.1.0",
  project: { name: "app", version: "1.0" },
  commit: COMMIT,
  tag: "v1.0",
  legs: TARGETS.map((target) => ({ target, optional: false })),
} as unknown as Plan;

export function fragment(target: TargetId, changes: Partial<Fragment> = {}): Fragment {
  const name = `app-1.0-${target}.zip`;
  const artifacts = [{ name, kind: "archive", target, size: 5, sha256: SUM }];
  return leastFragment(target, { plan: SUM, artifacts, ...changes });
}

export type Change = (said: Handover) => unknown;

export function leg(
  target: TargetId,
  change: Change = (said) => said,
  fragmentChanges: Partial<Fragment> = {},
): ReceivedLeg {
  const said = handoverOf(plan, fragment(target, fragmentChanges), "77");
  const files = said.leg.artifacts.map(({ name, size, sha256 }) => ({
    name,
    path: `/in/${target}/${name}`,
    size,
    sha256,
  }));
  return { folder: target, text: JSON.stringify(change(said)), files, strange: [] };
}

/** A leg without a lock, whose build decided on a version. */
export function resolvedLeg(target: TargetId, version: string): ReceivedLeg {
  const packages = [{ name: "humanize", version }];
  const resolved = { until: null, sha256: version.replaceAll(".", "").padEnd(64, "0"), packages };
  return leg(target, (said) => said, { requirements: { source: "resolved", packages, resolved } });
}

export const both = (): ReceivedLeg[] => TARGETS.map((target) => leg(target));
export const [FIRST] = TARGETS;

export function merge(received: readonly ReceivedLeg[], changes: Partial<MergeRequest> = {}) {
  const digestOf = (target: TargetId) => (TARGETS.some((each) => each === target) ? SUM : undefined);
  return mergeLegs({
    plan,
    wanted: { kind: "plan" },
    run: "77",
    template: "v?{version}",
    rehearsal: false,
    received,
    digestOf,
    ...changes,
  });
}

export function codes(received: readonly ReceivedLeg[], changes: Partial<MergeRequest> = {}): string {
  const result = merge(received, changes);
  return "manifest" in result ? "whole" : result.map(({ code, message }) => `${code}: ${message}`).join("\n");
}
