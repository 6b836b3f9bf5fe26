import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { Measure } from "../model/manifest.ts";

/** Passes content on, and tells its SHA-256 at its end. */
export async function* hashed(
  content: AsyncIterable<Uint8Array>,
  tell: (sha256: string) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  for await (const piece of content) {
    hash.update(piece);
    yield piece;
  }
  tell(hash.digest("hex"));
}

/**
 * Writes a file that must not exist yet, and measures it on the way: what is shipped is read once less. Throws what the
 * source or the disk throws.
 */
export async function writeMeasured(
  content: AsyncIterable<Buffer>,
  file: string,
  signal: AbortSignal,
): Promise<Measure> {
  const hash = createHash("sha256");
  let size = 0;
  const output = await open(file, "wx");
  try {
    for await (const piece of content) {
      signal.throwIfAborted();
      hash.update(piece);
      size += piece.length;
      for (let done = 0; done < piece.length; ) done += (await output.write(piece, done)).bytesWritten;
    }
  } finally {
    await output.close();
  }
  return { size, sha256: hash.digest("hex") };
}
