import { ConfigError } from "../../model/errors.ts";
import type { Releases } from "../../model/releases.ts";
import type { ReleasesOptions } from "./releases.ts";
import { usableToken } from "./token.ts";

/** What a connection needs before the first one. */
interface Line {
  readonly signal: AbortSignal;
  /** Proxies and certificates of the user's; what could not be done shows when nothing answers. */
  readonly network: () => unknown;
}

/** Throws ConfigError where the environment says what nobody can be asked by. */
function checkPlace({ token, api, server }: ReleasesOptions): void {
  usableToken(token);
  for (const [variable, address] of [
    ["GITHUB_API_URL", api],
    ["GITHUB_SERVER_URL", server],
  ] as const) {
    if (/^https?:$/.test(URL.parse(address)?.protocol ?? "")) continue;
    const message = `${variable} is ${JSON.stringify(address.slice(0, 200))}, which is no address of a server`;
    const hint = "It looks like https://HOST/api/v3 (GITHUB_API_URL) or https://HOST; for github.com set neither.";
    throw new ConfigError([{ code: "bad-address", message, hint }]);
  }
}

/** The releases of this repository; the client is loaded with the first question. */
function laterReleases(options: ReleasesOptions, { network }: Line): Releases {
  let loading: Promise<Releases> | undefined;
  const load = async (): Promise<Releases> => {
    network();
    checkPlace(options);
    loading ??= import("./releases.ts").then(({ createReleases }) => createReleases(options));
    return loading;
  };
  return {
    repository: options.repository,
    list: async () => (await load()).list(),
    get: async (id) => (await load()).get(id),
    published: async (tag) => (await load()).published(tag),
    create: async (draft) => (await load()).create(draft),
    update: async (id, change) => (await load()).update(id, change),
    remove: async (id) => (await load()).remove(id),
    assets: async (id) => (await load()).assets(id),
    removeAsset: async (id) => (await load()).removeAsset(id),
    upload: async (release, file) => (await load()).upload(release, file),
    measure: async (asset) => (await load()).measure(asset),
    text: async (asset, limit) => (await load()).text(asset, limit),
    generateNotes: async (tag, commit) => (await load()).generateNotes(tag, commit),
    tagCommit: async (tag) => (await load()).tagCommit(tag),
    isPublic: async (tag, name) => (await load()).isPublic(tag, name),
    mayWrite: async () => (await load()).mayWrite?.(),
  };
}

/** The first of these variables that says something; runners and shells set some to empty text. */
function said(environment: NodeJS.ProcessEnv, names: readonly string[]): string | undefined {
  return names.map((name) => environment[name]?.trim()).find((text) => text !== undefined && text !== "");
}

/** What an address of the environment says, without the slash that people like to end it with. */
const address = (text: string): string => text.replace(/\/+$/, "");

/** The port, where the environment says which repository it is and `tokens` names a variable that holds a token for it. */
export function releasesFrom(
  environment: NodeJS.ProcessEnv,
  tokens: readonly string[],
  line: Line,
): { readonly releases?: Releases; readonly token: string | undefined } {
  const token = said(environment, tokens);
  const repository = said(environment, ["GITHUB_REPOSITORY", "GH_REPO"]);
  if (token === undefined || repository === undefined || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return { token };
  const api = address(said(environment, ["GITHUB_API_URL"]) ?? "https://api.github.com");
  const server = address(said(environment, ["GITHUB_SERVER_URL"]) ?? "https://github.com");
  return { token, releases: laterReleases({ repository, token, api, server, signal: line.signal }, line) };
}
