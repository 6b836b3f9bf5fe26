import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Exec } from "../../../../src/model/ports.ts";
import type { Dependency, ProbeRequest } from "../../../../src/model/probe.ts";
import { tryEach } from "../../../../src/smoke/probe/try-each.ts";
import { realExec } from "../../../support/exec.ts";
import { pythonPorts } from "../../../support/python-ports.ts";
import { SYSTEM_PYTHON } from "../../../support/system-python.ts";
import { temporaryFolder } from "../../../support/temporary.ts";

const python = (await realExec.run(["python3", "-c", "import sys; print(sys.executable)"])).stdout.trim();

/** An environment with these modules; `bundled` says which of them the bundle has. */
async function setting(
  files: Readonly<Record<string, string>>,
  bundled: (file: string) => boolean = () => true,
  own?: Readonly<Record<string, readonly string[]>>,
): Promise<(dependencies: readonly Dependency[], budget?: number, exec?: Exec) => ReturnType<typeof tryEach>> {
  const folder = await temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    for (const place of bundled(file) ? ["site", "bundle"] : ["site"]) {
      await mkdir(dirname(join(folder, place, file)), { recursive: true });
      await writeFile(join(folder, place, file), text);
    }
  }
  await mkdir(join(folder, "bundle"), { recursive: true });
  await writeFile(
    join(folder, "run.py"),
    `import runpy, sys; sys.path.append(${JSON.stringify(join(folder, "bundle"))}); sys.argv.pop(0); runpy.run_path(sys.argv[0], run_name="__main__")\n`,
  );
  const names = [...new Set(Object.keys(files).map((file) => file.split(/[./]/)[0] ?? ""))];
  const machine = { workRoot: folder, path: process.env["PATH"] ?? "" };
  const request: Omit<ProbeRequest, "dependencies" | "budget"> = {
    environment: {
      ...{ kind: "venv", root: "", python, scripts: "", distributions: [] },
      sitePackages: join(folder, "site"),
      interpreter: { ...SYSTEM_PYTHON, executable: python },
    },
    described: {
      dependencies: [],
      standard: [],
      beside: [],
      modules: own ?? Object.fromEntries(names.map((name) => [name, [name]])),
    },
    bundle: {
      root: folder,
      checker: { kind: "beside", argv: [python, join(folder, "run.py")], remove: async () => undefined },
    },
    bytes: new Map(names.map((name) => [name, 100])),
    bundler: "pyinstaller",
  };
  return (dependencies, budget = 60, exec = realExec) =>
    tryEach(pythonPorts(exec, machine), { ...request, dependencies, budget });
}

function dependency(name: string, changes: Partial<Dependency> = {}): Dependency {
  const own = { name, version: "1.0", skipped: undefined, modules: [name], closure: [name] };
  return { requirement: { text: name }, ...own, ...changes };
}

test("a dependency sees what it asks for, and nothing else", async () => {
  const tried = await setting({ "a.py": "import b", "b.py": "", "c.py": "import a" });
  const found = await tried([dependency("a", { closure: ["a", "b"] }), dependency("c")]);
  expect(found).toMatchObject([
    { name: "a", result: "works", bytes: 200 },
    { name: "c", result: "fails everywhere", message: "import c: ModuleNotFoundError: No module named 'a'" },
  ]);
});

test("of a namespace that two distributions share, each sees its own part", async () => {
  const files = { "space/a.py": "import space.b", "space/b.py": "" };
  const tried = await setting(files, undefined, { a: ["space.a"], b: ["space.b"] });
  const parts = ["a", "b"].map((name) => dependency(name, { modules: [`space.${name}`] }));
  expect(await tried(parts)).toMatchObject([
    { result: "fails everywhere", message: "import space.a: ModuleNotFoundError: No module named 'space.b'" },
    { result: "works" },
  ]);
});

test("metadata of a distribution that a dependency does not ask for is out of its reach", async () => {
  const metadata = "Metadata-Version: 2.1\nName: b\nVersion: 1.0\n";
  const files = { "a.py": "import importlib.metadata as m; m.version('b')", "b-1.0.dist-info/METADATA": metadata };
  const tried = await setting(files, undefined, { a: ["a"], b: [] });
  expect(await tried([dependency("a"), dependency("a", { closure: ["a", "b"] })])).toMatchObject([
    { result: "fails everywhere", message: expect.stringContaining("PackageNotFoundError") },
    { result: "works" },
  ]);
});

test("what the bundle alone lacks is broken, with the line that mends it", async () => {
  const tried = await setting({ "a.py": "import a_part", "a_part.py": "" }, (file) => file !== "a_part.py");
  const [found] = await tried([dependency("a", { closure: ["a", "a_part"] })]);
  expect(found).toMatchObject({
    result: "broken",
    mend: { bundler: "pyinstaller", option: "hidden-imports", add: "a_part" },
  });
});

