import type { Mend } from "../model/diagnostic.ts";

/** Where something failed, as far as a remedy depends on it. */
export interface Scene {
  readonly bundler: string;
  /** A file of the user's own decides on what is collected: the bundler's options are refused beside it. */
  readonly ownSpec: boolean;
  /** Does the project have this file? Relative to it, with `/`; whatever a program wrote may be asked. */
  readonly inProject: (path: string) => boolean;
}

/** One way in which programs that work fail as bundles. Diagnosis and docs/troubleshooting.md both come from here. */
export interface Mechanism {
  readonly title: string;
  /** What users see, for the documentation. */
  readonly seen: string;
  /** Found in what a program wrote last; group 1, where there is one, is what it misses. */
  readonly pattern: RegExp;
  readonly cause: string;
  /** By bundler; `NAME` stands for what is missing. */
  readonly remedy: { readonly portable: string; readonly pyinstaller: string };
  readonly mend?: (name: string, scene: Scene) => Mend | undefined;
}

const REQUIRE = "Add the distribution that has it to the requirements: it is not in the environment either.";
const NOT_HERE =
  'Name under smoke: a command that does without, as - run: ["--version"]; it will work where users run it.';

/** What `trim: safe` takes out of the standard library where nothing seems to need it. */
const TRIMMED = new Set([
  "tkinter",
  "_tkinter",
  "turtle",
  "idlelib",
  "test",
  "ensurepip",
  "pip",
  "lib2to3",
  "turtledemo",
]);

function adds(option: string): (name: string, scene: Scene) => Mend | undefined {
  return (name, { bundler, ownSpec }) =>
    bundler === "pyinstaller" && !ownSpec ? { bundler, option, add: name } : undefined;
}

function untrimmed({ bundler }: Scene): Mend | undefined {
  return bundler === "portable" ? { bundler, option: "trim", set: "off" } : undefined;
}

