import type { Catalog } from "../model/catalog.ts";
import { BuildError } from "../model/errors.ts";
import type { ExchangedFile, ExchangeScope, MatrixLeg, Turn } from "../model/exchange.ts";
import { HANDOVER_NAME, handoverOf } from "../model/handover.ts";
import type { Ports } from "../model/ports.ts";
import type { TargetId } from "../model/target.ts";
import { turnText } from "../report/turn.ts";
import type { Built } from "./build.ts";
import { type BuildOptions, buildPlanned, type Delivered } from "./deliver.ts";
import { chooseLeg } from "./leg.ts";
import { type Planned, planStage } from "./plan.ts";
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

/** Targets that are written down must be among the legs, whatever the matrix has. */
function writtenTargets({ plan, config }: Planned): readonly TargetId[] {
  if (config.origins["targets"]?.layer !== "file") return [];
  return plan.legs.filter(({ optional }) => !optional).map(({ target }) => target);
}

/** The whole hand-over: what the leg says of itself, and its artifacts. */
async function filesOf(catalog: Catalog, at: { delivered: Delivered; built: Built; run: string; directory: string }) {
  const { delivered, built, run, directory } = at;
  const text = JSON.stringify(handoverOf(delivered.plan, built.fragment, run), undefined, 2);
  const said = await catalog.writeReleaseTexts(directory, new Map([[HANDOVER_NAME, text]]));
  const artifacts = built.fragment.artifacts.map(({ name }) => ({ name, path: `${delivered.directory}/${name}` }));
  return [...said, ...artifacts];
}

function noExchange(total: number): BuildError {
  const message = `this is one of ${total} legs, and the artifact store of the workflow run, through which they meet, is not there`;
  const hint = "It is on github.com and on *.ghe.com. Elsewhere, release from one job: the reusable workflow.";
  return new BuildError([{ code: "no-exchange", message, hint }]);
}

/** Hands over, and where it is this leg's turn, brings all legs into `folder`. A leg without others needs no store. */
async function meet(
  ports: Ports,
  catalog: Catalog,
  at: {
    readonly place: Place;
    readonly files: readonly ExchangedFile[];
    readonly folder: string;
    readonly scratch: string;
  },
): Promise<Turn> {
  const { place, files, folder, scratch } = at;
  const { leg, scope } = place;
  if (leg.total === 1) {
    await catalog.layOut(files, `${folder}/${leg.title}`);
    return { kind: "publish", claim: 0, legs: [] };
  }
  const { exchange } = ports;
  if (exchange === undefined) throw noExchange(leg.total);
  return ports.log.stage("Hand-over: the legs of the matrix meet", async () => {
    const turn = await catalog.takeTurn(ports, exchange, { scope, leg, files, scratch });
    if (turn.kind === "publish") await catalog.collectLegs(exchange, turn.legs, folder);
    return turn;
  });
}

/** One leg of a release: built, handed over, and published by the leg that finds all of them there. */
export async function shipStage(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  options: ShipOptions,
): Promise<Shipped> {
  const planned = await planStage(ports, catalog, wishes);
  const leg = chooseLeg(ports, planned, options.target);
  const { place } = options;
  // Before anything is built: what has to be signed and cannot be is no release.
  checkSigning(ports, planned.plan);
  const delivered = await buildPlanned(ports, catalog, planned, { ...options, release: true });
  const { built } = delivered;
  const room = await ports.workplaces.open(`${leg.bundleName}-release`, wishes.root);
  try {
    const { directory } = room;
    const files = await filesOf(catalog, { delivered, built, run: place.run, directory: `${directory}/own` });
    const folder = `${directory}/legs`;
    const turn = await meet(ports, catalog, { place, files, folder, scratch: `${directory}/hand-over` });
    if (turn.kind !== "publish") {
      ports.log.info(turnText(turn, undefined));
      return { ...delivered, turn, released: undefined };
    }
    const wanted = { kind: "matrix", jobs: place.leg.total, targets: writtenTargets(planned) } as const;
    const made = `${directory}/release`;
    const request = { planned, folder, wanted, run: place.run, directory: made };
    const released = await publishLegs(ports, catalog, { ...request, ...drafted(options) });
    ports.log.info(turnText(turn, released.published));
    return { ...delivered, turn, released };
  } finally {
    await room.close(false);
  }
}

const drafted = ({ draft }: ShipOptions): { draft?: boolean } => (draft === undefined ? {} : { draft });
