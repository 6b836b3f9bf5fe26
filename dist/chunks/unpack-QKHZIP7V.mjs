import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  require_yauzl
} from "./chunk-PVPSI5UJ.mjs";
import {
  BuildError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// src/packagers/unpack.ts
var import_yauzl = __toESM(require_yauzl(), 1);
import { createWriteStream } from "node:fs";
import { chmod, mkdir, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
var MOST_ENTRIES = 25e4;
var MOST_BYTES = 16 * 2 ** 30;
var KIND = 61440;
var KINDS = [0, 16384, 32768];
function refused(archive, problem) {
  const hint = "A leg hands over what our packagers made. Build that leg again.";
  return new BuildError([{ code: "hostile-archive", message: `${basename(archive)}: ${problem}`, hint }]);
}
var modeOf = ({ externalFileAttributes }) => externalFileAttributes >>> 16;
function partsOf(archive, entry) {
  const { fileName } = entry;
  const parts = fileName.replace(/\/$/, "").split("/");
  const strange = parts.some((part) => part === "" || part === "." || part === "..") || /[\\:\0]/.test(fileName);
  if (strange) throw refused(archive, `its entry ${JSON.stringify(fileName.slice(0, 200))} leads out of it`);
  if (!KINDS.includes(modeOf(entry) & KIND))
    throw refused(archive, `its entry ${JSON.stringify(fileName.slice(0, 200))} is neither file nor folder`);
  return parts;
}
function guard(archive) {
  const seen = /* @__PURE__ */ new Set();
  let bytes = 0;
  return ({ fileName, uncompressedSize }) => {
    const name = fileName.replace(/\/$/, "").toLowerCase();
    bytes += uncompressedSize;
    if (seen.has(name)) throw refused(archive, `its entry ${JSON.stringify(fileName.slice(0, 200))} is there twice`);
    if (seen.size >= MOST_ENTRIES || bytes > MOST_BYTES) throw refused(archive, "it unpacks to more than a bundle");
    seen.add(name);
  };
}
async function unpackEntry(zip, entry, path) {
  await mkdir(dirname(path), { recursive: true });
  if (entry.fileName.endsWith("/")) return void await mkdir(path, { recursive: true });
  const mode = (modeOf(entry) & 73) === 0 ? 420 : 493;
  await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path, { flags: "wx", mode }));
  await chmod(path, mode);
}
async function unpackBundle(archive, folder) {
  const check = guard(archive);
  let zip;
  try {
    zip = await (0, import_yauzl.openPromise)(archive, { lazyEntries: true, autoClose: false });
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
  if (only === void 0 || others.length > 0) throw refused(archive, "it holds something else than one directory");
  return join(folder, only);
}
export {
  unpackBundle
};
