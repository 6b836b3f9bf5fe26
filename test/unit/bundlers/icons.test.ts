import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { icnsFile, icoFile, windowsIcon } from "../../../src/bundlers/icons.ts";
import { fourNumbers } from "../../../src/bundlers/version-numbers.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Left half red, right half transparent blue. */
async function picture(size: number): Promise<string> {
  const png = new PNG({ width: size, height: size });
  for (let at = 0; at < size * size; at += 1) {
    png.data.set(at % size < size / 2 ? [255, 0, 0, 255] : [0, 0, 255, 0], at * 4);
  }
  const file = join(folder, `${size}.png`);
  await writeFile(file, PNG.sync.write(png));
  return file;
}

test("a transparent colour does not bleed into a smaller picture", async () => {
  const [small] = await windowsIcon(await picture(1000));
  const { data, width } = PNG.sync.read(small?.png ?? Buffer.alloc(0));
  expect(width).toBe(16);
  // 1000 / 16 is no whole number: the middle column is made of both halves where they meet.
  expect([...data.subarray(0, 4)]).toEqual([255, 0, 0, 255]);
  expect(data[15 * 4 + 3]).toBe(0);
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] !== 0) expect(data[at + 2]).toBe(0);
});

test("an .ico lists each size with where its picture lies", async () => {
  const images = await windowsIcon(await picture(300));
  const ico = icoFile(images);
  expect(ico.readUInt16LE(4)).toBe(7);
  expect(ico.readUInt8(6 + 16 * 6)).toBe(0);
  const offset = ico.readUInt32LE(6 + 16 * 6 + 12);
  expect(PNG.sync.read(ico.subarray(offset, offset + ico.readUInt32LE(6 + 16 * 6 + 8))).width).toBe(256);
});

test("an .icns holds its own length and pictures up to the size of the source", async () => {
  const icns = await icnsFile(await picture(128));
  expect(icns.toString("latin1", 0, 4)).toBe("icns");
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const types: string[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) types.push(icns.toString("latin1", at, at + 4));
  expect(types).toEqual(["icp4", "icp5", "ic11", "ic12", "ic07"]);
});

test.each([
  ["1.4.0", [1, 4, 0, 0]],
  ["2!1.4.0rc1.post2.dev3", [1, 4, 0, 0]],
  ["2026.8.19.5.6", [2026, 8, 19, 5]],
  ["1.99999", [1, 65535, 0, 0]],
])("version %s is %j for Windows", (version, numbers) => {
  expect(fourNumbers(version)).toEqual(numbers);
});
