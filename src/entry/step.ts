import { join } from "node:path";
import type { Catalog } from "../model/catalog.ts";
import { ConfigError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { doingOf } from "../plan/occasion.ts";
import { summaryMarkdown } from "../report/summary.ts";
import type { Step } from "../runtime/github/step.ts";
import { buildStage } from "../stages/deliver.ts";
import { draftNamed, targetNamed } from "../stages/wishes.ts";
import { builtOutputs } from "./built.ts";
import { wishesOf } from "./job-inputs.ts";
import { shipStep } from "./ship.ts";
import { runSmokeStep } from "./smoke-step.ts";

/** One leg of a workflow: the project in, artifacts and outputs out, and from the last one a release. */
export async function runStep(ports: Ports, catalog: Catalog, step: Step): Promise<void> {
  const { tag = "", mode = "", target = "", draft = "" } = step.inputs;
  const doing = doingOf({ mode, tag, event: step.event, pushed: step.tag });
  if (!doing.ok) throw new ConfigError(doing.diagnostics);
  const wishes = { ...wishesOf(step), ...(doing.value.tag === undefined ? {} : { tag: doing.value.tag }) };
  const options = { target: targetNamed(target), directory: join(step.project, "release") };
  if (doing.value.mode === "smoke") return runSmokeStep(ports, catalog, step, { wishes, ...options });
  const ship = { step, wishes, options: { ...options, ...draftNamed(draft) } };
  const shipped = doing.value.mode === "release" ? await shipStep(ports, catalog, ship) : undefined;
  // It is released already.
  if (doing.value.mode === "release" && shipped === undefined) return;
  const delivered = shipped ?? (await buildStage(ports, catalog, wishes, options));
  const outputs = await builtOutputs(ports, catalog, delivered, shipped?.released?.published);
  for (const [name, value] of Object.entries(outputs)) step.output(name, value);
  await step.summary(summaryMarkdown(delivered.manifest));
}
