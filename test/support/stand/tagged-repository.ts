import type { Listener } from "../github/listen.ts";
import { createLocalGitHub, type LocalGitHub } from "../github/server.ts";
import { addRepository, type Repository } from "../github/state.ts";
import { git } from "./projects.ts";

export const NAME = "acme/widget";
/** Of a workflow run that may write. */
export const TOKEN = "ghs_thetokenofthisworkflowrun";

/** A repository with a tag, on a GitHub of its own that listens. */
export interface TaggedRepository {
  readonly github: LocalGitHub;
  readonly hosted: Repository;
  readonly commit: string;
  readonly listener: Listener;
}

/** @param folder a repository with one commit, which gets the tag and its origin */
export async function hostTagged(folder: string, tag: string): Promise<TaggedRepository> {
  await git(folder, "remote", "add", "origin", `https://github.com/${NAME}.git`);
  await git(folder, "tag", tag);
  const commit = await git(folder, "rev-parse", "HEAD");
  const github = createLocalGitHub();
  const hosted = addRepository(github.state, NAME);
  hosted.tags.set(tag, { commit, object: undefined });
  github.state.tokens.set(TOKEN, { login: "github-actions[bot]", kind: "integration", rights: { [NAME]: "write" } });
  return { github, hosted, commit, listener: await github.listen() };
}
