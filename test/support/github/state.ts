import { createHash } from "node:crypto";
import type { Viewer } from "./tokens.ts";

/** What GitHub knows of an asset's bytes. `bytes` is absent where the file was larger than the stand keeps. */
export interface Content {
  readonly size: number;
  readonly sha256: string;
  readonly bytes: Uint8Array | undefined;
}

/** `starter`: the upload has begun, and maybe broke off. The name is taken all the same. */
export interface Asset {
  readonly id: number;
  name: string;
  label: string | null;
  readonly contentType: string;
  state: "starter" | "uploaded";
  size: number;
  /** `sha256:<hex>`; null while it is uploaded, and on assets from before June 2025. */
  digest: string | null;
  content: Content | undefined;
  readonly uploader: string;
  readonly createdAt: number;
  updatedAt: number;
  downloads: number;
}

export interface Release {
  readonly id: number;
  tag: string;
  target: string;
  title: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  immutable: boolean;
  readonly author: string;
  readonly createdAt: number;
  publishedAt: number | null;
  assets: Asset[];
}

/** A tag points at a commit, or (annotated) at a tag object that does. */
export interface Tag {
  readonly commit: string;
  readonly object: string | undefined;
}

export interface TagObject {
  readonly sha: string;
  readonly tag: string;
  readonly message: string;
  readonly commit: string;
  readonly at: number;
}

/** A comment on an issue or a pull request. */
export interface IssueComment {
  readonly id: number;
  readonly issue: number;
  body: string;
  readonly author: string;
}

export interface Attestation {
  readonly id: number;
  readonly digests: readonly string[];
  readonly bundle: unknown;
}

export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
  readonly branches: Map<string, string>;
  readonly tags: Map<string, Tag>;
  readonly tagObjects: Map<string, TagObject>;
  readonly commits: Map<string, { readonly message: string; readonly at: number }>;
  /** In the order of their creation. */
  readonly releases: Release[];
  latest: number | undefined;
  /** Tags of immutable releases: never to be used again, whatever is deleted. */
  readonly burned: Set<string>;
  /** A ruleset: tags that match may not be created, moved or deleted by whoever is no admin. */
  tagRules: { readonly create: RegExp | undefined; readonly change: RegExp | undefined };
  immutableReleases: boolean;
  /** The commit that a release would point at changes workflows: no workflow token may release it. */
  changesWorkflows: boolean;
  readonly attestations: Attestation[];
  /** Of all issues, oldest first. */
  readonly comments: IssueComment[];
}

/** All that this GitHub knows. Tests may look and change whatever they like between requests. */
export interface GitHubState {
  readonly repositories: Map<string, Repository>;
  readonly tokens: Map<string, Viewer>;
  /** Ids count up over everything, as GitHub's do. */
  nextId(): number;
}

export function createState(): GitHubState {
  let last = 1000;
  return { repositories: new Map(), tokens: new Map(), nextId: () => ++last };
}

export interface RepositoryOptions {
  readonly isPrivate?: boolean;
  readonly immutableReleases?: boolean;
  /** Tags that are there, all at the first commit. */
  readonly tags?: readonly string[];
}

/** Adds `owner/name` with one commit on `main`. */
export function addRepository(state: GitHubState, path: string, options: RepositoryOptions = {}): Repository {
  const [owner = "", name = ""] = path.split("/");
  const commit = shaOf(`first commit of ${path}`);
  const repository: Repository = {
    id: state.nextId(),
    owner,
    name,
    isPrivate: options.isPrivate ?? false,
    defaultBranch: "main",
    branches: new Map([["main", commit]]),
    tags: new Map((options.tags ?? []).map((tag) => [tag, { commit, object: undefined }])),
    tagObjects: new Map(),
    commits: new Map([[commit, { message: "First", at: Date.UTC(2026, 0, 1) }]]),
    releases: [],
    latest: undefined,
    burned: new Set(),
    tagRules: { create: undefined, change: undefined },
    immutableReleases: options.immutableReleases ?? false,
    changesWorkflows: false,
    attestations: [],
    comments: [],
  };
  state.repositories.set(path.toLowerCase(), repository);
  return repository;
}

/** A name of a git object, made of a text. */
export function shaOf(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

export function headOf(repository: Repository): string {
  return repository.branches.get(repository.defaultBranch) ?? shaOf("nothing");
}
