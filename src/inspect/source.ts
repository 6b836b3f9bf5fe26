import { type FileHandle, open, stat } from "node:fs/promises";
import { Readable } from "node:stream";

/** What a file says of itself cannot be true. The message names the file and the format it claims to have. */
export class Malformed extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Malformed";
  }
}

/** Bytes of known number whose every read is checked against it. */
export interface Source {
  readonly name: string;
  /** What it is read as, for messages: `ELF`. */
  readonly format: string;
  readonly size: number;
  /** Throws Malformed where the range is not wholly inside, or larger than any table may be. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** No table of any format is read that is larger. Bytes. */
const LARGEST_READ = 16 << 20;

export function malformed(source: Source, problem: string): Malformed {
  return new Malformed(`${source.name}: malformed ${source.format} file: ${problem}`);
}

function checkRange(source: Source, offset: number, length: number): void {
  if (offset >= 0 && length >= 0 && length <= LARGEST_READ && offset + length <= source.size) return;
  throw malformed(source, `${length} bytes at ${offset} lie outside of its ${source.size} bytes`);
}

/** The same bytes under the name of a format. */
export function readAs(format: string, source: Source): Source {
  return part(source, { format, name: source.name, offset: 0, size: source.size });
}

/** A range of a source that is a file of its own. Throws Malformed where it is not wholly inside. */
export function part(
  source: Source,
  range: { readonly name: string; readonly format: string; readonly offset: number; readonly size: number },
): Source {
  const { offset: start, size } = range;
  if (!(start >= 0 && size >= 0 && start + size <= source.size)) {
    throw malformed(source, `a part of ${size} bytes at ${start} lies outside of its ${source.size} bytes`);
  }
  const inner: Source = {
    ...range,
    read: async (offset, length) => {
      checkRange(inner, offset, length);
      return source.read(start + offset, length);
    },
  };
  return inner;
}

export function bufferSource(name: string, bytes: Buffer): Source {
  const source: Source = {
    name,
    format: "",
    size: bytes.length,
    read: async (offset, length) => {
      checkRange(source, offset, length);
      return bytes.subarray(offset, offset + length);
    },
  };
  return source;
}

export function handleSource(name: string, handle: FileHandle, size: number): Source {
  const source: Source = {
    name,
    format: "",
    size,
    async read(offset, length) {
      checkRange(source, offset, length);
      const buffer = Buffer.allocUnsafe(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await handle.read(buffer, done, length - done, offset + done);
        if (bytesRead === 0) throw malformed(source, "it ended while it was read");
        done += bytesRead;
      }
      return buffer;
    },
  };
  return source;
}

/** Opens a regular file for as long as it is used; undefined for anything else: opening a pipe would wait for its writer for ever. */
export async function withFile<T>(
  file: string,
  name: string,
  use: (source: Source) => Promise<T>,
): Promise<T | undefined> {
  if (!(await stat(file)).isFile()) return undefined;
  const handle = await open(file, "r");
  try {
    return await use(handleSource(name, handle, (await handle.stat()).size));
  } finally {
    await handle.close();
  }
}

/** A 64-bit number as a double: exact below 2^53, and above that beyond the size of every file. */
export function wide(buffer: Buffer, offset: number): number {
  return Number(buffer.readBigUInt64LE(offset));
}

/** Text up to its zero byte; undefined where it has none. */
export function untilZero(buffer: Buffer): string | undefined {
  const end = buffer.indexOf(0);
  return end === -1 ? undefined : buffer.toString("utf8", 0, end);
}

/** The first bytes, or all where there are fewer. */
export function readStart(source: Source, length: number): Promise<Buffer> {
  return source.read(0, Math.min(length, source.size));
}

const PIECE = 1 << 18;

/** All bytes in order, without a stream around them. */
export async function* pieces(source: Source): AsyncGenerator<Buffer> {
  for (let at = 0; at < source.size; at += PIECE) yield await source.read(at, Math.min(PIECE, source.size - at));
}

/** The same as a stream. */
export function sourceStream(source: Source): Readable {
  return Readable.from(pieces(source), { objectMode: false });
}
