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
  const { out, against, base } = line.places;
  const target = targetNamed(line.positionals[0] ?? "");
  const directory = out === undefined ? join(wishes.root, "release") : resolve(cwd, out);
  // There may be one where this one goes.
  const former = against === undefined ? [directory] : [resolve(cwd, against)];
  const { result } = await smokeStage(ports, catalog, wishes, {
    target,
    directory,
    others: target === undefined,
    former: former.map((path) => catalog.formerIn(path, against ?? "what lies there from before")),
    base,
    // Whoever names a former build means that one.
    lastRelease: against === undefined,
  });
  return smokeAnswer(result);
}
