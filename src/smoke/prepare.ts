import { dirname, join, sep } from "node:path";
import * as v from "valibot";
import type { Bundle } from "../model/bundle.ts";
import type { SmokeContext, SmokeRun } from "../model/catalog.ts";
import type { Entry } from "../model/config.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { BuildError } from "../model/errors.ts";
import type { Exec, Ports } from "../model/ports.ts";
import type { SmokeLimits, SmokeOutcome } from "../model/smoke.ts";
import { type SmokeTask, smokeTasks } from "./commands.ts";
import { probeEntry } from "./entries.ts";
import { misbehaviour, unjudgeable } from "./judge.ts";
import { defaultLimits, machineMemory } from "./limits.ts";
import type { Scene } from "./mechanisms.ts";
import { isProjectFile } from "./project-file.ts";
import { runReference } from "./reference.ts";
import { smokeRun } from "./run.ts";
import scriptImports from "./script_imports.py";
import { walkWarnings } from "./walk/compare.ts";
import { inspector, walkEnvironment } from "./walk/inspect.ts";

type SmokePorts = Pick<Ports, "exec" | "machine">;
type Imports = Map<string, { readonly modules: readonly string[]; readonly folder: string }>;

const ModulesSchema = v.array(v.string());

/** Modules that a script imports as soon as it runs, told by the build's Python without running it. Throws ToolError. */
export async function importsOf(exec: Exec, python: string, script: string): Promise<readonly string[]> {
  const argv = [python, "-I", "-c", scriptImports, script];
  const { stdout } = await exec.run(argv, { what: `reading what ${script} imports`, timeoutMs: 60_000 });
  return v.parse(ModulesSchema, JSON.parse(stdout));
}

function scriptFile(project: string, script: string): string {
  return join(project, script.split("/").join(sep));
}

async function scriptsImports(
  exec: Exec,
  { environment, facts, plan }: SmokeContext,
  parsesArguments: (script: string) => boolean,
): Promise<Imports> {
  const found: Imports = new Map();
  for (const entry of plan.project.entries) {
    if (entry.kind !== "script" || parsesArguments(entry.script)) continue;
    const file = scriptFile(facts.root, entry.script);
    const modules = await importsOf(exec, environment.interpreter.executable, file);
    found.set(entry.name, { modules, folder: dirname(file) });
  }
  return found;
}

async function tasksOf(exec: Exec, context: SmokeContext): Promise<readonly SmokeTask[]> {
  const { environment, facts, leg, plan } = context;
  const parsesArguments = (script: string): boolean => script === facts.script && facts.scriptParsesArguments;
  const importing = (leg.smoke === "minimal" || leg.smoke.length === 0) && environment.kind === "tree";
  const tasks = smokeTasks({
    smoke: leg.smoke,
    entries: plan.project.entries,
    imports: importing ? await scriptsImports(exec, context, parsesArguments) : undefined,
    parsesArguments,
  });
  if (!tasks.ok) throw new BuildError(tasks.diagnostics);
  return tasks.value;
}

interface Referred {
  readonly tasks: readonly SmokeTask[];
  readonly references: readonly (SmokeOutcome | undefined)[];
}

/** Entries none of whose commands the environment could judge: at least their module is imported, where that is possible. */
function unjudgedEntries(entries: readonly Entry[], { tasks, references }: Referred, limits: SmokeLimits): SmokeTask[] {
  return entries.flatMap((entry): SmokeTask[] => {
    const own = tasks.flatMap((task, index) => (task.entry === entry.name ? [references[index]] : []));
    const judged = own.some((there) => there === undefined || unjudgeable(there, limits) === undefined);
    if (judged || entry.kind !== "object") return [];
    const [module = ""] = entry.object.split(":");
    return [{ kind: "import", entry: entry.name, module, folder: undefined }];
  });
}

/** Did every command of this entry fail in its environment? */
function alwaysFails({ tasks, references }: Referred, entry: Entry): boolean {
  const own = tasks.flatMap((task, index) =>
    task.kind === "parity" && task.entry === entry.name ? [references[index]] : [],
  );
  return own.length > 0 && own.every((there) => there?.stopped === undefined && (there?.exitCode ?? 0) !== 0);
}

/**
 * An entry point that is not there is an error of the project; one whose module raises while it is imported cannot be
 * judged by parity, or a program that never starts would pass for one that works.
 */
