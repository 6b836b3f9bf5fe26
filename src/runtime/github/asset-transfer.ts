import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { LIST_NAMES } from "../../model/checksums.ts";
import { BuildError, NetworkError } from "../../model/errors.ts";
import type { Measure } from "../../model/manifest.ts";
import { piecesIn } from "../../model/pieces.ts";
import type { ReleaseFile } from "../../model/release.ts";
import { textOf } from "../node/response.ts";
import { answerText, ask, type Exchange, refusalOf, shownUrl, unanswered } from "./exchange.ts";
import { lendBuffers, post, returnBuffers } from "./post.ts";

/** So much of a file is in memory at once. Bytes. */
const CHUNK = 256 * 1024;

function changed({ name, path }: ReleaseFile): BuildError {
  const message = `${name} changed while it was uploaded: ${path} is not what was measured`;
  const hint = "Something else writes to that folder. Build again, and leave it alone until the release is there.";
  return new BuildError([{ code: "changed-file", message, hint }]);
}

/** The file's bytes, hashed as they pass. The last of them is held back until all of them are known to be right. */
async function* checkedBytes(file: ReleaseFile, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let size = 0;
  let held: Uint8Array | undefined;
  for await (const chunk of chunks) {
    if (held !== undefined) yield held;
    hash.update(chunk);
    size += chunk.length;
    held = chunk;
  }
  if (size !== file.size || hash.digest("hex") !== file.sha256) throw changed(file);
  if (held !== undefined) yield held;
}

/** Content types that browsers and mirrors treat well; anything else is bytes. */
const TYPES: readonly (readonly [ending: string, type: string])[] = [
  [".json", "application/json"],
  [".tar.gz", "application/gzip"],
  [".zip", "application/zip"],
  ...Object.values(LIST_NAMES).map((name) => [name, "text/plain"] as const),
];

/** The address of a file's upload, which has to be the API's own or its neighbour: the token goes there. */
function uploadUrl(template: string, { api, name }: { readonly api: string; readonly name: string }): URL {
  const text = template.replace(/\{.*\}$/, "");
  const home = new URL(api);
  const neighbour = home.host.replace(/^api\./, "uploads.");
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.protocol !== home.protocol || ![home.host, neighbour].includes(url.host))
    throw new NetworkError(
      `${api}: uploads would go to ${JSON.stringify(text.slice(0, 200))}, which is not part of it`,
      { url: api },
    );
  url.search = new URLSearchParams({ name }).toString();
  return url;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Through a fetch that somebody has handed in. */
async function postThrough(exchange: Exchange, url: URL, { headers, file }: Posted): Promise<Response> {
  const chunks = createReadStream(file.path, { highWaterMark: CHUNK }) as AsyncIterable<Uint8Array>;
  const bytes = Readable.from(checkedBytes(file, chunks), { objectMode: false, highWaterMark: CHUNK });
  let broken: unknown;
  bytes.once("error", (error) => {
    broken = error;
  });
  const body = Readable.toWeb(bytes) as ReadableStream<Uint8Array>;
  const { signal } = exchange;
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers,
    body,
    duplex: "half",
    redirect: "error",
    signal,
  };
  try {
    return await exchange.fetch(new Request(url, init));
  } catch (error) {
    throw broken instanceof BuildError ? broken : error;
  } finally {
    bytes.destroy();
  }
}

interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly file: ReleaseFile;
}

/**
 * Sends one file in constant memory, whatever its size: the length is told, the body streamed from the disk and hashed
 * on its way, and no copy kept for a redirect, which is not followed. The parsed answer is returned as it came.
 */
export async function sendFile(
  exchange: Exchange,
  to: { readonly api: string; readonly template: string; readonly token: string },
  file: ReleaseFile,
): Promise<unknown> {
  const url = uploadUrl(to.template, { api: to.api, name: file.name });
  const { size } = await stat(file.path);
  if (size !== file.size) throw changed(file);
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `token ${to.token}`,
    "content-length": String(file.size),
    "content-type": TYPES.find(([ending]) => file.name.endsWith(ending))?.[1] ?? "application/octet-stream",
    "user-agent": "slipway",
  };
  const buffers = lendBuffers();
  const read = () => open(file.path);
  try {
    const response = exchange.direct
      ? await post(url, headers, { chunks: checkedBytes(file, piecesIn(read, buffers)), signal: exchange.signal })
      : await postThrough(exchange, url, { headers, file });
    const data = parsed(await answerText(response, url.href));
    const { status } = response;
    if (status === 201) {
      returnBuffers(buffers);
      return data;
    }
    throw refusalOf(exchange, { url: url.href, status, headers: Object.fromEntries(response.headers), data });
  } catch (error) {
    throw error instanceof BuildError ? error : unanswered(exchange, url.href, error);
  }
}

/** An asset by its address in the API. The token stays where it is meant for. */
async function openAsset(exchange: Exchange, url: string, token: string): Promise<Response> {
  const headers = { accept: "application/octet-stream", authorization: `token ${token}` };
  const response = await ask(exchange, new Request(url, { headers, redirect: "manual", signal: exchange.signal }));
  if (response.ok) return response;
  const data = parsed(await answerText(response, url));
  throw refusalOf(exchange, { url, status: response.status, headers: Object.fromEntries(response.headers), data });
}

/** Downloads an asset of at most `limit` bytes and measures it. */
export async function measureAsset(
  exchange: Exchange,
  url: string,
  { token, limit }: { readonly token: string; readonly limit: number },
): Promise<Measure> {
  const response = await openAsset(exchange, url, token);
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > limit)
        throw new NetworkError(`${shownUrl(url)}: more than the ${limit} bytes that it is said to have`, {
          url: shownUrl(url),
        });
      hash.update(chunk);
    }
  } catch (error) {
    throw unanswered(exchange, url, error);
  }
  return { size, sha256: hash.digest("hex") };
}

/** Downloads an asset of at most `limit` bytes as text. */
export async function readAsset(
  exchange: Exchange,
  url: string,
  { token, limit }: { readonly token: string; readonly limit: number },
): Promise<string> {
  const response = await openAsset(exchange, url, token);
  return textOf(response, shownUrl(url), limit).catch((error: unknown) => {
    throw unanswered(exchange, url, error);
  });
}
