import { parseConfigFile } from "../config/file.ts";
import { namedScript } from "../config/named-script.ts";
import { byPlace, type ConfigDraft, checkConfigFile, draftConfig } from "../config/resolve.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Config } from "../model/config.ts";
import { type Diagnostic, distinct, type Result, success } from "../model/diagnostic.ts";
import { ConfigError } from "../model/errors.ts";
import { FILE_NAME, type Plan } from "../model/plan.ts";
import type { Ports } from "../model/ports.ts";
import { EMPTY_INCLUDE, type ProjectFacts } from "../model/project.ts";
import type { TargetId } from "../model/target.ts";
import { definePlan, type PlanInputs } from "../plan/define.ts";
import { secretVariables } from "../plan/signing.ts";
import { versionOfTag } from "../plan/version.ts";
import type { Wishes } from "./wishes.ts";

export interface Survey {
  readonly wishes: Wishes;
  readonly facts: ProjectFacts;
  readonly config: Config;
}

/** A survey with the plan as far as nothing has to be run for it. */
export interface Drafted extends Survey {
  /** The plan itself, but where the build backend computes the version: that stands in it as a placeholder then. */
  readonly draft: Plan;
}

/** Stands for a version that only the build backend knows; every file name can hold it. */
const PLACEHOLDER_VERSION = "0";

interface Read {
  readonly facts: ProjectFacts;
  readonly draft: ConfigDraft;
  readonly warnings: readonly Diagnostic[];
}

async function read(ports: Ports, catalog: Catalog, wishes: Wishes): Promise<Read> {
  const { config } = wishes;
  const text = config === undefined ? await catalog.readConfigText(wishes.root, wishes.configFile) : success(config);
  const written = text.ok ? text.value : undefined;
  const file = written === undefined ? undefined : await parseConfigFile(written.text, written.file);
  const source = file?.ok === true ? file.value : undefined;
  const layers = { flags: wishes.flags, inputs: wishes.inputs, ...(source === undefined ? {} : { file: source }) };
  const script = namedScript(layers);
  const facts = await catalog.readProject(wishes.root, {
    exec: ports.exec,
    ...(script === undefined ? {} : { script }),
  });
  if (!facts.ok || !text.ok || file?.ok === false) {
    const problems = [text, file, facts].flatMap((part) => (part === undefined || part.ok ? [] : part.diagnostics));
    throw new ConfigError([...problems, ...(source === undefined ? [] : checkConfigFile(source))]);
  }
  return {
    facts: facts.value,
    draft: draftConfig({ ...layers, facts: facts.value, released: wishes.tag }),
    warnings: facts.warnings,
  };
}

/** What is wrong with the included files of a target, where the patterns were written. */
export function placedIncludes(
  config: Config,
  target: TargetId,
  problems: readonly Diagnostic[],
): readonly Diagnostic[] {
  const at = (config.settings[target]?.origins?.include ?? config.origins["include"])?.at;
  return at === undefined ? problems : problems.map((problem) => ({ ...problem, at }));
}

/** Patterns that match nothing, and those that leave the project. */
async function checkIncludes(catalog: Catalog, { config, wishes: { root } }: Survey): Promise<readonly Diagnostic[]> {
  // What the project's own commands make is there when it is built, and is looked for then.
  const mayCome = ({ code }: Diagnostic): boolean => code === EMPTY_INCLUDE && config.beforeBuild.length > 0;
  const results = await Promise.all(
    config.targets.map(async ({ id }): Promise<readonly Diagnostic[]> => {
      const included = await catalog.expandIncludes(root, config.settings[id]?.include ?? []);
      if (included.ok) return [];
      return placedIncludes(
        config,
        id,
        included.diagnostics.filter((problem) => !mayCome(problem)),
      );
    }),
  );
  return results.flat();
}

