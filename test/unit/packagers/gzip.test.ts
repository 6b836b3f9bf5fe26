import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gzip } from "../../../src/packagers/gzip.ts";

async function compress(chunks: readonly Uint8Array[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  const stream = (async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk);
  })();
  for await (const part of gzip(stream)) parts.push(part);
  return Buffer.concat(parts);
}

test("what is compressed comes back, however it was cut into chunks", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5000 }), { maxLength: 20 }), async (chunks) => {
      expect(gunzipSync(await compress(chunks))).toEqual(Buffer.concat(chunks));
    }),
    { numRuns: 60 },
  );
});

test("several blocks, text that goes on across their borders, and the same bytes whatever the chunks", async () => {
  const text = Buffer.from(Array.from({ length: 400_000 }, (_, index) => `line ${index % 997}\n`).join(""));
  const whole = await compress([text]);
  const cut = await compress([text.subarray(0, 1), text.subarray(1, 1_048_577), text.subarray(1_048_577)]);
  expect(cut).toEqual(whole);
  expect(gunzipSync(whole)).toEqual(text);
  expect(whole.length).toBeLessThan(text.length / 50);
});

test("a stream that fails fails the compression", async () => {
  const broken = (async function* (): AsyncGenerator<Buffer> {
    yield Buffer.from("begun");
    throw new Error("the disk is gone");
  })();
  const read = async (): Promise<void> => {
    for await (const part of gzip(broken)) expect(part).toBeInstanceOf(Buffer);
  };
  await expect(read()).rejects.toThrow("the disk is gone");
});
