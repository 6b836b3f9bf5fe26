import type { Catalog } from "../model/catalog.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Leg } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import type { ApplicationTrial, DependencyTrials, HelloTrial, SmokeResult } from "../model/smoke-result.ts";
import type { TargetId } from "../model/target.ts";
import { attempt, quietly } from "./attempt.ts";
import { type Delivered, deliverLeg } from "./deliver.ts";
import { tryDependencies } from "./dependencies.ts";
import { readyInterpreter } from "./environment.ts";
import { tryHello, tryHelloElsewhere } from "./hello.ts";
import { type Bench, chooseLeg } from "./leg.ts";
import { type Planned, planStage } from "./plan.ts";
import type { Wishes } from "./wishes.ts";

export interface SmokeOptions {
  readonly target: TargetId | undefined;
  /** Where the application's files go, absolute. */
  readonly directory: string;
  /** The other targets are put together too, without being run. */
  readonly others: boolean;
}

/** A smoke build, and the files that it made of the application, where it made any. */
export interface Smoked extends SmokeResult {
  readonly delivered: Delivered | undefined;
}

const NOT_TRIED: ApplicationTrial = { result: "not tried", milliseconds: 0, problems: [] };

async function elsewhere(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  { legs, locked }: { readonly legs: readonly Leg[]; readonly locked: string },
): Promise<readonly HelloTrial[]> {
  const trials: HelloTrial[] = [];
  for (const leg of legs) {
    const title = `Hello world with the requirements, put together for ${leg.target}`;
    trials.push(await ports.log.stage(title, () => tryHelloElsewhere(ports, catalog, planned, { leg, locked })));
  }
  return trials;
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
  const leg = chooseLeg(ports, planned, options.target);
  const { name, version } = planned.plan.project;
  const common = { project: { name, version }, target: leg.target };
  const bench: Bench = { ports: quietly(ports), catalog, planned, leg, work: "", release: false };
  const tools = await readyInterpreter(bench);
  const { interpreter } = tools;
  const hello = await ports.log.stage("Hello world", () => tryHello(ports, catalog, planned, { leg, interpreter }));
  if (hello.result === "failed") {
    const { problems } = hello;
    const tried = { hello: [hello], dependencies: undefined, application: NOT_TRIED, delivered: undefined };
    return { ...common, ...tried, problems, warnings: [] };
  }
  const { locked, ...dependencies } = await ports.log.stage("Hello world with each dependency", () =>
    tryDependencies(ports, catalog, planned, { leg, tools }),
  );
  const legs = options.others && locked !== "" ? planned.plan.legs.filter(({ target }) => target !== leg.target) : [];
  const others = await elsewhere(ports, catalog, planned, { legs, locked });
  const {
    value: delivered,
    problems,
    milliseconds,
  } = await ports.log.stage("The application", () =>
    attempt(ports, () => deliverLeg(ports, catalog, planned, { leg, directory: options.directory })),
  );
  const application: ApplicationTrial = {
    result: delivered === undefined ? "failed" : "passed",
    milliseconds,
    problems,
    ...(delivered?.built === undefined ? {} : { fragment: delivered.built.fragment }),
  };
  return {
    ...common,
    hello: [hello, ...others],
    dependencies,
    application,
    delivered,
    ...judged({ dependencies, application }),
  };
}

function judged({
  dependencies,
  application,
}: {
  readonly dependencies: DependencyTrials;
  readonly application: ApplicationTrial;
}): { readonly problems: readonly Diagnostic[]; readonly warnings: readonly Diagnostic[] } {
  return { problems: [...application.problems, ...dependencies.problems], warnings: [] };
}
