import { resolve } from "node:path";
import type { Catalog } from "../model/catalog.ts";
import { ConfigError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { doingOf } from "../plan/occasion.ts";
import { alreadyAnswer } from "../report/already.ts";
import { type Answer, deliveredAnswer } from "../report/answers.ts";
import { publishedAnswer } from "../report/published.ts";
import type { CommandLine } from "../runtime/local/arguments.ts";
import { workflowOccasion } from "../runtime/local/occasion.ts";
import { releaseStage } from "../stages/deliver.ts";
import { releaseHereStage } from "../stages/release-here.ts";
import type { Wishes } from "../stages/wishes.ts";

/** In a workflow the command may release where the step may, and nowhere else. */
function checkOccasion(tag: string | undefined): void {
  const occasion = workflowOccasion();
  if (occasion === undefined) return;
  const doing = doingOf({ mode: "release", tag: tag ?? "", ...occasion });
  if (!doing.ok) throw new ConfigError(doing.diagnostics);
}

/** `slipway release`, into a folder or on GitHub. */
export async function releaseCommand(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  at: { readonly line: CommandLine; readonly cwd: string; readonly own: string; readonly to: string | undefined },
): Promise<Answer> {
  const { line, cwd, own, to } = at;
  const { draft, rehearse, positionals } = line;
  const [legs] = positionals;
  if (to === undefined) {
    if (!rehearse) checkOccasion(wishes.tag);
    const folder = legs === undefined ? undefined : resolve(cwd, legs);
    const stop = draft === undefined ? {} : { draft };
    const released = await releaseHereStage(ports, catalog, wishes, { folder, from: own, rehearse, ...stop });
    if (!("already" in released)) return publishedAnswer(released, rehearse);
    return alreadyAnswer({ version: released.planned.plan.project.version, already: released.already });
  }
  if (draft === undefined && !rehearse && legs === undefined)
    return deliveredAnswer(await releaseStage(ports, catalog, wishes, { from: own, to: resolve(cwd, to) }));
  const message = "release --to DIR publishes nothing: it takes no legs, no --draft and no --rehearse";
  throw new ConfigError([{ code: "usage", message, hint: "Leave out --to, or the others." }]);
}
