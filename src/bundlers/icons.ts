import { readFile } from "node:fs/promises";
import type { PNG } from "pngjs";

/** One size of an icon, as a PNG. */
export interface IconImage {
  /** Pixels on a side. */
  readonly size: number;
  readonly png: Buffer;
}

/** What Windows asks for between a list and a desktop; 256 is the largest that an .ico can say. */
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];

/** Types of an .icns that hold a PNG, with its size; some stand for half of it on a display of double density. */
const APPLE_TYPES = [
  ["icp4", 16],
  ["icp5", 32],
  ["ic11", 32],
  ["ic12", 64],
  ["ic07", 128],
  ["ic13", 256],
  ["ic08", 256],
  ["ic14", 512],
  ["ic09", 512],
  ["ic10", 1024],
] as const;

/** Weighted by how much of a source pixel falls into the target's, and by its alpha: transparent pixels lend no colour. */
function averaged(source: PNG, size: number, at: { readonly x: number; readonly y: number }): number[] {
  const scale = source.width / size;
  const [left, top] = [at.x * scale, at.y * scale];
  const sum = [0, 0, 0, 0];
  for (let y = Math.floor(top); y < Math.min(top + scale, source.height); y += 1) {
    const height = Math.min(y + 1, top + scale) - Math.max(y, top);
    for (let x = Math.floor(left); x < Math.min(left + scale, source.width); x += 1) {
      const area = height * (Math.min(x + 1, left + scale) - Math.max(x, left));
      const pixel = source.data.subarray((y * source.width + x) * 4, (y * source.width + x) * 4 + 4);
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixel;
      for (const [index, value] of [red, green, blue].entries()) sum[index] = (sum[index] ?? 0) + value * alpha * area;
      sum[3] = (sum[3] ?? 0) + alpha * area;
    }
  }
  const [red = 0, green = 0, blue = 0, alpha = 0] = sum;
  const colour = (value: number): number => (alpha === 0 ? 0 : Math.round(value / alpha));
  return [colour(red), colour(green), colour(blue), Math.round(alpha / (scale * scale))];
}

/** The icon in these sizes; larger ones than the picture itself are left out, but for the smallest. */
async function imagesOf(file: string, sizes: readonly number[]): Promise<IconImage[]> {
  // Only who has an icon pays for the decoder. It is CommonJS, whose names a bundler gives under `default` alone.
  const { PNG } = (await import("pngjs")).default;
  const source = PNG.sync.read(await readFile(file));
  const wanted = [...new Set(sizes)].filter((size, index) => size <= source.width || index === 0);
  return wanted.map((size) => {
    const target = new PNG({ width: size, height: size });
    for (let y = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1) target.data.set(averaged(source, size, { x, y }), (y * size + x) * 4);
    }
    return { size, png: PNG.sync.write(target) };
  });
}

/** The pictures of a Windows icon, from one square PNG. */
export function windowsIcon(file: string): Promise<IconImage[]> {
  return imagesOf(file, WINDOWS_SIZES);
}

/** An .ico file, whose pictures are PNGs (Windows Vista and later). */
export function icoFile(images: readonly IconImage[]): Buffer {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of images.entries()) {
    const at = 6 + 16 * index;
    // 256 is written as 0.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

/** An .icns file, from one square PNG. */
export async function icnsFile(file: string): Promise<Buffer> {
  const sizes = APPLE_TYPES.map(([, size]) => size);
  const images = new Map((await imagesOf(file, sizes)).map(({ size, png }) => [size, png]));
  const parts = APPLE_TYPES.flatMap(([type, size]) => {
    const png = images.get(size);
    if (png === undefined) return [];
    const head = Buffer.from(`${type}\0\0\0\0`);
    head.writeUInt32BE(png.length + 8, 4);
    return [head, png];
  });
  const head = Buffer.from("icns\0\0\0\0");
  head.writeUInt32BE(
    parts.reduce((sum, part) => sum + part.length, 8),
    4,
  );
  return Buffer.concat([head, ...parts]);
}
