import { invalid, notFound } from "./problems.ts";
import { headOf, type Release, type Repository } from "./state.ts";
import { ensureTag, resolveTarget } from "./tags.ts";
import type { Right } from "./tokens.ts";

/** Longest body of a release, in characters (softprops/action-gh-release#684). */
export const BODY_LIMIT = 125_000;

export type MakeLatest = "true" | "false" | "legacy";

/** What a client may say of a release; absent is left as it is. */
export interface ReleaseInput {
  readonly tag?: string;
  readonly target?: string;
  readonly title?: string | null;
  readonly body?: string | null;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
  readonly makeLatest?: MakeLatest;
}

export interface WriteContext {
  readonly now: number;
  readonly right: Right;
  readonly author: string;
  nextId(): number;
}

/** Creates a release. Any number of drafts may have one tag; of published ones, only one. */
export function createRelease(repository: Repository, input: ReleaseInput, context: WriteContext): Release {
  if (input.tag === undefined || input.tag === "") {
    throw invalid({ resource: "Release", code: "missing_field", field: "tag_name" });
  }
  const release: Release = {
    id: context.nextId(),
    tag: input.tag,
    target: targetFor(repository, input.tag, input.target),
    title: input.title ?? null,
    body: input.body ?? null,
    draft: true,
    prerelease: input.prerelease ?? false,
    immutable: false,
    author: context.author,
    createdAt: context.now,
    publishedAt: null,
    assets: [],
  };
  checkBody(release.body);
  if (input.draft !== true) publish(repository, release, { ...context, makeLatest: input.makeLatest });
  repository.releases.push(release);
  return release;
}

/** Changes a release; `draft: false` on a draft publishes it. Nothing is changed where something is refused. */
export function updateRelease(
  repository: Repository,
  release: Release,
  change: ReleaseInput & { context: WriteContext },
): void {
  const { context } = change;
  checkBody(change.body ?? null);
  const next = { ...release, ...fieldsOf(repository, release, change) };
  if (release.immutable && (next.tag !== release.tag || change.draft === true)) {
    throw invalid({
      resource: "Release",
      code: "custom",
      message: "Cannot change the tag of an immutable release",
    });
  }
  if (release.draft && change.draft === false) {
    publish(repository, next, { ...context, makeLatest: change.makeLatest });
  } else if (!release.draft) {
    changePublished(repository, { release, next }, change);
  }
  Object.assign(release, next);
}

/** A published release: its tag may change, it may be the latest or not, and it may become a draft again. */
function changePublished(
  repository: Repository,
  { release, next }: { readonly release: Release; readonly next: Release },
  change: ReleaseInput & { context: WriteContext },
): void {
  if (change.draft === true) {
    next.draft = true;
    next.publishedAt = null;
  }
  if (next.tag !== release.tag) {
    refuseSecond(repository, next);
    ensureTag(repository, { tag: next.tag, target: next.target, right: change.context.right });
  }
  const isLatest = repository.latest === release.id ? "true" : "false";
  markLatest(repository, next, change.makeLatest ?? isLatest);
}

/** Deletes a release and leaves its tag. The tag of an immutable one can never be used again. */
export function deleteRelease(repository: Repository, release: Release): void {
  repository.releases.splice(repository.releases.indexOf(release), 1);
  if (release.immutable) repository.burned.add(release.tag);
  if (repository.latest === release.id) repository.latest = undefined;
}

/** Newest first, as the list shows them; drafts only to those who may write. */
export function listReleases(repository: Repository, seesDrafts: boolean): readonly Release[] {
  const visible = repository.releases.filter((release) => seesDrafts || !release.draft);
  return visible.toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id);
}

export function releaseById(repository: Repository, id: number, seesDrafts: boolean): Release {
  const found = repository.releases.find((release) => release.id === id && (seesDrafts || !release.draft));
  if (found === undefined) throw notFound();
  return found;
}

/** A published release: drafts cannot be found by their tag, whoever asks. */
export function releaseByTag(repository: Repository, tag: string): Release {
  const found = repository.releases.find((release) => release.tag === tag && !release.draft);
  if (found === undefined) throw notFound();
  return found;
}

export function latestRelease(repository: Repository): Release {
  const marked = repository.releases.find((release) => release.id === repository.latest);
  const full = listReleases(repository, false).find((release) => !release.prerelease);
  const found = marked ?? full;
  if (found === undefined) throw notFound();
  return found;
}

function targetFor(repository: Repository, tag: string, asked: string | undefined): string {
  const target = asked ?? repository.defaultBranch;
  // With an existing tag the target is not even looked at.
  if (!repository.tags.has(tag) && resolveTarget(repository, target) === undefined) {
    throw invalid({ resource: "Release", code: "invalid", field: "target_commitish" });
  }
  return target;
}

function fieldsOf(repository: Repository, release: Release, change: ReleaseInput): Partial<Release> {
  const tag = change.tag === undefined || change.tag === "" ? release.tag : change.tag;
  return {
    tag,
    ...(change.target === undefined ? {} : { target: targetFor(repository, tag, change.target) }),
    ...(change.title === undefined ? {} : { title: change.title }),
    ...(change.body === undefined ? {} : { body: change.body }),
    ...(change.prerelease === undefined ? {} : { prerelease: change.prerelease }),
  };
}

function publish(
  repository: Repository,
  release: Release,
  options: WriteContext & { makeLatest: MakeLatest | undefined },
): void {
  refuseSecond(repository, release);
  ensureTag(repository, { tag: release.tag, target: release.target, right: options.right });
  release.draft = false;
  release.publishedAt = options.now;
  release.immutable = repository.immutableReleases;
  markLatest(repository, release, options.makeLatest ?? "true");
}

function refuseSecond(repository: Repository, release: Release): void {
  const taken = repository.releases.some(
    (other) => other.id !== release.id && !other.draft && other.tag === release.tag,
  );
  if (taken) throw invalid({ resource: "Release", code: "already_exists", field: "tag_name" });
}

/** `legacy` goes by the date of the commit, which is one for all here: the newest release. */
function markLatest(repository: Repository, release: Release, makeLatest: MakeLatest): void {
  if (release.prerelease || release.draft || makeLatest === "false") {
    if (repository.latest === release.id) repository.latest = undefined;
    return;
  }
  repository.latest = release.id;
}

function checkBody(body: string | null): void {
  if (body === null || body.length <= BODY_LIMIT) return;
  throw invalid({
    resource: "Release",
    code: "custom",
    field: "body",
    message: `body is too long (maximum is ${BODY_LIMIT} characters)`,
  });
}

/** Where the tag of a release points, or would when it is published. */
export function commitOf(repository: Repository, release: Release): string {
  return repository.tags.get(release.tag)?.commit ?? resolveTarget(repository, release.target) ?? headOf(repository);
}
