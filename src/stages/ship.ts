import type { Account } from "../model/account.ts";
import type { Catalog } from "../model/catalog.ts";
import { LIST_NAMES } from "../model/checksums.ts";
import { BuildError } from "../model/errors.ts";
import type { Exchange, ExchangedFile, ExchangeScope, MatrixLeg, Turn } from "../model/exchange.ts";
import { type BundleShape, HANDOVER_NAME, handoverOf } from "../model/handover.ts";
import { MANIFEST_NAME } from "../model/manifest.ts";
import type { Leg } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import type { HostedRelease } from "../model/releases.ts";
import type { TargetId } from "../model/target.ts";
import { turnText } from "../report/turn.ts";
import type { Built } from "./build.ts";
import { type BuildOptions, buildPlanned, type Delivered } from "./deliver.ts";
import { chooseLeg } from "./leg.ts";
import { checkName } from "./merge-check.ts";
import { type Planned, planStage } from "./plan.ts";
import { checkCommit, preflight } from "./preflight.ts";
import { publishLegs, type Released } from "./release.ts";
import { checkSigning } from "./signing.ts";
import type { Wishes } from "./wishes.ts";

/** Where in a workflow run a leg is built. */
export interface Place {
  readonly leg: MatrixLeg;
  readonly scope: ExchangeScope;
  /** The workflow run, whatever the attempt. */
  readonly run: string;
}

export interface ShipOptions extends BuildOptions {
  readonly place: Place;
  /** Stop before publishing; where absent the configuration says. */
  readonly draft?: boolean;
}

/** A leg that was built, and whose turn it is. */
export interface Shipped extends Delivered {
  readonly built: Built;
  readonly turn: Turn;
  /** On the one leg that published. */
  readonly released: Released | undefined;
}

/** The release was there before, whole: nothing was built. */
export interface Already {
  readonly planned: Planned;
  readonly already: HostedRelease;
}

/** Targets that are written down must be among the legs, whatever the matrix has. */
function writtenTargets({ plan, config }: Planned): readonly TargetId[] {
  if (config.origins["targets"]?.layer !== "file") return [];
  return plan.legs.filter(({ optional }) => !optional).map(({ target }) => target);
}

/** What no release can hold is said where it was made, not when all the others are there. */
function checkArtifacts({ fragment }: Built, { title }: MatrixLeg): void {
  const problems = fragment.artifacts.flatMap((artifact) => checkName(title, artifact));
  if (problems.length > 0) throw new BuildError(problems);
}

/** The whole hand-over: what the leg says of itself, and its artifacts. */
export async function filesOf(
  catalog: Catalog,
  at: {
    readonly delivered: Delivered & { readonly built: Built };
    readonly run: string;
    readonly directory: string;
    readonly bundle?: BundleShape | undefined;
  },
): Promise<readonly ExchangedFile[]> {
  const { delivered, run, directory, bundle } = at;
  const { built } = delivered;
  const handover = handoverOf(delivered.plan, built.fragment, run);
  const text = JSON.stringify({ ...handover, ...(bundle === undefined ? {} : { bundle }) }, undefined, 2);
  const said = await catalog.writeReleaseTexts(directory, new Map([[HANDOVER_NAME, text]]));
  const artifacts = built.fragment.artifacts.map(({ name }) => ({ name, path: `${delivered.directory}/${name}` }));
  return [...said, ...artifacts];
}

function exchangeOf({ exchange }: Ports, { total }: MatrixLeg): Exchange {
  if (exchange !== undefined) return exchange;
  const message = `this is one of ${total} legs, and the artifact store of the workflow run, through which they meet, is not there`;
  const hint =
    "It is on github.com and on *.ghe.com. Elsewhere, release from a job without a matrix, or by slipway release --to DIR.";
  throw new BuildError([{ code: "no-exchange", message, hint }]);
}

/** What a leg of a release needs besides its files. */
interface Bay {
  readonly planned: Planned;
  readonly options: ShipOptions;
  /** Absolute: ours. */
  readonly directory: string;
}

