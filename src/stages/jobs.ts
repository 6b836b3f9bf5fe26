import * as v from "valibot";
import type { Catalog } from "../model/catalog.ts";
import { BuildError, ConfigError } from "../model/errors.ts";
import type { Exchange, MatrixLeg } from "../model/exchange.ts";
import { type Plan, PlanSchema } from "../model/plan.ts";
import { type PlanReference, planReferenceText } from "../model/plan-reference.ts";
import type { Ports } from "../model/ports.ts";
import type { TargetId } from "../model/target.ts";
import { legsSignedInside } from "../plan/signing-inside.ts";
import type { Built } from "./build.ts";
import { type BuildOptions, buildPlanned, type Delivered } from "./deliver.ts";
import { type Planned, planStage } from "./plan.ts";
import { checkCommit, preflight } from "./preflight.ts";
import { publishLegs, type Released } from "./release.ts";
import { filesOf } from "./ship.ts";
import { collectReleased, shapeOf } from "./signed-legs.ts";
import { checkSecretNames } from "./signing.ts";
import { surveyAndDraft } from "./survey.ts";
import type { Wishes } from "./wishes.ts";

/** The workflow run that jobs meet in, and which attempt of it this is. */
export interface RunPlace {
  readonly run: string;
  /** From 1. */
  readonly attempt: number;
}

/** Names that are tried for the plan, where the store gives no answer. */
const TRIES = 5;

export function storeOf({ exchange }: Ports): Exchange {
  if (exchange !== undefined) return exchange;
  const message = "the artifact store of the workflow run, through which the jobs meet, is not there";
  const hint = "It is on github.com and on *.ghe.com. Elsewhere use the one step, or slipway release --to DIR.";
  throw new BuildError([{ code: "no-exchange", message, hint }]);
}

/** What all jobs of one plan have in common in the run's store. */
export function groupOf(catalog: Catalog, reference: PlanReference): string {
  return `plan-${catalog.digest(planReferenceText(reference)).slice(0, 8)}`;
}

/** Before any leg starts: a release that can never become what is planned, and one that is made already. */
async function checkReleasable(ports: Ports, { tag, commit, legs, expected }: Plan): Promise<void> {
  if (tag === null) return;
  const mayLack = new Set(
    legs.flatMap(({ optional, artifacts }) => (optional ? artifacts.map(({ name }) => name) : [])),
  );
  const names = expected.filter((name) => !mayLack.has(name));
  // Who plans has no right to write, and needs none.
  const already = await preflight(ports, { tag, commit: commit?.id, names, writes: false });
  if (already === undefined) return;
  const message = `${tag} is released already, whole and immutable (${already.url}): nothing is left to do`;
  throw new BuildError([{ code: "already-released", message, hint: "For other files, release the next version." }]);
}

/**
 * Plans, and leaves the plan in the run's store for the jobs that follow.
 * @param at.secrets names of the secrets that those will have; undefined where nobody can say
 */
export async function planJob(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  { attempt, secrets }: RunPlace & { readonly secrets?: readonly string[] | undefined },
): Promise<{ readonly plan: Plan; readonly reference: PlanReference }> {
  const { plan } = await planStage(ports, catalog, wishes);
  checkCommit(plan);
  if (secrets !== undefined && plan.tag !== null) checkSecretNames(ports, plan, secrets);
  await checkReleasable(ports, plan);
  const exchange = storeOf(ports);
  const text = `${JSON.stringify(plan, undefined, 2)}\n`;
  const room = await ports.workplaces.open(`${plan.project.name}-plan`, wishes.root);
  try {
    for (let number = 1; number <= TRIES; number += 1) {
      const name = `slipway-plan-${plan.project.name}-a${attempt}-t${number}.json`;
      const [file] = await catalog.writeReleaseTexts(room.directory, new Map([[name, text]]));
      const stored = await exchange.store(file?.path ?? "", (reason) => ports.log.info(`${name}: ${reason}`));
      if (stored === "stored") return { plan, reference: { name, sha256: catalog.digest(text) } };
    }
  } finally {
    await room.close(false);
  }
  const hint = "Run the job again.";
  throw new BuildError([{ code: "plan-not-stored", message: "the run's artifact store did not take the plan", hint }]);
}

/** The plan that a reference means, checked by its digest and its schema. */
export async function fetchPlan(
  ports: Ports,
  catalog: Catalog,
  reference: PlanReference,
  folder: string,
): Promise<Plan> {
  const exchange = storeOf(ports);
  const { name, sha256 } = reference;
  const artifact = (await exchange.list()).find((each) => each.name === name && each.sha256 === sha256);
  const hint = "Run the plan job again, and hand its output on as it is.";
  if (artifact === undefined) {
    const message = `the run's artifact store has no plan ${name} with that digest`;
    throw new BuildError([{ code: "no-plan", message, hint }]);
  }
  await exchange.fetch(artifact, `${folder}/${name}`);
  const text = await catalog.readText(`${folder}/${name}`);
  if (catalog.digest(text) !== sha256)
    throw new BuildError([{ code: "no-plan", message: `the plan ${name} is not the one that was made`, hint }]);
  return planOf(text);
}

