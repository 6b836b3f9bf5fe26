import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { eachPiece } from "../model/pieces.ts";

/** Size in bytes and SHA-256 (hexadecimal) of a file, in one pass. */
export async function measure(file: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash("sha256");
  let size = 0;
  await eachPiece(await open(file), (piece) => {
    size += piece.length;
    hash.update(piece);
  });
  return { size, sha256: hash.digest("hex") };
}

/** SHA-256 of a text, hexadecimal. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
