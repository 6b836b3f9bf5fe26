import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as setTimeoutPromise } from "node:timers/promises";
import { BuildError, Cancelled, NetworkError } from "../../model/errors.ts";
import type { DownloadRequest, Downloads } from "../../model/ports.ts";
import { type Credentials, withoutLogin } from "./credentials.ts";
import { reasonOf } from "./response.ts";

/** No archive that we pin is larger, and no file of a release; an endless body ends here. Bytes. */
const LARGEST = 2 * 1024 ** 3;
/** A body that stands still this long is given up. Milliseconds. */
const STALL_MS = 60_000;

/** How the downloads of one run are made. */
interface Manner {
  readonly signal: AbortSignal;
  readonly credentials: Credentials;
  /** Waits so many milliseconds; throws when cancelled. */
  readonly pause: (ms: number) => Promise<unknown>;
  /** Called before each connection: proxies and certificates; says what of them cannot be used. */
  readonly network: () => string | undefined;
}

/** How long the service wants to be left alone, milliseconds; undefined where it does not say, or says nonsense. */
function wantedPause(response: Response): number | undefined {
  const wanted = response.headers.get("retry-after");
  if (wanted === null) return undefined;
  const ms = /^\d+$/.test(wanted) ? Number(wanted) * 1000 : Date.parse(wanted) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

function unreached(url: string, error: unknown, problem: string | undefined): NetworkError {
  const reasons = [reasonOf(error), ...(problem === undefined ? [] : [problem])];
  return new NetworkError(`${url}: ${reasons.join("; ")}`, { url }, { cause: error });
}

async function open(request: DownloadRequest, { signal, credentials, network }: Manner): Promise<Response> {
  const { patienceMs } = request;
  const address = new URL(request.url);
  // fetch refuses an address with a password in it; and nobody shall read it in a log.
  const url = withoutLogin(address);
  const problem = network();
  const authorization = credentials.headerFor(address, request.index);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error(`no answer within ${patienceMs / 1000} s`)), patienceMs);
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, patience.signal]),
      // By the standard of fetch, a redirect to another origin does not get it.
      ...(authorization === undefined ? {} : { headers: { authorization } }),
    });
    if (response.ok && response.body !== null) return response;
    await response.body?.cancel();
    const retryAfterMs = wantedPause(response);
    const at = { url, status: response.status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    throw new NetworkError(`${url}: HTTP ${response.status}`, at);
  } catch (error) {
    if (signal.aborted) throw new Cancelled({ cause: error });
    throw error instanceof NetworkError ? error : unreached(url, error, problem);
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

async function fetchPinned(request: DownloadRequest, manner: Manner): Promise<void> {
  const response = await open(request, manner);
  const { signal } = manner;
  const url = withoutLogin(new URL(request.url));
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
    throw new NetworkError(`${url}: the download broke off`, { url }, { cause: error });
  }
  const found = hash.digest("hex");
  if (found === request.sha256) return;
  await rm(request.file, { force: true });
  throw new BuildError([
    {
      code: "wrong-digest",
      message: `${url} has SHA-256 ${found}, but ${request.sha256} is pinned`,
      hint: response.headers.get("content-type")?.startsWith("text/html")
        ? "The answer was a web page instead of a file: a proxy's, or one to sign in at. Look at the address in a browser."
        : "The file was altered on its way or at its source; nothing of it was used. Try again, or check the mirror.",
    },
  ]);
}

/** The first pause between two attempts; each further one is twice as long. Milliseconds. */
const FIRST_PAUSE_MS = 500;
/** Nobody waits longer for a service, whatever it says. Milliseconds. */
const LONGEST_PAUSE_MS = 60_000;
const MAY_PASS = new Set([408, 425, 429, 500, 502, 503, 504]);

/** No answer and a broken body may pass as well. */
const mayPass = ({ status }: NetworkError): boolean => status === undefined || MAY_PASS.has(status);

async function fetchPatiently(request: DownloadRequest, manner: Manner): Promise<void> {
  const { attempts = 1 } = request;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetchPinned(request, manner);
    } catch (error) {
      if (!(error instanceof NetworkError) || attempt >= attempts || !mayPass(error)) throw error;
      // Many legs that fail at once must not come back at once.
      const own = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (1 + Math.random());
      await manner.pause(Math.min(LONGEST_PAUSE_MS, Math.max(own, error.retryAfterMs ?? 0)));
    }
  }
}

const NOBODY: Credentials = { headerFor: () => undefined, secrets: [] };

/** Plain HTTPS with the digest taken while the bytes pass; @actions/tool-cache's own download has no digest and retries for a minute. */
export function createDownloads(signal: AbortSignal, options: Partial<Omit<Manner, "signal">> = {}): Downloads {
  const pause = (ms: number): Promise<unknown> =>
    setTimeoutPromise(ms, undefined, { signal }).catch((error: unknown) => {
      throw new Cancelled({ cause: error });
    });
  const manner = { signal, credentials: NOBODY, pause, network: () => undefined, ...options };
  return { fetch: (request) => fetchPatiently(request, manner) };
}
