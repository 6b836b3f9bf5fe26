/** What a made-up ELF file says. */
export interface ElfSpec {
  readonly machine?: number;
  readonly interpreter?: string;
  readonly needed?: readonly string[];
  readonly soname?: string;
  readonly rpath?: string;
  readonly runpath?: string;
  /** Library → names of its needed versions. */
  readonly versions?: Readonly<Record<string, readonly string[]>>;
  /** Has a section table with a symbol table in it. */
  readonly symbols?: boolean;
}

/** Offset in the file = address, because everything is loaded in one segment at 0. */
const TABLES = 0x200;

class Strings {
  private text = "\0";
  offset(name: string): number {
    const at = Buffer.byteLength(this.text);
    this.text += `${name}\0`;
    return at;
  }
  bytes(): Buffer {
    return Buffer.from(this.text);
  }
}

function segment(type: number, offset: number, size: number): Buffer {
  const entry = Buffer.alloc(56);
  entry.writeUInt32LE(type, 0);
  for (const at of [8, 16, 24]) entry.writeBigUInt64LE(BigInt(offset), at);
  for (const at of [32, 40]) entry.writeBigUInt64LE(BigInt(size), at);
  return entry;
}

function versionNeeds(versions: NonNullable<ElfSpec["versions"]>, strings: Strings): Buffer {
  const files = Object.entries(versions);
  const parts = files.map(([file, names], index) => {
    const head = Buffer.alloc(16);
    head.writeUInt16LE(1, 0);
    head.writeUInt16LE(names.length, 2);
    head.writeUInt32LE(strings.offset(file), 4);
    head.writeUInt32LE(16, 8);
    head.writeUInt32LE(index + 1 === files.length ? 0 : 16 + 16 * names.length, 12);
    const entries = names.map((name, at) => {
      const entry = Buffer.alloc(16);
      entry.writeUInt32LE(strings.offset(name), 8);
      entry.writeUInt32LE(at + 1 === names.length ? 0 : 16, 12);
      return entry;
    });
    return Buffer.concat([head, ...entries]);
  });
  return Buffer.concat(parts);
}

function sections(symbols: boolean): Buffer {
  const table = Buffer.alloc(2 * 64);
  table.writeUInt32LE(symbols ? 2 : 1, 64 + 4);
  return table;
}

/** Bytes of a small 64-bit little-endian ELF file with a dynamic section. Tag order: needed, names, run paths, tables. */
export function elfFile(spec: ElfSpec): Buffer {
  const strings = new Strings();
  const named: (readonly [tag: number, text: string | undefined])[] = [
    ...(spec.needed ?? []).map((name) => [1, name] as const),
    [14, spec.soname],
    [15, spec.rpath],
    [29, spec.runpath],
  ];
  const entries = named.flatMap(([tag, text]) => (text === undefined ? [] : [[tag, strings.offset(text)] as const]));
  const needs = versionNeeds(spec.versions ?? {}, strings);
  const text = strings.bytes();
  const interpreter = Buffer.from(`${spec.interpreter ?? ""}\0`);
  const needsAt = TABLES + text.length;
  const interpreterAt = needsAt + needs.length;
  const dynamicAt = interpreterAt + interpreter.length;
  const tables = [
    [5, TABLES],
    [10, text.length],
    [0x6ffffffe, needsAt],
    [0x6fffffff, Object.keys(spec.versions ?? {}).length],
    [0, 0],
  ] as const;
  const dynamic = Buffer.concat(
    [...entries, ...tables].map(([tag, value]) => {
      const entry = Buffer.alloc(16);
      entry.writeBigUInt64LE(BigInt(tag), 0);
      entry.writeBigUInt64LE(BigInt(value), 8);
      return entry;
    }),
  );
  const end = dynamicAt + dynamic.length;
  const segments = [segment(1, 0, end), segment(2, dynamicAt, dynamic.length)];
  if (spec.interpreter !== undefined) segments.push(segment(3, interpreterAt, interpreter.length));
  const head = Buffer.alloc(TABLES);
  head.write("\x7fELF\x02\x01\x01", "latin1");
  head.writeUInt16LE(3, 16);
  head.writeUInt16LE(spec.machine ?? 62, 18);
  head.writeBigUInt64LE(64n, 32);
  head.writeBigUInt64LE(BigInt(end), 40);
  for (const [value, at] of [
    [64, 52],
    [56, 54],
    [segments.length, 56],
    [64, 58],
    [2, 60],
  ] as const)
    head.writeUInt16LE(value, at);
  Buffer.concat(segments).copy(head, 64);
  return Buffer.concat([head, text, needs, interpreter, dynamic, sections(spec.symbols ?? false)]);
}
