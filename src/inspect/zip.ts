import { type Entry, openPromise, type ZipFile } from "yauzl";
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

interface ZippedEntry {
  readonly zip: ZipFile;
  readonly entry: Entry;
}

/** What goes wrong here is the archive's fault; what goes wrong while somebody looks at an entry passes by. */
async function* entriesOf(file: string, name: string): AsyncGenerator<ZippedEntry> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false });
    for await (const entry of zip.eachEntry()) yield { zip, entry };
  } catch (error) {
    throw brokenArchive(name, error);
  } finally {
    zip?.close();
  }
}

/** Unpacks for as long as somebody reads. */
async function* contentOf({ zip, entry }: ZippedEntry, archive: string): AsyncGenerator<Buffer> {
  try {
    const content = await zip.openReadStreamPromise(entry);
    for await (const chunk of content as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    throw brokenArchive(archive, error);
  }
}

/** Bytes of an entry up to a limit; the rest is not unpacked. */
async function firstBytes(content: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const held: Buffer[] = [];
  let have = 0;
  for await (const chunk of content) {
    held.push(chunk);
    have += chunk.length;
    if (have >= most) break;
  }
  return Buffer.concat(held).subarray(0, most);
}

async function visitEntry(
  zipped: ZippedEntry,
  options: { readonly archive: string; readonly scratch: string; readonly visit: Visit },
): Promise<void> {
  const { archive, scratch, visit } = options;
  const { entry } = zipped;
  const path = entryPath(archive, entry.fileName);
  if (entry.fileName.endsWith("/")) return;
  const size = entry.uncompressedSize;
  const content = (): AsyncIterable<Buffer> => contentOf(zipped, archive);
  if (((entry.externalFileAttributes >>> 16) & FILE_KIND) === LINK) {
    const target = (await firstBytes(content(), MOST_TARGET)).toString("utf8");
    return visit({ kind: "link", path, target });
  }
  const item: FileItem = {
    kind: "file",
    path,
    size,
    start: () => firstBytes(content(), START_SIZE),
    use: (work) => spooled({ name: path, size, chunks: content() }, scratch, work),
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
  for await (const zipped of entriesOf(file, name)) {
    unpacked += zipped.entry.uncompressedSize;
    count += 1;
    checkExpansion(name, options.size, unpacked);
    if (count > MOST_ENTRIES) throw refused(name, `it has more than ${MOST_ENTRIES} entries`, "Do not unpack it.");
    await visitEntry(zipped, { archive: name, scratch, visit });
  }
}
