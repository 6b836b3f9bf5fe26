import { type Call, type CompiledRoute, compile, findRoute, json } from "./calls.ts";
import { type Clock, realClock } from "./clock.ts";
import { createFaults, type Fault, type Faults } from "./faults.ts";
import { faultyAnswer, faultyRequest, insteadOfAnswer } from "./faulty.ts";
import { follow } from "./follow.ts";
import { createLimits, type LimitOptions, type Limits } from "./limits.ts";
import { type Listener, type ListenOptions, listen } from "./listen.ts";
import { CLAIMS, oidcRoutes } from "./oidc.ts";
import { ConnectionLost, notFound, Problem, problemBody } from "./problems.ts";
import { LOCAL_ORIGINS, type Origins } from "./rendering.ts";
import { assetRoutes, objectRoutes, uploadRoutes } from "./routes/assets.ts";
import { attestationRoutes } from "./routes/attestations.ts";
import { commentRoutes } from "./routes/comments.ts";
import { webRoutes } from "./routes/downloads.ts";
import { graphqlRoutes } from "./routes/graphql.ts";
import { refRoutes } from "./routes/refs.ts";
import { releaseRoutes } from "./routes/releases.ts";
import { repositoryRoutes } from "./routes/repository.ts";
import { createState, type GitHubState } from "./state.ts";
import { ANONYMOUS, tokenOf, type Viewer } from "./tokens.ts";

export interface LocalGitHubOptions {
  readonly clock?: Clock;
  readonly limits?: LimitOptions;
  /** Claims of the identities that it issues, over those of a tag push of `acme/widget`. */
  readonly claims?: Readonly<Record<string, string>>;
  /** Bytes of one asset that are kept for downloads; of larger ones, size and digest alone. 64 MiB when absent. */
  readonly keep?: number;
  /** Called whenever a request has taken effect, or been refused: what anybody may see from now on. */
  readonly watch?: () => void;
  /** Called with a request that has come, before anything becomes of it. What it throws is a connection that is lost. */
  readonly arrive?: (request: Traffic) => void;
}

/** One request as it came, and what became of it. `lost` where the client got no answer. */
export interface Traffic {
  readonly number: number;
  readonly method: string;
  /** Below the origin, with the query. */
  readonly path: string;
  readonly area: keyof Origins;
  readonly token: string | undefined;
  readonly at: number;
  readonly fault: Fault | undefined;
  status: number | "lost" | undefined;
}

export interface LocalGitHub {
  readonly state: GitHubState;
  readonly faults: Faults;
  readonly limits: Limits;
  readonly clock: Clock;
  /** Where it answers without sockets: hosts below `github.localhost`. */
  readonly origins: Origins;
  readonly traffic: readonly Traffic[];
  /** As the global one: redirects are followed, a lost connection is a TypeError. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Answers on a port of 127.0.0.1 (URLs as on an Enterprise server), or on a Unix socket (the hosts of `origins`). */
  listen(options?: ListenOptions): Promise<Listener>;
}

const DEFAULT_KEEP = 64 * 1024 * 1024;

/** A GitHub with nothing in it. It knows nothing of its clients: what it answers follows from its state alone. */
export function createLocalGitHub(options: LocalGitHubOptions = {}): LocalGitHub {
  const state = createState();
  const faults = createFaults();
  const limits = createLimits(options.limits ?? {});
  const clock = options.clock ?? realClock;
  const traffic: Traffic[] = [];
  const places: Origins[] = [LOCAL_ORIGINS];
  const areas = areasOf({ ...CLAIMS, ...options.claims });
  const { keep = DEFAULT_KEEP, watch = () => undefined, arrive = () => undefined } = options;
  const world = { state, faults, limits, clock, traffic, places, areas, keep, watch, arrive };
  const send = (request: Request): Promise<Response> => handle(world, request);
  return {
    ...{ state, faults, limits, clock, traffic },
    origins: LOCAL_ORIGINS,
    fetch: (input, init) => fetchLocally(requestOf(input, init), send),
    listen: async (where = {}) => {
      const listener = await listen(send, where);
      places.unshift(listener.origins);
      return listener;
    },
  };
}

interface World {
  readonly state: GitHubState;
  readonly faults: Faults;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly traffic: Traffic[];
  readonly places: Origins[];
  readonly areas: Readonly<Record<keyof Origins, readonly CompiledRoute[]>>;
  readonly keep: number;
  readonly watch: () => void;
  readonly arrive: (request: Traffic) => void;
}

function areasOf(claims: Readonly<Record<string, string>>): World["areas"] {
  const api = {
    ...repositoryRoutes,
    ...releaseRoutes,
    ...assetRoutes,
    ...refRoutes,
    ...attestationRoutes,
    ...commentRoutes,
  };
  return {
    // Fixed names come before ids: `latest` and `tags` are no numbers.
    api: compile({ ...graphqlRoutes, ...api }).toSorted((a, b) => Number(isWide(a)) - Number(isWide(b))),
    uploads: compile(uploadRoutes),
    web: compile(webRoutes),
    objects: compile(objectRoutes),
    tokens: compile(oidcRoutes(claims)),
  };
}

const isWide = (route: CompiledRoute): boolean => route.pattern.source.endsWith("releases\\/(?<id>[^/]+)$");

