import { BuildError, NetworkError } from "../../model/errors.ts";

/** What a service of Sigstore is for, in words. */
export type Role = "certificate authority" | "transparency log" | "time-stamp authority";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Everything below an error, the library's wrapping included. */
function chain(error: unknown): Error[] {
  return error instanceof Error ? [error, ...chain(error.cause)] : [];
}

function statusOf(error: unknown): number | undefined {
  for (const each of chain(error)) {
    if ("statusCode" in each && typeof each.statusCode === "number") return each.statusCode;
  }
  return undefined;
}

/** Answers that say nothing of what was asked: the service is busy, or we did not wait long enough (499). */
const BUSY = [408, 425, 429, 499];

const REFUSED: Readonly<Record<Role, string>> = {
  "certificate authority":
    "It does not accept this job's identity token: the audience, the issuer or the time is not what it expects. Is the clock of the runner right, and the signing configuration the one of this instance?",
  "transparency log": "It does not take such an entry; name another signing configuration.",
  "time-stamp authority": "It does not stamp such a signature; name another signing configuration.",
};

/**
 * What to tell of a service that failed. The library quotes identity tokens in some of its messages; so none of them, and
 * no cause, is passed on but the service's own answer.
 */
export function serviceError(role: Role, url: string, error: unknown): Error {
  const status = statusOf(error);
  const answer = chain(error).find((each) => "statusCode" in each)?.message ?? "";
  if (status !== undefined && status >= 400 && status < 500 && !BUSY.includes(status)) {
    const message = `the ${role} ${url} refused: HTTP ${status}${answer === "" ? "" : `, ${answer}`}`;
    return new BuildError([{ code: "signing-refused", message, hint: REFUSED[role] }]);
  }
  const codes = chain(error).map((each) => ("code" in each ? text(each.code) : ""));
  const reason =
    status !== undefined
      ? `HTTP ${status}`
      : codes.some((code) => code === "ETIMEDOUT" || code === "ERR_SOCKET_TIMEOUT") ||
          chain(error).some(({ name }) => name === "FetchError" && /timeout/i.test(chain(error).join(" ")))
        ? "no answer in time"
        : (codes.find((code) => /^E[A-Z]+$/.test(code)) ?? "its answer makes no sense");
  return new NetworkError(`the ${role} ${url}: ${reason}`, { url, ...(status === undefined ? {} : { status }) });
}

/** The answer does not fit what was asked. */
export function senseless(role: Role, url: string, what: string): NetworkError {
  return new NetworkError(`the ${role} ${url}: ${what}`, { url });
}
