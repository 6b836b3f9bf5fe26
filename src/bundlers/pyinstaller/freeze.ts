import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { BundleContext, LeftOut } from "../../model/bundle.ts";
import type { Entry } from "../../model/config.ts";
import { targetFacts } from "../../model/target.ts";
import { icnsFile, icoFile, windowsIcon } from "../icons.ts";
import boot from "./boot.py";
import checker from "./checker.py";
import type { Choices } from "./choices.ts";
import collect from "./collect.py";
import distributions from "./distributions.py";
import freeze from "./freeze.py";
import { identityOf, versionFile } from "./identity.ts";
import scan from "./scan.py";

/** PyInstaller with its hooks, apart from the project's requirements. */
export interface FreezerTools {
  readonly directory: string;
  readonly version: string;
  /** Import names and distributions that came with it and are none of the application's. */
  readonly modules: readonly string[];
  readonly distributions: readonly string[];
}

/** Where one run of PyInstaller finds and leaves things; all absolute. */
export interface Places {
  readonly spec: string;
  readonly dist: string;
  /** Its working directory, which it does not depend on. */
  readonly cwd: string;
}

/** The program that runs scripts inside of a bundle while it is checked. */
export const CHECKER = "slipway-checker";

/** The Python program that works out what is collected. */
export const COLLECT = `${distributions}\n\n${collect}`;

/** Appended to the search path, so that whatever the lock pins is found first. */
const PATH_FILE = "zz-slipway-tools.pth";
/** Who is started without this does not see the freezer: the program is tried in the same environment at the same time. */
const TOOLS_VARIABLE = "SLIPWAY_FREEZER";

/**
 * A standalone Python loads its own libraries (Tcl's, for one) by a path that is written in its program, and in no module: who only looks at a
 * module's file does not find them. What the user has said of where libraries lie comes first.
 */
function librariesLine({ environment: { interpreter }, target }: BundleContext, variable: string): string {
  if (!interpreter.relocatable || targetFacts(target).os !== "linux") return "";
  const paths = 'filter(None, [os.environ.get("LD_LIBRARY_PATH"), os.path.join(sys.base_prefix, "lib")])';
  return `import os, sys; ${variable} in os.environ and os.environ.update(LD_LIBRARY_PATH=":".join(${paths}))\n`;
}

/** Has the environment's Python find PyInstaller where `freezerVariables` are set, for as long as `use` runs. */
export async function withTools<T>(context: BundleContext, use: () => Promise<T>): Promise<T> {
  const file = join(context.environment.sitePackages, PATH_FILE);
  const variable = JSON.stringify(TOOLS_VARIABLE);
  const tools = `import os, sys; sys.path += [os.environ[${variable}]] if ${variable} in os.environ else []\n`;
  await writeFile(file, tools + librariesLine(context, variable));
  try {
    return await use();
  } finally {
    await rm(file, { force: true });
  }
}

/** With these a Python of the environment has PyInstaller. */
export function freezerVariables({ directory }: FreezerTools): Record<string, string> {
  return { [TOOLS_VARIABLE]: directory };
}

/** Folder of PyInstaller's own intermediate files: `warn-NAME.txt`, executables that are not collected. */
export function workFolder({ work }: BundleContext, spec: string): string {
  return join(work, "pyinstaller", basename(spec, ".spec"));
}

/** What PyInstaller did not find while it made our own spec. */
export function warningsFile(context: BundleContext): string {
  const name = basename(context.destination);
  return join(workFolder(context, `${name}.spec`), `warn-${name}.txt`);
}

