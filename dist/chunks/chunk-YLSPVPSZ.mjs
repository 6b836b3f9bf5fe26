import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  BuildError
} from "./chunk-P4C6PQNE.mjs";

// src/packagers/entries.ts
import { lstat, readdir, readlink } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
var portable = (path) => path.replaceAll("\\", "/");
async function linkEntry(root, path, name) {
  const target = portable(await readlink(path));
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
async function archiveEntries(root) {
  const found = [];
  const walk = async (directory) => {
    for (const item of await readdir(directory, { withFileTypes: true })) {
      const path = join(directory, item.name);
      const name = portable(join(basename(root), relative(root, path)));
      if (item.isSymbolicLink()) found.push(await linkEntry(root, path, name));
      else if (item.isDirectory()) {
        found.push({ kind: "directory", name });
        await walk(path);
      } else if (item.isFile()) {
        const { mode, size } = await lstat(path);
        found.push({ kind: "file", name, path, size, mode: (mode & 73) === 0 ? 420 : 493 });
      } else throw new BuildError([{ code: "not-a-file", message: `the bundle holds something that is no file: ${name}` }]);
    }
  };
  found.push({ kind: "directory", name: basename(root) });
  await walk(root);
  return found.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
}

export {
  archiveEntries
};
