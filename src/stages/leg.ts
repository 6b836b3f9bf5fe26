import type { Bundle, ConfiguredBundler } from "../model/bundle.ts";
import type { Catalog } from "../model/catalog.ts";
import { BuildError, ConfigError } from "../model/errors.ts";
import type { Leg } from "../model/plan.ts";
import type { Machine, Ports } from "../model/ports.ts";
import { type TargetId, targetFacts } from "../model/target.ts";
import { verdictOf } from "../report/verdict.ts";
import { type Planned, targetOfMachine } from "./plan.ts";

/** One leg while it is built. */
export interface Bench {
  readonly ports: Ports;
  readonly catalog: Catalog;
  readonly planned: Planned;
  readonly leg: Leg;
  /** Scratch directory of this leg. */
  readonly work: string;
  /** It goes into a release: nothing is taken from a cache that no hash of a lock vouches for. */
  readonly release: boolean;
  /** It is released from here: what is inside is asked for. */
  readonly accounted?: boolean;
  /** A job of its own, which runs nothing of the project, signs its programs: here nobody does. */
  readonly signedLater?: boolean;
  /** Where lone scripts lie, absolute; the project's root where it is absent. */
  readonly application?: string;
  /** Hears of the bundle as soon as it is made, and before anything is wrong with it. */
  readonly bundled?: (bundle: Bundle) => void;
}

/** What is tried out on a configuration is in no commit. Asked before anything of the project's runs in the work tree. */
export async function isClean({ ports, catalog, planned: { wishes } }: Bench): Promise<boolean> {
  return wishes.config === undefined && (await catalog.worktreeIsClean(ports.exec, wishes.root));
}

/** The target whose programs a container of this machine's runs: that of the other C library, of the same processor. */
export function isMuslHere({ os, arch, musl }: Machine, target: TargetId): boolean {
  const facts = targetFacts(target);
  return os === "linux" && !musl && facts.os === "linux" && facts.libc === "musl" && facts.arch === arch;
}

/** What may be built besides this machine's own target: nothing, what a container can run, anything that is only put together. */
export type Reach = "own" | "container" | "any";

/** The leg that this machine builds: the named one, as far as the reach goes, or the only one that it can. */
export function chooseLeg(ports: Ports, planned: Planned, wanted: TargetId | undefined, reach: Reach = "own"): Leg {
  const here = targetOfMachine(ports.machine);
  const target = wanted ?? here;
  const leg = planned.plan.legs.find((candidate) => candidate.target === target);
  if (leg === undefined) {
    const targets = planned.plan.legs.map((candidate) => candidate.target).join(", ");
    throw new ConfigError([
      {
        code: "target-not-planned",
        message: `${target} is not one of this project's targets`,
        hint: `They are: ${targets}.`,
      },
    ]);
  }
  if (target === here || reach === "any") return leg;
  if (reach === "container" && isMuslHere(ports.machine, target)) return leg;
  throw new ConfigError([
    {
      code: "target-not-runner",
      message: `${target} cannot be built here: this machine builds and runs ${here}`,
      hint: `Build it on a runner of its own, such as ${leg.runner}; --cross puts it together here, as a check, without running it.`,
    },
  ]);
}

/** The leg's bundler, its options checked again: a plan may come from another machine. */
export function configuredBundler({ catalog, leg }: Bench): ConfiguredBundler {
  const configured = catalog.bundlers.get(leg.bundler.name)?.configure(leg.bundler.options, leg.target);
  if (configured?.ok === true) return configured.value;
  const unknown = { code: "unknown-bundler", message: `there is no bundler ${leg.bundler.name}` };
  throw new ConfigError(configured?.diagnostics ?? [unknown]);
}

/** What the plan says of this leg, as one text: whatever changes it makes another leg. */
export function planText({ planned, leg }: Pick<Bench, "planned" | "leg">): string {
  const { slipway, project, python, commit } = planned.plan;
  return JSON.stringify({ slipway, project, python, commit, leg });
}

/**
 * Waits for both, also when one fails: what goes on in a workplace must not outlive it. Where both fail, what they find wrong
 * with the build is thrown together; of failures of other kinds the first task's is thrown, and the other one's is told.
 */
export async function bothOf<A, B>(
  { log, signal }: Pick<Ports, "log" | "signal">,
  tasks: readonly [Promise<A>, Promise<B>],
): Promise<[A, B]> {
  const settled = await Promise.allSettled(tasks);
  const [first, other] = settled.flatMap((task) => (task.status === "rejected" ? [task.reason] : []));
  // One may have waited for the other, and then failed with it; and who asked us to stop knows why both did.
  if (other === undefined || other === first || signal.aborted) return Promise.all(tasks);
  const { problems, details } = verdictOf(other, false);
  for (const line of details) log.info(`| ${line}`);
  if (first instanceof BuildError && other instanceof BuildError)
    throw new BuildError([...first.diagnostics, ...other.diagnostics], { cause: first.cause });
  for (const problem of problems) log.error(problem);
  return Promise.all(tasks);
}
