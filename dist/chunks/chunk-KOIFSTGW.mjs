import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  BuildError
} from "./chunk-4R4DXNF4.mjs";

// src/packagers/entries.ts
import { lstatSync, readdirSync, readlinkSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
var portable = (path) => path.split(sep).join("/");
function linkEntry(root, path, name) {
  const target = portable(readlinkSync(path));
  const leads = relative(root, resolve(dirname(path), target));
  if (target.startsWith("/") || leads.startsWith("..")) {
    throw new BuildError([
      {
        code: "link-leaves-bundle",
        message: `the bundle holds a symbolic link that leads out of it: ${name} -> ${target}`,
        hint: "Whoever unpacks it would not have that file. Include the file itself."
      }
    ]);
  }
  return { kind: "link", name, target };
}
function entryOf(root, path, item) {
  const name = portable(relative(dirname(root), path));
  if (item.isSymbolicLink()) return linkEntry(root, path, name);
  if (item.isDirectory()) return { kind: "directory", name };
  if (!item.isFile())
    throw new BuildError([{ code: "not-a-file", message: `the bundle holds something that is not a file: ${name}` }]);
  const { mode, size } = lstatSync(path);
  return { kind: "file", name, path, size, mode: (mode & 73) === 0 ? 420 : 493 };
}
var insideBundle = (name) => name.slice(name.indexOf("/") + 1);
function sortKey({ name }) {
  return Buffer.from(name.replace(/__pycache__\/([^/]+?)\.cpython-\d+(?:\.opt-\d)?\.pyc$/, "$1.pyc"));
}
function itemsBelow(folder) {
  const items = readdirSync(folder, { withFileTypes: true });
  return items.flatMap((item) => item.isDirectory() ? [item, ...itemsBelow(join(folder, item.name))] : [item]);
}
function archiveEntries(root) {
  const below = itemsBelow(root).map((item) => entryOf(root, join(item.parentPath, item.name), item));
  const top = { kind: "directory", name: basename(root) };
  return [top, ...below].map((entry) => ({ entry, key: sortKey(entry) })).sort((a, b) => Buffer.compare(a.key, b.key)).map(({ entry }) => entry);
}

// src/packagers/output.ts
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
async function* hashed(content, tell) {
  const hash = createHash("sha256");
  for await (const piece of content) {
    hash.update(piece);
    yield piece;
  }
  tell(hash.digest("hex"));
}
async function writeMeasured(content, file, signal) {
  const hash = createHash("sha256");
  let size = 0;
  const output = await open(file, "wx");
  try {
    for await (const piece of content) {
      signal.throwIfAborted();
      hash.update(piece);
      size += piece.length;
      for (let done = 0; done < piece.length; ) done += (await output.write(piece, done)).bytesWritten;
    }
  } finally {
    await output.close();
  }
  return { size, sha256: hash.digest("hex") };
}

export {
  insideBundle,
  archiveEntries,
  hashed,
  writeMeasured
};
