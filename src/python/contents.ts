import { join } from "node:path";
import type { TreeLayout } from "../model/interpreter.ts";
import type { Binary } from "./binaries.ts";
import type { PythonDescription } from "./describe.ts";
import type { FileCopy } from "./files.ts";
import type { Selection } from "./selection.ts";
import { isExtension } from "./stdlib.ts";
import { type TclPlace, type TclScripts, tclScripts } from "./tcl.ts";
import { isBuildRecord } from "./traces.ts";

/** A binary together with the file that it is a copy of. */
export interface CopiedBinary extends Binary {
  readonly from: string;
}

/** Everything that goes into a tree. */
export interface Contents {
  readonly copies: readonly FileCopy[];
  readonly binaries: readonly CopiedBinary[];
  /** Absolute, in the tree. */
  readonly records: readonly string[];
  /** What comes from the system rather than from the interpreter: place in the tree → where it lay. Sorted. */
  readonly collected: Readonly<Record<string, string>>;
}

const NO_SCRIPTS: TclScripts = { copies: [], folders: {} };

/** libpython belongs to the interpreter, whichever folder it lies in. */
function fromSystem(libraries: readonly CopiedBinary[], tcl: TclScripts): Readonly<Record<string, string>> {
  const others = libraries.filter(({ place }) => !place.startsWith("lib/libpython"));
  const all = [...others.map(({ place, from }) => [place, from] as const), ...Object.entries(tcl.folders)];
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Decides where everything lies in the tree at `root`. */
export async function placeContents(
  root: string,
  about: PythonDescription,
  parts: { readonly layout: TreeLayout; readonly selection: Selection; readonly tcl: TclPlace | null },
): Promise<Contents> {
  const { layout, selection } = parts;
  const placed = (from: string, place: string): CopiedBinary => ({ from, place, file: join(root, place) });
  const program = placed(about.executable, layout.python);
  const stdlib = selection.files.map((file) => placed(file.from, `${layout.stdlib}/${file.place}`));
  const libraries = selection.libraries.map(({ name, file }) => placed(file, `lib/${name}`));
  const hasTk = selection.files.some((file) => file.place.startsWith("lib-dynload/_tkinter."));
  const tcl = hasTk && parts.tcl !== null ? await tclScripts(parts.tcl, root) : NO_SCRIPTS;
  return {
    copies: [...[program, ...stdlib, ...libraries].map(({ from, file }) => ({ from, to: file })), ...tcl.copies],
    binaries: [program, ...stdlib.filter(({ place }) => isExtension(place)), ...libraries],
    records: selection.files
      .filter(({ place }) => isBuildRecord(place))
      .map(({ place }) => join(root, layout.stdlib, place)),
    collected: fromSystem(libraries, tcl),
  };
}
