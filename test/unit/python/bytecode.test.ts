import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CompileRequest } from "../../../src/model/environment.ts";
import type { Exec } from "../../../src/model/ports.ts";
import { compileTree } from "../../../src/python/bytecode.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let root: string;
beforeEach(async () => {
  root = await temporaryFolder();
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** The files that the compilers were given, and how many compilers there were. */
async function compiled(request: Partial<CompileRequest> = {}): Promise<{ files: string[]; shares: number }> {
  const shares: string[][] = [];
  const exec: Exec = {
    run: async (_argv, options) => {
      shares.push((JSON.parse(options?.input ?? "") as { files: string[] }).files);
      return { exitCode: 0, stdout: "", stderr: "" };
    },
  };
  await compileTree(exec, { python: "/python", root, directory: "python", ...request });
  return { files: shares.flat().sort(), shares: shares.length };
}

async function make(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), "");
  }
}

test("sources below the directory, by paths relative to the root, whatever else lies there", async () => {
  await make("python/a.py", "python/b/c.py", "python/b/data.txt", "python/__pycache__/a.cpython-314.pyc", "other.py");
  expect((await compiled()).files).toEqual(["python/a.py", "python/b/c.py"]);
});

test("a machine with more cores deals them out to the same number of compilers", async () => {
  await make(...Array.from({ length: 9 }, (_, index) => `python/m${index}.py`));
  expect((await compiled()).shares).toBe(4);
});

test("nothing to compile starts nothing", async () => {
  await make("python/data.txt");
  expect(await compiled()).toEqual({ files: [], shares: 0 });
});

test("what is left out anyway is not compiled, folders included", async () => {
  await make("python/a.py", "python/b/c.py");
  expect((await compiled({ without: (path) => path === "python/b" })).files).toEqual(["python/a.py"]);
});

test("bytecode that is good already is kept, and what lacks it gets its own", async () => {
  await make("python/lib/os.py", "python/lib/__pycache__/os.cpython-314.pyc", "python/lib/new.py");
  await make("python/site/os.py", "python/site/__pycache__/os.cpython-314.pyc");
  const keeps = (path: string): boolean => path.startsWith("python/lib/");
  expect((await compiled({ keeps })).files).toEqual(["python/lib/new.py", "python/site/os.py"]);
});
