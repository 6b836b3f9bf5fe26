import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** Size in bytes and SHA-256 of a file, in one pass and constant memory. */
export async function measure(file: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash("sha256");
  let size = 0;
  await pipeline(createReadStream(file, { highWaterMark: 128 * 1024 }), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      size += chunk.length;
      hash.update(chunk);
    }
  });
  return { size, sha256: hash.digest("hex") };
}

/** SHA-256 of a text, hexadecimal. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
