import { createLocalGitHub, type LocalGitHub, type LocalGitHubOptions } from "../../support/github/server.ts";
import { addRepository, type Repository, type RepositoryOptions } from "../../support/github/state.ts";

export const TOKEN = "token-that-may-write";
export const READER = "token-that-may-read";
export const PERSON = "token-of-a-person";

export interface Scene {
  readonly github: LocalGitHub;
  readonly repository: Repository;
  /** Asks the API: `POST /releases` of `acme/widget` with a body. */
  ask(request: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  upload(id: number, name: string, bytes: string): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of an answer is what it asserts
  readonly body: any;
}

/** `acme/widget` with three tokens, and somebody who asks. */
export function scene(options: LocalGitHubOptions = {}, about: RepositoryOptions = {}): Scene {
  const github = createLocalGitHub(options);
  const repository = addRepository(github.state, "acme/widget", about);
  const bot = "github-actions[bot]";
  github.state.tokens.set(TOKEN, { login: bot, kind: "integration", rights: { "acme/widget": "write" } });
  github.state.tokens.set(READER, { login: bot, kind: "integration", rights: { "acme/widget": "read" } });
  github.state.tokens.set(PERSON, { login: "octocat", kind: "person", rights: {} });
  const base = `${github.origins.api}/repos/acme/widget`;
  return {
    github,
    repository,
    ask: async (request, body, headers = {}) => {
      const [method = "GET", path = ""] = request.split(" ");
      const response = await github.fetch(path.startsWith("http") ? path : `${base}${path}`, {
        method,
        headers: { authorization: `Bearer ${TOKEN}`, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return answerOf(response);
    },
    upload: async (id, name, bytes) => {
      const url = `${github.origins.uploads}/repos/acme/widget/releases/${id}/assets?name=${encodeURIComponent(name)}`;
      const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/octet-stream" };
      return answerOf(await github.fetch(url, { method: "POST", headers, body: bytes }));
    },
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, headers: response.headers, body: isJson && text !== "" ? JSON.parse(text) : text };
}
