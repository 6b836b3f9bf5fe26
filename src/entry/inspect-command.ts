import { basename, resolve } from "node:path";
import type { Catalog } from "../model/catalog.ts";
import type { Ports } from "../model/ports.ts";
import { type Answer, inspectAnswer } from "../report/answers.ts";
import { inspectedReport } from "../report/report-data.ts";
import type { CommandLine } from "../runtime/local/arguments.ts";

/** `slipway inspect PATH`. */
export async function inspectCommand(ports: Ports, catalog: Catalog, line: CommandLine, cwd: string): Promise<Answer> {
  const path = resolve(cwd, line.positionals[0] ?? "");
  const inspection = await catalog.inspectPath(ports, path);
  const { report } = line.places;
  if (report !== undefined)
    await catalog.writeReport(resolve(cwd, report), inspectedReport(inspection, basename(path)));
  return inspectAnswer(inspection);
}