test.each([
  ["ends the process", "import os; os._exit(4)", /ends the process with exit code 4/],
  ["exits", "raise SystemExit(2)", /SystemExit: 2/],
  ["kills itself", "import os; os.kill(os.getpid(), 9)", /was ended by signal 9/],
  [
    "leaves a thread that never ends",
    "import threading, time\nthreading.Thread(target=time.sleep, args=(99,)).start()",
    undefined,
  ],
  [
    "starts a server in a thread",
    "import http.server, threading\nserver = http.server.HTTPServer(('127.0.0.1', 0), None)\nthreading.Thread(target=server.serve_forever).start()",
    undefined,
  ],
  ["has no text for its error", "class E(Exception):\n  def __str__(self): raise E\nraise E", /exit code 1/],
  [
    "has a text without end for its error",
    "raise ValueError('no ' * 10**6)",
    /^import a: ValueError: no [no ]{1485,1490}$/,
  ],
  ["closes its outputs", "import sys; sys.stdout = sys.stderr = None", undefined],
  ["needs a library of a GPU", "import ctypes; ctypes.CDLL('libnone-gpu.so.1')", /OSError: libnone-gpu\.so\.1/],
  [
    "needs a server",
    "import socket; socket.create_connection(('127.0.0.1', 9), timeout=5)",
    /ConnectionRefusedError|PermissionError|OSError/,
  ],
  ["needs a display", "import os\nif 'DISPLAY' not in os.environ: raise RuntimeError('no $DISPLAY')", /no \$DISPLAY/],
  ["prints what looks like our lines", 'print(\'{"module": "a", "ok": false}\')', undefined],
  ["reads the command line", "import sys; assert len(sys.argv) == 1, sys.argv", undefined],
])("a module that %s while it is imported", async (_, code, message) => {
  const tried = await setting({ "a.py": code });
  const [found] = await tried([dependency("a")]);
  if (message === undefined) expect(found).toMatchObject({ result: "works" });
  else expect(found).toMatchObject({ result: "fails everywhere", message: expect.stringMatching(message) });
});

test("a module that hangs while it is imported is ended when the time for all is over, and named", async () => {
  const tried = await setting({ "a.py": "import time; time.sleep(99)" });
  const [found] = await tried([dependency("a")], 1);
  expect(found).toMatchObject({
    ...{ result: "fails everywhere", message: "import a does not end within 3 s", stopped: true },
  });
});

test("a module that hangs does not take all of the time", async () => {
  const tried = await setting({ "a.py": "" });
  const given: number[] = [];
  const exec: Exec = {
    run: (argv, options) => {
      given.push((JSON.parse(options?.input ?? "{}") as { seconds: number }).seconds);
      return realExec.run(argv, options);
    },
  };
  await tried([dependency("a")], 600, exec);
  expect(given).toEqual([30, 30]);
});

test("a module that starts a server and waits for its clients is no dependency that works", async () => {
  const serve = "import http.server\nhttp.server.HTTPServer(('127.0.0.1', 0), None).serve_forever()\n";
  const tried = await setting({ "a.py": serve });
  expect(await tried([dependency("a")], 1)).toMatchObject([{ result: "fails everywhere", stopped: true }]);
});

test("300 dependencies and no time: each is named", async () => {
  const tried = await setting({ "a.py": "" });
  const all = Array.from({ length: 300 }, (_, index) => dependency(`d${index}`));
  const found = await tried(all, -1);
  const message = "the -1 s for dependencies were over";
  expect(found).toMatchObject(all.map(({ name }) => ({ name, result: "not reached", message })));
});

test("300 dependencies that are slow to import: none is begun when the time for all is over", async () => {
  const names = Array.from({ length: 300 }, (_, index) => `d${index}`);
  const tried = await setting(Object.fromEntries(names.map((name) => [`${name}.py`, "import time; time.sleep(0.5)"])));
  const found = await tried(
    names.map((name) => dependency(name)),
    0.1,
  );
  expect(found.slice(0, 2)).toMatchObject([{ result: "works" }, { result: "works" }]);
  expect(found.slice(2).map(({ result }) => result)).toEqual(names.slice(2).map(() => "not reached"));
});

test("without a module, or not for this target: nothing is started", async () => {
  const tried = await setting({});
  const skipped = dependency("b", { skipped: 'only where sys_platform == "win32"' });
  expect(await tried([dependency("a", { modules: [] }), skipped])).toMatchObject([
    { result: "works", message: "it has no module of its own" },
    { result: "skipped", message: 'only where sys_platform == "win32"' },
  ]);
});
