import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { Measure } from "../model/manifest.ts";

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
