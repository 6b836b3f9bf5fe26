import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type FileCopy, listFiles } from "./files.ts";

/** Where the Tcl of an interpreter keeps its scripts, and its version as `8.6`. */
export interface TclPlace {
  readonly library: string;
  readonly version: string;
}

/** Scripts to copy, and the folders they come from by where they go: `lib/tcl8.6` → `/usr/share/tcltk/tcl8.6`. */
export interface TclScripts {
  readonly copies: readonly FileCopy[];
  readonly folders: Readonly<Record<string, string>>;
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (about) => about.isDirectory(),
    () => false,
  );
}

/**
 * The scripts that Tcl and Tk need, as copies into `root`. Tcl finds `lib/tclX.Y` beside the program's folder, and its
 * modules in `lib/tclX/X.Y`; Debian keeps those inside of `tclX.Y`, where only its own Tcl looks for them. Empty where
 * the scripts are no files (Tcl 9 may hold them in its library).
 */
export async function tclScripts(tcl: TclPlace, root: string): Promise<TclScripts> {
  const { library, version } = tcl;
  const modules = `tcl${version.split(".")[0]}`;
  const pairs: readonly (readonly [from: string, to: string])[] = [
    [library, `lib/${basename(library)}`],
    [join(dirname(library), `tk${version}`), `lib/tk${version}`],
    [join(dirname(library), modules), `lib/${modules}`],
    [join(library, modules), `lib/${modules}/${version}`],
  ];
  const copies: FileCopy[] = [];
  const folders: Record<string, string> = {};
  for (const [from, to] of pairs) {
    if (!(await isFolder(from))) continue;
    const inside = from === library ? modules : "demos";
    const files = await listFiles(from, (path) => path !== inside && path !== "demos");
    copies.push(...files.map((file) => ({ from: join(from, file), to: join(root, to, file) })));
    folders[to] = from;
  }
  return { copies, folders };
}
