import { randomUUID } from "node:crypto";
import type { Mount } from "../../model/container.ts";
import { ToolError } from "../../model/errors.ts";
import type { Exec, RunOptions, RunResult } from "../../model/ports.ts";

/** Whose containers these are, and of what. */
export interface Place {
  /** The engine's client: `docker` or `podman`. */
  readonly client: string;
  /** What this engine needs besides, to leave files that are ours. */
  readonly flags: readonly string[];
  /** By digest. */
  readonly image: string;
  readonly mounts: readonly Mount[];
  /** `uid:gid` */
  readonly user: string;
}

/** What a client says where the engine could not start the container at all. */
const NOT_STARTED = 125;
/** From here on it is a signal's: the program's own, or one that ended the client and left its container. */
const BY_SIGNAL = 128;
/** Milliseconds for the removal of a container that did not end as it should. */
const REMOVAL = 20_000;

/** A field of a comma-separated list, as the clients read it. */
function field(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function mountFlag({ path, writable }: Mount): string {
  const fields = ["type=bind", field(`source=${path}`), field(`target=${path}`)];
  return [...fields, ...(writable ? [] : ["readonly"])].join(",");
}

/**
 * The client's arguments. Smoke runs share the machine's network, inside as outside: a server is asked from here. Values of
 * variables are the client's own and stand in no argument.
 */
export function containerCommand(
  { client, flags, image, mounts, user }: Place,
  name: string,
  {
    argv,
    cwd,
    variables,
  }: { readonly argv: readonly string[]; readonly cwd?: string; readonly variables: readonly string[] },
): readonly string[] {
  return [
    ...[client, "run", "--rm", "--init", "--interactive", "--pull", "never", "--name", name],
    ...["--network", "host", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"],
    // Folders of the machine's are no container's by their label, where labels are.
    ...["--security-opt", "label=disable", "--user", user, ...flags],
    ...mounts.flatMap((mount) => ["--mount", mountFlag(mount)]),
    ...(cwd === undefined ? [] : ["--workdir", cwd]),
    ...variables.flatMap((variable) => ["--env", variable]),
    ...[image, ...argv],
  ];
}

/** What is asked of the client that must not be asked of it: a container has nothing of this machine's environment anyway. */
function clientOptions({ bare: _, cwd: __, ...options }: RunOptions): RunOptions {
  return options;
}

/** The client hands on what asks it to end; made to end, it leaves its container behind. */
async function remove(exec: Exec, client: string, name: string): Promise<void> {
  const options = { accept: "any", timeoutMs: REMOVAL, clearsUp: true, what: "removing a container" } as const;
  await exec.run([client, "rm", "--force", name], options).catch(() => undefined);
}

async function runInside(
  exec: Exec,
  place: Place,
  { argv, options }: { readonly argv: readonly string[]; readonly options: RunOptions },
): Promise<RunResult> {
  const name = `slipway-${randomUUID()}`;
  const variables = Object.entries(options.env ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  const { cwd } = options;
  const command = containerCommand(place, name, { argv, variables, ...(cwd === undefined ? {} : { cwd }) });
  try {
    const result = await exec.run(command, clientOptions(options));
    if (result.exitCode > BY_SIGNAL) await remove(exec, place.client, name);
    if (result.exitCode !== NOT_STARTED) return result;
    const tail = result.stderr.split("\n").filter((line) => line !== "");
    const failure = { argv: command, exitCode: NOT_STARTED, tail: tail.slice(-30) };
    throw new ToolError(`${options.what ?? argv[0] ?? ""}: ${place.client} could not start its container`, failure);
  } catch (error) {
    await remove(exec, place.client, name);
    throw error;
  }
}

/** Runs `inside` in a fresh container each time, and everything else where it would run without. */
export function containedExec(exec: Exec, place: Place, inside: string): Exec {
  return {
    run: (argv, options = {}) =>
      argv[0] === inside ? runInside(exec, place, { argv, options }) : exec.run(argv, options),
  };
}
