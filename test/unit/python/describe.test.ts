import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { BuildError, Cancelled, ToolError } from "../../../src/model/errors.ts";
import type { Exec } from "../../../src/model/ports.ts";
import { describeInterpreter, type PythonDescription } from "../../../src/python/describe.ts";
import { realExec } from "../../support/exec.ts";
import { describeUnless, notLinux } from "../../support/unless.ts";

const CPYTHON: PythonDescription = {
  implementation: "cpython",
  version: "3.13.9",
  executable: "/opt/python/bin/python3.13",
  prefix: "/opt/python",
  recordedPrefix: "/opt/python",
  buildFolders: ["/build"],
  stdlib: "/opt/python/lib/python3.13",
  platstdlib: "/opt/python/lib/python3.13",
  platlib: "/opt/python/lib/python3.13/site-packages",
  platlibdir: "lib",
  bits: 64,
  platform: "linux-x86_64",
  machine: "x86_64",
  pip: true,
  framework: false,
  relocatable: false,
  libraryPath: "",
};

function answers(stdout: string, exitCode = 0, stderr = ""): Exec {
  return { run: async () => ({ exitCode, stdout, stderr, seconds: 0 }) };
}
const says = (answer: unknown): Exec => answers(`slipway:${JSON.stringify(answer)}\n`);

describe("an answer", () => {
  test("is taken as it is", async () => {
    expect(await describeInterpreter(says(CPYTHON), "python3")).toEqual(CPYTHON);
  });

  test("is found between what start-up code prints", async () => {
    const exec = answers(`hello from a .pth file\r\nslipway:${JSON.stringify(CPYTHON)}\r\nbye\r\n`);
    expect(await describeInterpreter(exec, "python3")).toEqual(CPYTHON);
  });

  test("may come from Windows", async () => {
    const windows = {
      ...CPYTHON,
      executable: "C:\\Python\\python.exe",
      prefix: "C:\\Python",
      stdlib: "C:\\Python\\Lib",
    };
    expect((await describeInterpreter(says({ ...windows, recordedPrefix: null }), "python")).prefix).toBe("C:\\Python");
  });
});

describe("refused", () => {
  test.each<[input: string, exec: Exec, message: string]>([
    ["PyPy", says({ implementation: "pypy" }), "python3 is pypy, not CPython"],
    ["GraalPy", says({ implementation: "graalpy" }), "python3 is graalpy, not CPython"],
    ["Python 2", answers("", 2, "Unknown option: -I\nTry `python -h'.\n"), "(exit code 2: Try `python -h'.)"],
    ["a shim without a version", answers("", 127, "pyenv: python3: command not found"), "command not found"],
    ["silence", answers(""), "is not a working Python 3 (exit code 0)"],
    ["half an answer", answers('slipway:{"implementation'), "is not a working Python 3"],
    ["a crash after the answer", answers(`slipway:${JSON.stringify(CPYTHON)}`, 139), "exit code 139"],
    ["a relative path", says({ ...CPYTHON, prefix: "usr" }), "prefix: must be an absolute path"],
    ["a version that is none", says({ ...CPYTHON, version: "3.13; rm" }), "version:"],
    ["a list", says([]), "makes no sense"],
  ])("%s", async (_, exec, message) => {
    const refusal = describeInterpreter(exec, "python3");
    await expect(refusal).rejects.toThrow(BuildError);
    await expect(refusal).rejects.toThrow(message);
  });

  test("a file that does not start", async () => {
    const exec: Exec = {
      run: () => Promise.reject(new ToolError("no", { argv: [], exitCode: undefined, tail: [] })),
    };
    await expect(describeInterpreter(exec, "python3")).rejects.toThrow("python3 cannot be started");
  });

  test("cancelling stays cancelling", async () => {
    const exec: Exec = { run: () => Promise.reject(new Cancelled()) };
    await expect(describeInterpreter(exec, "python3")).rejects.toThrow(Cancelled);
  });
});

describeUnless(notLinux)("this machine's Python (Linux)", () => {
  const folder = mkdtempSync(join(tmpdir(), "slipway-describe-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("leads from an environment, also one of copies, to its base", async () => {
    const base = await describeInterpreter(realExec, "python3");
    for (const kind of ["--symlinks", "--copies"]) {
      const environment = join(folder, kind);
      await realExec.run(["python3", "-I", "-m", "venv", "--without-pip", kind, environment]);
      const found = await describeInterpreter(realExec, join(environment, "bin", "python"));
      expect(found).toMatchObject({ executable: base.executable, prefix: base.prefix, stdlib: base.stdlib });
    }
  });
});