/** Runs PyInstaller on a spec file and gives what it logged. */
export async function runPyInstaller(context: BundleContext, tools: FreezerTools, places: Places): Promise<string> {
  const { ports, environment, work } = context;
  const where = ["--distpath", places.dist, "--workpath", join(work, "pyinstaller")];
  const command = ["-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "INFO", ...where, places.spec];
  const { stderr } = await ports.exec.run([environment.python, ...command], {
    cwd: places.cwd,
    env: {
      ...freezerVariables(tools),
      PYTHONHASHSEED: "1",
      SOURCE_DATE_EPOCH: String(context.epoch),
      PYINSTALLER_CONFIG_DIR: join(work, "pyinstaller-config"),
    },
    logFile: join(work, "pyinstaller.log"),
    what: `freezing with PyInstaller ${tools.version}`,
  });
  return stderr;
}

/** What came with the freezer and is none of the application's: it must not slip into a bundle that works without it. */
function foreignModules({ environment }: BundleContext, tools: FreezerTools): readonly string[] {
  const installed = new Set(environment.distributions.map(({ name }) => name.toLowerCase()));
  const shared = tools.distributions.some((name) => installed.has(name.toLowerCase()));
  // Which module came with which of them is not known: where the application has one itself, only the freezer's own go.
  return shared ? tools.modules.filter((name) => /pyinstaller/i.test(name)) : tools.modules;
}

/** The text of the program that starts an entry; a lone script follows it as a program of its own. */
export function startText(entry: Entry): string {
  if (entry.kind === "script")
    return `${boot}boot()\nwork(${JSON.stringify(basename(entry.script))})\nstand_in()\ndel boot, work, stand_in\n`;
  const [module = "", object = ""] = entry.object.split(":");
  const [first = "", ...attributes] = object.trim().split(".");
  const call = [first, ...attributes].join(".");
  return `${boot}boot()\nwork()\nstand_in()\nimport sys\n\nfrom ${module.trim()} import ${first}\n\nsys.exit(${call}())\n`;
}

/** The project's one PNG in the format of the target's programs; null where it has none, or programs show none. */
async function iconFor({ product, target }: BundleContext, folder: string): Promise<string | null> {
  const { os } = targetFacts(target);
  if (product.icon === undefined || os === "linux") return null;
  const file = join(folder, os === "windows" ? "icon.ico" : "icon.icns");
  await writeFile(file, os === "windows" ? icoFile(await windowsIcon(product.icon)) : await icnsFile(product.icon));
  return file;
}

async function writePrograms(context: BundleContext, folder: string, icon: string | null) {
  const version = targetFacts(context.target).os === "windows" ? await identityOf(context.environment) : undefined;
  const programs = [];
  for (const entry of context.entries) {
    const { name, gui } = entry;
    const start = join(folder, `${name}-start.py`);
    await writeFile(start, startText(entry));
    const file = join(folder, `${name}-version.txt`);
    if (version !== undefined) await writeFile(file, versionFile(name, version));
    programs.push({
      name,
      gui,
      scripts: entry.kind === "script" ? [start, join(context.project, entry.script)] : [start],
      icon,
      version: version === undefined ? null : file,
    });
  }
  return programs;
}

/** A macOS application, where a program of the bundle has windows. */
async function appOf(context: BundleContext, mode: Choices["mode"], icon: string | null) {
  const gui = context.entries.find((entry) => entry.gui);
  if (gui === undefined || mode === "onefile" || targetFacts(context.target).os !== "macos") return null;
  const { name } = gui;
  const info = { CFBundleExecutable: name, LSRequiresNativeExecution: true, NSHighResolutionCapable: true };
  const version = (await identityOf(context.environment))?.version ?? "0.0.0";
  return { name: `${name}.app`, icon, version, identifier: name, info };
}

/** What is shipped as data because it is the project's: a lone script's source, and what it looks for beside itself. */
function ownData({ entries, project, include }: BundleContext, mode: Choices["mode"]): [string, string][] {
  const scripts = entries.flatMap((entry) => (entry.kind === "script" ? [entry.script] : []));
  const sources = scripts.map((script): [string, string] => [basename(script), join(project, script)]);
  if (mode === "directory" || scripts.length === 0) return sources;
  return [...sources, ...include.map((file): [string, string] => [file, join(project, file)])];
}

/** Writes our own spec file and everything that it reads. */
export async function writeSpec(
  context: BundleContext,
  {
    choices,
    tools,
    leftOut,
  }: { readonly choices: Choices; readonly tools: FreezerTools; readonly leftOut: readonly LeftOut[] },
): Promise<Places> {
  const { environment, work, destination } = context;
  const folder = join(work, "freeze");
  await mkdir(join(folder, "metadata"), { recursive: true });
  const icon = await iconFor(context, folder);
  const app = await appOf(context, choices.mode, icon);
  const inside = app !== null || choices.mode === "onefile";
  const settings = {
    name: inside ? "collected" : basename(destination),
    mode: choices.mode,
    app,
    sitePackages: environment.sitePackages,
    prefix: environment.root,
    leftOut: leftOut.map(({ name }) => name),
    scratch: folder,
    entries: context.entries.flatMap((entry) => (entry.kind === "object" ? [entry.object] : [])),
    programs: await writePrograms(context, folder, icon),
    checker: join(folder, `${CHECKER}.py`),
    data: ownData(context, choices.mode),
    options: choices,
    // PyInstaller's hooks pull in all of setuptools for a module that setuptools happens to carry; a tenth of the whole analysis.
    excludes: [
      ...choices.exclude,
      ...choices["exclude-modules"],
      ...foreignModules(context, tools),
      ...leftOut.flatMap(({ modules }) => modules),
    ],
  };
  await writeFile(settings.checker, `${boot}${checker}`);
  await writeFile(join(folder, "slipway_collect.py"), COLLECT);
  await writeFile(join(folder, "slipway_scan.py"), scan);
  await writeFile(join(folder, "settings.json"), JSON.stringify(settings));
  const spec = join(folder, `${basename(destination)}.spec`);
  await writeFile(spec, freeze);
  return { spec, dist: inside ? destination : dirname(destination), cwd: work };
}
