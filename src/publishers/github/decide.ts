import type { Diagnostic } from "../../model/diagnostic.ts";
import type { ReleaseFile, ReleaseSet } from "../../model/release.ts";
import type { HostedAsset, HostedRelease } from "../../model/releases.ts";
import { isOurs, writerOf } from "./body.ts";
import * as refusals from "./refusals.ts";

/** A release with the files that it has. */
export interface SeenRelease extends HostedRelease {
  readonly assets: readonly HostedAsset[];
}

/** Everything that the next step follows from: what the service says now, and who asks. */
export interface Seen {
  /** The releases of the wanted tag. */
  readonly releases: readonly SeenRelease[];
  /** What this run calls itself in the text of a draft that it works on. */
  readonly writer: string;
  /** It has done so, in this draft: where that is not there any more, somebody else has taken over. */
  readonly claimed: number | undefined;
  /** The draft that this run has made. */
  readonly created?: number | undefined;
}

export type Step =
  /** A draft of our own; where an earlier build's is there, beside that, and with its title and text. */
  | { readonly kind: "create"; readonly beside?: SeenRelease }
  /** Drafts that other tries of ours left behind: empty ones where all stays a draft, any once a release of the tag is public. */
  | { readonly kind: "sweep"; readonly ids: readonly number[] }
  /** Somebody was there before: our own draft, still empty, goes, and the run ends. */
  | { readonly kind: "withdraw"; readonly id: number; readonly problem: Diagnostic }
  | { readonly kind: "refuse"; readonly problems: readonly Diagnostic[] }
  /** The service does not say what is in these. */
  | { readonly kind: "measure"; readonly assets: readonly HostedAsset[] }
  /** Write our part of the text, and with it who works on this draft. */
  | { readonly kind: "claim"; readonly release: SeenRelease }
  | {
      readonly kind: "fill";
      readonly release: SeenRelease;
      readonly remove: readonly HostedAsset[];
      readonly upload: readonly ReleaseFile[];
    }
  | { readonly kind: "publish"; readonly release: SeenRelease }
  | { readonly kind: "done"; readonly release: SeenRelease };

/** How what is there differs from what is wanted. */
interface Difference {
  readonly unknown: readonly HostedAsset[];
  readonly extra: readonly HostedAsset[];
  /** Begun and never finished. */
  readonly torn: readonly HostedAsset[];
  readonly other: readonly { readonly asset: HostedAsset; readonly file: ReleaseFile }[];
  readonly missing: readonly ReleaseFile[];
}

function difference(assets: readonly HostedAsset[], files: readonly ReleaseFile[]): Difference {
  const wanted = new Map(files.map((file) => [file.name, file]));
  const whole = assets.filter(({ state }) => state === "uploaded");
  const there = new Set(assets.map(({ name }) => name));
  return {
    extra: assets.filter(({ name }) => !wanted.has(name)),
    torn: assets.filter(({ name, state }) => wanted.has(name) && state !== "uploaded"),
    unknown: whole.filter(({ name, sha256 }) => wanted.has(name) && sha256 === undefined),
    other: whole.flatMap((asset) => {
      const file = wanted.get(asset.name);
      const same = file === undefined || (file.size === asset.size && file.sha256 === asset.sha256);
      return same || asset.sha256 === undefined ? [] : [{ asset, file }];
    }),
    missing: files.filter(({ name }) => !there.has(name)),
  };
}

function isWhole({ extra, torn, unknown, other, missing }: Difference): boolean {
  return [extra, torn, unknown, other, missing].every(({ length }) => length === 0);
}

/**
 * A public release is looked at, and never touched. What earlier builds left goes once it is right: nobody can publish a
 * second release of the tag.
 */
function ofPublished(release: SeenRelease, { releases }: Seen, set: ReleaseSet): Step {
  const found = difference(release.assets, set.files);
  if (found.unknown.length > 0) return { kind: "measure", assets: found.unknown };
  if (!isWhole(found)) return { kind: "refuse", problems: refusals.published(release, found) };
  const ids = releases.filter((each) => isLeft(each, set)).map(({ id }) => id);
  return ids.length > 0 ? { kind: "sweep", ids } : { kind: "done", release };
}

