import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  filesOf,
  planReferenceText
} from "./chunk-TLPLV4MN.mjs";
import {
  buildPlanned,
  planStage,
  preflight,
  publishLegs,
  surveyAndDraft
} from "./chunk-HQBBSY75.mjs";
import {
  PlanSchema
} from "./chunk-CD6XASLU.mjs";
import {
  parseJson,
  pipe,
  safeParse,
  string
} from "./chunk-GUX3NUDU.mjs";
import {
  BuildError,
  ConfigError
} from "./chunk-4R4DXNF4.mjs";

// src/stages/jobs.ts
var TRIES = 5;
function storeOf({ exchange }) {
  if (exchange !== void 0) return exchange;
  const message = "the artifact store of the workflow run, through which the jobs meet, is not there";
  const hint = "It is on github.com and on *.ghe.com. Elsewhere use the one step, or slipway release --to DIR.";
  throw new BuildError([{ code: "no-exchange", message, hint }]);
}
function groupOf(catalog, reference) {
  return `plan-${catalog.digest(planReferenceText(reference)).slice(0, 8)}`;
}
async function checkReleasable(ports, { tag, commit, legs, expected }) {
  if (tag === null) return;
  const mayLack = new Set(
    legs.flatMap(({ optional, artifacts }) => optional ? artifacts.map(({ name }) => name) : [])
  );
  const names = expected.filter((name) => !mayLack.has(name));
  const already = await preflight(ports, { tag, commit: commit?.id, names, writes: false });
  if (already === void 0) return;
  const message = `${tag} is released already, whole and immutable (${already.url}): nothing is left to do`;
  throw new BuildError([{ code: "already-released", message, hint: "For other files, release the next version." }]);
}
async function planJob(ports, catalog, wishes, { attempt }) {
  const { plan } = await planStage(ports, catalog, wishes);
  await checkReleasable(ports, plan);
  const exchange = storeOf(ports);
  const text = `${JSON.stringify(plan, void 0, 2)}
`;
  const room = await ports.workplaces.open(`${plan.project.name}-plan`, wishes.root);
  try {
    for (let number = 1; number <= TRIES; number += 1) {
      const name = `slipway-plan-${plan.project.name}-a${attempt}-t${number}.json`;
      const [file] = await catalog.writeReleaseTexts(room.directory, /* @__PURE__ */ new Map([[name, text]]));
      const stored = await exchange.store(file?.path ?? "", (reason) => ports.log.info(`${name}: ${reason}`));
      if (stored === "stored") return { plan, reference: { name, sha256: catalog.digest(text) } };
    }
  } finally {
    await room.close(false);
  }
  const hint = "Run the job again.";
  throw new BuildError([{ code: "plan-not-stored", message: "the run's artifact store did not take the plan", hint }]);
}
async function fetchPlan(ports, catalog, reference, folder) {
  const exchange = storeOf(ports);
  const { name, sha256 } = reference;
  const artifact = (await exchange.list()).find((each) => each.name === name && each.sha256 === sha256);
  const hint = "Run the plan job again, and hand its output on as it is.";
  if (artifact === void 0) {
    const message = `the run's artifact store has no plan ${name} with that digest`;
    throw new BuildError([{ code: "no-plan", message, hint }]);
  }
  await exchange.fetch(artifact, `${folder}/${name}`);
  const text = await catalog.readText(`${folder}/${name}`);
  if (catalog.digest(text) !== sha256)
    throw new BuildError([{ code: "no-plan", message: `the plan ${name} is not the one that was made`, hint }]);
  return planOf(text);
}
function planOf(text) {
  const plan = safeParse(pipe(string(), parseJson(), PlanSchema), text);
  if (plan.success) return plan.output;
  const hint = "All jobs of a workflow have to use the same version of Slipway.";
  const message = `what the run's artifact store has is no plan of ours: ${plan.issues[0].message}`;
  throw new BuildError([{ code: "no-plan", message, hint }]);
}
function legOfPlan(catalog, plan, target) {
  const index = plan.legs.findIndex((leg) => leg.target === target);
  return { key: catalog.digest(target).slice(0, 12), title: target, index, total: plan.legs.length };
}
async function samePlan(ports, catalog, wishes, plan) {
  const planned = await planStage(ports, catalog, plan.tag === null ? wishes : { ...wishes, tag: plan.tag });
  const own = planOf(JSON.stringify(planned.plan));
  const keys = Object.keys({ ...plan, ...own });
  const differs = keys.filter((key) => JSON.stringify(plan[key]) !== JSON.stringify(own[key]));
  if (differs.length === 0) return { ...planned, plan };
  const message = `this job plans something else than the plan job: ${differs.join(", ")}`;
  throw new ConfigError([
    { code: "plan-differs", message, hint: "Give both jobs the same inputs, and the same commit." }
  ]);
}
async function buildJob(ports, catalog, wishes, { reference, place, ...options }) {
  const room = await ports.workplaces.open(`${reference.name}-${options.target}`, wishes.root);
  try {
    const { directory } = room;
    const plan = await fetchPlan(ports, catalog, reference, directory);
    const planned = await samePlan(ports, catalog, wishes, plan);
    const delivered = await buildPlanned(ports, catalog, planned, { ...options, release: plan.tag !== null });
    const files = await filesOf(catalog, { delivered, run: place.run, directory: `${directory}/own` });
    const scope = { group: groupOf(catalog, reference), attempt: place.attempt };
    const leg = legOfPlan(catalog, plan, options.target);
    const request = { scope, leg, files, scratch: `${directory}/hand-over` };
    await ports.log.stage("Hand-over to the release", () => catalog.handOver(ports, storeOf(ports), request));
    return delivered;
  } finally {
    await room.close(false);
  }
}
async function releaseJob(ports, catalog, wishes, { reference, place, draft }) {
  const room = await ports.workplaces.open(`${reference.name}-release`, wishes.root);
  try {
    const { directory } = room;
    const plan = await fetchPlan(ports, catalog, reference, directory);
    const { draft: _, ...surveyed } = await surveyAndDraft(ports, catalog, wishes);
    const planned = { ...surveyed, plan };
    const scope = { group: groupOf(catalog, reference), attempt: place.attempt };
    const exchange = storeOf(ports);
    const folder = `${directory}/legs`;
    await ports.log.stage(
      "Hand-over: what the legs made",
      async () => catalog.collectLegs(exchange, await catalog.handedOver(exchange, scope, plan.legs.length), folder)
    );
    const request = {
      planned,
      folder,
      wanted: { kind: "plan" },
      run: place.run,
      directory: `${directory}/release`
    };
    return await publishLegs(ports, catalog, { ...request, ...draft === void 0 ? {} : { draft } });
  } finally {
    await room.close(false);
  }
}

export {
  planJob,
  buildJob,
  releaseJob
};
