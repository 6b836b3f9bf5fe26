import { readFile, realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import * as v from "valibot";
import type { Diagnostic } from "../model/diagnostic.ts";
import { BuildError } from "../model/errors.ts";
import { type InterpreterTree, plainVersion, treeLayout } from "../model/interpreter.ts";
import type { Ports } from "../model/ports.ts";
import { isBaseLibrary } from "./base-libraries.ts";
import type { ReadElf } from "./collect.ts";
import { answerIn } from "./describe.ts";
import { inParallel } from "./files.ts";
import question from "./verify.py";

const TIMEOUT_MS = 60_000;

const ReportSchema = v.strictObject({
  version: v.string(),
  places: v.array(v.string()),
  sitePackages: v.array(v.string()),
  scripts: v.string(),
  started: v.boolean(),
  failed: v.record(v.string(), v.string()),
  libraries: v.array(v.string()),
});
type Report = v.InferOutput<typeof ReportSchema>;

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Names of libraries that the administrator makes every process load. */
async function preloaded(): Promise<readonly string[]> {
  const text = await readFile("/etc/ld.so.preload", "utf8").catch(() => "");
  return text.split(/[\s:]+/).map((path) => basename(path));
}

/** Of libraries from outside of the tree, those that are neither in the base set nor needed by one that is. */
async function foreignLibraries(outside: readonly string[], readElf: ReadElf): Promise<readonly string[]> {
  const libraries = await inParallel(outside, async (file) => {
    const facts = await readElf(file).catch(() => undefined);
    return { file, name: facts?.soname ?? basename(file), needed: facts?.needed ?? [] };
  });
  const extra = new Set(outside.length === 0 ? [] : await preloaded());
  const allowed = libraries.filter(({ file, name }) => isBaseLibrary(name) || extra.has(basename(file)));
  for (const library of allowed) {
    const pulled = libraries.filter((other) => library.needed.includes(other.name) && !allowed.includes(other));
    allowed.push(...pulled);
  }
  return libraries.filter((library) => !allowed.includes(library)).map(({ file }) => file);
}

async function run(ports: Ports, python: string): Promise<Report> {
  const result = await ports.exec.run([python, "-I", "-B", "-c", question], {
    bare: true,
    accept: "any",
    timeoutMs: TIMEOUT_MS,
    what: "trying the copied interpreter",
  });
  const report = v.safeParse(ReportSchema, answerIn(result.stdout));
  if (result.exitCode === 0 && report.success) return report.output;
  const said = result.stderr.trimEnd().split("\n").slice(-3).join(" / ");
  throw notSelfContained([`it ends with exit code ${result.exitCode}: ${said}`]);
}

function notSelfContained(problems: readonly string[]): BuildError {
  const diagnostics = problems.map(
    (problem): Diagnostic => ({
      code: "tree-not-self-contained",
      message: `the copied interpreter cannot be shipped: ${problem}`,
      hint: "Use python-source: standalone, or report this Python to Slipway.",
    }),
  );
  return new BuildError(diagnostics);
}

function problemsOf(report: Report, root: string, tree: InterpreterTree): string[] {
  const layout = treeLayout("linux", tree.version);
  const packages = join(root, layout.sitePackages);
  const astray = [...new Set(report.places)].filter((place) => !isInside(place, root));
  const elsewhere = [...new Set(report.sitePackages)].filter((place) => place !== packages);
  return [
    ...Object.entries(report.failed).map(([name, error]) => `loading ${name}: ${error}`),
    ...astray.map((place) => `it uses ${place}, outside of its tree`),
    ...elsewhere.map((place) => `it installs packages into ${place}, not ${packages}`),
    ...(report.scripts === join(root, layout.scripts) ? [] : [`it installs programs into ${report.scripts}`]),
    ...(report.version === plainVersion(tree.version) ? [] : [`it is Python ${report.version}, not ${tree.version}`]),
    ...(report.started ? [] : ["its start-up code does not run"]),
  ];
}

/**
 * Proves that a Linux tree stands alone: every compiled part of its standard library is loaded in a process with an
 * empty environment, and each shared library of that process must lie in the tree, belong to the base set, or be pulled
 * in by one that does. Nothing is written. Throws BuildError with every reason.
 */
export async function verifyTree(ports: Ports, tree: InterpreterTree, readElf: ReadElf): Promise<void> {
  // Maps name real paths, so the interpreter is started under its own.
  const root = await realpath(tree.root);
  const report = await run(ports, join(root, treeLayout("linux", tree.version).python));
  const outside = report.libraries.filter((file) => !isInside(file, root));
  const foreign = await foreignLibraries(outside, readElf);
  const problems = [
    ...problemsOf(report, root, tree),
    ...foreign.map((file) => `it loads ${file} of this machine, which others may not have`),
  ];
  if (problems.length > 0) throw notSelfContained(problems);
}
