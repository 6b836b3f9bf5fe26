import { createWriteStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Algorithm } from "../model/checksums.ts";
import { BuildError } from "../model/errors.ts";
import { type Measured, meter } from "./checksums.ts";

function unreadable(file: string, cause: unknown): BuildError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new BuildError(
    [{ code: "cannot-read", message: `${file} cannot be read: ${reason}`, hint: "Build again; it was there before." }],
    { cause },
  );
}

/** Chunks of the source; its errors are told apart from those of the destination. */
async function* chunksOf(source: FileHandle, file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source.createReadStream({ highWaterMark: 1024 * 1024, autoClose: false })) yield chunk;
  } catch (error) {
    throw unreadable(file, error);
  }
}

/**
 * Copies a file with its mode and measures what passes, in one pass. Throws BuildError where the source cannot be read,
 * and the file system's own error where the copy cannot be written.
 */
export async function copyMeasured(from: string, to: string, algorithms: readonly Algorithm[] = []): Promise<Measured> {
  const source = await open(from).catch((error: unknown) => {
    throw unreadable(from, error);
  });
  const { add, end } = meter(algorithms);
  try {
    const { mode } = await source.stat();
    const measured = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        add(chunk);
        yield chunk;
      }
    };
    await pipeline(chunksOf(source, from), measured, createWriteStream(to, { flags: "wx", mode }));
  } finally {
    await source.close();
  }
  return end();
}
