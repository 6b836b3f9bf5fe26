import { type Diagnostic, distinct } from "../model/diagnostic.ts";
import type { Former } from "../model/former.ts";
import type { LockChanges } from "../model/lock-change.ts";
import type { Leg } from "../model/plan.ts";
import type { DependencyTrial } from "../model/probe.ts";
import type { ApplicationTrial, DependencyTrials, HelloTrial, SmokeResult } from "../model/smoke-result.ts";
import { blame } from "../report/blame.ts";
import { compareLegs, growthProblems } from "../report/comparison.ts";
import type { Planned } from "./plan.ts";

/** What was tried, and what it is set beside. */
export interface Tried {
  readonly hello: readonly HelloTrial[];
  readonly dependencies: DependencyTrials;
  readonly application: ApplicationTrial;
  /** The one that limits are about first. */
  readonly former: readonly Former[];
  readonly changes: LockChanges | undefined;
}

type Judged = Pick<SmokeResult, "comparisons" | "notCompared" | "problems" | "warnings">;

/** Imports that the bundler does not find now, and found in the first former build; also where the bundle then fails. */
function newlyMissing({ former, application: { missingModules } }: Tried, leg: Leg): readonly string[] {
  const legs = former.flatMap(({ manifest }) => manifest?.legs ?? []);
  const then = legs.find(({ target, bundler }) => target === leg.target && bundler.name === leg.bundler.name);
  const known = then?.unresolved?.modules;
  return known === undefined ? [] : (missingModules ?? []).filter((module) => !known.includes(module));
}

function compared({ former, application }: Tried, leg: Leg): Pick<SmokeResult, "comparisons" | "notCompared"> {
  const { fragment } = application;
  const notCompared = former.flatMap(({ label, missing }) => (missing === undefined ? [] : [`${label}: ${missing}`]));
  if (fragment === undefined) return { comparisons: [], notCompared };
  const results = former.flatMap(({ label, manifest }) => {
    if (manifest === undefined) return [];
    const before = manifest.legs.find(({ target }) => target === leg.target);
    if (before !== undefined) return [compareLegs(label, before, fragment)];
    notCompared.push(`${label}: it has nothing for ${leg.target}`);
    return [];
  });
  return { comparisons: results, notCompared };
}

/** Did the environment give no word by which a command of the application could be judged? */
function nothingJudged({ fragment }: ApplicationTrial): boolean {
  const commands = (fragment?.smoke ?? []).filter(({ what }) => what !== "self-check");
  return fragment !== undefined && commands.every(({ result }) => result !== "passed");
}

function trialProblem({ name, version, result, message = "", hint, mend, at }: DependencyTrial): Diagnostic {
  const where = result === "broken" ? "works in the environment and not in a bundle" : "cannot be imported here";
  const remedy =
    hint ??
    (result === "broken"
      ? "Leave it out, or see what the bundler is to collect."
      : "It may need a screen, a device or a server.");
  return {
    code: result === "broken" ? "dependency-broken" : "dependency-fails",
    message: `${name} ${version} ${where}: ${message}`,
    hint: remedy,
    ...(at === undefined ? {} : { at }),
    ...(mend === undefined ? {} : { mend }),
  };
}

const NAMES = 20;

function unreached({ trials, budget }: DependencyTrials): Diagnostic[] {
  const names = trials.filter(({ result }) => result === "not reached").map(({ name }) => name);
  if (names.length === 0) return [];
  const more = names.length > NAMES ? ` and ${names.length - NAMES} more` : "";
  const message = `${names.length} of ${trials.length} dependencies were not tried within ${budget} s: ${names.slice(0, NAMES).join(", ")}${more}`;
  return [{ code: "dependencies-not-reached", message, hint: "The next run goes on with them." }];
}

/** What a release would be refused for. Its notes may be written with the release. */
function rehearsalProblems({ release }: ApplicationTrial): {
  errors: readonly Diagnostic[];
  warnings: readonly Diagnostic[];
} {
  const ofNotes = ({ at }: Diagnostic): boolean => at?.key === "release.notes";
  const told = (release?.problems ?? []).map((problem) => ({ ...problem, message: `a release: ${problem.message}` }));
  return { errors: told.filter((problem) => !ofNotes(problem)), warnings: told.filter(ofNotes) };
}

/** Another system's target stops a release only where the project names its targets and needs this one. */
function elsewhere(planned: Planned, hello: readonly HelloTrial[]): { errors: Diagnostic[]; warnings: Diagnostic[] } {
  const written = planned.config.origins["targets"]?.layer !== "default";
  const failed = hello.slice(1).filter(({ result }) => result === "failed");
  const needed = ({ target }: HelloTrial): boolean =>
    written && planned.plan.legs.some((leg) => leg.target === target && !leg.optional);
  const told = (trials: readonly HelloTrial[]): Diagnostic[] =>
    trials.flatMap(({ target, problems }) =>
      problems.map((problem) => ({ ...problem, message: `${target}: ${problem.message}` })),
    );
  return { errors: told(failed.filter(needed)), warnings: told(failed.filter((trial) => !needed(trial))) };
}

/**
 * What of all that was found fails the check. The application decides; what a dependency does everywhere is worth knowing, and
 * fails the check only where nothing of the application could be judged.
 */
export function judgeSmoke(planned: Planned, leg: Leg, tried: Tried): Judged {
  const { hello, dependencies, application, changes } = tried;
  const { comparisons, notCompared } = compared(tried, leg);
  const [first] = comparisons;
  const { maxGrowth } = leg;
  const at = planned.config.settings[leg.target]?.origins?.size?.at ?? planned.config.origins["size"]?.at;
  const limit = maxGrowth === undefined ? undefined : { percent: maxGrowth, ...(at === undefined ? {} : { at }) };
  const broken = dependencies.trials.filter(({ result }) => result === "broken").map(trialProblem);
  const helpless = dependencies.trials.filter(({ result }) => result === "fails everywhere").map(trialProblem);
  const accused = blame({
    failures: application.problems,
    trials: dependencies.trials,
    changes: changes?.changes ?? [],
    base: changes?.base,
    newlyMissing: newlyMissing(tried, leg),
  });
  const blind = nothingJudged(application);
  const rehearsal = rehearsalProblems(application);
  const others = elsewhere(planned, hello);
  const isError = ({ severity }: Diagnostic): boolean => severity !== "warning";
  const unknown = changes?.unknown === undefined ? [] : [{ code: "base-unknown", message: changes.unknown }];
  return {
    comparisons,
    notCompared,
    problems: distinct([
      ...accused.filter(isError),
      ...application.problems,
      ...dependencies.problems.filter(isError),
      ...broken,
      ...(blind ? helpless : []),
      ...rehearsal.errors,
      ...others.errors,
      ...(first === undefined ? [] : growthProblems(first, limit)),
    ]),
    warnings: distinct([
      ...accused.filter((problem) => !isError(problem)),
      ...(blind ? [] : helpless),
      ...dependencies.problems.filter((problem) => !isError(problem)),
      ...unreached(dependencies),
      ...rehearsal.warnings,
      ...others.warnings,
      ...unknown,
    ]),
  };
}
