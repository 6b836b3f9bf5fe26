import { chmod, cp, mkdir, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import * as v from "valibot";
import type { Bundle, BundleContext, Bundler, ConfiguredBundler, WriteTar } from "../../model/bundle.ts";
import type { Entry } from "../../model/config.ts";
import { type Diagnostic, failure } from "../../model/diagnostic.ts";
import type { CompileRequest } from "../../model/environment.ts";
import { type TreeLayout, treeLayout } from "../../model/interpreter.ts";
import type { Exec } from "../../model/ports.ts";
import { type TargetId, targetFacts } from "../../model/target.ts";
import { copyIncluded } from "../include.ts";
import { namesBelow, writeNotices } from "../notices.ts";
import { checkedOptions, optionsForOther } from "../options.ts";
import { toolsRequest } from "../tools.ts";
import { makeApp } from "./apple.ts";
import { findCollisions } from "./collisions.ts";
import { ENTRY_FOLDER, entryFile, entryScript, posixLauncher, windowsPathFile } from "./launchers.ts";
import { packOnefile } from "./onefile.ts";
import { normaliseRecords } from "./records.ts";
import { planTrim, type Trim } from "./trim.ts";
import { writeWindowsLauncher } from "./windows.ts";

const OptionsSchema = v.strictObject({
  mode: v.optional(v.picklist(["directory", "onefile"], "mode is directory or onefile"), "directory"),
  trim: v.optional(v.picklist(["safe", "off"], "trim is safe or off"), "safe"),
});
type Options = v.InferOutput<typeof OptionsSchema>;

/** Writes bytecode, as `python/bytecode.ts` does. */
export type Compile = (exec: Exec, request: CompileRequest) => Promise<void>;

/** Directory with distlib's launcher programs, for Windows targets only. */
export type LauncherPrograms = (context: BundleContext) => Promise<string>;

/** What the bundler needs of others. */
export interface PortableTools {
  readonly programs: LauncherPrograms;
  readonly writeTar: WriteTar;
  readonly compile: Compile;
}

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
    await writeWindowsLauncher(entry, join(destination, path), await programs(context), context);
    return path;
  }
  const python = relative(environment.root, environment.python).split(sep).join("/");
  await writeFile(join(destination, entry.name), posixLauncher(entry, python));
  await chmod(join(destination, entry.name), 0o755);
  return entry.name;
}

const NOTHING: Trim = { paths: new Set(), distributions: [], apply: async () => undefined };

function layoutOf({ target, environment }: BundleContext): TreeLayout {
  return treeLayout(targetFacts(target).os, environment.interpreter.version);
}

async function trimFor(context: BundleContext, options: Options): Promise<Trim> {
  if (options.trim === "off") return NOTHING;
  const { os } = targetFacts(context.target);
  return planTrim({
    ...toolsRequest(context),
    layout: layoutOf(context),
    os,
    readElf: context.readElf,
  });
}

/** Bytecode for what stays. What the interpreter brought has its own, made once when it was unpacked. */
async function compileBundle(context: BundleContext, compile: Compile, trim: Trim): Promise<void> {
  const { ports, environment, destination, compiler, reuse } = context;
  if (compiler === undefined) return;
  const { sha256, version } = environment.interpreter;
  const directory = reuse === undefined ? undefined : join(reuse.directory, "bytecode");
  const { stdlib, sitePackages } = layoutOf(context);
  const isInterpreters = (path: string): boolean =>
    environment.interpreter.source === "standalone" &&
    path.startsWith(`python/${stdlib}/`) &&
    !path.startsWith(`python/${sitePackages}`);
  await compile(ports.exec, {
    python: compiler,
    root: destination,
    directory: "python",
    without: (path) => trim.paths.has(join(destination, path)),
    keeps: isInterpreters,
    ...(directory === undefined || sha256 === undefined ? {} : { kept: { directory, interpreter: sha256, version } }),
  });
}

/** Licences of what was not trimmed. */
async function addNotices(context: BundleContext): Promise<void> {
  const { environment, libraries, destination } = context;
  const { root } = environment;
  const names = await namesBelow(root);
  await writeNotices(
    {
      environment,
      interpreter: [root, join(root, layoutOf(context).stdlib)],
      libraries,
      holds: ({ file }) => file !== null && names.has(file),
    },
    destination,
  );
}

/** The interpreter in the bundle, relative to its root with `/`. */
function pythonPlace({ destination, environment }: BundleContext): string {
  return relative(destination, environment.python).split(sep).join("/");
}

interface Making {
  readonly options: Options;
  readonly tools: PortableTools;
  readonly trim: Trim;
}

async function bundlePortable(context: BundleContext, { options, tools, trim }: Making): Promise<Bundle> {
  const { destination, environment, target } = context;
  const windows = targetFacts(target).os === "windows";
  const notes = await findCollisions(environment, layoutOf(context));
  await trim.apply();
  if (trim.distributions.length > 0) {
    const names = trim.distributions.map(({ name, version }) => `${name} ${version}`).join(", ");
    context.ports.log.info(`left out: ${names}, which nothing imports; trim: off keeps them`);
  }
  await addNotices(context);
  await normaliseRecords(environment, windows);
  if (context.entries.some(({ kind }) => kind === "object"))
    await mkdir(join(destination, ENTRY_FOLDER), { recursive: true });
  const executables: { entry: Entry; path: string }[] = [];
  for (const entry of context.entries)
    executables.push({ entry, path: await writeEntry(context, entry, tools.programs) });
  if (windows) {
    const { name, text } = windowsPathFile(environment.interpreter.version);
    await writeFile(join(environment.root, name), text);
  }
  await copyIncluded(context.project, context.include, destination);
  const python = pythonPlace(context);
  const bundle: Bundle = {
    root: destination,
    executables,
    bundler: { name: "portable", version: null },
    notes,
    leftOut: trim.distributions,
    checker: { kind: "shipped", argv: [python, "-I", "-B"] },
  };
  const windowed = context.entries.some(({ gui }) => gui);
  if (windowed && targetFacts(target).os === "macos") return makeApp(context, bundle);
  if (options.mode === "directory") return bundle;
  return packOnefile(context, bundle, { python, writeTar: tools.writeTar });
}

/** The stub of a one-file bundle is a shell program, and unpacks into a folder that this system keeps for caches. */
function unsupported(options: Options, target: TargetId | undefined): Diagnostic | undefined {
  if (options.mode !== "onefile" || target === undefined || targetFacts(target).os === "linux") return undefined;
  return {
    code: "mode-lacks-target",
    message: `portable makes one file for Linux only, not for ${target}`,
    hint: "Under overrides, choose bundler: { use: pyinstaller, mode: onefile } for it, or mode: directory.",
  };
}

/** The default bundler: the relocatable interpreter with the locked wheels in it, and a launcher per entry point. */
export function createPortable(tools: PortableTools): Bundler {
  return {
    name: "portable",
    supports: () => true,
    optionsFor: optionsForOther,
    configure(raw, target) {
      const options = checkedOptions("portable", OptionsSchema, raw);
      if (!options.ok) return options;
      const problem = unsupported(options.value, target);
      if (problem !== undefined) return failure(problem);
      const configured: ConfiguredBundler = {
        name: "portable",
        environment: "tree",
        async prepare(context) {
          const trim = await trimFor(context, options.value);
          await compileBundle(context, tools.compile, trim);
          const make = () => bundlePortable(context, { options: options.value, tools, trim });
          return { leftOut: trim.distributions, make };
        },
      };
      return { ok: true, value: configured, warnings: [] };
    },
  };
}
