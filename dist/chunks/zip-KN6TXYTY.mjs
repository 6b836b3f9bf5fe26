import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  require_yauzl
} from "./chunk-PVPSI5UJ.mjs";
import {
  MOST_ENTRIES,
  START_SIZE,
  brokenArchive,
  checkExpansion,
  entryPath,
  refused,
  spooled
} from "./chunk-D5MLHXH2.mjs";
import "./chunk-4DLEFX5Q.mjs";
import "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// src/inspect/zip.ts
var import_yauzl = __toESM(require_yauzl(), 1);
var FILE_KIND = 61440;
var LINK = 40960;
var MOST_TARGET = 4096;
async function* entriesOf(file, name) {
  let zip;
  try {
    zip = await (0, import_yauzl.openPromise)(file, { lazyEntries: true, autoClose: false });
    for await (const entry of zip.eachEntry()) yield { zip, entry };
  } catch (error) {
    throw brokenArchive(name, error);
  } finally {
    zip?.close();
  }
}
async function* contentOf({ zip, entry }, archive) {
  try {
    const content = await zip.openReadStreamPromise(entry);
    for await (const chunk of content) yield chunk;
  } catch (error) {
    throw brokenArchive(archive, error);
  }
}
async function firstBytes(content, most) {
  const held = [];
  let have = 0;
  for await (const chunk of content) {
    held.push(chunk);
    have += chunk.length;
    if (have >= most) break;
  }
  return Buffer.concat(held).subarray(0, most);
}
async function visitEntry(zipped, options) {
  const { archive, scratch, visit } = options;
  const { entry } = zipped;
  const path = entryPath(archive, entry.fileName);
  if (entry.fileName.endsWith("/")) return;
  const size = entry.uncompressedSize;
  const content = () => contentOf(zipped, archive);
  if ((entry.externalFileAttributes >>> 16 & FILE_KIND) === LINK) {
    const target = (await firstBytes(content(), MOST_TARGET)).toString("utf8");
    return visit({ kind: "link", path, target });
  }
  const item = {
    kind: "file",
    path,
    size,
    start: () => firstBytes(content(), START_SIZE),
    use: (work) => spooled({ name: path, size, chunks: content() }, scratch, work)
  };
  return visit(item);
}
async function visitZip(file, options, visit) {
  const { name, scratch } = options;
  let unpacked = 0;
  let count = 0;
  for await (const zipped of entriesOf(file, name)) {
    unpacked += zipped.entry.uncompressedSize;
    count += 1;
    checkExpansion(name, options.size, unpacked);
    if (count > MOST_ENTRIES) throw refused(name, `it has more than ${MOST_ENTRIES} entries`, "Do not unpack it.");
    await visitEntry(zipped, { archive: name, scratch, visit });
  }
}
export {
  visitZip
};
