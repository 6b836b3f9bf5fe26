import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { extract, pack } from "tar-stream";
import { BuildError } from "../model/errors.ts";
import type { ExchangedFile } from "../model/exchange.ts";
import { FILE_NAME } from "../model/plan.ts";

/** Writes files into one tar, not compressed: most of them are. Memory does not grow with their size. Returns its SHA-256. */
export async function packFiles(files: readonly ExchangedFile[], tar: string, signal: AbortSignal): Promise<string> {
  const packing = pack();
  // Its typings do not say so, but what a pack gives are buffers.
  const content = packing as AsyncIterable<Buffer>;
  const hash = createHash("sha256");
  const hashed = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  const written = pipeline(content, hashed, createWriteStream(tar), { signal });
  const filled = (async () => {
    for (const { name, path } of files) {
      const { size } = await stat(path);
      await pipeline(createReadStream(path), packing.entry({ name, size, mode: 0o644, mtime: new Date(0) }), {
        signal,
      });
    }
    packing.finalize();
  })();
  await Promise.all([written, filled.catch((error: Error) => packing.destroy(error))]);
  await filled;
  return hash.digest("hex");
}

function refused(from: string, name: string, why: string): BuildError {
  const message = `what ${from} handed over is refused: it holds ${JSON.stringify(name.slice(0, 200))}, which ${why}`;
  return new BuildError([{ code: "hand-over-refused", message, hint: "Legs hand over plain files, in one folder." }]);
}

/** Takes plain files out of a tar that another machine wrote. Throws BuildError at anything else, and names `from`. */
export async function unpackFiles(tar: string, folder: string, from: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const reading = extract();
  const seen = new Set<string>();
  const read = pipeline(createReadStream(tar), reading);
  const unpacked = (async () => {
    for await (const entry of reading) {
      const { name, type } = entry.header;
      if (type !== "file") throw refused(from, name, `is a ${type}`);
      if (!FILE_NAME.test(name)) throw refused(from, name, "is not a safe file name");
      if (seen.has(name.toLowerCase())) throw refused(from, name, "is there twice");
      seen.add(name.toLowerCase());
      await pipeline(entry, createWriteStream(join(folder, name), { flags: "wx" }));
    }
  })();
  // The reader's own error is the first one where the tar is broken; ours where it is hostile.
  const [other, own] = await Promise.allSettled([read, unpacked]);
  const failed = own.status === "rejected" ? own : other;
  if (failed.status !== "rejected") return;
  if (failed.reason instanceof BuildError) throw failed.reason;
  const message = `what ${from} handed over cannot be read: ${failed.reason}`;
  throw new BuildError([{ code: "hand-over-refused", message }], { cause: failed.reason });
}
