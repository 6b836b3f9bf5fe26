import type { Catalog } from "../model/catalog.ts";
import type { Ports } from "../model/ports.ts";
import type { ReleaseTrial } from "../model/smoke-result.ts";
import { attempt, quietly } from "./attempt.ts";
import type { Built } from "./build.ts";
import type { Delivered } from "./deliver.ts";
import type { Planned } from "./plan.ts";
import { publishLegs } from "./release.ts";
import { handOver, usualTag } from "./release-here.ts";

/** The one leg as a release would have it: what an earlier build compiled is compiled anew there. */
function alone({ manifest, built, ...delivered }: Delivered & { readonly built: Built }): Delivered {
  const { requirements } = built.fragment;
  const compiled = requirements.compiled?.map((wheel) => ({ ...wheel, reused: false }));
  const own = { ...requirements, ...(compiled === undefined ? {} : { compiled }) };
  return { ...delivered, built, manifest: { ...manifest, legs: [{ ...built.fragment, requirements: own }] } };
}

/**
 * Rehearsal of the release: what was just built is merged, listed and published to releases that exist in memory alone and
 * refuse what GitHub refuses. Names, sizes, digests and notes are tried by that, and nobody else hears of it.
 */
export async function rehearseRelease(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  delivered: Delivered & { readonly built: Built },
): Promise<ReleaseTrial> {
  const tag = planned.plan.tag ?? usualTag(planned);
  const work = async (): Promise<number> => {
    const place = await ports.workplaces.open(`${planned.config.name}-rehearsal`, planned.wishes.root);
    try {
      const releases = await catalog.rehearsedReleases(ports.releases?.repository ?? "nobody/nothing");
      const folder = `${place.directory}/legs`;
      await handOver(catalog, alone(delivered), folder);
      const released = await publishLegs({ ...quietly(ports), releases }, catalog, {
        planned,
        folder,
        // The legs of other targets have runners of their own.
        wanted: { kind: "matrix", jobs: 1, targets: [] },
        run: undefined,
        directory: `${place.directory}/release`,
        rehearsedTag: tag,
        account: delivered.built.account,
      });
      return released.files.length;
    } finally {
      await place.close(false);
    }
  };
  const { value: files, problems, milliseconds } = await attempt(ports, work);
  return { tag, result: files === undefined ? "failed" : "passed", files: files ?? 0, milliseconds, problems };
}
