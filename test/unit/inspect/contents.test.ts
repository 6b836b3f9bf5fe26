import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Bench, openBench, PORTABLE, stubBytes } from "./support.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.dispose());

test("every file is named once, and its bytes add up to what the sizes say", async () => {
  const { contents, sizes, files, bytes } = await bench.inspect(await bench.makeFolder(PORTABLE));
  expect(contents.owners.map(({ name, kind }) => [name, kind])).toEqual(sizes.map(({ owner, kind }) => [owner, kind]));
  const all = contents.owners.flatMap((owner) => owner.files);
  expect(new Set(all.map(([path]) => path)).size).toBe(files);
  expect(all).toHaveLength(files);
  expect(all.reduce((sum, [, size]) => sum + size, 0)).toBe(bytes);
});

test("every program and library that asks for a system is named, and not only the one that asks for most", async () => {
  const { contents, floors } = await bench.inspect(await bench.makeFolder(PORTABLE));
  expect(contents.demands).toContainEqual(floors[0]);
  for (const { file, owner, version } of contents.demands) {
    expect(contents.owners.find(({ name }) => name === owner)?.files.map(([path]) => path)).toContain(file);
    expect(version).toMatch(/^\d+\.\d+$/);
  }
});

test("files of a compressed program take their part of its bytes", async () => {
  await bench.makeFolder({ app: await stubBytes(PORTABLE) }, "out");
  const { contents, bytes } = await bench.inspect(join(bench.folder, "out", "app"));
  const all = contents.owners.flatMap((owner) => owner.files);
  expect(Math.abs(all.reduce((sum, [, size]) => sum + size, 0) - bytes)).toBeLessThan(all.length);
});
