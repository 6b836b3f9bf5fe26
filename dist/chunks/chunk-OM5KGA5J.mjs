import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  eachPiece
} from "./chunk-GDFCTHXS.mjs";
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
async function hashed(path, hash) {
  await eachPiece(await open(path), (piece) => hash.update(piece));
  return hash.digest();
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
