import { readFileSync } from "node:fs";
import * as v from "valibot";

const EventSchema = v.object({
  pull_request: v.object({ number: v.number(), base: v.object({ sha: v.string() }) }),
});

/** The pull request that a workflow runs for. */
export interface PullRequest {
  readonly number: number;
  /** The commit that it is to be merged into. */
  readonly base: string;
  /** `owner/name` of the repository that receives it, and where its API is. */
  readonly repository: string;
  readonly api: string;
}

/** Reads the event that set the workflow off; undefined where that was no pull request. */
export function readPullRequest(environment: NodeJS.ProcessEnv): PullRequest | undefined {
  const { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: repository = "" } = environment;
  // What runs beside the target's secrets (pull_request_target) says nothing in the name of code that it has not judged.
  if (event !== "pull_request" || path === undefined || path === "") return undefined;
  try {
    const { pull_request: request } = v.parse(
      v.pipe(v.string(), v.parseJson(), EventSchema),
      readFileSync(path, "utf8"),
    );
    const api = environment["GITHUB_API_URL"] ?? "https://api.github.com";
    return { number: request.number, base: request.base.sha, repository, api };
  } catch {
    return undefined;
  }
}
