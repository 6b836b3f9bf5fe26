import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { type Pack, pack } from "tar-stream";
import type { PackageOptions } from "../model/bundle.ts";
import type { Measure } from "../model/manifest.ts";
import { piecesIn, ring } from "../model/pieces.ts";
import { type ArchiveEntry, archiveEntries, insideBundle } from "./entries.ts";
import { gzip } from "./gzip.ts";
import { hashed, writeMeasured } from "./output.ts";

/** Smaller files are read whole, and by calls that wait: a stream, or four turns of the thread pool, for each of some thousand cost more than their bytes. */
const SMALL = 256 * 1024;

/** For what is larger: read into one, one waits, and one is on its way to the compressor. Bytes. */
const PIECE = 256 * 1024;
const BUFFERS = 4;

interface Filling extends Pick<PackageOptions, "packed"> {
  readonly mtime: Date;
  readonly next: () => Buffer;
}

async function add(tar: Pack, entry: ArchiveEntry, { mtime, next, packed }: Filling): Promise<void> {
  const owner = { uid: 0, gid: 0, uname: "", gname: "", mtime };
  const tell = (sha256: string): void => packed?.(insideBundle(entry.name), sha256);
  if (entry.kind === "file" && entry.size > SMALL) {
    const slot = tar.entry({ ...owner, name: entry.name, size: entry.size, mode: entry.mode });
    const content = piecesIn(() => open(entry.path), next);
    await pipeline(packed === undefined ? content : hashed(content, tell), slot);
    return;
  }
  await new Promise<void>((done, fail) => {
    const finish = (error?: Error | null): void => (error === null || error === undefined ? done() : fail(error));
    if (entry.kind === "directory")
      tar.entry({ ...owner, name: `${entry.name}/`, type: "directory", mode: 0o755 }, finish);
    else if (entry.kind === "link") {
      tar.entry({ ...owner, name: entry.name, type: "symlink", linkname: entry.target, mode: 0o777 }, finish);
    } else {
      const content = readFileSync(entry.path);
      if (packed !== undefined) tell(createHash("sha256").update(content).digest("hex"));
      tar.entry({ ...owner, name: entry.name, mode: entry.mode }, content, finish);
    }
  });
}

/**
 * Writes a `.tar.gz`, or what else the compressor makes of it: sorted, one owner, one time, nothing of the building machine.
 * Memory does not grow with file size.
 */
export async function writeTar(
  root: string,
  file: string,
  options: PackageOptions,
  compress: (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer> = gzip,
): Promise<Measure> {
  const entries = archiveEntries(root);
  const tar = pack();
  // Its typings do not say so, but what a pack gives are buffers.
  const content = tar as AsyncIterable<Buffer>;
  const written = writeMeasured(compress(content), file, options.signal);
  const filled = (async () => {
    const mtime = new Date(options.epoch * 1000);
    const next = ring(BUFFERS, () => Buffer.allocUnsafeSlow(PIECE));
    for (const entry of entries) await add(tar, entry, { mtime, next, packed: options.packed });
    tar.finalize();
  })();
  const [measure] = await Promise.all([written, filled.catch((error: Error) => tar.destroy(error))]);
  await filled;
  return measure;
}
