import { type FieldError, invalid, notFound, Problem } from "./problems.ts";
import { type Repository, shaOf, type Tag } from "./state.ts";
import type { Right } from "./tokens.ts";

const RESTRICTED =
  "pre_receive Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n";

/** The commit that a branch, a tag or a full SHA names. */
export function resolveTarget(repository: Repository, target: string): string | undefined {
  const name = target.replace(/^refs\/(heads|tags)\//, "");
  return (
    repository.branches.get(name) ??
    repository.tags.get(name)?.commit ??
    (repository.commits.has(name) ? name : undefined)
  );
}

/** Whether a ruleset lets somebody create a tag. */
export function mayCreateTag(repository: Repository, tag: string, right: Right): boolean {
  return right === "admin" || repository.tagRules.create?.test(tag) !== true;
}

/**
 * The tag of a release that is being published: there already, or made now. Throws the three errors that GitHub gives
 * together: the ruleset's, the one of a burned tag, and "Published releases must have a valid tag".
 */
export function ensureTag(repository: Repository, options: { tag: string; target: string; right: Right }): void {
  const { tag, target, right } = options;
  const burned = repository.burned.has(tag);
  const there = repository.tags.has(tag);
  if (there && !burned) return;
  const restricted = !there && (burned || !mayCreateTag(repository, tag, right));
  const commit = resolveTarget(repository, target);
  const errors = [
    restricted && refusal(RESTRICTED, "pre_receive"),
    burned && refusal("tag_name was used by an immutable release", "tag_name"),
    !there && commit === undefined && { resource: "Release", code: "invalid", field: "target_commitish" },
  ].filter((error) => error !== false);
  if (errors.length > 0) throw invalid(...errors, refusal("Published releases must have a valid tag"));
  if (commit !== undefined) repository.tags.set(tag, { commit, object: undefined });
}

function refusal(message: string, field?: string): FieldError {
  return { resource: "Release", code: "custom", ...(field === undefined ? {} : { field }), message };
}

/** Creates a tag by hand, as a push does. */
export function createTag(repository: Repository, options: { tag: string; sha: string; right: Right }): Tag {
  const { tag, sha, right } = options;
  if (repository.tags.has(tag)) throw new Problem(422, "Reference already exists");
  const annotated = repository.tagObjects.get(sha);
  const commit = annotated?.commit ?? (repository.commits.has(sha) ? sha : undefined);
  if (commit === undefined) throw new Problem(422, "Object does not exist");
  if (repository.burned.has(tag) || !mayCreateTag(repository, tag, right)) {
    throw new Problem(422, "Repository rule violations found\n\nCannot create ref due to creations being restricted.");
  }
  const made = { commit, object: annotated?.sha };
  repository.tags.set(tag, made);
  return made;
}

/** Moves (`sha`) or deletes a tag; a tag of an immutable release stays where it is. */
export function changeTag(
  repository: Repository,
  tag: string,
  change: { sha: string | undefined; right: Right },
): Tag | undefined {
  if (!repository.tags.has(tag)) throw notFound();
  const locked = repository.releases.some((release) => release.immutable && release.tag === tag);
  const forbidden = change.right !== "admin" && repository.tagRules.change?.test(tag) === true;
  if (locked || forbidden) throw new Problem(422, "Repository rule violations found\n\nCannot change this locked ref.");
  if (change.sha === undefined) {
    repository.tags.delete(tag);
    return undefined;
  }
  if (!repository.commits.has(change.sha)) throw new Problem(422, "Object does not exist");
  const moved = { commit: change.sha, object: undefined };
  repository.tags.set(tag, moved);
  return moved;
}

/** A further commit on a branch. */
export function addCommit(repository: Repository, message: string, at: number): string {
  const sha = shaOf(`${message} ${at} ${repository.commits.size}`);
  repository.commits.set(sha, { message, at });
  repository.branches.set(repository.defaultBranch, sha);
  return sha;
}
