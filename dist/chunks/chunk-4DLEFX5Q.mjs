import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/inspect/source.ts
import { open, stat } from "node:fs/promises";
import { Readable } from "node:stream";
var Malformed = class extends Error {
  constructor(message) {
    super(message);
    this.name = "Malformed";
  }
};
var LARGEST_READ = 16 << 20;
function malformed(source, problem) {
  return new Malformed(`${source.name}: malformed ${source.format} file: ${problem}`);
}
function checkRange(source, offset, length) {
  if (offset >= 0 && length >= 0 && length <= LARGEST_READ && offset + length <= source.size) return;
  throw malformed(source, `${length} bytes at ${offset} lie outside of its ${source.size} bytes`);
}
function readAs(format, source) {
  return part(source, { format, name: source.name, offset: 0, size: source.size });
}
function part(source, range) {
  const { offset: start, size } = range;
  if (!(start >= 0 && size >= 0 && start + size <= source.size)) {
    throw malformed(source, `a part of ${size} bytes at ${start} lies outside of its ${source.size} bytes`);
  }
  const inner = {
    ...range,
    read: async (offset, length) => {
      checkRange(inner, offset, length);
      return source.read(start + offset, length);
    }
  };
  return inner;
}
function bufferSource(name, bytes) {
  const source = {
    name,
    format: "",
    size: bytes.length,
    read: async (offset, length) => {
      checkRange(source, offset, length);
      return bytes.subarray(offset, offset + length);
    }
  };
  return source;
}
function handleSource(name, handle, size) {
  const source = {
    name,
    format: "",
    size,
    async read(offset, length) {
      checkRange(source, offset, length);
      const buffer = Buffer.allocUnsafe(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await handle.read(buffer, done, length - done, offset + done);
        if (bytesRead === 0) throw malformed(source, "it ended while it was read");
        done += bytesRead;
      }
      return buffer;
    }
  };
  return source;
}
async function withFile(file, name, use) {
  if (!(await stat(file)).isFile()) return void 0;
  const handle = await open(file, "r");
  try {
    return await use(handleSource(name, handle, (await handle.stat()).size));
  } finally {
    await handle.close();
  }
}
function wide(buffer, offset) {
  return Number(buffer.readBigUInt64LE(offset));
}
function untilZero(buffer) {
  const end = buffer.indexOf(0);
  return end === -1 ? void 0 : buffer.toString("utf8", 0, end);
}
function readStart(source, length) {
  return source.read(0, Math.min(length, source.size));
}
var PIECE = 1 << 18;
async function* pieces(source) {
  for (let at = 0; at < source.size; at += PIECE) yield await source.read(at, Math.min(PIECE, source.size - at));
}
function sourceStream(source) {
  return Readable.from(pieces(source), { objectMode: false });
}

export {
  Malformed,
  malformed,
  readAs,
  part,
  bufferSource,
  handleSource,
  withFile,
  wide,
  untilZero,
  readStart,
  pieces,
  sourceStream
};
