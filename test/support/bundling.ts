import { chmod, mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createPortable } from "../../src/bundlers/portable/portable.ts";
import { createPyInstaller } from "../../src/bundlers/pyinstaller/pyinstaller.ts";
import type { BundleContext, Bundler } from "../../src/model/bundle.ts";
import type { Entry } from "../../src/model/config.ts";
import type { Environment } from "../../src/model/environment.ts";
import { treeLayout } from "../../src/model/interpreter.ts";
import type { Exec } from "../../src/model/ports.ts";
import { writeTar } from "../../src/packagers/tar.ts";
import { compileTree } from "../../src/python/bytecode.ts";
import { pythonPorts } from "./python-ports.ts";
import { SYSTEM_PYTHON } from "./system-python.ts";
import { temporaryFolder } from "./temporary.ts";

export const entries: readonly Entry[] = [
  { kind: "object", name: "app", object: "app.cli:main", gui: false },
  { kind: "object", name: "app-admin", object: "app.admin:main", gui: false },
];

/** A bundler without what it would download. */
export interface Subject {
  readonly bundler: Bundler;
  /** Stands in for a run of its tool: leaves behind what that leaves, and gives its output. Absent where it runs none. */
  readonly simulate?: (argv: readonly string[], context: BundleContext) => Promise<string>;
}

export const subjects: Readonly<Record<string, Subject>> = {
  portable: {
    bundler: createPortable({
      programs: () => Promise.reject(new Error("only Windows needs launcher programs")),
      writeTar,
      compile: compileTree,
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
      const made = join(context.work, "pyinstaller", basename(context.destination));
      await mkdir(made, { recursive: true });
      await writeFile(join(made, "slipway-checker"), "");
      return "";
    },
  },
};

/** Where a test works, and the command lines that were run there. */
export interface Place {
  readonly folder: string;
  readonly calls: (readonly string[])[];
}

export async function makePlace(): Promise<Place> {
  return { folder: await temporaryFolder(), calls: [] };
}

/** A project, its environment and where its bundle goes; what is run is noted in `place`. */
export async function makeContext(
  { folder, calls }: Place,
  subject: Subject,
  changes: Partial<BundleContext> = {},
): Promise<BundleContext> {
  const destination = join(folder, "work", "bundle", "app-1.0-linux-x64");
  const layout = treeLayout("linux", "3.13.9");
  const root = join(destination, "python");
  for (const path of [layout.sitePackages, layout.scripts, "lib"]) await mkdir(join(root, path), { recursive: true });
  await writeFile(join(root, layout.sitePackages, "app.py"), "");
  await mkdir(join(folder, "project", "data"), { recursive: true });
  await writeFile(join(folder, "project", "data", "a.txt"), "included");
  await writeFile(join(folder, "project", "tool.py"), "print('tool')\n");
  await writeFile(join(root, layout.python), "");
  await chmod(join(root, layout.python), 0o755);
  const environment: Environment = {
    kind: "tree",
    root,
    python: join(root, layout.python),
    sitePackages: join(root, layout.sitePackages),
    scripts: join(root, layout.scripts),
    interpreter: SYSTEM_PYTHON,
    distributions: [{ name: "app", version: "1.0" }],
  };
  let context: BundleContext;
  const exec: Exec = {
    async run(argv) {
      calls.push(argv);
      return { exitCode: 0, stdout: (await subject.simulate?.(argv, context)) ?? "", stderr: "" };
    },
  };
  context = {
    ports: pythonPorts(exec),
    target: "linux-x64",
    environment,
    uv: { executable: "uv", version: "0" },
    compiler: environment.python,
    libraries: [],
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

/** Prepares and bundles. */
export async function bundle(
  subject: Subject,
  context: BundleContext,
  options: Readonly<Record<string, unknown>> = {},
) {
  const configured = subject.bundler.configure(options);
  if (!configured.ok) throw new Error("the options must be good");
  const prepared = await configured.value.prepare(context);
  return prepared.make();
}
