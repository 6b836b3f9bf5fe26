import type { Catalog } from "../model/catalog.ts";
import { BuildError } from "../model/errors.ts";
import type { Exchange, ExchangeScope } from "../model/exchange.ts";
import { HANDOVER_NAME } from "../model/handover.ts";
import type { InsideSigner } from "../model/inside-signer.ts";
import type { BinarySignature, Measure } from "../model/manifest.ts";
import type { Leg, Plan } from "../model/plan.ts";
import type { PlanReference } from "../model/plan-reference.ts";
import type { Ports } from "../model/ports.ts";
import { decideInside, legsSignedInside } from "../plan/signing-inside.ts";
import { makePackages } from "./build.ts";
import { fetchPlan, groupOf, legOfPlan, type RunPlace, storeOf } from "./jobs.ts";
import { planText } from "./leg.ts";
import type { MergedLeg } from "./merge.ts";
import { mergeLegs } from "./merge-check.ts";
import type { Planned } from "./plan.ts";
import { signInside } from "./sign-inside.ts";
import { readLegs, signedScope } from "./signed-legs.ts";
import { meansOf } from "./signing.ts";
import { surveyAndDraft } from "./survey.ts";
import type { Wishes } from "./wishes.ts";

/** What was handed over by some legs of a plan, every file of it compared with what its leg says. Throws BuildError with everything wrong. */
export async function checkedLegs(
  catalog: Catalog,
  planned: Planned,
  at: { readonly folder: string; readonly legs: readonly Leg[]; readonly run: string },
): Promise<readonly MergedLeg[]> {
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
      return leg === undefined ? undefined : catalog.digest(planText({ planned, leg }));
    },
  });
  if (!("manifest" in result)) throw new BuildError(result);
  return readLegs(catalog, at.folder);
}

/** Nothing may have changed but programs, and those as far as we have signed them. */
export function refuseOtherChanges(
  before: ReadonlyMap<string, Measure>,
  after: ReadonlyMap<string, Measure>,
  signatures: readonly BinarySignature[],
): void {
  const signed = new Set(signatures.filter(({ by }) => by === "us").map(({ file }) => file));
  const names = new Set([...before.keys(), ...after.keys()]);
  const changed = [...names].filter((name) => before.get(name)?.sha256 !== after.get(name)?.sha256);
  const wrong = changed.filter((name) => !signed.has(name) || !before.has(name) || !after.has(name)).sort();
  if (wrong.length === 0) return;
  const message = `signing changed what it should not: ${wrong.slice(0, 5).join(", ")}`;
  throw new BuildError([{ code: "changed-file", message, hint: "Nothing of it is handed over. Please report this." }]);
}

const bytesOf = (tree: ReadonlyMap<string, Measure>): number =>
  [...tree.values()].reduce((sum, { size }) => sum + size, 0);

interface Bench {
  readonly ports: Ports;
  readonly catalog: Catalog;
  readonly planned: Planned;
  readonly signers: readonly InsideSigner[];
  readonly exchange: Exchange;
  readonly scope: ExchangeScope;
  /** Absolute: ours. */
  readonly directory: string;
}

/** One leg: unpacked, signed inside, packed again in the same way, handed over again. */
async function signLeg(bench: Bench, leg: Leg, { handover, files }: MergedLeg): Promise<void> {
  const { ports, catalog, planned, signers, exchange, scope } = bench;
  const work = `${bench.directory}/${leg.target}`;
  const archive = files.find(({ name }) => name === leg.artifacts[0]?.name)?.path ?? "";
  await catalog.writeReleaseTexts(`${work}/unpacked`, new Map());
  const root = await catalog.unpackBundle(archive, `${work}/unpacked`);
  const before = await catalog.treeDigests(root);
  const signatures = await signInside(ports, signers, { root, scratch: work, target: leg.target });
  const after = await catalog.treeDigests(root);
  refuseOtherChanges(before, after, signatures);
  const packed = await makePackages({ ports, catalog, planned, leg, work }, { root });
  const bundleSize = handover.leg.bundleSize + bytesOf(after) - bytesOf(before);
  const fragment = { ...handover.leg, bundleSize, signatures: [...signatures], artifacts: packed.artifacts };
  const text = JSON.stringify({ ...handover, leg: fragment }, undefined, 2);
  const said = await catalog.writeReleaseTexts(`${work}/said`, new Map([[HANDOVER_NAME, text]]));
  await catalog.handOver(ports, exchange, {
    scope: signedScope(scope),
    leg: legOfPlan(catalog, planned.plan, leg.target),
    files: [...said, ...[...packed.files].map(([name, path]) => ({ name, path }))],
    scratch: `${work}/hand-over`,
  });
}

/** What these legs are signed with; undefined where nobody may or can. Throws BuildError where that is required. */
async function signersOf(ports: Ports, catalog: Catalog, { plan, wishes }: Pick<Planned, "plan" | "wishes">) {
  const [leg] = legsSignedInside(plan);
  if (leg === undefined) return undefined;
  const decision = decideInside(plan.signing, leg.target, meansOf(ports));
  const errors = decision.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new BuildError(errors);
  for (const problem of decision.problems) ports.log.warn(problem);
  return decision.authenticode === undefined ? undefined : catalog.insideSigners(decision, wishes.root);
}

/** Rows for `strategy.matrix.include` of the job that runs what was signed. */
export type SignedRows = Plan["matrix"]["include"];

/**
 * The job that holds the keys of signers which change programs, and runs nothing of the project: bundles in, signed bundles out. Who
 * signed what is told; legs that may be missing are signed where they are there.
 */
export async function signJob(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  { reference, place }: { readonly reference: PlanReference; readonly place: RunPlace },
): Promise<SignedRows> {
  const room = await ports.workplaces.open(`${reference.name}-sign`, wishes.root);
  try {
    const { directory } = room;
    const exchange = storeOf(ports);
    const plan = await fetchPlan(ports, catalog, reference, directory);
    const { draft: _, ...surveyed } = await surveyAndDraft(ports, catalog, wishes);
    const planned = { ...surveyed, plan };
    const signers = await signersOf(ports, catalog, planned);
    if (signers === undefined) return [];
    const wanted = legsSignedInside(plan);
    const scope = { group: groupOf(catalog, reference), attempt: place.attempt };
    const handed = (await catalog.handedOver(exchange, scope, plan.legs.length)).filter(({ index }) =>
      wanted.some(({ target }) => target === plan.legs[index]?.target),
    );
    if (handed.length === 0 && wanted.every(({ optional }) => optional)) return [];
    const folder = `${directory}/legs`;
    await catalog.collectLegs(exchange, handed, folder);
    const legs = await checkedLegs(catalog, planned, { folder, legs: wanted, run: place.run });
    for (const received of legs) {
      const leg = wanted.find(({ target }) => target === received.handover.leg.target);
      if (leg === undefined) continue;
      await ports.log.stage(`${leg.target}: unpack, sign, pack again`, () =>
        signLeg({ ports, catalog, planned, signers, exchange, scope, directory }, leg, received),
      );
    }
    const there = new Set(legs.map(({ handover }) => handover.leg.target));
    return plan.matrix.include.filter(({ target }) => there.has(target));
  } finally {
    await room.close(false);
  }
}
