import type { Bundler, Packager } from "../model/bundle.ts";
import { LIST_NAMES } from "../model/checksums.ts";
import type { Config, Origin, TargetSettings } from "../model/config.ts";
import { type Diagnostic, distinct, failure, type Result, success } from "../model/diagnostic.ts";
import type { PythonTable } from "../model/interpreter.ts";
import { MANIFEST_NAME } from "../model/manifest.ts";
import { suggestion } from "../model/nearest.ts";
import { FILE_NAME, type Leg, type Plan } from "../model/plan.ts";
import type { Commit } from "../model/project.ts";
import type { TargetId } from "../model/target.ts";
import { choosePython, type PythonChoice, staleTable, standalonePin } from "./python.ts";
import { endedPython } from "./python-end.ts";
import { sbomName } from "./release-names.ts";
import runners from "./runners.json" with { type: "json" };
import { checkTag, fileVersion, isPrerelease, normalVersion } from "./version.ts";

/** Leaves room for name, target and endings within the 255 bytes of a file's name. */
const LONGEST_VERSION = 100;

/** Everything the planner looks at; it asks nobody. */
export interface PlanInputs {
  readonly slipway: string;
  readonly config: Config;
  /** The configuration's, or for a dynamic one the built wheel's. */
  readonly version: string;
  readonly commit: Commit | undefined;
  /** The tag being released, if any. */
  readonly tag: string | undefined;
  readonly table: PythonTable;
  /** Milliseconds since 1970. */
  readonly today: number;
  readonly bundlers: ReadonlyMap<string, Bundler>;
  readonly packagers: ReadonlyMap<string, Packager>;
}

function originOf(config: Config, key: string): Pick<Diagnostic, "at"> {
  return placed(config.origins[key]);
}

/** Where a value of one target was written, which may be an override. */
function settingOf(config: Config, target: TargetId, key: "bundler" | "packages"): Pick<Diagnostic, "at"> {
  return placed(config.settings[target]?.origins?.[key] ?? config.origins[key]);
}

function placed(origin: Origin | undefined): Pick<Diagnostic, "at"> {
  return origin?.at === undefined ? {} : { at: origin.at };
}

function runnerOf(config: Config, target: TargetId): Result<string> {
  const label = config.runners[target] ?? runners.labels[target];
  const retired = Object.entries(runners.retired).find(([name]) => label === name);
  if (retired === undefined) return success(label);
  return failure({
    code: "retired-runner",
    message: `the runner ${label} was retired in ${retired[1]}; a job that asks for it waits for a day and never starts`,
    hint: `leave it out for ${runners.labels[target]}, the default for ${target}`,
    ...placed(config.origins[`runners.${target}`] ?? config.origins["runners"]),
  });
}

function checkBundler(inputs: PlanInputs, target: TargetId, { bundler }: TargetSettings): Diagnostic[] {
  const backend = inputs.bundlers.get(bundler.name);
  const at = settingOf(inputs.config, target, "bundler");
  if (backend === undefined) {
    const hint = suggestion(bundler.name, [...inputs.bundlers.keys()], "the bundlers");
    return [{ code: "unknown-bundler", message: `there is no bundler ${bundler.name}`, hint, ...at }];
  }
  if (!backend.supports(target)) {
    const message = `${bundler.name} cannot build for ${target}`;
    return [{ code: "bundler-lacks-target", message, hint: "choose another bundler for it under overrides", ...at }];
  }
  const configured = backend.configure(bundler.options, target);
  return configured.ok ? [] : configured.diagnostics.map((problem) => ({ ...problem, ...at }));
}

function checkPackage(inputs: PlanInputs, target: TargetId, format: string): Diagnostic {
  const at = settingOf(inputs.config, target, "packages");
  if (inputs.packagers.has(format)) {
    const message = `${format} is not made for ${target}`;
    return { code: "unknown-package", message, hint: "choose other formats for it under overrides", ...at };
  }
  const hint = suggestion(format, [...inputs.packagers.keys()], "the formats");
  return { code: "unknown-package", message: `there is no format ${format}`, hint, ...at };
}

function artifactsOf(
  inputs: PlanInputs,
  target: TargetId,
  bundleName: string,
  settings: TargetSettings,
): Result<Leg["artifacts"]> {
  const artifacts: Leg["artifacts"] = [];
  const problems: Diagnostic[] = [];
  for (const format of settings.packages) {
    const packager = inputs.packagers.get(format);
    if (packager?.supports(target) === true)
      artifacts.push({ kind: format, name: packager.artifactName(bundleName, target) });
    else problems.push(checkPackage(inputs, target, format));
  }
  return problems.length > 0 ? failure(...problems) : success(artifacts);
}

