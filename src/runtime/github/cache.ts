import { createHash } from "node:crypto";
import { copyFile, link, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Cache, CacheLabel } from "../../model/cache.ts";
import { Cancelled } from "../../model/errors.ts";
import type { Log } from "../../model/ports.ts";
import { systemVersion } from "../node/system.ts";
import { findEntry, type ServiceEnvironment, serviceOf } from "./cache-service.ts";

/** A change of what the files mean makes older ones another's. */
const FORMAT = "slipway-1";
/** Of a digest, in a key. */
const SHORT = 12;

/** Where things are. */
export interface CachePlaces {
  /** `Machine.cache`. */
  readonly files: string;
  /** What is saved is put together here; its path is part of what an entry is found by. Does not exist. */
  readonly staging: string;
}

/** Keys that begin alike, the most particular first. Commas have a meaning in them. */
function prefixesOf({ parts }: CacheLabel): readonly string[] {
  const plain = [FORMAT, systemVersion(), ...parts].map((part) => part.replaceAll(/[^\w.+-]/g, "_"));
  // One of another system is of no use; one of another interpreter has its pure wheels.
  return plain.map((_, at) => `${plain.slice(0, plain.length - at).join("-")}-`).slice(0, plain.length - 2);
}

interface State {
  /** Said once, and asked no more. */
  away: boolean;
  prefixes: readonly string[] | undefined;
  release: boolean;
  /** Key of what was restored. */
  matched: string | undefined;
  restoring: Promise<void>;
  readonly needed: Map<string, "kept" | "fetched">;
}

/** The key that this content is saved under; undefined where just that is there. */
function newKey({ needed, matched, prefixes }: State): string | undefined {
  const content = createHash("sha256")
    .update([...needed.keys()].sort().join("\n"))
    .digest("hex")
    .slice(0, SHORT);
  const [, known, generation = "1"] = /-([0-9a-f]{12})\.(\d+)$/.exec(matched ?? "") ?? [];
  const fetched = [...needed.values()].includes("fetched");
  if (known === content && !fetched) return undefined;
  // Entries are never changed: what was restored damaged gets a successor, which is found first because it is newer.
  return `${prefixes?.[0]}${content}.${known === content ? Number(generation) + 1 : 1}`;
}

async function putTogether({ files, staging }: CachePlaces, needed: Iterable<string>): Promise<void> {
  for (const path of needed) {
    const to = join(staging, path);
    await mkdir(dirname(to), { recursive: true });
    await link(join(files, path), to).catch(() => copyFile(join(files, path), to));
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function store(places: CachePlaces, needed: Iterable<string>, key: string): Promise<void> {
  const { isFeatureAvailable, saveCache } = await import("@actions/cache");
  if (!isFeatureAvailable()) return;
  const { staging } = places;
  // Not recursive: a folder that is there is another step's, which saves at this very moment.
  await mkdir(staging);
  try {
    await putTogether(places, needed);
    // What goes wrong in it, it says itself, once.
    await saveCache([staging], key);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** What is known of each place that has come, or that somebody waits for. */
function createArrivals(): (place: string) => PromiseWithResolvers<void> {
  const known = new Map<string, PromiseWithResolvers<void>>();
  return (place) => {
    const arrival = known.get(place) ?? Promise.withResolvers<void>();
    known.set(place, arrival);
    return arrival;
  };
}

/** The cache of a workflow's repository; undefined where there is no such service. */
export function createCache(
  environment: ServiceEnvironment,
  places: CachePlaces,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Cache | undefined {
  const service = serviceOf(environment);
  if (service === undefined) return undefined;
  const state: State = {
    ...{ away: false, prefixes: undefined, release: false, matched: undefined },
    ...{ restoring: Promise.resolve(), needed: new Map() },
  };
  const arrivalOf = createArrivals();
  const goOn = (message: string): void => {
    state.away = true;
    const hint = "The build goes on without it, and fetches what it needs.";
    log.warn({ code: "no-cache", message, hint });
  };
  const bring = async (prefixes: readonly string[]): Promise<void> => {
    const since = performance.now();
    const entry = await findEntry(service, { prefixes, path: places.staging }, signal);
    if (entry === undefined) return log.info("Nothing is cached for this yet");
    const { fetchEntry } = await import("./cache-reader.ts");
    const taking = {
      into: places.files,
      release: state.release,
      arrived: (place: string) => arrivalOf(place).resolve(),
    };
    const taken = await fetchEntry(entry, taking, signal);
    state.matched = entry.key;
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    log.info(`${taken.length} files restored from ${entry.key} in ${seconds} s; each is hashed before it is used`);
  };
  const unread = (error: unknown): void => {
    if (signal.aborted) throw new Cancelled({ cause: error });
    goOn(`the cache could not be read: ${reasonOf(error)}`);
  };
  return {
    restore(label) {
      // Whether it is a release may be known only later.
      state.release ||= label.release;
      if (state.prefixes === undefined) {
        state.prefixes = prefixesOf(label);
        // No stage of its own: others go on beside it.
        if (service.reads) state.restoring = bring(state.prefixes).catch(unread);
      }
      return state.restoring;
    },
    restored: (path) =>
      path === undefined ? state.restoring : Promise.race([arrivalOf(path).promise, state.restoring]),
    needs: (path, how) => {
      if (state.needed.get(path) !== "fetched") state.needed.set(path, how);
    },
    async save() {
      // A wish to stop is not its to tell.
      await state.restoring.catch(() => undefined);
      const key = state.away || state.release || state.needed.size === 0 ? undefined : newKey(state);
      if (key === undefined || state.prefixes === undefined) return;
      const unsaved = (error: unknown): void => goOn(`the cache could not be saved: ${reasonOf(error)}`);
      await store(places, state.needed.keys(), key).catch(unsaved);
    },
    hit: () => state.needed.size > 0 && ![...state.needed.values()].includes("fetched"),
  };
}
