import { readdir } from "node:fs/promises";
import { posix } from "node:path";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import type { Exec } from "../model/ports.ts";
import { type Fact, type ProjectFacts, scriptOfSettings, scriptPath } from "../model/project.ts";
import { mergeDeclared, NOTHING_DECLARED } from "./declared.ts";
import { readCommit } from "./git.ts";
import { findLocks } from "./locks.ts";
import { type PackageFacts, readPackage } from "./package.ts";
import { readPythonVersion } from "./python-version.ts";
import { parseRequirements } from "./requirements-file.ts";
import { readScript, type ScriptFacts, scriptCandidates } from "./script.ts";
import { errorCode, readText } from "./text.ts";

export interface ReadOptions {
  readonly exec: Exec;
  /** The `entry` that flags, inputs or slipway.yml name, if it is a script; `[tool.slipway]` is looked at here. */
  readonly script?: string;
}

/**
 * Reads the user's own files and decides nothing. Fails with every problem found, where something cannot be read or
 * the folder is no Python project.
 */
export async function readProject(root: string, options: ReadOptions): Promise<Result<ProjectFacts>> {
  const listing = await listRoot(root);
  if (!listing.ok) return listing;
  const [pack, locks, pythonVersion] = await Promise.all([
    readPackage(root, listing.value),
    findLocks(root, listing.value),
    pythonVersionOf(root),
  ]);
  const problems = [pack, locks, pythonVersion].flatMap((part) => (part.ok ? [] : part.diagnostics));
  if (!pack.ok || !locks.ok || !pythonVersion.ok) return failure(...problems);
  const named = options.script ?? scriptOfSettings(pack.value.settings?.value);
  const scripts = await findScripts(root, listing.value, named);
  if (pack.value.package === "nothing" && scripts.files.length === 0 && named === undefined)
    return failure(listing.value.includes("pyproject.toml") ? SAYS_NOTHING : NO_PROJECT);
  const what = await describe(root, pack.value, scripts);
  if (!what.ok) return what;
  const commit = await readCommit(root, what.value.file, options.exec);
  if (!commit.ok) return commit;
  const facts: ProjectFacts = {
    ...what.value,
    root,
    pythonVersionFile: pythonVersion.value,
    locks: locks.value,
    scriptFiles: scripts.files,
    script: scripts.chosen,
    commit: commit.value,
    settings: pack.value.settings,
  };
  return success(facts, [...what.warnings, ...pythonVersion.warnings, ...commit.warnings]);
}

const NO_PROJECT: Diagnostic = {
  code: "no-project",
  message: "this folder is not a Python project: it has no pyproject.toml, setup.cfg or setup.py, and no script (*.py)",
  hint: "name the folder of the project, or write a pyproject.toml",
};

const EMPTY: Diagnostic = {
  code: "no-project",
  message: "this folder is empty: it has no pyproject.toml, setup.cfg or setup.py, and no script (*.py)",
  hint: "name the folder of the project; in a workflow actions/checkout has to come before this step",
};

/** An empty one, or one that only holds settings of other tools. */
const SAYS_NOTHING: Diagnostic = {
  code: "no-project",
  message: "this folder is not a Python project: its pyproject.toml describes none, and there is no script (*.py)",
  hint: "write [project] with name and version, and a [build-system], into it; or name the folder of the project",
  at: { file: "pyproject.toml" },
};

async function listRoot(root: string): Promise<Result<readonly string[]>> {
  try {
    const entries = await readdir(root, { withFileTypes: true });
    if (entries.length === 0) return failure(EMPTY);
    return success(entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name));
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    const message = code === "ENOENT" ? "there is no such folder" : `this folder cannot be read (${code})`;
    const hint = "name the folder of the project: --project, or the input project, relative to the workspace";
    return failure({ code: "no-project", message, hint, at: { file: root } });
  }
}

async function pythonVersionOf(root: string): Promise<Result<Fact<string> | undefined>> {
  const file = ".python-version";
  const text = await readText(root, file);
  if (!text.ok) return text;
  return text.value === undefined ? success(undefined) : readPythonVersion(text.value, file);
}

interface Scripts {
  readonly files: readonly string[];
  readonly chosen: string | undefined;
  readonly named: boolean;
}

