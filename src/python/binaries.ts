import { posix } from "node:path";
import { BuildError } from "../model/errors.ts";
import type { ElfFacts } from "../model/inspection.ts";
import type { Exec } from "../model/ports.ts";
import type { ReadElf } from "./collect.ts";
import { inParallel } from "./files.ts";

/** A program or library of a tree. */
export interface Binary {
  /** Absolute. */
  readonly file: string;
  /** Relative to the tree, with `/`. */
  readonly place: string;
}

/** How a binary of the tree finds `lib/`: `$ORIGIN/../lib`, `$ORIGIN/../..`, `$ORIGIN`. */
export function runPathFor(place: string): string {
  const way = posix.relative(posix.dirname(place), "lib");
  return way === "" ? "$ORIGIN" : `$ORIGIN/${way}`;
}

/** Removes symbol tables where there are any: stripping what is stripped has broken executables. */
export async function stripBinaries(
  exec: Exec,
  tools: { readonly strip: string; readonly readElf: ReadElf },
  binaries: readonly Binary[],
): Promise<void> {
  const facts = await inParallel(binaries, ({ file }) => tools.readElf(file));
  const files = binaries.filter((_, index) => facts[index]?.stripped === false).map(({ file }) => file);
  if (files.length === 0) return;
  await exec.run([tools.strip, "--strip-unneeded", ...files], { what: "stripping the interpreter's libraries" });
}

/**
 * Gives every binary a DT_RPATH into the tree. Not DT_RUNPATH: that one is asked after `LD_LIBRARY_PATH`, and a foreign
 * libpython found there would be loaded. Setting it also overwrites the text of the old one.
 */
export async function setRunPaths(exec: Exec, patchelf: string, binaries: readonly Binary[]): Promise<void> {
  const groups = [...Map.groupBy(binaries, ({ place }) => runPathFor(place))];
  await inParallel(groups, async ([path, group]) => {
    const argv = [patchelf, "--force-rpath", "--set-rpath", path, ...group.map(({ file }) => file)];
    await exec.run(argv, { what: "giving the interpreter's libraries their run path" });
  });
}

/** Reads every binary again; throws BuildError where a run path is not the wanted one. */
export async function checkRunPaths(readElf: ReadElf, binaries: readonly Binary[]): Promise<readonly ElfFacts[]> {
  const facts = await inParallel(binaries, async ({ file, place }) => {
    const read = await readElf(file);
    if (read?.rpath.join(":") === runPathFor(place) && read.runpath.length === 0) return { place, read };
    return { place, read: undefined };
  });
  const wrong = facts.filter(({ read }) => read === undefined).map(({ place }) => place);
  if (wrong.length > 0) {
    throw new BuildError([
      {
        code: "run-path-not-set",
        message: `patchelf left these without the run path they were given: ${wrong.join(", ")}`,
        hint: "Use python-source: standalone.",
      },
    ]);
  }
  return facts.flatMap(({ read }) => (read === undefined ? [] : [read]));
}
