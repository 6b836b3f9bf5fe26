/** An open file, as `node:fs/promises` gives it. */
export interface OpenFile {
  read(buffer: Uint8Array, offset: number, length: number, position: null): Promise<{ readonly bytesRead: number }>;
  close(): Promise<void>;
}

/** Larger pieces are not faster to hash. Bytes. */
const PIECE = 512 * 1024;

/** Reads the beginning of an open file into a buffer, and closes it. The answer is how many bytes there were. */
export async function readHead(file: OpenFile, buffer: Uint8Array): Promise<number> {
  try {
    return (await file.read(buffer, 0, buffer.length, null)).bytesRead;
  } finally {
    await file.close();
  }
}

/** The same few buffers, one after the other and all over again. */
export function ring<B>(count: number, make: () => B): () => B {
  const buffers: B[] = [];
  let turn = 0;
  return () => {
    const at = turn % count;
    turn += 1;
    buffers[at] ??= make();
    return buffers[at];
  };
}

/** Of files that were read to their ends. */
const idle: (() => Uint8Array)[] = [];

/**
 * Reads an open file to its end and closes it, in two buffers, one of which is filled while the other is taken: a stream
 * takes half as long again (`bench/hash.ts` measures it), and fresh buffers for each file would be garbage faster than it is
 * collected.
 * @param take gets each piece, which is overwritten by the one after the next
 */
export async function eachPiece(file: OpenFile, take: (piece: Uint8Array) => unknown): Promise<void> {
  const next = idle.pop() ?? ring(2, () => new Uint8Array(PIECE));
  const read = async (): Promise<Uint8Array> => {
    const buffer = next();
    return buffer.subarray(0, (await file.read(buffer, 0, PIECE, null)).bytesRead);
  };
  let ahead = read();
  try {
    for (;;) {
      const piece = await ahead;
      if (piece.length === 0) return;
      ahead = read();
      take(piece);
    }
  } finally {
    // What was not taken may have failed as well.
    await ahead.catch(() => undefined);
    idle.push(next);
    await file.close();
  }
}

/**
 * A file in pieces, each read into the next of the buffers that are given. A piece of a `ring` of n is good until n - 1
 * more were asked for; fresh buffers would be garbage faster than it is collected (measured: 195 MB for four files at once
 * instead of 95). Opened when the first is asked for, so that a line or a disk that cannot be had leaves no open file behind.
 */
export async function* piecesIn<B extends Uint8Array>(
  open: () => Promise<OpenFile>,
  next: () => B,
): AsyncGenerator<Uint8Array> {
  const file = await open();
  try {
    for (;;) {
      const buffer = next();
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
