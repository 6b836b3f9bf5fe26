import { execFileSync } from "node:child_process";
import { chmod, mkdir, open, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compileTree } from "../../../src/python/bytecode.ts";
import { realExec } from "../../support/exec.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { notPosix, testUnless } from "../../support/unless.ts";

const python = process.platform === "win32" ? "python" : "python3";
/** Says, file by file, whether it is what py_compile would write; marshal has several spellings for one value. */
const COMPARE = `
import glob, marshal, py_compile
for made in sorted(glob.glob("app/**/*.pyc", recursive=True)):
    source = made.replace("__pycache__/", "").split(".")[0] + ".py"
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    theirs = py_compile.compile(source, "theirs.pyc", source, True, invalidation_mode=mode)
    ours, theirs = (open(path, "rb").read() for path in (made, theirs))
    code, their = marshal.loads(ours[16:]), marshal.loads(theirs[16:])
    print(source, ours[:16] == theirs[:16], code == their, code.co_filename == source)
`;

let root: string;
beforeEach(async () => {
  root = await temporaryFolder();
  await mkdir(join(root, "app", "sub"), { recursive: true });
  await writeFile(join(root, "app", "a.py"), '"""ä"""\nx = ["a", "b"]\n\ndef f():\n    return x\n');
  await writeFile(join(root, "app", "sub", "b.py"), "# coding: latin-1\nname = 'é'\n");
  await chmod(join(root, "app", "sub", "b.py"), 0o400);
  await writeFile(join(root, "app", "template.py"), "def {{ name }}():\n");
  await writeFile(join(root, "app", "null.py"), "x = 1\0\n");
});
afterEach(() => rm(root, { recursive: true, force: true }));

const compile = () => compileTree(realExec, { python, root, directory: "app" });
const run = (text: string): string => execFileSync(python, ["-I", "-B", "-c", text], { cwd: root, encoding: "utf8" });

test("what is written is what Python's own compiler writes, and what is no source is passed over", async () => {
  await compile();
  expect(run(COMPARE)).toBe("app/a.py True True True\napp/sub/b.py True True True\n");
});

test("Python takes it, whatever became of the source", async () => {
  await compile();
  await writeFile(join(root, "app", "a.py"), "raise SystemExit('read')\n");
  expect(run("import sys; sys.path.insert(0, '.'); import app.a as a; print(a.f())")).toBe("['a', 'b']\n");
});

test("bytecode that is there is written anew, and can be replaced", async () => {
  await compile();
  await writeFile(join(root, "app", "a.py"), "y = 2\n");
  await compile();
  expect(run("import sys; sys.path.insert(0, '.'); import app.a as a; print(a.y)")).toBe("2\n");
  const [made = ""] = await readdir(join(root, "app", "sub", "__pycache__"));
  expect((await stat(join(root, "app", "sub", "__pycache__", made))).mode & 0o222).not.toBe(0);
});

testUnless(notPosix)("who reads bytecode while it is written anew reads all of the old one", async () => {
  await compile();
  const folder = join(root, "app", "__pycache__");
  const made = join(folder, (await readdir(folder)).find((name) => name.startsWith("a.")) ?? "");
  const old = await readFile(made);
  const reader = await open(made);
  await writeFile(join(root, "app", "a.py"), "y = 2\n");
  await compile();
  expect(await reader.readFile()).toEqual(old);
  await reader.close();
  expect(await readFile(made)).not.toEqual(old);
  expect((await readdir(folder)).filter((name) => !name.endsWith(".pyc"))).toEqual([]);
});
