import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/publishers/checksums.ts
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
var CHUNK = 512 * 1024;
async function measure(file) {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(CHUNK);
  let size = 0;
  const handle = await open(file);
  try {
    for (; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, null);
      if (bytesRead === 0) return { size, sha256: hash.digest("hex") };
      size += bytesRead;
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
function digest(text) {
  return createHash("sha256").update(text).digest("hex");
}

export {
  measure,
  digest
};
