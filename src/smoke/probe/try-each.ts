import { readFile, writeFile } from "node:fs/promises";
import { join, sep } from "node:path";
import * as v from "valibot";
import type { Checker } from "../../model/bundle.ts";
import { pooled } from "../../model/pooled.ts";
import type { Ports } from "../../model/ports.ts";
import type { Dependency, DependencyTrial, Described, ProbeRequest } from "../../model/probe.ts";
import type { SmokeLimits, SmokeOutcome } from "../../model/smoke.ts";
import { diagnose } from "../diagnose.ts";
import { AT_A_TIME, defaultLimits, machineMemory } from "../limits.ts";
import type { Scene } from "../mechanisms.ts";
import { lastLines } from "../output.ts";
import { inRoom } from "../room.ts";
import { supervise } from "../supervise.ts";
import probeScript from "./probe.py";

type ProbePorts = Pick<Ports, "exec" | "machine" | "signal">;

/** Seconds for the imports of one dependency: what computes for longer when it is imported is told by name. */
const EACH = 30;
/** Seconds that even the last one gets: less would not tell a slow start from a hang. */
const LEAST = 3;

const LineSchema = v.object({
  module: v.string(),
  ok: v.optional(v.boolean()),
  milliseconds: v.optional(v.number(), 0),
  error: v.optional(v.string(), ""),
  trace: v.optional(v.string(), ""),
});

/** What came of importing one dependency somewhere. */
interface Imported {
  readonly ok: boolean;
  readonly milliseconds: number;
  readonly message: string;
  readonly trace: string;
  readonly stopped: SmokeOutcome["stopped"];
}

/** Where and how a dependency is imported. */
interface Scope {
  readonly python: string;
  readonly argv: readonly string[];
  /** A folder of packages that the Python does not know of itself. */
  readonly site: string | undefined;
  readonly described: Described;
  /** Of one that begins now. */
  readonly limits: () => SmokeLimits;
}

function endingText(module: string, { stopped, error, signal, exitCode }: SmokeOutcome, seconds: number): string {
  if (error !== undefined) return `could not be started: ${error}`;
  if (stopped === "time") return `import ${module} does not end within ${Math.ceil(seconds)} s`;
  if (stopped !== undefined) return `import ${module} was stopped: too much ${stopped}`;
  if (signal !== undefined) return `import ${module} was ended by signal ${signal}`;
  return `import ${module} ends the process with exit code ${exitCode}`;
}

/** The first thing that went wrong, or how long all of it took. */
function imported(
  modules: readonly string[],
  text: string,
  { outcome, seconds }: { readonly outcome: SmokeOutcome; readonly seconds: number },
): Imported {
  const lines = text.split("\n").flatMap((line) => {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), LineSchema), line);
    return parsed.success ? [parsed.output] : [];
  });
  const told = lines.filter(({ ok }) => ok !== undefined);
  const milliseconds = told.reduce((sum, line) => sum + line.milliseconds, 0);
  const failed = told.find(({ ok }) => ok === false);
  const { stopped } = outcome;
  if (failed !== undefined) {
    const message = `import ${failed.module}: ${failed.error}`;
    return { ok: false, milliseconds, message, trace: failed.trace, stopped: undefined };
  }
  const unfinished = modules.find((module) => !told.some((line) => line.module === module));
  if (unfinished === undefined) return { ok: true, milliseconds, message: "", trace: "", stopped: undefined };
  const trace = lastLines(outcome).join("\n");
  return { ok: false, milliseconds, message: endingText(unfinished, outcome, seconds), trace, stopped };
}

/** Imports a dependency in a clean room and under supervision, with only its own requirements in reach. */
function importIn(ports: ProbePorts, scope: Scope, { modules, closure }: Dependency): Promise<Imported> {
  const { exec, machine } = ports;
  const within = new Set(closure);
  const all = Object.entries(scope.described.modules);
  const request = {
    modules,
    hidden: all.flatMap(([name, own]) => (within.has(name) ? [] : own)),
    shown: all.flatMap(([name, own]) => (within.has(name) ? own : [])),
    without: all.flatMap(([name]) => (within.has(name) ? [] : [name])),
    site: scope.site ?? null,
  };
  return inRoom(machine, machine.workRoot, async ({ root, cwd, env }) => {
    const place = (name: string): string => join(root, name);
    await writeFile(place("probe.py"), probeScript);
    await writeFile(place("probe.json"), JSON.stringify(request));
    const limits = scope.limits();
    const outcome = await supervise(exec, scope.python, {
      argv: [...scope.argv, place("probe.py"), place("probe.json"), place("found.json")],
      cwd,
      env: { ...env, PYTHONDONTWRITEBYTECODE: "1" },
      limits,
    });
    const { seconds } = limits;
    return imported(modules, await readFile(place("found.json"), "utf8").catch(() => ""), { outcome, seconds });
  });
}

