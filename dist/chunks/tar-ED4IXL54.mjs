import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  archiveEntries,
  hashed,
  insideBundle,
  writeMeasured
} from "./chunk-KOIFSTGW.mjs";
import {
  require_tar_stream
} from "./chunk-J5JUHVAD.mjs";
import {
  piecesIn,
  ring
} from "./chunk-GDFCTHXS.mjs";
import "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// src/packagers/tar.ts
var import_tar_stream = __toESM(require_tar_stream(), 1);
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

// src/packagers/gzip.ts
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import { constants, crc32, deflateRaw } from "node:zlib";
var deflate = promisify(deflateRaw);
var BLOCK = 256 * 1024;
var AT_A_TIME = 2 * Math.min(availableParallelism(), 8);
var BUFFERS = AT_A_TIME + 2;
var WINDOW = 32 * 1024;
var OUTPUT = 128 * 1024;
var EFFORT = { level: 4, memLevel: 9 };
var HEADER = Buffer.from([31, 139, 8, 0, 0, 0, 0, 0, 0, 255]);
var LAST_BLOCK = Buffer.from([3, 0]);
async function* blocksOf(chunks) {
  const next = ring(BUFFERS, () => Buffer.allocUnsafeSlow(BLOCK));
  let [block, size] = [next(), 0];
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const copied = chunk.copy(block, size, at);
      at += copied;
      size += copied;
      if (size < BLOCK) continue;
      yield block;
      [block, size] = [next(), 0];
    }
  }
  yield block.subarray(0, size);
}
function trailer(checksum, length) {
  const end = Buffer.alloc(8);
  end.writeUInt32LE(checksum, 0);
  end.writeUInt32LE(length % 2 ** 32, 4);
  return end;
}
async function* gzip(chunks) {
  yield HEADER;
  const running = [];
  let window;
  let checksum = 0;
  let length = 0;
  for await (const block of blocksOf(chunks)) {
    checksum = crc32(block, checksum);
    length += block.length;
    const dictionary = window === void 0 || window.length === 0 ? {} : { dictionary: window };
    const compressed = deflate(block, {
      ...EFFORT,
      finishFlush: constants.Z_SYNC_FLUSH,
      chunkSize: OUTPUT,
      ...dictionary
    });
    compressed.catch(() => void 0);
    running.push(compressed);
    window = block.subarray(-WINDOW);
    if (running.length >= AT_A_TIME) yield await (running.shift() ?? LAST_BLOCK);
  }
  for (const compressed of running) yield await compressed;
  yield LAST_BLOCK;
  yield trailer(checksum, length);
}

// src/packagers/tar.ts
var SMALL = 256 * 1024;
var PIECE = 256 * 1024;
var BUFFERS2 = 4;
async function add(tar, entry, { mtime, next, packed }) {
  const owner = { uid: 0, gid: 0, uname: "", gname: "", mtime };
  const tell = (sha256) => packed?.(insideBundle(entry.name), sha256);
  if (entry.kind === "file" && entry.size > SMALL) {
    const slot = tar.entry({ ...owner, name: entry.name, size: entry.size, mode: entry.mode });
    const content = piecesIn(() => open(entry.path), next);
    await pipeline(packed === void 0 ? content : hashed(content, tell), slot);
    return;
  }
  await new Promise((done, fail) => {
    const finish = (error) => error === null || error === void 0 ? done() : fail(error);
    if (entry.kind === "directory")
      tar.entry({ ...owner, name: `${entry.name}/`, type: "directory", mode: 493 }, finish);
    else if (entry.kind === "link") {
      tar.entry({ ...owner, name: entry.name, type: "symlink", linkname: entry.target, mode: 511 }, finish);
    } else {
      const content = readFileSync(entry.path);
      if (packed !== void 0) tell(createHash("sha256").update(content).digest("hex"));
      tar.entry({ ...owner, name: entry.name, mode: entry.mode }, content, finish);
    }
  });
}
async function writeTar(root, file, options, compress = gzip) {
  const entries = archiveEntries(root);
  const tar = (0, import_tar_stream.pack)();
  const content = tar;
  const written = writeMeasured(compress(content), file, options.signal);
  const filled = (async () => {
    const mtime = new Date(options.epoch * 1e3);
    const next = ring(BUFFERS2, () => Buffer.allocUnsafeSlow(PIECE));
    for (const entry of entries) await add(tar, entry, { mtime, next, packed: options.packed });
    tar.finalize();
  })();
  const [measure] = await Promise.all([written, filled.catch((error) => tar.destroy(error))]);
  await filled;
  return measure;
}
export {
  writeTar
};
