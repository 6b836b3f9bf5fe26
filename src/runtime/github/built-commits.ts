import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltCommit, BuiltCommits } from "../../model/built-commits.ts";
import { Cancelled } from "../../model/errors.ts";
import type { Log } from "../../model/ports.ts";
import { findEntry, type ServiceEnvironment, serviceOf } from "./cache-service.ts";

/** A change of what the files mean makes older ones another's. */
const FORMAT = "slipway-built-1";
/** Of a key, and in an entry. */
const NAMED = /(?:-|built\/)([0-9a-f]{40}(?:[0-9a-f]{24})?)(?:\.json)?$/;
/** An account of one target has a few ten thousand; what is larger is none. Bytes. */
const LARGEST = 8 * 1024 ** 2;

/** Folders that do not exist, and are there only while something is saved or brought; the first is part of what an entry is found by. */
export interface BuiltPlaces {
  readonly staging: string;
  readonly brought: string;
}

/**
 * GitHub shows the entries of a branch to that branch and to pull requests into it. Those of a tag or a pull request nobody
 * else sees; and only these events build a branch as it is.
 */
function isBranchOwn({ GITHUB_EVENT_NAME: event = "", GITHUB_REF: ref = "" }: ServiceEnvironment): boolean {
  return ["push", "schedule", "workflow_dispatch"].includes(event) && ref.startsWith("refs/heads/");
}

async function readBrought(folder: string, taken: readonly string[]): Promise<BuiltCommit | undefined> {
  for (const place of taken) {
    const [, commit] = NAMED.exec(place) ?? [];
    const file = join(folder, place);
    if (commit !== undefined && place.startsWith("built/") && (await stat(file)).size <= LARGEST)
      return { commit, text: await readFile(file, "utf8") };
  }
  return undefined;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Accounts in the cache of a workflow's repository, one small entry per commit and target; undefined where there is no such service. */
export function createBuiltCommits(
  environment: ServiceEnvironment,
  { staging, brought }: BuiltPlaces,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): BuiltCommits | undefined {
  const service = serviceOf(environment);
  if (service === undefined) return undefined;
  /** Nothing hangs on it: what goes wrong is told in passing. */
  const passing = async <T>(what: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw new Cancelled({ cause: error });
      log.info(`${what}: ${reasonOf(error)}`);
      return undefined;
    }
  };
  const store = async (key: string, { commit, text }: BuiltCommit): Promise<void> => {
    const { isFeatureAvailable, saveCache } = await import("@actions/cache");
    if (!isFeatureAvailable()) return;
    // Not recursive: a folder that is there is another step's, which saves at this very moment.
    await mkdir(staging);
    try {
      await mkdir(join(staging, "built"));
      await writeFile(join(staging, "built", `${commit}.json`), text);
      await saveCache([staging], key);
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  };
  const fetched = async (prefixes: readonly string[]): Promise<BuiltCommit | undefined> => {
    const entry = await findEntry(service, { prefixes, path: staging }, signal);
    if (entry === undefined) return undefined;
    const { fetchEntry } = await import("./cache-reader.ts");
    try {
      return await readBrought(brought, await fetchEntry(entry, { into: brought, release: false }, signal));
    } finally {
      await rm(brought, { recursive: true, force: true });
    }
  };
  return {
    async bring(series, commit) {
      if (!service.reads) return undefined;
      const prefix = `${FORMAT}-${series}-`;
      return passing("No build of the base branch could be read", () => fetched([`${prefix}${commit}`, prefix]));
    },
    async keep(series, built) {
      if (!isBranchOwn(environment)) return;
      const key = `${FORMAT}-${series}-${built.commit}`;
      await passing("This build could not be kept for pull requests", async () => {
        // A service that does not answer is not asked to save: what does that would try for minutes, and warn.
        const there = service.reads ? await findEntry(service, { prefixes: [key], path: staging }, signal) : undefined;
        if (there === undefined) await store(key, built);
      });
    },
  };
}
