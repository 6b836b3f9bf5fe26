import { execFileSync } from "node:child_process";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { createCache } from "../../../src/runtime/github/cache.ts";
import { pythonPorts } from "../../support/python-ports.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const SERVICE = {
  ACTIONS_RESULTS_URL: "http://127.0.0.1:9/",
  ACTIONS_RUNTIME_TOKEN: "token",
  ACTIONS_CACHE_SERVICE_V2: "true",
  ACTIONS_CACHE_MODE: "write-only",
};
let folder: string;
let files: string;
let full: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  files = join(folder, "wheels");
  full = join(folder, "full");
  for (const path of [join(files, "files"), full]) await mkdir(path, { recursive: true });
  for (const [name, value] of Object.entries(SERVICE)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** Saves one file by way of `staging`, and gives what was warned of. */
async function save(staging: string): Promise<readonly Diagnostic[]> {
  const name = `files/${"a".repeat(64)}`;
  await writeFile(join(files, name), Buffer.alloc(1 << 20));
  const { log, signal, said } = pythonPorts({ run: () => Promise.reject(new Error("nothing is run")) });
  const cache = createCache(SERVICE, { files, staging }, { log, signal });
  await cache?.restore({ parts: ["linux-x64", "python", "lock"], release: false });
  cache?.needs(name, "fetched");
  await cache?.save();
  return said.warnings;
}

/** A file system of 64 KiB; false where this user may not have one. */
function mountSmall(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", full], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test("no space left while saving is a warning, and nothing stays behind", async (context) => {
  if (!mountSmall()) context.skip("mounting a small file system needs rights");
  try {
    expect(await save(join(full, "staging"))).toEqual([
      expect.objectContaining({ code: "no-cache", message: expect.stringContaining("ENOSPC") }),
    ]);
    expect(await readdir(full)).toEqual([]);
  } finally {
    execFileSync("umount", [full]);
  }
});

test("a file that is gone while saving is a warning, too", async () => {
  const name = `files/${"b".repeat(64)}`;
  const { log, signal, said } = pythonPorts({ run: () => Promise.reject(new Error("nothing is run")) });
  const cache = createCache(SERVICE, { files, staging: join(folder, "staging") }, { log, signal });
  await cache?.restore({ parts: ["linux-x64", "python", "lock"], release: false });
  cache?.needs(name, "kept");
  await cache?.save();
  expect(said.warnings).toMatchObject([{ code: "no-cache", message: expect.stringContaining("ENOENT") }]);
});
