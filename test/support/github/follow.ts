/** Most redirects that are followed, as in fetch. */
const MOST = 20;

/**
 * What `fetch` does around a server: follows redirects as the request says, and takes Authorization off on the way to
 * another origin. `send` answers one request.
 */
export async function follow(request: Request, send: (request: Request) => Promise<Response>): Promise<Response> {
  let current = request;
  for (let step = 0; step <= MOST; step += 1) {
    const response = await send(current);
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null || request.redirect === "manual") {
      return response;
    }
    if (request.redirect === "error") throw new TypeError("fetch failed", { cause: new Error("unexpected redirect") });
    current = redirected(current, new URL(location, current.url), response.status);
  }
  throw new TypeError("fetch failed", { cause: new Error("redirect count exceeded") });
}

function redirected(request: Request, to: URL, status: number): Request {
  const headers = new Headers(request.headers);
  if (to.origin !== new URL(request.url).origin) headers.delete("authorization");
  const keepsMethod = status === 307 || status === 308 || ["GET", "HEAD"].includes(request.method);
  if (request.body !== null && keepsMethod) {
    throw new TypeError("fetch failed", { cause: new Error("a streamed body cannot be sent again") });
  }
  return new Request(to, { method: keepsMethod ? request.method : "GET", headers, signal: request.signal });
}
