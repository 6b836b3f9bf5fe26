/** What a made-up Mach-O file says. */
export interface MachOSpec {
  /** 0x1000007 is x64, 0x100000c arm64. */
  readonly processor?: number;
  /** 2 is a program, 6 a library, 8 a bundle, 1 an object file. */
  readonly kind?: number;
  /** `[major, minor]` in LC_BUILD_VERSION. */
  readonly minimum?: readonly [number, number];
  /** The same in LC_VERSION_MIN_MACOSX. */
  readonly oldMinimum?: readonly [number, number];
  /** 1 is macOS, 2 iOS. */
  readonly platform?: number;
  readonly libraries?: readonly string[];
  readonly weak?: readonly string[];
}

function command(kind: number, body: Buffer): Buffer {
  const size = Math.ceil((8 + body.length) / 8) * 8;
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32LE(kind, 0);
  bytes.writeUInt32LE(size, 4);
  body.copy(bytes, 8);
  return bytes;
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}

const version = ([major, minor]: readonly [number, number]): number => major * 65536 + minor * 256;
const library = (kind: number) => (name: string) =>
  command(kind, Buffer.concat([numbers(24, 0, 0, 0), Buffer.from(`${name}\0`)]));

export function machOFile(spec: MachOSpec = {}): Buffer {
  const { processor = 0x100000c, kind = 6, minimum, oldMinimum, platform = 1, libraries = [], weak = [] } = spec;
  const commands = [
    ...(minimum === undefined ? [] : [command(0x32, numbers(platform, version(minimum), 0, 0))]),
    ...(oldMinimum === undefined ? [] : [command(0x24, numbers(version(oldMinimum), 0))]),
    ...libraries.map(library(0xc)),
    ...weak.map(library(0x80000018)),
  ];
  const table = Buffer.concat(commands);
  return Buffer.concat([numbers(0xfeedfacf, processor, 0, kind, commands.length, table.length, 0, 0), table]);
}

/** A fat file of these. */
export function fatFile(...slices: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8 + slices.length * 20);
  head.writeUInt32BE(0xcafebabe, 0);
  head.writeUInt32BE(slices.length, 4);
  let offset = head.length;
  for (const [index, slice] of slices.entries()) {
    head.writeUInt32BE(offset, 8 + index * 20 + 8);
    head.writeUInt32BE(slice.length, 8 + index * 20 + 12);
    offset += slice.length;
  }
  return Buffer.concat([head, ...slices]);
}
