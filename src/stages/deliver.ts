import type { Account } from "../model/account.ts";
import type { Catalog } from "../model/catalog.ts";
import { BuildError } from "../model/errors.ts";
import type { Fragment, Manifest } from "../model/manifest.ts";
import type { Leg, Plan } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import type { TargetId } from "../model/target.ts";
import { compareResolutions } from "../plan/resolutions.ts";
import { decideInside, unsignedInside } from "../plan/signing-inside.ts";
import { type Built, buildLeg } from "./build.ts";
import { buildCrossLeg } from "./cross.ts";
import { keepBuilt } from "./former.ts";
import { type Bench, chooseLeg, planText } from "./leg.ts";
import { type Planned, planStage, targetOfMachine } from "./plan.ts";
import { sbomStage } from "./sbom.ts";
import { meansOf } from "./signing.ts";
import type { Wishes } from "./wishes.ts";

export interface Delivered {
  readonly plan: Plan;
  readonly manifest: Manifest;
  /** Where the files lie, absolute. */
  readonly directory: string;
  /** The leg that was built in this run, if one was. */
  readonly built: Built | undefined;
}

function manifestOf(plan: Plan, legs: readonly Fragment[]): Manifest {
  return {
    schema: 1,
    slipway: plan.slipway,
    project: { name: plan.project.name, version: plan.project.version },
    commit: plan.commit,
    legs: [...legs].sort((a, b) => (a.target < b.target ? -1 : 1)),
  };
}

/**
 * Legs that a folder holds of this very plan and commit, whole by their digests. What was built from a changed work tree,
 * or outside git, is nobody's but its builder's: who else could say what is in it?
 */
async function formerLegs(catalog: Catalog, planned: Planned, directory: string): Promise<readonly Fragment[]> {
  const former = await catalog.directory.read(directory);
  if (former === undefined || planned.plan.commit === null) return [];
  const wanted = new Map(planned.plan.legs.map((leg) => [leg.target, catalog.digest(planText({ planned, leg }))]));
  return former.legs.filter(({ target, plan, dirty }) => !dirty && wanted.get(target) === plan);
}

async function withBuiltLeg<T>(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  {
    leg,
    ...how
  }: Pick<Bench, "leg" | "release" | "bundled" | "signedLater" | "accounted"> & { readonly cross?: boolean },
  use: (built: Built) => Promise<T>,
): Promise<T> {
  const place = await ports.workplaces.open(leg.bundleName, planned.wishes.root);
  // On a runner the unpacked bundle is an output of the step; a failed build leaves its logs for the user.
  let keep = true;
  try {
    const build = leg.target === targetOfMachine(ports.machine) ? buildLeg : buildCrossLeg;
    const result = await use(await build(ports, catalog, planned, { leg, ...how, work: place.directory }));
    keep = ports.machine.runner === "github";
    return result;
  } catch (error) {
    keep = !ports.signal.aborted;
    throw error;
  } finally {
    await place.close(keep);
  }
}

export interface BuildOptions {
  readonly target: TargetId | undefined;
  /** Where the files go, absolute. */
  readonly directory: string;
  /** Another system's target may be put together here. */
  readonly cross?: boolean;
  /** It goes into a release. */
  readonly release?: boolean;
  readonly signedLater?: boolean;
  /** It is released from here: what is inside is asked for. */
  readonly accounted?: boolean;
}

/** `slipway build`: one leg, delivered into a folder beside what was built for other targets. */
export async function buildStage(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  options: BuildOptions,
): Promise<Delivered & { readonly built: Built }> {
  return buildPlanned(ports, catalog, await planStage(ports, catalog, wishes), options);
}

/** The same of a plan that is there already. */
export async function buildPlanned(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  { release = false, signedLater = false, accounted = false, cross = false, ...options }: BuildOptions,
): Promise<Delivered & { readonly built: Built }> {
  const leg = chooseLeg(ports, planned, options.target, cross ? "any" : "container");
  const { directory } = options;
  return deliverLeg(ports, catalog, planned, { leg, directory, release, signedLater, accounted, cross });
}

/** Builds one leg of a plan into a folder, beside what was built there for other targets. */
export async function deliverLeg(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  options: Pick<Bench, "leg" | "bundled"> & Omit<BuildOptions, "target">,
): Promise<Delivered & { readonly built: Built }> {
  const { directory: _, ...how } = options;
  const { leg } = how;
  await catalog.directory.prepare(options.directory, { ignored: true });
  return withBuiltLeg(ports, catalog, planned, { release: false, ...how }, async (built) => {
    const others = (await formerLegs(catalog, planned, options.directory)).filter(
      ({ target }) => target !== leg.target,
    );
    const manifest = manifestOf(planned.plan, [...others, built.fragment]);
    await keepBuilt(ports, catalog, planned, built.fragment);
    // Last: whoever stops us is told so, and finds nothing there, or all of it and no complaint.
    const { checksums } = planned.config.release;
    await catalog.directory.publish(options.directory, manifest, { files: built.files, checksums });
    return { plan: planned.plan, manifest, directory: options.directory, built };
  });
}

/** The legs that a release needs: all of a project that writes its targets down, else this machine's own. */
function neededLegs(ports: Ports, planned: Planned): readonly Leg[] {
  if (planned.config.origins["targets"]?.layer !== "default") return planned.plan.legs;
  return [chooseLeg(ports, planned, undefined)];
}

