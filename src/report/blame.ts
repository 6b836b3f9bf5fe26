import type { Diagnostic } from "../model/diagnostic.ts";
import type { LockChange } from "../model/lock-change.ts";
import type { DependencyTrial } from "../model/probe.ts";
import { normalName } from "../model/project.ts";

/** All that may tell why the application fails where hello world works. */
export interface Evidence {
  /** What went wrong with the application. */
  readonly failures: readonly Diagnostic[];
  readonly trials: readonly DependencyTrial[];
  /** What is locked otherwise than at the base commit. */
  readonly changes: readonly LockChange[];
  readonly base: string | undefined;
  /** Imports that the bundler misses, and did not miss in the last release. */
  readonly newlyMissing: readonly string[];
}

const MOST_NAMED = 3;

/** Is a name a word of a text? Names of modules hold dots, and are found at the front of longer ones. */
function mentions(text: string, name: string): boolean {
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\w-])${literal}(?![\\w-])`, "i").test(text);
}

function changeText({ name, before, now }: LockChange): string {
  // A requirement without a lock has no version yet.
  if (before === undefined) return now === "" ? `${name} is new` : `${name} ${now} is new`;
  return now === undefined ? `${name} ${before} is gone` : `${name} ${before} became ${now}`;
}

interface Suspicion {
  readonly trial: DependencyTrial;
  readonly reasons: readonly string[];
  readonly weight: number;
}

function suspicion(trial: DependencyTrial, evidence: Evidence): Suspicion {
  const { failures, changes, base, newlyMissing } = evidence;
  const text = failures.map(({ message }) => message).join("\n");
  const names = [trial.name, normalName(trial.name), ...trial.modules, ...trial.closure];
  const found: [weight: number, reason: string][] = [];
  if (trial.result === "broken") found.push([4, `hello world with it alone does not work: ${trial.message ?? ""}`]);
  if (trial.result === "fails everywhere") found.push([3, `it cannot be imported here at all: ${trial.message ?? ""}`]);
  const named = names.find((name) => mentions(text, name));
  if (named !== undefined) found.push([2, `what fails names ${named}`]);
  const changed = changes.filter(({ name }) => trial.closure.includes(name) || name === normalName(trial.name));
  if (changed.length > 0) {
    const shown = changed.slice(0, MOST_NAMED).map(changeText).join(", ");
    found.push([2, `since ${base} ${shown}`]);
  }
  const missing = newlyMissing.filter((module) => trial.modules.some((own) => `${module}.`.startsWith(`${own}.`)));
  if (missing.length > 0) found.push([2, `the last release had ${missing.slice(0, MOST_NAMED).join(", ")}`]);
  return {
    trial,
    reasons: found.map(([, reason]) => reason),
    weight: found.reduce((sum, [weight]) => sum + weight, 0),
  };
}

function accusation({ trial, reasons }: Suspicion): Diagnostic {
  const { name, version, at, hint, mend } = trial;
  return {
    code: "to-blame",
    message: `${name} ${version} is what breaks it, most likely: ${reasons.join("; ")}`,
    hint: hint ?? "Do without it, take another version of it, or see what it needs under the failure itself.",
    ...(at === undefined ? {} : { at }),
    ...(mend === undefined ? {} : { mend }),
  };
}

/**
 * Who is to blame where the application fails and hello world works. A dependency that is changed, or named, but works by itself
 * is suspected only where none is known not to.
 */
export function blame(evidence: Evidence): readonly Diagnostic[] {
  const { failures, changes, base, trials } = evidence;
  if (failures.length === 0) return [];
  const suspected = trials
    .map((trial) => suspicion(trial, evidence))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const best = suspected[0]?.weight ?? 0;
  const accused = suspected.filter(({ weight }) => weight === best).slice(0, MOST_NAMED);
  if (accused.length > 0) return accused.map(accusation);
  const shown = changes.slice(0, MOST_NAMED).map(changeText).join(", ");
  const more = changes.length > MOST_NAMED ? ` and ${changes.length - MOST_NAMED} more` : "";
  const since = changes.length > 0 ? `; since ${base}: ${shown}${more}` : "";
  return [
    {
      code: "application-to-blame",
      severity: "warning",
      message: `hello world works, and so does every dependency by itself: what breaks is in the application${since}`,
    },
  ];
}
