import type { Fault } from "./faults.ts";
import { secondaryLimit } from "./limits.ts";
import { ConnectionLost, Problem } from "./problems.ts";
import { FAIL_HALFWAY } from "./routes/assets.ts";
import { streamedRequest } from "./streams.ts";

/** What a fault leaves of a request before it is answered; throws where no answer comes. */
export function faultyRequest(fault: Fault | undefined, request: Request): Request {
  if (fault === undefined) return request;
  if (fault.kind === "lost" && fault.when === "before") throw new ConnectionLost("lost before it took effect");
  if (fault.kind === "limited") throw secondaryLimit(fault);
  if (fault.kind === "cut-upload") return withBody(request, cutAfter(request.body, fault.after));
  if (fault.kind !== "status") return request;
  if (fault.when === "before") throw new Problem(fault.status, "Server Error");
  if (fault.when !== "halfway") return request;
  const marked = new Request(request);
  marked.headers.set(FAIL_HALFWAY, "1");
  return marked;
}

/** An answer that has nothing to do with the request, which takes no effect. */
export function insteadOfAnswer(fault: Fault | undefined, request: Request): Response | undefined {
  if (fault?.kind === "html" && fault.when === "before") return page(fault.status);
  if (fault?.kind === "endless") return endless();
  const url = new URL(request.url);
  if (fault?.kind !== "redirect-loop" && !url.searchParams.has("loop")) return undefined;
  url.searchParams.set("loop", String(Number(url.searchParams.get("loop") ?? 0) + 1));
  return new Response(null, { status: 302, headers: { location: url.href } });
}

/** What a fault leaves of the answer, after the request took effect. */
export async function faultyAnswer(fault: Fault | undefined, response: Response): Promise<Response> {
  switch (fault?.kind) {
    case "lost":
      throw new ConnectionLost("lost after it took effect");
    case "status":
      throw new Problem(fault.status, "Server Error");
    case "html":
      return page(fault.status);
    case "truncated": {
      const text = await response.text();
      const headers = new Headers(response.headers);
      headers.delete("content-length");
      return new Response(text === "" ? null : text.slice(0, text.length / 2), { status: response.status, headers });
    }
    case "cut-answer":
      return new Response(response.body === null ? null : cutAfter(response.body, fault.after), response);
    default:
      return response;
  }
}

function withBody(request: Request, body: ReadableStream<Uint8Array>): Request {
  return request.body === null ? request : streamedRequest(request, { body });
}

/** So many bytes of a stream, and then the end of the connection. */
function cutAfter(body: ReadableStream<Uint8Array> | null, bytes: number): ReadableStream<Uint8Array> {
  let left = bytes;
  const lost = new ConnectionLost(`cut after ${bytes} bytes`);
  const cut = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      if (left > 0) controller.enqueue(chunk.subarray(0, left));
      left -= chunk.byteLength;
      if (left <= 0) controller.error(lost);
    },
    flush: (controller) => controller.error(lost),
  });
  return body === null ? new ReadableStream({ start: (controller) => controller.error(lost) }) : body.pipeThrough(cut);
}

const page = (status: number): Response =>
  new Response("<!DOCTYPE html><html><title>Unicorn!</title><p>This page is taking too long to load.</html>", {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
  });

function endless(): Response {
  const chunk = new TextEncoder().encode(" ".repeat(1 << 16));
  const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(chunk) });
  return new Response(body, { headers: { "content-type": "application/json; charset=utf-8" } });
}
