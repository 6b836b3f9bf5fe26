import { Cancelled, NetworkError } from "../../model/errors.ts";
import { type RefusalDetail, ServiceRefusal } from "../../model/releases.ts";
import { reasonOf, textOf } from "../node/response.ts";

/** One request, one answer: the global `fetch` or a stand's. */
export type Fetch = (request: Request) => Promise<Response>;

/** How we talk to a service. */
export interface Exchange {
  readonly fetch: Fetch;
  /** Nobody has handed in a fetch: files may go past it. */
  readonly direct: boolean;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** No answer of the API that we read is larger: a hundred releases with the longest texts are 13 MB. Bytes. */
const LARGEST_ANSWER = 32 * 1024 * 1024;
/** An answer takes no longer than this. Milliseconds. */
const PATIENCE_MS = 60_000;
/** A repository that was renamed twice. */
const MOST_REDIRECTS = 3;

/** The address without what may be secret in it. */
export function shownUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/** What went wrong on the way, told as such. */
export function unanswered({ signal }: Exchange, url: string, error: unknown): Error {
  if (signal.aborted) return new Cancelled({ cause: error });
  if (error instanceof NetworkError) return error;
  const at = shownUrl(url);
  return new NetworkError(`${at}: ${reasonOf(error)}`, { url: at }, { cause: error });
}

/** The body of an answer of the API as text. Throws NetworkError where it is larger than any of them. */
export const answerText = (response: Response, url: string): Promise<string> =>
  textOf(response, shownUrl(url), LARGEST_ANSWER);

const isRedirect = ({ status }: Response): boolean => [301, 302, 303, 307, 308].includes(status);

/** Where a redirect leads; it has to be somewhere. */
function target(response: Response, url: string): URL {
  const location = response.headers.get("location") ?? "";
  if (URL.canParse(location, url)) return new URL(location, url);
  throw new NetworkError(`${shownUrl(url)}: a redirect to nowhere`, { url: shownUrl(url), status: response.status });
}

/**
 * Asks, and follows redirects: reading ones only, and with the token only to where it was meant for. The body is not
 * read yet. Throws NetworkError for a loop.
 */
export async function ask(exchange: Exchange, request: Request): Promise<Response> {
  const home = new URL(request.url).origin;
  let next = request;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const { url, method, signal } = next;
    const headers = new Headers(next.headers);
    const response = await exchange.fetch(next).catch((error: unknown) => {
      throw unanswered(exchange, url, error);
    });
    if (!isRedirect(response)) return response;
    await response.body?.cancel();
    const to = target(response, url);
    if (method !== "GET" && method !== "HEAD")
      throw new NetworkError(`${shownUrl(url)}: redirected to ${shownUrl(to.href)}; nothing is written there`, {
        url: shownUrl(url),
      });
    if (to.origin !== home) headers.delete("authorization");
    next = new Request(to, { method, headers, signal, redirect: "manual" });
  }
  const at = shownUrl(request.url);
  throw new NetworkError(`${at}: redirected more than ${MOST_REDIRECTS} times`, { url: at });
}

/**
 * A fetch for clients that believe what they are told: redirects as above, a limit for time and size, and the whole
 * answer read before anybody looks at it.
 */
export function guarded(exchange: Exchange): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const signal = AbortSignal.any([exchange.signal, AbortSignal.timeout(PATIENCE_MS)]);
    const request = new Request(input, { ...init, signal, redirect: "manual" });
    const response = await ask(exchange, request);
    const text = await answerText(response, request.url).catch((error: unknown) => {
      throw unanswered(exchange, request.url, error);
    });
    const { status, headers } = response;
    const empty = [101, 204, 205, 304].includes(status);
    return new Response(empty ? null : text, { status, headers });
  };
}

function numberIn(headers: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const text = headers[name];
  return typeof text === "string" && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Without a word on how long, a limit is waited out for a minute (REST rate limits). Milliseconds. */
const LIMIT_MS = 60_000;

/** How long the service wants to be left alone, milliseconds; undefined where this is no matter of limits. */
function wantedPause(
  status: number,
  headers: Readonly<Record<string, unknown>>,
  said: string,
  now: number,
): number | undefined {
  const seconds = numberIn(headers, "retry-after");
  if (seconds !== undefined) return seconds * 1_000;
  if (status !== 403 && status !== 429) return undefined;
  const reset = numberIn(headers, "x-ratelimit-reset");
  if (numberIn(headers, "x-ratelimit-remaining") === 0 && reset !== undefined)
    return Math.max(1_000, reset * 1_000 - now);
  // Undefined: how long is not said, and the one who waits lets it grow.
  return status === 429 || /rate limit|abuse detection/i.test(said) ? LIMIT_MS : undefined;
}

function textAt(value: unknown, key: string): string {
  if (typeof value !== "object" || value === null) return "";
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
  return typeof found === "string" ? found : "";
}

function detailsIn(data: unknown): readonly RefusalDetail[] {
  const errors: unknown =
    typeof data === "object" && data !== null && "errors" in data && Array.isArray(data.errors) ? data.errors : [];
  return (Array.isArray(errors) ? errors : []).slice(0, 20).map((error: unknown) => ({
    code: textAt(error, "code"),
    field: textAt(error, "field"),
    message: typeof error === "string" ? error : textAt(error, "message"),
  }));
}

/** A service's words are shown, but not at any length. Characters. */
const LONGEST_SAYING = 500;

/** What an answer that is no success means. `data`: its body, parsed where it could be. */
export function refusalOf(
  { now }: Exchange,
  answer: {
    readonly url: string;
    readonly status: number;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly data: unknown;
  },
): ServiceRefusal {
  const { url, status, headers, data } = answer;
  // A page of a proxy tells nobody anything.
  const plain =
    typeof data === "string" ? (data.trimStart().startsWith("<") ? "a web page instead of an answer" : data) : "";
  const said = (textAt(data, "message") || plain).slice(0, LONGEST_SAYING);
  const retryAfterMs = wantedPause(status, headers, said, now());
  const at = { url: shownUrl(url), status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  return new ServiceRefusal(at, said, detailsIn(data));
}
