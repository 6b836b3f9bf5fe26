import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  filesOf,
  planReferenceText
} from "./chunk-2JOMXQ4B.mjs";
import {
  buildPlanned,
  checkCommit,
  planStage,
  preflight,
  publishLegs,
  readHandovers,
  surveyAndDraft
} from "./chunk-HLMF252L.mjs";
import {
  HANDOVER_NAME,
  checkSecretNames,
  legsSignedInside
} from "./chunk-DC7PZX4J.mjs";
import {
  PlanSchema
} from "./chunk-NBDW4VMS.mjs";
import {
  parseJson,
  pipe,
  safeParse,
  string
} from "./chunk-K7URS2RY.mjs";
import {
  BuildError,
  ConfigError
} from "./chunk-4R4DXNF4.mjs";

// src/stages/signed-legs.ts
var signedScope = ({ group, attempt }) => ({
  group: `${group}-signed`,
  attempt
});
var triedScope = ({ group, attempt }) => ({ group: `${group}-tried`, attempt });
function shapeOf({ executables, checker, leftOut }) {
  const programs = executables.map(({ entry, path }) => ({ entry: entry.name, path }));
  const python = checker?.kind === "shipped" ? { python: [...checker.argv] } : {};
  const left = leftOut?.map(({ name, version, modules }) => ({ name, version, modules: [...modules] }));
  return { programs, ...python, ...left === void 0 ? {} : { leftOut: left } };
}
async function readLegs(catalog, folder) {
  const { legs, problems } = readHandovers(await catalog.receiveLegs(folder));
  if (problems.length > 0) throw new BuildError(problems);
  return legs;
}
async function collectReleased(ports, catalog, hall) {
  const { plan, exchange, scope, directory } = hall;
  const folder = `${directory}/legs`;
  const built = await catalog.handedOver(exchange, scope, plan.legs.length);
  if (legsSignedInside(plan).length === 0) {
    await catalog.collectLegs(exchange, built, folder);
    return folder;
  }
  const signed = (await catalog.handedOver(exchange, signedScope(scope), plan.legs.length)).filter(
    (leg) => isOf(leg, built)
  );
  const unsigned = built.filter(({ index }) => !signed.some((leg) => leg.index === index));
  await catalog.collectLegs(exchange, unsigned, folder);
  await catalog.collectLegs(exchange, signed, `${directory}/signed`);
  const tried = await catalog.handedOver(exchange, triedScope(scope), plan.legs.length);
  await catalog.collectLegs(exchange, tried, `${directory}/tried`);
  await release(ports, catalog, hall, folder);
  return folder;
}
function isOf(signed, built) {
  const own = built.find(({ index }) => index === signed.index);
  return own !== void 0 && own.attempt <= signed.attempt;
}
function wasTried({ handover }, tried) {
  const files = JSON.stringify(handover.leg.artifacts);
  return tried.find(
    (other) => other.handover.leg.target === handover.leg.target && other.handover.run === handover.run && JSON.stringify(other.handover.leg.artifacts) === files
  );
}
function untried(target) {
  const message = `the signed programs of ${target} were not run since: nothing says that they still start`;
  return new BuildError([{ code: "untried-leg", message, hint: "Run the failed jobs again." }]);
}
async function release(ports, catalog, { plan, directory }, folder) {
  const tried = await readLegs(catalog, `${directory}/tried`);
  for (const leg of await readLegs(catalog, `${directory}/signed`)) {
    const { target } = leg.handover.leg;
    const after = wasTried(leg, tried);
    if (after === void 0) {
      if (plan.legs.find((each) => each.target === target)?.optional !== true) throw untried(target);
      const message = `the release is made without ${target}, which is optional: its signed programs did not run`;
      ports.log.warn({ code: "optional-leg-missing", message });
      continue;
    }
    const { smoke, startup } = after.handover.leg;
    const { bundle: _, ...handover } = leg.handover;
    const { startup: _before, ...rest } = handover.leg;
    const said = { ...handover, leg: { ...rest, smoke, ...startup === void 0 ? {} : { startup } } };
    const texts = /* @__PURE__ */ new Map([[HANDOVER_NAME, JSON.stringify(said, void 0, 2)]]);
    const made = await catalog.writeReleaseTexts(`${directory}/said/${target}`, texts);
    await catalog.layOut([...made, ...leg.files], `${folder}/${target}-signed`);
  }
}

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
async function planJob(ports, catalog, wishes, { attempt, secrets }) {
  const { plan } = await planStage(ports, catalog, wishes);
  checkCommit(plan);
  if (secrets !== void 0 && plan.tag !== null) checkSecretNames(ports, plan, secrets);
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
  const message = `what the run's artifact store has is not a plan of ours: ${plan.issues[0].message}`;
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
    const release2 = plan.tag !== null;
    const signedLater = legsSignedInside(plan).some(({ target }) => target === options.target);
    const delivered = await buildPlanned(ports, catalog, planned, { ...options, release: release2, signedLater });
    const bundle = signedLater ? shapeOf(delivered.built.bundle) : void 0;
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
async function releaseJob(ports, catalog, wishes, { reference, place, draft }) {
  const room = await ports.workplaces.open(`${reference.name}-release`, wishes.root);
  try {
    const { directory } = room;
    const plan = await fetchPlan(ports, catalog, reference, directory);
    const { draft: _, ...surveyed } = await surveyAndDraft(ports, catalog, wishes);
    const planned = { ...surveyed, plan };
    const scope = { group: groupOf(catalog, reference), attempt: place.attempt };
    const exchange = storeOf(ports);
    const folder = await ports.log.stage(
      "Hand-over: what the legs made",
      () => collectReleased(ports, catalog, { plan, exchange, scope, directory })
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
  signedScope,
  triedScope,
  readLegs,
  storeOf,
  groupOf,
  planJob,
  fetchPlan,
  legOfPlan,
  samePlan,
  buildJob,
  releaseJob
};
