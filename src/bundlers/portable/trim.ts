import { readdir, readFile, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ElfFacts } from "../../model/inspection.ts";
import type { TreeLayout } from "../../model/interpreter.ts";

/** A part of the interpreter that is left out unless something installed speaks of it. */
interface Part {
  readonly name: string;
  /** What a file that wants it would say. Source and compiled files alike are searched. */
  readonly mention: RegExp;
  /** Paths below the tree, `*` within one name; `STDLIB` stands for the standard library. */
  readonly paths: readonly string[];
}

/** No program needs these to run: headers, static libraries, manuals, what only building and installing uses. */
const NEVER_NEEDED = [
  "include",
  "Include",
  "libs",
  "Doc",
  "Tools",
  "share/man",
  "share/doc",
  "lib/pkgconfig",
  "lib/*.a",
  "NEWS.txt",
  "STDLIB/config-*",
  "bin/python*-config",
  "bin/idle3",
  "bin/idle3.*",
  "bin/pydoc3",
  "bin/pydoc3.*",
  "bin/2to3",
  "bin/2to3-3.*",
];

/**
 * Programs for Windows that installers carry and read only where the system is Windows; elsewhere nothing can start them. They
 * are private to pip and setuptools: distlib itself, which others use to make launchers, keeps its own.
 */
const FOR_WINDOWS = ["SITE/pip/_vendor/distlib/*.exe", "SITE/setuptools/*.exe"];

/**
 * Each rule is safe without knowing the application: what is asked for by name anywhere in the installed files stays.
 * tkinter brings Tcl and Tk (10 MB), ensurepip a copy of pip, the rest are tests and tools of the standard library.
 */