async function checkIcon(catalog: Catalog, root: string, config: Config): Promise<readonly Diagnostic[]> {
  if (config.icon === undefined) return [];
  const icon = await catalog.findIcon(root, config.icon);
  const at = config.origins["icon"]?.at;
  if (icon.ok) return [];
  return icon.diagnostics.map((problem) => (at === undefined ? problem : { ...problem, at }));
}

/** A release that has nothing to say of itself is found out before anything is built for it. */
async function checkNotes(catalog: Catalog, { root, tag }: Wishes, config: Config): Promise<readonly Diagnostic[]> {
  if (tag === undefined || config.version === undefined) return [];
  const notes = await catalog.readNotes(root, config.release.notes, config.version);
  const at = config.origins["release"]?.at;
  if (notes.ok) return [];
  return notes.diagnostics.map((problem) => (at === undefined ? problem : { ...problem, at }));
}

/** What the planner looks at, for a version of this project. */
export async function planInputs(
  ports: Ports,
  catalog: Catalog,
  { config, facts, wishes }: Survey,
  version: string,
): Promise<PlanInputs> {
  return {
    slipway: catalog.version,
    config,
    version,
    commit: facts.commit,
    tag: wishes.tag,
    table: await catalog.pythonTable(),
    today: ports.machine.now.getTime(),
    bundlers: catalog.bundlers,
    packagers: catalog.packagers,
  };
}

/** The plan of a configuration that may have problems of its own; none of them is said a second time. */
async function draftPlan(ports: Ports, catalog: Catalog, surveyed: Survey, identified: boolean): Promise<Result<Plan>> {
  const { config, wishes } = surveyed;
  const tag = identified ? wishes.tag : undefined;
  // The wheel will tell whether the tag is right; whether it looks like a tag of this project is known already.
  const tagged = tag === undefined ? undefined : versionOfTag(tag, config.release.tag, config.name);
  const version = config.version ?? tagged ?? PLACEHOLDER_VERSION;
  const inputs = await planInputs(ports, catalog, surveyed, version);
  const name = FILE_NAME.test(config.name) ? config.name : "app";
  return definePlan({ ...inputs, tag, config: { ...config, name } });
}

/**
 * Reads the project and its configuration, and plans as far as that goes without running anything. Warnings reach the
 * log. Throws ConfigError with every problem of configuration, included files and plan.
 */
export async function surveyAndDraft(ports: Ports, catalog: Catalog, wishes: Wishes): Promise<Drafted> {
  const { facts, draft, warnings } = await read(ports, catalog, wishes);
  const surveyed = { wishes, facts, config: draft.config };
  // From now on no child has them: also where nothing is signed, the project's code is run by what is started next.
  for (const variable of secretVariables(draft.config.signing)) ports.secrets?.read(variable);
  const [missing, icon, notes, plan] = await Promise.all([
    checkIncludes(catalog, surveyed),
    checkIcon(catalog, wishes.root, draft.config),
    checkNotes(catalog, wishes, draft.config),
    draftPlan(ports, catalog, surveyed, draft.identified),
  ]);
  const found = [...draft.problems, ...missing, ...icon, ...notes, ...(plan.ok ? plan.warnings : plan.diagnostics)];
  const isWarning = ({ severity }: Diagnostic): boolean => severity === "warning";
  for (const warning of distinct([...warnings, ...found.filter(isWarning)])) ports.log.warn(warning);
  const errors = distinct(found.filter((problem) => !isWarning(problem)));
  if (errors.length > 0 || !plan.ok) throw new ConfigError([...errors].sort(byPlace));
  return { ...surveyed, draft: plan.value };
}

/** The project and its configuration, checked as `slipway plan` checks them. Throws ConfigError with every problem. */
export async function survey(ports: Ports, catalog: Catalog, wishes: Wishes): Promise<Survey> {
  const { draft: _, ...surveyed } = await surveyAndDraft(ports, catalog, wishes);
  return surveyed;
}
