import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { pack } from "tar-stream";
import { ZipFile } from "yazl";

/** Path → content; a link where it is `{ to }`. */
export type Files = Readonly<Record<string, Buffer | string | { readonly to: string }>>;

export async function tarBytes(files: Files): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files)) {
    if (typeof content === "string" || Buffer.isBuffer(content)) tar.entry({ name }, content);
    else tar.entry({ name, type: "symlink", linkname: content.to });
  }
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const compressed = { "tar.gz": gzipSync, "tar.zst": zstdCompressSync, tar: (bytes: Buffer) => bytes } as const;

export async function writeZip(file: string, files: Files): Promise<void> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    if (typeof content === "string" || Buffer.isBuffer(content)) zip.addBuffer(Buffer.from(content), name);
    else zip.addBuffer(Buffer.from(content.to), name, { mode: 0o120777 });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}

interface Packed {
  readonly name: string;
  readonly kind: string;
  readonly content: Buffer;
  readonly plain?: boolean;
}

function tableEntry({ name, kind, content, plain = false }: Packed, offset: number, stored: Buffer): Buffer {
  const entry = Buffer.alloc(18 + name.length + 1);
  entry.writeUInt32BE(entry.length, 0);
  entry.writeUInt32BE(offset, 4);
  entry.writeUInt32BE(stored.length, 8);
  entry.writeUInt32BE(content.length, 12);
  entry[16] = plain ? 0 : 1;
  entry.write(kind, 17);
  entry.write(name, 18);
  return entry;
}

/** What PyInstaller appends to its boot loader. */
export function carchive(...files: readonly Packed[]): Buffer {
  const stored = files.map(({ content, plain }) => (plain === true ? content : deflateSync(content)));
  let offset = 0;
  const table = Buffer.concat(
    files.map((file, index) => {
      const bytes = stored[index] ?? Buffer.alloc(0);
      offset += bytes.length;
      return tableEntry(file, offset - bytes.length, bytes);
    }),
  );
  const cookie = Buffer.alloc(88);
  cookie.write("MEI\x0c\x0b\x0a\x0b\x0e", "latin1");
  cookie.writeUInt32BE(offset + table.length + 88, 8);
  cookie.writeUInt32BE(offset, 12);
  cookie.writeUInt32BE(table.length, 16);
  return Buffer.concat([...stored, table, cookie]);
}

/** PyInstaller's archive of modules: name → bytes that it says each takes. */
export function pyz(modules: Readonly<Record<string, number>>): Buffer {
  const int = (value: number): Buffer => {
    const bytes = Buffer.alloc(5);
    bytes.write("i");
    bytes.writeInt32LE(value, 1);
    return bytes;
  };
  const rows = Object.entries(modules).map(([name, bytes]) =>
    Buffer.concat([
      Buffer.from([0x29, 2, 0x7a, name.length]),
      Buffer.from(name),
      Buffer.from([0x29, 3]),
      int(0),
      int(17),
      int(bytes),
    ]),
  );
  const content = Buffer.alloc(Object.values(modules).reduce((sum, bytes) => sum + bytes, 0));
  const head = Buffer.alloc(17);
  head.write("PYZ\0", "latin1");
  head.writeUInt32BE(17 + content.length, 8);
  const list = Buffer.alloc(5);
  list.write("[");
  list.writeUInt32LE(rows.length, 1);
  return Buffer.concat([head, content, list, ...rows]);
}