const PARTS: readonly Part[] = [
  {
    name: "tkinter",
    mention: /(?:\b(?:import|from)\s+|["'])_?tkinter\b|\b(?:import|from)\s+turtle\b/,
    paths: [
      "STDLIB/tkinter",
      "STDLIB/turtle.py",
      "STDLIB/turtledemo",
      "STDLIB/idlelib",
      "STDLIB/lib-dynload/_tkinter*",
      "lib/tcl*",
      "lib/tk*",
      "lib/libtcl*",
      "lib/libtk*",
      "lib/itcl*",
      "lib/thread*",
      "lib/tdbc*",
      "lib/sqlite3.*",
      "tcl",
      "DLLs/_tkinter*",
      "DLLs/tcl*",
      "DLLs/tk*",
      "DLLs/zlib1.dll",
    ],
  },
  { name: "idlelib", mention: /\bidlelib\b/, paths: ["STDLIB/idlelib"] },
  { name: "turtledemo", mention: /\bturtledemo\b/, paths: ["STDLIB/turtledemo"] },
  { name: "lib2to3", mention: /\blib2to3\b/, paths: ["STDLIB/lib2to3"] },
  { name: "ensurepip", mention: /\bensurepip\b|\b(import|from) venv\b|-m['", ]+venv\b/, paths: ["STDLIB/ensurepip"] },
  {
    name: "tests of the standard library",
    mention: /\btest\.(support|regrtest|test_)|\bfrom test import\b|\b_test(capi|buffer|internalcapi|multiphase)\b/,
    paths: [
      "STDLIB/test",
      "STDLIB/*/test",
      "STDLIB/*/tests",
      "STDLIB/lib-dynload/_test*",
      "STDLIB/lib-dynload/_xx*",
      "STDLIB/lib-dynload/xx*",
      "STDLIB/lib-dynload/_ctypes_test*",
      "DLLs/_test*",
      "DLLs/_ctypes_test*",
    ],
  },
  {
    name: "the Python library",
    mention: /\bfind_libpython\b/,
    // Where a binary of the tree needs it, it stays all the same: see `dropUnneededLibraries`.
    paths: [],
  },
];

async function* files(place: string): AsyncGenerator<string> {
  const entries = await readdir(place, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (entries === undefined) yield place;
  for (const entry of entries ?? []) {
    const path = join(place, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (entry.isFile()) yield path;
  }
}

const CODE = /\.(py|pyx|so|pyd|dll|dylib)$|\.so\.[0-9.]+$/;
/** A file beyond this is not searched and taken to mention everything, so that nothing is lost and memory is bounded. Bytes. */
const LARGEST = 64 * 1024 * 1024;

async function partsMentionedIn(file: string): Promise<readonly Part[]> {
  if (!CODE.test(file)) return [];
  if ((await stat(file)).size > LARGEST) return PARTS;
  const text = await readFile(file, "latin1");
  return PARTS.filter(({ mention }) => mention.test(text));
}

/** Names of the parts that something in these places speaks of. */
async function mentioned(places: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const place of places) {
    for await (const file of files(place)) for (const { name } of await partsMentionedIn(file)) found.add(name);
  }
  return found;
}

/** Expands a pattern whose `*` stands within one name. */
async function expand(root: string, pattern: string): Promise<string[]> {
  let found = [root];
  for (const name of pattern.split("/")) {
    const matcher = new RegExp(`^${name.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
    const next: string[] = [];
    for (const directory of found) {
      const names = await readdir(directory).catch(() => []);
      next.push(...names.filter((candidate) => matcher.test(candidate)).map((candidate) => join(directory, candidate)));
    }
    found = next;
  }
  return found;
}

const LIBRARY = /\.so(\.[0-9.]+)?$/;

/** Shared libraries directly in `lib/` that no binary of the tree needs any more, found again until nothing changes. */
async function dropUnneededLibraries(
  root: string,
  readElf: (file: string) => Promise<ElfFacts | undefined>,
  keep: (name: string) => boolean,
): Promise<void> {
  const binaries = new Map<string, readonly string[]>();
  for await (const file of files(root)) {
    if (!LIBRARY.test(file) && basename(join(file, "..")) !== "bin") continue;
    const facts = await readElf(file).catch(() => "unreadable" as const);
    // Who knows what a binary needs that cannot be read: then nothing is dropped.
    if (facts === "unreadable") return;
    if (facts !== undefined) binaries.set(file, facts.needed);
  }
  const own = (file: string): boolean => join(file, "..") === join(root, "lib");
  for (let changed = true; changed; ) {
    const needed = new Set([...binaries.values()].flat());
    const useless = [...binaries.keys()].filter(
      (file) => own(file) && !needed.has(basename(file)) && !keep(basename(file)),
    );
    for (const file of useless) binaries.delete(file);
    await Promise.all(useless.map((file) => rm(file)));
    changed = useless.length > 0;
  }
  await dropDanglingLinks(join(root, "lib"));
}

/** Libraries have further names, as links; those of the dropped ones lead nowhere now. */
async function dropDanglingLinks(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (!entry.isSymbolicLink()) continue;
    await stat(path).catch(() => rm(path));
  }
}

/** Bytecode of single modules that were left out; that of whole packages went with them. */
async function dropOrphans(directory: string, except: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (!entry.isDirectory() || path === except) continue;
    if (entry.name !== "__pycache__") await dropOrphans(path, except);
    else
      for (const name of await readdir(path)) {
        const source = join(directory, `${name.split(".")[0]}.py`);
        await stat(source).catch(() => rm(join(path, name)));
      }
  }
}

export interface TrimRequest {
  readonly root: string;
  readonly layout: TreeLayout;
  /** Absolute; nothing in it is left out but programs that cannot run. */
  readonly sitePackages: string;
  /** Directories and files of the application, searched for mentions. */
  readonly application: readonly string[];
  readonly os: "linux" | "macos" | "windows";
  readonly readElf: (file: string) => Promise<ElfFacts | undefined>;
}

/** Leaves out of the tree what no application needs, or what nothing in this one asks for. */
export async function trim(request: TrimRequest): Promise<void> {
  const { root, layout } = request;
  const wanted = await mentioned(request.application);
  const patterns = [...NEVER_NEEDED, ...PARTS.filter(({ name }) => !wanted.has(name)).flatMap(({ paths }) => paths)];
  const located = await Promise.all(patterns.map((pattern) => expand(root, pattern.replace("STDLIB", layout.stdlib))));
  const inSitePackages = (path: string): boolean => path.startsWith(request.sitePackages);
  await Promise.all(
    located
      .flat()
      .filter((path) => !inSitePackages(path))
      .map((path) => rm(path, { recursive: true, force: true })),
  );
  await dropOrphans(join(root, layout.stdlib), request.sitePackages);
  if (request.os !== "windows") {
    const places = FOR_WINDOWS.map((pattern) => expand(root, pattern.replace("SITE", layout.sitePackages)));
    await Promise.all((await Promise.all(places)).flat().map((path) => rm(path)));
  }
  if (request.os !== "linux") return;
  const keepPython = wanted.has("the Python library");
  await dropUnneededLibraries(root, request.readElf, (name) => keepPython && name.startsWith("libpython"));
}
