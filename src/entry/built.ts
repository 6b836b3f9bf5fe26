import type { Catalog } from "../model/catalog.ts";
import type { Ports } from "../model/ports.ts";
import type { Published } from "../model/release.ts";
import { stepOutputs } from "../report/outputs.ts";
import type { Built } from "../stages/build.ts";
import type { Delivered } from "../stages/deliver.ts";
import { stepReport } from "../stages/report.ts";

/** Outputs that tell of a leg that was built, by their names; its report is written for them. */
export async function builtOutputs(
  ports: Ports,
  catalog: Catalog,
  delivered: Delivered & { readonly built: Built },
  published?: Published,
): Promise<Readonly<Record<string, string>>> {
  const { plan, manifest, directory, built } = delivered;
  const { fragment, bundle, interpreter } = built;
  const report = await stepReport(ports, catalog, { plan, built });
  const made = { manifest, fragment, directory, bundle: bundle.root, python: interpreter.executable, report };
  const { prerelease } = plan;
  return stepOutputs({ ...made, prerelease, published, cacheHit: ports.cache?.hit() ?? false });
}
