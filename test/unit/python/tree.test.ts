import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ElfFacts } from "../../../src/model/inspection.ts";
import type { Interpreter } from "../../../src/model/interpreter.ts";
import type { Exec } from "../../../src/model/ports.ts";
import { copyTree, makeTree } from "../../../src/python/tree.ts";
import { pythonPorts } from "../../support/python-ports.ts";
import { describeUnless, notPosix } from "../../support/unless.ts";

let folder: string;
let prefix: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "slipway-tree-"));
  prefix = join(folder, "prefix");
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(prefix, path)), { recursive: true });
    writeFileSync(join(prefix, path), path);
  }
}

function interpreter(program: string, more: Partial<Interpreter> = {}): Interpreter {
  return {
    source: "standalone",
    version: "3.13.9",
    executable: join(prefix, program),
    prefix,
    relocatable: true,
    sha256: undefined,
    url: undefined,
    reason: "",
    fallback: false,
    ...more,
  };
}

const TOOLS = { patchelf: "patchelf", strip: undefined, readElf: async (): Promise<ElfFacts | undefined> => undefined };
const SILENT: Exec = {
  run: async () => ({ exitCode: 0, stdout: 'slipway:{"certificates": null, "tcl": null}', stderr: "", seconds: 0 }),
};

describe("a copy", () => {
  test("for looking at shares bytes with the original, but not those of scripts, whose first lines are written", async () => {
    put("bin/python3.13", "bin/idle3", "lib/python3.13/os.py");
    writeFileSync(join(prefix, "bin/idle3"), "#!python3.13\n");
    const to = join(folder, "to");
    await copyTree(interpreter("bin/python3.13"), to, { linked: true });
    const isShared = (path: string): boolean => statSync(join(to, path)).ino === statSync(join(prefix, path)).ino;
    expect(["bin/python3.13", "bin/idle3", "lib/python3.13/os.py"].map(isShared)).toEqual([true, false, true]);
  });

  test("has neither packages nor foreign bytecode, nor the mark that keeps installers out", async () => {
    put(
      "bin/python3.13",
      "lib/libpython3.13.so.1.0",
      "lib/python3.13/os.py",
      "share/terminfo/x/xterm",
      "include/Python.h",
    );
    put(
      "lib/python3.13/site-packages/pip/__init__.py",
      "lib/python3.13/__pycache__/os.pyc",
      "lib/python3.13/EXTERNALLY-MANAGED",
    );
    const to = join(folder, "to");
    const tree = await copyTree(interpreter("bin/python3.13", { source: "hosted" }), to);
    expect(tree).toEqual({ root: to, python: join(to, "bin/python3.13"), version: "3.13.9", collected: {} });
    const kept = [
      "bin/python3.13",
      "lib/libpython3.13.so.1.0",
      "lib/python3.13/os.py",
      "share/terminfo/x/xterm",
      "include/Python.h",
    ];
    expect(kept.filter((path) => !existsSync(join(to, path)))).toEqual([]);
    const gone = [
      "lib/python3.13/site-packages/pip",
      "lib/python3.13/__pycache__",
      "lib/python3.13/EXTERNALLY-MANAGED",
    ];
    expect(gone.filter((path) => existsSync(join(to, path)))).toEqual([]);
    expect(statSync(join(to, "lib/python3.13/site-packages")).isDirectory()).toBe(true);
  });

  test("of a standalone one has the bytecode that was made for bundles, but not that of packages", async () => {
    put("bin/python3.13", "lib/python3.13/__pycache__/os.pyc", "lib/python3.13/site-packages/__pycache__/x.pyc");
    const to = join(folder, "to");
    await copyTree(interpreter("bin/python3.13"), to);
    expect(existsSync(join(to, "lib/python3.13/__pycache__/os.pyc"))).toBe(true);
    expect(existsSync(join(to, "lib/python3.13/site-packages/__pycache__"))).toBe(false);
  });

  test("replaces what was there", async () => {
    put("bin/python3.13");
    const to = join(folder, "to");
    mkdirSync(to);
    writeFileSync(join(to, "left over"), "");
    await copyTree(interpreter("bin/python3.13"), to);
    expect(existsSync(join(to, "left over"))).toBe(false);
  });

  test("of Windows' layout", async () => {
    put("python.exe", "Lib/os.py", "Lib/site-packages/pip/__init__.py", "DLLs/_ssl.pyd");
    const to = join(folder, "to");
    const tree = await copyTree(interpreter("python.exe"), to);
    expect(tree.python).toBe(join(to, "python.exe"));
    expect(existsSync(join(to, "DLLs/_ssl.pyd"))).toBe(true);
    expect(existsSync(join(to, "Lib/site-packages/pip"))).toBe(false);
  });

  test("of a prefix without its Python is refused", async () => {
    put("lib/python3.13/os.py");
    const refusal = copyTree(interpreter("bin/python3.13"), join(folder, "to"));
    await expect(refusal).rejects.toThrow("holds no bin/python3.13");
  });
});

