import { bodyOf, type Call, json, type Routes, repositoryFor } from "../calls.ts";
import { Problem } from "../problems.ts";
import { listReleases } from "../releases.ts";
import { nodeId } from "../rendering.ts";
import type { Release, Repository } from "../state.ts";
import { covers } from "../tokens.ts";

/** The queries that `gh release` asks, told apart by their names, and who asks; their answers hold what it reads. */
export const graphqlRoutes: Routes = {
  "POST /graphql": async (call) => {
    const { query, variables } = await bodyOf(call);
    if (typeof query !== "string") throw new Problem(400, "A query attribute must be specified and must be a string.");
    const given = typeof variables === "object" && variables !== null ? variables : {};
    const named = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)]));
    if (/__type\b/.test(query)) return json({ data: typesAsked() });
    if (/\bviewer\b/.test(query)) return json({ data: { viewer: { login: call.viewer.login } } });
    const { repository, drafts } = repositoryOf(call, named);
    const answer = answers.find(([name]) => query.includes(name))?.[1];
    if (answer === undefined) throw new Problem(501, `This stand does not know the query ${query.slice(0, 120)}`);
    return json({ data: { repository: answer(repository, named, drafts) } });
  },
};

type Answer = (repository: Repository, named: Readonly<Record<string, string>>, drafts: boolean) => object;

const answers: readonly (readonly [string, Answer])[] = [
  [
    "RepositoryReleaseByTag",
    (repository, { tagName }, drafts) => {
      const release = listReleases(repository, drafts).find(({ tag }) => tag === tagName);
      return { release: release === undefined ? null : { databaseId: release.id, isDraft: release.draft } };
    },
  ],
  [
    "RepositoryReleaseList",
    (repository, { perPage, endCursor, direction }, drafts) => {
      const all = listReleases(repository, drafts);
      const ordered = direction === "ASC" ? all.toReversed() : all;
      const from = Number(endCursor) || 0;
      const to = from + (Number(perPage) || 30);
      return {
        releases: {
          nodes: ordered.slice(from, to).map((release) => releaseNode(repository, release)),
          pageInfo: { hasNextPage: to < ordered.length, endCursor: String(to) },
        },
      };
    },
  ],
  [
    "RepositoryFindRef",
    (repository, { tagName = "" }) => {
      const found = repository.tags.has(tagName.replace("refs/tags/", ""));
      return { ref: found ? { id: nodeId("REF", repository.id) } : null };
    },
  ],
];

function repositoryOf(call: Call, named: Readonly<Record<string, string>>) {
  const params = { owner: named["owner"] ?? "", repo: named["name"] ?? "" };
  const { repository, right } = repositoryFor({ ...call, params }, "read");
  return { repository, drafts: covers(right, "write") };
}

/** What a client asks of the schema to find out whether immutable releases are known here. */
function typesAsked(): object {
  return { Release: { fields: ["immutable", "isDraft", "isLatest", "isPrerelease"].map((name) => ({ name })) } };
}

function releaseNode(repository: Repository, release: Release): object {
  return {
    name: release.title ?? "",
    tagName: release.tag,
    isDraft: release.draft,
    isLatest: repository.latest === release.id,
    isPrerelease: release.prerelease,
    immutable: release.immutable,
    createdAt: new Date(release.createdAt).toISOString(),
    publishedAt: release.publishedAt === null ? null : new Date(release.publishedAt).toISOString(),
  };
}
