import { createWriteStream } from "node:fs";
import { chmod, mkdir, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { BuildError } from "../model/errors.ts";

/** More entries than any bundle has. */
const MOST_ENTRIES = 250_000;
/** More than any bundle unpacks to. Bytes. */
const MOST_BYTES = 16 * 2 ** 30;
const KIND = 0o170000;
const KINDS: readonly number[] = [0, 0o040000, 0o100000];

function refused(archive: string, problem: string): BuildError {
  const hint = "A leg hands over what our packagers made. Build that leg again.";
  return new BuildError([{ code: "hostile-archive", message: `${basename(archive)}: ${problem}`, hint }]);
}

const modeOf = ({ externalFileAttributes }: Entry): number => externalFileAttributes >>> 16;

/** The parts of an entry's name; throws where it would lie elsewhere, or where it is neither file nor folder. */
function partsOf(archive: string, entry: Entry): readonly string[] {
  const { fileName } = entry;
  const parts = fileName.replace(/\/$/, "").split("/");
  const strange = parts.some((part) => part === "" || part === "." || part === "..") || /[\\:\0]/.test(fileName);
  if (strange) throw refused(archive, `its entry ${JSON.stringify(fileName.slice(0, 200))} leads out of it`);
  if (!KINDS.includes(modeOf(entry) & KIND))
    throw refused(archive, `its entry ${JSON.stringify(fileName.slice(0, 200))} is neither file nor folder`);
  return parts;
}

/** Keeps count of what an archive may do to a disk, and of names that one place on it cannot have twice. */
function guard(archive: string): (entry: Entry) => void {
  const seen = new Set<string>();
  let bytes = 0;
  return ({ fileName, uncompressedSize }) => {
    const name = fileName.replace(/\/$/, "").toLowerCase();
    bytes += uncompressedSize;
    if (seen.has(name)) throw refused(archive, `its entry ${JSON.stringify(fileName.slice(0, 200))} is there twice`);
    if (seen.size >= MOST_ENTRIES || bytes > MOST_BYTES) throw refused(archive, "it unpacks to more than a bundle");
    seen.add(name);
  };
}

async function unpackEntry(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (entry.fileName.endsWith("/")) return void (await mkdir(path, { recursive: true }));
  const mode = (modeOf(entry) & 0o111) === 0 ? 0o644 : 0o755;
  await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path, { flags: "wx", mode }));
  // Whatever umask this machine has: what is packed again has the modes that it had.
  await chmod(path, mode);
}

/**
 * Unpacks a bundle's `.zip` that another machine made, so that packing it again gives the same entries. Gives the one directory that it
 * holds. Throws BuildError where it is broken, or where unpacking it would do more than fill that directory.
 */
export async function unpackBundle(archive: string, folder: string): Promise<string> {
  const check = guard(archive);
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(archive, { lazyEntries: true, autoClose: false });
    for await (const entry of zip.eachEntry()) {
      const parts = partsOf(archive, entry);
      check(entry);
      await unpackEntry(zip, entry, join(folder, ...parts));
    }
  } catch (error) {
    if (error instanceof BuildError) throw error;
    throw refused(archive, `it cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    zip?.close();
  }
  const [only, ...others] = await readdir(folder);
  if (only === undefined || others.length > 0) throw refused(archive, "it holds something else than one directory");
  return join(folder, only);
}
