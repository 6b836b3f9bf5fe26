import { join, sep } from "node:path";
import type { Entry } from "../model/config.ts";
import { BuildError } from "../model/errors.ts";
import { pooled } from "../model/pooled.ts";
import type { Ports } from "../model/ports.ts";
import type { SmokeLimits, SmokeOutcome } from "../model/smoke.ts";
import type { SmokeTask } from "./commands.ts";
import entryRunner from "./entry_runner.py";
import { AT_A_TIME } from "./limits.ts";
import { inRoom } from "./room.ts";
import { supervise } from "./supervise.ts";

/** Imports one module, with the folder of a lone script where Python would have it. */
export const IMPORT_ONE = "import sys; sys.path[:0] = sys.argv[2:]; __import__(sys.argv[1])";

export interface ReferenceRequest {
  /** Runs the supervisor. */
  readonly python: string;
  /** The environment's Python. */
  readonly environment: string;
  readonly entries: readonly Entry[];
  /** Absolute root of the project, for lone scripts. */
  readonly project: string;
  readonly tasks: readonly SmokeTask[];
  readonly limits: SmokeLimits;
}

/** How a task is done in the environment; undefined where that tells nothing. */
function referenceCommand(request: ReferenceRequest, task: SmokeTask): readonly string[] | undefined {
  // Nothing may be written beside what is about to be bundled, hence -B.
  const isolated = [request.environment, "-I", "-B", "-c"];
  if (task.kind === "import") {
    return [...isolated, IMPORT_ONE, task.module, ...(task.folder === undefined ? [] : [task.folder])];
  }
  const entry = request.entries.find(({ name }) => name === task.entry);
  if (task.kind !== "parity" || entry === undefined) return undefined;
  if (entry.kind === "object") return [...isolated, entryRunner, entry.name, entry.object, ...task.args];
  // As its user starts it: with its own folder on the path, which -I would take away.
  return [request.environment, "-B", join(request.project, entry.script.split("/").join(sep)), ...task.args];
}

/**
 * Does in the environment what the clean room is going to be judged by, in a clean room of the same kind. One outcome
 * per task, undefined for tasks that are judged by themselves. Throws ToolError where the supervisor fails, BuildError
 * where the environment does not run at all.
 */
export function runReference(
  ports: Pick<Ports, "exec" | "machine">,
  request: ReferenceRequest,
): Promise<(SmokeOutcome | undefined)[]> {
  const { exec, machine } = ports;
  return pooled(request.tasks, AT_A_TIME, async (task) => {
    const argv = referenceCommand(request, task);
    if (argv === undefined) return undefined;
    const outcome = await inRoom(machine, machine.workRoot, (room) =>
      supervise(exec, request.python, {
        argv,
        cwd: room.cwd,
        // For the Pythons that the program starts itself.
        env: { ...room.env, PYTHONDONTWRITEBYTECODE: "1" },
        limits: request.limits,
      }),
    );
    if (outcome.error === undefined) return outcome;
    const message = `the environment's Python could not be started: ${outcome.error}`;
    throw new BuildError([
      { code: "smoke-environment", message, hint: "Without it nothing can be judged: build again." },
    ]);
  });
}
