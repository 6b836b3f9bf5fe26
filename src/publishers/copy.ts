import { writeSync } from "node:fs";
import { open } from "node:fs/promises";
import type { Algorithm } from "../model/checksums.ts";
import { BuildError } from "../model/errors.ts";
import { eachPiece, type OpenFile } from "../model/pieces.ts";
import { type Measured, meter } from "./checksums.ts";

function unreadable(file: string, cause: unknown): BuildError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new BuildError(
    [{ code: "cannot-read", message: `${file} cannot be read: ${reason}`, hint: "Build again; it was there before." }],
    { cause },
  );
}

/** Writes all of a piece; a disk may take less at a time. */
function writeAll(to: number, piece: Uint8Array): void {
  for (let done = 0; done < piece.length; ) done += writeSync(to, piece, done);
}

/**
 * Copies a file with its mode and measures what passes, in one pass. Throws BuildError where the source cannot be read,
 * and the file system's own error where the copy cannot be written.
 */
export async function copyMeasured(from: string, to: string, algorithms: readonly Algorithm[] = []): Promise<Measured> {
  const notRead = (error: unknown): never => {
    throw unreadable(from, error);
  };
  const { add, end } = meter(algorithms);
  const source = await open(from).catch(notRead);
  try {
    const { mode } = await source.stat();
    const copy = await open(to, "wx", mode);
    const readable: OpenFile = {
      read: (...piece) => source.read(...piece).catch(notRead),
      // Below, whatever happens.
      close: async () => undefined,
    };
    try {
      await eachPiece(readable, (piece) => {
        add(piece);
        writeAll(copy.fd, piece);
      });
    } finally {
      await copy.close();
    }
  } finally {
    await source.close();
  }
  return end();
}
