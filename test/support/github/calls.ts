import { notFound, Problem } from "./problems.ts";
import type { Origins } from "./rendering.ts";
import type { GitHubState, Repository } from "./state.ts";
import { covers, type Right, rightOf, type Viewer } from "./tokens.ts";

/** One request on its way to an answer. */
export interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly state: GitHubState;
  readonly viewer: Viewer;
  readonly origins: Origins;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A listing that lags behind: nothing that was created after this moment is in it. */
  readonly listedUntil: number;
  /** Bytes of one asset that are kept; of larger ones only size and digest. */
  readonly keep: number;
}

export type Handler = (call: Call) => Response | Promise<Response>;

/** `GET /repos/:owner/:repo/releases` → what answers it. `:name*` takes slashes too. */
export type Routes = Readonly<Record<string, Handler>>;

export interface CompiledRoute {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handler: Handler;
}

export function compile(routes: Routes): readonly CompiledRoute[] {
  return Object.entries(routes).map(([route, handler]) => {
    const [method = "", path = ""] = route.split(" ");
    const pattern = path.replace(/:(\w+)(\*?)/g, (_, name, all) => `(?<${name}>${all === "*" ? ".+" : "[^/]+"})`);
    return { method, pattern: new RegExp(`^${pattern}$`), handler };
  });
}

/** The handler of a request, with the parts of its path; a HEAD is a GET without the body. */
export function findRoute(
  routes: readonly CompiledRoute[],
  request: { method: string; path: string },
): { handler: Handler; params: Record<string, string> } | undefined {
  const method = request.method === "HEAD" ? "GET" : request.method;
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(request.path) : null;
    if (match === null) continue;
    const entries = Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]);
    return { handler: route.handler, params: Object.fromEntries(entries) };
  }
  return undefined;
}

/**
 * The repository that a call is about. Who may not even read it gets 404; who may read but not do what he asks for
 * gets 403 with the token of a workflow, and 404 with a person's.
 */
export function repositoryFor(call: Call, needed: Right): { repository: Repository; right: Right } {
  const { owner = "", repo = "" } = call.params;
  const repository = call.state.repositories.get(`${owner}/${repo}`.toLowerCase());
  if (repository === undefined) throw notFound();
  const right = rightOf(call.viewer, repository);
  if (!covers(right, "read")) throw notFound();
  if (!covers(right, needed)) {
    if (call.viewer.kind === "anonymous") throw new Problem(401, "Requires authentication");
    if (call.viewer.kind === "integration") throw new Problem(403, "Resource not accessible by integration");
    throw notFound();
  }
  return { repository, right };
}

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  const type = "application/json; charset=utf-8";
  return new Response(JSON.stringify(body), { status, headers: { "content-type": type, ...headers } });
}

export const noContent = (): Response => new Response(null, { status: 204 });

/** The JSON object that a client sent. */
export async function bodyOf(call: Call): Promise<Readonly<Record<string, unknown>>> {
  const text = await call.request.text();
  if (text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {}
  throw new Problem(400, "Problems parsing JSON");
}

/** One page of a list, with the `Link` header that leads on: 30 entries by default, 100 at most. */
export function paged(call: Call, all: readonly unknown[]): Response {
  const asked = Number(call.url.searchParams.get("per_page") ?? 30);
  const size = Math.min(100, Math.max(1, Number.isFinite(asked) ? asked : 30));
  const page = Math.max(1, Number(call.url.searchParams.get("page") ?? 1) || 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const to = (target: number, rel: string): string => {
    const url = new URL(`${call.origins.api}${call.url.pathname}${call.url.search}`);
    url.searchParams.set("page", String(target));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, "prev"), to(1, "first")] : []),
    ...(page < last ? [to(page + 1, "next"), to(last, "last")] : []),
  ];
  return json(all.slice((page - 1) * size, page * size), 200, links.length === 0 ? {} : { link: links.join(", ") });
}
