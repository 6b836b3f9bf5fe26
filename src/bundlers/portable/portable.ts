import { chmod, cp, mkdir, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import * as v from "valibot";
import type { Bundle, BundleContext, Bundler, ConfiguredBundler } from "../../model/bundle.ts";
import type { Entry } from "../../model/config.ts";
import { treeLayout } from "../../model/interpreter.ts";
import { targetFacts } from "../../model/target.ts";
import { copyIncluded } from "../include.ts";
import { checkedOptions } from "../options.ts";
import { compileTree } from "./bytecode.ts";
import { ENTRY_FOLDER, entryFile, entryScript, posixLauncher, windowsPathFile } from "./launchers.ts";
import { normaliseRecords } from "./records.ts";
import { trim } from "./trim.ts";
import { writeWindowsLauncher } from "./windows.ts";

const OptionsSchema = v.strictObject({
  mode: v.optional(v.literal("directory", "portable makes a directory: mode: directory"), "directory"),
  trim: v.optional(v.picklist(["safe", "off"], "trim is safe or off"), "safe"),
});
type Options = v.InferOutput<typeof OptionsSchema>;

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

async function trimTree(context: BundleContext): Promise<void> {
  const { environment } = context;
  const { os } = targetFacts(context.target);
  const scripts = context.entries.flatMap((entry) => (entry.kind === "script" ? [entry.script] : []));
  const own = [...scripts, ...context.include].map((file) => join(context.project, file));
  await trim({
    root: environment.root,
    layout: treeLayout(os, environment.interpreter.version),
    sitePackages: environment.sitePackages,
    application: [environment.sitePackages, ...own],
    linux: os === "linux",
    readElf: context.readElf,
  });
}

async function bundlePortable(context: BundleContext, options: Options, programs: LauncherPrograms): Promise<Bundle> {
  const { destination, environment, target } = context;
  const windows = targetFacts(target).os === "windows";
  await normaliseRecords(environment, windows);
  if (options.trim === "safe") await trimTree(context);
  if (context.entries.some(({ kind }) => kind === "object"))
    await mkdir(join(destination, ENTRY_FOLDER), { recursive: true });
  const executables: { entry: Entry; path: string }[] = [];
  for (const entry of context.entries) executables.push({ entry, path: await writeEntry(context, entry, programs) });
  if (windows) {
    const { name, text } = windowsPathFile(environment.interpreter.version);
    await writeFile(join(environment.root, name), text);
  }
  await copyIncluded(context.project, context.include, destination);
  const python = relative(destination, environment.python).split(sep).join("/");
  return {
    root: destination,
    executables,
    bundler: { name: "portable", version: null },
    checker: { kind: "shipped", argv: [python, "-I", "-B"] },
    notes: [],
  };
}

/** The default bundler: the relocatable interpreter with the locked wheels in it, and a launcher per entry point. */
export function createPortable(programs: LauncherPrograms): Bundler {
  return {
    name: "portable",
    supports: () => true,
    configure(raw) {
      const options = checkedOptions("portable", OptionsSchema, raw);
      if (!options.ok) return options;
      const configured: ConfiguredBundler = {
        name: "portable",
        environment: "tree",
        prepare: ({ ports, environment, destination }) =>
          compileTree(ports.exec, environment.python, destination, "python"),
        bundle: (context) => bundlePortable(context, options.value, programs),
      };
      return { ok: true, value: configured, warnings: [] };
    },
  };
}
