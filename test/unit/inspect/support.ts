import { mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "vitest";
import { onefileStub } from "../../../src/bundlers/portable/stub.ts";
import { inspectPath } from "../../../src/inspect/inspect.ts";
import type { Inspection } from "../../../src/model/inspection.ts";
import { type Files, tarBytes } from "../../support/archives.ts";
import { elfFile } from "../../support/elf-file.ts";
import { peFile } from "../../support/pe-file.ts";
import { temporaryFolder } from "../../support/temporary.ts";

/** A folder for one test, and what is done in it. */
export interface Bench {
  readonly folder: string;
  readonly scratch: string;
  readonly stop: AbortController;
  inspect(path: string): Promise<Inspection>;
  makeFolder(files: Files, name?: string): Promise<string>;
  put(name: string, bytes: Buffer): Promise<string>;
  dispose(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const folder = await temporaryFolder();
  const scratch = join(folder, "scratch");
  await mkdir(scratch);
  const stop = new AbortController();
  return {
    folder,
    scratch,
    stop,
    inspect: (path) => inspectPath(path, { scratch, signal: stop.signal, isLinuxBase: (name) => name === "libc.so.6" }),
    async makeFolder(files, name = "app-1.0") {
      const root = join(folder, name);
      for (const [path, content] of Object.entries(files)) {
        const file = join(root, path);
        await mkdir(dirname(file), { recursive: true });
        if (typeof content === "string" || Buffer.isBuffer(content)) await writeFile(file, content);
        else await symlink(content.to, file);
      }
      return root;
    },
    async put(name, bytes) {
      await writeFile(join(folder, name), bytes);
      return join(folder, name);
    },
    async dispose() {
      // Whatever was read, nothing of it stays.
      expect(await readdir(scratch)).toEqual([]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A portable onefile executable, with the script that the bundler writes. */
export async function stubBytes(files: Files): Promise<Buffer> {
  const facts = { entries: ["app"], id: "app@0", digest: "0".repeat(64), python: "python/bin/python3", size: 1 };
  return Buffer.concat([Buffer.from(onefileStub(facts)), gzipSync(await tarBytes(files))]);
}

export const glibc = (...versions: readonly string[]) => ({
  "libc.so.6": versions.map((version) => `GLIBC_${version}`),
});
export const LIB = "python/lib/python3.14";
/** A small portable bundle. */
export const PORTABLE: Files = {
  app: "#!/bin/sh\nexec python\n",
  "python/bin/python3.14": elfFile({ versions: glibc("2.17"), interpreter: "/lib64/ld.so" }),
  [`${LIB}/os.py`]: "# os",
  [`${LIB}/site-packages/fast/core.so`]: elfFile({
    versions: glibc("2.5", "2.34"),
    needed: ["libc.so.6", "libz.so.1"],
  }),
  [`${LIB}/site-packages/fast/__init__.py`]: "# fast",
  [`${LIB}/site-packages/fast/__pycache__/__init__.cpython-314.pyc`]: "compiled",
  [`${LIB}/site-packages/fast/helper.exe`]: peFile(),
  [`${LIB}/site-packages/fast-2.0.dist-info/RECORD`]: "fast/core.so,,\nfast/__init__.py,,\nfast/helper.exe,,\n",
};
