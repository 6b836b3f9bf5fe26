/** An open file, as `node:fs/promises` gives it. */
export interface OpenFile {
  read(buffer: Uint8Array, offset: number, length: number, position: null): Promise<{ readonly bytesRead: number }>;
  close(): Promise<void>;
}

/** Larger pieces are not faster to hash. Bytes. */
const PIECE = 512 * 1024;

/**
 * Reads an open file to its end and closes it, in one buffer: a stream leaves more buffers behind than are collected,
 * and takes half as long again. `bench/hash.ts` measures it.
 * @param take gets each piece, which is overwritten by the next one
 */
export async function eachPiece(file: OpenFile, take: (piece: Uint8Array) => unknown): Promise<void> {
  const buffer = new Uint8Array(PIECE);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE, null);
      if (bytesRead === 0) return;
      take(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
