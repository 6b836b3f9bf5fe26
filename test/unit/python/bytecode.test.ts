import { mkdir, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CompileRequest } from "../../../src/model/environment.ts";
import type { Exec } from "../../../src/model/ports.ts";
import { compileTree } from "../../../src/python/bytecode.ts";
import { temporaryFolder } from "../../support/temporary.ts";

let root: string;
beforeEach(async () => {
  root = await temporaryFolder();
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** The files that a compiler was given, after their root. */
const filesIn = (input = ""): string[] => input.split("\0").slice(1, -1);

/** The files that the compilers were given, and how many compilers there were. */
async function compiled(request: Partial<CompileRequest> = {}): Promise<{ files: string[]; shares: number }> {
  const shares: string[][] = [];
  const exec: Exec = {
    run: async (_argv, options) => {
      shares.push(filesIn(options?.input));
      return { exitCode: 0, stdout: "", stderr: "" };
    },
  };
  await compileTree(exec, { python: "/python", root, directory: "python", ...request });
  return { files: shares.flat().sort(), shares: shares.length };
}

/** What each compiler was given. */
async function dealt(): Promise<readonly string[]> {
  const shares: string[] = [];
  const exec: Exec = {
    run: async (_argv, options) => {
      shares.push(options?.input ?? "");
      return { exitCode: 0, stdout: "", stderr: "" };
    },
  };
  await compileTree(exec, { python: "/python", root, directory: "python" });
  return shares;
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

test("where one compiler fails, that is said when the others have ended", async () => {
  await make(...Array.from({ length: 9 }, (_, index) => `python/m${index}.py`));
  let [begun, ended] = [0, 0];
  const exec: Exec = {
    run: async () => {
      begun += 1;
      if (begun === 1) throw new Error("no memory");
      await sleep(30);
      ended += 1;
      return { exitCode: 0, stdout: "", stderr: "" };
    },
  };
  await expect(compileTree(exec, { python: "/python", root, directory: "python" })).rejects.toThrow("no memory");
  expect([begun, ended]).toEqual([4, 3]);
});

test("a machine with more cores deals them out to the same number of compilers", async () => {
  await make(...Array.from({ length: 9 }, (_, index) => `python/m${index}.py`));
  expect((await compiled()).shares).toBe(4);
});

test("a file that is added changes one compiler's share", async () => {
  const names = Array.from({ length: 40 }, (_, index) => `python/m${index}.py`);
  await make(...names);
  const before = await dealt();
  await make("python/m12a.py");
  const after = await dealt();
  expect(after.filter((share) => !before.includes(share))).toHaveLength(1);
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

describe("bytecode of an earlier build", () => {
  let runs = 0;
  /** Writes what a compiler would: the sources' own texts. */
  const compilerExec: Exec = {
    run: async (_argv, options) => {
      runs += 1;
      for (const file of filesIn(options?.input).filter((path) => !path.includes("broken"))) {
        const pyc = join(root, dirname(file), "__pycache__", basename(file).replace(/py$/, "cpython-314.pyc"));
        await mkdir(dirname(pyc), { recursive: true });
        await writeFile(pyc, `compiled ${await readFile(join(root, file), "utf8")}`);
      }
      return { exitCode: 0, stdout: "", stderr: "" };
    },
  };
  const kept = (directory = join(root, "kept")) => ({ directory, interpreter: "aa", version: "3.14.6" });

  /** Makes a bundle anew from these sources; gives how many compilers ran and what there is in the end. */
  async function build(texts: Readonly<Record<string, string>>, request: Partial<CompileRequest> = {}) {
    await rm(join(root, "python"), { recursive: true, force: true });
    for (const [path, text] of Object.entries(texts)) {
      await make(path);
      await writeFile(join(root, path), text);
    }
    runs = 0;
    await compileTree(compilerExec, { python: "/python", root, directory: "python", kept: kept(), ...request });
    const names = (await readdir(join(root, "python"), { recursive: true })).filter((name) => name.endsWith(".pyc"));
    const all = names.sort().map(async (name) => [name, await readFile(join(root, "python", name), "utf8")]);
    return { runs, made: Object.fromEntries(await Promise.all(all)) as Readonly<Record<string, string>> };
  }

  const texts = { "python/a.py": "a", "python/b/c.py": "c", "python/broken.py": "(", "python/d.py": "d" };

  test("of the same sources is used, and what does not compile is not there", async () => {
    const cold = await build(texts);
    expect(cold.runs).toBeGreaterThan(0);
    expect(Object.keys(cold.made)).toHaveLength(3);
    expect(await build(texts)).toEqual({ runs: 0, made: cold.made });
  });

  test.each<[string, Readonly<Record<string, string>>, Partial<CompileRequest>]>([
    ["a source that was changed", { ...texts, "python/a.py": "b" }, {}],
    ["another interpreter", texts, { kept: { ...kept("/nowhere"), interpreter: "bb" } }],
    ["no earlier build to go by", texts, {}],
  ])("is not used with %s", async (what, changed, request) => {
    if (!what.startsWith("no ")) await build(texts);
    const own = request.kept === undefined ? {} : { kept: { ...request.kept, directory: join(root, "kept") } };
    const again = await build(changed, own);
    expect(again.runs).toBeGreaterThan(0);
    expect(again.made["__pycache__/a.cpython-314.pyc"]).toBe(`compiled ${changed["python/a.py"]}`);
  });

  test.each<[string, (file: string) => Promise<void>]>([
    ["altered in one byte", async (file) => writeFile(file, (await readFile(file)).with(-1, 0))],
    ["cut off", (file) => truncate(file, 40)],
    ["empty", (file) => truncate(file, 0)],
    ["a text of somebody else's", (file) => writeFile(file, "not what we wrote\n")],
  ])("is not used when it is %s", async (_, damage) => {
    const cold = await build(texts);
    for (const name of await readdir(join(root, "kept"))) await damage(join(root, "kept", name));
    const again = await build(texts);
    expect(again.made).toEqual(cold.made);
    expect(again.runs).toBe(cold.runs);
  });

  test("that cannot be kept is made all the same", async () => {
    await writeFile(join(root, "full"), "");
    const { made } = await build(texts, { kept: kept(join(root, "full", "below")) });
    expect(Object.keys(made)).toHaveLength(3);
  });
});
