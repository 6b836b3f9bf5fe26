import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/publishers/checksums.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
async function measure(file) {
  const hash = createHash("sha256");
  let size = 0;
  await pipeline(createReadStream(file, { highWaterMark: 128 * 1024 }), async (chunks) => {
    for await (const chunk of chunks) {
      size += chunk.length;
      hash.update(chunk);
    }
  });
  return { size, sha256: hash.digest("hex") };
}
function digest(text) {
  return createHash("sha256").update(text).digest("hex");
}

export {
  measure,
  digest
};
