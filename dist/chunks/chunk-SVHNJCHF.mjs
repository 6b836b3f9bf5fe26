import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  eachPiece
} from "./chunk-GDFCTHXS.mjs";

// src/publishers/checksums.ts
import { createHash } from "node:crypto";
import { open, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
function meter(algorithms = []) {
  const sha256 = createHash("sha256");
  const sha512 = algorithms.includes("sha512") ? createHash("sha512") : void 0;
  let size = 0;
  return {
    add: (chunk) => {
      size += chunk.length;
      sha256.update(chunk);
      sha512?.update(chunk);
    },
    end: () => {
      const further = sha512 === void 0 ? {} : { sha512: sha512.digest("hex") };
      return { size, sha256: sha256.digest("hex"), ...further };
    }
  };
}
async function measure(file, algorithms = []) {
  const { add, end } = meter(algorithms);
  await eachPiece(await open(file), add);
  return end();
}
function digest(text, algorithm = "sha256") {
  return createHash(algorithm).update(text).digest("hex");
}
async function treeDigests(root) {
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  const found = /* @__PURE__ */ new Map();
  for (const { parentPath, name } of entries.filter((entry) => entry.isFile())) {
    const path = join(parentPath, name);
    found.set(relative(root, path).split(sep).join("/"), await measure(path));
  }
  return found;
}

export {
  meter,
  measure,
  digest,
  treeDigests
};
