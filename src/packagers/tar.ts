import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { type Pack, pack } from "tar-stream";
import type { Measure } from "../model/manifest.ts";
import { type ArchiveEntry, archiveEntries } from "./entries.ts";
import { gzip } from "./gzip.ts";
import { writeMeasured } from "./output.ts";

/** Smaller files are read whole: a stream for each of some thousand costs more than their bytes. */
const SMALL = 256 * 1024;
/** Small files that are read before their turn; with `SMALL` this bounds the memory. */
const AHEAD = 16;

/** An entry, and the content of a small file. */
interface Ready {
  readonly entry: ArchiveEntry;
  readonly content: Buffer | undefined;
}

const isSmall = (entry: ArchiveEntry): boolean => entry.kind === "file" && entry.size <= SMALL;

async function ready(entry: ArchiveEntry): Promise<Ready> {
  return { entry, content: entry.kind === "file" && isSmall(entry) ? await readFile(entry.path) : undefined };
}

/** The entries in their order; the next small files are being read while one is written. */
async function* readAhead(entries: readonly ArchiveEntry[]): AsyncGenerator<Ready> {
  const running: Promise<Ready>[] = [];
  for (const entry of entries) {
    const next = ready(entry);
    // A rejection is met when its turn comes; until then it must not count as unhandled.
    next.catch(() => undefined);
    running.push(next);
    if (running.length < AHEAD) continue;
    const first = running.shift();
    if (first !== undefined) yield await first;
  }
  for (const rest of running) yield await rest;
}

async function add(tar: Pack, { entry, content }: Ready, mtime: Date): Promise<void> {
  const owner = { uid: 0, gid: 0, uname: "", gname: "", mtime };
  if (entry.kind === "file" && content === undefined) {
    const slot = tar.entry({ ...owner, name: entry.name, size: entry.size, mode: entry.mode });
    await pipeline(createReadStream(entry.path), slot);
    return;
  }
  await new Promise<void>((done, fail) => {
    const finish = (error?: Error | null): void => (error === null || error === undefined ? done() : fail(error));
    if (entry.kind === "directory")
      tar.entry({ ...owner, name: `${entry.name}/`, type: "directory", mode: 0o755 }, finish);
    else if (entry.kind === "link") {
      tar.entry({ ...owner, name: entry.name, type: "symlink", linkname: entry.target, mode: 0o777 }, finish);
    } else tar.entry({ ...owner, name: entry.name, mode: entry.mode }, content ?? Buffer.alloc(0), finish);
  });
}

/**
 * Writes a `.tar.gz`, or what else the compressor makes of it: sorted, one owner, one time, nothing of the building machine.
 * Memory does not grow with file size.
 */
export async function writeTar(
  root: string,
  file: string,
  options: { epoch: number; signal: AbortSignal },
  compress: (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer> = gzip,
): Promise<Measure> {
  const entries = await archiveEntries(root);
  const tar = pack();
  // Its typings do not say so, but what a pack gives are buffers.
  const content = tar as AsyncIterable<Buffer>;
  const written = writeMeasured(compress(content), file, options.signal);
  const filled = (async () => {
    const mtime = new Date(options.epoch * 1000);
    for await (const next of readAhead(entries)) await add(tar, next, mtime);
    tar.finalize();
  })();
  const [measure] = await Promise.all([written, filled.catch((error: Error) => tar.destroy(error))]);
  await filled;
  return measure;
}
