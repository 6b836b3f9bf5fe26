import type { Measure } from "../../model/manifest.ts";
import { ASSET_LIMIT, ASSETS_LIMIT, type ReleaseFile } from "../../model/release.ts";
import {
  type HostedAsset,
  type HostedRelease,
  type RefusalDetail,
  type Releases,
  ServiceRefusal,
} from "../../model/releases.ts";
import { measure } from "../checksums.ts";
import { BODY_LIMIT } from "./body.ts";

interface StagedRelease extends HostedRelease {
  readonly assets: readonly HostedAsset[];
}

/** Everything that the stage holds. */
export interface Stage {
  readonly releases: Map<number, StagedRelease>;
  /** Tag → commit. */
  readonly tags: Map<string, string>;
  /** What an asset without a digest would measure as. */
  readonly contents: Map<number, Measure>;
  lastId: number;
  latest: number | undefined;
}

const BASE = "rehearsal:/";

function refusal(status: number, said: string, ...details: readonly Partial<RefusalDetail>[]): ServiceRefusal {
  const full = details.map((detail) => ({ code: "", field: "", message: "", ...detail }));
  return new ServiceRefusal({ url: `${BASE}/releases`, status }, said, full);
}

const invalid = (...details: readonly Partial<RefusalDetail>[]): ServiceRefusal =>
  refusal(422, "Validation Failed", ...details);

function existing(stage: Stage, id: number): StagedRelease {
  const release = stage.releases.get(id);
  if (release === undefined) throw refusal(404, "Not Found");
  return release;
}

function ownerOf(stage: Stage, assetId: number): StagedRelease | undefined {
  return [...stage.releases.values()].find(({ assets }) => assets.some(({ id }) => id === assetId));
}

function checkBody(body: string | undefined): void {
  if ((body ?? "").length > BODY_LIMIT)
    throw invalid({ field: "body", message: `body is too long (maximum is ${BODY_LIMIT} characters)` });
}

/** The name under which the service stores a file. */
function storedName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9._-]+/g, ".").replaceAll(/^\.+|\.+$/g, "");
}

function beginUpload(stage: Stage, id: number, { name, size }: ReleaseFile): HostedAsset {
  const release = existing(stage, id);
  if (release.immutable) throw refusal(422, "Cannot upload assets to an immutable release.");
  if (release.assets.some((asset) => asset.name === storedName(name)))
    throw invalid({ code: "already_exists", field: "name" });
  if (size < 1 || size >= ASSET_LIMIT)
    throw invalid({ field: "size", message: `size must be between 1 and ${ASSET_LIMIT - 1}` });
  if (release.assets.length >= ASSETS_LIMIT)
    throw invalid({ field: "base", message: "file_count limited to 1000 assets per release" });
  stage.lastId += 1;
  const asset = { id: stage.lastId, name: storedName(name), size, state: "starter", sha256: undefined };
  stage.releases.set(id, { ...release, assets: [...release.assets, asset] });
  return asset;
}

async function upload(stage: Stage, id: number, file: ReleaseFile): Promise<HostedAsset> {
  const begun = beginUpload(stage, id, file);
  const content = await measure(file.path);
  const release = existing(stage, id);
  if (!release.assets.some((asset) => asset.id === begun.id)) throw refusal(404, "Not Found");
  const done = { ...begun, ...content, state: "uploaded" };
  stage.contents.set(done.id, content);
  stage.releases.set(id, { ...release, assets: release.assets.map((asset) => (asset.id === begun.id ? done : asset)) });
  return done;
}

function publish(
  stage: Stage,
  release: StagedRelease,
  wanted: { readonly tag: string; readonly latest: boolean; readonly commit?: string },
): void {
  const { tag, latest, commit } = wanted;
  const rival = [...stage.releases.values()].some(
    ({ id, tag: other, draft }) => id !== release.id && other === tag && !draft,
  );
  if (rival) throw invalid({ code: "already_exists", field: "tag_name" });
  if (!stage.tags.has(tag)) stage.tags.set(tag, commit ?? "0".repeat(40));
  if (latest) stage.latest = release.id;
}

const shown = ({ assets: _, ...release }: StagedRelease): HostedRelease => release;

export function createStage(): Stage {
  return { releases: new Map(), tags: new Map(), contents: new Map(), lastId: 0, latest: undefined };
}

/** Releases that exist in memory alone, and refuse what GitHub refuses: what a rehearsal publishes to. */
export function rehearsedReleases(repository: string, stage: Stage): Releases {
  return {
    repository,
    list: async () => [...stage.releases.values()].reverse().map(shown),
    get: async (id) => {
      const release = stage.releases.get(id);
      return release === undefined ? undefined : shown(release);
    },
    published: async (tag) => {
      const release = [...stage.releases.values()].find((each) => each.tag === tag && !each.draft);
      return release === undefined ? undefined : shown(release);
    },
    create: async ({ tag, title, body, prerelease }) => {
      checkBody(body);
      stage.lastId += 1;
      const id = stage.lastId;
      const place = { url: `${BASE}/releases/${id}`, uploadUrl: `${BASE}/releases/${id}/assets` };
      const release = { id, tag, title, body, prerelease, draft: true, immutable: false, ...place };
      stage.releases.set(id, { ...release, assets: [] });
      return release;
    },
    update: async (id, change) => {
      const release = existing(stage, id);
      checkBody(change.body);
      if (change.publish !== undefined) publish(stage, release, change.publish);
      const open = change.publish === undefined ? {} : { draft: false, prerelease: change.publish.prerelease };
      const changed = { ...release, ...(change.body === undefined ? {} : { body: change.body }), ...open };
      stage.releases.set(id, changed);
      return shown(changed);
    },
    remove: async (id) => {
      stage.releases.delete(id);
    },
    assets: async (id) => existing(stage, id).assets,
    removeAsset: async (id) => {
      const release = ownerOf(stage, id);
      if (release === undefined) return;
      if (release.immutable) throw refusal(422, "Cannot delete asset from an immutable release.");
      stage.releases.set(release.id, { ...release, assets: release.assets.filter((asset) => asset.id !== id) });
    },
    upload: ({ id }, file) => upload(stage, id, file),
    measure: async ({ id }) => stage.contents.get(id) ?? { size: 0, sha256: "" },
    // Whoever publishes reads nothing back as text.
    text: async ({ name }) => Promise.reject(refusal(404, `${name}: Not Found`)),
    generateNotes: async (tag) => `## What's Changed in ${tag}`,
    tagCommit: async (tag) => stage.tags.get(tag),
    isPublic: async (tag) => [...stage.releases.values()].some((release) => release.tag === tag && !release.draft),
  };
}

/** The same with nothing in it yet. */
export function rehearsal(repository: string): Releases {
  return rehearsedReleases(repository, createStage());
}
