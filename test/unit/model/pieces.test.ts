import { expect, test } from "vitest";
import { eachPiece, type OpenFile, piecesIn, readHead, ring } from "../../../src/model/pieces.ts";

/** A file of these bytes, whose disk gives at most three at a time; `fails` is what the read after them throws. */
function fileOf(bytes: readonly number[], fails?: Error) {
  let at = 0;
  const state = { opened: 0, closed: 0 };
  const file: OpenFile = {
    async read(buffer, offset, length) {
      if (at === bytes.length && fails !== undefined) throw fails;
      const piece = bytes.slice(at, at + Math.min(length, 3));
      buffer.set(piece, offset);
      at += piece.length;
      return { bytesRead: piece.length };
    },
    async close() {
      state.closed += 1;
    },
  };
  const open = async () => {
    state.opened += 1;
    return file;
  };
  return { file, open, state };
}

const BYTES = Array.from({ length: 20 }, (_, index) => index);

test("a piece in a ring of three buffers is good until two more were asked for, and is overwritten by the third", async () => {
  const { open, state } = fileOf(BYTES);
  const held: Uint8Array[] = [];
  let made = 0;
  const next = ring(3, () => {
    made += 1;
    return new Uint8Array(8);
  });
  const read: number[] = [];
  for await (const piece of piecesIn(open, next)) {
    held.push(piece);
    read.push(...piece);
    const [oldest] = held.slice(-3);
    expect([...(oldest ?? [])]).toEqual(read.slice(Math.max(0, held.length - 3) * 3).slice(0, oldest?.length));
  }
  expect(read).toEqual(BYTES);
  expect([...(held[0] ?? [])]).not.toEqual([0, 1, 2]);
  expect({ made, ...state }).toEqual({ made: 3, opened: 1, closed: 1 });
});

test("a file is closed by who stops reading it, and where it cannot be read", async () => {
  const buffer = () => new Uint8Array(8);
  const stopped = fileOf(BYTES);
  for await (const piece of piecesIn(stopped.open, buffer)) {
    expect([...piece]).toEqual([0, 1, 2]);
    break;
  }
  expect(stopped.state.closed).toBe(1);
  const broken = fileOf([], new Error("EIO"));
  await expect(piecesIn(broken.open, buffer).next()).rejects.toThrow("EIO");
  expect(broken.state.closed).toBe(1);
});

test("a file that nobody reads is not opened", async () => {
  const { open, state } = fileOf(BYTES);
  await piecesIn(open, () => new Uint8Array(8)).return(undefined);
  expect(state).toEqual({ opened: 0, closed: 0 });
});

test("of a file's head there is as much as the disk gave, and it is closed", async () => {
  const short = fileOf([7, 8]);
  const head = new Uint8Array(8);
  expect(await readHead(short.file, head)).toBe(2);
  expect([...head.subarray(0, 2)]).toEqual([7, 8]);
  const broken = fileOf([], new Error("EIO"));
  await expect(readHead(broken.file, head)).rejects.toThrow("EIO");
  expect([short.state.closed, broken.state.closed]).toEqual([1, 1]);
});

test("each piece of a file is taken in turn, and it is closed", async () => {
  const { file, state } = fileOf(BYTES);
  const read: number[] = [];
  await eachPiece(file, (piece) => read.push(...piece));
  expect(read).toEqual(BYTES);
  expect(state.closed).toBe(1);
});

test("where a read fails, everything before it was taken", async () => {
  const { file, state } = fileOf(BYTES, new Error("EIO"));
  const read: number[] = [];
  await expect(eachPiece(file, (piece) => read.push(...piece))).rejects.toThrow("EIO");
  expect(read).toEqual(BYTES);
  expect(state.closed).toBe(1);
});

test("where a piece is not wanted, that is said, also if the read ahead of it fails", async () => {
  const { file, state } = fileOf([0, 1, 2], new Error("EIO"));
  const refuse = (): never => {
    throw new Error("not wanted");
  };
  await expect(eachPiece(file, refuse)).rejects.toThrow("not wanted");
  expect(state.closed).toBe(1);
});
