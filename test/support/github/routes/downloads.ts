import { type Call, type Routes, repositoryFor } from "../calls.ts";
import { notFound, Problem } from "../problems.ts";
import { latestRelease } from "../releases.ts";
import { pageTag } from "../rendering.ts";
import type { Asset, Release } from "../state.ts";
import { covers } from "../tokens.ts";

/** How long an address of the store is good for. Seconds. */
const VALID_FOR = 300;

/** An address of the store that anybody may read for five minutes. */
export function signedAddress(call: Call, asset: Asset): string {
  return `${call.origins.objects}/objects/${asset.id}?expires=${Math.floor(call.now / 1000) + VALID_FOR}`;
}

/** Bytes from the store. It refuses every Authorization header, as Azure's does: none of GitHub's tokens is for it. */
export function contentResponse(call: Call, asset: Asset | undefined): Response {
  if (call.request.headers.has("authorization")) throw new Problem(400, "InvalidAuthenticationInfo");
  if (asset?.content === undefined) throw notFound();
  if (Number(call.url.searchParams.get("expires")) * 1000 < call.now) throw new Problem(403, "AuthenticationFailed");
  const { bytes, size } = asset.content;
  if (bytes === undefined) throw new Problem(501, `The stand did not keep the ${size} bytes of ${asset.name}`);
  const headers = {
    "content-type": asset.contentType,
    "content-length": String(size),
    "content-disposition": `attachment; filename=${asset.name}`,
  };
  return new Response(new Uint8Array(bytes), { headers });
}

/** The pages of `github.com` that a visitor downloads from: published releases only. */
export const webRoutes: Routes = {
  "GET /:owner/:repo/releases/download/:tag/:name": (call) => {
    const { repository, right } = repositoryFor(call, "read");
    const tag = call.params["tag"];
    return download(
      call,
      repository.releases.find((each) => pageTag(each) === tag && (!each.draft || covers(right, "write"))),
    );
  },
  "GET /:owner/:repo/releases/latest/download/:name": (call) => {
    const { repository } = repositoryFor(call, "read");
    return download(call, latestRelease(repository));
  },
  "GET /:owner/:repo/releases/tag/:tag": (call) => {
    const { repository } = repositoryFor(call, "read");
    const release = repository.releases.find((each) => !each.draft && each.tag === call.params["tag"]);
    if (release === undefined) throw notFound();
    return new Response(`<!doctype html><title>${release.tag}</title>`, { headers: { "content-type": "text/html" } });
  },
};

function download(call: Call, release: Release | undefined): Response {
  const asset = release?.assets.find((each) => each.name === call.params["name"] && each.state === "uploaded");
  if (asset === undefined) throw notFound();
  asset.downloads += 1;
  return new Response(null, { status: 302, headers: { location: signedAddress(call, asset) } });
}
