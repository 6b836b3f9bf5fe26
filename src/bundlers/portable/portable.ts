import { chmod, cp, mkdir, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import * as v from "valibot";
import type { Bundle, BundleContext, Bundler, ConfiguredBundler } from "../../model/bundle.ts";
import type { Entry } from "../../model/config.ts";
import type { CompileRequest } from "../../model/environment.ts";
import { treeLayout } from "../../model/interpreter.ts";
import type { Exec } from "../../model/ports.ts";
import { targetFacts } from "../../model/target.ts";
import { copyIncluded } from "../include.ts";
import { checkedOptions } from "../options.ts";
import { ENTRY_FOLDER, entryFile, entryScript, posixLauncher, windowsPathFile } from "./launchers.ts";
import { normaliseRecords } from "./records.ts";
import { planTrim, type Trim } from "./trim.ts";
import { writeWindowsLauncher } from "./windows.ts";

const OptionsSchema = v.strictObject({
  mode: v.optional(v.literal("directory", "portable makes a directory: mode: directory"), "directory"),
  trim: v.optional(v.picklist(["safe", "off"], "trim is safe or off"), "safe"),
});
type Options = v.InferOutput<typeof OptionsSchema>;

/** Writes bytecode, as `python/bytecode.ts` does. */
export type Compile = (exec: Exec, request: CompileRequest) => Promise<void>;

/** Directory with distlib's launcher programs, for Windows targets only. */
export type LauncherPrograms = (context: BundleContext) => Promise<string>;

async function writeEntry(context: BundleContext, entry: Entry, programs: LauncherPrograms): Promise<string> {
  const { destination, target, environment } = context;
  if (entry.kind === "object") await writeFile(join(destination, entryFile(entry)), entryScript(entry));
  else
    await cp(join(context.project, entry.script), join(destination, entryFile(entry)), {
      errorOnExist: true,
      force: false,
    });
  if (targetFacts(target).os === "windows") {
    const path = `${entry.name}.exe`;
    await writeWindowsLauncher(entry, join(destination, path), await programs(context), target);
    return path;
  }
  const python = relative(environment.root, environment.python).split(sep).join("/");
  await writeFile(join(destination, entry.name), posixLauncher(entry, python));
  await chmod(join(destination, entry.name), 0o755);
  return entry.name;
}

const NOTHING: Trim = { paths: new Set(), distributions: [], apply: async () => undefined };

async function trimFor(context: BundleContext, options: Options): Promise<Trim> {
  if (options.trim === "off") return NOTHING;
  const { environment } = context;
  const { os } = targetFacts(context.target);
  const scripts = context.entries.flatMap((entry) => (entry.kind === "script" ? [entry.script] : []));
  const own = [...scripts, ...context.include].map((file) => join(context.project, file));
  return planTrim({
    root: environment.root,
    layout: treeLayout(os, environment.interpreter.version),
    sitePackages: environment.sitePackages,
    application: [environment.sitePackages, ...own],
    entryModules: context.entries.flatMap((entry) =>
      entry.kind === "object" ? [entry.object.split(/[.:]/)[0] ?? ""] : [],
    ),
    linux: os === "linux",
    readElf: context.readElf,
  });
}

/** Bytecode for what stays. What the interpreter brought has its own, made once when it was unpacked. */
async function compileBundle(context: BundleContext, compile: Compile, trim: Trim): Promise<void> {
  const { ports, environment, destination, target } = context;
  const { source, version } = environment.interpreter;
  const { stdlib, sitePackages } = treeLayout(targetFacts(target).os, version);
  const isInterpreters = (path: string): boolean =>
    source === "standalone" && path.startsWith(`python/${stdlib}/`) && !path.startsWith(`python/${sitePackages}`);
  await compile(ports.exec, {
    python: environment.python,
    root: destination,
    directory: "python",
    without: (path) => trim.paths.has(join(destination, path)),
    keeps: isInterpreters,
  });
}

async function bundlePortable(context: BundleContext, trim: Trim, programs: LauncherPrograms): Promise<Bundle> {
  const { destination, environment, target } = context;
  const windows = targetFacts(target).os === "windows";
  await trim.apply();
  await normaliseRecords(environment, windows);
  if (trim.distributions.length > 0) {
    const names = trim.distributions.join(", ");
    context.ports.log.info(`left out: ${names}, which nothing imports; trim: off keeps them`);
  }
  if (context.entries.some(({ kind }) => kind === "object"))
    await mkdir(join(destination, ENTRY_FOLDER), { recursive: true });
  const executables: { entry: Entry; path: string }[] = [];
  for (const entry of context.entries) executables.push({ entry, path: await writeEntry(context, entry, programs) });
  if (windows) {
    const { name, text } = windowsPathFile(environment.interpreter.version);
    await writeFile(join(environment.root, name), text);
  }
  await copyIncluded(context.project, context.include, destination);
  return {
    root: destination,
    executables,
    bundler: { name: "portable", version: null },
    notes: [],
    checker: undefined,
  };
}

/** The default bundler: the relocatable interpreter with the locked wheels in it, and a launcher per entry point. */
export function createPortable(programs: LauncherPrograms, compile: Compile): Bundler {
  return {
    name: "portable",
    supports: () => true,
    configure(raw) {
      const options = checkedOptions("portable", OptionsSchema, raw);
      if (!options.ok) return options;
      const configured: ConfiguredBundler = {
        name: "portable",
        environment: "tree",
        async prepare(context) {
          const trim = await trimFor(context, options.value);
          await compileBundle(context, compile, trim);
          return () => bundlePortable(context, trim, programs);
        },
      };
      return { ok: true, value: configured, warnings: [] };
    },
  };
}
