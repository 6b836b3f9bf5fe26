import type { Blobs } from "./blobs.ts";
import { type Body, type Methods, Refusal, textOf } from "./twirp.ts";

const CONTAINER = "caches";

/** One entry: never changed once it is whole. */
export interface StoredCache {
  readonly id: number;
  readonly key: string;
  readonly version: string;
  readonly blob: string;
  readonly whole: boolean;
}

export interface Caches {
  readonly methods: Methods;
  /** Whole ones, oldest first. */
  list(): readonly StoredCache[];
  /** Forgets all of them. */
  clear(): void;
}

/** CacheService of version 2, in memory but for the bytes. All callers are on one branch. */
export function createCaches(blobs: Blobs): Caches {
  let entries: StoredCache[] = [];
  let lastId = 1000;
  const same = (entry: StoredCache, body: Body): boolean =>
    entry.key === body["key"] && entry.version === body["version"];
  const create = async (body: Body): Promise<unknown> => {
    if (entries.some((entry) => same(entry, body))) {
      throw new Refusal(409, "already_exists", "cache entry with the same key, version, and scope already exists");
    }
    lastId += 1;
    const blob = `c${lastId}`;
    const [key = "", version = ""] = [textOf(body["key"]), textOf(body["version"])];
    entries.push({ id: lastId, key, version, blob, whole: false });
    return { ok: true, signed_upload_url: blobs.address(CONTAINER, blob, { rights: "rcw" }) };
  };
  const finalize = async (body: Body): Promise<unknown> => {
    const entry = entries.find((candidate) => same(candidate, body));
    if (entry === undefined) return { ok: false };
    entries = entries.map((candidate) => (candidate === entry ? { ...entry, whole: true } : candidate));
    return { ok: true, entry_id: String(entry.id) };
  };
  /** The key itself, then what begins with it or with one of the others; of several the newest. */
  const find = async (body: Body): Promise<unknown> => {
    const live = entries.filter(({ whole, version }) => whole && version === body["version"]).reverse();
    const others: unknown = body["restore_keys"];
    const prefixes = [body["key"], ...(Array.isArray(others) ? others : [])].map(String);
    const hit =
      live.find(({ key }) => key === body["key"]) ??
      prefixes.map((prefix) => live.find(({ key }) => key.startsWith(prefix))).find((entry) => entry !== undefined);
    if (hit === undefined) return { ok: false };
    return { ok: true, signed_download_url: blobs.address(CONTAINER, hit.blob, { rights: "r" }), matched_key: hit.key };
  };
  const methods: Methods = {
    "CacheService/CreateCacheEntry": create,
    "CacheService/FinalizeCacheEntryUpload": finalize,
    "CacheService/GetCacheEntryDownloadURL": find,
  };
  return {
    methods,
    list: () => entries.filter(({ whole }) => whole),
    clear: () => {
      entries = [];
    },
  };
}
