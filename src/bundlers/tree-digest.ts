import { createHash, type Hash } from "node:crypto";
import { closeSync, lstatSync, openSync, readdirSync, readlinkSync, readSync } from "node:fs";

/** What of a mode an archive keeps. */
const PERMISSIONS = 0o777;
/** Read at once. Bytes. */
const PIECE = 1 << 20;

function addFile(hash: Hash, file: string, piece: Buffer): void {
  const open = openSync(file, "r");
  try {
    for (let read = readSync(open, piece); read > 0; read = readSync(open, piece)) hash.update(piece.subarray(0, read));
  } finally {
    closeSync(open);
  }
}

/** SHA-256 of a file's bytes, hexadecimal. */
export function fileDigest(file: string): string {
  const hash = createHash("sha256");
  addFile(hash, file, Buffer.allocUnsafe(PIECE));
  return hash.digest("hex");
}

const byName = ({ name: a }: { readonly name: string }, { name: b }: { readonly name: string }): number =>
  a < b ? -1 : 1;

/**
 * SHA-256 of everything that can be seen of a directory: names, permissions, where links lead, bytes; no times. It waits for
 * the disk: of thousands of small files, calls with promises take three times as long.
 */
export function treeDigest(root: string): string {
  const hash = createHash("sha256");
  const piece = Buffer.allocUnsafe(PIECE);
  const say = (...facts: readonly (string | number)[]): unknown => hash.update(JSON.stringify(facts));
  const walk = (below: string): void => {
    for (const entry of readdirSync(`${root}/${below}`, { withFileTypes: true }).sort(byName)) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      const file = `${root}/${path}`;
      if (entry.isSymbolicLink()) say("link", path, readlinkSync(file));
      else if (entry.isDirectory()) {
        say("folder", path);
        walk(path);
      } else {
        const { mode, size } = lstatSync(file);
        say("file", path, mode & PERMISSIONS, size);
        addFile(hash, file, piece);
      }
    }
  };
  walk("");
  return hash.digest("hex");
}
