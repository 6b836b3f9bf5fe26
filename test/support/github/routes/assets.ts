import { assetById, beginUpload, changeAsset, deleteAsset, finishUpload, receive } from "../assets.ts";
import { bodyOf, type Call, json, noContent, paged, type Routes, repositoryFor } from "../calls.ts";
import { invalid, notFound, Problem } from "../problems.ts";
import { assetJson } from "../rendering.ts";
import type { Asset, Release, Repository } from "../state.ts";
import { covers, type Right } from "../tokens.ts";
import { contentResponse, signedAddress } from "./downloads.ts";
import { releaseFor } from "./releases.ts";

/** A header of this server's own: the upload is taken in, and then fails as GitHub's own store does. */
export const FAIL_HALFWAY = "x-local-fail-halfway";

export const assetRoutes: Routes = {
  "GET /repos/:owner/:repo/releases/:id/assets": (call) => {
    const { repository, release } = releaseFor(call, "read");
    const shown = release.assets.filter((asset) => asset.createdAt <= call.listedUntil);
    return paged(
      call,
      shown.map((asset) => assetJson(call.origins, repository, { release, asset })),
    );
  },
  "GET /repos/:owner/:repo/releases/assets/:id": (call) => {
    const found = assetFor(call, "read");
    if (!(call.request.headers.get("accept") ?? "").includes("application/octet-stream")) return rendered(call, found);
    if (found.asset.state !== "uploaded") throw notFound();
    found.asset.downloads += 1;
    return new Response(null, { status: 302, headers: { location: signedAddress(call, found.asset) } });
  },
  "PATCH /repos/:owner/:repo/releases/assets/:id": async (call) => {
    const found = assetFor(call, "write");
    const body = await bodyOf(call);
    const change = Object.fromEntries(
      ["name", "label", "state"].flatMap((key) => {
        const value = body[key];
        if (value === undefined) return [];
        if (typeof value !== "string") throw invalid({ resource: "ReleaseAsset", code: "invalid", field: key });
        return [[key, value]];
      }),
    );
    changeAsset(found.release, found.asset, { ...change, now: call.now });
    return rendered(call, found);
  },
  "DELETE /repos/:owner/:repo/releases/assets/:id": (call) => {
    const { release, asset } = assetFor(call, "write");
    deleteAsset(release, asset);
    return noContent();
  },
};

/** Of the other host, `uploads.`. */
export const uploadRoutes: Routes = {
  "POST /repos/:owner/:repo/releases/:id/assets": async (call) => {
    const { repository, release } = releaseFor(call, "write");
    const { headers } = call.request;
    const length = headers.get("content-length");
    const asset = beginUpload(release, {
      id: call.state.nextId(),
      name: call.url.searchParams.get("name") ?? "",
      label: call.url.searchParams.get("label"),
      contentType: headers.get("content-type") ?? "application/octet-stream",
      contentLength: length === null ? undefined : Number(length),
      uploader: call.viewer.login,
      now: call.now,
    });
    const content = await receive(call.request.body, { size: asset.size, keep: call.keep });
    if (headers.has(FAIL_HALFWAY)) throw new Problem(502, "Error saving asset");
    if (!repository.releases.includes(release)) throw notFound();
    finishUpload(release, asset, { content, now: call.now });
    return json(assetJson(call.origins, repository, { release, asset }), 201);
  },
};

/** What the addresses of the store answer with, without asking who it is. */
export const objectRoutes: Routes = {
  "GET /objects/:id": (call) => {
    const id = Number(call.params["id"]);
    const owners = [...call.state.repositories.values()].flatMap(({ releases }) => releases);
    const asset = owners.flatMap(({ assets }) => assets).find((each) => each.id === id);
    return contentResponse(call, asset);
  },
};

interface Found {
  readonly repository: Repository;
  readonly release: Release;
  readonly asset: Asset;
}

function assetFor(call: Call, needed: Right): Found {
  const { repository, right } = repositoryFor(call, needed);
  return { repository, ...assetById(repository, Number(call.params["id"]), covers(right, "write")) };
}

function rendered(call: Call, { repository, release, asset }: Found): Response {
  return json(assetJson(call.origins, repository, { release, asset }));
}
