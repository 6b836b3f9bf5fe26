import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  require_yazl
} from "./chunk-6ZQIUSC6.mjs";
import {
  archiveEntries,
  hashed,
  insideBundle,
  writeMeasured
} from "./chunk-KOIFSTGW.mjs";
import "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// src/packagers/zip.ts
var import_yazl = __toESM(require_yazl(), 1);
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
function zoneless(epoch) {
  const utc = new Date(Math.max(epoch, 315532800) * 1e3);
  return new Date(
    utc.getUTCFullYear(),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds()
  );
}
function contentOf({ name, path }, { packed }) {
  const content = createReadStream(path);
  if (packed === void 0) return content;
  return Readable.from(
    hashed(content, (sha256) => packed(insideBundle(name), sha256)),
    { objectMode: false }
  );
}
async function writeZip(root, file, options) {
  const zip = new import_yazl.ZipFile();
  const output = zip.outputStream;
  zip.on("error", (error) => output.destroy(error));
  const common = { mtime: zoneless(options.epoch), forceDosTimestamp: true };
  for (const entry of archiveEntries(root)) {
    if (entry.kind === "directory") zip.addEmptyDirectory(entry.name, { ...common, mode: 16877 });
    else if (entry.kind === "file") {
      const { name, size, mode } = entry;
      zip.addReadStreamLazy(name, { ...common, size, mode: 32768 | mode }, (give) => {
        const content = contentOf(entry, options);
        content.on("error", (error) => output.destroy(error));
        give(null, content);
      });
    } else zip.addBuffer(Buffer.from(entry.target), entry.name, { ...common, mode: 41471, compress: false });
  }
  zip.end();
  return writeMeasured(output, file, options.signal);
}
export {
  writeZip
};
