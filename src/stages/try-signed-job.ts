import type { Bundle } from "../model/bundle.ts";
import type { Catalog } from "../model/catalog.ts";
import { BuildError } from "../model/errors.ts";
import { type BundleShape, HANDOVER_NAME } from "../model/handover.ts";
import type { Plan } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import { reference, sayReport } from "./build.ts";
import { readyEnvironment, readyInterpreter } from "./environment.ts";
import { type BuildJob, fetchPlan, groupOf, legOfPlan, samePlan, storeOf } from "./jobs.ts";
import { type Bench, chooseLeg } from "./leg.ts";
import type { MergedLeg } from "./merge.ts";
import { checkedLegs } from "./sign-job.ts";
import { signedScope, triedScope } from "./signed-legs.ts";
import type { Wishes } from "./wishes.ts";

function nothing(target: string): BuildError {
  const message = `nothing that was signed of ${target} lies in the run's artifact store`;
  return new BuildError([{ code: "no-signed-leg", message, hint: "Run the job that signs first." }]);
}

/** The bundle, as far as a smoke run has to know it, of what its maker said. */
function bundleOf({ project }: Plan, shape: BundleShape, root: string): Bundle {
  const executables = shape.programs.flatMap(({ entry: name, path }) => {
    const entry = project.entries.find((candidate) => candidate.name === name);
    return entry === undefined ? [] : [{ entry, path }];
  });
  const [program, ...rest] = shape.python ?? [];
  return {
    root,
    executables,
    bundler: { name: "", version: null },
    checker: program === undefined ? undefined : { kind: "shipped", argv: [program, ...rest] },
    ...(shape.leftOut === undefined ? {} : { leftOut: shape.leftOut }),
    notes: [],
  };
}

/** Runs the signed artifact as a leg runs the one that it made: by what the program does in its environment. */
async function trySigned(bench: Bench, { handover, files }: MergedLeg) {
  const { ports, planned, leg, work } = bench;
  const tools = await readyInterpreter(bench);
  const { environment } = await readyEnvironment(bench, tools);
  if (handover.bundle === undefined) throw nothing(leg.target);
  const smoke = await reference(bench, environment, handover.bundle.leftOut);
  const bundle = bundleOf(planned.plan, handover.bundle, work);
  const artifact = files.find(({ name }) => name === leg.artifacts[0]?.name)?.path ?? "";
  const report = await ports.log.stage("Smoke run of the signed artifact", () => smoke.judge(bundle, artifact));
  sayReport(ports.log, report);
  return report;
}

/** The job that runs what was signed, without any rights, before it is released; and says so to the one that releases. */
export async function trySignedJob(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  { reference, place, target }: Pick<BuildJob, "reference" | "place" | "target">,
): Promise<void> {
  const room = await ports.workplaces.open(`${reference.name}-${target}-signed`, wishes.root);
  try {
    const { directory } = room;
    const exchange = storeOf(ports);
    const plan = await fetchPlan(ports, catalog, reference, directory);
    const planned = await samePlan(ports, catalog, wishes, plan);
    const leg = chooseLeg(ports, planned, target);
    const scope = { group: groupOf(catalog, reference), attempt: place.attempt };
    const own = legOfPlan(catalog, plan, target);
    const signed = await catalog.handedOver(exchange, signedScope(scope), plan.legs.length);
    const folder = `${directory}/signed`;
    await catalog.collectLegs(
      exchange,
      signed.filter(({ index }) => index === own.index),
      folder,
    );
    const [received] = await checkedLegs(catalog, planned, { folder, legs: [leg], run: place.run });
    if (received === undefined) throw nothing(target);
    const bench = { ports, catalog, planned, leg, work: `${directory}/work`, release: plan.tag !== null };
    await catalog.writeReleaseTexts(bench.work, new Map());
    const { checks, startup } = await trySigned(bench, received);
    const { startup: _, ...before } = received.handover.leg;
    const after = { ...before, smoke: [...checks], ...(startup === undefined ? {} : { startup }) };
    const text = JSON.stringify({ ...received.handover, leg: after }, undefined, 2);
    const files = await catalog.writeReleaseTexts(`${directory}/said`, new Map([[HANDOVER_NAME, text]]));
    const request = { scope: triedScope(scope), leg: own, files, scratch: `${directory}/hand-over` };
    await ports.log.stage("Hand-over to the release", () => catalog.handOver(ports, exchange, request));
  } finally {
    await room.close(false);
  }
}
