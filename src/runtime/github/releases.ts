import * as v from "valibot";
import { NetworkError } from "../../model/errors.ts";
import {
  type HostedAsset,
  type HostedRelease,
  type ReleaseChange,
  type Releases,
  ServiceRefusal,
} from "../../model/releases.ts";
import { measureAsset, readAsset, sendFile } from "./asset-transfer.ts";
import { type Exchange, type Fetch, guarded, refusalOf, shownUrl, unanswered } from "./exchange.ts";

export interface ReleasesOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  /** `https://api.github.com`; on an Enterprise server `https://HOST/api/v3`. */
  readonly api: string;
  /** `https://github.com`: where people and downloads go. */
  readonly server: string;
  readonly signal: AbortSignal;
  readonly fetch?: Fetch;
  readonly now?: () => number;
}

const id = v.pipe(v.number(), v.safeInteger());
const ReleaseSchema = v.object({
  id,
  tag_name: v.string(),
  name: v.nullish(v.string(), ""),
  body: v.nullish(v.string(), ""),
  draft: v.boolean(),
  prerelease: v.boolean(),
  immutable: v.nullish(v.boolean(), false),
  html_url: v.string(),
  upload_url: v.string(),
});
const AssetSchema = v.object({
  id,
  name: v.string(),
  size: v.pipe(v.number(), v.safeInteger()),
  state: v.string(),
  digest: v.nullish(v.string(), ""),
});
const RefSchema = v.object({ object: v.object({ type: v.string(), sha: v.string() }) });
const RepositorySchema = v.object({ permissions: v.optional(v.object({ push: v.boolean() })) });
const NotesSchema = v.object({ body: v.string() });

function hostedRelease(data: v.InferOutput<typeof ReleaseSchema>): HostedRelease {
  const {
    id: number,
    tag_name: tag,
    name,
    body,
    draft,
    prerelease,
    immutable,
    html_url: url,
    upload_url: uploadUrl,
  } = data;
  return {
    id: number,
    tag,
    title: name ?? "",
    body: body ?? "",
    draft,
    prerelease,
    immutable: immutable ?? false,
    url,
    uploadUrl,
  };
}

function hostedAsset({ id: number, name, size, state, digest }: v.InferOutput<typeof AssetSchema>): HostedAsset {
  return { id: number, name, size, state, sha256: /^sha256:([0-9a-f]{64})$/.exec(digest ?? "")?.[1] };
}

/** The API through the toolkit's client, which is loaded when somebody first asks. */
type Api = (
  route: string,
  parameters?: Readonly<Record<string, unknown>>,
) => Promise<{ readonly data: unknown; readonly link: string }>;

/** An error of the client's, as far as we look at it. */
const ClientErrorSchema = v.object({
  status: v.number(),
  response: v.object({ url: v.string(), headers: v.record(v.string(), v.unknown()), data: v.unknown() }),
});

function failureOf(exchange: Exchange, url: string, error: unknown): Error {
  const known = v.safeParse(ClientErrorSchema, error);
  if (known.success) return refusalOf(exchange, { ...known.output.response, url, status: known.output.status });
  const cause = error instanceof Error ? error.cause : undefined;
  return unanswered(exchange, url, cause instanceof NetworkError ? cause : error);
}

function createApi(exchange: Exchange, { api, token, repository }: ReleasesOptions): Api {
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const [owner = "", repo = ""] = repository.split("/");
  let client: Promise<ReturnType<typeof import("@actions/github").getOctokit>> | undefined;
  const load = async () =>
    (await import("@actions/github")).getOctokit(token, {
      baseUrl: api,
      log: silent,
      request: { fetch: guarded(exchange) },
    });
  return async (route, parameters = {}) => {
    client ??= load();
    const octokit = await client;
    const options = { owner, repo, ...parameters };
    const { url } = octokit.request.endpoint(route, options);
    try {
      const { data, headers } = await octokit.request(route, options);
      return { data, link: headers.link ?? "" };
    } catch (error) {
      throw failureOf(exchange, url, error);
    }
  };
}

/** What came, if it is what we asked for: a proxy's page and half an answer are none. */
function believed<T extends v.GenericSchema>(schema: T, data: unknown, url: string): v.InferOutput<T> {
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  const what = typeof data === "string" && data.trimStart().startsWith("<") ? "a web page" : "something else";
  throw new NetworkError(`${shownUrl(url)}: ${what} came instead of the API's answer`, { url: shownUrl(url) });
}

const PER_PAGE = 100;
/** So many pages nobody has; an answer that always names a next one ends here. */
const MOST_PAGES = 1_000;

async function allPages<T extends v.GenericSchema<unknown, { readonly id: number }>>(
  api: Api,
  schema: T,
  [route, parameters, url]: readonly [string, Readonly<Record<string, unknown>>, string],
): Promise<readonly v.InferOutput<T>[]> {
  // What is made meanwhile pushes others onto the next page.
  const found = new Map<number, v.InferOutput<T>>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data, link } = await api(route, { ...parameters, per_page: PER_PAGE, page });
    for (const item of believed(v.array(schema), data, url)) found.set(item.id, item);
    // Only whether there is a next page is believed, and not where.
    if (!/rel="next"/.test(link)) return [...found.values()];
  }
  throw new NetworkError(`${url}: more than ${MOST_PAGES} pages`, { url });
}

