import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request as plain } from "node:http";
import { request as secure } from "node:https";
import { Readable } from "node:stream";
import { ring } from "../../model/pieces.ts";

/** So much of a file is read at once. Bytes. */
const CHUNK = 128 * 1024;
/** A line on which nothing moves for so long is given up. Milliseconds. */
const STALL_MS = 300_000;

/** One chunk is read while one is held back and one is on its way. */
const BUFFERS = 3;

/** Gives the buffer that is read into next. */
type Buffers = () => Buffer;

/** Of uploads that have ended well. */
const idle: Buffers[] = [];

/** Buffers for one upload. Many files one after another would otherwise leave more of them behind than is collected. */
export function lendBuffers(): Buffers {
  return idle.pop() ?? ring(BUFFERS, () => Buffer.allocUnsafeSlow(CHUNK));
}

/** For an upload that was answered: nothing is sent from them any more. Those of one that failed may still be on their way. */
export function returnBuffers(buffers: Buffers): void {
  idle.push(buffers);
}

/** Every chunk is with the system before the next one is asked for. Who answers before the end does not want the rest. */
async function writeAll(
  outgoing: ClientRequest,
  chunks: AsyncIterable<Uint8Array>,
  answered: Promise<unknown>,
): Promise<boolean> {
  let early = false;
  const stop = answered.then(
    () => {
      early = true;
    },
    () => undefined,
  );
  for await (const chunk of chunks) {
    if (early || outgoing.destroyed) return false;
    await Promise.race([new Promise<void>((done) => outgoing.write(chunk, () => done())), stop]);
  }
  return !early;
}

/** Posts a body as it comes, past fetch, which would keep its own copies. Redirects are answers like any other. */
export async function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  { chunks, signal }: { readonly chunks: AsyncIterable<Uint8Array>; readonly signal: AbortSignal },
): Promise<Response> {
  const outgoing = (url.protocol === "https:" ? secure : plain)(url, { method: "POST", headers, signal });
  outgoing.setTimeout(STALL_MS, () => outgoing.destroy(new Error(`the line stood still for ${STALL_MS / 1000} s`)));
  const answer = once(outgoing, "response") as Promise<[IncomingMessage]>;
  // Looked at below; until then nobody waits for it. After an answer, what the line does is no matter any more.
  answer.catch(() => undefined);
  outgoing.on("error", () => undefined);
  const whole = await writeAll(outgoing, chunks, answer).catch((error: unknown) => {
    outgoing.destroy();
    throw error;
  });
  if (whole) outgoing.end();
  const [response] = await answer;
  // The line of a request that never ended serves nobody else.
  if (!whole) response.once("end", () => outgoing.destroy());
  const said = Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new Response(Readable.toWeb(response) as ReadableStream<Uint8Array>, {
    status: response.statusCode ?? 0,
    headers: said,
  });
}