/** A plan as every job has it, whatever the order in which its keys were written: the schema's. */
function planOf(text: string): Plan {
  const plan = v.safeParse(v.pipe(v.string(), v.parseJson(), PlanSchema), text);
  if (plan.success) return plan.output;
  const hint = "All jobs of a workflow have to use the same version of Slipway.";
  const message = `what the run's artifact store has is not a plan of ours: ${plan.issues[0].message}`;
  throw new BuildError([{ code: "no-plan", message, hint }]);
}

/** Legs of one plan know each other by their targets. */
export function legOfPlan(catalog: Catalog, plan: Plan, target: TargetId): MatrixLeg {
  const index = plan.legs.findIndex((leg) => leg.target === target);
  return { key: catalog.digest(target).slice(0, 12), title: target, index, total: plan.legs.length };
}

/** A leg plans for itself, from the same files; that has to come to the same. */
export async function samePlan(ports: Ports, catalog: Catalog, wishes: Wishes, plan: Plan): Promise<Planned> {
  const planned = await planStage(ports, catalog, plan.tag === null ? wishes : { ...wishes, tag: plan.tag });
  const own = planOf(JSON.stringify(planned.plan));
  const keys = Object.keys({ ...plan, ...own }) as (keyof Plan)[];
  const differs = keys.filter((key) => JSON.stringify(plan[key]) !== JSON.stringify(own[key]));
  // The plan job's, to the letter: whoever releases compares digests of it.
  if (differs.length === 0) return { ...planned, plan };
  const message = `this job plans something else than the plan job: ${differs.join(", ")}`;
  throw new ConfigError([
    { code: "plan-differs", message, hint: "Give both jobs the same inputs, and the same commit." },
  ]);
}

export interface BuildJob extends BuildOptions {
  readonly target: TargetId;
  readonly reference: PlanReference;
  readonly place: RunPlace;
}

/** One leg of a plan: built, and handed over to whoever releases. */
export async function buildJob(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  { reference, place, ...options }: BuildJob,
): Promise<Delivered & { readonly built: Built }> {
  const room = await ports.workplaces.open(`${reference.name}-${options.target}`, wishes.root);
  try {
    const { directory } = room;
    const plan = await fetchPlan(ports, catalog, reference, directory);
    const planned = await samePlan(ports, catalog, wishes, plan);
    const release = plan.tag !== null;
    const signedLater = legsSignedInside(plan).some(({ target }) => target === options.target);
    const delivered = await buildPlanned(ports, catalog, planned, { ...options, release, signedLater });
    const bundle = signedLater ? shapeOf(delivered.built.bundle) : undefined;
    const files = await filesOf(catalog, { delivered, run: place.run, directory: `${directory}/own`, bundle });
    const scope = { group: groupOf(catalog, reference), attempt: place.attempt };
    const leg = legOfPlan(catalog, plan, options.target);
    const request = { scope, leg, files, scratch: `${directory}/hand-over` };
    await ports.log.stage("Hand-over to the release", () => catalog.handOver(ports, storeOf(ports), request));
    return delivered;
  } finally {
    await room.close(false);
  }
}

/** The release of a plan from what its legs have handed over. Nothing of the project is run; its configuration is read. */
export async function releaseJob(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  { reference, place, draft }: Pick<BuildJob, "reference" | "place"> & { readonly draft?: boolean },
): Promise<Released> {
  const room = await ports.workplaces.open(`${reference.name}-release`, wishes.root);
  try {
    const { directory } = room;
    const plan = await fetchPlan(ports, catalog, reference, directory);
    const { draft: _, ...surveyed } = await surveyAndDraft(ports, catalog, wishes);
    const planned = { ...surveyed, plan };
    const scope = { group: groupOf(catalog, reference), attempt: place.attempt };
    const exchange = storeOf(ports);
    const folder = await ports.log.stage("Hand-over: what the legs made", () =>
      collectReleased(ports, catalog, { plan, exchange, scope, directory }),
    );
    const request = {
      planned,
      folder,
      wanted: { kind: "plan" },
      run: place.run,
      directory: `${directory}/release`,
    } as const;
    return await publishLegs(ports, catalog, { ...request, ...(draft === undefined ? {} : { draft }) });
  } finally {
    await room.close(false);
  }
}