const RELEASES = "/repos/{owner}/{repo}/releases";

function changeBody({ body, publish }: ReleaseChange): Readonly<Record<string, unknown>> {
  if (publish === undefined) return { body };
  const { tag, prerelease, latest, commit } = publish;
  return {
    ...(body === undefined ? {} : { body }),
    tag_name: tag,
    draft: false,
    prerelease,
    make_latest: latest ? "true" : "false",
    ...(commit === undefined ? {} : { target_commitish: commit }),
  };
}

const isMissing = (error: unknown): boolean => error instanceof ServiceRefusal && error.status === 404;

async function undefinedIfMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}

async function tagCommit(api: Api, tag: string, url: string): Promise<string | undefined> {
  const found = await undefinedIfMissing(
    api("GET /repos/{owner}/{repo}/git/ref/{+ref}", { ref: `tags/${encodeURIComponent(tag)}` }),
  );
  if (found === undefined) return undefined;
  let { object } = believed(RefSchema, found.data, url);
  // A tag may be of a tag, and so on; nobody makes many.
  for (let depth = 0; object.type === "tag" && depth < 5; depth += 1) {
    const { data } = await api("GET /repos/{owner}/{repo}/git/tags/{sha}", { sha: object.sha });
    object = believed(RefSchema, data, url).object;
  }
  return object.sha;
}

/** Asks as anybody would, without a token. Where the bytes lie is not asked: being sent there is enough. */
async function isPublic(exchange: Exchange, url: string): Promise<boolean> {
  const { status } = await exchange.fetch(
    new Request(url, { method: "HEAD", redirect: "manual", signal: exchange.signal }),
  );
  return status >= 200 && status < 400;
}

/** The releases of a repository on GitHub, or on an Enterprise server. */
export function createReleases(options: ReleasesOptions): Releases {
  const { repository, token, signal, server } = options;
  const own: Fetch = (request) => fetch(request);
  const direct = options.fetch === undefined;
  const exchange: Exchange = { fetch: options.fetch ?? own, direct, signal, now: options.now ?? Date.now };
  const api = createApi(exchange, options);
  const url = `${options.api}/repos/${repository}/releases`;
  const oneRelease = (data: unknown): HostedRelease => hostedRelease(believed(ReleaseSchema, data, url));
  return {
    repository,
    list: async () => (await allPages(api, ReleaseSchema, [`GET ${RELEASES}`, {}, url])).map(hostedRelease),
    get: async (number) => {
      const found = await undefinedIfMissing(api(`GET ${RELEASES}/{release_id}`, { release_id: number }));
      return found === undefined ? undefined : oneRelease(found.data);
    },
    published: async (tag) => {
      const found = await undefinedIfMissing(api(`GET ${RELEASES}/tags/{tag}`, { tag }));
      return found === undefined ? undefined : oneRelease(found.data);
    },
    create: async ({ tag, title, body, prerelease }) => {
      const { data } = await api(`POST ${RELEASES}`, { tag_name: tag, name: title, body, prerelease, draft: true });
      return oneRelease(data);
    },
    update: async (number, change) =>
      oneRelease((await api(`PATCH ${RELEASES}/{release_id}`, { release_id: number, ...changeBody(change) })).data),
    remove: async (number) => {
      await undefinedIfMissing(api(`DELETE ${RELEASES}/{release_id}`, { release_id: number }));
    },
    assets: async (number) =>
      (await allPages(api, AssetSchema, [`GET ${RELEASES}/{release_id}/assets`, { release_id: number }, url])).map(
        hostedAsset,
      ),
    removeAsset: async (number) => {
      await undefinedIfMissing(api(`DELETE ${RELEASES}/assets/{asset_id}`, { asset_id: number }));
    },
    upload: async (release, file) => {
      const data = await sendFile(exchange, { api: options.api, template: release.uploadUrl, token }, file);
      return hostedAsset(believed(AssetSchema, data, url));
    },
    measure: ({ id: number, size: limit }) => measureAsset(exchange, `${url}/assets/${number}`, { token, limit }),
    text: ({ id: number }, limit) => readAsset(exchange, `${url}/assets/${number}`, { token, limit }),
    generateNotes: async (tag, commit) => {
      const target = commit === undefined ? {} : { target_commitish: commit };
      const { data } = await api(`POST ${RELEASES}/generate-notes`, { tag_name: tag, ...target });
      return believed(NotesSchema, data, url).body;
    },
    tagCommit: (tag) => tagCommit(api, tag, url),
    mayWrite: async () => {
      const { data } = await api("GET /repos/{owner}/{repo}");
      const { permissions } = believed(RepositorySchema, data, url);
      // What is told there is a person's role; a token of an app has rights of its own.
      return token.startsWith("ghs_") ? undefined : permissions?.push;
    },
    isPublic: (tag, name) =>
      isPublic(exchange, `${server}/${repository}/releases/download/${encodeURIComponent(tag)}/${name}`),
  };
}
