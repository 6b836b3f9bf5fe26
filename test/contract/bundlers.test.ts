import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createPortable } from "../../src/bundlers/portable/portable.ts";
import { createPyInstaller } from "../../src/bundlers/pyinstaller/pyinstaller.ts";
import { catalog } from "../../src/entry/catalog.ts";
import type { BundleContext, Bundler } from "../../src/model/bundle.ts";
import type { Entry } from "../../src/model/config.ts";
import type { Environment } from "../../src/model/environment.ts";
import { BuildError } from "../../src/model/errors.ts";
import { treeLayout } from "../../src/model/interpreter.ts";
import type { Exec } from "../../src/model/ports.ts";
import { TARGET_IDS } from "../../src/model/target.ts";
import { writeTar } from "../../src/packagers/tar.ts";
import { realExec } from "../support/exec.ts";
import { pythonPorts } from "../support/python-ports.ts";
import { temporaryFolder } from "../support/temporary.ts";

const entries: readonly Entry[] = [
  { kind: "object", name: "app", object: "app.cli:main", gui: false },
  { kind: "object", name: "app-admin", object: "app.admin:main", gui: false },
];

/** A bundler without what it would download, and what a run of its tool leaves behind. */
interface Subject {
  readonly bundler: Bundler;
  simulate(argv: readonly string[], context: BundleContext): Promise<string>;
}

const subjects: Readonly<Record<string, Subject>> = {
  portable: {
    bundler: createPortable({
      programs: () => Promise.reject(new Error("only Windows needs launcher programs")),
      writeTar,
    }),
    simulate: async () => "",
  },
  pyinstaller: {
    bundler: createPyInstaller(async (context) => ({
      directory: join(context.work, "tools"),
      version: "6.0",
      modules: ["PyInstaller"],
      distributions: ["pyinstaller"],
    })),
    async simulate(argv, context) {
      if (!argv.includes("PyInstaller")) return "";
      await mkdir(context.destination, { recursive: true });
      for (const { name } of context.entries) await writeFile(join(context.destination, name), "");
      return "";
    },
  },
};

let folder: string;
let calls: (readonly string[])[];

