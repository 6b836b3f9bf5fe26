import { bodyOf, type Call, json, noContent, paged, type Routes, repositoryFor } from "../calls.ts";
import { generateNotes } from "../notes.ts";
import { invalid, notFound } from "../problems.ts";
import {
  createRelease,
  deleteRelease,
  latestRelease,
  listReleases,
  type MakeLatest,
  type ReleaseInput,
  releaseById,
  releaseByTag,
  updateRelease,
  type WriteContext,
} from "../releases.ts";
import { releaseJson } from "../rendering.ts";
import type { Release, Repository } from "../state.ts";
import { covers, type Right } from "../tokens.ts";

export const releaseRoutes: Routes = {
  "GET /repos/:owner/:repo/releases": (call) => {
    const { repository, right } = repositoryFor(call, "read");
    const listed = listReleases(repository, covers(right, "write"));
    const shown = listed.filter((release) => release.createdAt <= call.listedUntil);
    return paged(
      call,
      shown.map((release) => releaseJson(call.origins, repository, release)),
    );
  },
  "POST /repos/:owner/:repo/releases": async (call) => {
    const { repository, right } = repositoryFor(call, "write");
    const body = await bodyOf(call);
    const input = inputOf(body);
    refuseWorkflowChange(call, repository);
    const notes = body["generate_release_notes"] === true ? generateNotes(repository, input.tag ?? "") : undefined;
    const release = createRelease(
      repository,
      { ...input, ...(notes === undefined ? {} : withNotes(input, notes)) },
      contextOf(call, right),
    );
    const answer = releaseJson(call.origins, repository, release);
    return json(answer, 201, { location: `${call.origins.api}${call.url.pathname}/${release.id}` });
  },
  "POST /repos/:owner/:repo/releases/generate-notes": async (call) => {
    const { repository } = repositoryFor(call, "write");
    const body = await bodyOf(call);
    const tag = textAt(body, "tag_name");
    if (typeof tag !== "string") throw invalid({ resource: "Release", code: "missing_field", field: "tag_name" });
    return json(generateNotes(repository, tag, textAt(body, "previous_tag_name") ?? undefined));
  },
  "GET /repos/:owner/:repo/releases/latest": (call) => {
    const { repository } = repositoryFor(call, "read");
    return one(call, repository, latestRelease(repository));
  },
  "GET /repos/:owner/:repo/releases/tags/:tag*": (call) => {
    const { repository } = repositoryFor(call, "read");
    return one(call, repository, releaseByTag(repository, call.params["tag"] ?? ""));
  },
  "GET /repos/:owner/:repo/releases/:id": (call) => {
    const { repository, release } = releaseFor(call, "read");
    return one(call, repository, release);
  },
  "PATCH /repos/:owner/:repo/releases/:id": async (call) => {
    const { repository, release, right } = releaseFor(call, "write");
    const change = inputOf(await bodyOf(call));
    refuseWorkflowChange(call, repository);
    updateRelease(repository, release, { ...change, context: contextOf(call, right) });
    return one(call, repository, release);
  },
  "DELETE /repos/:owner/:repo/releases/:id": (call) => {
    const { repository, release } = releaseFor(call, "write");
    deleteRelease(repository, release);
    return noContent();
  },
};

/** The release with the id of the path; a draft only where the viewer may write. */
export function releaseFor(call: Call, needed: Right): { repository: Repository; release: Release; right: Right } {
  const { repository, right } = repositoryFor(call, needed);
  const release = releaseById(repository, Number(call.params["id"]), covers(right, "write"));
  return { repository, release, right };
}

function one(call: Call, repository: Repository, release: Release): Response {
  return json(releaseJson(call.origins, repository, release));
}

function contextOf(call: Call, right: Right): WriteContext {
  return { now: call.now, right, author: call.viewer.login, nextId: () => call.state.nextId() };
}

/** The 404 for a target whose workflows differ: no token of a workflow may ever do that (API description). */
function refuseWorkflowChange(call: Call, repository: Repository): void {
  if (repository.changesWorkflows && call.viewer.kind === "integration") throw notFound();
}

function withNotes(input: ReleaseInput, notes: { name: string; body: string }): ReleaseInput {
  const own = input.body ?? "";
  return { title: input.title ?? notes.name, body: own === "" ? notes.body : `${own}\n\n${notes.body}` };
}

function inputOf(body: Readonly<Record<string, unknown>>): ReleaseInput {
  const [tag, target, title, text] = ["tag_name", "target_commitish", "name", "body"].map((key) => textAt(body, key));
  const makeLatest = makeLatestAt(body);
  const draft = flagAt(body, "draft");
  const prerelease = flagAt(body, "prerelease");
  return {
    ...(typeof tag === "string" ? { tag } : {}),
    ...(typeof target === "string" && target !== "" ? { target } : {}),
    ...(title === undefined ? {} : { title }),
    ...(text === undefined ? {} : { body: text }),
    ...(draft === undefined ? {} : { draft }),
    ...(prerelease === undefined ? {} : { prerelease }),
    ...(makeLatest === undefined ? {} : { makeLatest }),
  };
}

function textAt(body: Readonly<Record<string, unknown>>, key: string): string | null | undefined {
  const value = body[key];
  if (value === undefined || value === null || typeof value === "string") return value;
  throw invalid({ resource: "Release", code: "invalid", field: key });
}

function flagAt(body: Readonly<Record<string, unknown>>, key: string): boolean | undefined {
  const value = body[key];
  if (value === undefined || typeof value === "boolean") return value;
  throw invalid({ resource: "Release", code: "invalid", field: key });
}

function makeLatestAt(body: Readonly<Record<string, unknown>>): MakeLatest | undefined {
  const value = body["make_latest"];
  if (value === undefined || value === "true" || value === "false" || value === "legacy") return value;
  throw invalid({ resource: "Release", code: "invalid", field: "make_latest" });
}
