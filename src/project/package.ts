import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import type { ConfigSource } from "../model/source.ts";
import { type Declared, mergeDeclared, NOTHING_DECLARED } from "./declared.ts";
import { attributeVersion, dynamicVersion, fileVersion } from "./dynamic-version.ts";
import { parseIni } from "./ini.ts";
import { type Pyproject, readPyproject } from "./pyproject.ts";
import { readSetupCfg, type SetupCfg } from "./setup-cfg.ts";
import { readText } from "./text.ts";
import { parseToml } from "./toml.ts";

/** What pyproject.toml, setup.cfg and setup.py say together. */
export interface PackageFacts {
  /** As in `Pyproject`. */
  readonly package: Pyproject["package"];
  /** The file that says most about the project; pyproject.toml where there is nothing at all. */
  readonly file: string;
  readonly declared: Declared;
  readonly settings: ConfigSource | undefined;
}

/** Fails with every problem of these files. `names` are the files in the project's root. */
export async function readPackage(root: string, names: readonly string[]): Promise<Result<PackageFacts>> {
  const [toml, cfg] = await Promise.all([pyprojectOf(root), setupCfgOf(root)]);
  const problems = [toml, cfg].flatMap((part) => (part.ok ? [] : part.diagnostics));
  if (!toml.ok || !cfg.ok) return failure(...problems);
  const pyproject = toml.value;
  const setupCfg = cfg.value?.describes === true ? cfg.value : undefined;
  const fromCfg = setupCfg && (await withSetupVersion(root, setupCfg));
  const fromToml = pyproject && (await withDynamicVersion(root, pyproject));
  const setupPy = names.includes("setup.py");
  const standalone = pyproject === undefined || !declaresMetadata(pyproject);
  const filling = fromCfg ?? (setupPy && standalone ? { ...NOTHING_DECLARED, dynamicVersion: true } : NOTHING_DECLARED);
  return success({
    package: packageOf(pyproject, setupCfg !== undefined || setupPy),
    file: fileOf(pyproject, setupCfg !== undefined, setupPy),
    declared: mergeDeclared(fromToml ?? NOTHING_DECLARED, restricted(filling, pyproject)),
    settings: pyproject?.settings,
  });
}

function packageOf(pyproject: Pyproject | undefined, setuptools: boolean): PackageFacts["package"] {
  const told = pyproject?.package ?? "nothing";
  return setuptools && told !== "no" ? "yes" : told;
}

function declaresMetadata(pyproject: Pyproject): boolean {
  return pyproject.reader.has(["project"]) || pyproject.reader.has(["tool", "poetry"]);
}

function fileOf(pyproject: Pyproject | undefined, setupCfg: boolean, setupPy: boolean): string {
  if (pyproject !== undefined && declaresMetadata(pyproject)) return "pyproject.toml";
  if (setupCfg) return "setup.cfg";
  return setupPy ? "setup.py" : "pyproject.toml";
}

/** Beside `[project]` setuptools takes from setup.cfg only what `dynamic` names. */
function restricted(declared: Declared, pyproject: Pyproject | undefined): Declared {
  if (pyproject?.reader.has(["project"]) !== true) return declared;
  const allowed = (field: string) => pyproject.dynamic.includes(field);
  return {
    ...NOTHING_DECLARED,
    version: allowed("version") ? declared.version : undefined,
    requiresPython: allowed("requires-python") ? declared.requiresPython : undefined,
    scripts: declared.scripts.filter((script) => allowed(script.value.gui ? "gui-scripts" : "scripts")),
    dependencies: allowed("dependencies") ? declared.dependencies : [],
    extras: allowed("optional-dependencies") ? declared.extras : {},
  };
}

async function withDynamicVersion(root: string, pyproject: Pyproject): Promise<Declared> {
  const { declared } = pyproject;
  if (!declared.dynamicVersion) return declared;
  const version = await dynamicVersion(root, pyproject);
  return version === undefined ? declared : { ...declared, version, dynamicVersion: false };
}

async function withSetupVersion(root: string, cfg: SetupCfg): Promise<Declared> {
  const from = cfg.versionFrom;
  if (from === undefined) return cfg.declared;
  const version =
    from.kind === "attr"
      ? await attributeVersion(root, from.text, cfg.sourceRoot)
      : await fileVersion(root, from.text.split(/\s*,\s*/));
  return version === undefined ? cfg.declared : { ...cfg.declared, version, dynamicVersion: false };
}

async function pyprojectOf(root: string): Promise<Result<Pyproject | undefined>> {
  const file = "pyproject.toml";
  const text = await readText(root, file);
  if (!text.ok) return text;
  if (text.value === undefined) return success(undefined);
  const document = parseToml(text.value, file);
  if (!document.ok) return document;
  const pyproject = readPyproject(document.value);
  return orProblems(pyproject, pyproject.problems);
}

async function setupCfgOf(root: string): Promise<Result<SetupCfg | undefined>> {
  const file = "setup.cfg";
  const text = await readText(root, file);
  if (!text.ok) return text;
  if (text.value === undefined) return success(undefined);
  const ini = parseIni(text.value, file);
  if (!ini.ok) return ini;
  const cfg = readSetupCfg(ini.value);
  return orProblems(cfg, cfg.problems);
}

function orProblems<T>(value: T, problems: readonly Diagnostic[]): Result<T> {
  return problems.length > 0 ? failure(...problems) : success(value);
}
