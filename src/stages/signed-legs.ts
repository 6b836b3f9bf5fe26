import type { Bundle } from "../model/bundle.ts";
import type { Catalog } from "../model/catalog.ts";
import { BuildError } from "../model/errors.ts";
import type { Exchange, ExchangeScope, HandedOver } from "../model/exchange.ts";
import { type BundleShape, HANDOVER_NAME } from "../model/handover.ts";
import type { Plan } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import type { TargetId } from "../model/target.ts";
import { legsSignedInside } from "../plan/signing-inside.ts";
import { type MergedLeg, readHandovers } from "./merge.ts";

/** Where legs lie whose programs a job of its own has signed, and where it is told that they were run after that. */
export const signedScope = ({ group, attempt }: ExchangeScope): ExchangeScope => ({
  group: `${group}-signed`,
  attempt,
});
export const triedScope = ({ group, attempt }: ExchangeScope): ExchangeScope => ({ group: `${group}-tried`, attempt });

/** What another machine has to know of a bundle to run it again. */
export function shapeOf({ executables, checker, leftOut }: Bundle): BundleShape {
  const programs = executables.map(({ entry, path }) => ({ entry: entry.name, path }));
  const python = checker?.kind === "shipped" ? { python: [...checker.argv] } : {};
  const left = leftOut?.map(({ name, version, modules }) => ({ name, version, modules: [...modules] }));
  return { programs, ...python, ...(left === undefined ? {} : { leftOut: left }) };
}

/** Legs as a folder of hand-overs has them. Throws BuildError where one cannot be read. */
export async function readLegs(catalog: Catalog, folder: string): Promise<readonly MergedLeg[]> {
  const { legs, problems } = readHandovers(await catalog.receiveLegs(folder));
  if (problems.length > 0) throw new BuildError(problems);
  return legs;
}

interface Hall {
  readonly plan: Plan;
  readonly exchange: Exchange;
  readonly scope: ExchangeScope;
  /** Absolute: ours. */
  readonly directory: string;
}

/** The legs that are released: those that a later job has signed instead of what was built, and only where they were run after that. */
export async function collectReleased(ports: Ports, catalog: Catalog, hall: Hall): Promise<string> {
  const { plan, exchange, scope, directory } = hall;
  const folder = `${directory}/legs`;
  const built = await catalog.handedOver(exchange, scope, plan.legs.length);
  if (legsSignedInside(plan).length === 0) {
    await catalog.collectLegs(exchange, built, folder);
    return folder;
  }
  const signed = (await catalog.handedOver(exchange, signedScope(scope), plan.legs.length)).filter((leg) =>
    isOf(leg, built),
  );
  const unsigned = built.filter(({ index }) => !signed.some((leg) => leg.index === index));
  await catalog.collectLegs(exchange, unsigned, folder);
  await catalog.collectLegs(exchange, signed, `${directory}/signed`);
  const tried = await catalog.handedOver(exchange, triedScope(scope), plan.legs.length);
  await catalog.collectLegs(exchange, tried, `${directory}/tried`);
  await release(ports, catalog, hall, folder);
  return folder;
}

/** Of a leg that was built again since, nothing is signed yet. */
function isOf(signed: HandedOver, built: readonly HandedOver[]): boolean {
  const own = built.find(({ index }) => index === signed.index);
  return own !== undefined && own.attempt <= signed.attempt;
}

/** Were these very files run? */
function wasTried({ handover }: MergedLeg, tried: readonly MergedLeg[]): MergedLeg | undefined {
  const files = JSON.stringify(handover.leg.artifacts);
  return tried.find(
    (other) =>
      other.handover.leg.target === handover.leg.target &&
      other.handover.run === handover.run &&
      JSON.stringify(other.handover.leg.artifacts) === files,
  );
}

function untried(target: TargetId): BuildError {
  const message = `the signed programs of ${target} were not run since: nothing says that they still start`;
  return new BuildError([{ code: "untried-leg", message, hint: "Run the failed jobs again." }]);
}

/** Puts signed legs beside the others, with what the run after signing said. An optional one that did not run is missing. */
async function release(ports: Ports, catalog: Catalog, { plan, directory }: Hall, folder: string): Promise<void> {
  const tried = await readLegs(catalog, `${directory}/tried`);
  for (const leg of await readLegs(catalog, `${directory}/signed`)) {
    const { target } = leg.handover.leg;
    const after = wasTried(leg, tried);
    if (after === undefined) {
      if (plan.legs.find((each) => each.target === target)?.optional !== true) throw untried(target);
      const message = `the release is made without ${target}, which is optional: its signed programs did not run`;
      ports.log.warn({ code: "optional-leg-missing", message });
      continue;
    }
    const { smoke, startup } = after.handover.leg;
    const { bundle: _, ...handover } = leg.handover;
    // How long an unsigned program took to start says nothing of this one.
    const { startup: _before, ...rest } = handover.leg;
    const said = { ...handover, leg: { ...rest, smoke, ...(startup === undefined ? {} : { startup }) } };
    const texts = new Map([[HANDOVER_NAME, JSON.stringify(said, undefined, 2)]]);
    const made = await catalog.writeReleaseTexts(`${directory}/said/${target}`, texts);
    await catalog.layOut([...made, ...leg.files], `${folder}/${target}-signed`);
  }
}
