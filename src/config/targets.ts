import type { Config } from "../model/config.ts";
import { suggestion } from "../model/nearest.ts";
import { DEFAULT_TARGETS, TARGET_IDS, type TargetId } from "../model/target.ts";
import type { Choices } from "./choices.ts";

type Targets = Config["targets"];

/** The targets, in the order in which they are written. Reports one that is listed twice. */
export function resolveTargets(choices: Choices): Targets {
  const chosen = choices.pick("targets");
  if (chosen === undefined) return DEFAULT_TARGETS.map((id) => ({ id, optional: false }));
  const targets = new Map<TargetId, boolean>();
  for (const [index, item] of chosen.value.entries()) {
    const { target, optional } = typeof item === "string" ? { target: item, optional: undefined } : item;
    if (targets.has(target)) {
      const at = chosen.inside(index);
      choices.report({ code: "duplicate-target", message: `${target} is listed twice`, hint: "list it once", at });
    }
    targets.set(target, optional ?? (chosen.layer !== "file" && optionalInFile(choices, target)));
  }
  return [...targets].map(([id, optional]) => ({ id, optional }));
}

/** Choosing one target of the list does not change what the list says of it. */
function optionalInFile(choices: Choices, target: TargetId): boolean {
  const listed = choices.written("targets")?.value ?? [];
  return listed.some((item) => typeof item === "object" && item.target === target && item.optional);
}

/** What is built when no flag or input narrows it: the measure for entries of the file that would never count. */
function listedTargets(choices: Choices): readonly TargetId[] {
  const listed = choices.written("targets")?.value;
  return listed?.map((item) => (typeof item === "string" ? item : item.target)) ?? DEFAULT_TARGETS;
}

/** Runner labels of the file; warns of one for a target that is not built. */
export function resolveRunners(choices: Choices, targets: Targets): Config["runners"] {
  const runners = choices.pick("runners");
  if (runners === undefined) return {};
  const built = new Set([...listedTargets(choices), ...targets.map((target) => target.id)]);
  for (const target of Object.keys(runners.value)) {
    choices.origin(`runners.${target}`, runners.layer, runners.inside(target));
    if (built.has(target as TargetId)) continue;
    choices.report({
      code: "unused-runner",
      severity: "warning",
      message: `${target} is not built`,
      hint: "add it to targets, or leave the runner out",
      at: runners.inside(target),
    });
  }
  return runners.value;
}

/** Does `windows-*` mean this target? A star stands for any characters. */
export function matchesTarget(pattern: string, target: TargetId): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w-]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(target);
}

/** Reports patterns of `overrides` that mean no target, and warns of those that mean none that is built. */
export function checkOverrideTargets(choices: Choices, targets: Targets): void {
  const overrides = choices.written("overrides");
  const built = [...listedTargets(choices), ...targets.map((target) => target.id)];
  for (const [index, { target: pattern }] of (overrides?.value ?? []).entries()) {
    if (built.some((id) => matchesTarget(pattern, id))) continue;
    const at = overrides?.inside(index, "target") ?? { file: choices.facts.file };
    if (TARGET_IDS.some((id) => matchesTarget(pattern, id))) {
      const message = `${JSON.stringify(pattern)} matches no target that is built`;
      const hint = "add one to targets, or leave the override out";
      choices.report({ code: "unused-override", severity: "warning", message, hint, at });
    } else {
      const message = `${JSON.stringify(pattern)} matches no target`;
      choices.report({ code: "unknown-target", message, hint: suggestion(pattern, TARGET_IDS, "the targets"), at });
    }
  }
}
