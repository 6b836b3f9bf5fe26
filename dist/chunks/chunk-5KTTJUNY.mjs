import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  fetchPlan,
  groupOf,
  legOfPlan,
  readLegs,
  signedScope,
  storeOf
} from "./chunk-XFVPO5F3.mjs";
import {
  makePackages,
  mergeLegs,
  planText,
  signInside,
  surveyAndDraft
} from "./chunk-HLMF252L.mjs";
import {
  HANDOVER_NAME,
  decideInside,
  legsSignedInside,
  meansOf
} from "./chunk-DC7PZX4J.mjs";
import {
  BuildError
} from "./chunk-4R4DXNF4.mjs";

// src/stages/sign-job.ts
async function checkedLegs(catalog, planned, at) {
  const received = await catalog.receiveLegs(at.folder);
  const result = mergeLegs({
    plan: { ...planned.plan, legs: [...at.legs] },
    wanted: { kind: "plan" },
    run: at.run,
    template: planned.config.release.tag,
    received,
    rehearsal: false,
    digestOf: (target) => {
      const leg = at.legs.find((candidate) => candidate.target === target);
      return leg === void 0 ? void 0 : catalog.digest(planText({ planned, leg }));
    }
  });
  if (!("manifest" in result)) throw new BuildError(result);
  return readLegs(catalog, at.folder);
}
function refuseOtherChanges(before, after, signatures) {
  const signed = new Set(signatures.filter(({ by }) => by === "us").map(({ file }) => file));
  const names = /* @__PURE__ */ new Set([...before.keys(), ...after.keys()]);
  const changed = [...names].filter((name) => before.get(name)?.sha256 !== after.get(name)?.sha256);
  const wrong = changed.filter((name) => !signed.has(name) || !before.has(name) || !after.has(name)).sort();
  if (wrong.length === 0) return;
  const message = `signing changed what it should not: ${wrong.slice(0, 5).join(", ")}`;
  throw new BuildError([{ code: "changed-file", message, hint: "Nothing of it is handed over. Please report this." }]);
}
var bytesOf = (tree) => [...tree.values()].reduce((sum, { size }) => sum + size, 0);
async function signLeg(bench, leg, { handover, files }) {
  const { ports, catalog, planned, signers, exchange, scope } = bench;
  const work = `${bench.directory}/${leg.target}`;
  const archive = files.find(({ name }) => name === leg.artifacts[0]?.name)?.path ?? "";
  await catalog.writeReleaseTexts(`${work}/unpacked`, /* @__PURE__ */ new Map());
  const root = await catalog.unpackBundle(archive, `${work}/unpacked`);
  const before = await catalog.treeDigests(root);
  const signatures = await signInside(ports, signers, { root, scratch: work, target: leg.target });
  const after = await catalog.treeDigests(root);
  refuseOtherChanges(before, after, signatures);
  const packed = await makePackages({ ports, catalog, planned, leg, work }, { root });
  const bundleSize = handover.leg.bundleSize + bytesOf(after) - bytesOf(before);
  const fragment = { ...handover.leg, bundleSize, signatures: [...signatures], artifacts: packed.artifacts };
  const text = JSON.stringify({ ...handover, leg: fragment }, void 0, 2);
  const said = await catalog.writeReleaseTexts(`${work}/said`, /* @__PURE__ */ new Map([[HANDOVER_NAME, text]]));
  await catalog.handOver(ports, exchange, {
    scope: signedScope(scope),
    leg: legOfPlan(catalog, planned.plan, leg.target),
    files: [...said, ...[...packed.files].map(([name, path]) => ({ name, path }))],
    scratch: `${work}/hand-over`
  });
}
async function signersOf(ports, catalog, { plan, wishes }) {
  const [leg] = legsSignedInside(plan);
  if (leg === void 0) return void 0;
  const decision = decideInside(plan.signing, leg.target, meansOf(ports));
  const errors = decision.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new BuildError(errors);
  for (const problem of decision.problems) ports.log.warn(problem);
  return decision.authenticode === void 0 ? void 0 : catalog.insideSigners(decision, wishes.root);
}
async function signJob(ports, catalog, wishes, { reference, place }) {
  const room = await ports.workplaces.open(`${reference.name}-sign`, wishes.root);
  try {
    const { directory } = room;
    const exchange = storeOf(ports);
    const plan = await fetchPlan(ports, catalog, reference, directory);
    const { draft: _, ...surveyed } = await surveyAndDraft(ports, catalog, wishes);
    const planned = { ...surveyed, plan };
    const signers = await signersOf(ports, catalog, planned);
    if (signers === void 0) return [];
    const wanted = legsSignedInside(plan);
    const scope = { group: groupOf(catalog, reference), attempt: place.attempt };
    const handed = (await catalog.handedOver(exchange, scope, plan.legs.length)).filter(
      ({ index }) => wanted.some(({ target }) => target === plan.legs[index]?.target)
    );
    if (handed.length === 0 && wanted.every(({ optional }) => optional)) return [];
    const folder = `${directory}/legs`;
    await catalog.collectLegs(exchange, handed, folder);
    const legs = await checkedLegs(catalog, planned, { folder, legs: wanted, run: place.run });
    for (const received of legs) {
      const leg = wanted.find(({ target }) => target === received.handover.leg.target);
      if (leg === void 0) continue;
      await ports.log.stage(
        `${leg.target}: unpack, sign, pack again`,
        () => signLeg({ ports, catalog, planned, signers, exchange, scope, directory }, leg, received)
      );
    }
    const there = new Set(legs.map(({ handover }) => handover.leg.target));
    return plan.matrix.include.filter(({ target }) => there.has(target));
  } finally {
    await room.close(false);
  }
}

export {
  checkedLegs,
  signJob
};
