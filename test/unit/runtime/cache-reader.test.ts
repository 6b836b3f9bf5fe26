import { createHash } from "node:crypto";
import { lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { type Header, pack } from "tar-stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { placeOf, takeOut } from "../../../src/runtime/github/cache-reader.ts";
import { temporaryFolder } from "../../support/temporary.ts";

type Named = Partial<Header> & { name: string };

const HASH = createHash("sha256").update("wheel").digest("hex");
const OTHER = "b".repeat(64);

let outside: string;
let into: string;
beforeEach(async () => {
  outside = await temporaryFolder();
  into = join(outside, "wheels");
});
afterEach(() => rm(outside, { recursive: true, force: true }));

async function tarOf(entries: readonly (readonly [Named, string?])[]): Promise<Buffer> {
  const tar = pack();
  for (const [header, text] of entries) {
    if (text === undefined) tar.entry(header);
    else tar.entry(header, text);
  }
  tar.finalize();
  return buffer(tar);
}

const never = new AbortController().signal;
const take = (bytes: Buffer, release = false): Promise<readonly string[]> =>
  takeOut(Readable.from([bytes]), { method: "gzip", into, release }, never);

/** Every path below the folder of the test. */
const all = async (): Promise<string[]> => (await readdir(outside, { recursive: true })).sort();

test.each(["gzip", "zstd"] as const)("what we know by name is taken out, by %s", async (method) => {
  const tar = await tarOf([[{ name: `../../_temp/slipway-cache/files/${HASH}` }, "wheel"]]);
  const bytes = method === "gzip" ? gzipSync(tar) : zstdCompressSync(tar);
  expect(await takeOut(Readable.from([bytes]), { method, into, release: false }, never)).toEqual([`files/${HASH}`]);
  expect(await readFile(join(into, "files", HASH), "utf8")).toBe("wheel");
});

describe("nothing outside is touched by an entry that is", () => {
  const cases: [string, Named, string?][] = [
    ["an absolute path", { name: "/tmp/slipway-evil" }, "evil"],
    ["above the folder", { name: "../../../evil" }, "evil"],
    ["above it under a name of ours", { name: `files/../../files-${HASH}` }, "evil"],
    ["a link out", { name: `files/${HASH}`, type: "symlink", linkname: "/etc/passwd" }],
    ["a hard link out", { name: `files/${HASH}`, type: "link", linkname: "/etc/passwd" }],
    ["a folder under a name of ours", { name: `files/${HASH}/`, type: "directory" }],
    ["a character device", { name: `files/${HASH}`, type: "character-device", devmajor: 1, devminor: 5 }],
    ["a block device", { name: `files/${HASH}`, type: "block-device", devmajor: 8, devminor: 0 }],
    ["a pipe", { name: `files/${HASH}`, type: "fifo" }],
    ["no name of ours", { name: "files/rich-1.0-py3-none-any.whl" }, "evil"],
    ["more than a name of ours", { name: `files/${HASH}-evil` }, "evil"],
    ["below a folder that ends like ours", { name: `evil-files/${HASH}` }, "evil"],
    ["a place of its own", { name: `tools/${HASH}` }, "evil"],
    ["a wheel above its folder", { name: `compiled/${HASH}/..%2f.whl` }, "evil"],
    ["an odd name", { name: `files/${HASH.slice(1)}\u0000` }, "evil"],
  ];
  test.each(cases)("%s", async (_, header, text?: string) => {
    const good = [{ name: `files/${OTHER}` }, "good"] as const;
    await take(gzipSync(await tarOf([text === undefined ? [header] : [header, text], good])));
    expect(await all()).toEqual(["wheels", "wheels/files", `wheels/files/${OTHER}`].sort());
    await expect(lstat("/tmp/slipway-evil")).rejects.toThrow("ENOENT");
  });
});

test("a link that is there already is replaced, not followed", async () => {
  const victim = join(outside, "victim");
  await writeFile(victim, "mine");
  await mkdir(join(into, "files"), { recursive: true });
  await symlink(victim, join(into, "files", HASH));
  await take(gzipSync(await tarOf([[{ name: `files/${HASH}` }, "evil"]])));
  expect(await readFile(victim, "utf8")).toBe("mine");
  expect((await lstat(join(into, "files", HASH))).isFile()).toBe(true);
});

test("what no hash vouches for is not taken out for a release", async () => {
  const names = [`compiled/${HASH}/wheel.json`, `compiled/${HASH}/a-1.0-py3-none-any.whl`, `builds/${HASH}.toml`];
  const tar = gzipSync(await tarOf(names.map((name) => [{ name }, "x"] as const)));
  expect(await take(tar, true)).toEqual([]);
  expect([...(await take(tar))].sort()).toEqual([...names].sort());
});

test("of two entries of one name the first one counts", async () => {
  const name = `files/${HASH}`;
  const entries = ["first", "second"].map((text) => [{ name }, text] as const);
  expect(await take(gzipSync(await tarOf(entries)))).toEqual([name]);
  expect(await readFile(join(into, name), "utf8")).toBe("first");
});

test("an age from the future is none", async () => {
  const mtime = new Date(Date.now() + 10 ** 9);
  await take(gzipSync(await tarOf([[{ name: `builds/${HASH}.toml`, mtime }, "x"]])));
  expect((await lstat(join(into, "builds", `${HASH}.toml`))).mtimeMs).toBeLessThanOrEqual(Date.now());
});

describe("an archive that is", () => {
  const whole = async (): Promise<Buffer> => gzipSync(await tarOf([[{ name: `files/${HASH}` }, "w".repeat(10_000)]]));
  test.each<[string, (bytes: Buffer) => Buffer]>([
    ["cut off", (bytes) => bytes.subarray(0, bytes.length - 20)],
    ["cut off in its first bytes", (bytes) => bytes.subarray(0, 5)],
    ["a web page", () => Buffer.from("<!DOCTYPE html><html></html>")],
    ["compressed otherwise", (bytes) => zstdCompressSync(bytes)],
  ])("%s fails, and leaves nothing half", async (_, spoil) => {
    await expect(take(spoil(await whole()))).rejects.toThrow();
    expect((await all()).filter((path) => path.includes(HASH))).toEqual([]);
  });
});

test("whatever an entry is called, it lands below the folder under a name of ours or nowhere", () => {
  const part = fc.oneof(fc.constantFrom("..", ".", "", "files", "compiled", HASH, "/", "\\"), fc.string());
  fc.assert(
    fc.property(fc.array(part), fc.boolean(), (parts, release) => {
      const place = placeOf(parts.join("/"), release);
      if (place === undefined) return;
      expect(place).toMatch(/^(files|locks|builds|compiled)\/[0-9a-f]{64}(\.toml|\/[\w.+!-]+)?$/);
      expect(place.split("/")).not.toContain("..");
    }),
  );
});
