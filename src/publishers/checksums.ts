import { createHash } from "node:crypto";
import { open, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Algorithm, Digests } from "../model/checksums.ts";
import { eachPiece } from "../model/pieces.ts";

/** Size in bytes and digests. */
export type Measured = Digests & { readonly size: number };

/** Takes the digests of what passes. SHA-256 is always among them. */
export function meter(algorithms: readonly Algorithm[] = []): {
  readonly add: (chunk: Uint8Array) => void;
  readonly end: () => Measured;
} {
  const sha256 = createHash("sha256");
  const sha512 = algorithms.includes("sha512") ? createHash("sha512") : undefined;
  let size = 0;
  return {
    add: (chunk) => {
      size += chunk.length;
      sha256.update(chunk);
      sha512?.update(chunk);
    },
    end: () => {
      const further = sha512 === undefined ? {} : { sha512: sha512.digest("hex") };
      return { size, sha256: sha256.digest("hex"), ...further };
    },
  };
}

/** Measures a file in one pass. */
export async function measure(file: string, algorithms: readonly Algorithm[] = []): Promise<Measured> {
  const { add, end } = meter(algorithms);
  await eachPiece(await open(file), add);
  return end();
}

/** Digest of a text, hexadecimal. */
export function digest(text: string, algorithm: Algorithm = "sha256"): string {
  return createHash(algorithm).update(text).digest("hex");
}

/** Every file below a folder, measured, by its path relative to that with `/`. Links are not followed. */
export async function treeDigests(root: string): Promise<ReadonlyMap<string, { size: number; sha256: string }>> {
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  const found = new Map<string, { size: number; sha256: string }>();
  for (const { parentPath, name } of entries.filter((entry) => entry.isFile())) {
    const path = join(parentPath, name);
    found.set(relative(root, path).split(sep).join("/"), await measure(path));
  }
  return found;
}
