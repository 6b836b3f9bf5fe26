import type { Catalog } from "../model/catalog.ts";
import { type Former, type FormerSource, MANIFEST_SCHEMA, readFormer } from "../model/former.ts";
import type { Fragment } from "../model/manifest.ts";
import type { Ports } from "../model/ports.ts";
import type { Planned } from "./plan.ts";

type At = Pick<Planned, "plan">;

/** Of what one target's build of a commit is kept by. */
function keyOf(catalog: Catalog, { plan }: At, { target, commit }: { target: string; commit: string }): string {
  return catalog.digest(JSON.stringify(["built", MANIFEST_SCHEMA, plan.project.name, target, commit]));
}

/** Keeps what a later build is compared with, by its commit. What was built from a changed work tree is no commit's. */
export async function keepBuilt(ports: Ports, catalog: Catalog, { plan }: At, fragment: Fragment): Promise<void> {
  if (plan.commit === null || fragment.dirty || fragment.cross !== undefined) return;
  const { name, version } = plan.project;
  const manifest = { schema: MANIFEST_SCHEMA, project: { name, version }, legs: [fragment] };
  const key = keyOf(catalog, { plan }, { target: fragment.target, commit: plan.commit.id });
  // Of this machine alone: every commit would make another entry of a runner's cache.
  await catalog.probes.keep({ machine: ports.machine }, key, manifest);
}

/** What this machine built of the commit that the change is to be merged into. */
async function builtBase(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  { target, base }: { readonly target: string; readonly base: string },
): Promise<Former> {
  const label = `the base commit, ${base}`;
  const commit = await catalog.commitNamed(ports.exec, planned.wishes.root, base);
  if (commit === undefined) return { label, missing: "git does not know it here" };
  const kept = await catalog.probes.recall({ machine: ports.machine }, keyOf(catalog, planned, { target, commit }));
  if (kept === undefined) return { label, missing: "no build of it is kept here" };
  return readFormer(label, JSON.stringify(kept));
}

/** Former builds, the one that limits are about first: the last release, the base commit's, and what the caller names. */
export async function readFormers(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  wanted: {
    readonly target: string;
    readonly base: string | undefined;
    readonly lastRelease: boolean;
    readonly former: readonly FormerSource[];
  },
): Promise<readonly Former[]> {
  const { target, base, lastRelease, former } = wanted;
  const { config } = planned;
  const series = { template: config.release.tag, name: config.name };
  const released =
    lastRelease && ports.releases !== undefined ? await catalog.lastRelease?.(ports.releases, series) : undefined;
  return Promise.all([
    ...(released === undefined ? [] : [released.read()]),
    ...(base === undefined ? [] : [builtBase(ports, catalog, planned, { target, base })]),
    ...former.map((source) => source.read()),
  ]);
}
