import { setTimeout as wait } from "node:timers/promises";
import * as v from "valibot";
import type { Attestations } from "../../model/attestations.ts";
import { Cancelled, NetworkError } from "../../model/errors.ts";
import { usableToken } from "./token.ts";

export interface AttestationsAt {
  /** `https://api.github.com`. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  readonly signal: AbortSignal;
}

const TIMEOUT_MS = 30_000;
/** Waits before it is tried again where GitHub itself fails; the same statement twice does no harm. Milliseconds. */
const PAUSES_MS = [1000, 4000] as const;
const AnswerSchema = v.object({ id: v.union([v.number(), v.string()]) });
const RefusalSchema = v.object({ message: v.string() });

/** What GitHub says of a refusal: which right, or which plan, is missing. */
async function saidBy(response: Response): Promise<string> {
  const refusal = v.safeParse(RefusalSchema, await response.json().catch(() => undefined));
  return refusal.success ? `, ${refusal.output.message.split("\n")[0]?.slice(0, 300)}` : "";
}

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
  const { status } = response;
  throw new NetworkError(`${url}: HTTP ${status}${await saidBy(response)}`, { url, status });
}

async function patiently(url: string, bundle: unknown, at: AttestationsAt): Promise<string> {
  for (const pause of PAUSES_MS) {
    try {
      return await post(url, bundle, at);
    } catch (error) {
      if (!(error instanceof NetworkError) || (error.status ?? 0) < 500) throw error;
      await wait(pause, undefined, { signal: at.signal });
    }
  }
  return post(url, bundle, at);
}

/** GitHub's store of attestations, for one repository. */
export function githubAttestations(at: AttestationsAt): Attestations {
  const url = `${at.api}/repos/${at.repository}/attestations`;
  return {
    store: async (bundle) =>
      patiently(url, bundle, { ...at, token: usableToken(at.token) }).catch((cause: unknown) => {
        if (at.signal.aborted) throw new Cancelled({ cause });
        if (cause instanceof NetworkError) throw cause;
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new NetworkError(`${url}: ${reason}`, { url }, { cause });
      }),
  };
}
