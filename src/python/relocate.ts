import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { BuildError } from "../model/errors.ts";
import type { ElfFacts } from "../model/inspection.ts";
import { type Interpreter, type InterpreterTree, minorOf, treeLayout } from "../model/interpreter.ts";
import type { Machine, Ports } from "../model/ports.ts";
import { checkRunPaths, setRunPaths, stripBinaries } from "./binaries.ts";
import { createCollector, type ReadElf, readLoaderCache, resolveRunPath, type SearchPlan } from "./collect.ts";
import { type Contents, placeContents } from "./contents.ts";
import { undoDistPackages } from "./debian.ts";
import { answerIn, describeInterpreter, type PythonDescription } from "./describe.ts";
import { copyFiles, type FileCopy, listFiles } from "./files.ts";
import question from "./origins.py";
import { selectParts } from "./selection.ts";
import { placeStartup } from "./startup.ts";
import { listStdlib } from "./stdlib.ts";
import { blankCompiledPrefix, neutraliseRecord } from "./traces.ts";
import { verifyTree } from "./verification.ts";

/** Tools that the relocation of an interpreter runs. Absolute paths. */
export interface RelocationTools {
  readonly patchelf: string;
  /** Undefined: nothing is stripped, and the tree is larger. */
  readonly strip: string | undefined;
  readonly readElf: ReadElf;
}

const OriginsSchema = v.strictObject({
  certificates: v.nullable(v.strictObject({ file: v.string(), folder: v.string() })),
  tcl: v.nullable(v.strictObject({ library: v.string(), version: v.pipe(v.string(), v.regex(/^\d+\.\d+$/)) })),
});
type Origins = v.InferOutput<typeof OriginsSchema>;

function refused(message: string): BuildError {
  return new BuildError([{ code: "cannot-relocate", message, hint: "Use python-source: standalone." }]);
}

/** Asks an interpreter where it looks for certificates and Tcl; places inside its own prefix are not told. */
export async function askOrigins(ports: Ports, executable: string, prefix: string): Promise<Origins> {
  const result = await ports.exec.run([executable, "-I", "-B", "-c", question], {
    what: "asking Python for its folders",
  });
  const answer = v.safeParse(OriginsSchema, answerIn(result.stdout));
  if (!answer.success) throw refused(`${executable} does not say where it looks for certificates and Tcl`);
  const { certificates, tcl } = answer.output;
  const told = (path: string): string => (prefix !== "/usr" && path.startsWith(`${prefix}/`) ? "" : path);
  if (certificates === null) return { certificates, tcl };
  return { certificates: { file: told(certificates.file), folder: told(certificates.folder) }, tcl };
}

function checkRelocatable(about: PythonDescription, machine: Machine): void {
  const name = `Python ${about.version} (${about.executable})`;
  if (machine.os !== "linux") throw refused(`${name} is bound to its folder`);
  if (machine.musl) throw refused(`${name} uses musl, and only glibc's loader is understood`);
  if (about.bits !== 64) throw refused(`${name} is a 32-bit program`);
}

async function searchPlan(ports: Ports, about: PythonDescription, readElf: ReadElf): Promise<SearchPlan> {
  const facts = await readElf(about.executable);
  if (facts === undefined) throw refused(`${about.executable} is not an ELF program`);
  return {
    machine: facts.machine,
    inherited: facts.runpath.length > 0 ? [] : resolveRunPath(facts.rpath, about.executable),
    libraryPath: about.libraryPath.split(":").filter((folder) => folder.startsWith("/")),
    ownFolders: [join(about.prefix, about.platlibdir), join(about.prefix, "lib")],
    cache: await readLoaderCache(ports.exec),
  };
}

async function rewriteBinaries(
  ports: Ports,
  contents: Contents,
  options: { readonly about: PythonDescription; readonly tools: RelocationTools },
): Promise<readonly ElfFacts[]> {
  const { strip, patchelf, readElf } = options.tools;
  if (strip !== undefined) await stripBinaries(ports.exec, { strip, readElf }, contents.binaries);
  await setRunPaths(ports.exec, patchelf, contents.binaries);
  const holders = contents.binaries.filter(({ place }) => /^(?:bin\/|lib\/libpython)/.test(place));
  for (const { file } of holders) await blankCompiledPrefix(file, options.about);
  return checkRunPaths(readElf, contents.binaries);
}

function describeTree(ports: Ports, tree: InterpreterTree, facts: readonly ElfFacts[]): void {
  const versions = facts.flatMap(({ glibc }) => glibc ?? []);
  const floor = versions.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1) ?? "any";
  const libraries = Object.keys(tree.collected).filter((place) => place.includes(".so")).length;
  ports.log.info(
    `Python ${tree.version} copied from this machine, with ${libraries} of its libraries: glibc ≥ ${floor}`,
  );
}

/** A build whose libraries lie in `lib64` looks for them there; everything else expects `lib`. */
async function linkLibraryFolder(root: string, about: PythonDescription): Promise<void> {
  if (about.platlibdir !== "lib") await symlink("lib", join(root, about.platlibdir));
}

/**
 * What C sources of the application's requirements are compiled against. Nothing of it is shipped unless nothing is
 * trimmed; a Python without its headers (Debian: python3-dev) has none here either.
 */
async function headerCopies(about: PythonDescription, destination: string): Promise<readonly FileCopy[]> {
  const place = join("include", `python${minorOf(about.version)}`);
  const folder = join(about.prefix, place);
  const files = await listFiles(folder, () => true).catch(() => []);
  return files.map((file) => ({ from: join(folder, file), to: join(destination, place, file) }));
}

/**
 * Makes a copy of a Linux interpreter that runs wherever it lies: program, standard library, every shared library from
 * outside of the base set, and nothing that is installed. `destination` is replaced. The same interpreter gives the same
 * bytes; bytecode is not part of it. What is left out is said in the log. Throws BuildError where the interpreter cannot
 * be copied, or where the copy does not prove to stand alone; ToolError where patchelf or strip fails.
 */
export async function relocateLinux(
  ports: Ports,
  interpreter: Interpreter,
  destination: string,
  tools: RelocationTools,
): Promise<InterpreterTree> {
  const about = await describeInterpreter(ports.exec, interpreter.executable);
  checkRelocatable(about, ports.machine);
  const layout = treeLayout("linux", about.version);
  const [origins, plan, stdlib] = await Promise.all([
    askOrigins(ports, about.executable, about.prefix),
    searchPlan(ports, about, tools.readElf),
    listStdlib(about),
  ]);
  const collector = createCollector(tools.readElf, plan);
  const selection = await selectParts(ports, about, { stdlib, collector });
  for (const note of selection.notes) ports.log.warn(note);

  const contents = await placeContents(destination, about, { layout, selection, tcl: origins.tcl });
  await rm(destination, { recursive: true, force: true });
  await copyFiles([...contents.copies, ...(await headerCopies(about, destination))]);
  const facts = await rewriteBinaries(ports, contents, { about, tools });
  for (const record of contents.records) await neutraliseRecord(record, about);
  await undoDistPackages(destination, layout);
  await linkLibraryFolder(destination, about);
  await placeStartup(destination, layout, origins.certificates ?? undefined);

  const tree: InterpreterTree = {
    root: destination,
    python: join(destination, layout.python),
    version: about.version,
    collected: contents.collected,
  };
  await verifyTree(ports, tree, tools.readElf);
  describeTree(ports, tree, facts);
  return tree;
}
