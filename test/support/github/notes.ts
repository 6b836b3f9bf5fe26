import { notFound } from "./problems.ts";
import { listReleases } from "./releases.ts";
import type { Repository } from "./state.ts";

/** Notes in the form that GitHub generates them: here there are no pull requests, so the comparison alone. */
export function generateNotes(repository: Repository, tag: string, since?: string): { name: string; body: string } {
  if (since !== undefined && !repository.tags.has(since)) throw notFound();
  const path = `${repository.owner}/${repository.name}`;
  const previous = since ?? listReleases(repository, false).find((release) => release.tag !== tag)?.tag;
  const pages = previous === undefined ? `commits/${tag}` : `compare/${previous}...${tag}`;
  return { name: tag, body: `**Full Changelog**: https://github.com/${path}/${pages}` };
}
