import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);
import {
  require_tar_stream
} from "./chunk-J5JUHVAD.mjs";
import {
  __toESM
} from "./chunk-EHI5V3TS.mjs";

// src/runtime/github/cache-reader.ts
var import_tar_stream = __toESM(require_tar_stream(), 1);
import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createGunzip, createZstdDecompress } from "node:zlib";
var STALL_MS = 3e4;
var PATIENCE_MS = 3e5;
var LARGEST = 8 * 1024 ** 3;
var HASHED = /^files\/[0-9a-f]{64}$/;
var REMEMBERED = /^locks\/[0-9a-f]{64}\.toml$/;
var FOUND = /^smoke\/[0-9a-f]{64}\.json$/;
var BUILT = /^built\/[0-9a-f]{40}(?:[0-9a-f]{24})?\.json$/;
var MADE = /^(?:builds\/[0-9a-f]{64}\.toml|compiled\/[0-9a-f]{64}\/(?:wheel\.json|[A-Za-z0-9][\w.+!-]*\.whl))$/;
function placeOf(name, release) {
  const parts = name.replaceAll("\\", "/").split("/");
  for (const length of [2, 3]) {
    const place2 = parts.slice(-length).join("/");
    if (HASHED.test(place2) || REMEMBERED.test(place2)) return place2;
    if (!release && [MADE, FOUND, BUILT].some((pattern) => pattern.test(place2))) return place2;
  }
  return void 0;
}
var PIECE = 256 * 1024;
function decompress(method) {
  if (method === "gzip") return createGunzip({ chunkSize: PIECE });
  return createZstdDecompress({ chunkSize: PIECE, params: { [constants.ZSTD_d_windowLogMax]: 30 } });
}
function bounded() {
  let size = 0;
  return new Transform({
    transform(chunk, _encoding, done) {
      size += chunk.length;
      done(size > LARGEST ? new Error(`the cache is larger than ${LARGEST} bytes`) : null, chunk);
    }
  });
}
function watched(stalled) {
  const stop = () => stalled.abort(new Error(`the cache service stood still for ${STALL_MS / 1e3} s`));
  let timer = setTimeout(stop, STALL_MS);
  return new Transform({
    transform(chunk, _encoding, done) {
      clearTimeout(timer);
      timer = setTimeout(stop, STALL_MS);
      done(null, chunk);
    },
    destroy(error, done) {
      clearTimeout(timer);
      done(error);
    }
  });
}
async function place(entry, file, mtime, signal) {
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.${randomBytes(6).toString("hex")}`;
  const handle = await open(fresh, "wx");
  try {
    await pipeline(entry, handle.createWriteStream(), { signal });
    const then = Math.min(mtime?.getTime() ?? 0, Date.now()) / 1e3;
    await utimes(fresh, then, then);
    await rename(fresh, file);
  } finally {
    await handle.close().catch(() => void 0);
    await rm(fresh, { force: true });
  }
}
async function bothEnded(tasks) {
  await Promise.allSettled(tasks);
  const [first] = await Promise.all(tasks);
  return first;
}
async function takeOut(archive, { method, into, release, arrived }, signal) {
  const entries = (0, import_tar_stream.extract)();
  const taken = /* @__PURE__ */ new Set();
  const broken = new AbortController();
  const read = async () => {
    for await (const entry of entries) {
      const { name, type, mtime } = entry.header;
      const wanted = type === "file" || type === "contiguous-file" ? placeOf(name, release) : void 0;
      if (wanted === void 0 || taken.has(wanted)) entry.resume();
      else {
        await place(entry, join(into, wanted), mtime, broken.signal);
        taken.add(wanted);
        arrived?.(wanted);
      }
    }
  };
  const fed = pipeline(archive, decompress(method), bounded(), entries, { signal }).catch((error) => {
    broken.abort(error);
    throw error;
  });
  await bothEnded([fed, read()]);
  return [...taken];
}
async function fetchEntry(entry, at, signal) {
  const stalled = new AbortController();
  const stop = AbortSignal.any([signal, stalled.signal, AbortSignal.timeout(PATIENCE_MS)]);
  const meter = watched(stalled);
  try {
    const response = await fetch(entry.url, { signal: stop });
    if (!response.ok || response.body === null) throw new Error(`the cached archive: HTTP ${response.status}`);
    const body = Readable.fromWeb(response.body);
    return await bothEnded([
      takeOut(meter, { method: entry.method, ...at }, stop),
      pipeline(body, meter, { signal: stop })
    ]);
  } finally {
    meter.destroy();
  }
}
export {
  fetchEntry,
  placeOf,
  takeOut
};
