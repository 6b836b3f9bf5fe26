import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { BuildError } from "../model/errors.ts";
import {
  brokenArchive,
  checkExpansion,
  entryPath,
  type FileItem,
  MOST_ENTRIES,
  refused,
  START_SIZE,
  type Visit,
} from "./item.ts";
import { spooled } from "./spool.ts";

const FILE_KIND = 0o170000;
const LINK = 0o120000;
/** Longest target of a symbolic link. Bytes. */
const MOST_TARGET = 4096;

/** Bytes of an entry up to a limit; the rest is not unpacked. */
async function firstBytes(content: Readable, most: number): Promise<Buffer> {
  const held: Buffer[] = [];
  let have = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    held.push(chunk);
    have += chunk.length;
    if (have >= most) break;
  }
  return Buffer.concat(held).subarray(0, most);
}

async function visitEntry(
  zip: ZipFile,
  entry: Entry,
  options: { readonly archive: string; readonly scratch: string; readonly visit: Visit },
): Promise<void> {
  const { archive, scratch, visit } = options;
  const path = entryPath(archive, entry.fileName);
  if (entry.fileName.endsWith("/")) return;
  const size = entry.uncompressedSize;
  const open = (): Promise<Readable> => zip.openReadStreamPromise(entry);
  if (((entry.externalFileAttributes >>> 16) & FILE_KIND) === LINK) {
    const target = (await firstBytes(await open(), MOST_TARGET)).toString("utf8");
    return visit({ kind: "link", path, target });
  }
  const item: FileItem = {
    kind: "file",
    path,
    size,
    start: async () => firstBytes(await open(), START_SIZE),
    use: async (work) => spooled({ name: path, size, chunks: await open() }, scratch, work),
  };
  return visit(item);
}

/**
 * Visits the entries of a zip archive; only those are unpacked that a visit reads. Throws BuildError where it is broken or hostile.
 * @param size of the file, in bytes
 */
export async function visitZip(
  file: string,
  options: { readonly name: string; readonly size: number; readonly scratch: string },
  visit: Visit,
): Promise<void> {
  const { name, scratch } = options;
  let unpacked = 0;
  let count = 0;
  try {
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
    try {
      for await (const entry of zip.eachEntry()) {
        unpacked += entry.uncompressedSize;
        count += 1;
        checkExpansion(name, options.size, unpacked);
        if (count > MOST_ENTRIES) throw refused(name, `it has more than ${MOST_ENTRIES} entries`, "Do not unpack it.");
        await visitEntry(zip, entry, { archive: name, scratch, visit });
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof BuildError) throw error;
    throw brokenArchive(name, error);
  }
}
