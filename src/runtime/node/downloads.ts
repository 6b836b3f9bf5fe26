import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { BuildError, Cancelled, NetworkError } from "../../model/errors.ts";
import type { DownloadRequest, Downloads } from "../../model/ports.ts";

/** No archive that we pin is larger; an endless body ends here. Bytes. */
const LARGEST = 1024 ** 3;
/** A body that stands still this long is given up. Milliseconds. */
const STALL_MS = 60_000;

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // fetch says only “fetch failed”; why is in its cause.
  return error.cause instanceof Error ? error.cause.message : error.message;
}

async function open(request: DownloadRequest, signal: AbortSignal): Promise<Response> {
  const { url, patienceMs } = request;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error(`no answer within ${patienceMs / 1000} s`)), patienceMs);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, patience.signal]) });
    if (response.ok && response.body !== null) return response;
    await response.body?.cancel();
    throw new NetworkError(`${url}: HTTP ${response.status}`, { url, status: response.status });
  } catch (error) {
    if (signal.aborted) throw new Cancelled({ cause: error });
    throw error instanceof NetworkError
      ? error
      : new NetworkError(`${url}: ${reasonOf(error)}`, { url }, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Did the file fail rather than the service? A broken body comes as a TypeError; only the file's own calls are these. */
function isFileError(error: unknown): boolean {
  const syscall = error instanceof Error && "syscall" in error ? error.syscall : undefined;
  return syscall === "open" || syscall === "write" || syscall === "writev" || syscall === "close";
}

/** Hashes and counts what passes, and notices when nothing passes any more. */
function meter(hash: { update(chunk: Buffer): unknown }, stalled: AbortController): Transform {
  let size = 0;
  const stop = (): void => stalled.abort(new Error(`the download stood still for ${STALL_MS / 1000} s`));
  let timer = setTimeout(stop, STALL_MS);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      clearTimeout(timer);
      timer = setTimeout(stop, STALL_MS);
      size += chunk.length;
      hash.update(chunk);
      done(size > LARGEST ? new Error(`larger than ${LARGEST} bytes`) : null, chunk);
    },
    destroy(error, done) {
      clearTimeout(timer);
      done(error);
    },
  });
}

async function fetchPinned(request: DownloadRequest, signal: AbortSignal): Promise<void> {
  const response = await open(request, signal);
  const hash = createHash("sha256");
  const stalled = new AbortController();
  try {
    await pipeline(
      Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
      meter(hash, stalled),
      createWriteStream(request.file),
      { signal: AbortSignal.any([signal, stalled.signal]) },
    );
  } catch (error) {
    // A file that cannot be removed must not hide why it was to be.
    await rm(request.file, { force: true }).catch(() => undefined);
    if (signal.aborted) throw new Cancelled({ cause: error });
    // A full disk is no service that failed: nobody may look for another source because of it.
    if (isFileError(error)) throw error;
    throw new NetworkError(`${request.url}: the download broke off`, { url: request.url }, { cause: error });
  }
  const found = hash.digest("hex");
  if (found === request.sha256) return;
  await rm(request.file, { force: true });
  throw new BuildError([
    {
      code: "wrong-digest",
      message: `${request.url} has SHA-256 ${found}, but ${request.sha256} is pinned`,
      hint: "The file was altered on its way or at its source; nothing of it was used. Try again, or check the mirror.",
    },
  ]);
}

/** Plain HTTPS with the digest taken while the bytes pass; @actions/tool-cache's own download has no digest and retries for a minute. */
export function createDownloads(signal: AbortSignal): Downloads {
  return { fetch: (request) => fetchPinned(request, signal) };
}
