import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { spooled } from "../../../src/inspect/spool.ts";
import { writeZip } from "../../support/archives.ts";
import { elfFile } from "../../support/elf-file.ts";
import { type Bench, openBench } from "./support.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.dispose());

/** More entries than any bundle has. */
const TOO_MANY = 250_001;

async function tarWith(...headers: readonly Parameters<ReturnType<typeof pack>["entry"]>[0][]): Promise<Buffer> {
  const tar = pack();
  for (const header of headers) tar.entry(header, "");
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Bytes of a zip of one file, whose central directory a test may change. */
async function zipBytes(name: string): Promise<{ readonly bytes: Buffer; readonly directory: number }> {
  const file = join(bench.folder, "good.zip");
  await writeZip(file, { [name]: elfFile({}) });
  const bytes = await readFile(file);
  return { bytes, directory: bytes.indexOf("PK\x01\x02") };
}

test.each(["../../etc/passwd", "/etc/passwd"])("a tar whose hard link leads to %s is refused", async (linkname) => {
  const file = await bench.put("bad.tar", await tarWith({ name: "a.so", type: "link", linkname }));
  await expect(bench.inspect(file)).rejects.toThrow(`bad.tar: its entry ${JSON.stringify(linkname)} leaves it`);
});

test("a tar with more entries than any bundle has is refused", async () => {
  const header = (await tarWith({ name: "a.txt" })).subarray(0, 512);
  const file = await bench.put("many.tar.gz", gzipSync(Buffer.alloc(TOO_MANY * 512, header), { level: 1 }));
  await expect(bench.inspect(file)).rejects.toThrow("many.tar.gz: it has more than 250000 entries");
}, 60_000);

test("a zip whose file unpacks to more than 200 times its size is refused", async () => {
  const { bytes, directory } = await zipBytes("a.txt");
  bytes.writeUInt32LE(0x7fff_ffff, directory + 24);
  await expect(bench.inspect(await bench.put("bomb.zip", bytes))).rejects.toThrow("unpacks to more than 200 times");
});

test("a zip with a name that holds a zero byte is refused", async () => {
  const { bytes } = await zipBytes("a.xso");
  const text = bytes.toString("latin1").replaceAll("a.xso", "a.\0so");
  const file = await bench.put("zero.zip", Buffer.from(text, "latin1"));
  await expect(bench.inspect(file)).rejects.toThrow('its entry "a.\\u0000so" leaves it');
});

test("a zip with a link of 1 MB is told by the start of it", async () => {
  const file = join(bench.folder, "link.zip");
  await writeZip(file, { "a.so": elfFile({}), link: { to: `/${"x".repeat(1 << 20)}` } });
  const { problems } = await bench.inspect(file);
  expect(problems.map(({ file: path }) => path)).toEqual(["link"]);
  expect(problems[0]?.problem.length).toBeLessThan(4200);
});

test.each([100, 100 << 20])(
  "of a file that unpacks to more than the %i bytes it says, no more is unpacked",
  async (size) => {
    let unpacked = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (; unpacked < 4 * size + (64 << 20); unpacked += 1 << 20) yield Buffer.alloc(1 << 20);
    }
    const reading = spooled({ name: "a.so", size, chunks: endless() }, bench.scratch, async () => "read");
    await expect(reading).rejects.toThrow(`a.so: it does not have the ${size} bytes that the archive says`);
    expect(unpacked).toBeLessThanOrEqual(size + (1 << 20));
  },
);
