import { dirname, join } from "node:path";
import { ToolError } from "../model/errors.ts";
import type { ElfFacts } from "../model/inspection.ts";
import type { Exec } from "../model/ports.ts";
import { isBaseLibrary } from "./base-libraries.ts";

export type ReadElf = (file: string) => Promise<ElfFacts | undefined>;

/** Where the system's loader would look on behalf of one interpreter. */
export interface SearchPlan {
  readonly machine: ElfFacts["machine"];
  /** Run path of the executable, which its extensions inherit. Resolved. */
  readonly inherited: readonly string[];
  /** `LD_LIBRARY_PATH` of the interpreter. */
  readonly libraryPath: readonly string[];
  /** Where its own libraries lie, in case nothing else says so. */
  readonly ownFolders: readonly string[];
  /** Name → files, from the loader's cache. */
  readonly cache: ReadonlyMap<string, readonly string[]>;
}

/** A library that has to be carried along. */
export interface Library {
  /** As DT_NEEDED asks for it. */
  readonly name: string;
  readonly file: string;
  readonly facts: ElfFacts;
}

/** Everything that a file needs outside of the base set, directly and through others. */
export interface Needs {
  readonly libraries: readonly Library[];
  /** Names that were found nowhere. */
  readonly missing: readonly string[];
}

const DEFAULT_FOLDERS = ["/lib64", "/usr/lib64", "/lib", "/usr/lib"];

/** Entries for other processors of the family would raise what processor the bundle needs. */
function isGeneric(flags: string, file: string): boolean {
  return !flags.includes("hwcap") && !file.includes("/glibc-hwcaps/");
}

/** Reads what `ldconfig -p` prints: `libz.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libz.so.1`. */
export function parseLoaderCache(output: string): ReadonlyMap<string, readonly string[]> {
  const cache = new Map<string, string[]>();
  for (const line of output.split("\n")) {
    const match = /^\s+(\S+) \(([^)]*)\) => (\/.*)$/.exec(line);
    const [, name, flags, file] = match ?? [];
    if (name === undefined || flags === undefined || file === undefined || !isGeneric(flags, file)) continue;
    cache.set(name, [...(cache.get(name) ?? []), file]);
  }
  return cache;
}

/** The loader's cache; empty where the system has none. `ldconfig` is often outside of a user's PATH. */
export async function readLoaderCache(exec: Exec): Promise<ReadonlyMap<string, readonly string[]>> {
  for (const program of ["/sbin/ldconfig", "/usr/sbin/ldconfig", "ldconfig"]) {
    const result = await exec
      .run([program, "-p"], { accept: "any", what: "listing the system's libraries" })
      .catch((error: unknown) => {
        if (error instanceof ToolError) return undefined;
        throw error;
      });
    if (result?.exitCode === 0) return parseLoaderCache(result.stdout);
  }
  return new Map();
}

/** Run path entries of a file with `$ORIGIN` filled in. Entries with other variables are left to the loader's cache. */
export function resolveRunPath(folders: readonly string[], file: string): readonly string[] {
  return folders
    .map((folder) => folder.replace(/\$(?:ORIGIN\b|\{ORIGIN\})/g, dirname(file)))
    .filter((folder) => folder.startsWith("/") && !folder.includes("$"));
}

/** Files that may be the library, in the loader's order: DT_RPATH, LD_LIBRARY_PATH, DT_RUNPATH, cache, defaults. */
function candidates(name: string, user: { file: string; facts: ElfFacts }, plan: SearchPlan): readonly string[] {
  // A need with a folder in it cannot be led into the tree by a run path.
  if (name.includes("/")) return [];
  const { rpath, runpath } = user.facts;
  const before = runpath.length > 0 ? [] : [...resolveRunPath(rpath, user.file), ...plan.inherited];
  const folders = [...before, ...plan.libraryPath, ...resolveRunPath(runpath, user.file), ...plan.ownFolders];
  return [
    ...folders.map((folder) => join(folder, name)),
    ...(plan.cache.get(name) ?? []),
    ...DEFAULT_FOLDERS.map((folder) => join(folder, name)),
  ];
}

/** Finds the libraries of one interpreter and remembers them. */
export interface Collector {
  /**
   * Throws nothing for what is missing: the caller knows whether it can do without the file. Two files that mean
   * different libraries by one name get the first one's, as in one process; so ask in a fixed order, one at a time.
   */
  needsOf(file: string): Promise<Needs>;
}

export function createCollector(readElf: ReadElf, plan: SearchPlan): Collector {
  const known = new Map<string, Library>();

  const find = async (name: string, user: { file: string; facts: ElfFacts }): Promise<Library | undefined> => {
    const before = known.get(name);
    if (before !== undefined) return before;
    for (const file of new Set(candidates(name, user, plan))) {
      // What cannot be read as a library of this machine is passed over, as the loader does it.
      const facts = await readElf(file).catch(() => undefined);
      if (facts === undefined || facts.machine !== plan.machine) continue;
      const library = { name, file, facts };
      known.set(name, library);
      return library;
    }
    return undefined;
  };

  return {
    async needsOf(file) {
      const facts = await readElf(file);
      const libraries = new Map<string, Library>();
      const missing = new Set<string>();
      const queue = facts === undefined ? [] : [{ file, facts }];
      for (const user of queue) {
        const names = user.facts.needed.filter((name) => !isBaseLibrary(name) && !libraries.has(name));
        for (const name of names) {
          const library = await find(name, user);
          if (library === undefined) {
            missing.add(name);
          } else {
            libraries.set(name, library);
            queue.push(library);
          }
        }
      }
      return { libraries: [...libraries.values()], missing: [...missing].sort() };
    },
  };
}