function legOf(inputs: PlanInputs, { id, optional }: Config["targets"][number], python: PythonChoice): Result<Leg> {
  const { config, table } = inputs;
  const settings = config.settings[id];
  if (settings === undefined) return failure({ code: "no-settings", message: `there are no settings for ${id}` });
  const bundleName = `${config.name}-${fileVersion(inputs.version)}-${id}`;
  const runner = runnerOf(config, id);
  const artifacts = artifactsOf(inputs, id, bundleName, settings);
  const problems = [
    ...(runner.ok ? [] : runner.diagnostics),
    ...(artifacts.ok ? [] : artifacts.diagnostics),
    ...checkBundler(inputs, id, settings),
  ];
  if (!runner.ok || !artifacts.ok || problems.length > 0) return failure(...problems);
  const pin = python.version === undefined ? undefined : standalonePin(table, python.version, id, config.python.mirror);
  return success({
    target: id,
    runner: runner.value,
    optional,
    bundleName,
    interpreter: pin ?? null,
    bundler: { name: settings.bundler.name, options: { ...settings.bundler.options } },
    include: [...settings.include],
    smoke: settings.smoke === "minimal" ? "minimal" : [...settings.smoke],
    ...(settings.maxFloor === undefined ? {} : { maxFloor: settings.maxFloor }),
    ...(settings.maxSize === undefined ? {} : { maxSize: settings.maxSize }),
    ...(settings.maxGrowth === undefined ? {} : { maxGrowth: settings.maxGrowth }),
    ...(settings.startup === undefined ? {} : { startup: { ...settings.startup } }),
    artifacts: artifacts.value,
  });
}

/** Two legs must never make one file; file systems that ignore case count as one. */
function collisions(legs: readonly Leg[]): Diagnostic[] {
  const seen = new Map<string, string>();
  return legs.flatMap(({ target, artifacts }) =>
    artifacts.flatMap(({ name }): Diagnostic[] => {
      const other = seen.get(name.toLowerCase());
      seen.set(name.toLowerCase(), target);
      if (other === undefined) return [];
      return [
        {
          code: "name-collision",
          message: `${name} would be made by ${other} and by ${target}`,
          hint: "Name each target and each format once.",
        },
      ];
    }),
  );
}

function checkVersion(inputs: PlanInputs): Result<string> {
  const version = normalVersion(inputs.version);
  if (version === undefined) {
    return failure({
      code: "bad-version",
      message: `version ${JSON.stringify(inputs.version)} is not a PEP 440 version`,
      hint: "Write it as 1.4.0, 1.4.0rc1, 1.4.0.dev3 or 2026.8.19.",
      ...originOf(inputs.config, "version"),
    });
  }
  if (version.length > LONGEST_VERSION) {
    return failure({
      code: "bad-version",
      message: `the version has ${version.length} characters, and becomes part of files' names: ${LONGEST_VERSION} are the most`,
      hint: "Shorten it; what follows a + is the usual reason.",
      ...originOf(inputs.config, "version"),
    });
  }
  if (inputs.tag === undefined) return success(version);
  const { config, commit } = inputs;
  const project = { version, name: config.name, tags: commit?.tags ?? [] };
  const tag = checkTag(inputs.tag, project, config.release.tag);
  return tag.ok ? success(version) : failure(...tag.diagnostics);
}

function projectOf({ config }: PlanInputs, version: string): Plan["project"] {
  return {
    name: config.name,
    version,
    kind: config.kind,
    entries: config.entries.map((entry) => ({ ...entry })),
    icon: config.icon ?? null,
    requirements: config.requirements,
    extras: [...config.extras],
    groups: [...config.groups],
    beforeBuild: config.beforeBuild.map((command) => [...command]),
  };
}

function assemble(inputs: PlanInputs, version: string, python: PythonChoice, legs: readonly Leg[]): Plan {
  const { config, commit } = inputs;
  const { pin, source, requires } = config.python;
  return {
    schema: 1,
    slipway: inputs.slipway,
    project: projectOf(inputs, version),
    commit: commit === undefined ? null : { id: commit.id, time: commit.time },
    tag: inputs.tag ?? null,
    prerelease: isPrerelease(version),
    python: {
      source,
      pin: pin === undefined ? null : { text: pin.text, exact: pin.exact },
      requires: requires ?? null,
      reason: python.reason,
    },
    legs: [...legs],
    signing: config.signing,
    matrix: { include: legs.map(({ target, runner, optional }) => ({ target, runner, optional })) },
    expected: [
      ...legs.flatMap(({ artifacts }) => artifacts.map(({ name }) => name)),
      sbomName({ name: config.name, version }),
      MANIFEST_NAME,
      ...config.release.checksums.map((algorithm) => LIST_NAMES[algorithm]),
    ].sort(),
  };
}

/** Config and facts in, plan out: pure, and every problem of all targets at once. */
export function definePlan(inputs: PlanInputs): Result<Plan> {
  const { config } = inputs;
  const version = checkVersion(inputs);
  const python = choosePython(
    inputs.table,
    config.python,
    config.targets.map(({ id }) => id),
  );
  const choice = python.ok ? python.value : { version: undefined, reason: "" };
  const known = version.ok ? version.value : "0";
  const results = config.targets.map((target) => legOf({ ...inputs, version: known }, target, choice));
  const legs = results.flatMap((result) => (result.ok ? [result.value] : []));
  const problems = [version, python, ...results].flatMap((result) => (result.ok ? [] : result.diagnostics));
  const unique = [...distinct([...problems, ...collisions(legs)])];
  if (!FILE_NAME.test(config.name)) {
    const message = `the name ${JSON.stringify(config.name)} is not a safe file name`;
    unique.push({ code: "bad-name", message, ...originOf(config, "name") });
  }
  if (unique.length > 0) return failure(...unique);
  const { pin } = config.python;
  const shipped = choice.version ?? pin?.text;
  const warnings = [
    ...(python.ok ? python.warnings : []),
    ...staleTable(inputs.table, inputs.today),
    ...(shipped === undefined ? [] : endedPython(shipped, inputs.today, pin?.origin.at)),
  ];
  return success(assemble(inputs, known, choice, legs), warnings);
}
