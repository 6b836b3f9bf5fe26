import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as v from "valibot";
import type { Bundle, BundleContext, Bundler, Checker, LeftOut } from "../../model/bundle.ts";
import { BuildError } from "../../model/errors.ts";
import { treeLayout } from "../../model/interpreter.ts";
import { targetFacts } from "../../model/target.ts";
import { copyIncluded } from "../include.ts";
import { namesBelow, writeNotices } from "../notices.ts";
import { optionsForOther } from "../options.ts";
import { leftOut as leftOutOf, surveyTools, toolsRequest } from "../tools.ts";
import { besideChecker, tableChecker } from "./check.ts";
import { type Choices, readChoices } from "./choices.ts";
import { type FreezerTools, type Places, runPyInstaller, withTools, workFolder, writeSpec } from "./freeze.ts";
import { openKeptFreeze } from "./keep.ts";
import { freezeOwnSpec } from "./own-spec.ts";
import {
  hiddenImportsNotFound,
  lacksLibraries,
  missingModules,
  summariseRecords,
  summariseWarnings,
} from "./warnings.ts";

/** What one run of PyInstaller made. */
interface Frozen {
  readonly spec: string;
  /** Executables in the order of the entries, relative to the bundle's root with `/`. */
  readonly paths: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly checker: Checker | undefined;
}

interface Freezing {
  readonly choices: Choices;
  readonly tools: FreezerTools;
}

/** Installers that the lock names and nothing imports, unless an option asks for one. */
async function unused(context: BundleContext, choices: Choices): Promise<LeftOut[]> {
  const asked = [
    choices["hidden-imports"],
    choices["collect-submodules"],
    choices["collect-data"],
    choices["copy-metadata"],
  ];
  const { unused: tools } = await surveyTools(toolsRequest(context, asked.flat()));
  return tools.map(leftOutOf);
}

function checkVersion({ version }: Choices, tools: FreezerTools): void {
  if (version === undefined || version === tools.version) return;
  throw new BuildError([
    {
      code: "freezer-version",
      message: `bundler: PyInstaller ${version} is asked for, but the one that Slipway pins, with its hashes, is ${tools.version}`,
      hint: `Write version: "${tools.version}", or leave it out.`,
    },
  ]);
}

function checkHiddenImports(log: string, choices: Choices): void {
  const lost = hiddenImportsNotFound(log).filter((module) => choices["hidden-imports"].includes(module));
  if (lost.length === 0) return;
  throw new BuildError(
    lost.map((module) => ({
      code: "hidden-import-not-found",
      message: `bundler: hidden import ${module} does not exist in the environment`,
      hint: "Correct its name, add the distribution that has it to the requirements, or take the line out.",
    })),
  );
}

/** Below the bundle's root, with a `/` behind it: where a macOS application has its programs. */
function programFolder({ target, entries }: BundleContext, { mode }: Choices): string {
  const app = targetFacts(target).os === "macos" && mode === "directory" ? entries.find(({ gui }) => gui) : undefined;
  return app === undefined ? "" : `${app.name}.app/Contents/MacOS/`;
}

/** Gives how code is run in what PyInstaller made of our own spec. */
async function checkerOf(
  context: BundleContext,
  { choices, tools, places, names }: Freezing & { readonly places: Places; readonly names: readonly string[] },
): Promise<Checker> {
  const { destination } = context;
  if (choices.mode === "onefile") {
    return tableChecker(
      context,
      tools,
      names.map((name) => join(destination, name)),
    );
  }
  const folder = programFolder(context, choices);
  // The directory that a macOS application was made from is no part of the bundle.
  if (folder !== "") await rm(join(destination, "collected"), { recursive: true });
  return besideChecker(context, workFolder(context, places.spec), join(destination, folder));
}

async function freezeOurs(context: BundleContext, { choices, tools }: Freezing): Promise<Frozen> {
  const { target, entries } = context;
  const leftOut = await unused(context, choices);
  const places = await writeSpec(context, { choices, tools, leftOut });
  const { os } = targetFacts(target);
  const names = entries.map(({ name }) => (os === "windows" ? `${name}.exe` : name));
  const kept = openKeptFreeze(context, tools);
  let checker = await kept?.take();
  if (checker === undefined) {
    const log = await runPyInstaller(context, tools, places);
    checkHiddenImports(log, choices);
    checker = await checkerOf(context, { choices, tools, places, names });
    if (!lacksLibraries(log)) await kept?.keep(checker);
  } else context.ports.log.info("nothing has changed that PyInstaller looks at: taken from an earlier build");
  return {
    spec: places.spec,
    paths: names.map((name) => `${programFolder(context, choices)}${name}`),
    leftOut,
    checker,
  };
}

