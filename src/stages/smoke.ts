import * as v from "valibot";
import type { Bundle } from "../model/bundle.ts";
import type { Catalog } from "../model/catalog.ts";
import type { FormerSource } from "../model/former.ts";
import type { Leg } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import type { ApplicationTrial, ReleaseTrial, SmokeResult } from "../model/smoke-result.ts";
import type { TargetId } from "../model/target.ts";
import { attempt, quietly } from "./attempt.ts";
import { cachedPorts, savingLater } from "./cache.ts";
import { type Delivered, deliverLeg } from "./deliver.ts";
import { tryDependencies } from "./dependencies.ts";
import { tryElsewhere } from "./elsewhere.ts";
import { readyInterpreter, type Tools } from "./environment.ts";
import { readFormers } from "./former.ts";
import { tryHello } from "./hello.ts";
import { judgeSmoke } from "./judge-smoke.ts";
import { type Bench, chooseLeg, isMuslHere } from "./leg.ts";
import { type Planned, planStage } from "./plan.ts";
import { rehearseRelease } from "./rehearsal.ts";
import type { Wishes } from "./wishes.ts";

export interface SmokeOptions {
  readonly target: TargetId | undefined;
  /** Where the application's files go, absolute. */
  readonly directory: string;
  /** The other targets are put together too, without being run. */
  readonly others: boolean;
  /** Is the newest published release the first one to set it beside? */
  readonly lastRelease: boolean;
  /** Further builds to set it beside; limits are about the first one of all that has a manifest. */
  readonly former: readonly FormerSource[];
  /** The commit that it is to be merged into. */
  readonly base: string | undefined;
}

/** Has this step no siblings in a matrix? By GitHub's `strategy` context as JSON; without one it has none. */
export function isAlone(strategy: string): boolean {
  const total = v.safeParse(v.pipe(v.string(), v.parseJson(), v.object({ "job-total": v.number() })), strategy);
  return !total.success || total.output["job-total"] <= 1;
}

/** A smoke build, and the files that it made of the application, where it made any. */
export interface Smoked {
  readonly result: SmokeResult;
  /** Does the project want it said on the pull request? */
  readonly comment: boolean;
  readonly delivered: Delivered | undefined;
}

/** What all trials share. */
interface Stand {
  readonly ports: Ports;
  readonly catalog: Catalog;
  readonly planned: Planned;
  readonly leg: Leg;
  /** Undefined where its programs are run in a container. */
  readonly tools: Tools | undefined;
}

const NOT_TRIED: ApplicationTrial = { result: "not tried", milliseconds: 0, problems: [] };

/** The application itself; what is wrong with it is told with everything else, in the end. */
async function tryApplication(
  { ports, catalog, planned, leg }: Stand,
  directory: string,
): Promise<{ readonly application: ApplicationTrial; readonly delivered: Delivered | undefined }> {
  let missing: readonly string[] | undefined;
  const bundled = ({ missingModules }: Bundle): void => {
    missing = missingModules;
  };
  const work = () =>
    attempt(ports, () => deliverLeg(ports, catalog, planned, { leg, directory, bundled, accounted: true }));
  const { value: delivered, problems, milliseconds } = await ports.log.stage("The application", work);
  const fragment = delivered?.built === undefined ? {} : { fragment: delivered.built.fragment };
  const result = delivered === undefined ? "failed" : "passed";
  const known = missing === undefined ? {} : { missingModules: missing };
  const open = (built: NonNullable<typeof delivered>): Promise<ReleaseTrial> =>
    ports.log.stage("Rehearsal of the release", () => rehearseRelease(ports, catalog, planned, built));
  const release = delivered === undefined ? {} : { release: await open(delivered) };
  return { application: { result, milliseconds, problems, ...fragment, ...known, ...release }, delivered };
}

const NO_TRIALS = {
  ...{ trials: [], reused: 0, milliseconds: 0, budget: 0, locked: "" },
  problems: [
    {
      code: "dependencies-not-tried",
      severity: "warning",
      message:
        "neither dependencies nor other targets were tried by themselves: this target is run in a container here, where only whole programs are",
      hint: "A machine of the target's own tries them.",
    } as const,
  ],
};

async function tryEverything(stand: Stand, options: SmokeOptions): Promise<Omit<Smoked, "comment">> {
  const { ports, catalog, planned, leg, tools } = stand;
  const { name, version } = planned.plan.project;
  const common = { project: { name, version }, target: leg.target };
  // Read before the folder gets this build's.
  const former = await readFormers(ports, catalog, planned, { ...options, target: leg.target });
  const hello = await ports.log.stage("Hello world", () =>
    tryHello(ports, catalog, planned, { leg, interpreter: tools?.interpreter }),
  );
  if (hello.result === "failed") {
    const nothing = { comparisons: [], notCompared: [], problems: hello.problems, warnings: [] };
    const result = { ...common, hello: [hello], dependencies: undefined, application: NOT_TRIED, ...nothing };
    return { result, delivered: undefined };
  }
  const { locked, ...dependencies } =
    tools === undefined
      ? NO_TRIALS
      : await ports.log.stage("Hello world with each dependency", () =>
          tryDependencies(ports, catalog, planned, { leg, tools }),
        );
  const elsewhere = planned.plan.legs.filter(({ target }) => target !== leg.target);
  const legs = options.others && locked !== "" ? elsewhere : [];
  const others = await tryElsewhere(ports, catalog, planned, { legs, locked });
  const { application, delivered } = await tryApplication(stand, options.directory);
  const tried = { hello: [hello, ...others], dependencies, application };
  const changes =
    options.base === undefined ? undefined : await catalog.lockChanges(ports.exec, planned.facts, options.base);
  return { result: { ...common, ...tried, ...judgeSmoke(planned, leg, { ...tried, former, changes }) }, delivered };
}

/** Finds everything out anew. */
function forgetful(catalog: Catalog): Catalog {
  const nothing = { recall: async () => undefined, keep: async () => undefined };
  return { ...catalog, probes: { ...catalog.probes, ...nothing } };
}

/**
 * `slipway smoke`: can this pipeline ship at all? Hello world; hello world with each direct dependency; the application.
 * What is wrong is in the result, and not thrown.
 */
export async function smokeStage(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  options: SmokeOptions,
): Promise<Smoked> {
  const planned = await planStage(ports, catalog, wishes);
  const leg = chooseLeg(ports, planned, options.target, "container");
  const chosen = planned.config.cache === "off" ? forgetful(catalog) : catalog;
  const bench: Bench = { ports: quietly(ports), catalog, planned, leg, work: "", release: false };
  const survey = { catalog: chosen, survey: planned, leg, work: ports.machine.workRoot, release: false };
  // The project's own label comes first: hello world has another one, and there is one entry for all of it.
  if (planned.config.cache !== "off") await cachedPorts(ports, survey);
  const tools = isMuslHere(ports.machine, leg.target) ? undefined : await readyInterpreter(bench);
  const smoked = await tryEverything({ ports: savingLater(ports), catalog: chosen, planned, leg, tools }, options);
  await ports.cache?.save();
  return { ...smoked, comment: planned.config.comment === "auto" };
}
