import { PassThrough, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { type Extract, extract, type Header } from "tar-stream";
import { BuildError } from "../model/errors.ts";
import {
  brokenArchive,
  checkExpansion,
  entryPath,
  type FileItem,
  MOST_ENTRIES,
  type Packed,
  refused,
  START_SIZE,
  type Visit,
} from "./item.ts";
import { spooled } from "./spool.ts";

export type Compression = "gz" | "zst" | "none";

/** By the first four bytes; undefined where neither says so. */
export function compressionOf(start: Buffer): Compression | undefined {
  if (start[0] === 0x1f && start[1] === 0x8b) return "gz";
  return start.toString("hex", 0, 4) === "28b52ffd" ? "zst" : undefined;
}

function decompressor(compression: Compression): Transform {
  if (compression === "gz") return createGunzip({ chunkSize: 1 << 18 });
  return compression === "zst" ? createZstdDecompress({ chunkSize: 1 << 16 }) : new PassThrough();
}

/** Counts what comes out of the decompressor, so that a bomb ends early. */
function guard(packed: Packed): Transform {
  let unpacked = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      unpacked += chunk.length;
      try {
        checkExpansion(packed.name, packed.size, unpacked);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}

/** What is used of an entry of tar-stream. */
interface Entry extends AsyncIterable<unknown> {
  readonly header: Header;
  resume(): unknown;
}

/** A file that is read while it passes. */
interface PassingFile {
  readonly item: FileItem;
  /** Lets the rest of it pass. */
  drain(): Promise<void>;
}

function passingFile(path: string, size: number, content: Entry, scratch: string): PassingFile {
  let chunks: AsyncIterator<Buffer> | undefined;
  const held: Buffer[] = [];
  const next = async (): Promise<Buffer | undefined> => {
    // Its typings do not say so, but what an entry gives are buffers.
    chunks ??= content[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    const result = await chunks.next();
    return result.done === true ? undefined : result.value;
  };
  async function* all(): AsyncGenerator<Buffer> {
    yield* held;
    for (let chunk = await next(); chunk !== undefined; chunk = await next()) yield chunk;
  }
  const start = async (): Promise<Buffer> => {
    for (let have = 0; have < START_SIZE; ) {
      const chunk = await next();
      if (chunk === undefined) break;
      held.push(chunk);
      have += chunk.length;
    }
    return Buffer.concat(held).subarray(0, START_SIZE);
  };
  return {
    item: {
      kind: "file",
      path,
      size,
      start,
      use: (work) => spooled({ name: path, size, chunks: all() }, scratch, work),
    },
    async drain() {
      if (chunks === undefined) content.resume();
      else while ((await next()) !== undefined);
    },
  };
}

interface Reading {
  readonly archive: string;
  readonly scratch: string;
  readonly visit: Visit;
}

async function visitEntry({ archive, scratch, visit }: Reading, content: Entry): Promise<void> {
  const { type, name, size, linkname } = content.header;
  const path = entryPath(archive, name);
  if (type === "file" || type === "contiguous-file") {
    const file = passingFile(path, size, content, scratch);
    await visit(file.item);
    return file.drain();
  }
  if (type === "symlink") await visit({ kind: "link", path, target: linkname });
  // Another name of a file that came before, from the top of the archive.
  else if (type === "link") await visit({ kind: "link", path, target: entryPath(archive, linkname) });
  content.resume();
}

async function visitEntries(reading: Reading, entries: Extract): Promise<void> {
  let count = 0;
  for await (const content of entries) {
    count += 1;
    if (count > MOST_ENTRIES) {
      throw refused(reading.archive, `it has more than ${MOST_ENTRIES} entries`, "Do not unpack it.");
    }
    await visitEntry(reading, content);
  }
}

/** Did a stream end only because its reader went away? */
function isLeft(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}

/**
 * Visits the entries of a tar archive in its order, as a stream: nothing is unpacked but what a visit reads. Throws
 * BuildError where it is broken or hostile.
 */
export async function visitTar(
  packed: Packed,
  options: { readonly compression: Compression; readonly scratch: string },
  visit: Visit,
): Promise<void> {
  const entries = extract();
  const fed = pipeline(packed.open(), decompressor(options.compression), guard(packed), entries);
  const visited = visitEntries({ archive: packed.name, scratch: options.scratch, visit }, entries);
  const [reading, seen] = await Promise.allSettled([fed, visited]);
  const broken = reading.status === "rejected" ? reading.reason : undefined;
  const failed = seen.status === "rejected" ? seen.reason : undefined;
  if (failed instanceof BuildError) throw failed;
  if (broken instanceof BuildError) throw broken;
  if (broken !== undefined && !isLeft(broken)) throw brokenArchive(packed.name, broken);
  if (failed !== undefined) throw failed;
}
