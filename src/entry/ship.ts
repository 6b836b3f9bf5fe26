import { groupOf, legOf } from "../exchange/identity.ts";
import type { Catalog } from "../model/catalog.ts";
import { ConfigError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { alreadyOutputs, alreadyText } from "../report/already.ts";
import { cell } from "../report/markdown.ts";
import { failedLegMarkdown, turnMarkdown } from "../report/turn.ts";
import type { Step } from "../runtime/github/step.ts";
import { type Place, type ShipOptions, type Shipped, shipStage } from "../stages/ship.ts";
import type { Wishes } from "../stages/wishes.ts";

function placeOf({ inputs, run }: Step): Place {
  const { matrix = "", strategy = "", project = "" } = inputs;
  const leg = legOf({ matrix, strategy, project });
  if (!leg.ok) throw new ConfigError(leg.diagnostics);
  return { leg: leg.value, scope: { group: groupOf(run.job, run.step), attempt: run.attempt }, run: run.id };
}

/** One leg of a release, undefined where there was nothing left to do, with its part of the summary: also of one that fails, because others wait for it. */
export async function shipStep(
  ports: Ports,
  catalog: Catalog,
  at: { readonly step: Step; readonly wishes: Wishes; readonly options: Omit<ShipOptions, "place"> },
): Promise<Shipped | undefined> {
  const place = placeOf(at.step);
  try {
    const shipped = await shipStage(ports, catalog, at.wishes, { ...at.options, place });
    if ("already" in shipped) {
      const found = { version: shipped.planned.plan.project.version, already: shipped.already };
      ports.log.info(alreadyText(found));
      for (const [name, value] of Object.entries(alreadyOutputs(found))) at.step.output(name, value);
      await at.step.summary(`## Released\n\n${cell(alreadyText(found))}\n\n`);
      return undefined;
    }
    await at.step.summary(turnMarkdown(shipped.turn, shipped.released?.published));
    return shipped;
  } catch (error) {
    const delivered = await catalog.deliveredSoFar(ports, place.scope, place.leg);
    await at.step.summary(failedLegMarkdown(place.leg, delivered));
    throw error;
  }
}
