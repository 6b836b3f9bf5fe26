import { NetworkError } from "../../model/errors.ts";

/** Why a request failed: fetch itself says only “fetch failed”, and keeps the reason as its cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/**
 * The body of an answer as text. Throws NetworkError where it has more than `limit` bytes.
 * @param url as it may be shown in the message
 */
export async function textOf(response: Response, url: string, limit: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (size > limit) throw new NetworkError(`${url}: more than ${limit} bytes`, { url });
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
