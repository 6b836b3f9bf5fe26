import * as v from "valibot";
import type { Attestations } from "../../model/attestations.ts";
import { Cancelled, NetworkError } from "../../model/errors.ts";

export interface AttestationsAt {
  /** `https://api.github.com`. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  readonly signal: AbortSignal;
}

const TIMEOUT_MS = 30_000;
const AnswerSchema = v.object({ id: v.union([v.number(), v.string()]) });

async function post(url: string, bundle: unknown, { token, signal }: AttestationsAt): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "x-github-api-version": "2022-11-28",
    },
    body: JSON.stringify({ bundle }),
    redirect: "error",
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  if (response.ok) return String(v.parse(AnswerSchema, await response.json()).id);
  await response.body?.cancel();
  throw new NetworkError(`${url}: HTTP ${response.status}`, { url, status: response.status });
}

/** GitHub's store of attestations, for one repository. */
export function githubAttestations(at: AttestationsAt): Attestations {
  const url = `${at.api}/repos/${at.repository}/attestations`;
  return {
    store: (bundle) =>
      post(url, bundle, at).catch((cause: unknown) => {
        if (at.signal.aborted) throw new Cancelled({ cause });
        if (cause instanceof NetworkError) throw cause;
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new NetworkError(`${url}: ${reason}`, { url }, { cause });
      }),
  };
}
