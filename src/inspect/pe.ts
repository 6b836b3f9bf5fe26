import type { Architecture, BinaryFacts } from "../model/inspection.ts";
import { malformed, readAs, type Source, untilZero } from "./source.ts";

const MACHINES: Readonly<Record<number, Architecture>> = {
  332: "x86",
  452: "arm",
  34404: "x64",
  43620: "arm64",
};
const SECTION_SIZE = 40;
const MAX_SECTIONS = 96;
const IMPORT_SIZE = 20;
const MAX_IMPORTS = 4096;
const MAX_NAME = 512;
const LIBRARY = 0x2000;
const DIRECTORY = { imports: 1, dotNet: 14 } as const;
/** Where the optional header keeps what, by its magic number: 32-bit and 64-bit programs. */
const LAYOUTS: Readonly<Record<number, { readonly directories: number }>> = {
  267: { directories: 96 },
  523: { directories: 112 },
};
/** Up to where a header is read: the fixed part and sixteen directories. */
const MAX_HEADER = 240;

interface Section {
  readonly address: number;
  readonly size: number;
  readonly offset: number;
}

async function readSections(source: Source, at: number, count: number): Promise<readonly Section[]> {
  if (count > MAX_SECTIONS) throw malformed(source, "too many sections");
  const table = await source.read(at, count * SECTION_SIZE);
  return Array.from({ length: count }, (_, index) => {
    const start = index * SECTION_SIZE;
    return {
      address: table.readUInt32LE(start + 12),
      size: table.readUInt32LE(start + 16),
      offset: table.readUInt32LE(start + 20),
    };
  });
}

/** Reads at an address of the running program, up to the end of its section. */
async function readAt(source: Source, sections: readonly Section[], address: number, most: number): Promise<Buffer> {
  const home = sections.find((section) => address >= section.address && address < section.address + section.size);
  if (home === undefined) throw malformed(source, `nothing is loaded at address ${address}`);
  const inside = address - home.address;
  return source.read(home.offset + inside, Math.min(home.size - inside, most));
}

async function readImports(source: Source, sections: readonly Section[], address: number): Promise<readonly string[]> {
  const table = await readAt(source, sections, address, MAX_IMPORTS * IMPORT_SIZE);
  const names: string[] = [];
  for (let at = 0; at + IMPORT_SIZE <= table.length; at += IMPORT_SIZE) {
    const place = table.readUInt32LE(at + 12);
    if (place === 0) return names;
    const name = untilZero(await readAt(source, sections, place, MAX_NAME));
    if (name === undefined) throw malformed(source, "the name of an import has no end");
    names.push(name);
  }
  throw malformed(source, "its imports have no end");
}

/** Address of one of the tables that the optional header lists; 0 where there is none. */
function directoryAt(header: Buffer, start: number, index: number): number {
  const at = start + index * 8;
  const listed = header.readUInt32LE(start - 4);
  return index < listed && at + 8 <= header.length ? header.readUInt32LE(at) : 0;
}

/** Where the program proper begins; undefined for what is no PE file, a program for DOS among it. */
async function findHeader(source: Source): Promise<number | undefined> {
  if (source.size < 64) return undefined;
  const start = await source.read(0, 64);
  if (start.toString("latin1", 0, 2) !== "MZ") return undefined;
  const at = start.readUInt32LE(60);
  if (at + 24 > source.size) return undefined;
  const signature = await source.read(at, 4);
  return signature.toString("latin1") === "PE\0\0" ? at : undefined;
}

/**
 * Reads the headers and the import table of a PE file; imports that are delayed until they are called may be missing. Undefined: it is
 * none, or an object file. Throws Malformed where it contradicts itself. Source: Microsoft's “PE Format”.
 */
export async function readPe(whole: Source): Promise<BinaryFacts | undefined> {
  const source = readAs("PE", whole);
  const start = await findHeader(source);
  if (start === undefined) return undefined;
  const head = await source.read(start + 4, 20);
  const length = head.readUInt16LE(16);
  const header = await source.read(start + 24, Math.min(length, MAX_HEADER));
  const layout = header.length >= 2 ? LAYOUTS[header.readUInt16LE(0)] : undefined;
  if (layout === undefined || header.length < layout.directories) throw malformed(source, "its optional header");
  const sections = await readSections(source, start + 24 + length, head.readUInt16LE(2));
  const imports = directoryAt(header, layout.directories, DIRECTORY.imports);
  const machine = MACHINES[head.readUInt16LE(0)] ?? "other";
  const dotNet = directoryAt(header, layout.directories, DIRECTORY.dotNet) !== 0;
  const version = `${header.readUInt16LE(48)}.${header.readUInt16LE(50)}`;
  return {
    format: "pe",
    slices: [
      {
        // Byte code of .NET that is for any processor says that it is for x86.
        architecture: dotNet && machine === "x86" ? "any" : machine,
        needs: { system: "windows", version },
        libraries: imports === 0 ? [] : await readImports(source, sections, imports),
      },
    ],
    library: (head.readUInt16LE(18) & LIBRARY) !== 0,
    removable: 0,
  };
}
