import type { BinaryFacts } from "../model/inspection.ts";
import { readElfBinary } from "./elf.ts";
import { readMachO } from "./macho.ts";
import { readPe } from "./pe.ts";
import type { Source } from "./source.ts";

type Reader = (source: Source) => Promise<BinaryFacts | undefined>;

const READERS: Readonly<Record<string, Reader>> = {
  "7f454c46": readElfBinary,
  feedface: readMachO,
  feedfacf: readMachO,
  cefaedfe: readMachO,
  cffaedfe: readMachO,
  cafebabe: readMachO,
  cafebabf: readMachO,
};

/** Bytes by which a program or library is known. */
const MAGIC_SIZE = 4;

function readerFor(magic: Buffer): Reader | undefined {
  if (magic.toString("latin1", 0, 2) === "MZ") return readPe;
  return READERS[magic.toString("hex", 0, MAGIC_SIZE)];
}

/** May these first bytes begin a program or library? */
export function looksBinary(magic: Buffer): boolean {
  return readerFor(magic) !== undefined;
}

/** What a program or library says of itself; undefined for every other file. Throws Malformed where it contradicts itself. */
export async function readBinary(source: Source): Promise<BinaryFacts | undefined> {
  if (source.size < MAGIC_SIZE) return undefined;
  return readerFor(await source.read(0, MAGIC_SIZE))?.(source);
}