async function findScripts(root: string, names: readonly string[], named: string | undefined): Promise<Scripts> {
  const candidates = scriptCandidates(names);
  if (named === undefined) {
    return { files: candidates, chosen: candidates.length === 1 ? candidates[0] : undefined, named: false };
  }
  const path = scriptPath(named);
  if (path === undefined || !(await isFile(root, path))) return { files: candidates, chosen: undefined, named: true };
  return { files: [...new Set([...candidates, path])].sort(), chosen: path, named: true };
}

/** Whether it can be read is said when it is read. */
async function isFile(root: string, path: string): Promise<boolean> {
  const folder = posix.dirname(path);
  const names = await listRoot(posix.join(root.replaceAll("\\", "/"), folder));
  return names.ok && names.value.includes(posix.basename(path));
}

const NO_PACKAGES = ["test", "tests", "doc", "docs", "example", "examples", "build", "dist"];

/** Has the folder a package that a script beside it may import, so that running the script as it is would not do? */
async function holdsPackage(root: string): Promise<boolean> {
  const entries = await readdir(root, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && !NO_PACKAGES.includes(entry.name));
  const found = await Promise.all(
    folders.map(({ name }) => name === "src" || isFile(root, posix.join(name, "__init__.py"))),
  );
  return found.includes(true);
}

type Description = Omit<
  ProjectFacts,
  "root" | "pythonVersionFile" | "locks" | "scriptFiles" | "script" | "commit" | "settings"
>;

async function describe(root: string, pack: PackageFacts, scripts: Scripts): Promise<Result<Description>> {
  const { declared, file } = pack;
  const alone = scripts.chosen !== undefined && !(await holdsPackage(root));
  const built = pack.package === "yes" || (pack.package === "perhaps" && !alone);
  // Another file beside a package with entry points is no business of ours, not even where it cannot be read.
  const matters = !built || scripts.named || declared.scripts.length === 0;
  const script = matters && scripts.chosen !== undefined ? await scriptFacts(root, scripts.chosen) : success(undefined);
  if (!script.ok) return script;
  const scriptParsesArguments = script.value?.parsesArguments ?? false;
  if (built) return success({ ...declared, kind: "package", file, scriptParsesArguments });
  return describeScript(root, pack, scripts, script.value);
}

async function describeScript(
  root: string,
  pack: PackageFacts,
  scripts: Scripts,
  facts: ScriptFacts | undefined,
): Promise<Result<Description>> {
  const said = facts?.declared ?? NOTHING_DECLARED;
  const alone = pack.package === "nothing";
  const merged = facts?.hasMetadata === true ? mergeDeclared(said, pack.declared) : mergeDeclared(pack.declared, said);
  const plain = alone && facts?.hasMetadata !== true ? await plainRequirements(root) : success(merged.dependencies);
  if (!plain.ok) return plain;
  const description: Description = {
    ...merged,
    kind: "script",
    file: alone ? (scripts.chosen ?? scripts.files[0] ?? pack.file) : pack.file,
    // Nothing is installed that could have entry points.
    scripts: [],
    dynamicVersion: false,
    dependencies: plain.value,
    scriptParsesArguments: facts?.parsesArguments ?? false,
  };
  return success(description, plain.warnings);
}

async function scriptFacts(root: string, path: string): Promise<Result<ScriptFacts | undefined>> {
  const text = await readText(root, path);
  if (!text.ok) return text;
  return text.value === undefined ? success(undefined) : readScript(text.value, path);
}

/** A script that says nothing of its requirements often has them in a plain requirements.txt beside it. */
async function plainRequirements(root: string): Promise<Result<readonly Fact<string>[]>> {
  const file = "requirements.txt";
  const text = await readText(root, file);
  if (!text.ok) return text;
  if (text.value === undefined) return success([]);
  const { requirements, references } = parseRequirements(text.value, file);
  const warnings = references.map(
    (reference): Diagnostic => ({
      code: "requirements-reference",
      severity: "warning",
      message: `${JSON.stringify(reference.value)} is not followed`,
      hint: "write what it brings in into the script's `# /// script` block, or into a pyproject.toml",
      at: reference.at,
    }),
  );
  return success(
    requirements.map(({ value, at }) => ({ value, at })),
    warnings,
  );
}
