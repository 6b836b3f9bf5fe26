import { resolve } from "node:path";
import type { Catalog } from "../model/catalog.ts";
import type { Ports } from "../model/ports.ts";
import type { Answer } from "../report/answers.ts";
import { verifiedAnswer } from "../report/verified.ts";
import type { CommandLine } from "../runtime/local/arguments.ts";
import { verifyPlace, verifyStage } from "../stages/verify.ts";

/** `slipway verify`. */
export async function verifyCommand(ports: Ports, catalog: Catalog, line: CommandLine, cwd: string): Promise<Answer> {
  const place = verifyPlace(line.positionals[0] ?? "", (path) => resolve(cwd, path));
  return verifiedAnswer(await verifyStage(ports, catalog, place));
}
