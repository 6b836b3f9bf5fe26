import { join } from "node:path";
import { groupOf, legOf } from "../exchange/identity.ts";
import type { Catalog } from "../model/catalog.ts";
import { ConfigError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { doingOf } from "../plan/occasion.ts";
import { stepOutputs } from "../report/outputs.ts";
import { summaryMarkdown } from "../report/summary.ts";
import { turnMarkdown } from "../report/turn.ts";
import type { Step } from "../runtime/github/step.ts";
import { buildStage } from "../stages/deliver.ts";
import { type Place, shipStage } from "../stages/ship.ts";
import { draftNamed, targetNamed } from "../stages/wishes.ts";

function placeOf({ inputs, run }: Step): Place {
  const { matrix = "", strategy = "", project = "" } = inputs;
  const leg = legOf({ matrix, strategy, project });
  if (!leg.ok) throw new ConfigError(leg.diagnostics);
  return { leg: leg.value, scope: { group: groupOf(run.job, run.step), attempt: run.attempt }, run: run.id };
}

/** One leg of a workflow: the project in, artifacts and outputs out, and from the last one a release. */
export async function runStep(ports: Ports, catalog: Catalog, step: Step): Promise<void> {
  const { config = "", tag = "", mode = "", target = "", draft = "", token: _, ...inputs } = step.inputs;
  const doing = doingOf({ mode, tag, event: step.event, pushed: step.tag });
  if (!doing.ok) throw new ConfigError(doing.diagnostics);
  const wishes = {
    root: step.project,
    flags: {},
    inputs,
    ...(config === "" ? {} : { configFile: config }),
    ...(doing.value.tag === undefined ? {} : { tag: doing.value.tag }),
  };
  const options = { target: targetNamed(target), directory: join(step.project, "release") };
  const ship = { ...options, ...draftNamed(draft) };
  const releases = doing.value.mode === "release";
  const shipped = releases ? await shipStage(ports, catalog, wishes, { ...ship, place: placeOf(step) }) : undefined;
  const { plan, manifest, directory, built } = shipped ?? (await buildStage(ports, catalog, wishes, options));
  const { fragment, bundle, interpreter } = built;
  const made = { manifest, fragment, directory, bundle: bundle.root, python: interpreter.executable };
  const result = { ...made, prerelease: plan.prerelease, published: shipped?.released?.published };
  for (const [name, value] of Object.entries(stepOutputs(result))) step.output(name, value);
  if (shipped !== undefined) await step.summary(turnMarkdown(shipped.turn, shipped.released?.published));
  await step.summary(summaryMarkdown(manifest));
}
