import type { Entry } from "../../model/config.ts";
import { minorOf } from "../../model/interpreter.ts";

/** Where the entry scripts lie in a portable bundle, relative to its root. */
export const ENTRY_FOLDER = "python/entry";

/** The Python file that an entry runs, relative to the bundle's root. A lone script lies there itself, beside what it includes. */
export function entryFile(entry: Entry): string {
  return entry.kind === "script"
    ? (entry.script.split("/").at(-1) ?? entry.script)
    : `${ENTRY_FOLDER}/${entry.name}.py`;
}

/**
 * The script behind an entry point. A real file with a guard, so that children made by multiprocessing can import it;
 * `sys.argv[0]` is the launcher, as a console script's would be.
 */
export function entryScript(entry: Extract<Entry, { kind: "object" }>): string {
  const [module = "", object = ""] = entry.object.split(":");
  const [first = "", ...attributes] = object.trim().split(".");
  return `"""Starts ${entry.name}: ${entry.object}."""
import sys
from os.path import abspath, dirname, join

if __name__ == "__main__":
    sys.argv[0] = join(dirname(dirname(dirname(abspath(__file__)))), ${JSON.stringify(entry.name)})
    from ${module.trim()} import ${first}

    sys.exit(${[first, ...attributes].join(".")}())
`;
}

/** Nothing in a file name may mean something to the shell. */
const inDoubleQuotes = (text: string): string => text.replaceAll(/[\\"$`]/g, "\\$&");

/** `-I` would take a lone script's own folder off the path, where what was included beside it lies. */
const ISOLATION = { object: "-I", script: "-E -s" } as const;

/**
 * The launcher of Linux and macOS: builtins only (PATH may be empty), links to it resolved one by one because
 * `readlink -f` needs macOS 12.3. What isolates must hold for children started by `sys.executable` too, hence the
 * environment beside `-I`.
 */
export function posixLauncher(entry: Entry, python: string): string {
  return `#!/bin/sh
# Starts ${entry.name} with the Python that lies beside it.
self=$0
case $self in */*) ;; *) self=./$self ;; esac
while [ -L "$self" ]; do
  link=$(command -p readlink "$self") || exit 127
  case $link in /*) self=$link ;; *) self=\${self%/*}/$link ;; esac
done
case $self in /*) here=\${self%/*} ;; *) here=$PWD/\${self%/*} ;; esac
unset PYTHONHOME PYTHONPATH
PYTHONNOUSERSITE=1
export PYTHONNOUSERSITE
exec "$here/python/${python}" ${ISOLATION[entry.kind]} "$here/${inDoubleQuotes(entryFile(entry))}" "$@"
`;
}

/** `__main__.py` of the zip at the end of a Windows launcher: hands over to the entry's own file. */
export function windowsMain(entry: Entry): string {
  const parts = entryFile(entry)
    .split("/")
    .map((part) => JSON.stringify(part));
  return `import runpy
import sys
from os.path import abspath, dirname, join

file = join(dirname(abspath(sys.argv[0])), ${parts.join(", ")})
sys.argv[0] = file
${entry.kind === "script" ? "sys.path.insert(0, dirname(file))\n" : ""}runpy.run_path(file, run_name=__name__)
`;
}

/** What stands between the launcher program and its zip: which Python starts, seen from the launcher's own folder. */
export const WINDOWS_SHEBANG = "#!<launcher_dir>\\python\\python.exe -I\n";

/** Path configuration beside python.exe: isolation that children inherit, with site-packages as `site` expects them. */
export function windowsPathFile(version: string): { readonly name: string; readonly text: string } {
  return {
    name: `python${minorOf(version).replace(".", "")}._pth`,
    text: "Lib\nDLLs\nLib\\site-packages\nimport site\n",
  };
}
