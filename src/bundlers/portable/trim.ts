import { readdirSync, rmSync, statSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { LeftOut } from "../../model/bundle.ts";
import type { ElfFacts } from "../../model/inspection.ts";
import type { TreeLayout } from "../../model/interpreter.ts";
import { filesBelow, type Mentioned } from "../mentions.ts";
import { FOR_WINDOWS, NEVER_NEEDED, PARTS } from "../parts.ts";
import { leftOut, surveyTools, type ToolsRequest } from "../tools.ts";

/** Names in a folder; none where there is no such folder. */
type Names = (folder: string) => readonly string[];

/**
 * Lists each folder once, since many patterns begin alike. Names are compared here and never looked up: where `lib` finds
 * `Lib`, a pattern for Tcl's own `lib/thread*` would find Python's `threading.py`.
 */
function listings(): Names {
  const known = new Map<string, readonly string[]>();
  return (folder) => {
    const isFolder = (): boolean => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
    const names = known.get(folder) ?? (isFolder() ? readdirSync(folder) : []);
    known.set(folder, names);
    return names;
  };
}

/** Paths that a pattern fits whose `*` stands for anything within one name. */
function expand(root: string, pattern: string, names: Names): string[] {
  let found = [root];
  for (const part of pattern.split("/")) {
    const matcher = new RegExp(`^${part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`);
    found = found.flatMap((folder) =>
      names(folder)
        .filter((name) => matcher.test(name))
        .map((name) => join(folder, name)),
    );
  }
  return found;
}

/** Shared libraries, and what lies in a `bin/`. */
const BINARY = /\.so(\.[0-9.]+)?$|[/\\]bin[/\\][^/\\]+$/;

/** Shared libraries directly in `lib/` that no binary of the tree needs once `without` is gone, found again until nothing changes. */
async function unneededLibraries(
  { root, readElf }: TrimRequest,
  without: ReadonlySet<string>,
  keep: (name: string) => boolean,
): Promise<string[]> {
  const files = filesBelow(root, without).filter((file) => BINARY.test(file));
  const facts = await Promise.all(files.map((file) => readElf(file).catch(() => "unreadable" as const)));
  // Who knows what a binary needs that cannot be read: then nothing is dropped.
  if (facts.includes("unreadable")) return [];
  const binaries = new Map<string, readonly string[]>();
  for (const [index, file] of files.entries()) {
    const about = facts[index];
    if (about !== undefined && about !== "unreadable") binaries.set(file, about.needed);
  }
  const own = (file: string): boolean => dirname(file) === join(root, "lib");
  const dropped: string[] = [];
  for (;;) {
    const needed = new Set([...binaries.values()].flat());
    const useless = [...binaries.keys()].filter(
      (file) => own(file) && !needed.has(basename(file)) && !keep(basename(file)),
    );
    if (useless.length === 0) return dropped;
    for (const file of useless) binaries.delete(file);
    dropped.push(...useless);
  }
}

/** Libraries have further names, as links; those of the dropped ones lead nowhere now. */
async function dropDanglingLinks(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (!entry.isSymbolicLink()) continue;
    await stat(path).catch(() => rm(path));
  }
}

/** Bytecode of a single module that is left out; that of a whole package lies in it. */
function bytecodeOf(module: string, names: Names): string[] {
  return module.endsWith(".py") ? expand(dirname(module), `__pycache__/${basename(module, ".py")}.*`, names) : [];
}

export interface TrimRequest extends ToolsRequest {
  readonly layout: TreeLayout;
  readonly os: "linux" | "macos" | "windows";
  readonly readElf: (file: string) => Promise<ElfFacts | undefined>;
}

/** What is going to be left out, before anything is. */
export interface Trim {
  /** Absolute paths, but for libraries, whose turn comes when all else is known. */
  readonly paths: ReadonlySet<string>;
  readonly distributions: readonly LeftOut[];
  apply(): Promise<void>;
}

/** Paths of the interpreter that nothing asks for, and in site-packages what cannot run on this system. */
function uselessPaths({ root, layout, sitePackages, os }: TrimRequest, wanted: Mentioned): string[] {
  const patterns = [...NEVER_NEEDED, ...PARTS.filter((part) => !wanted.parts.has(part)).flatMap(({ paths }) => paths)];
  const names = listings();
  const located = patterns.flatMap((pattern) => expand(root, pattern.replace("STDLIB", layout.stdlib), names));
  const ofInterpreter = located.filter((path) => !path.startsWith(sitePackages));
  const foreign = os === "windows" ? [] : FOR_WINDOWS.flatMap((pattern) => expand(sitePackages, pattern, names));
  return [...ofInterpreter, ...ofInterpreter.flatMap((path) => bytecodeOf(path, names)), ...foreign];
}

/** Finds what no application needs, and what nothing in this one asks for. Changes nothing until it is applied. */
export async function planTrim(request: TrimRequest): Promise<Trim> {
  const { root, os } = request;
  const { wanted, unused } = await surveyTools(request);
  const paths = new Set([...uselessPaths(request, wanted), ...unused.flatMap((tool) => tool.paths)]);
  const keepPython = [...wanted.parts].some(({ name }) => name === "the Python library");
  const keep = (name: string): boolean => keepPython && name.startsWith("libpython");
  // Goes on while others compile and try the program; what it throws is met when it is applied.
  const libraries = os === "linux" ? unneededLibraries(request, paths, keep) : Promise.resolve([]);
  libraries.catch(() => undefined);
  const apply = async (): Promise<void> => {
    const all = [...paths, ...(await libraries)];
    // Nothing else goes on meanwhile; waiting for some hundred promises takes twice as long.
    for (const path of all) rmSync(path, { recursive: true, force: true });
    if (os === "linux") await dropDanglingLinks(join(root, "lib"));
  };
  return { paths, distributions: unused.map(leftOut), apply };
}
