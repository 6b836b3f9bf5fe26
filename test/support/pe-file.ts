/** What a made-up PE file says. */
export interface PeSpec {
  readonly machine?: number;
  readonly imports?: readonly string[];
  readonly subsystem?: readonly [number, number];
  readonly library?: boolean;
  readonly dotNet?: boolean;
}

const START = 0x80;
const OPTIONAL = START + 24;
const SECTIONS = OPTIONAL + 240;
/** The one section: lies there in the file, and is loaded at this address. */
const CONTENT = 0x200;
const ADDRESS = 0x1000;

/** Bytes of a small 64-bit PE file; its import table begins at 0x200. */
export function peFile(spec: PeSpec = {}): Buffer {
  const { machine = 0x8664, imports = [], subsystem = [6, 0], library = true, dotNet = false } = spec;
  const table = Buffer.alloc((imports.length + 1) * 20);
  const names: Buffer[] = [];
  let at = table.length;
  for (const [index, name] of imports.entries()) {
    table.writeUInt32LE(ADDRESS + at, index * 20 + 12);
    names.push(Buffer.from(`${name}\0`));
    at += name.length + 1;
  }
  const content = Buffer.concat([table, ...names]);
  const head = Buffer.alloc(CONTENT);
  head.write("MZ", "latin1");
  head.writeUInt32LE(START, 60);
  head.write("PE\0\0", START, "latin1");
  head.writeUInt16LE(machine, START + 4);
  head.writeUInt16LE(1, START + 6);
  head.writeUInt16LE(240, START + 20);
  head.writeUInt16LE(library ? 0x2000 : 0, START + 22);
  head.writeUInt16LE(0x20b, OPTIONAL);
  head.writeUInt16LE(subsystem[0], OPTIONAL + 48);
  head.writeUInt16LE(subsystem[1], OPTIONAL + 50);
  head.writeUInt32LE(16, OPTIONAL + 108);
  if (imports.length > 0) head.writeUInt32LE(ADDRESS, OPTIONAL + 112 + 8);
  if (dotNet) head.writeUInt32LE(ADDRESS, OPTIONAL + 112 + 14 * 8);
  head.writeUInt32LE(content.length, SECTIONS + 8);
  head.writeUInt32LE(ADDRESS, SECTIONS + 12);
  head.writeUInt32LE(content.length, SECTIONS + 16);
  head.writeUInt32LE(CONTENT, SECTIONS + 20);
  return Buffer.concat([head, content]);
}
