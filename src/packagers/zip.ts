import { createReadStream } from "node:fs";
import { type PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { PackageOptions } from "../model/bundle.ts";
import type { Measure } from "../model/manifest.ts";
import { archiveEntries, insideBundle } from "./entries.ts";
import { hashed, writeMeasured } from "./output.ts";

/** Zip keeps local time without a zone: this moment's local fields read what `epoch` is in UTC, on every machine. Not before 1980. */
function zoneless(epoch: number): Date {
  const utc = new Date(Math.max(epoch, 315_532_800) * 1000);
  return new Date(
    utc.getUTCFullYear(),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds(),
  );
}

/** Opened when its turn comes. */
function contentOf(
  { name, path }: { readonly name: string; readonly path: string },
  { packed }: PackageOptions,
): Readable {
  const content = createReadStream(path);
  if (packed === undefined) return content;
  return Readable.from(
    hashed(content, (sha256) => packed(insideBundle(name), sha256)),
    { objectMode: false },
  );
}

/** Writes a `.zip`: sorted, one time, Unix modes and symbolic links kept in the external attributes. */
export async function writeZip(root: string, file: string, options: PackageOptions): Promise<Measure> {
  const zip = new ZipFile();
  // Its typings do not say so, but this is what it gives.
  const output = zip.outputStream as PassThrough;
  // A file that vanished or changed is told here; unheard, it would end the process.
  zip.on("error", (error: Error) => output.destroy(error));
  const common = { mtime: zoneless(options.epoch), forceDosTimestamp: true };
  for (const entry of archiveEntries(root)) {
    if (entry.kind === "directory") zip.addEmptyDirectory(entry.name, { ...common, mode: 0o040755 });
    else if (entry.kind === "file") {
      const { name, size, mode } = entry;
      zip.addReadStreamLazy(name, { ...common, size, mode: 0o100000 | mode }, (give) => {
        const content = contentOf(entry, options);
        content.on("error", (error) => output.destroy(error));
        give(null, content);
      });
    } else zip.addBuffer(Buffer.from(entry.target), entry.name, { ...common, mode: 0o120777, compress: false });
  }
  zip.end();
  return writeMeasured(output, file, options.signal);
}
