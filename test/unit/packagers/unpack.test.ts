import { mkdir, mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { beforeEach, describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { BuildError } from "../../../src/model/errors.ts";
import { archive } from "../../../src/packagers/archive.ts";
import { unpackBundle } from "../../../src/packagers/unpack.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});

const room = (): Promise<string> => mkdtemp(join(folder, "unpacked-"));
const options = { epoch: 1_700_000_000, signal: new AbortController().signal };

test("what is unpacked and packed again has the same bytes", async () => {
  const root = join(folder, "app-1.0-windows-x64");
  await mkdir(join(root, "lib", "empty"), { recursive: true });
  await writeFile(join(root, "app.exe"), "MZ".repeat(5000), { mode: 0o755 });
  await writeFile(join(root, "lib", "bücher.txt"), "a text\n");
  const first = await archive.package(root, join(folder, "first.zip"), options);
  const again = await unpackBundle(join(folder, "first.zip"), await room());
  expect(again.endsWith("/app-1.0-windows-x64")).toBe(true);
  expect((await stat(join(again, "app.exe"))).mode & 0o777).toBe(0o755);
  expect(await archive.package(again, join(folder, "again.zip"), options)).toEqual(first);
  expect(await readFile(join(folder, "again.zip"))).toEqual(await readFile(join(folder, "first.zip")));
});

/** A zip with entries that yazl would not write: names of the same length are put in afterwards. */
async function zipOf(
  entries: readonly (readonly [name: string, mode?: number])[],
  rename: readonly [string, string][],
) {
  const zip = new ZipFile();
  for (const [name, mode = 0o100644] of entries) zip.addBuffer(Buffer.from("content"), name, { mode, compress: false });
  zip.end();
  let text = (await buffer(zip.outputStream as NodeJS.ReadableStream)).toString("latin1");
  for (const [from, to] of rename) text = text.replaceAll(from, to);
  const file = join(folder, "leg.zip");
  await writeFile(file, Buffer.from(text, "latin1"));
  return file;
}

describe("bad input: refused, and nothing lies outside of the folder", () => {
  test.each<readonly [string, Parameters<typeof zipOf>, RegExp]>([
    ["an entry that climbs out", [[["app/aa/file"]], [["app/aa/file", "app/../../x"]]], /cannot be unpacked|leads out/],
    ["an absolute entry", [[["xapp/file"]], [["xapp/file", "/app/file"]]], /cannot be unpacked|leads out/],
    ["a drive", [[["cx/file"]], [["cx/file", "c:/file"]]], /cannot be unpacked|leads out/],
    ["a stream of a file of Windows", [[["app/file:x"]], []], /leads out/],
    ["a folder that is none", [[["app/x/file"]], [["app/x/file", "app/./file"]]], /leads out/],
    ["a folder without a name", [[["app/xfile"]], [["app/xfile", "app//file"]]], /leads out/],
    ["a symbolic link", [[["app/link", 0o120777]], []], /neither file nor folder/],
    ["a device", [[["app/null", 0o020666]], []], /neither file nor folder/],
    ["names that differ in case alone", [[["app/File"], ["app/file"]], []], /is there twice/],
    ["a file below a file", [[["app/a"], ["app/a/b"]], []], /cannot be unpacked/],
    ["two directories", [[["app/file"], ["other/file"]], []], /something else than one directory/],
    ["no entry", [[], []], /something else than one directory/],
  ])("%s", async (_, [entries, rename], message) => {
    const place = await room();
    const failure = await unpackBundle(await zipOf(entries, rename), place).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BuildError);
    expect(String(failure)).toMatch(message);
    await expect(stat(join(place, "..", "x"))).rejects.toThrow("ENOENT");
  });

  test("an archive that is cut off", async () => {
    const file = await zipOf([["app/file"]], []);
    await writeFile(file, (await readFile(file)).subarray(0, 60));
    await expect(unpackBundle(file, await room())).rejects.toThrow(/cannot be unpacked/);
  });
});
