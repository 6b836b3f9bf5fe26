import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createGunzip, createZstdDecompress } from "node:zlib";
import { extract } from "tar-stream";
import type { CacheEntry, CacheMethod } from "./cache-service.ts";

/** A download that stands still this long is given up. Milliseconds. */
const STALL_MS = 30_000;
/** Nobody waits longer, however it trickles: most indexes are faster. Milliseconds. */
const PATIENCE_MS = 300_000;
/** No cache of ours is larger, unpacked; one that is was made to fill the disk. Bytes. */
const LARGEST = 8 * 1024 ** 3;

/** What is kept has these names, and no others; they are the same in `docs/wheels.md`. */
const HASHED = /^files\/[0-9a-f]{64}$/;
const REMEMBERED = /^locks\/[0-9a-f]{64}\.toml$/;
/** What smoke builds found out; no release asks for it. */
const FOUND = /^smoke\/[0-9a-f]{64}\.json$/;
/** What was built of a commit, by its name. */
const BUILT = /^built\/[0-9a-f]{40}(?:[0-9a-f]{24})?\.json$/;
const MADE = /^(?:builds\/[0-9a-f]{64}\.toml|compiled\/[0-9a-f]{64}\/(?:wheel\.json|[A-Za-z0-9][\w.+!-]*\.whl))$/;

/**
 * The place below the cache directory that an entry of an archive is for; undefined for what is none of ours. Entries are
 * stored with whatever leads to the folder that was saved, which is nobody's business: only the end of the name counts.
 * @param release without what no hash vouches for
 */
export function placeOf(name: string, release: boolean): string | undefined {
  const parts = name.replaceAll("\\", "/").split("/");
  for (const length of [2, 3]) {
    const place = parts.slice(-length).join("/");
    if (HASHED.test(place) || REMEMBERED.test(place)) return place;
    if (!release && [MADE, FOUND, BUILT].some((pattern) => pattern.test(place))) return place;
  }
  return undefined;
}

/** At a time: each piece passes through four streams, and with zlib's own 16 KiB that takes twice as long as all the rest. Bytes. */
const PIECE = 256 * 1024;

function decompress(method: CacheMethod): Transform {
  // zstd of the command line may have used a window of 2^27 and, asked for it, more; a decoder wants to be told.
  if (method === "gzip") return createGunzip({ chunkSize: PIECE });
  return createZstdDecompress({ chunkSize: PIECE, params: { [constants.ZSTD_d_windowLogMax]: 30 } });
}

/** Ends a stream that is longer than any of ours. */
function bounded(): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > LARGEST ? new Error(`the cache is larger than ${LARGEST} bytes`) : null, chunk);
    },
  });
}

/** Aborts when nothing has passed for a while. */
function watched(stalled: AbortController): Transform {
  const stop = (): void => stalled.abort(new Error(`the cache service stood still for ${STALL_MS / 1000} s`));
  let timer = setTimeout(stop, STALL_MS);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      clearTimeout(timer);
      timer = setTimeout(stop, STALL_MS);
      done(null, chunk);
    },
    destroy(error, done) {
      clearTimeout(timer);
      done(error);
    },
  });
}

/** Written beside its place and renamed when whole; what lies there already stays. */
async function place(
  entry: AsyncIterable<unknown>,
  file: string,
  mtime: Date | undefined,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.${randomBytes(6).toString("hex")}`;
  // Opened before anything can fail: what is opened late would be made after it was removed.
  const handle = await open(fresh, "wx");
  try {
    await pipeline(entry, handle.createWriteStream(), { signal });
    // How old something is may decide on whether it is still good; nothing is younger than now.
    const then = Math.min(mtime?.getTime() ?? 0, Date.now()) / 1000;
    await utimes(fresh, then, then);
    await rename(fresh, file);
  } finally {
    await handle.close().catch(() => undefined);
    await rm(fresh, { force: true });
  }
}

/** Waits for both, also when one fails: what is half written is removed by then. */
async function bothEnded<A>(tasks: readonly [Promise<A>, Promise<unknown>]): Promise<A> {
  await Promise.allSettled(tasks);
  const [first] = await Promise.all(tasks);
  return first;
}

/** What is done with an archive's files. */
interface Taking {
  /** `Machine.cache`. */
  readonly into: string;
  readonly release: boolean;
  /** Hears of each place as soon as its file lies there. */
  readonly arrived?: (place: string) => void;
}

/**
 * Takes the files that we know by name out of an archive, and nothing else: no folder, link or device, and no path of its
 * choosing. What is in them is for others to judge. `@actions/cache` would have `tar -P` write wherever the archive says.
 * @returns places below `into`, with `/`
 */
export async function takeOut(
  archive: Readable,
  { method, into, release, arrived }: Taking & { readonly method: CacheMethod },
  signal: AbortSignal,
): Promise<readonly string[]> {
  const entries = extract();
  const taken = new Set<string>();
  // An entry that is broken off waits for its end for ever, unless it is told.
  const broken = new AbortController();
  const read = async (): Promise<void> => {
    for await (const entry of entries) {
      const { name, type, mtime } = entry.header;
      const wanted = type === "file" || type === "contiguous-file" ? placeOf(name, release) : undefined;
      if (wanted === undefined || taken.has(wanted)) entry.resume();
      else {
        await place(entry, join(into, wanted), mtime, broken.signal);
        taken.add(wanted);
        arrived?.(wanted);
      }
    }
  };
  const fed = pipeline(archive, decompress(method), bounded(), entries, { signal }).catch((error: unknown) => {
    broken.abort(error);
    throw error;
  });
  // What broke off is said, and not that the reading of it was aborted.
  await bothEnded([fed, read()]);
  return [...taken];
}

/** Fetches an entry and takes it out as it arrives. Throws where it breaks off; what is whole by then is there. */
export async function fetchEntry(entry: CacheEntry, at: Taking, signal: AbortSignal): Promise<readonly string[]> {
  const stalled = new AbortController();
  const stop = AbortSignal.any([signal, stalled.signal, AbortSignal.timeout(PATIENCE_MS)]);
  const meter = watched(stalled);
  try {
    const response = await fetch(entry.url, { signal: stop });
    if (!response.ok || response.body === null) throw new Error(`the cached archive: HTTP ${response.status}`);
    const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
    return await bothEnded([
      takeOut(meter, { method: entry.method, ...at }, stop),
      pipeline(body, meter, { signal: stop }),
    ]);
  } finally {
    meter.destroy();
  }
}