function checkerArgv({ root, checker }: ProbeRequest["bundle"]): readonly string[] {
  if (checker.kind === "table") return [];
  const [program, ...rest] = checker.argv;
  return checker.kind === "beside" ? checker.argv : [join(root, program.split("/").join(sep)), ...rest];
}

/** Nothing can be run inside: what is in it is all that can be told. */
function fromTable(checker: Extract<Checker, { kind: "table" }>, { modules }: Dependency): Imported {
  const missing = modules.find((module) => !checker.modules.has(module));
  const message = `ModuleNotFoundError: No module named '${missing}'`;
  const none = { milliseconds: 0, trace: "", stopped: undefined };
  return missing === undefined ? { ok: true, message: "", ...none } : { ok: false, message, ...none };
}

function common(dependency: Dependency, bytes: ReadonlyMap<string, number>): Omit<DependencyTrial, "result"> {
  const { name, version, requirement, closure, modules } = dependency;
  return {
    name,
    version,
    requirement: requirement.text,
    modules: [...modules],
    closure: [...closure],
    bytes: closure.reduce((sum, part) => sum + (bytes.get(part) ?? 0), 0),
    ...(requirement.at === undefined ? {} : { at: requirement.at }),
  };
}

/** A remedy for what goes wrong in the bundle alone; what goes wrong everywhere no line of ours mends. */
function failedTrial(own: Omit<DependencyTrial, "result">, here: Imported, there: Imported, scene: Scene) {
  const broken = there.ok;
  const { message, trace, stopped } = broken ? here : there;
  const { hint, mend } = diagnose({ text: `${trace}\n${message}`, stopped }, scene) ?? {};
  const result: DependencyTrial["result"] = broken ? "broken" : "fails everywhere";
  return {
    ...own,
    result,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(mend === undefined || !broken ? {} : { mend }),
    ...(stopped === undefined ? {} : { stopped: true }),
  };
}

/** Why there is nothing to import, or no time for it. */
function untried({ skipped, modules }: Dependency, over: boolean, budget: number) {
  if (skipped !== undefined) return { result: "skipped", message: skipped } as const;
  if (modules.length === 0) return { result: "works", message: "it has no module of its own" } as const;
  return over ? ({ result: "not reached", message: `the ${budget} s for dependencies were over` } as const) : undefined;
}

/** Imports each dependency by itself. Those that the budget does not reach are told as such. */
export async function tryEach(ports: ProbePorts, request: ProbeRequest): Promise<readonly DependencyTrial[]> {
  const { environment, described, bundle, budget } = request;
  const python = environment.interpreter.executable;
  const machineLimits = defaultLimits(ports.machine.cpus, machineMemory());
  const end = performance.now() + budget * 1000;
  // The last ones must not take much more than what is left of the time for all.
  const limits = (): SmokeLimits => {
    const left = (end - performance.now()) / 1000;
    return { ...machineLimits, seconds: Math.min(EACH, Math.max(LEAST, left)) };
  };
  const inBundle: Scope = { python, argv: checkerArgv(bundle), site: undefined, described, limits };
  const outside: Scope = { ...inBundle, argv: [python, "-I", "-B"], site: environment.sitePackages };
  const scene: Scene = { bundler: request.bundler, ownSpec: false, inProject: () => false };
  const { checker } = bundle;
  const inside = (dependency: Dependency): Promise<Imported> | Imported =>
    checker.kind === "table" ? fromTable(checker, dependency) : importIn(ports, inBundle, dependency);
  return pooled(request.dependencies, AT_A_TIME, async (dependency): Promise<DependencyTrial> => {
    const own = common(dependency, request.bytes);
    const nothing = untried(dependency, performance.now() > end || ports.signal.aborted, budget);
    if (nothing !== undefined) return { ...own, ...nothing };
    const here = await inside(dependency);
    if (!here.ok) return failedTrial(own, here, await importIn(ports, outside, dependency), scene);
    if (checker.kind === "table") return { ...own, result: "works" };
    // The first import reads from a cold disk, and users start a program more than once.
    const again = await inside(dependency);
    const milliseconds = again.ok ? Math.min(here.milliseconds, again.milliseconds) : here.milliseconds;
    return { ...own, result: "works", milliseconds };
  });
}
