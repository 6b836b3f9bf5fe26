import type { Entry } from "../../model/config.ts";

/** What a user may ask PyInstaller to collect, by module or distribution name. */
export interface Collect {
  readonly hiddenImports: readonly string[];
  readonly submodules: readonly string[];
  readonly data: readonly string[];
  readonly binaries: readonly string[];
  readonly metadata: readonly string[];
  readonly exclude: readonly string[];
}

/** The script that PyInstaller freezes for an entry point; workers of multiprocessing must end in `freeze_support`. */
export function frozenEntry(entry: Extract<Entry, { kind: "object" }>): string {
  const [module = "", object = ""] = entry.object.split(":");
  const [first = "", ...attributes] = object.trim().split(".");
  return `import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from ${module.trim()} import ${first}

    sys.exit(${[first, ...attributes].join(".")}())
`;
}

/** JSON is Python here: only texts and lists of texts are written. */
const literal = (value: string | readonly string[]): string => JSON.stringify(value);

/** One executable of the bundle and the script that is frozen for it. */
export interface Program {
  readonly name: string;
  /** Absolute. */
  readonly script: string;
  readonly gui: boolean;
}

function programText({ name, script, gui }: Program, collect: Collect): string {
  return `analysis = Analysis([${literal(script)}], datas=datas, binaries=binaries, hiddenimports=hidden, excludes=${literal(collect.exclude)})
parts += [
    EXE(PYZ(analysis.pure), analysis.scripts, [], exclude_binaries=True, name=${literal(name)}, console=${gui ? "False" : "True"}, upx=False),
    analysis.binaries,
    analysis.datas,
]
`;
}

/** A spec file with one EXE per program and one directory around them all. */
export function specText(name: string, programs: readonly Program[], collect: Collect): string {
  return `from PyInstaller.utils.hooks import collect_data_files, collect_dynamic_libs, collect_submodules, copy_metadata

datas = [item for name in ${literal(collect.metadata)} for item in copy_metadata(name)]
datas += [item for name in ${literal(collect.data)} for item in collect_data_files(name)]
binaries = [item for name in ${literal(collect.binaries)} for item in collect_dynamic_libs(name)]
hidden = ${literal(collect.hiddenImports)} + [item for name in ${literal(collect.submodules)} for item in collect_submodules(name)]
parts = []
${programs.map((program) => programText(program, collect)).join("")}COLLECT(*parts, name=${literal(name)}, upx=False)
`;
}