beforeEach(async () => {
  folder = await temporaryFolder();
  calls = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function makeContext(subject: Subject, changes: Partial<BundleContext> = {}): Promise<BundleContext> {
  const destination = join(folder, "work", "bundle", "app-1.0-linux-x64");
  const layout = treeLayout("linux", "3.13.9");
  const root = join(destination, "python");
  for (const path of [layout.sitePackages, layout.scripts, "lib"]) await mkdir(join(root, path), { recursive: true });
  await mkdir(join(folder, "project", "data"), { recursive: true });
  await writeFile(join(folder, "project", "data", "a.txt"), "included");
  await writeFile(join(folder, "project", "tool.py"), "print('tool')\n");
  await writeFile(join(root, layout.python), "");
  await chmod(join(root, layout.python), 0o755);
  const interpreter = {
    source: "system",
    version: "3.13.9",
    executable: "/usr/bin/python3",
    prefix: "/usr",
    relocatable: false,
    sha256: undefined,
    url: undefined,
    reason: "",
    fallback: false,
  } as const;
  const environment: Environment = {
    kind: "tree",
    root,
    python: join(root, layout.python),
    sitePackages: join(root, layout.sitePackages),
    scripts: join(root, layout.scripts),
    interpreter,
    distributions: [{ name: "app", version: "1.0" }],
  };
  let context: BundleContext;
  const exec: Exec = {
    async run(argv) {
      calls.push(argv);
      return { exitCode: 0, stdout: await subject.simulate(argv, context), stderr: "" };
    },
  };
  context = {
    ports: pythonPorts(exec),
    target: "linux-x64",
    environment,
    uv: { executable: "uv", version: "0" },
    entries,
    product: { name: "app", version: "1.0", icon: undefined },
    project: join(folder, "project"),
    include: ["data/a.txt"],
    destination,
    work: join(folder, "work"),
    epoch: 315_532_800,
    readElf: async () => undefined,
    ...changes,
  };
  return context;
}

async function bundle(subject: Subject, context: BundleContext) {
  const configured = subject.bundler.configure({});
  if (!configured.ok) throw new Error("the default options must be good");
  await configured.value.prepare(context);
  return configured.value.bundle(context);
}

test("the catalog holds each of them, and each is tried here", () => {
  expect([...catalog.bundlers.keys()].sort()).toEqual(Object.keys(subjects).sort());
});

describe.each(Object.entries(subjects))("the bundler %s", (name, subject) => {
  test("bears its name and says for every target whether it can", () => {
    expect(subject.bundler.name).toBe(name);
    for (const target of TARGET_IDS) expect(typeof subject.bundler.supports(target)).toBe("boolean");
  });

  test.each([{ mode: "spaceship" }, { "no-such-option": true }, { mode: 3 }])(
    "refuses the options %j by name",
    (options) => {
      const result = subject.bundler.configure(options);
      expect(result.ok).toBe(false);
      const [key = ""] = Object.keys(options);
      expect(result.ok ? "" : result.diagnostics.map(({ message }) => message).join()).toContain(key);
    },
  );

  test("leaves a directory named like the bundle with every executable where it says", async () => {
    const context = await makeContext(subject);
    const made = await bundle(subject, context);
    expect(made.root).toBe(context.destination);
    expect(made.executables.map(({ entry }) => entry.name)).toEqual(["app", "app-admin"]);
    const names = await readdir(made.root);
    for (const { path } of made.executables) expect(names).toContain(path);
  });

  test("puts included files beside the program, and refuses one whose place is taken", async () => {
    const context = await makeContext(subject);
    const { root } = await bundle(subject, context);
    expect(await readFile(join(root, "data", "a.txt"), "utf8")).toBe("included");
    await writeFile(join(folder, "project", "app"), "in the way");
    const again = bundle(subject, await makeContext(subject, { include: ["app"] }));
    await expect(again).rejects.toBeInstanceOf(BuildError);
    await rm(join(folder, "project", "app"));
    await mkdir(join(folder, "project", "app"));
    await writeFile(join(folder, "project", "app", "notes.txt"), "below a folder named like the program");
    const below = bundle(subject, await makeContext(subject, { include: ["app/notes.txt"] }));
    await expect(below).rejects.toThrow("app/notes.txt cannot be put beside the program");
  });

  test("runs argument arrays with the environment's Python only, and writes nothing into the project", async () => {
    const context = await makeContext(subject);
    await bundle(subject, context);
    expect(calls.length).toBeGreaterThan(0);
    for (const argv of calls) expect(argv[0]).toBe(context.environment.python);
    expect((await readdir(join(folder, "project"), { recursive: true })).sort()).toEqual([
      "data",
      "data/a.txt",
      "tool.py",
    ]);
    expect(await readdir(folder)).toEqual(expect.arrayContaining(["project", "work"]));
    expect(await readdir(folder)).toHaveLength(2);
  });

  test("a tool that fails fails the bundle", async () => {
    const broken: Subject = { ...subject, simulate: () => Promise.reject(new Error("exit 1")) };
    await expect(bundle(broken, await makeContext(broken))).rejects.toThrow("exit 1");
  });

  test("takes a lone script, whose files lie beside it", async () => {
    const script: Entry = { kind: "script", name: "tool", script: "tool.py", gui: false };
    const made = await bundle(subject, await makeContext(subject, { entries: [script] }));
    expect(made.executables).toEqual([{ entry: script, path: "tool" }]);
    const [data] = (await readdir(made.root, { recursive: true })).filter((path) => basename(path) === "a.txt");
    expect(["data", "_internal/data"]).toContain(dirname(data ?? ""));
  });
});

test("portable makes an application of a windowed program for macOS, which starts where it lies", async () => {
  const subject = subjects["portable"] as Subject;
  const target = "macos-arm64" as const;
  const product = { name: "My & App", version: "1.4.0rc1", icon: undefined };
  const gui = entries.map((entry) => ({ ...entry, gui: entry.name === "app-admin" }));
  const context = await makeContext(subject, { target, product, entries: gui });
  await writeFile(context.environment.python, '#!/bin/sh\necho "$0" "$@"\n');
  const made = await bundle(subject, context);
  const contents = join(made.root, "My & App.app", "Contents");
  expect(await readdir(made.root)).toEqual(["My & App.app"]);
  expect((await readdir(contents)).sort()).toEqual(["Info.plist", "MacOS", "Resources"]);
  const plist = await readFile(join(contents, "Info.plist"), "utf8");
  expect(plist).toContain("<key>CFBundleExecutable</key>\n\t<string>app-admin</string>");
  expect(plist).toContain("<string>My &amp; App</string>");
  expect(plist).toMatch(/LSRequiresNativeExecution<\/key>\s*<true\/>[\s\S]*<string>arm64<\/string>/);
  expect(made.checker).toMatchObject({
    kind: "shipped",
    argv: ["My & App.app/Contents/Resources/python/bin/python3.13", "-I", "-B"],
  });
  await symlink(join(made.root, made.executables[1]?.path ?? ""), join(folder, "link"));
  const { stdout } = await realExec.run([join(folder, "link"), "a b"], { bare: true });
  const resources = join(contents, "Resources");
  expect(stdout.trim()).toBe(`${resources}/python/bin/python3.13 -I ${resources}/python/entry/app-admin.py a b`);
});

test("PyInstaller that loses a hidden import fails the bundle, though it ends with 0", async () => {
  const subject = subjects["pyinstaller"] as Subject;
  const context = await makeContext(subject);
  const exec: Exec = {
    run: async (argv) => {
      await subject.simulate(argv, context);
      return { exitCode: 0, stdout: "", stderr: "123 ERROR: Hidden import 'yaml.cyml' not found\n" };
    },
  };
  await expect(bundle(subject, { ...context, ports: pythonPorts(exec) })).rejects.toThrow(
    "hidden import yaml.cyml does not exist",
  );
});
