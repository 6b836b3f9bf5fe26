import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  BuildError
} from "./chunk-4R4DXNF4.mjs";
import "./chunk-3HSMMY5N.mjs";
import "./chunk-EHI5V3TS.mjs";

// src/packagers/zstd.ts
import { pipeline } from "node:stream/promises";
import * as zlib from "node:zlib";
var LEVEL = 12;
var WINDOW_LOG = 25;
function zstd(chunks, create = zlib.createZstdCompress ?? null) {
  if (create === null) {
    throw new BuildError([
      {
        code: "node-without-zstd",
        message: "packages: tar.zst needs zstd, and the Node that runs this has none",
        hint: "Use Node 24 (as GitHub's runners do), or packages: [archive]."
      }
    ]);
  }
  const { ZSTD_c_compressionLevel, ZSTD_c_windowLog, ZSTD_c_checksumFlag } = zlib.constants;
  const params = { [ZSTD_c_compressionLevel]: LEVEL, [ZSTD_c_windowLog]: WINDOW_LOG, [ZSTD_c_checksumFlag]: 1 };
  const stream = create({ params });
  pipeline(chunks, stream).catch((error) => stream.destroy(error));
  return stream;
}
export {
  zstd
};
