import { type Packed, packedPart, START_SIZE } from "./item.ts";
import { part, readStart, type Source } from "./source.ts";
import { type Compression, compressionOf } from "./tar.ts";

/** How the script of a portable onefile executable begins: others use the same mark, for something else. */
const HEAD =
  /^#!\/bin\/sh\n# [^\n]+: unpacks itself once into the user's cache and starts from there\. A gzipped tar archive follows this text\.\n/;
/** The line of a portable onefile executable after which its compressed tree begins. */
const MARK = Buffer.from("\n__ARCHIVE__\n");
/** The script before it is smaller. Bytes. */
const MOST_SCRIPT = 1 << 18;

/** What follows the script of a portable onefile executable. */
export interface Payload {
  readonly packed: Packed;
  readonly compression: Compression;
  /** Bytes of the script. */
  readonly script: number;
}

/** The compressed tree of a portable onefile executable; undefined for any other script. */
export async function findPayload(source: Source): Promise<Payload | undefined> {
  const script = await readStart(source, MOST_SCRIPT);
  const mark = script.indexOf(MARK);
  if (mark === -1 || !HEAD.test(script.toString("utf8", 0, mark))) return undefined;
  const offset = mark + MARK.length;
  const payload = part(source, { name: source.name, format: "onefile", offset, size: source.size - offset });
  const compression = compressionOf(await readStart(payload, START_SIZE));
  return compression === undefined ? undefined : { packed: packedPart(payload), compression, script: offset };
}
