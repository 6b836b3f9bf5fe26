import type { Asset, Release, Repository } from "./state.ts";

/** The prefixes of the URLs that this GitHub answers under; no trailing slash. */
export interface Origins {
  readonly api: string;
  readonly uploads: string;
  /** Pages and downloads. */
  readonly web: string;
  /** Where the bytes of assets lie: a store that knows signed addresses, and no tokens of GitHub's. */
  readonly objects: string;
  /** The issuer of workflow identities. */
  readonly tokens: string;
}

/** Where it answers without a port: in-process, and behind a Unix socket. */
export const LOCAL_ORIGINS: Origins = {
  api: "http://api.github.localhost",
  uploads: "http://uploads.github.localhost",
  web: "http://github.localhost",
  objects: "http://objects.github.localhost",
  tokens: "http://token.github.localhost",
};

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

export function userJson(origins: Origins, login: string): object {
  const api = `${origins.api}/users/${login}`;
  return {
    login,
    id: 583231,
    node_id: "MDQ6VXNlcjU4MzIzMQ==",
    avatar_url: `${origins.web}/avatars/u/583231?v=4`,
    gravatar_id: "",
    url: api,
    html_url: `${origins.web}/${login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: login.endsWith("[bot]") ? "Bot" : "User",
    user_view_type: "public",
    site_admin: false,
  };
}

/** Until it is published, a release has pages under a name nobody can guess. */
export function pageTag(release: Release): string {
  return release.draft ? `untagged-${release.id.toString(16).padStart(20, "0")}` : release.tag;
}

export function downloadUrl(
  origins: Origins,
  repository: Repository,
  file: { release: Release; name: string },
): string {
  const { release, name } = file;
  const page = encodeURIComponent(pageTag(release));
  return `${origins.web}/${repository.owner}/${repository.name}/releases/download/${page}/${encodeURIComponent(name)}`;
}

export function assetJson(origins: Origins, repository: Repository, file: { release: Release; asset: Asset }): object {
  const { release, asset } = file;
  return {
    url: `${repositoryUrl(origins, repository)}/releases/assets/${asset.id}`,
    id: asset.id,
    node_id: nodeId("RA", asset.id),
    name: asset.name,
    label: asset.label ?? "",
    uploader: userJson(origins, asset.uploader),
    content_type: asset.contentType,
    state: asset.state,
    size: asset.size,
    digest: asset.digest,
    download_count: asset.downloads,
    created_at: instant(asset.createdAt),
    updated_at: instant(asset.updatedAt),
    browser_download_url: downloadUrl(origins, repository, { release, name: asset.name }),
  };
}

export function releaseJson(origins: Origins, repository: Repository, release: Release): object {
  const base = repositoryUrl(origins, repository);
  const page = encodeURIComponent(pageTag(release));
  const path = `${repository.owner}/${repository.name}`;
  return {
    url: `${base}/releases/${release.id}`,
    assets_url: `${base}/releases/${release.id}/assets`,
    upload_url: `${origins.uploads}/repos/${path}/releases/${release.id}/assets{?name,label}`,
    html_url: `${origins.web}/${path}/releases/tag/${page}`,
    id: release.id,
    author: userJson(origins, release.author),
    node_id: nodeId("RE", release.id),
    tag_name: release.tag,
    target_commitish: release.target,
    name: release.title,
    draft: release.draft,
    immutable: release.immutable,
    prerelease: release.prerelease,
    created_at: instant(release.createdAt),
    updated_at: instant(release.publishedAt ?? release.createdAt),
    published_at: release.publishedAt === null ? null : instant(release.publishedAt),
    assets: release.assets.map((asset) => assetJson(origins, repository, { release, asset })),
    tarball_url: release.draft ? null : `${base}/tarball/${release.tag}`,
    zipball_url: release.draft ? null : `${base}/zipball/${release.tag}`,
    body: release.body,
  };
}

export function repositoryUrl(origins: Origins, repository: Repository): string {
  return `${origins.api}/repos/${repository.owner}/${repository.name}`;
}

export function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(String(id)).toString("base64url")}`;
}