function missingLegs(legs: readonly Leg[], there: readonly Fragment[]): BuildError {
  const missing = legs.filter((leg) => !there.some(({ target }) => target === leg.target));
  return new BuildError([
    {
      code: "legs-missing",
      message: `the release is not complete: nothing was built for ${missing.map(({ target }) => target).join(", ")}`,
      hint: "They are built on their own systems (what --cross puts together was not run, and does not count). For a release of this machine's part alone, name only its target in targets.",
    },
  ]);
}

async function refuseForeign(catalog: Catalog, directory: string): Promise<void> {
  const names = await catalog.directory.foreign(directory);
  if (names.length === 0) return;
  throw new BuildError([
    {
      code: "directory-not-empty",
      message: `${directory} holds files that belong to no release of ours: ${names.slice(0, 5).join(", ")}`,
      hint: "A release is exactly its files: name an empty folder.",
    },
  ]);
}

/** A leg of an earlier build whose programs are to be signed: that is done before they are packed, so that it is built again. */
function lacksSignatures(ports: Ports, plan: Plan, leg: Fragment): boolean {
  if (unsignedInside(plan.signing, [leg]).length > 0) return true;
  if (leg.signatures !== undefined || leg.target !== targetOfMachine(ports.machine)) return false;
  return decideInside(plan.signing, leg.target, meansOf(ports)).authenticode !== undefined;
}

/**
 * `slipway release --to DIR`: a complete release in a folder, or none. Legs of the same commit that `slipway build`
 * left in `from` are taken as they are; this machine's own is built where there is none, or where the work tree was changed.
 */
export async function releaseStage(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  options: { readonly from: string; readonly to: string },
): Promise<Delivered> {
  return releasePlanned(ports, catalog, await planStage(ports, catalog, wishes), { ...options, sbom: true });
}

interface Whole {
  readonly manifest: Manifest;
  /** Artifact name → where it lies now. */
  readonly files: ReadonlyMap<string, string>;
  readonly account: Account | undefined;
}

/** The same files with the account of their contents. */
async function withSbom<T>(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  { manifest, files, account, use }: Whole & { readonly use: (files: ReadonlyMap<string, string>) => Promise<T> },
): Promise<T> {
  const { plan, wishes } = planned;
  const room = await ports.workplaces.open(`${plan.project.name}-contents`, wishes.root);
  try {
    const pathOf = (name: string): string => files.get(name) ?? name;
    const sboms = await sbomStage(ports, catalog, { plan, manifest, pathOf, account });
    const made = await catalog.writeReleaseTexts(room.directory, new Map(sboms.map(({ name, text }) => [name, text])));
    return await use(new Map([...files, ...made.map(({ name, path }) => [name, path] as const)]));
  } finally {
    await room.close(false);
  }
}

/** The same of a plan that is there already. */
export async function releasePlanned(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  options: {
    readonly from: string;
    readonly to: string;
    /** The folder is the release, and says what is inside of it. */
    readonly sbom: boolean;
  },
): Promise<Delivered> {
  const { plan, wishes } = planned;
  await catalog.directory.prepare(options.to, { ignored: false });
  await refuseForeign(catalog, options.to);
  const legs = neededLegs(ports, planned);
  const clean = await catalog.worktreeIsClean(ports.exec, wishes.root);
  const here = targetOfMachine(ports.machine);
  // What was put together elsewhere was never run, for a wheel of an earlier build no lock vouches, and what has to be
  // signed inside is not signed any more: for a release none of these is there.
  const former = (await formerLegs(catalog, planned, options.from)).filter(
    (leg) =>
      leg.cross === undefined &&
      !lacksSignatures(ports, plan, leg) &&
      !leg.requirements.compiled?.some(({ reused }) => reused) &&
      legs.some(({ target }) => leg.target === target) &&
      (clean || leg.target !== here),
  );
  const own = legs.find(({ target }) => target === here && !former.some((leg) => leg.target === here));
  const have = [...former.map(({ target }) => target), ...(own === undefined ? [] : [here])];
  const complete = legs.every((leg) => leg.optional || have.includes(leg.target));
  if (!complete)
    throw missingLegs(
      legs.filter((leg) => !leg.optional && leg.target !== own?.target),
      former,
    );
  const files = new Map(
    former.flatMap((leg) => leg.artifacts.map(({ name }) => [name, `${options.from}/${name}`] as const)),
  );
  const deliver = async (built: Built | undefined): Promise<Delivered> => {
    const manifest = manifestOf(plan, [...former, ...(built === undefined ? [] : [built.fragment])]);
    const differences = compareResolutions(manifest.legs);
    if (differences.length > 0) throw new BuildError([...differences]);
    const whole = { manifest, files: new Map([...files, ...(built?.files ?? [])]), account: built?.account };
    const { checksums } = planned.config.release;
    const use = (all: Whole["files"]) => catalog.directory.publish(options.to, manifest, { files: all, checksums });
    await (options.sbom ? withSbom(ports, catalog, planned, { ...whole, use }) : use(whole.files));
    return { plan, manifest, directory: options.to, built };
  };
  return own === undefined
    ? deliver(undefined)
    : withBuiltLeg(ports, catalog, planned, { leg: own, release: true, accounted: true }, deliver);
}
