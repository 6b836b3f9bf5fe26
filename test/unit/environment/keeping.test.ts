import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepForLater } from "../../../src/environment/keeping.ts";
import { keepingDownloads } from "../../../src/environment/kept-files.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { portsWith, recordingExec } from "./support.ts";

let folder: string;
let cache: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  cache = join(folder, "cache");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function ports() {
  const made = portsWith(recordingExec().exec);
  return { ...made, machine: { ...made.machine, cache } };
}

/** A file system of 64 KiB; false where this user may not have one. */
function mountSmall(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", cache], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test("no space left while saving is one warning, and everything that was fetched is there", async (context) => {
  await mkdir(cache);
  if (!mountSmall()) context.skip("mounting a small file system needs rights");
  try {
    const on = ports();
    const bytes = Buffer.alloc(200_000, "x");
    const { downloads } = keepingDownloads({
      ...on,
      downloads: { fetch: async ({ file }) => writeFile(file, bytes) },
    });
    for (const digit of ["a", "b"]) {
      const file = join(folder, `${digit}.tar.gz`);
      await downloads.fetch({ url: "http://host/python.tar.gz", sha256: digit.repeat(64), file, patienceMs: 1000 });
      expect(await readFile(file)).toEqual(bytes);
    }
    expect(on.said.warnings).toMatchObject([{ code: "not-kept", message: expect.stringContaining("ENOSPC") }]);
    expect(await readdir(join(cache, "files"))).toEqual([]);
  } finally {
    execFileSync("umount", [cache]);
  }
});

test("a file in the place of the cache directory is a warning, too", async () => {
  await writeFile(cache, "");
  const on = ports();
  await keepForLater(on, "locks/aa.toml", { write: (fresh) => writeFile(fresh, "text") });
  expect(on.said.warnings).toMatchObject([{ code: "not-kept", message: expect.stringMatching(/EEXIST|ENOTDIR/) }]);
});

test("what lies in its place is replaced, a folder too, and only by something whole", async () => {
  await mkdir(join(cache, "compiled", "aa", "old"), { recursive: true });
  const on = ports();
  const write = async (fresh: string): Promise<void> => {
    await mkdir(fresh);
    await writeFile(join(fresh, "wheel.json"), "{}");
  };
  await keepForLater(on, "compiled/aa", { write });
  expect(await readdir(join(cache, "compiled"), { recursive: true })).toEqual(["aa", "aa/wheel.json"]);
  await keepForLater(on, "compiled/aa", {
    write: async (fresh) => {
      await write(fresh);
      throw new Error("half-way");
    },
  });
  expect(await readdir(join(cache, "compiled"), { recursive: true })).toEqual(["aa", "aa/wheel.json"]);
  expect(on.said.warnings).toHaveLength(1);
});

test("two jobs that save the same key at once leave a whole one", async () => {
  const on = ports();
  const job = (text: string) =>
    keepForLater(on, "files/aa", { write: (fresh) => writeFile(fresh, text.repeat(50_000)) });
  await Promise.all(["a", "b", "c", "d"].map(job));
  expect(await readdir(join(cache, "files"))).toEqual(["aa"]);
  expect(await readFile(join(cache, "files", "aa"), "utf8")).toMatch(/^(a{50000}|b{50000}|c{50000}|d{50000})$/);
  expect(on.said.warnings).toEqual([]);
});
