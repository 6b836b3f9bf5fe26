import { json, noContent, type Routes, repositoryFor } from "../calls.ts";
import { notFound } from "../problems.ts";
import { nodeId, repositoryUrl, userJson } from "../rendering.ts";

export const repositoryRoutes: Routes = {
  // A part of it: what the clients here read. The whole has a hundred fields, and no test is about them.
  "GET /repos/:owner/:repo": (call) => {
    const { repository, right } = repositoryFor(call, "read");
    const write = right === "write" || right === "admin";
    return json({
      id: repository.id,
      node_id: nodeId("R", repository.id),
      name: repository.name,
      full_name: `${repository.owner}/${repository.name}`,
      private: repository.isPrivate,
      visibility: repository.isPrivate ? "private" : "public",
      owner: userJson(call.origins, repository.owner),
      url: repositoryUrl(call.origins, repository),
      html_url: `${call.origins.web}/${repository.owner}/${repository.name}`,
      default_branch: repository.defaultBranch,
      permissions: { admin: right === "admin", push: write, pull: true },
    });
  },
  "GET /repos/:owner/:repo/immutable-releases": (call) => {
    const { repository } = repositoryFor(call, "admin");
    if (!repository.immutableReleases) throw notFound();
    return json({ enabled: true, enforced_by_owner: false });
  },
  "PUT /repos/:owner/:repo/immutable-releases": (call) => {
    repositoryFor(call, "admin").repository.immutableReleases = true;
    return noContent();
  },
  "DELETE /repos/:owner/:repo/immutable-releases": (call) => {
    repositoryFor(call, "admin").repository.immutableReleases = false;
    return noContent();
  },
};
