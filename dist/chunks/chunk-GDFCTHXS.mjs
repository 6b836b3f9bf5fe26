import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/model/pieces.ts
var PIECE = 512 * 1024;
async function readHead(file, buffer) {
  try {
    return (await file.read(buffer, 0, buffer.length, null)).bytesRead;
  } finally {
    await file.close();
  }
}
function ring(count, make) {
  const buffers = [];
  let turn = 0;
  return () => {
    const at = turn % count;
    turn += 1;
    buffers[at] ??= make();
    return buffers[at];
  };
}
var idle = [];
async function eachPiece(file, take) {
  const next = idle.pop() ?? ring(2, () => new Uint8Array(PIECE));
  const read = async () => {
    const buffer = next();
    return buffer.subarray(0, (await file.read(buffer, 0, PIECE, null)).bytesRead);
  };
  let ahead = read();
  try {
    for (; ; ) {
      const piece = await ahead;
      if (piece.length === 0) return;
      ahead = read();
      take(piece);
    }
  } finally {
    await ahead.catch(() => void 0);
    idle.push(next);
    await file.close();
  }
}
async function* piecesIn(open, next) {
  const file = await open();
  try {
    for (; ; ) {
      const buffer = next();
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

export {
  readHead,
  ring,
  eachPiece,
  piecesIn
};
