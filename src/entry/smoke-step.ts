import type { Catalog } from "../model/catalog.ts";
import { BuildError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { commentPart } from "../report/smoke-comment.ts";
import { smokeSummary } from "../report/smoke-summary.ts";
import { pullRequestComments } from "../runtime/github/comments.ts";
import type { Step } from "../runtime/github/step.ts";
import { commentStage } from "../stages/comment.ts";
import { isAlone, type SmokeOptions, smokeStage } from "../stages/smoke.ts";
import type { Wishes } from "../stages/wishes.ts";
import { builtOutputs } from "./built.ts";

/** One leg of a pull request's workflow. Whatever is wrong is told everywhere before the step fails. */
export async function runSmokeStep(
  ports: Ports,
  catalog: Catalog,
  step: Step,
  at: { readonly wishes: Wishes } & Pick<SmokeOptions, "target" | "directory">,
): Promise<void> {
  const { wishes, target, directory } = at;
  const { pullRequest, inputs } = step;
  // In a matrix the other targets have legs of their own.
  const others = isAlone(inputs["strategy"] ?? "");
  const former = [catalog.formerIn(directory, "what lies there from before")];
  const base = pullRequest?.base;
  const { result, delivered, comment } = await smokeStage(ports, catalog, wishes, {
    ...{ target, directory, others, former, base, lastRelease: true },
  });
  if (delivered?.built !== undefined) {
    const outputs = await builtOutputs(ports, catalog, { ...delivered, built: delivered.built });
    for (const [name, value] of Object.entries(outputs)) step.output(name, value);
  }
  await step.summary(smokeSummary(result));
  const token = inputs["token"] ?? "";
  if (pullRequest !== undefined && comment && token !== "")
    await commentStage(ports.log, pullRequestComments(token, pullRequest), commentPart(result));
  for (const warning of result.warnings) ports.log.warn(warning);
  if (result.problems.length > 0) throw new BuildError(result.problems);
}
