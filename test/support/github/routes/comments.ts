import { bodyOf, type Call, json, noContent, paged, type Routes, repositoryFor } from "../calls.ts";
import { invalid, notFound, Problem } from "../problems.ts";
import type { IssueComment, Repository } from "../state.ts";
import { covers } from "../tokens.ts";

/** GitHub refuses a comment of more characters. */
const LONGEST = 65_536;

const shown = ({ id, body, author }: IssueComment) => ({ id, body, user: { login: author } });

/** Comments are a right of their own: `pull-requests: write` goes with `contents: read`. */
function writable(call: Call): Repository {
  if (covers(call.viewer.pullRequests ?? "none", "write")) return repositoryFor(call, "read").repository;
  const { repository } = repositoryFor(call, "read");
  if (call.viewer.kind === "anonymous") throw new Problem(401, "Requires authentication");
  if (call.viewer.kind === "integration") throw new Problem(403, "Resource not accessible by integration");
  return repository;
}

function found(call: Call): { readonly repository: Repository; readonly comment: IssueComment } {
  const repository = writable(call);
  const comment = repository.comments.find(({ id }) => id === Number(call.params["id"]));
  if (comment === undefined) throw notFound();
  return { repository, comment };
}

async function textOf(call: Call): Promise<string> {
  const { body } = await bodyOf(call);
  if (typeof body !== "string" || body === "")
    throw invalid({ resource: "IssueComment", code: "missing_field", field: "body" });
  if (body.length > LONGEST)
    throw invalid({ resource: "IssueComment", code: "unprocessable", field: "data", message: "Body is too long" });
  return body;
}

/** Comments on issues and pull requests, whose numbers are all there. */
export const commentRoutes: Routes = {
  "GET /repos/:owner/:repo/issues/:number/comments": (call) => {
    const { repository } = repositoryFor(call, "read");
    const own = repository.comments.filter(({ issue }) => issue === Number(call.params["number"]));
    return paged(call, own.map(shown));
  },
  "POST /repos/:owner/:repo/issues/:number/comments": async (call) => {
    const repository = writable(call);
    const body = await textOf(call);
    const id = 1 + Math.max(0, ...repository.comments.map((comment) => comment.id));
    const comment = { id, issue: Number(call.params["number"]), body, author: call.viewer.login };
    repository.comments.push(comment);
    return json(shown(comment), 201);
  },
  "PATCH /repos/:owner/:repo/issues/comments/:id": async (call) => {
    const { comment } = found(call);
    comment.body = await textOf(call);
    return json(shown(comment));
  },
  "DELETE /repos/:owner/:repo/issues/comments/:id": (call) => {
    const { repository, comment } = found(call);
    repository.comments.splice(repository.comments.indexOf(comment), 1);
    return noContent();
  },
};
