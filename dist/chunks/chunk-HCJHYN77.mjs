import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  BuildError
} from "./chunk-4R4DXNF4.mjs";

// src/signers/made.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
async function measured(path) {
  const bytes = await readFile(path);
  return { name: basename(path), path, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
async function sha256Of(path) {
  const there = await stat(path).catch(() => void 0);
  if (there?.isFile() !== true) return void 0;
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 128 * 1024 }), hash);
  return hash.digest("hex");
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
  recheck
};
