import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readElf } from "../../../src/inspect/elf.ts";
import { type Interpreter, type InterpreterTree, treeLayout } from "../../../src/model/interpreter.ts";
import { describeInterpreter, type PythonDescription } from "../../../src/python/describe.ts";
import { relocateLinux } from "../../../src/python/relocate.ts";
import { verifyTree } from "../../../src/python/verification.ts";
import { realExec } from "../../support/exec.ts";
import { testPatchelf } from "../../support/patchelf.ts";
import { pythonPorts } from "../../support/python-ports.ts";
import { describeUnless, notLinux } from "../../support/unless.ts";

const ports = pythonPorts(realExec);
const STRIP = "/usr/bin/strip";

/** Relative path → digest, of every file. */
function digests(root: string): Readonly<Record<string, string>> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [path.slice(root.length + 1), createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}

describeUnless(notLinux)("this machine's Python, relocated (Linux)", () => {
  const folder = mkdtempSync(join(tmpdir(), "slipway-relocate-"));
  // A blank and a letter outside of ASCII.
  const moved = join(folder, "déplacé là", "python");
  const link = join(folder, "elsewhere", "program");
  let about: PythonDescription;
  let tree: InterpreterTree | undefined;
  let first: Readonly<Record<string, string>>;

  async function relocate(patchelf: string, destination: string): Promise<InterpreterTree> {
    const { executable, version, prefix } = about;
    const interpreter: Interpreter = {
      ...{ source: "system", executable, version, prefix, relocatable: false },
      ...{ sha256: undefined, url: undefined, reason: "", fallback: false },
    };
    return relocateLinux(ports, interpreter, destination, {
      patchelf,
      strip: existsSync(STRIP) ? STRIP : undefined,
      readElf,
    });
  }

  beforeAll(async () => {
    about = await describeInterpreter(realExec, "python3");
    const patchelf = await testPatchelf(about.executable);
    if (patchelf === undefined) return;
    const built = await relocate(patchelf, join(folder, "first"));
    first = digests(built.root);
    mkdirSync(join(folder, "déplacé là"));
    renameSync(built.root, moved);
    tree = { ...built, root: moved, python: join(moved, treeLayout("linux", built.version).python) };
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync(tree.python, link);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The tree, or a visible skip where patchelf cannot be had. */
  function relocated(skip: (note: string) => void): InterpreterTree {
    if (tree === undefined) skip("patchelf is not here and cannot be downloaded");
    return tree as InterpreterTree;
  }

  async function python(code: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
    return (await realExec.run([link, "-I", "-B", "-c", code], { bare: true, env, cwd: "/" })).stdout.trim();
  }

  test("runs through a link, read-only, with an empty environment, from its own files", async ({ skip }) => {
    const { root } = relocated(skip);
    chmodSync(join(root, "lib"), 0o555);
    const code =
      "import sys, ssl, sqlite3, ctypes, json, platform; ssl.create_default_context(); sqlite3.connect(':memory:');" +
      "print(json.dumps([platform.python_version(), sys.prefix, ssl.__file__, *sys.path]))";
    const [version, ...places] = JSON.parse(await python(code)) as string[];
    expect(version).toBe(about.version);
    expect(places.filter((place) => !place.startsWith(moved))).toEqual([]);
    chmodSync(join(root, "lib"), 0o755);
    expect(digests(root)).toEqual(first);
  });

  test("does not load foreign libraries of LD_LIBRARY_PATH", async ({ skip }) => {
    const { root } = relocated(skip);
    const hostile = join(folder, "hostile");
    mkdirSync(hostile);
    const libraries = readdirSync(join(root, "lib")).filter((name) => name.includes(".so"));
    const wrong = join(root, "lib", libraries.find((name) => name.startsWith("libz.")) ?? "libz.so.1");
    for (const name of [...libraries, "libpython3.so"]) copyFileSync(wrong, join(hostile, name));
    const code =
      "import ssl, sqlite3, ctypes; print(ssl.OPENSSL_VERSION); ctypes.CDLL('libcrypto.so.3').OPENSSL_init_crypto";
    expect(await python(code, { LD_LIBRARY_PATH: hostile })).toContain("OpenSSL");
  });

  test("has the headers that C sources are compiled against, where the original has them", ({ skip }) => {
    const { root, version } = relocated(skip);
    const header = join("include", `python${version.split(".").slice(0, 2).join(".")}`, "Python.h");
    if (!existsSync(join(about.prefix, header))) skip("this machine's Python comes without headers");
    expect(readFileSync(join(root, header))).toEqual(readFileSync(join(about.prefix, header)));
  });

  test("is the same bytes when made again", async ({ skip }) => {
    relocated(skip);
    const patchelf = (await testPatchelf(about.executable)) ?? "";
    const again = await relocate(patchelf, join(folder, "again", "python"));
    expect(digests(again.root)).toEqual(first);
    expect(Object.keys(first).filter((path) => path.includes("__pycache__"))).toEqual([]);
  });

  test("names what it took from the system", ({ skip }) => {
    const { root, collected } = relocated(skip);
    const places = Object.keys(collected);
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) expect(statSync(join(root, place)).size).toBeGreaterThan(0);
    for (const origin of Object.values(collected)) expect(origin).toMatch(/^\//);
    expect(places).toEqual([...places].sort());
  });

  test("carries no library for whose licence it would have to ask", ({ skip }) => {
    relocated(skip);
    expect(Object.keys(first).filter((path) => /readline.*\.so|libgdbm|libdb-|_gdbm|\/_dbm/.test(path))).toEqual([]);
  });

  test("runs start-up code of installed packages, after its own", async ({ skip }) => {
    const { root, version } = relocated(skip);
    const file = join(root, treeLayout("linux", version).sitePackages, "zz.pth");
    writeFileSync(file, "import sys; sys.marked = '_slipway_startup' in sys.modules\n");
    expect(await python("import sys; print(sys.marked)")).toBe("True");
    rmSync(file);
  });

  test("without part of its library does not run on the original's", async ({ skip }) => {
    const { root, version } = relocated(skip);
    if (about.prefix === "/usr") skip("the system's own prefix cannot be overwritten");
    const stdlib = join(root, treeLayout("linux", version).stdlib);
    renameSync(join(stdlib, "os.py"), join(stdlib, "os.away"));
    await expect(python("print(1)")).rejects.toThrow();
    renameSync(join(stdlib, "os.away"), join(stdlib, "os.py"));
  });

  test("is refused when a library of its own is missing", async ({ skip }) => {
    const whole = relocated(skip);
    const [missing = ""] = Object.keys(whole.collected).filter((place) => /lib\/lib(ffi|crypto|ssl)\./.test(place));
    renameSync(join(whole.root, missing), join(whole.root, "away"));
    await expect(verifyTree(ports, whole, readElf)).rejects.toThrow(/cannot be shipped: it loads .*of this machine/);
    renameSync(join(whole.root, "away"), join(whole.root, missing));
    await verifyTree(ports, whole, readElf);
  });

  test.each([["a 32-bit build", { bits: 32 as const }, "32-bit"]])("%s is refused", async (_, facts, message) => {
    const answer = `slipway:${JSON.stringify({ ...about, ...facts })}`;
    const odd = pythonPorts({ run: async () => ({ exitCode: 0, stdout: answer, stderr: "", seconds: 0 }) });
    const interpreter = { executable: "/p/bin/python3" } as Interpreter;
    const tools = { patchelf: "patchelf", strip: undefined, readElf };
    await expect(relocateLinux(odd, interpreter, join(folder, "odd"), tools)).rejects.toThrow(message);
  });
});
