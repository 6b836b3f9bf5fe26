import { Cancelled, NetworkError } from "../../model/errors.ts";
import type { Pages } from "../../model/received.ts";
import { reasonOf, textOf } from "./response.ts";

/** A page takes no longer than this. Milliseconds. */
const PATIENCE_MS = 30_000;

async function read(url: string, limit: number, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  if (!response.ok) {
    await response.body?.cancel();
    throw new NetworkError(`${url}: HTTP ${response.status}`, { url, status: response.status });
  }
  return textOf(response, url, limit);
}

/** Plain HTTP, with no credentials of anybody. */
export function createPages(signal: AbortSignal): Pages {
  return {
    text: (url, limit) =>
      read(url, limit, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])).catch((cause: unknown) => {
        if (signal.aborted) throw new Cancelled({ cause });
        if (cause instanceof NetworkError) throw cause;
        throw new NetworkError(`${url}: ${reasonOf(cause)}`, { url }, { cause });
      }),
  };
}
