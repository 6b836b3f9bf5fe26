import { resolve } from "node:path";
import type { Catalog } from "../model/catalog.ts";
import type { Ports } from "../model/ports.ts";
import { type Answer, deliveredAnswer } from "../report/answers.ts";
import type { CommandLine } from "../runtime/local/arguments.ts";
import { buildStage } from "../stages/deliver.ts";
import { mendStage } from "../stages/mend.ts";
import { reportStage } from "../stages/report.ts";
import { targetNamed, type Wishes } from "../stages/wishes.ts";

/** `slipway build [TARGET]`. `own`: where results go that nobody gave a place. */
export async function buildCommand(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  { line, cwd, own }: { readonly line: CommandLine; readonly cwd: string; readonly own: string },
): Promise<Answer> {
  const { out, report } = line.places;
  const directory = out === undefined ? own : resolve(cwd, out);
  const options = { target: targetNamed(line.positionals[0] ?? ""), directory, cross: line.cross };
  const build = line.mend ? mendStage : buildStage;
  const delivered = await build(ports, catalog, wishes, options);
  const { plan, built } = delivered;
  if (report !== undefined && built !== undefined) await reportStage(catalog, { plan, built }, resolve(cwd, report));
  return deliveredAnswer(delivered);
}
