import { join, sep } from "node:path";
import { BuildError } from "../model/errors.ts";
import type { SmokeCheck } from "../model/manifest.ts";
import type { Ports } from "../model/ports.ts";
import type { SmokeLimits, SmokeOutcome } from "../model/smoke.ts";
import { type SmokeTask, taskText } from "./commands.ts";
import { judge, unjudgeable, type Verdict } from "./judge.ts";
import { AT_A_TIME } from "./limits.ts";
import { pooled } from "./pool.ts";
import { IMPORT_ONE } from "./reference.ts";
import { inRoom, unpack } from "./room.ts";
import { supervise } from "./supervise.ts";

export interface SmokeRequest {
  /** What is run: an archive to unpack, or a bundle that lies there already. Absolute. */
  readonly source: { readonly archive: string } | { readonly root: string };
  /** Runs the supervisor: the build's interpreter, never the bundle's. */
  readonly python: string;
  /** Program files relative to the bundle's root with `/`, by the name of their entry. */
  readonly executables: ReadonlyMap<string, string>;
  /** The bundle's own Python, relative to its root with `/`; undefined where it has none. */
  readonly bundlePython: string | undefined;
  readonly tasks: readonly SmokeTask[];
  /** What the environment did, one per task. */
  readonly references: readonly (SmokeOutcome | undefined)[];
  readonly limits: SmokeLimits;
  /** The project's. */
  readonly version: string;
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

function notJudged(task: SmokeTask, detail: string): Verdict {
  return { check: { what: taskText(task), result: "not judged", detail, milliseconds: 0 } };
}

async function attempt(
  ports: Pick<Ports, "exec" | "machine">,
  request: SmokeRequest,
  at: { readonly root: string; readonly task: SmokeTask; readonly index: number },
): Promise<Verdict> {
  const { task } = at;
  const { limits, version } = request;
  const argv = command(request, at.root, task);
  if ("reason" in argv) return notJudged(task, argv.reason);
  const there = request.references[at.index];
  const reason = there === undefined ? undefined : unjudgeable(there, limits);
  if (reason !== undefined) return notJudged(task, reason);
  const here = await inRoom(ports.machine, ports.machine.workRoot, ({ cwd, env }) =>
    supervise(ports.exec, request.python, { argv, cwd, env, limits }),
  );
  return judge({ task, there, here, limits, version });
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

async function runTasks(
  ports: Pick<Ports, "exec" | "machine">,
  request: SmokeRequest,
  root: string,
): Promise<SmokeCheck[]> {
  const { tasks } = request;
  const verdicts = await pooled(tasks, AT_A_TIME, (task, index) => attempt(ports, request, { root, task, index }));
  const problems = verdicts.flatMap((verdict) => ("problem" in verdict ? [verdict.problem] : []));
  if (problems.length > 0) throw new BuildError(problems);
  return merged(
    tasks,
    verdicts.flatMap((verdict) => ("check" in verdict ? [verdict.check] : [])),
  );
}

/**
 * Runs what is shipped: unpacked in a clean room, with nothing of the build within reach, each command in a room of its
 * own. Throws BuildError with one diagnostic per failing command; ToolError where unpacking or the supervisor fails.
 */
export function smokeRun(ports: Pick<Ports, "exec" | "machine">, request: SmokeRequest): Promise<SmokeCheck[]> {
  const { source } = request;
  if ("root" in source) return runTasks(ports, request, source.root);
  return inRoom(ports.machine, ports.machine.workRoot, async (room) =>
    runTasks(ports, request, await unpack(ports.exec, ports.machine, source.archive, room)),
  );
}
