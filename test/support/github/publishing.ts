import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Cancelled } from "../../../src/model/errors.ts";
import type { Ports } from "../../../src/model/ports.ts";
import {
  NOTES_CLOSE,
  NOTES_OPEN,
  type Published,
  type ReleaseFile,
  type ReleaseSet,
} from "../../../src/model/release.ts";
import { publishRelease } from "../../../src/publishers/github/publish.ts";
import { createReleases } from "../../../src/runtime/github/releases.ts";
import { pythonPorts } from "../python-ports.ts";
import { virtualClock } from "./clock.ts";
import { seeded } from "./random.ts";
import { createLocalGitHub, type LocalGitHub, type LocalGitHubOptions } from "./server.ts";
import { type Asset, addRepository, type Release, type Repository, type RepositoryOptions } from "./state.ts";

export const TAG = "v1.4.0";
export const TOKEN = "token-of-the-run";

/** A file on disk, measured. */
export function fileIn(folder: string, name: string, content: string | Uint8Array): ReleaseFile {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, content);
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { name, path, size: Buffer.byteLength(content), sha256 };
}

/** A repository on a local GitHub with a clock of its own, and the token of a run that may write it. */
export interface Place {
  readonly github: LocalGitHub;
  readonly repository: Repository;
}

export function place(options: LocalGitHubOptions = {}, about: RepositoryOptions = {}): Place {
  const github = createLocalGitHub({ clock: virtualClock(), ...options });
  const repository = addRepository(github.state, "acme/widget", about);
  const login = "github-actions[bot]";
  github.state.tokens.set(TOKEN, { login, kind: "integration", rights: { "acme/widget": "write" } });
  return { github, repository };
}

/** Puts an asset into a release, as an upload long ago has left it. */
export function put({ github }: Place, release: Release, file: ReleaseFile, changes: Partial<Asset> = {}): Asset {
  const asset: Asset = {
    id: github.state.nextId(),
    ...{ name: file.name, label: null, contentType: "application/octet-stream", state: "uploaded", size: file.size },
    ...{ digest: `sha256:${file.sha256}`, content: undefined, uploader: "octocat" },
    ...{ createdAt: 0, updatedAt: 0, downloads: 0 },
    ...changes,
  };
  release.assets.push(asset);
  return asset;
}

export function setOf(files: readonly ReleaseFile[], changes: Partial<ReleaseSet> = {}): ReleaseSet {
  const table = files.map(({ name, sha256 }) => `| ${name} | ${sha256} |`).join("\n");
  return {
    tag: TAG,
    version: "1.4.0",
    commit: undefined,
    title: "widget 1.4.0",
    prerelease: false,
    draft: false,
    notes: `${NOTES_OPEN}\n${table}\n${NOTES_CLOSE}`,
    files,
    ...changes,
  };
}

/**
 * The end of a process, at its nth request (counted from 1): before that is sent, after it took effect and before its
 * answer, or in the middle of what it uploads.
 */
export interface Kill {
  readonly at: number;
  readonly when: "before" | "after" | "during";
}

export interface ProcessOptions {
  readonly seed?: number;
  readonly kill?: Kill;
  /** The longest that a request is on its way, each way, milliseconds; how long is chosen by the seed. */
  readonly latency?: number;
  readonly token?: string;
}

/** How a process ended. */
export type Ending =
  | { readonly kind: "done"; readonly published: Published }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "killed" };

/** What of the machine a process has, and no more: its requests, its clock, its chance. Nothing outlives it. */
function connection({ github }: Place, options: ProcessOptions) {
  const random = seeded(options.seed ?? 1);
  const { kill, latency = 0 } = options;
  let sent = 0;
  let dead = false;
  const stop = new AbortController();
  const die = (): never => {
    dead = true;
    stop.abort();
    throw new Cancelled();
  };
  const travel = async (): Promise<void> => {
    if (latency > 0) await github.clock.sleep(random.below(latency));
    if (dead) throw new Cancelled();
  };
  const fetch = async (request: Request): Promise<Response> => {
    if (dead) throw new Cancelled();
    sent += 1;
    const last = kill?.at === sent ? kill.when : undefined;
    await travel();
    if (last === "before") die();
    if (last === "during") github.faults.add({ kind: "cut-upload", after: 1 }, { path: /\/releases\/\d+\/assets\?/ });
    // The answer of the server does not wait for whoever has died: what arrived takes effect.
    const answer = await github.fetch(new Request(request, { signal: null })).finally(() => {
      if (last !== undefined) die();
    });
    await travel();
    return answer;
  };
  const clock = {
    now: () => github.clock.now(),
    wait: async (ms: number) => {
      await github.clock.sleep(ms);
      if (dead) throw new Cancelled();
    },
    random: random.next,
  };
  return { fetch, clock, signal: stop.signal, isDead: () => dead, sent: () => sent };
}

/** The ports of one process that publishes to a place, with the real client. */
export function portsAt(at: Place, options: ProcessOptions = {}) {
  const wire = connection(at, options);
  const base = pythonPorts({ run: () => Promise.reject(new Error("nothing is run")) });
  const releases = createReleases({
    repository: "acme/widget",
    token: options.token ?? TOKEN,
    api: at.github.origins.api,
    server: at.github.origins.web,
    signal: wire.signal,
    fetch: wire.fetch,
    now: wire.clock.now,
  });
  const ports: Ports = { ...base, releases, clock: wire.clock, signal: wire.signal };
  return { ports, said: base.said, isDead: wire.isDead, sent: wire.sent };
}

/** One process that publishes, from its start to whatever end. */
export async function publishAt(at: Place, set: ReleaseSet, options: ProcessOptions = {}): Promise<Ending> {
  const { ports, isDead } = portsAt(at, options);
  try {
    const published = await publishRelease(ports, set);
    return isDead() ? { kind: "killed" } : { kind: "done", published };
  } catch (error) {
    return isDead() ? { kind: "killed" } : { kind: "failed", error };
  }
}

/** What anybody can see that is not as one of these sets says: every published release has to be exactly one of them. */
export function wrongInPublic({ repository }: Place, sets: readonly ReleaseSet[]): string | undefined {
  const [tag] = sets.map((set) => set.tag);
  const published = repository.releases.filter((release) => !release.draft && release.tag === tag);
  if (published.length > 1) return `${published.length} published releases of ${tag}`;
  const [release] = published;
  if (release === undefined) return undefined;
  const seen = release.assets.map(({ name, size, state, digest }) => `${name} ${state} ${size} ${digest}`).toSorted();
  const wanted = sets.map(({ files }) =>
    files.map(({ name, size, sha256 }) => `${name} uploaded ${size} sha256:${sha256}`).toSorted(),
  );
  if (wanted.some((lines) => lines.join("\n") === seen.join("\n"))) return undefined;
  return `published release ${release.id} holds\n  ${seen.join("\n  ")}`;
}
