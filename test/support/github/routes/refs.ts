import { bodyOf, type Call, json, noContent, paged, type Routes, repositoryFor } from "../calls.ts";
import { notFound, Problem } from "../problems.ts";
import { nodeId, repositoryUrl } from "../rendering.ts";
import { type Repository, shaOf, type Tag, type TagObject } from "../state.ts";
import { changeTag, createTag, resolveTarget } from "../tags.ts";

export const refRoutes: Routes = {
  "GET /repos/:owner/:repo/git/ref/:ref*": (call) => {
    const { repository } = repositoryFor(call, "read");
    const found = refsOf(repository).find(({ ref }) => ref === `refs/${call.params["ref"]}`);
    if (found === undefined) throw notFound();
    return json(refJson(call, repository, found));
  },
  "GET /repos/:owner/:repo/git/matching-refs/:ref*": (call) => {
    const { repository } = repositoryFor(call, "read");
    const matching = refsOf(repository).filter(({ ref }) => ref.startsWith(`refs/${call.params["ref"]}`));
    return json(matching.map((each) => refJson(call, repository, each)));
  },
  "POST /repos/:owner/:repo/git/refs": async (call) => {
    const { repository, right } = repositoryFor(call, "write");
    const { ref, sha } = await bodyOf(call);
    const tag = typeof ref === "string" ? /^refs\/tags\/(.+)$/.exec(ref)?.[1] : undefined;
    if (tag === undefined || typeof sha !== "string")
      throw new Problem(422, "Reference name must start with 'refs/tags/'");
    const made = createTag(repository, { tag, sha, right });
    return json(refJson(call, repository, tagRef(tag, made)), 201);
  },
  "PATCH /repos/:owner/:repo/git/refs/tags/:tag*": async (call) => {
    const { repository, right } = repositoryFor(call, "write");
    const { sha } = await bodyOf(call);
    if (typeof sha !== "string") throw new Problem(422, "Object does not exist");
    const tag = call.params["tag"] ?? "";
    const moved = changeTag(repository, tag, { sha, right });
    if (moved === undefined) throw notFound();
    return json(refJson(call, repository, tagRef(tag, moved)));
  },
  "DELETE /repos/:owner/:repo/git/refs/tags/:tag*": (call) => {
    const { repository, right } = repositoryFor(call, "write");
    changeTag(repository, call.params["tag"] ?? "", { sha: undefined, right });
    return noContent();
  },
  "POST /repos/:owner/:repo/git/tags": async (call) => {
    const { repository } = repositoryFor(call, "write");
    const { tag, message, object } = await bodyOf(call);
    if (typeof tag !== "string" || typeof message !== "string" || typeof object !== "string") {
      throw new Problem(422, "Invalid request");
    }
    const made = { sha: shaOf(`tag ${tag} ${object} ${message}`), tag, message, commit: object, at: call.now };
    repository.tagObjects.set(made.sha, made);
    return json(tagObjectJson(call, repository, made), 201);
  },
  "GET /repos/:owner/:repo/git/tags/:sha": (call) => {
    const { repository } = repositoryFor(call, "read");
    const found = repository.tagObjects.get(call.params["sha"] ?? "");
    if (found === undefined) throw notFound();
    return json(tagObjectJson(call, repository, found));
  },
  "GET /repos/:owner/:repo/tags": (call) => {
    const { repository } = repositoryFor(call, "read");
    const base = repositoryUrl(call.origins, repository);
    return paged(
      call,
      [...repository.tags].map(([name, { commit }]) => ({
        name,
        zipball_url: `${base}/zipball/refs/tags/${name}`,
        tarball_url: `${base}/tarball/refs/tags/${name}`,
        commit: { sha: commit, url: `${base}/commits/${commit}` },
        node_id: nodeId("REF", repository.id),
      })),
    );
  },
  "GET /repos/:owner/:repo/git/commits/:sha": (call) => {
    const { repository } = repositoryFor(call, "read");
    return json(gitCommitJson(call, repository, call.params["sha"] ?? ""));
  },
  "GET /repos/:owner/:repo/commits/:ref*": (call) => {
    const { repository } = repositoryFor(call, "read");
    const sha = resolveTarget(repository, call.params["ref"] ?? "");
    if (sha === undefined) throw new Problem(422, `No commit found for SHA: ${call.params["ref"]}`);
    const { sha: name, node_id, url, html_url, parents, ...commit } = gitCommitJson(call, repository, sha);
    const base = repositoryUrl(call.origins, repository);
    const more = { comment_count: 0, url };
    const links = { url: `${base}/commits/${sha}`, comments_url: `${base}/commits/${sha}/comments` };
    return json({
      sha: name,
      node_id,
      html_url,
      parents,
      ...links,
      commit: { ...commit, ...more },
      author: null,
      committer: null,
    });
  },
};

interface Ref {
  readonly ref: string;
  readonly sha: string;
  readonly type: "commit" | "tag";
}

const tagRef = (name: string, { commit, object }: Tag): Ref => ({
  ref: `refs/tags/${name}`,
  sha: object ?? commit,
  type: object === undefined ? "commit" : "tag",
});

function refsOf(repository: Repository): readonly Ref[] {
  return [
    ...[...repository.branches].map(([name, sha]): Ref => ({ ref: `refs/heads/${name}`, sha, type: "commit" })),
    ...[...repository.tags].map(([name, tag]) => tagRef(name, tag)),
  ];
}

function refJson(call: Call, repository: Repository, { ref, sha, type }: Ref): object {
  const base = repositoryUrl(call.origins, repository);
  const object = { sha, type, url: `${base}/git/${type}s/${sha}` };
  return { ref, node_id: nodeId("REF", repository.id), url: `${base}/git/${ref}`, object };
}

function tagObjectJson(call: Call, repository: Repository, { sha, tag, message, commit, at }: TagObject): object {
  const base = repositoryUrl(call.origins, repository);
  return {
    node_id: nodeId("TA", repository.id),
    sha,
    tag,
    message,
    url: `${base}/git/tags/${sha}`,
    tagger: { date: new Date(at).toISOString(), email: "octocat@example.com", name: "octocat" },
    object: { sha: commit, type: "commit", url: `${base}/git/commits/${commit}` },
  };
}

function gitCommitJson(call: Call, repository: Repository, sha: string) {
  const found = repository.commits.get(sha);
  if (found === undefined) throw notFound();
  const base = repositoryUrl(call.origins, repository);
  const person = { date: new Date(found.at).toISOString(), email: "octocat@example.com", name: "octocat" };
  const tree = shaOf(`tree of ${sha}`);
  return {
    sha,
    node_id: nodeId("C", repository.id),
    url: `${base}/git/commits/${sha}`,
    html_url: `${call.origins.web}/${repository.owner}/${repository.name}/commit/${sha}`,
    author: person,
    committer: person,
    tree: { sha: tree, url: `${base}/git/trees/${tree}` },
    message: found.message,
    parents: [],
    verification: { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null },
  };
}
