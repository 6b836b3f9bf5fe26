import { createHash } from "node:crypto";
import { open, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Bytes that are read at a time. */
const CHUNK = 512 * 1024;

/** Size in bytes and SHA-256 of a file, in one pass and in one buffer: a stream leaves more of them behind than are collected. */
export async function measure(file: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(CHUNK);
  let size = 0;
  const handle = await open(file);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, null);
      if (bytesRead === 0) return { size, sha256: hash.digest("hex") };
      size += bytesRead;
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

/** SHA-256 of a text, hexadecimal. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
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
