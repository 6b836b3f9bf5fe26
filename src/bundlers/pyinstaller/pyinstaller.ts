import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as v from "valibot";
import type { Bundle, BundleContext, Bundler } from "../../model/bundle.ts";
import { BuildError } from "../../model/errors.ts";
import { targetFacts } from "../../model/target.ts";
import { copyIncluded } from "../include.ts";
import { checkedOptions } from "../options.ts";
import { frozenEntry, type Program, specText } from "./spec.ts";
import { hiddenImportsNotFound, summariseWarnings } from "./warnings.ts";

const names = v.optional(v.array(v.string("must be a list of names"), "must be a list of names"), []);
const OptionsSchema = v.strictObject({
  mode: v.optional(v.literal("directory", "mode: directory is the one there is"), "directory"),
  "hidden-imports": names,
  "collect-submodules": names,
  "collect-data": names,
  "collect-binaries": names,
  "copy-metadata": names,
  exclude: names,
});
type Options = v.InferOutput<typeof OptionsSchema>;

/** PyInstaller with its hooks, apart from the project's requirements. */
export interface FreezerTools {
  readonly directory: string;
  readonly version: string;
  /** Import names and distributions that came with it and are none of the application's. */
  readonly modules: readonly string[];
  readonly distributions: readonly string[];
}

/** Appended to the search path, so that whatever the lock pins is found first. */
const PATH_FILE = "zz-slipway-tools.pth";

async function writeScripts(context: BundleContext): Promise<Program[]> {
  const programs: Program[] = [];
  for (const entry of context.entries) {
    const { name, gui } = entry;
    const script =
      entry.kind === "script" ? join(context.project, entry.script) : join(context.work, `${name}-entry.py`);
    if (entry.kind === "object") await writeFile(script, frozenEntry(entry));
    programs.push({ name, script, gui });
  }
  return programs;
}

/** What came with the freezer and is none of the application's: it must not slip into a bundle that works without it. */
function foreignModules({ environment }: BundleContext, tools: FreezerTools): readonly string[] {
  const installed = new Set(environment.distributions.map(({ name }) => name.toLowerCase()));
  const shared = tools.distributions.some((name) => installed.has(name.toLowerCase()));
  // Which module came with which of them is not known: where the application has one itself, only the freezer's own go.
  return shared ? tools.modules.filter((name) => /pyinstaller/i.test(name)) : tools.modules;
}

async function freeze(context: BundleContext, options: Options, tools: FreezerTools): Promise<string> {
  const { ports, environment, work, destination } = context;
  const name = basename(destination);
  const spec = join(work, `${name}.spec`);
  const text = specText(name, await writeScripts(context), {
    hiddenImports: options["hidden-imports"],
    submodules: options["collect-submodules"],
    data: options["collect-data"],
    binaries: options["collect-binaries"],
    metadata: [...environment.distributions.map((distribution) => distribution.name), ...options["copy-metadata"]],
    exclude: [...options.exclude, ...foreignModules(context, tools)],
  });
  await writeFile(spec, text);
  await writeFile(join(environment.sitePackages, PATH_FILE), `${tools.directory}\n`);
  const logFile = join(work, "pyinstaller.log");
  const places = ["--distpath", dirname(destination), "--workpath", join(work, "pyinstaller")];
  try {
    const { stderr } = await ports.exec.run(
      [environment.python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "INFO", ...places, spec],
      {
        cwd: work,
        env: {
          PYTHONHASHSEED: "1",
          SOURCE_DATE_EPOCH: String(context.epoch),
          PYINSTALLER_CONFIG_DIR: join(work, "pyinstaller-config"),
        },
        logFile,
        what: `freezing with PyInstaller ${tools.version}`,
      },
    );
    return stderr;
  } finally {
    await rm(join(environment.sitePackages, PATH_FILE), { force: true });
  }
}

function checkHiddenImports(log: string): void {
  const lost = hiddenImportsNotFound(log);
  if (lost.length === 0) return;
  throw new BuildError(
    lost.map((module) => ({
      code: "hidden-import-not-found",
      message: `bundler: hidden import ${module} does not exist in the environment`,
      hint: "Correct its name, add the distribution that has it to the requirements, or take the line out.",
    })),
  );
}

/** Top-level names of what is installed for the application. */
async function ownModules({ environment }: BundleContext): Promise<ReadonlySet<string>> {
  const names = await readdir(environment.sitePackages);
  return new Set(names.map((name) => name.split(".")[0] ?? name));
}

async function bundlePyInstaller(context: BundleContext, options: Options, tools: FreezerTools): Promise<Bundle> {
  const { destination, work } = context;
  await mkdir(dirname(destination), { recursive: true });
  checkHiddenImports(await freeze(context, options, tools));
  const name = basename(destination);
  const warnings = join(work, "pyinstaller", name, `warn-${name}.txt`);
  const scripts = context.entries.some(({ kind }) => kind === "script");
  // A lone script looks for its files beside itself, and there that is the directory with the modules.
  await copyIncluded(context.project, context.include, scripts ? join(destination, "_internal") : destination);
  const suffix = targetFacts(context.target).os === "windows" ? ".exe" : "";
  return {
    root: destination,
    executables: context.entries.map((entry) => ({ entry, path: `${entry.name}${suffix}` })),
    bundler: { name: "pyinstaller", version: tools.version },
    checker: undefined,
    notes: summariseWarnings(await readFile(warnings, "utf8").catch(() => ""), await ownModules(context)),
  };
}

/** The best known freezer, by a spec file of ours: one directory, one executable per entry. */
export function createPyInstaller(obtain: (context: BundleContext) => Promise<FreezerTools>): Bundler {
  return {
    name: "pyinstaller",
    supports: () => true,
    configure(raw) {
      const options = checkedOptions("pyinstaller", OptionsSchema, raw);
      if (!options.ok) return options;
      return {
        ok: true,
        warnings: [],
        value: {
          name: "pyinstaller",
          environment: "venv",
          prepare: async () => undefined,
          bundle: async (context) => bundlePyInstaller(context, options.value, await obtain(context)),
        },
      };
    },
  };
}