/** Hands over, and where it is this leg's turn, brings all legs into a folder. A leg without others needs no store. */
async function meet(
  ports: Ports,
  catalog: Catalog,
  { options, directory }: Bay,
  files: readonly ExchangedFile[] | undefined,
): Promise<Turn> {
  const { leg, scope } = options.place;
  const folder = `${directory}/legs`;
  if (leg.total === 1) {
    await catalog.layOut(files ?? [], `${folder}/${leg.title}`);
    return { kind: "publish", claim: 0, legs: [] };
  }
  const exchange = exchangeOf(ports, leg);
  return ports.log.stage("Hand-over: the legs of the matrix meet", async () => {
    const turn = await catalog.takeTurn(ports, exchange, { scope, leg, files, scratch: `${directory}/hand-over` });
    if (turn.kind === "publish") await catalog.collectLegs(exchange, turn.legs, folder);
    return turn;
  });
}

/** The leg's turn, and the release where it is this leg that makes it. `files` are undefined for a leg that may fail, and did. */
async function deliver(
  ports: Ports,
  catalog: Catalog,
  bay: Bay,
  { files, account }: { readonly files?: readonly ExchangedFile[]; readonly account?: Account | undefined },
): Promise<Pick<Shipped, "turn" | "released">> {
  const { planned, options, directory } = bay;
  const { place, draft } = options;
  const turn = await meet(ports, catalog, bay, files);
  if (turn.kind !== "publish") {
    ports.log.info(turnText(turn, undefined));
    return { turn, released: undefined };
  }
  const absent = turn.legs.filter((each) => each.absent);
  for (const { title } of absent) {
    const message = `the release is made without the leg ${title}, which is optional and failed`;
    ports.log.warn({ code: "optional-leg-missing", message });
  }
  const released = await publishLegs(ports, catalog, {
    planned,
    folder: `${directory}/legs`,
    wanted: { kind: "matrix", jobs: place.leg.total - absent.length, targets: writtenTargets(planned) },
    run: place.run,
    directory: `${directory}/release`,
    account,
    ...(draft === undefined ? {} : { draft }),
  });
  ports.log.info(turnText(turn, released.published));
  return { turn, released };
}

/** The release that leaves nothing to do for this leg. */
function releasedAlready(ports: Ports, { plan, config }: Planned, leg: Leg): Promise<HostedRelease | undefined> {
  const own = leg.optional ? [] : leg.artifacts.map(({ name }) => name);
  const lists = config.release.checksums.map((algorithm) => LIST_NAMES[algorithm]);
  const names = [...own, MANIFEST_NAME, ...lists];
  if (plan.tag === null) return Promise.resolve(undefined);
  return preflight(ports, { tag: plan.tag, commit: plan.commit?.id, names, writes: true });
}

/** One leg of a release: built, handed over, and published by the leg that finds all of them there. */
export async function shipStage(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  options: ShipOptions,
): Promise<Shipped | Already> {
  const { leg, run } = options.place;
  // Said before anything is built.
  if (leg.total > 1) exchangeOf(ports, leg);
  const planned = await planStage(ports, catalog, wishes);
  checkCommit(planned.plan);
  // Before anything is built: what has to be signed and cannot be is no release.
  checkSigning(ports, planned.plan);
  const chosen = chooseLeg(ports, planned, options.target, "container");
  const { bundleName, optional, target } = chosen;
  const already = await releasedAlready(ports, planned, chosen);
  if (already !== undefined) return { planned, already };
  const room = await ports.workplaces.open(`${bundleName}-release`, wishes.root);
  const bay = { planned, options, directory: room.directory };
  try {
    const building = buildPlanned(ports, catalog, planned, { ...options, release: true, accounted: true });
    const delivered = await building.catch(async (error: unknown) => {
      // The others must not wait for it. It ends red all the same: somebody should know.
      if (optional && leg.total > 1 && !ports.signal.aborted) {
        ports.log.info(`${target} is optional: the release is made without it`);
        await deliver(ports, catalog, bay, {});
      }
      throw error;
    });
    checkArtifacts(delivered.built, leg);
    const files = await filesOf(catalog, { delivered, run, directory: `${room.directory}/own` });
    const { account } = delivered.built;
    return { ...delivered, ...(await deliver(ports, catalog, bay, { files, account })) };
  } finally {
    await room.close(false);
  }
}
