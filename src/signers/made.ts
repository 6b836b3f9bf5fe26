import { createHash, type Hash } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { BuildError } from "../model/errors.ts";
import type { ReleaseFile } from "../model/release.ts";

/** A small file that was just made. */
export async function measured(path: string): Promise<ReleaseFile> {
  const bytes = await readFile(path);
  return { name: basename(path), path, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** Bytes that are read at a time. */
const CHUNK = 512 * 1024;

/** A file of any size through a hash, in one buffer: a stream leaves more of them behind than are collected. */
export async function hashed(path: string, hash: Hash): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  const handle = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, null);
      if (bytesRead === 0) return hash.digest();
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

/** SHA-256 of a file, hexadecimal; undefined where it is not there. */
export async function sha256Of(path: string): Promise<string | undefined> {
  const there = await stat(path).catch(() => undefined);
  return there?.isFile() === true ? (await hashed(path, createHash("sha256"))).toString("hex") : undefined;
}

/** Proves that nothing changed what somebody has signed by then. Throws BuildError with every file that is another one now. */
export async function recheck(files: readonly ReleaseFile[]): Promise<void> {
  const changed: string[] = [];
  for (const { name, path, sha256 } of files) if ((await sha256Of(path)) !== sha256) changed.push(name);
  if (changed.length === 0) return;
  throw new BuildError(
    changed.map((name) => ({
      code: "changed-after-signing",
      message: `${name} is not what was hashed and signed: something changed it since`,
      hint: "Nothing was published. What else writes into this folder?",
    })),
  );
}
