import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";

/** Where the cache service of a run is, and who asks. */
export interface CacheService {
  readonly url: string;
  readonly token: string;
}

export type ServiceEnvironment = Readonly<Record<string, string | undefined>>;

/** The service of this run, and what the run may do with it; undefined on machines without one, and on GitHub Enterprise Server. */
export function serviceOf(environment: ServiceEnvironment): (CacheService & { readonly reads: boolean }) | undefined {
  const { ACTIONS_RESULTS_URL: url = "", ACTIONS_RUNTIME_TOKEN: token = "", ACTIONS_CACHE_MODE: mode } = environment;
  if (url === "" || token === "" || (environment["ACTIONS_CACHE_SERVICE_V2"] ?? "") === "") return undefined;
  return { url, token, reads: mode !== "none" && mode !== "write-only" };
}

/** How an archive is compressed, by the names that `@actions/cache` has for it. */
const METHODS = { zstd: "zstd-without-long", gzip: "gzip" } as const;
export type CacheMethod = keyof typeof METHODS;

export interface CacheEntry {
  readonly key: string;
  /** Whoever has it may read. */
  readonly url: string;
  readonly method: CacheMethod;
}

/** Longer than that nobody waits for a service that only saves time. Milliseconds. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 1000;

const AnswerSchema = v.union([
  v.looseObject({ ok: v.literal(true), signed_download_url: v.string(), matched_key: v.string() }),
  v.pipe(
    v.looseObject({ ok: v.exactOptional(v.literal(false)) }),
    v.transform(() => undefined),
  ),
]);

/** What `@actions/cache` 6 files an entry under beside its key (`getCacheVersion`): the path that was saved, and how. */
function versionOf(path: string, method: CacheMethod): string {
  const system = process.platform === "win32" ? ["windows-only"] : [];
  return createHash("sha256")
    .update([path, METHODS[method], ...system, "1.0"].join("|"))
    .digest("hex");
}

class Unwilling extends Error {}

async function ask(service: CacheService, body: unknown, signal: AbortSignal): Promise<unknown> {
  const url = new URL("/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL", service.url);
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${service.token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
  });
  if (response.ok) return response.json();
  await response.body?.cancel();
  const said = `the cache service answers HTTP ${response.status}`;
  // 403: this run may not read it; 429: not now. Asking again makes neither better.
  throw response.status < 500 ? new Unwilling(said) : new Error(said);
}

/** A service that stumbles is asked once more. */
async function askTwice(service: CacheService, body: unknown, signal: AbortSignal): Promise<unknown> {
  try {
    return await ask(service, body, signal);
  } catch (error) {
    const slow = error instanceof DOMException && error.name === "TimeoutError";
    if (slow) throw new Error(`the cache service did not answer within ${PATIENCE_MS / 1000} s`, { cause: error });
    if (signal.aborted || error instanceof Unwilling) throw error;
    await sleep(PAUSE_MS, undefined, { signal });
    return ask(service, body, signal);
  }
}

/**
 * The newest entry whose key begins with the first of these prefixes, else with the second, … Throws where the service does
 * not say.
 * @param path what was given to `saveCache`
 */
export async function findEntry(
  service: CacheService,
  { prefixes, path }: { readonly prefixes: readonly string[]; readonly path: string },
  signal: AbortSignal,
): Promise<CacheEntry | undefined> {
  // Which of the two it is depends on whether the machine that saved it had the program zstd.
  for (const method of ["zstd", "gzip"] as const) {
    const body = { key: prefixes[0], restore_keys: prefixes, version: versionOf(path, method) };
    const answer = v.safeParse(AnswerSchema, await askTwice(service, body, signal));
    if (!answer.success) throw new Error("the cache service answers something else");
    const { output } = answer;
    if (output !== undefined) return { key: output.matched_key, url: output.signed_download_url, method };
  }
  return undefined;
}
