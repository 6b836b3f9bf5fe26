import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  BuildError
} from "./chunk-4R4DXNF4.mjs";

// src/signers/made.ts
import { createHash } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
async function measured(path) {
  const bytes = await readFile(path);
  return { name: basename(path), path, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
var CHUNK = 512 * 1024;
async function hashed(path, hash) {
  const buffer = Buffer.allocUnsafe(CHUNK);
  const handle = await open(path);
  try {
    for (; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, null);
      if (bytesRead === 0) return hash.digest();
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
async function sha256Of(path) {
  const there = await stat(path).catch(() => void 0);
  return there?.isFile() === true ? (await hashed(path, createHash("sha256"))).toString("hex") : void 0;
}
async function recheck(files) {
  const changed = [];
  for (const { name, path, sha256 } of files) if (await sha256Of(path) !== sha256) changed.push(name);
  if (changed.length === 0) return;
  throw new BuildError(
    changed.map((name) => ({
      code: "changed-after-signing",
      message: `${name} is not what was hashed and signed: something changed it since`,
      hint: "Nothing was published. What else writes into this folder?"
    }))
  );
}

export {
  measured,
  hashed,
  recheck
};
