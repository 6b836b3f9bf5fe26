import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  checkedLegs
} from "./chunk-5KTTJUNY.mjs";
import {
  builtOutputs,
  runSmokeStep
} from "./chunk-TE2CGSEM.mjs";
import {
  publishedOutputs
} from "./chunk-HS67EYXL.mjs";
import "./chunk-5EO2WBKT.mjs";
import {
  targetNamed
} from "./chunk-CKLSSE6Q.mjs";
import {
  summaryMarkdown
} from "./chunk-7DTKUW7C.mjs";
import {
  buildJob,
  fetchPlan,
  groupOf,
  legOfPlan,
  samePlan,
  signedScope,
  storeOf,
  triedScope
} from "./chunk-XFVPO5F3.mjs";
import {
  placeOf,
  referenceOf,
  wishesOf
} from "./chunk-2JOMXQ4B.mjs";
import {
  chooseLeg,
  readyEnvironment,
  readyInterpreter,
  reference,
  sayReport
} from "./chunk-HLMF252L.mjs";
import "./chunk-K76BS2FT.mjs";
import "./chunk-K2IPQCL6.mjs";
import "./chunk-6VEKO5TT.mjs";
import "./chunk-SRJGACTK.mjs";
import "./chunk-AOD3NGQQ.mjs";
import {
  HANDOVER_NAME
} from "./chunk-DC7PZX4J.mjs";
import "./chunk-LWEUKMG3.mjs";
import "./chunk-YWAGJZTN.mjs";
import "./chunk-2VOKWHUX.mjs";
import "./chunk-NBDW4VMS.mjs";
import "./chunk-F2ZGVHID.mjs";
import "./chunk-SHF7BFNP.mjs";
import "./chunk-IZIJMY2B.mjs";
import "./chunk-MMOJMJDC.mjs";
import "./chunk-EYHZ6UKJ.mjs";
import "./chunk-K7URS2RY.mjs";
import "./chunk-5TTXIAUN.mjs";
import "./chunk-U65I235I.mjs";
import "./chunk-M4GCNWUY.mjs";
import "./chunk-OGLILRLF.mjs";
import {
  BuildError,
  ConfigError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/entry/build-job.ts
import { join } from "node:path";

// src/stages/try-signed-job.ts
function nothing(target) {
  const message = `nothing that was signed of ${target} lies in the run's artifact store`;
  return new BuildError([{ code: "no-signed-leg", message, hint: "Run the job that signs first." }]);
}
function bundleOf({ project }, shape, root) {
  const executables = shape.programs.flatMap(({ entry: name, path }) => {
    const entry = project.entries.find((candidate) => candidate.name === name);
    return entry === void 0 ? [] : [{ entry, path }];
  });
  const [program, ...rest] = shape.python ?? [];
  return {
    root,
    executables,
    bundler: { name: "", version: null },
    checker: program === void 0 ? void 0 : { kind: "shipped", argv: [program, ...rest] },
    ...shape.leftOut === void 0 ? {} : { leftOut: shape.leftOut },
    notes: []
  };
}
async function trySigned(bench, { handover, files }) {
  const { ports, planned, leg, work } = bench;
  const tools = await readyInterpreter(bench);
  const { environment } = await readyEnvironment(bench, tools);
  if (handover.bundle === void 0) throw nothing(leg.target);
  const smoke = await reference(bench, environment, handover.bundle.leftOut);
  const bundle = bundleOf(planned.plan, handover.bundle, work);
  const artifact = files.find(({ name }) => name === leg.artifacts[0]?.name)?.path ?? "";
  const report = await ports.log.stage("Smoke run of the signed artifact", () => smoke.judge(bundle, artifact));
  sayReport(ports.log, report);
  return report;
}
async function trySignedJob(ports, catalog, wishes, { reference: reference2, place, target }) {
  const room = await ports.workplaces.open(`${reference2.name}-${target}-signed`, wishes.root);
  try {
    const { directory } = room;
    const exchange = storeOf(ports);
    const plan = await fetchPlan(ports, catalog, reference2, directory);
    const planned = await samePlan(ports, catalog, wishes, plan);
    const leg = chooseLeg(ports, planned, target);
    const scope = { group: groupOf(catalog, reference2), attempt: place.attempt };
    const own = legOfPlan(catalog, plan, target);
    const signed = await catalog.handedOver(exchange, signedScope(scope), plan.legs.length);
    const folder = `${directory}/signed`;
    await catalog.collectLegs(
      exchange,
      signed.filter(({ index }) => index === own.index),
      folder
    );
    const [received] = await checkedLegs(catalog, planned, { folder, legs: [leg], run: place.run });
    if (received === void 0) throw nothing(target);
    const bench = { ports, catalog, planned, leg, work: `${directory}/work`, release: plan.tag !== null };
    await catalog.writeReleaseTexts(bench.work, /* @__PURE__ */ new Map());
    const { checks, startup } = await trySigned(bench, received);
    const { startup: _, ...before } = received.handover.leg;
    const after = { ...before, smoke: [...checks], ...startup === void 0 ? {} : { startup } };
    const text = JSON.stringify({ ...received.handover, leg: after }, void 0, 2);
    const files = await catalog.writeReleaseTexts(`${directory}/said`, /* @__PURE__ */ new Map([[HANDOVER_NAME, text]]));
    const request = { scope: triedScope(scope), leg: own, files, scratch: `${directory}/hand-over` };
    await ports.log.stage("Hand-over to the release", () => catalog.handOver(ports, exchange, request));
  } finally {
    await room.close(false);
  }
}

// src/entry/build-job.ts
var MODES = ["", "auto", "build", "smoke", "signed"];
function checkMode(mode) {
  if (MODES.includes(mode)) return;
  const hint = "There are: auto, build, smoke, signed. What is released, the release job releases.";
  throw new ConfigError([{ code: "unknown-mode", message: `input mode: a leg has no mode ${mode}`, hint }]);
}
var runBuild = async (ports, catalog, step) => {
  const { target: named = "", mode = "" } = step.inputs;
  const target = targetNamed(named);
  if (target === void 0) throw new ConfigError([{ code: "no-target", message: "input target is needed here" }]);
  checkMode(mode);
  const directory = join(step.project, "release");
  const wishes = wishesOf(step);
  if (mode === "smoke") return runSmokeStep(ports, catalog, step, { wishes, target, directory });
  const at = { target, reference: referenceOf(step), place: placeOf(step), directory };
  if (mode === "signed") return trySignedJob(ports, catalog, wishes, at);
  const delivered = await buildJob(ports, catalog, wishes, at);
  const outputs = await builtOutputs(ports, catalog, delivered);
  const none = publishedOutputs(void 0);
  for (const [name, value] of Object.entries(outputs)) if (!(name in none)) step.output(name, value);
  await step.summary(summaryMarkdown(delivered.manifest));
};
export {
  runBuild
};
