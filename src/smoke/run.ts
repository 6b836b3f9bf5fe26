import { join, sep } from "node:path";
import type { SmokeReport } from "../model/catalog.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { BuildError } from "../model/errors.ts";
import type { SmokeCheck } from "../model/manifest.ts";
import { pooled } from "../model/pooled.ts";
import type { Ports } from "../model/ports.ts";
import type { SmokeLimits, SmokeOutcome } from "../model/smoke.ts";
import { type SmokeTask, taskText } from "./commands.ts";
import { judge, judgeServed, servedWell, unjudgeable, type Verdict } from "./judge.ts";
import { AT_A_TIME } from "./limits.ts";
import type { Scene } from "./mechanisms.ts";
import { IMPORT_ONE } from "./reference.ts";
import { inRoom, type Room, unpack } from "./room.ts";
import { serve } from "./serve.ts";
import { measureStartup, startupProblem, type Timed } from "./startup.ts";
import { supervise } from "./supervise.ts";
import type { Compared } from "./walk/compare.ts";

export interface SmokeRequest {
  /** What is run: an archive, once it is unpacked and nobody looks at what was packed any more, or a bundle that lies there already. Absolute. */
  readonly source:
    | { readonly archive: string; readonly looking?: Promise<unknown> | undefined }
    | { readonly root: string };
  /** Runs the supervisor: the build's interpreter, never the bundle's. */
  readonly python: string;
  /** Program files relative to the bundle's root with `/`, by the name of their entry. */
  readonly executables: ReadonlyMap<string, string>;
  /** The bundle's own Python, relative to its root with `/`; undefined where it has none. */
  readonly bundlePython: string | undefined;
  readonly tasks: readonly SmokeTask[];
  /** What the environment did, one per task. */
  readonly references: readonly (SmokeOutcome | undefined)[];
  /** Looks inside of the unpacked bundle, or tells what was found there before. */
  readonly lookInside: (root: string) => Promise<Compared | undefined>;
  readonly limits: SmokeLimits;
  /** Milliseconds that the median start may take. */
  readonly startup: { readonly max: number } | undefined;
  readonly scene: Scene;
  /** The project's. */
  readonly version: string;
}

type SmokePorts = Pick<Ports, "exec" | "machine">;

/** A task that was done: what is said of it, what of the artifact was started, and what happened where that ran to its end. */
interface Done {
  readonly verdict: Verdict;
  readonly argv?: readonly string[];
  readonly here?: SmokeOutcome;
}

function inBundle(root: string, path: string): string {
  return join(root, path.split("/").join(sep));
}

/** The command for a task, or why there is none. */
function command(
  request: SmokeRequest,
  root: string,
  task: SmokeTask,
): readonly string[] | { readonly reason: string } {
  if (task.kind === "none") return { reason: task.reason };
  if (task.kind === "import") {
    if (request.bundlePython === undefined) return { reason: "this bundle has no Python of its own to import it with" };
    // A lone script lies in the bundle's root, and finds there what was included beside it.
    const folders = task.folder === undefined ? [] : [root];
    return [inBundle(root, request.bundlePython), "-I", "-B", "-c", IMPORT_ONE, task.module, ...folders];
  }
  const path = request.executables.get(task.entry);
  // The plan and the bundle disagree: that must not pass for a green check.
  if (path === undefined) throw new Error(`the bundle has no executable ${task.entry}`);
  return [inBundle(root, path), ...task.args];
}

function notJudged(task: SmokeTask, detail: string): Done {
  return { verdict: { check: { what: taskText(task), result: "not judged", detail, milliseconds: 0 } } };
}

function start(
  { exec }: SmokePorts,
  { python, limits }: SmokeRequest,
  at: { readonly argv: readonly string[]; readonly room: Room },
): Promise<SmokeOutcome> {
  const { argv, room } = at;
  return supervise(exec, python, { argv, cwd: room.cwd, env: room.env, limits });
}

function ownRoom<T>({ machine }: SmokePorts, work: (room: Room) => Promise<T>): Promise<T> {
  return inRoom(machine, machine.workRoot, work);
}

async function attempt(
  ports: SmokePorts,
  request: SmokeRequest,
  at: { readonly root: string; readonly task: SmokeTask; readonly index: number; readonly room: Room },
): Promise<Done> {
  const { task } = at;
  const { limits, version, scene } = request;
  const argv = command(request, at.root, task);
  if ("reason" in argv) return notJudged(task, argv.reason);
  if (task.kind === "serve") {
    const good = servedWell(task.expect, version);
    const served = await serve(ports, { python: request.python, argv, address: task.address, limits, good });
    return { verdict: judgeServed(task, served, { limits, version, scene }), argv };
  }
  const there = request.references[at.index];
  const reason = there === undefined ? undefined : unjudgeable(there, limits);
  if (reason !== undefined) return notJudged(task, reason);
  const here = await start(ports, request, { argv, room: at.room });
  return { verdict: judge({ task, there, here, limits, version, scene }), argv, here };
}

/** One line for all modules of an entry that were imported: nobody reads twenty. */
function merged(tasks: readonly SmokeTask[], checks: readonly SmokeCheck[]): SmokeCheck[] {
  const lines = new Map<string, SmokeCheck>();
  for (const [index, check] of checks.entries()) {
    const task = tasks[index];
    const key = task?.kind === "import" && check.result === "passed" ? `import ${task.entry}` : `${index}`;
    const before = lines.get(key);
    if (before === undefined || task?.kind !== "import") lines.set(key, check);
    else {
      const milliseconds = before.milliseconds + check.milliseconds;
      lines.set(key, { ...before, what: `${before.what}, ${task.module}`, milliseconds });
    }
  }
  return [...lines.values()];
}

