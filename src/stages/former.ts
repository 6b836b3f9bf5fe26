import type { Catalog } from "../model/catalog.ts";
import { type Former, type FormerSource, MANIFEST_SCHEMA, readFormer } from "../model/former.ts";
import type { Fragment } from "../model/manifest.ts";
import type { Ports } from "../model/ports.ts";
import type { Planned } from "./plan.ts";

type At = Pick<Planned, "plan" | "config">;

interface Account {
  readonly name: string;
  readonly target: string;
  readonly commit: string;
}

/** Of what one target's build of a commit is kept by. */
function keyOf(catalog: Catalog, { name, target, commit }: Account): string {
  return catalog.digest(JSON.stringify(["built", MANIFEST_SCHEMA, name, target, commit]));
}

/** Of a digest, in a key. */
const SHORT = 12;

/** What all builds of a project for one target are filed under. */
function seriesOf(catalog: Catalog, { name, target }: Pick<Account, "name" | "target">): string {
  return `${target}-${catalog.digest(name).slice(0, SHORT)}`;
}

/** Keeps what a later build is compared with, by its commit. What was built from a changed work tree is no commit's. */
export async function keepBuilt(ports: Ports, catalog: Catalog, planned: At, fragment: Fragment): Promise<void> {
  const { plan, config } = planned;
  if (plan.commit === null || fragment.dirty || fragment.cross !== undefined) return;
  const { name, version } = plan.project;
  const manifest = { schema: MANIFEST_SCHEMA, project: { name, version }, legs: [fragment] };
  const { target } = fragment;
  const commit = plan.commit.id;
  // Not in the runner's entry of wheels: every commit would make another one of those.
  await catalog.probes.keep({ machine: ports.machine }, keyOf(catalog, { name, target, commit }), manifest);
  if (config.cache === "off") return;
  const text = JSON.stringify(manifest);
  await ports.builtCommits?.keep(seriesOf(catalog, { name, target }), { commit, text });
}

/** What another run of this repository built of the commit; of another one of the branch, where that is not there. */
async function broughtBase(
  ports: Ports,
  catalog: Catalog,
  account: Account,
  label: string,
): Promise<readonly Former[]> {
  const brought = await ports.builtCommits?.bring(seriesOf(catalog, account), account.commit);
  if (brought === undefined) return [{ label, missing: "no build of it is kept here" }];
  if (brought.commit === account.commit) return [readFormer(label, brought.text)];
  const newest = `the newest commit with a build that is kept, ${brought.commit}`;
  return [{ label, missing: "no build of it is kept here" }, readFormer(newest, brought.text)];
}

const WHOLE = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** What was built of the commit that the change is to be merged into, on this machine or in another run. */
async function builtBase(
  ports: Ports,
  catalog: Catalog,
  planned: Planned,
  { target, base }: { readonly target: string; readonly base: string },
): Promise<readonly Former[]> {
  const label = `the base commit, ${base}`;
  // A shallow checkout does not have the commit, and a build of it may be kept all the same.
  const commit = (await catalog.commitNamed(ports.exec, planned.wishes.root, base)) ?? (WHOLE.test(base) ? base : "");
  if (commit === "") return [{ label, missing: "git does not know it here" }];
  const account = { name: planned.plan.project.name, target, commit };
  const kept = await catalog.probes.recall({ machine: ports.machine }, keyOf(catalog, account));
  if (kept !== undefined) return [readFormer(label, JSON.stringify(kept))];
  if (planned.config.cache === "off") return [{ label, missing: "no build of it is kept here" }];
  return broughtBase(ports, catalog, account, label);
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
  const all = await Promise.all([
    ...(released === undefined ? [] : [released.read()]),
    ...(base === undefined ? [] : [builtBase(ports, catalog, planned, { target, base })]),
    ...former.map((source) => source.read()),
  ]);
  return all.flat();
}
