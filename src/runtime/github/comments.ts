import * as v from "valibot";
import type { Comment, Comments } from "../../model/comments.ts";
import { NetworkError } from "../../model/errors.ts";
import type { PullRequest } from "./pull-request.ts";
import { usableToken } from "./token.ts";

/** Who has the token. The REST API tells it of a person's alone, and not of a workflow run's. */
const ViewerSchema = v.object({ viewer: v.object({ login: v.string() }) });

/** A bot's name ends in `[bot]` here, and not everywhere where the other API gives one. */
const isLogin = (login: string | undefined, viewer: string): boolean => login === viewer || login === `${viewer}[bot]`;

/** What the service answered, as an error that everybody here knows. */
function refused(error: unknown, url: string): NetworkError {
  const known = error instanceof Error && "status" in error && typeof error.status === "number";
  const message = error instanceof Error ? error.message : String(error);
  return new NetworkError(message, known ? { url, status: error.status as number } : { url }, { cause: error });
}

/** The comments of a pull request. Its client is loaded when it is needed first. */
export function pullRequestComments(token: string, { number, repository, api }: PullRequest): Comments {
  const [owner = "", repo = ""] = repository.split("/");
  const place = { owner, repo };
  const client = async () => (await import("@actions/github")).getOctokit(usableToken(token), { baseUrl: api });
  type Client = Awaited<ReturnType<typeof client>>;
  const ask = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    try {
      return await work(await client());
    } catch (error) {
      throw refused(error, `${api}/repos/${repository}/issues/${number}/comments`);
    }
  };
  return {
    list: () =>
      ask(async ({ rest, graphql }) => {
        const { viewer } = v.parse(ViewerSchema, await graphql("query { viewer { login } }"));
        const found: Comment[] = [];
        for (let page = 1; ; page += 1) {
          const { data } = await rest.issues.listComments({ ...place, issue_number: number, per_page: 100, page });
          found.push(...data.map(({ id, body = "", user }) => ({ id, body, own: isLogin(user?.login, viewer.login) })));
          if (data.length < 100) return found;
        }
      }),
    create: (body) =>
      ask(async ({ rest }) => (await rest.issues.createComment({ ...place, issue_number: number, body })).data.id),
    update: (id, body) =>
      ask(async ({ rest }) => {
        await rest.issues.updateComment({ ...place, comment_id: id, body });
      }),
    remove: (id) =>
      ask(async ({ rest }) => {
        await rest.issues.deleteComment({ ...place, comment_id: id });
      }),
  };
}
