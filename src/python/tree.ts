import { mkdir, open, readdir, readlink, realpath, rm, stat, symlink } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { BuildError } from "../model/errors.ts";
import { type Interpreter, type InterpreterTree, type TreeLayout, treeLayout } from "../model/interpreter.ts";
import { readHead } from "../model/pieces.ts";
import type { Ports } from "../model/ports.ts";
import { copyFiles, type FileCopy, inParallel, linkFiles } from "./files.ts";
import { askOrigins, type RelocationTools, relocateLinux } from "./relocate.ts";
import { placeStartup } from "./startup.ts";

/** A link of a tree, and what it says there. */
interface Link {
  readonly to: string;
  readonly target: string;
}

interface Plan {
  readonly folders: string[];
  readonly files: FileCopy[];
  readonly links: Link[];
}

interface Copy {
  readonly from: string;
  readonly to: string;
  readonly layout: TreeLayout;
  /** Windows lets not everybody make links. */
  readonly keepsLinks: boolean;
  /** Its bytecode is the one that `completed` in resolve.ts made for bundles. */
  readonly keepsBytecode: boolean;
}

function leadsOut(link: string, target: string): BuildError {
  return new BuildError([
    {
      code: "cannot-copy-interpreter",
      message: `${link} leads out of the interpreter's folder, to ${target}`,
      hint: "Use python-source: standalone.",
    },
  ]);
}

/**
 * What is installed in it, the mark that keeps installers out, and bytecode that is not ours: it names the folders of
 * this machine. `path` is relative, with `/`.
 */
function isLeftOut(path: string, { layout, keepsBytecode }: Copy): boolean {
  if (path.startsWith(`${layout.sitePackages}/`) || path === `${layout.stdlib}/EXTERNALLY-MANAGED`) return true;
  return path.endsWith("/__pycache__") && !keepsBytecode;
}

async function addLink(copy: Copy, path: string, plan: Plan): Promise<void> {
  const link = join(copy.from, path);
  const about = await stat(link).catch(() => undefined);
  if (about === undefined) return;
  const target = await readlink(link);
  const whole = resolve(dirname(link), target);
  const inside = whole.startsWith(copy.from + sep);
  const to = join(copy.to, path);
  if (inside && copy.keepsLinks) {
    plan.links.push({ to, target: isAbsolute(target) ? relative(dirname(link), whole) : target });
  } else if (about.isFile()) {
    plan.files.push({ from: link, to });
  } else {
    throw leadsOut(link, target);
  }
}

async function planFolder(copy: Copy, folder: string, plan: Plan): Promise<void> {
  const entries = await readdir(join(copy.from, folder), { withFileTypes: true });
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (isLeftOut(path, copy)) continue;
    if (entry.isDirectory()) {
      plan.folders.push(join(copy.to, path));
      await planFolder(copy, path, plan);
    } else if (entry.isSymbolicLink()) {
      await addLink(copy, path, plan);
    } else if (entry.isFile()) {
      plan.files.push({ from: join(copy.from, path), to: join(copy.to, path) });
    }
  }
}

function isWindows(interpreter: Interpreter): boolean {
  return interpreter.executable.endsWith(".exe");
}

function layoutOf(interpreter: Interpreter): TreeLayout {
  return treeLayout(isWindows(interpreter) ? "windows" : "linux", interpreter.version);
}

/** Those that begin as scripts do; Python itself lies in the same folder. */
async function scriptsAmong(files: readonly FileCopy[]): Promise<readonly FileCopy[]> {
  const isScript = await inParallel(files, async ({ from }) => {
    const start = Buffer.alloc(2);
    await readHead(await open(from), start);
    return start.toString("latin1") === "#!";
  });
  return files.filter((_, index) => isScript[index]);
}

/**
 * Copies an interpreter that runs wherever it lies, without what is installed in it; links inside of it
 * stay links. `destination` is replaced. Throws BuildError where a linked folder lies outside, or there is no Python.
 * @param options.linked what nobody writes to (all but scripts, whose first lines are) may share its bytes with the original
 */
export async function copyTree(
  interpreter: Interpreter,
  destination: string,
  { linked = false }: { readonly linked?: boolean } = {},
): Promise<InterpreterTree> {
  const layout = layoutOf(interpreter);
  const from = await realpath(interpreter.prefix);
  const plan: Plan = { folders: [destination], files: [], links: [] };
  const keeps = { keepsLinks: !isWindows(interpreter), keepsBytecode: interpreter.source === "standalone" };
  await planFolder({ from, to: destination, layout, ...keeps }, "", plan);
  const python = join(destination, layout.python);
  if (![...plan.files, ...plan.links].some(({ to }) => to === python)) {
    throw new BuildError([
      {
        code: "cannot-copy-interpreter",
        message: `${interpreter.prefix} holds no ${layout.python}`,
        hint: "Use python-source: standalone.",
      },
    ]);
  }
  await rm(destination, { recursive: true, force: true });
  for (const folder of plan.folders) await mkdir(folder, { recursive: true });
  const scripts = join(destination, layout.scripts) + sep;
  const copied = linked ? await scriptsAmong(plan.files.filter(({ to }) => to.startsWith(scripts))) : plan.files;
  const shared = linked ? plan.files.filter((file) => !copied.includes(file)) : [];
  await Promise.all([copyFiles(copied), linkFiles(shared)]);
  for (const { to, target } of plan.links) await symlink(target, to);
  return { root: destination, python, version: interpreter.version, collected: {} };
}

/**
 * A copy of the interpreter, with nothing else in it, which runs wherever it lies; `destination` is replaced. Throws
 * BuildError where there is no way to make one.
 */
export async function makeTree(
  ports: Ports,
  interpreter: Interpreter,
  destination: string,
  tools: RelocationTools,
): Promise<InterpreterTree> {
  if (!interpreter.relocatable) {
    if (ports.machine.os === "linux") return relocateLinux(ports, interpreter, destination, tools);
    throw new BuildError([
      {
        code: "cannot-relocate",
        message: `Python ${interpreter.version} (${interpreter.executable}) is bound to the folder it is installed in`,
        hint: "Use python-source: standalone.",
      },
    ]);
  }
  // Windows keeps its certificates in a store and has no terminfo.
  if (isWindows(interpreter)) return copyTree(interpreter, destination);
  // The original is asked, while it is copied.
  const asking = askOrigins(ports, interpreter.executable, interpreter.prefix);
  const [tree, { certificates }] = await Promise.all([copyTree(interpreter, destination), asking]);
  await placeStartup(tree.root, layoutOf(interpreter), certificates ?? undefined);
  return tree;
}
