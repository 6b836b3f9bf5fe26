import type { Config } from "../model/config.ts";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import type { ProjectFacts } from "../model/project.ts";
import type { ConfigSource } from "../model/source.ts";
import { choicesOf } from "./choices.ts";
import { resolveEntries } from "./entries.ts";
import { fileLayer, flagLayer, inputLayer } from "./layers.ts";
import {
  resolveCommands,
  resolveIcon,
  resolveName,
  resolveParts,
  resolveRelease,
  resolveRequirements,
  resolveVersion,
} from "./parts.ts";
import { resolvePython } from "./python.ts";
import { resolveSettings } from "./settings.ts";
import { resolveSigning } from "./signing.ts";
import { checkOverrideTargets, resolveRunners, resolveTargets } from "./targets.ts";
import { validateLayer } from "./validate.ts";

/** Everything that has a say in the configuration, as its readers left it. */
export interface ConfigLayers {
  /** Command line: key of slipway.yml → its value; a list where the flag was repeated. */
  readonly flags: Readonly<Record<string, string | readonly string[]>>;
  /** Inputs of the action by their own names; empty text counts as absent, those that are no configuration are ignored. */
  readonly inputs: Readonly<Record<string, string>>;
  /** slipway.yml, where there is one; `[tool.slipway]` is among the facts. */
  readonly file?: ConfigSource;
  readonly facts: ProjectFacts;
  /** The tag that is being released, if one is: the commit may bear others. */
  readonly released?: string | undefined;
}

/**
 * Merges what was written: flag, input, file, project, default, the first that says something wins. Fails with every
 * problem at once, sorted by file and line; unknown bundlers and packages are judged by the plan, which has the catalog.
 */
export function resolveConfig(layers: ConfigLayers): Result<Config> {
  const { config, problems } = draftConfig(layers);
  const errors = problems.filter((problem) => problem.severity !== "warning");
  return errors.length > 0 ? failure(...problems) : success(config, problems);
}

/** A configuration with all that is wrong in it, for whoever looks for further problems before reporting any. */
export interface ConfigDraft {
  /** What is wrong is left out or has its default, so that nothing that is looked at further repeats a problem. */
  readonly config: Config;
  /** Errors and warnings, sorted by file and line. */
  readonly problems: readonly Diagnostic[];
  /** Name, version and release.tag are right, so that a tag can be judged by them. */
  readonly identified: boolean;
}

export function draftConfig(layers: ConfigLayers): ConfigDraft {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => {
    problems.push(problem);
  };
  const { facts } = layers;
  const file = onlyFile(layers, report);
  const written = [flagLayer(layers.flags, report), inputLayer(layers.inputs), ...(file ? [fileLayer(file)] : [])];
  const choices = choicesOf(written, facts, report);

  const before = problems.length;
  const name = resolveName(choices);
  const release = resolveRelease(choices);
  const version = resolveVersion(choices, { template: release.tag, name, released: layers.released });
  const broken = IDENTITY.some((key) => choices.broken(key));
  const identified = problems.length === before && !broken && name !== "";
  const targets = resolveTargets(choices);
  checkOverrideTargets(choices, targets);
  const config: Config = {
    name,
    version,
    kind: facts.kind,
    entries: resolveEntries(choices, name),
    icon: resolveIcon(choices),
    python: resolvePython(choices),
    requirements: resolveRequirements(choices),
    extras: resolveParts(choices, "extras"),
    groups: resolveParts(choices, "groups"),
    targets,
    runners: resolveRunners(choices, targets),
    settings: resolveSettings(choices, targets),
    beforeBuild: resolveCommands(choices),
    cache: choices.pick("cache")?.value ?? "auto",
    signing: resolveSigning(choices),
    comment: choices.pick("comment")?.value ?? "auto",
    release,
    origins: choices.origins,
  };
  return { config, problems: problems.sort(byPlace), identified };
}

const IDENTITY = ["name", "version", "release"] as const;

/** Everything that is wrong with the types of a configuration file, for when there are no facts to go on with. */
export function checkConfigFile(file: ConfigSource): readonly Diagnostic[] {
  return [...validateLayer(fileLayer(file)).problems].sort(byPlace);
}

function onlyFile(layers: ConfigLayers, report: (problem: Diagnostic) => void): ConfigSource | undefined {
  const { settings } = layers.facts;
  if (layers.file === undefined || settings === undefined) return layers.file ?? settings;
  report({
    code: "two-configurations",
    message: `there is also [tool.slipway] in ${settings.file}, and one of them would be ignored`,
    hint: "keep one of the two",
    at: { file: layers.file.file },
  });
  return layers.file;
}

/** The order in which a person goes through problems: by file, line and column. */
export function byPlace(left: Diagnostic, right: Diagnostic): number {
  const files = compareText(left.at?.file ?? "", right.at?.file ?? "");
  if (files !== 0) return files;
  return (left.at?.line ?? 0) - (right.at?.line ?? 0) || (left.at?.column ?? 0) - (right.at?.column ?? 0);
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