/** The file of a path inside a bundle, relative to where packages and included files lie. */
function insideBundle(path: string): string | undefined {
  const parts = path.replaceAll(/\\+/g, "/").split(/\/(?:_internal|site-packages)\//);
  return parts.length > 1 ? parts.at(-1) : undefined;
}

/**
 * A pattern that means this file alone: a class in brackets is the only escape that patterns have on every system. None
 * is for braces, which are taken apart before.
 */
function includes(path: string): Mend | undefined {
  return path.includes("{") ? undefined : { include: path.replaceAll(/[*?[(]/g, "[$&]") };
}

/** A file of a package is collected with the package; one of the project's folder is included. */
function dataMend(path: string, scene: Scene): Mend | undefined {
  const inside = insideBundle(path);
  const [top = "", ...rest] = (inside ?? path).split("/");
  if (inside !== undefined && scene.inProject(inside)) return includes(inside);
  if (inside !== undefined && rest.length > 0 && /^[A-Za-z_]\w*$/.test(top)) return adds("collect-data")(top, scene);
  const last = path.replaceAll(/\\+/g, "/").split("/");
  const relative = last.map((_, index) => last.slice(index).join("/")).find((name) => scene.inProject(name));
  return relative === undefined ? undefined : includes(relative);
}

/** A library that lies in a package, and was looked for there. Of one that is called by its name alone nobody knows whose it is. */
function libraryMend(path: string, scene: Scene): Mend | undefined {
  const [top = "", ...rest] = insideBundle(path)?.split("/") ?? [];
  return rest.length > 0 && /^[A-Za-z_]\w*$/.test(top) ? adds("collect-binaries")(top, scene) : undefined;
}

/** Every mechanism that is known. Where several are found in a text, the one found last counts: it ended the program. */
export const MECHANISMS: readonly Mechanism[] = [
  {
    title: "A module is not in the bundle",
    seen: "ModuleNotFoundError: No module named 'NAME'",
    pattern: /ModuleNotFoundError: No module named '?([\w.]+)/g,
    cause:
      "It is imported by a name that is computed, or a plug-in: whoever follows import statements does not see it.",
    remedy: {
      portable: `${REQUIRE} Modules of the standard library that were trimmed come back with bundler: { use: portable, trim: off }.`,
      pyinstaller:
        "bundler: { use: pyinstaller, hidden-imports: [NAME] }, or collect-submodules: [PACKAGE] for all of a package; bundler: portable leaves nothing out.",
    },
    mend: (name, scene) =>
      scene.bundler === "portable" && TRIMMED.has(name.split(".")[0] ?? "")
        ? untrimmed(scene)
        : adds("hidden-imports")(name, scene),
  },
  {
    title: "The metadata of a distribution is not in the bundle",
    seen: "importlib.metadata.PackageNotFoundError: No package metadata was found for NAME",
    pattern:
      /(?:PackageNotFoundError: (?:No package metadata was found for )?|DistributionNotFound: The ')([\w.-]*\w)/g,
    cause:
      "A program asks for the version or the entry points of a distribution, and freezers bundle modules, not distributions.",
    remedy: {
      portable: `${REQUIRE}`,
      pyinstaller: "bundler: { use: pyinstaller, copy-metadata: [NAME] }.",
    },
    mend: adds("copy-metadata"),
  },
  {
    title: "Plug-ins are not found",
    seen: "no installed distribution has the entry point NAME",
    pattern: /no installed distribution has the entry point (\S+)/g,
    cause: "Entry points are part of a distribution's metadata, and what they name is imported by nobody.",
    remedy: {
      portable: "Nothing of it is left out by this bundler: please report it.",
      pyinstaller: "bundler: { use: pyinstaller, copy-metadata: [DISTRIBUTION], hidden-imports: [MODULE] }.",
    },
  },
  {
    title: "A shared library is missing",
    seen: "ImportError: libNAME.so.1: cannot open shared object file · Failed to load dynlib/dll 'NAME' · DLL load failed while importing NAME · Library not loaded: NAME",
    pattern:
      /(?:(?:ImportError|OSError): ([^\n:]+): cannot open shared object file|Failed to load dynlib\/dll '([^']+)'|DLL load failed while importing (\w+)|Library not loaded: (\S+))/g,
    cause:
      "An extension needs a library that came neither with its wheel nor with the interpreter, but from the build machine or a folder that was not bundled.",
    remedy: {
      portable:
        "Use a wheel that brings its libraries (auditwheel, delocate and delvewheel make such), or tell users to install it.",
      pyinstaller: "bundler: { use: pyinstaller, collect-binaries: [PACKAGE] }, or a wheel that brings its libraries.",
    },
    mend: libraryMend,
  },
  {
    title: "Tcl does not find its script library",
    seen: "_tkinter.TclError: Can't find a usable init.tcl · package not found",
    pattern: /TclError: (?:Can't find a usable (?:init|tk)\.tcl|can't find package \w+)/g,
    cause: "Tcl is scripts too, and they are not where it looks for them.",
    remedy: {
      portable: "bundler: { use: portable, trim: off }.",
      pyinstaller: "Build with an interpreter that has Tcl inside (python-source: standalone), or bundler: portable.",
    },
    mend: (_, scene) => untrimmed(scene),
  },
  {
    title: "A display is not there",
    seen: "no display name and no $DISPLAY environment variable · could not connect to display",
    pattern:
      /no display name and no \$DISPLAY|couldn't connect to display|could not connect to display|[Cc]annot open display|could not load the Qt platform plugin/g,
    cause: "The clean room has no screen, like the machine it is in.",
    remedy: { portable: NOT_HERE, pyinstaller: NOT_HERE },
  },
  {
    title: "A server is not there",
    seen: "ConnectionRefusedError · Name or service not known",
    pattern:
      /ConnectionRefusedError|Connection refused|Name or service not known|Temporary failure in name resolution|getaddrinfo failed/g,
    cause: "The program wants to talk to something that the build machine does not run, or has no network for.",
    remedy: { portable: NOT_HERE, pyinstaller: NOT_HERE },
  },
  {
    title: "A terminal is not there",
    seen: "termios.error: (25, 'Inappropriate ioctl for device') · _curses.error",
    pattern: /Inappropriate ioctl for device|_curses\.error|not a terminal|EOFError: EOF when reading a line/g,
    cause: "Nobody sits in front of the program: its input is empty and its output is a pipe.",
    remedy: { portable: NOT_HERE, pyinstaller: NOT_HERE },
  },
  {
    title: "A windowed program has no sys.stdout",
    seen: "AttributeError: 'NoneType' object has no attribute 'write'",
    pattern:
      /AttributeError: 'NoneType' object has no attribute '(write|flush|isatty|fileno|encoding|buffer|reconfigure)'/g,
    cause: "Without a console sys.stdout and sys.stderr are None on Windows, and whatever prints or logs there fails.",
    remedy: {
      portable: "gui: false keeps the console; or the program sets sys.stdout itself where it is None.",
      pyinstaller: "gui: false keeps the console; or the program sets sys.stdout itself where it is None.",
    },
  },
  {
    title: "Nobody's certificate is trusted",
    seen: "ssl.SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED · the default context trusts nobody",
    pattern: /CERTIFICATE_VERIFY_FAILED|no root certificates/g,
    cause: "OpenSSL looks for root certificates in a folder of the machine that it was built on.",
    remedy: {
      portable:
        "Use a standalone interpreter (python-source: standalone), or have the program use certifi or truststore.",
      pyinstaller:
        "Have the program use certifi or truststore, or use a standalone interpreter (python-source: standalone).",
    },
  },
  {
    title: "Time zones are not found",
    seen: "zoneinfo.ZoneInfoNotFoundError: 'No time zone found with key NAME'",
    pattern: /ZoneInfoNotFoundError/g,
    cause: "Windows and small systems have no time zones, and tzdata, which has them, is imported by nobody.",
    remedy: {
      portable: "Add tzdata to the requirements.",
      pyinstaller: "Add tzdata to the requirements, and bundler: { use: pyinstaller, collect-data: [tzdata] }.",
    },
    mend: (_, scene) => adds("collect-data")("tzdata", scene),
  },
  {
    title: "The locale is not there",
    seen: "locale.Error: unsupported locale setting · UnicodeEncodeError: 'ascii' codec",
    pattern: /locale\.Error: unsupported locale setting|Unicode(?:En|De)codeError: '(?:ascii|charmap)' codec/g,
    cause: "Users have other locales than the build machine, and some have none.",
    remedy: {
      portable: 'Open text with encoding="utf-8", and catch locale.Error.',
      pyinstaller: 'Open text with encoding="utf-8", and catch locale.Error.',
    },
  },
  {
    title: "exit() and quit() do not exist",
    seen: "NameError: name 'exit' is not defined",
    pattern: /NameError: name '(?:exit|quit)' is not defined/g,
    cause: "They belong to the interactive shell: the module site defines them, which frozen programs do not load.",
    remedy: { portable: "Call sys.exit().", pyinstaller: "Call sys.exit(), or build with bundler: portable." },
  },
  {
    title: "__file__ leads nowhere",
    seen: "NameError: name '__file__' is not defined · NotADirectoryError: … .zip/…",
    pattern: /NameError: name '__file__' is not defined|NotADirectoryError: [^\n]*\.(?:zip|pyz|exe)[\\/]/g,
    cause: "A frozen module need not be a file in a folder.",
    remedy: {
      portable: "Find data by importlib.resources.files(PACKAGE).",
      pyinstaller:
        "Find data by importlib.resources.files(PACKAGE), or build with bundler: portable, where modules are files.",
    },
  },
  {
    title: "A data file is not in the bundle",
    seen: "FileNotFoundError: [Errno 2] No such file or directory: '…/NAME' · TemplateNotFound: NAME",
    pattern:
      /(?:FileNotFoundError: (?:\[\w+ \d+\] )?[Nn]o such file(?: or directory)?: |TemplateNotFound: )['"]?([^'"\n]+)/g,
    cause:
      "Files that are not modules are bundled only when somebody says so, and a path from the working directory means another folder for each user.",
    remedy: {
      portable:
        "Files of a package belong into its wheel (package data of the build backend); files of the project's folder come with include: [FILE].",
      pyinstaller:
        "bundler: { use: pyinstaller, collect-data: [PACKAGE] }; files of the project's folder come with include: [FILE].",
    },
    mend: dataMend,
  },
];

/** A program that multiplies is told by the supervisor, not by what it writes. */
export const BREEDING: Omit<Mechanism, "pattern"> = {
  title: "The program starts itself without end",
  seen: "had 97 processes running, more than 64",
  cause: "Its workers run the whole program again: what a module does when it is imported, each of them does too.",
  remedy: {
    portable: 'Guard what the program runs by if __name__ == "__main__":.',
    pyinstaller:
      'Guard what the program runs by if __name__ == "__main__": and call multiprocessing.freeze_support() first; sys.executable is the program itself, or build with bundler: portable.',
  },
};