/** A draft of ours, with nothing in it that a person may have put there. */
function isLeft({ draft, body, assets }: SeenRelease, { files }: ReleaseSet): boolean {
  return draft && isOurs(body) && difference(assets, files).extra.length === 0;
}

/**
 * A draft of another run of ours, with files in it that would have to be removed first: of another build, or half uploaded.
 * Nothing is removed there. Who removes a file may have looked at it a while ago; by now it may be whole, and a third run
 * about to publish it, and there is no telling that one in time. Of two drafts only one can be published.
 */
function needsRemoval(release: SeenRelease, seen: Seen, { files, draft }: ReleaseSet): boolean {
  const { id, body, assets } = release;
  const takenOver = id === seen.claimed && writerOf(body) !== seen.writer;
  // In a draft that this run has made, and that nobody has taken over, nobody else is at work. One of an earlier attempt of the
  // same workflow run is none: two processes of this attempt may have found it at once.
  if (id === seen.created || takenOver) return false;
  const found = difference(assets, files);
  // Where releases stay drafts, nobody publishes but a person, who wants to see one of them.
  return !draft && isOurs(body) && found.other.length + found.torn.length > 0 && found.extra.length === 0;
}

function ofDraft(release: SeenRelease, set: ReleaseSet, { writer, claimed }: Seen): Step {
  const mine = writerOf(release.body) === writer;
  if (claimed === release.id && !mine) return { kind: "refuse", problems: [refusals.takenOver(set.tag, release.id)] };
  const found = difference(release.assets, set.files);
  if (found.extra.length > 0) return { kind: "refuse", problems: refusals.extra(release, found.extra) };
  if (found.unknown.length > 0) return { kind: "measure", assets: found.unknown };
  if (found.other.length > 0 && !isOurs(release.body))
    return { kind: "refuse", problems: refusals.foreign(release, found.other) };
  const whole = isWhole(found);
  if (whole && set.draft && isOurs(release.body)) return { kind: "done", release };
  // Whoever works on a draft says so before looking at what is to be removed or published: an earlier run that is still
  // alive sees it before it publishes, and stops.
  if (!mine) return { kind: "claim", release };
  if (whole) return { kind: "publish", release };
  const stale = [...found.torn, ...found.other.map(({ asset }) => asset)];
  const again = set.files.filter(({ name }) => stale.some((asset) => asset.name === name));
  return { kind: "fill", release, remove: stale, upload: [...found.missing, ...again] };
}

/**
 * One draft, or several: those that a try of ours left empty, or filled from another build, do not count. Of a person's
 * there may be one, and nothing else beside it; of our own, which one is filled does not matter.
 */
function ofDrafts(drafts: readonly SeenRelease[], set: ReleaseSet, seen: Seen): Step {
  const ordered = [...drafts].sort((a, b) => a.id - b.id);
  const litter = ordered.filter(({ body, assets }) => isOurs(body) && assets.length === 0);
  const older = ordered.filter((draft) => needsRemoval(draft, seen, set));
  const rest = ordered.filter((draft) => !litter.includes(draft) && !older.includes(draft));
  const problem = refusals.several(set.tag, ordered);
  if (rest.some(({ body }) => !isOurs(body)) && rest.length + older.length > 1)
    return { kind: "refuse", problems: [problem] };
  const begun = rest.find(({ id }) => id === seen.claimed) ?? rest[0];
  const chosen = begun ?? litter[0];
  const [beside] = older.slice(-1);
  if (chosen === undefined) return { kind: "create", ...(beside === undefined ? {} : { beside }) };
  const own = litter.find(({ body }) => writerOf(body) === seen.writer);
  if (own !== undefined && own !== chosen) return { kind: "withdraw", id: own.id, problem };
  const ids = litter.filter((draft) => draft !== chosen).map(({ id }) => id);
  // Whose they are may be about to fill and publish them: they go once something is public, or where nothing will be.
  return set.draft && ids.length > 0 ? { kind: "sweep", ids } : ofDraft(chosen, set, seen);
}

/** What to do next. Knows nothing but what it is shown: a run that starts over decides the same. */
export function decide(seen: Seen, set: ReleaseSet): Step {
  const { releases } = seen;
  const published = releases.find(({ draft }) => !draft);
  if (published !== undefined) return ofPublished(published, seen, set);
  return releases.length === 0 ? { kind: "create" } : ofDrafts(releases, set, seen);
}
