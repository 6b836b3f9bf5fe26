import type { Catalog } from "../model/catalog.ts";
import type { Plan } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import { builtReport } from "../report/report-data.ts";
import type { Built } from "./build.ts";

interface Made {
  readonly plan: Plan;
  readonly built: Built;
}

/** Writes the report of a leg that was just built, as one page. */
export async function reportStage(catalog: Catalog, { plan, built }: Made, file: string): Promise<void> {
  const { fragment, inspection, bundle } = built;
  const name = bundle.root.split(/[\\/]/).at(-1) ?? "";
  await catalog.writeReport(file, builtReport(plan, { fragment, inspection, name }));
}

/** The same beside other scratch of this runner, where the steps that follow find it; gives its path. */
export async function stepReport(ports: Ports, catalog: Catalog, made: Made): Promise<string> {
  const { name } = made.plan.project;
  const file = `${ports.machine.workRoot}/report/${name}-${made.built.fragment.target}.html`;
  await reportStage(catalog, made, file);
  return file;
}
