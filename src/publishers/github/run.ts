import { BuildError } from "../../model/errors.ts";
import type { Measure } from "../../model/manifest.ts";
import type { Clock, Log } from "../../model/ports.ts";
import type { ReleaseSet } from "../../model/release.ts";
import { type HostedAsset, type HostedRelease, type Releases, ServiceRefusal } from "../../model/releases.ts";
import type { SeenRelease } from "./decide.ts";
import { vanished } from "./refusals.ts";

/** One run of the engine. What it remembers only makes it more careful; what to do next is read from the service. */
export interface Run {
  readonly releases: Releases;
  readonly clock: Clock;
  readonly log: Log;
  readonly set: ReleaseSet;
  readonly writer: string;
  /** Waits until something may be created again. */
  readonly pace: () => Promise<void>;
  /** What we measured ourselves; an asset's bytes never change. */
  readonly measured: Map<number, Measure>;
  /** All other releases, as they were listed last. */
  others: readonly HostedRelease[];
  /** The release that this run works on, once it is chosen. */
  id: number | undefined;
  /** The draft that bears this run's name. */
  claimed: number | undefined;
  /** The draft that this run has made. */
  created: number | undefined;
  /** What is being done, for messages. */
  doing: string;
  /** In a row, with nothing achieved between them. */
  failures: number;
  uploaded: number;
}

/** Undefined where the release is gone. */
async function assetsOf(run: Run, id: number): Promise<readonly HostedAsset[] | undefined> {
  try {
    return (await run.releases.assets(id)).map((asset) => {
      const measured = run.measured.get(asset.id);
      return asset.sha256 !== undefined || measured === undefined ? asset : { ...asset, ...measured };
    });
  } catch (error) {
    if (error instanceof ServiceRefusal && error.status === 404) return undefined;
    throw error;
  }
}

/** The release that was chosen. Its files first: who works on it has to be seen later than what is in it. */
async function chosen(run: Run, id: number): Promise<readonly SeenRelease[]> {
  const assets = await assetsOf(run, id);
  const release = await run.releases.get(id);
  if (release === undefined || assets === undefined) throw new BuildError([vanished(run.set.tag, id)]);
  return [{ ...release, assets }];
}

/** A draft that we have just made and the list does not show yet. */
async function unlisted(run: Run, found: readonly HostedRelease[]): Promise<readonly HostedRelease[]> {
  if (run.claimed === undefined || found.some(({ id }) => id === run.claimed)) return [];
  const own = await run.releases.get(run.claimed);
  return own === undefined ? [] : [own];
}

/** The releases of our tag: by id once one is chosen, and before that in the list of all (a draft is in no other place). */
export async function look(run: Run): Promise<readonly SeenRelease[]> {
  run.doing = "reading the releases";
  if (run.id !== undefined) return chosen(run, run.id);
  const all = await run.releases.list();
  const found = all.filter(({ tag }) => tag === run.set.tag);
  run.others = all.filter(({ tag }) => tag !== run.set.tag);
  const seen: SeenRelease[] = [];
  for (const release of [...found, ...(await unlisted(run, found))]) {
    const assets = await assetsOf(run, release.id);
    // Another try of ours may have taken its own draft away since it was listed.
    if (assets !== undefined) seen.push({ ...release, assets });
  }
  return seen;
}
