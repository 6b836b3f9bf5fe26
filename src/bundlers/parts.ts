/** A part of the interpreter that is left out unless something installed speaks of it. */
export interface Part {
  readonly name: string;
  /** One of these is in every text that `mention` finds: looked for first, because that is ten times as fast. */
  readonly words: readonly string[];
  /** What a file that wants it would say. Source and compiled files alike are searched. */
  readonly mention: RegExp;
  /** Paths below the tree, `*` within one name; `STDLIB` stands for the standard library. */
  readonly paths: readonly string[];
}

/** No program needs these to run: headers, static libraries, manuals, what only building and installing uses. */
export const NEVER_NEEDED = [
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
 * are private to pip and setuptools: distlib itself, which others use to make launchers, keeps its own. Below site-packages.
 */
export const FOR_WINDOWS = ["pip/_vendor/distlib/*.exe", "setuptools/*.exe"];

/**
 * Each rule is safe without knowing the application: what is asked for by name anywhere in the installed files stays.
 * tkinter brings Tcl and Tk (10 MB), ensurepip a copy of pip, the rest are tests and tools of the standard library.
 */
export const PARTS: readonly Part[] = [
  {
    name: "tkinter",
    words: ["tkinter", "turtle"],
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
  { name: "idlelib", words: ["idlelib"], mention: /\bidlelib\b/, paths: ["STDLIB/idlelib"] },
  { name: "turtledemo", words: ["turtledemo"], mention: /\bturtledemo\b/, paths: ["STDLIB/turtledemo"] },
  { name: "lib2to3", words: ["lib2to3"], mention: /\blib2to3\b/, paths: ["STDLIB/lib2to3"] },
  {
    name: "ensurepip",
    words: ["ensurepip", "venv"],
    mention: /\bensurepip\b|\b(import|from) venv\b|-m['", ]+venv\b/,
    paths: ["STDLIB/ensurepip"],
  },
  {
    name: "tests of the standard library",
    words: ["test"],
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
    words: ["find_libpython"],
    mention: /\bfind_libpython\b/,
    // Where a binary of the tree needs it, it stays all the same: see `dropUnneededLibraries`.
    paths: [],
  },
];

/** A tool for installing and building, which distributions require by habit. */
export interface Tool {
  /** Of its distribution, as its metadata folder starts. */
  readonly name: string;
  readonly modules: readonly string[];
  /** What a Python source that imports it would say. */
  readonly mention: RegExp;
}

function tool(name: string, modules: readonly string[]): Tool {
  const any = `(?:${modules.join("|")})`;
  // At the start of a line, behind another statement, or in a text that is run; anywhere in a list of names.
  const statement = `^(?:[^#\\n]*[;:"'])?[ \\t]*(?:import[ \\t](?:[\\w., \\t]|\\\\\\r?\\n)*\\b${any}\\b|from[ \\t]+${any}[\\w.]*[ \\t]+import\\b)`;
  const call = `(?:import_module|run_module|__import__|find_spec)\\(\\s*["']${any}\\b`;
  return { name, modules, mention: new RegExp(`${statement}|${call}`, "m") };
}

/**
 * Left out where nothing imports them, also where a lock names them (7 MB compressed): a bundle is what was locked and
 * tried, and not a place to install into.
 */
export const TOOLS: readonly Tool[] = [
  tool("pip", ["pip"]),
  tool("setuptools", ["setuptools", "pkg_resources", "distutils", "_distutils_hack"]),
  tool("wheel", ["wheel"]),
];
