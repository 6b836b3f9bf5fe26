import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/model/pieces.ts
var PIECE = 512 * 1024;
async function eachPiece(file, take) {
  const buffer = new Uint8Array(PIECE);
  try {
    for (; ; ) {
      const { bytesRead } = await file.read(buffer, 0, PIECE, null);
      if (bytesRead === 0) return;
      take(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
function ring(buffers) {
  let turn = 0;
  return () => {
    const buffer = buffers[turn % buffers.length] ?? buffers[0];
    turn += 1;
    return buffer;
  };
}
async function* piecesIn(file, next) {
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
  eachPiece,
  ring,
  piecesIn
};
