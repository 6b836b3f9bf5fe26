import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Header, pack } from "tar-stream";
import { beforeEach, describe, expect, test } from "vitest";
import { packFiles, unpackFiles } from "../../../src/exchange/tar.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const { signal } = new AbortController();
let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});

async function hostile(
  entries: readonly (Partial<Header> & { readonly name: string } & { readonly text?: string })[],
): Promise<string> {
  const tar = pack();
  for (const { text, ...header } of entries) tar.entry(header, text ?? "");
  tar.finalize();
  const file = join(folder, "hostile.tar");
  await pipeline(tar, createWriteStream(file));
  return file;
}

test("files arrive as they were, and the tar has the digest that was said", async () => {
  const large = Buffer.alloc(3_000_001, "abc");
  await writeFile(join(folder, "a"), "small");
  await writeFile(join(folder, "b"), large);
  const files = ["a", "b"].map((name) => ({ name: `app-${name}.gz`, path: join(folder, name) }));
  const tar = join(folder, "x.tar");
  const sha256 = await packFiles(files, tar, signal);
  expect(sha256).toBe(
    createHash("sha256")
      .update(await readFile(tar))
      .digest("hex"),
  );
  await unpackFiles(tar, join(folder, "out"), "leg");
  expect((await readdir(join(folder, "out"))).sort()).toEqual(["app-a.gz", "app-b.gz"]);
  expect(await readFile(join(folder, "out", "app-b.gz"))).toEqual(large);
});

test("a file that is not there: no tar, and its name", async () => {
  const files = [{ name: "gone.gz", path: join(folder, "gone.gz") }];
  await expect(packFiles(files, join(folder, "x.tar"), signal)).rejects.toThrow(/gone\.gz/);
});

describe("what no leg hands over is refused, and the leg named", () => {
  test.each<[string, Partial<Header> & { readonly name: string } & { readonly text?: string }]>([
    ["a path out of the folder", { name: "../evil.gz" }],
    ["an absolute path", { name: "/etc/evil" }],
    ["a path with a folder", { name: "a/b.gz" }],
    ["a name with a back slash", { name: "..\\evil.gz" }],
    ["a link", { name: "link.gz", type: "symlink", linkname: "/etc/passwd" }],
    ["a hard link", { name: "link.gz", type: "link", linkname: "/etc/passwd" }],
    ["a folder", { name: "folder", type: "directory" }],
    ["a device", { name: "null", type: "character-device" }],
    ["an empty name", { name: "." }],
    ["a name GitHub would change", { name: "ünicode.gz" }],
  ])("bad input: %s", async (_, entry) => {
    const tar = await hostile([entry]);
    await expect(unpackFiles(tar, join(folder, "out"), "macos-15")).rejects.toThrow(
      /what macos-15 handed over is refused/,
    );
    expect(await readdir(join(folder, "out"))).toEqual([]);
  });

  test("bad input: one name twice, in another case", async () => {
    const tar = await hostile([
      { name: "app.gz", text: "1" },
      { name: "App.gz", text: "2" },
    ]);
    await expect(unpackFiles(tar, join(folder, "out"), "leg")).rejects.toThrow(/"App\.gz", which is there twice/);
  });

  test("bad input: a tar that ends in the middle of a file", async () => {
    const tar = await hostile([{ name: "app.gz", text: "x".repeat(5_000) }]);
    await truncate(tar, 2_000);
    await expect(unpackFiles(tar, join(folder, "out"), "leg")).rejects.toThrow(/what leg handed over cannot be read/);
  });

  test("bad input: no tar at all", async () => {
    const file = join(folder, "page.html");
    await writeFile(file, `<html>${"busy ".repeat(400)}</html>`);
    await expect(unpackFiles(file, join(folder, "out"), "leg")).rejects.toThrow(/what leg handed over cannot be read/);
  });
});
