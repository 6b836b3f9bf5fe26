import { createHash, type Hash } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { BuildError } from "../model/errors.ts";
import { eachPiece } from "../model/pieces.ts";
import type { ReleaseFile } from "../model/release.ts";

/** A small file that was just made. */
export async function measured(path: string): Promise<ReleaseFile> {
  const bytes = await readFile(path);
  return { name: basename(path), path, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** The digest of a file of any size. */
export async function hashed(path: string, hash: Hash): Promise<Buffer> {
  await eachPiece(await open(path), (piece) => hash.update(piece));
  return hash.digest();
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
