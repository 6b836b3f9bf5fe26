import { join, resolve } from "node:path";
import type { Catalog } from "../model/catalog.ts";
import type { Ports } from "../model/ports.ts";
import { type Answer, smokeAnswer } from "../report/answers.ts";
import type { CommandLine } from "../runtime/local/arguments.ts";
import { smokeStage } from "../stages/smoke.ts";
import { targetNamed, type Wishes } from "../stages/wishes.ts";

/** `slipway smoke [TARGET]`: with a target, the others are not put together. */
export async function smokeCommand(
  ports: Ports,
  catalog: Catalog,
  wishes: Wishes,
  { line, cwd }: { readonly line: CommandLine; readonly cwd: string },
): Promise<Answer> {
  const { out } = line.places;
  const target = targetNamed(line.positionals[0] ?? "");
  const directory = out === undefined ? join(wishes.root, "release") : resolve(cwd, out);
  return smokeAnswer(await smokeStage(ports, catalog, wishes, { target, directory, others: target === undefined }));
}