async function freezeTheirs(context: BundleContext, spec: string, tools: FreezerTools): Promise<Frozen> {
  const suffix = targetFacts(context.target).os === "windows" ? ".exe" : "";
  const paths = context.entries.map(({ name }) => `${name}${suffix}`);
  const places = await freezeOwnSpec(context, tools, { spec, executables: paths });
  // What a spec of the user's leaves out, it leaves out on purpose.
  return { spec: places.spec, paths, leftOut: [], checker: undefined };
}

/** Top-level names of what is installed for the application. */
async function ownModules({ environment }: BundleContext): Promise<ReadonlySet<string>> {
  const names = await readdir(environment.sitePackages);
  return new Set(names.map((name) => name.split(".")[0] ?? name));
}

const CollectedSchema = v.object({ dropped: v.array(v.string()) });

/** What PyInstaller says that it missed, and what the user should know of it. */
async function findings(context: BundleContext, spec: string): Promise<Pick<Bundle, "notes" | "missingModules">> {
  const folder = workFolder(context, spec);
  const warnings = await readFile(join(folder, `warn-${folder.split(/[\\/]/).at(-1)}.txt`), "utf8").catch(() => "");
  const collected = await readFile(join(context.work, "freeze", "collected.json"), "utf8").catch(() => undefined);
  const dropped = collected === undefined ? [] : v.parse(CollectedSchema, JSON.parse(collected)).dropped;
  const notes = [...summariseWarnings(warnings, await ownModules(context)), ...summariseRecords(dropped)];
  return { notes, missingModules: missingModules(warnings) };
}

/** Files to lie beside the program. A lone script looks for its own beside itself, which is where the modules are. */
async function include(context: BundleContext, choices: Choices): Promise<void> {
  const scripts = context.entries.some(({ kind }) => kind === "script");
  if (scripts && choices.mode === "onefile") return;
  const folder = scripts && choices.spec === undefined ? join(context.destination, "_internal") : context.destination;
  await copyIncluded(context.project, context.include, folder);
}

/**
 * Licences of what was collected. Of one file, the table of its modules says what that is; under a spec of the user's all of the
 * environment counts.
 */
async function addNotices(context: BundleContext, { leftOut, checker }: Pick<Frozen, "leftOut" | "checker">) {
  const { environment, libraries, destination } = context;
  const names = await namesBelow(destination);
  const { prefix, version } = environment.interpreter;
  const layout = treeLayout(targetFacts(context.target).os, version);
  await writeNotices(
    {
      environment,
      interpreter: [prefix, join(prefix, layout.stdlib)],
      libraries,
      holds: ({ file, module }) =>
        checker?.kind === "table" ? checker.modules.has(module) : file !== null && names.has(file),
      without: leftOut.map(({ name }) => name),
    },
    destination,
  );
}

async function bundlePyInstaller(context: BundleContext, choices: Choices, tools: FreezerTools): Promise<Bundle> {
  const { destination, entries } = context;
  checkVersion(choices, tools);
  await mkdir(dirname(destination), { recursive: true });
  const { spec, paths, leftOut, checker } = await withTools(context, () =>
    choices.spec === undefined ? freezeOurs(context, { choices, tools }) : freezeTheirs(context, choices.spec, tools),
  );
  await include(context, choices);
  await addNotices(context, { leftOut, checker });
  return {
    root: destination,
    executables: entries.map((entry, index) => ({ entry, path: paths[index] ?? entry.name })),
    bundler: { name: "pyinstaller", version: tools.version },
    ...(await findings(context, spec)),
    leftOut,
    checker,
  };
}

/** The best known freezer, by a spec file of ours or of the user's: a directory, or one file per entry. */
export function createPyInstaller(obtain: (context: BundleContext) => Promise<FreezerTools>): Bundler {
  return {
    name: "pyinstaller",
    supports: () => true,
    optionsFor(options, other) {
      const kept = optionsForOther(options, other);
      if (other.without === undefined || other.without.length === 0) return kept;
      const excluded = kept["exclude-modules"];
      return { ...kept, "exclude-modules": [...(Array.isArray(excluded) ? excluded : []), ...other.without] };
    },
    configure(raw) {
      const choices = readChoices(raw);
      if (!choices.ok) return choices;
      return {
        ok: true,
        warnings: [],
        value: {
          name: "pyinstaller",
          environment: "venv",
          prepare: async (context) => ({
            leftOut: [],
            make: async () => bundlePyInstaller(context, choices.value, await obtain(context)),
          }),
        },
      };
    },
  };
}