describeUnless(notPosix)("links", () => {
  const link = (path: string, target: string): void => symlinkSync(target, join(prefix, path));

  test("inside stay links, absolute ones too", async () => {
    put("bin/python3.13", "lib/libx.so.1");
    link("bin/python3", "python3.13");
    link("lib/libx.so", join(prefix, "lib/libx.so.1"));
    const to = join(folder, "to");
    await copyTree(interpreter("bin/python3.13"), to);
    expect(readlinkSync(join(to, "bin/python3"))).toBe("python3.13");
    expect(readlinkSync(join(to, "lib/libx.so"))).toBe("libx.so.1");
  });

  test("to a file outside become the file; to nowhere, nothing", async () => {
    put("bin/python3.13");
    writeFileSync(join(folder, "outside"), "content");
    link("bin/tool", join(folder, "outside"));
    link("bin/broken", "nowhere");
    const to = join(folder, "to");
    await copyTree(interpreter("bin/python3.13"), to);
    expect(await readFile(join(to, "bin/tool"), "utf8")).toBe("content");
    expect(existsSync(join(to, "bin/broken"))).toBe(false);
  });

  test("that lead to themselves become nothing; a loop of folders stays one", async () => {
    put("bin/python3.13", "lib/a/os.py");
    link("lib/a/self", "self");
    link("lib/a/up", "..");
    const to = join(folder, "to");
    await copyTree(interpreter("bin/python3.13"), to);
    expect(readdirSync(join(to, "lib/a")).sort()).toEqual(["os.py", "up"]);
    expect(readlinkSync(join(to, "lib/a/up"))).toBe("..");
  });

  test("to a folder outside are refused", async () => {
    put("bin/python3.13");
    link("lib", folder);
    await expect(copyTree(interpreter("bin/python3.13"), join(folder, "to"))).rejects.toThrow("leads out of");
  });
});

describe("making a tree", () => {
  test("of a standalone interpreter adds start-up code", async () => {
    put("bin/python3.13", "lib/python3.13/os.py");
    const to = join(folder, "to");
    await makeTree(pythonPorts(SILENT), interpreter("bin/python3.13"), to, TOOLS);
    expect(await readFile(join(to, "lib/python3.13/site-packages/_slipway.pth"), "utf8")).toBe(
      "import _slipway_startup\n",
    );
    expect(await readFile(join(to, "lib/python3.13/_slipway_startup.py"), "utf8")).toContain("CERTIFICATES = None");
  });

  test("of Windows' interpreter adds nothing", async () => {
    put("python.exe", "Lib/os.py");
    await makeTree(pythonPorts(SILENT, { os: "windows" }), interpreter("python.exe"), join(folder, "to"), TOOLS);
    expect(existsSync(join(folder, "to/Lib/_slipway_startup.py"))).toBe(false);
  });

  test("of a framework build is refused, with a way out", async () => {
    const framework = interpreter("bin/python3.13", { source: "hosted", relocatable: false });
    const refusal = makeTree(pythonPorts(SILENT, { os: "macos" }), framework, join(folder, "to"), TOOLS);
    await expect(refusal).rejects.toThrow(/is bound to the folder it is installed in\n.*python-source: standalone/);
  });
});