async function startable(
  ports: SmokePorts,
  { environment, facts, plan }: SmokeContext,
  referred: Referred,
  limits: SmokeLimits,
): Promise<readonly (SmokeOutcome | undefined)[]> {
  const problems: Diagnostic[] = [];
  const raising = new Map<string, string>();
  const at = { python: environment.interpreter.executable, environment: environment.python, limits };
  for (const entry of plan.project.entries) {
    if (entry.kind !== "object" || !alwaysFails(referred, entry)) continue;
    const { missing, raises } = await probeEntry(ports, entry, at);
    if (raises !== undefined) raising.set(entry.name, raises);
    if (missing === undefined) continue;
    const place = facts.scripts.find(({ value }) => value.name === entry.name)?.at;
    problems.push({
      code: "entry-missing",
      message: `${entry.name} starts ${entry.object}, but what is installed has no ${missing}`,
      hint: "Correct the entry point; or the build backend leaves the module out of the wheel.",
      ...(place === undefined ? {} : { at: place }),
    });
  }
  if (problems.length > 0) throw new BuildError(problems);
  return referred.references.map((there, index) => {
    const raises = raising.get(referred.tasks[index]?.entry ?? "");
    return there === undefined || raises === undefined ? there : { ...there, error: `its import ends with ${raises}` };
  });
}

async function refer(ports: SmokePorts, context: SmokeContext, limits: SmokeLimits): Promise<Referred> {
  const { environment, facts, plan } = context;
  const ask = (tasks: readonly SmokeTask[]): Promise<(SmokeOutcome | undefined)[]> =>
    runReference(ports, {
      python: environment.interpreter.executable,
      environment: environment.python,
      entries: plan.project.entries,
      project: facts.root,
      tasks,
      limits,
    });
  const tasks = await tasksOf(ports.exec, context);
  const references = await ask(tasks);
  const problems = tasks.flatMap((task, index) => {
    const there = references[index];
    return (there === undefined ? undefined : misbehaviour(task, there, limits)) ?? [];
  });
  if (problems.length > 0) throw new BuildError(problems);
  const first: Referred = { tasks, references: await startable(ports, context, { tasks, references }, limits) };
  const more = environment.kind === "tree" ? unjudgedEntries(plan.project.entries, first, limits) : [];
  return { tasks: [...tasks, ...more], references: [...first.references, ...(await ask(more))] };
}

/** The environment's Python where it became a file of the bundle. */
function bundlePython({ checker }: Bundle): string | undefined {
  return checker?.kind === "shipped" ? checker.argv[0] : undefined;
}

/**
 * Takes the environment's word for what is right, before a bundler touches it; what it gives then judges the artifact.
 * Throws ToolError where the supervisor fails.
 */
export async function prepareSmoke(
  ports: SmokePorts,
  context: SmokeContext,
  limits: SmokeLimits = defaultLimits(ports.machine.cpus, machineMemory()),
): Promise<SmokeRun> {
  const { environment, facts, leg, plan } = context;
  const scene: Scene = {
    bundler: leg.bundler.name,
    ownSpec: leg.bundler.options["spec"] !== undefined,
    inProject: (path) => isProjectFile(facts.root, path),
  };
  const asked = leg.smoke !== "minimal";
  const [referred, walked] = await Promise.allSettled([
    refer(ports, context, limits),
    // What the user's own spec file makes can be asked for nothing, whatever the environment can do.
    asked && !scene.ownSpec ? walkEnvironment(ports, context, limits) : undefined,
  ]);
  if (referred.status === "rejected") throw referred.reason;
  if (walked.status === "rejected") throw walked.reason;
  const { value: there } = walked;
  const look = inspector(ports, { python: environment.interpreter.executable, limits, asked, there, scene });
  return {
    lookInside: look.beforePackaging,
    judge: async (bundle, artifact, looking) => {
      const report = await smokeRun(ports, {
        source: { archive: artifact, looking },
        python: environment.interpreter.executable,
        executables: new Map(bundle.executables.map(({ entry, path }) => [entry.name, path])),
        bundlePython: bundlePython(bundle),
        ...referred.value,
        lookInside: (root) => look.unpacked(bundle, root),
        limits,
        startup: leg.startup,
        scene,
        version: plan.project.version,
      });
      return { ...report, notes: [...report.notes, ...(there === undefined ? [] : walkWarnings(there))] };
    },
  };
}
