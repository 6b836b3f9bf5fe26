import { getIDToken } from "@actions/core";
import { NetworkError } from "../../model/errors.ts";
import type { IdTokens } from "../../model/id-token.ts";
import { leaveNoDumps } from "../node/dumps.ts";

/** Set in jobs that have `id-token: write`. */
const REQUEST_URL = "ACTIONS_ID_TOKEN_REQUEST_URL";

/** The toolkit says it in several lines, of which the first says nothing. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message.replace(/^Error message: /, "") : String(cause);
  const [, status] = /Error Code : (\d{3})/.exec(text) ?? [];
  if (status !== undefined) return `HTTP ${status}`;
  const [, reason] = /Error Message: (.*)/.exec(text) ?? [];
  return reason ?? text.split("\n")[0] ?? "";
}

/** The runner's identity tokens, which it hides from its log itself; undefined where the job has none. */
export function githubIdTokens(environment: Readonly<Record<string, string | undefined>>): IdTokens | undefined {
  const url = environment[REQUEST_URL];
  if (url === undefined || url === "") return undefined;
  return {
    async request(audience) {
      leaveNoDumps();
      try {
        return await getIDToken(audience);
      } catch (cause) {
        const where = URL.parse(url)?.origin ?? "the runner";
        throw new NetworkError(`no identity token from ${where}: ${reasonOf(cause)}`, { url: where });
      }
    },
  };
}
