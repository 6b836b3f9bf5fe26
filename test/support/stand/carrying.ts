import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import realTable from "../../../src/python/standalone.json" with { type: "json" };
import type { ReadyStand } from "./environment.ts";
import { type CarriedTarget, installInterpreter, type StandIn, tableFor } from "./interpreter.ts";
import { type Mirror, startMirror } from "./mirror.ts";
import { copyProduct } from "./product.ts";

/**
 * The stand with a mirror that has the interpreters of these targets.
 * @param folder where its copy of the product goes
 */
export async function standCarrying(
  stand: ReadyStand,
  targets: readonly CarriedTarget[],
  folder: string,
): Promise<{ readonly stand: ReadyStand; readonly mirror: Mirror }> {
  const interpreters: StandIn[] = [];
  // One after the other: all fetch the same module of Go's.
  for (const target of targets) interpreters.push(await installInterpreter(target));
  const mirror = await startMirror(interpreters);
  const table = tableFor(interpreters, realTable, new Date());
  const checkout = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
  const product = await copyProduct(checkout, folder, table);
  return { stand: { ...stand, product, mirror: mirror.url }, mirror };
}
