import { pipeline } from "node:stream";
import { createInflate } from "node:zlib";
import { checkExpansion, type FileItem, MOST_ENTRIES, START_SIZE, type Visit } from "./item.ts";
import { Malformed, malformed, part, readAs, readStart, type Source, sourceStream, untilZero } from "./source.ts";
import { spooled } from "./spool.ts";

const MAGIC = Buffer.from("MEI\x0c\x0b\x0a\x0b\x0e", "latin1");
/** Magic, length of the archive, place and length of its table, version of Python, name of its library. */
const COOKIE_SIZE = 88;
/** The cookie is followed by section tables of ELF, or by a signature: on macOS 32 bytes for each 4 KiB. Bytes. */
const TAIL = 16 << 20;
const MOST_TABLE = 16 << 20;
const ENTRY_SIZE = 18;

/** The archive that PyInstaller appends to its executables. */
export interface CArchive {
  /** Its bytes. */
  readonly source: Source;
  readonly table: Buffer;
  /** Bytes before it and after it: the boot loader. */
  readonly loader: number;
}

interface TableEntry {
  readonly name: string;
  readonly offset: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly compressed: boolean;
  readonly kind: string;
}

async function findCookie(source: Source): Promise<number | undefined> {
  const piece = 1 << 20;
  const first = Math.max(0, source.size - TAIL);
  // Read backwards; pieces overlap, so that a cookie across two of them is seen.
  for (let end = source.size; end - COOKIE_SIZE >= first; end -= piece) {
    const start = Math.max(first, end - piece - MAGIC.length + 1);
    const at = (await source.read(start, end - start)).lastIndexOf(MAGIC);
    if (at !== -1 && start + at + COOKIE_SIZE <= source.size) return start + at;
    if (start === first) return undefined;
  }
  return undefined;
}

/**
 * Finds what PyInstaller appended to a program; undefined where there is nothing of it. Throws Malformed where it contradicts itself.
 * Source: PyInstaller 6, `PyInstaller/archive/writers.py`.
 */
export async function findCArchive(whole: Source): Promise<CArchive | undefined> {
  const source = readAs("PyInstaller", whole);
  const at = await findCookie(source);
  if (at === undefined) return undefined;
  const cookie = await source.read(at, COOKIE_SIZE);
  const [size, place, length] = [cookie.readUInt32BE(8), cookie.readUInt32BE(12), cookie.readUInt32BE(16)];
  const end = at + COOKIE_SIZE;
  if (size > end || place + length > size || length > MOST_TABLE) throw malformed(source, "its archive's cookie");
  const archive = part(source, { name: source.name, format: source.format, offset: end - size, size });
  return { source: archive, table: await archive.read(place, length), loader: source.size - size };
}

function* entriesOf({ source, table }: CArchive): Generator<TableEntry> {
  let count = 0;
  for (let at = 0; at < table.length; ) {
    const size = at + ENTRY_SIZE <= table.length ? table.readUInt32BE(at) : 0;
    count += 1;
    if (size < ENTRY_SIZE || at + size > table.length || count > MOST_ENTRIES)
      throw malformed(source, "its archive's table");
    const name = table.subarray(at + ENTRY_SIZE, at + size);
    yield {
      name: untilZero(name) ?? name.toString("utf8"),
      offset: table.readUInt32BE(at + 4),
      packed: table.readUInt32BE(at + 8),
      unpacked: table.readUInt32BE(at + 12),
      compressed: table[at + 16] === 1,
      kind: String.fromCharCode(table[at + 17] ?? 0),
    };
    at += size;
  }
}

/** Unpacks for as long as somebody reads. */
async function* inflated(source: Source): AsyncGenerator<Buffer> {
  const inflate = createInflate();
  // What goes wrong is thrown where the chunks are read.
  pipeline(sourceStream(source), inflate, () => undefined);
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    if (error instanceof Malformed) throw error;
    throw malformed(source, error instanceof Error ? error.message : String(error));
  }
}

async function startOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  for await (const chunk of chunks) return chunk.subarray(0, START_SIZE);
  return Buffer.alloc(0);
}

/** Options, and the few scripts that start the program: they count as the launcher's. */
const LAUNCHER_KINDS = "odmMs";

/** A path inside, or undefined for what is no file of its own, and for names that lead elsewhere. */
function pathOf({ name, kind }: TableEntry): string | undefined {
  const path = name.replaceAll("\\", "/");
  if (LAUNCHER_KINDS.includes(kind) || path === "" || path.startsWith("/")) return undefined;
  return path.split("/").includes("..") ? undefined : path;
}

function itemOf(archive: CArchive, entry: TableEntry, path: string, scratch: string): FileItem {
  const { name, format } = archive.source;
  const content = part(archive.source, { name: `${name}/${path}`, format, offset: entry.offset, size: entry.packed });
  return {
    kind: "file",
    path,
    size: entry.packed,
    start: () => (entry.compressed ? startOf(inflated(content)) : readStart(content, START_SIZE)),
    use: (work) =>
      entry.compressed
        ? spooled({ name: path, size: entry.unpacked, chunks: inflated(content) }, scratch, work)
        : work(content),
  };
}

/** Visits what the archive holds. The size of a file is what it takes of the executable. Throws BuildError where it unpacks to too much. */
export async function visitCArchive(archive: CArchive, scratch: string, visit: Visit): Promise<void> {
  const entries = [...entriesOf(archive)];
  const { name, size } = archive.source;
  // More than the table says never comes out of an entry.
  checkExpansion(
    name,
    size,
    entries.reduce((sum, { unpacked }) => sum + unpacked, 0),
  );
  for (const entry of entries) {
    const path = pathOf(entry);
    if (path === undefined) continue;
    const item = itemOf(archive, entry, path, scratch);
    if (entry.kind !== "n") await visit(item);
    else
      await item.use(async (source) =>
        visit({ kind: "link", path, target: (await readStart(source, 4096)).toString("utf8") }),
      );
  }
}
