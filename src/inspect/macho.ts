import type { Architecture, BinaryFacts, Slice, SystemVersion } from "../model/inspection.ts";
import { malformed, part, readAs, type Source, untilZero } from "./source.ts";

const THIN_64 = 0xfeedfacf;
const THIN_32 = 0xfeedface;
const FAT = 0xcafebabe;
const FAT_64 = 0xcafebabf;
/** Java's class files begin like fat ones; their version, 45 and more, stands where the number of slices does. */
const MAX_SLICES = 30;
const MAX_COMMANDS = 10_000;
const MAX_COMMAND_BYTES = 1 << 20;

const PROCESSORS: Readonly<Record<number, Architecture>> = {
  7: "x86",
  12: "arm",
  16777223: "x64",
  16777228: "arm64",
};
const COMMAND = { minimum: 0x24, build: 0x32 } as const;
/** LC_LOAD_DYLIB, LC_REEXPORT_DYLIB, LC_LOAD_UPWARD_DYLIB; weak and lazy ones may be missing. */
const LOADS: readonly number[] = [0xc, 0x8000001f, 0x80000023];
const MACOS = 1;
/** Kinds of file that are loaded to run: program, library, bundle (which is what extension modules are). */
const PROGRAM = 2;
const LOADED: readonly number[] = [PROGRAM, 6, 8];

/** `xxxx.yy.zz` in nibbles. */
function versionText(value: number): string {
  const [major, minor, patch] = [value >>> 16, (value >>> 8) & 0xff, value & 0xff];
  return patch === 0 ? `${major}.${minor}` : `${major}.${minor}.${patch}`;
}

interface Command {
  readonly kind: number;
  readonly bytes: Buffer;
}

/** The load commands, each wholly inside of their table. */
async function* commandsOf(source: Source, header: Buffer): AsyncGenerator<Command> {
  const headerSize = header.readUInt32LE(0) === THIN_64 ? 32 : 28;
  const [count, size] = [header.readUInt32LE(16), header.readUInt32LE(20)];
  if (count > MAX_COMMANDS || size > MAX_COMMAND_BYTES) throw malformed(source, "too many load commands");
  const table = await source.read(headerSize, size);
  let at = 0;
  for (let left = count; left > 0; left -= 1) {
    const length = at + 8 <= table.length ? table.readUInt32LE(at + 4) : 0;
    if (length < 8 || at + length > table.length) throw malformed(source, "its load commands lead out of their table");
    yield { kind: table.readUInt32LE(at), bytes: table.subarray(at, at + length) };
    at += length;
  }
}

function minimumOf({ kind, bytes }: Command): SystemVersion | undefined {
  if (kind === COMMAND.minimum && bytes.length >= 12) {
    return { system: "macos", version: versionText(bytes.readUInt32LE(8)) };
  }
  if (kind !== COMMAND.build || bytes.length < 16 || bytes.readUInt32LE(8) !== MACOS) return undefined;
  return { system: "macos", version: versionText(bytes.readUInt32LE(12)) };
}

function loadedBy(source: Source, { kind, bytes }: Command): string | undefined {
  if (!LOADS.includes(kind)) return undefined;
  const offset = bytes.length >= 12 ? bytes.readUInt32LE(8) : 0;
  const name = offset < bytes.length ? untilZero(bytes.subarray(offset)) : undefined;
  if (name === undefined) throw malformed(source, "the name of a library has no end");
  return name;
}

/** One thin file; `library` is undefined where it is not loaded to run. */
interface Thin {
  readonly slice: Slice;
  readonly kind: number;
}

async function readThin(source: Source): Promise<Thin | undefined> {
  if (source.size < 28) return undefined;
  const header = await source.read(0, 28);
  const magic = header.readUInt32LE(0);
  if (header.readUInt32BE(0) === THIN_32 || header.readUInt32BE(0) === THIN_64) {
    const slice = { architecture: "other", needs: undefined, libraries: [] } as const;
    return { slice, kind: header.readUInt32BE(12) };
  }
  if (magic !== THIN_64 && magic !== THIN_32) return undefined;
  const libraries: string[] = [];
  let needs: SystemVersion | undefined;
  for await (const command of commandsOf(source, header)) {
    needs = minimumOf(command) ?? needs;
    const name = loadedBy(source, command);
    if (name !== undefined) libraries.push(name);
  }
  const architecture = PROCESSORS[header.readUInt32LE(4)] ?? "other";
  return { slice: { architecture, needs, libraries }, kind: header.readUInt32LE(12) };
}

/** The slices of a fat file, or the file itself. */
async function slicesOf(source: Source): Promise<readonly Source[]> {
  if (source.size < 28) return [];
  const start = await source.read(0, 8);
  const magic = start.readUInt32BE(0);
  if (magic !== FAT && magic !== FAT_64) return [source];
  const count = start.readUInt32BE(4);
  if (count > MAX_SLICES) return [];
  const width = magic === FAT ? 20 : 32;
  const table = await source.read(8, count * width);
  const { name, format } = source;
  return Array.from({ length: count }, (_, index) => {
    const at = index * width + 8;
    const range =
      magic === FAT
        ? { offset: table.readUInt32BE(at), size: table.readUInt32BE(at + 4) }
        : { offset: Number(table.readBigUInt64BE(at)), size: Number(table.readBigUInt64BE(at + 8)) };
    return part(source, { name, format, ...range });
  });
}

/**
 * Reads the load commands of a Mach-O file, thin or fat. Undefined: it is none, or none that is loaded to run. Throws Malformed
 * where it contradicts itself. Source: `mach-o/loader.h` and `mach-o/fat.h` of Apple's cctools.
 */
export async function readMachO(whole: Source): Promise<BinaryFacts | undefined> {
  const source = readAs("Mach-O", whole);
  const read: Thin[] = [];
  for (const inner of await slicesOf(source)) {
    const thin = await readThin(inner);
    if (thin !== undefined && LOADED.includes(thin.kind)) read.push(thin);
  }
  if (read.length === 0) return undefined;
  const library = read.every(({ kind }) => kind !== PROGRAM);
  return { format: "macho", slices: read.map(({ slice }) => slice), library, removable: 0 };
}
