import { createHash } from "node:crypto";
import { ConnectionLost, invalid, notFound, Problem } from "./problems.ts";
import type { Asset, Content, Release, Repository } from "./state.ts";

/** An asset has to be smaller than this, although the message says "less than or equal" (flashinfer-ai/flashinfer#3257). */
export const SIZE_LIMIT = 2_147_483_648;
/** Assets of one release. */
export const COUNT_LIMIT = 1000;

const IMMUTABLE = "Cannot upload assets to an immutable release.";

/**
 * What GitHub makes of a file name: anything but letters, digits and `._+@-` becomes a dot, dots in a row become one,
 * a leading one is preceded by "default", a trailing one falls away. Observed by users, not documented in full
 * (rustfs/rustfs#6234, pendulum-project/ntpd-rs#1085).
 */
export function storedName(name: string): string {
  const dotted = name
    .replace(/[^A-Za-z0-9._+@-]+/g, ".")
    .replace(/\.{2,}/g, ".")
    .replace(/\.$/, "");
  return dotted === "" || dotted.startsWith(".") ? `default${dotted}` : dotted;
}

export interface UploadInput {
  readonly id: number;
  readonly name: string;
  readonly label: string | null;
  readonly contentType: string;
  /** The header; undefined where the client sent the body in chunks. */
  readonly contentLength: number | undefined;
  readonly uploader: string;
  readonly now: number;
}

/** Takes the name: from now on there is an asset in state `starter`, which only an upload to its end makes whole. */
export function beginUpload(release: Release, input: UploadInput): Asset {
  if (release.immutable) throw new Problem(422, IMMUTABLE);
  if (input.name === "") throw invalid({ resource: "ReleaseAsset", code: "missing_field", field: "name" });
  if (input.contentLength === undefined || Number.isNaN(input.contentLength)) {
    throw new Problem(400, "Bad Content-Length: ");
  }
  checkSize(input.contentLength);
  const name = storedName(input.name);
  refuseTaken(release, name);
  if (release.assets.length >= COUNT_LIMIT) {
    throw invalid({
      resource: "ReleaseAsset",
      code: "custom",
      message: `file_count limited to ${COUNT_LIMIT} assets per release`,
    });
  }
  const asset: Asset = {
    id: input.id,
    name,
    label: input.label,
    contentType: input.contentType,
    state: "starter",
    size: input.contentLength,
    digest: null,
    content: undefined,
    uploader: input.uploader,
    createdAt: input.now,
    updatedAt: input.now,
    downloads: 0,
  };
  release.assets.push(asset);
  return asset;
}

/** The whole body has come. Refused where the release was locked, or the asset deleted, in the meantime. */
export function finishUpload(release: Release, asset: Asset, done: { content: Content; now: number }): void {
  if (!release.assets.includes(asset)) throw notFound();
  if (release.immutable) throw new Problem(422, IMMUTABLE);
  asset.state = "uploaded";
  asset.size = done.content.size;
  asset.digest = `sha256:${done.content.sha256}`;
  asset.content = done.content;
  asset.updatedAt = done.now;
}

/** Renames and labels. */
export function changeAsset(
  release: Release,
  asset: Asset,
  change: { name?: string; label?: string; state?: string; now: number },
): void {
  if (release.immutable) throw new Problem(422, "Cannot change assets of an immutable release.");
  if (change.name !== undefined && storedName(change.name) !== asset.name) {
    refuseTaken(release, storedName(change.name));
    asset.name = storedName(change.name);
  }
  if (change.label !== undefined) asset.label = change.label;
  asset.updatedAt = change.now;
}

export function deleteAsset(release: Release, asset: Asset): void {
  if (release.immutable) throw new Problem(422, "Cannot delete asset from an immutable release.");
  release.assets.splice(release.assets.indexOf(asset), 1);
}

/** An asset with its release; of a draft, only for those who may see it. */
export function assetById(repository: Repository, id: number, seesDrafts: boolean): { release: Release; asset: Asset } {
  for (const release of repository.releases) {
    const asset = release.assets.find((each) => each.id === id);
    if (asset !== undefined && (seesDrafts || !release.draft)) return { release, asset };
  }
  throw notFound();
}

/** Takes in a body: its size, its digest, and up to `keep` bytes of it. Throws ConnectionLost where it breaks off. */
export async function receive(
  body: ReadableStream<Uint8Array> | null,
  expected: { size: number; keep: number },
): Promise<Content> {
  const hash = createHash("sha256");
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      hash.update(chunk);
      size += chunk.byteLength;
      if (size <= expected.keep) chunks.push(chunk);
    }
  } catch (error) {
    throw new ConnectionLost("the upload broke off", { cause: error });
  }
  if (size !== expected.size) throw new ConnectionLost(`${size} bytes came of ${expected.size}`);
  return { size, sha256: hash.digest("hex"), bytes: size <= expected.keep ? Buffer.concat(chunks) : undefined };
}

function checkSize(size: number): void {
  const message =
    size < 1
      ? "size must be greater than or equal to 1"
      : size >= SIZE_LIMIT
        ? `size must be less than or equal to ${SIZE_LIMIT}`
        : undefined;
  if (message !== undefined) throw invalid({ resource: "ReleaseAsset", code: "custom", field: "size", message });
}

function refuseTaken(release: Release, name: string): void {
  if (release.assets.some((asset) => asset.name === name)) {
    throw invalid({ resource: "ReleaseAsset", code: "already_exists", field: "name" });
  }
}