/** Answers one request: fault, limit, effect, fault. Rejects with ConnectionLost where the client gets no answer. */
async function handle(world: World, original: Request): Promise<Response> {
  const { origins, area, url } = placeOf(world.places, new URL(original.url));
  const path = `${url.pathname}${url.search}`;
  const fault = world.faults.next({ method: original.method, path });
  const token = tokenOf(original.headers.get("authorization"));
  const at = world.clock.now();
  const entry: Traffic = {
    number: world.traffic.length + 1,
    ...{ method: original.method, path, area, token, at, fault, status: undefined },
  };
  world.traffic.push(entry);
  try {
    world.arrive(entry);
    const answered = await answerOrProblem(world, { original, fault, area, origins, url });
    const response = stamped(world, answered, fault);
    entry.status = response.status;
    return original.method === "HEAD" ? new Response(null, response) : response;
  } catch (error) {
    entry.status = "lost";
    throw error;
  }
}

interface Arrival {
  readonly original: Request;
  readonly fault: Fault | undefined;
  readonly area: keyof Origins;
  readonly origins: Origins;
  readonly url: URL;
}

async function answerOrProblem(world: World, arrival: Arrival): Promise<Response> {
  const { fault, original } = arrival;
  try {
    if (fault?.kind === "delay") await world.clock.sleep(fault.ms);
    const instead = insteadOfAnswer(fault, original);
    if (instead !== undefined) return instead;
    if (arrival.area === "api" || arrival.area === "uploads") {
      world.limits.admit({ method: original.method, path: arrival.url.pathname }, world.clock.now());
    }
    const request = faultyRequest(fault, original);
    if (fault?.kind === "twice") await effect(world, arrival, request.clone());
    return await faultyAnswer(fault, await effect(world, arrival, request));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return problemResponse(error);
  }
}

/** The request takes effect; a refusal is an answer like any other. */
async function effect(world: World, arrival: Arrival, request: Request): Promise<Response> {
  const { area, origins, url, fault } = arrival;
  const now = world.clock.now();
  try {
    const found = findRoute(world.areas[area], { method: request.method, path: url.pathname });
    if (found === undefined) throw notFound();
    const call: Call = {
      ...{ request, url, origins, now, keep: world.keep },
      state: world.state,
      params: found.params,
      viewer: area === "objects" || area === "tokens" ? ANONYMOUS : viewerOf(world.state, request, now),
      listedUntil: fault?.kind === "lag" ? now - fault.ms : Number.POSITIVE_INFINITY,
    };
    return await found.handler(call);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return problemResponse(error);
  } finally {
    world.watch();
  }
}

function viewerOf(state: GitHubState, request: Request, now: number): Viewer {
  const token = tokenOf(request.headers.get("authorization"));
  if (token === undefined) return ANONYMOUS;
  const viewer = state.tokens.get(token);
  if (viewer === undefined || (viewer.expiresAt ?? Number.POSITIVE_INFINITY) <= now) {
    throw new Problem(401, "Bad credentials");
  }
  return viewer;
}

const problemResponse = (problem: Problem): Response => json(problemBody(problem), problem.status, problem.headers);

function stamped(world: World, response: Response, fault: Fault | undefined): Response {
  const now = world.clock.now() + (fault?.kind === "skew" ? fault.ms : 0);
  const headers = new Headers({ ...world.limits.headers(now), ...Object.fromEntries(response.headers) });
  headers.set("date", new Date(now).toUTCString());
  headers.set("x-github-request-id", `0000:00000:${world.traffic.length}`);
  headers.set("x-github-media-type", "github.v3; format=json");
  return new Response(response.body, { status: response.status, headers });
}

/** Which part of GitHub a URL belongs to, with its path below that part's origin. */
function placeOf(places: readonly Origins[], asked: URL): { origins: Origins; area: keyof Origins; url: URL } {
  const url = new URL(asked);
  // An Enterprise server has it beside its `v3`, and not below.
  url.pathname = url.pathname.replace(/^\/api\/graphql$/, "/api/v3/graphql");
  const parts = places.flatMap((origins) =>
    (["api", "uploads", "objects", "tokens", "web"] as const).map((area) => ({ origins, area, base: origins[area] })),
  );
  const found = parts
    .filter(({ base }) => url.href === base || url.href.startsWith(`${base}/`) || url.href.startsWith(`${base}?`))
    .toSorted((a, b) => b.base.length - a.base.length)[0];
  if (found === undefined) throw new ConnectionLost(`nobody answers at ${url.origin}`);
  const below = new URL(url);
  below.pathname = url.pathname.slice(new URL(found.base).pathname.replace(/\/$/, "").length);
  return { origins: found.origins, area: found.area, url: below };
}

/** A length for what has one, as every HTTP client sends it. */
function requestOf(input: string | URL | Request, init: RequestInit | undefined): Request {
  const request = new Request(input, init);
  const body = init?.body;
  const size =
    typeof body === "string" ? Buffer.byteLength(body) : ArrayBuffer.isView(body) ? body.byteLength : undefined;
  if (size !== undefined && !request.headers.has("content-length")) {
    request.headers.set("content-length", String(size));
  }
  return request;
}

async function fetchLocally(request: Request, send: (request: Request) => Promise<Response>): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([follow(request, send), aborted]);
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error;
    const cause = Object.assign(new Error(error.message), { code: "ECONNRESET" });
    throw new TypeError("fetch failed", { cause });
  }
}
