import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
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
  const measured = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  };
  await pipeline(content, measured, createWriteStream(file, { flags: "wx" }), { signal });
  return { size, sha256: hash.digest("hex") };
}