function problemsOf(dones: readonly Done[]): Diagnostic[] {
  return dones.flatMap(({ verdict }) => ("problem" in verdict ? [verdict.problem] : []));
}

/**
 * An interpreter that cannot be reached inside of its file imports nothing there; where no command was run either, nobody
 * knows whether that file starts at all.
 */
function neverStarted({ tasks, bundlePython }: SmokeRequest, dones: readonly Done[]): Diagnostic[] {
  const task = tasks.find(({ kind }) => kind === "import");
  if (task === undefined || bundlePython !== undefined || dones.some(({ argv }) => argv !== undefined)) return [];
  return [
    {
      code: "smoke-never-started",
      message: `${task.entry}: nothing of the artifact was started: no command is known that ends by itself, and what is inside the one file cannot be imported from outside`,
      hint: 'Name a command under smoke: that ends, as - run: ["--version"], or - run: [] for a program that takes no arguments; or build with mode: directory, whose Python imports what the program needs.',
    },
  ];
}

/**
 * How long a start takes, by the command that was run first and, where that failed or cannot be timed, by no other. In
 * the room of the first start: what that one left there (a file that has unpacked itself) its users have too.
 */
async function startupOf(
  ports: SmokePorts,
  request: SmokeRequest,
  done: { readonly task: SmokeTask | undefined; readonly first: Done | undefined; readonly room: Room },
): Promise<Timed> {
  const { argv, here, verdict } = done.first ?? {};
  const passed = verdict !== undefined && "check" in verdict && verdict.check.result === "passed";
  if (done.task === undefined || argv === undefined || here === undefined || !passed)
    return { startup: undefined, notes: [] };
  return measureStartup(taskText(done.task), here, () => start(ports, request, { argv, room: done.room }));
}

/** The command that is timed: `--version` of a program, else whatever is run first. */
function timedIndex({ tasks, references, limits }: SmokeRequest): number {
  const runs = tasks.map((task, index) => {
    const there = references[index];
    const judged = there === undefined || unjudgeable(there, limits) === undefined;
    return judged && (task.kind === "parity" || task.kind === "expect");
  });
  const version = tasks.findIndex(
    (task, index) => runs[index] === true && task.kind !== "none" && "args" in task && task.args[0] === "--version",
  );
  return version >= 0 ? version : runs.indexOf(true);
}

/** What runs beside what: commands as they come, servers one behind the other, for two may want the same port. */
function groups(tasks: readonly SmokeTask[]): readonly (readonly number[])[] {
  const indexes = [...tasks.keys()];
  const serves = (index: number): boolean => tasks[index]?.kind === "serve";
  return [indexes.filter(serves), ...indexes.filter((index) => !serves(index)).map((index) => [index])];
}

/** Everything but `first`, which was done already. In the order of the tasks. */
async function attemptAll(
  ports: SmokePorts,
  request: SmokeRequest,
  at: { readonly root: string; readonly index: number; readonly first: Done | undefined },
): Promise<readonly Done[]> {
  const { root, first } = at;
  const done = new Map<number, Done>();
  await pooled(groups(request.tasks), AT_A_TIME, async (group) => {
    for (const index of group) {
      const task = request.tasks[index];
      if (task === undefined) continue;
      const own = (room: Room): Promise<Done> => attempt(ports, request, { root, room, task, index });
      done.set(index, index === at.index && first !== undefined ? first : await ownRoom(ports, own));
    }
  });
  return [...done].sort(([left], [right]) => left - right).map(([, result]) => result);
}

/** The unpacked bundle, and the room of the command that is timed. */
interface At {
  readonly root: string;
  readonly room: Room;
}

async function runTasks(ports: SmokePorts, request: SmokeRequest, at: At): Promise<SmokeReport> {
  const { tasks } = request;
  const { root, room } = at;
  const index = timedIndex(request);
  const timed = tasks[index];
  // Alone and before everything else, for this is the first start that its users will see.
  const first = timed === undefined ? undefined : await attempt(ports, request, { root, room, task: timed, index });
  const looking = request.lookInside(root);
  const running = attemptAll(ports, request, { root, index, first });
  const [inside, done] = await Promise.allSettled([looking, running]);
  if (done.status === "rejected") throw done.reason;
  if (inside.status === "rejected") throw inside.reason;
  const { startup, notes } = await startupOf(ports, request, { task: timed, first, room });
  const problems = [...problemsOf(done.value), ...neverStarted(request, done.value), ...(inside.value?.problems ?? [])];
  if (problems.length === 0) problems.push(...startupProblem(startup, request.startup));
  if (problems.length > 0) throw new BuildError(problems);
  const checks = done.value.flatMap(({ verdict }) => ("check" in verdict ? [verdict.check] : []));
  const walked = inside.value?.check === undefined ? [] : [inside.value.check];
  return { checks: [...merged(tasks, checks), ...walked], startup, notes };
}

/**
 * Runs what is shipped: unpacked in a clean room, with nothing of the build within reach, each command in a room of its
 * own. Throws BuildError with one diagnostic per failure; ToolError where unpacking or the supervisor fails.
 */
export function smokeRun(ports: SmokePorts, request: SmokeRequest): Promise<SmokeReport> {
  const { source } = request;
  const inside = (root: string): Promise<SmokeReport> =>
    ownRoom(ports, (room) => runTasks(ports, request, { root, room }));
  if ("root" in source) return inside(source.root);
  const { archive, looking } = source;
  // Its failure is told when it is waited for.
  looking?.catch(() => undefined);
  return ownRoom(ports, async (room) => {
    const root = await unpack(ports.exec, ports.machine, archive, room);
    await looking;
    return inside(root);
  });
}
