import { ConfigError, NetworkError } from "./errors.ts";
import type { Measure } from "./manifest.ts";
import type { ReleaseFile } from "./release.ts";

/** A release as the service has it. */
export interface HostedRelease {
  readonly id: number;
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  /** Nothing of it but its text can be changed any more. */
  readonly immutable: boolean;
  readonly url: string;
  /** Where its files are sent. */
  readonly uploadUrl: string;
}

/** A file of a release as the service has it. Anything but `uploaded` is no file yet. */
export interface HostedAsset {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly state: string;
  /** Undefined for assets that are older than the service's digests. */
  readonly sha256: string | undefined;
}

export interface NewDraft {
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly prerelease: boolean;
}

export interface ReleaseChange {
  readonly body?: string;
  /** Present: makes it public. */
  readonly publish?: {
    readonly tag: string;
    readonly prerelease: boolean;
    readonly latest: boolean;
    /** Where the tag is made; absent where it is there. */
    readonly commit?: string;
  };
}

/**
 * A repository's releases. Each method is one request (or one per page) and tries once. Throws NetworkError where there
 * is no answer or none that makes sense, ServiceRefusal where the answer is no.
 */
export interface Releases {
  /** `owner/name`. */
  readonly repository: string;
  /** All that the token can see, all pages. */
  list(): Promise<readonly HostedRelease[]>;
  /** Undefined where there is none of that id. */
  get(id: number): Promise<HostedRelease | undefined>;
  /** The published release of a tag; undefined where there is none. Drafts are not found so. */
  published(tag: string): Promise<HostedRelease | undefined>;
  create(draft: NewDraft): Promise<HostedRelease>;
  update(id: number, change: ReleaseChange): Promise<HostedRelease>;
  /** Only ever asked for a draft of our own that is empty, or whose tag is published. */
  remove(id: number): Promise<void>;
  /** All pages. */
  assets(id: number): Promise<readonly HostedAsset[]>;
  removeAsset(id: number): Promise<void>;
  /** Streams the file, and throws BuildError where its bytes are not those that were measured. */
  upload(release: HostedRelease, file: ReleaseFile): Promise<HostedAsset>;
  /** Downloads an asset, draft or not, and measures it. */
  measure(asset: HostedAsset): Promise<Measure>;
  /** Downloads an asset as text, of at most `limit` bytes. */
  text(asset: HostedAsset, limit: number): Promise<string>;
  /** What changed since the last release, in the service's words. */
  generateNotes(tag: string, commit: string | undefined): Promise<string>;
  /** The commit that a tag points at; undefined where there is no such tag. */
  tagCommit(tag: string): Promise<string | undefined>;
  /** Can a file of a published release be had without any token? */
  isPublic(tag: string, name: string): Promise<boolean>;
  /** May whoever the token belongs to write here? Undefined where the service does not tell that of such a token. */
  mayWrite?(): Promise<boolean | undefined>;
}

/** Why the service said no, in its own words. */
export interface RefusalDetail {
  readonly code: string;
  readonly field: string;
  readonly message: string;
}

/** A service understood, and said no. Exit code 3 where nobody turns it into something better. */
export class ServiceRefusal extends NetworkError {
  readonly details: readonly RefusalDetail[];
  /** The service's own sentence. */
  readonly said: string;
  constructor(
    at: { readonly url: string; readonly status: number; readonly retryAfterMs?: number },
    said: string,
    details: readonly RefusalDetail[] = [],
  ) {
    const reasons = details
      .map(({ code, field, message }) => message || `${field} ${code}`)
      .filter((text) => text !== " ");
    super(`${at.url}: HTTP ${at.status}: ${[said, ...reasons].filter((text) => text !== "").join("; ")}`, at);
    this.name = "ServiceRefusal";
    this.said = said;
    this.details = details;
  }
}

/** The releases that a publisher writes to. Throws ConfigError where nothing says which those are. */
export function neededReleases({ releases }: { readonly releases?: Releases }): Releases {
  if (releases !== undefined) return releases;
  const hint =
    "On a runner the input token gives the rights; on a terminal GITHUB_TOKEN (or GH_TOKEN) does, and GITHUB_REPOSITORY (or GH_REPO) says which repository.";
  throw new ConfigError([{ code: "no-releases", message: "a release on GitHub needs a repository and a token", hint }]);
}
