import { createReadStream, createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type Pack, pack } from "tar-stream";
import { type ArchiveEntry, archiveEntries } from "./entries.ts";

/** Smaller files are read whole: a stream for each of some thousand costs more than their bytes. */
const SMALL = 256 * 1024;
/** zlib writes the system it runs on into byte 9 of the header; 255 stands for “unknown” everywhere. */
const SYSTEM_BYTE = 9;

function headerWithoutSystem(): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (seen <= SYSTEM_BYTE && seen + chunk.length > SYSTEM_BYTE) chunk[SYSTEM_BYTE - seen] = 255;
      seen += chunk.length;
      done(null, chunk);
    },
  });
}

async function add(tar: Pack, entry: ArchiveEntry, mtime: Date): Promise<void> {
  const owner = { uid: 0, gid: 0, uname: "", gname: "", mtime };
  if (entry.kind === "file" && entry.size > SMALL) {
    const slot = tar.entry({ ...owner, name: entry.name, size: entry.size, mode: entry.mode });
    await pipeline(createReadStream(entry.path), slot);
    return;
  }
  const content = entry.kind === "file" ? await readFile(entry.path) : undefined;
  await new Promise<void>((done, fail) => {
    const finish = (error?: Error | null): void => (error === null || error === undefined ? done() : fail(error));
    if (entry.kind === "directory")
      tar.entry({ ...owner, name: `${entry.name}/`, type: "directory", mode: 0o755 }, finish);
    else if (entry.kind === "link") {
      tar.entry({ ...owner, name: entry.name, type: "symlink", linkname: entry.target, mode: 0o777 }, finish);
    } else tar.entry({ ...owner, name: entry.name, mode: entry.mode }, content ?? Buffer.alloc(0), finish);
  });
}

/** Writes a `.tar.gz`: sorted, one owner, one time, nothing of the building machine. Memory does not grow with file size. */
export async function writeTar(
  root: string,
  file: string,
  options: { epoch: number; signal: AbortSignal },
): Promise<void> {
  const entries = await archiveEntries(root);
  const tar = pack();
  const written = pipeline(tar, createGzip(), headerWithoutSystem(), createWriteStream(file, { flags: "wx" }), {
    signal: options.signal,
  });
  const filled = (async () => {
    const mtime = new Date(options.epoch * 1000);
    for (const entry of entries) await add(tar, entry, mtime);
    tar.finalize();
  })();
  await Promise.all([written, filled.catch((error: Error) => tar.destroy(error))]);
  await filled;
}
