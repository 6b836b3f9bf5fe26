import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eachPiece, type OpenFile } from "../../../src/model/pieces.ts";

/** A file that is read in the given lengths (as many bytes as each asks for), and whose reads may fail from one on. */
function fileOf(content: Uint8Array, lengths: readonly number[], failsAt = Number.POSITIVE_INFINITY) {
  let [at, reads, closed] = [0, 0, 0];
  const file: OpenFile = {
    async read(buffer, offset, length) {
      reads += 1;
      if (reads > failsAt) throw new Error(`read ${reads} failed`);
      const part = content.subarray(at, at + Math.min(length, lengths[reads - 1] ?? length));
      buffer.set(part, offset);
      at += part.length;
      return { bytesRead: part.length };
    },
    async close() {
      closed += 1;
    },
  };
  return { file, closed: () => closed };
}

describe("eachPiece", () => {
  it("gives all bytes in order, however few of them a read gives", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 64 }),
        fc.array(fc.integer({ min: 1, max: 9 })),
        async (bytes, lengths) => {
          const { file, closed } = fileOf(bytes, lengths);
          const got: number[] = [];
          await eachPiece(file, (piece) => void got.push(...piece));
          expect(got).toEqual([...bytes]);
          expect(closed()).toBe(1);
        },
      ),
    );
  });

  it("throws what a read throws, after everything before it was taken", async () => {
    const { file, closed } = fileOf(new Uint8Array(9), [3, 3, 3], 2);
    let taken = 0;
    await expect(
      eachPiece(file, (piece) => {
        taken += piece.length;
      }),
    ).rejects.toThrow("read 3 failed");
    expect(taken).toBe(6);
    expect(closed()).toBe(1);
  });

  it("throws what the taker throws, also where the read ahead of it fails", async () => {
    const { file, closed } = fileOf(new Uint8Array(9), [3, 3, 3], 1);
    const refuse = (): never => {
      throw new Error("not wanted");
    };
    await expect(eachPiece(file, refuse)).rejects.toThrow("not wanted");
    expect(closed()).toBe(1);
  });
});
