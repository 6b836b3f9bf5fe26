import { constants } from "node:os";
import { Cancelled, ToolError } from "../../model/errors.ts";
import type { Exec, RunOptions, RunResult } from "../../model/ports.ts";
import { type Ended, watch } from "./child.ts";
import { openLog } from "./child-log.ts";

/** What a child must not inherit: the runner's tokens, the step's inputs, and the files through which a step speaks. */
const POISON =
  /^(ACTIONS_|INPUT_|STATE_|GITHUB_TOKEN$|GH_TOKEN$|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|ARTIFACTS)$|NODE_OPTIONS$)/i;
/**
 * A virtual environment or a Python home of the caller's would be preferred to the interpreter we chose; how strict or
 * talkative the caller's own Python is (a test run sets PYTHONWARNINGS=error) is nothing for pip and build backends.
 */
const FOREIGN_PYTHON =
  /^(PYTHON(HOME|PATH|STARTUP|PLATLIBDIR|SAFEPATH|USERBASE|EXECUTABLE|INSPECT|OPTIMIZE|WARNINGS|DEVMODE|DEBUG|VERBOSE|PROFILEIMPORTTIME|PYCACHEPREFIX|IOENCODING)|VIRTUAL_ENV|CONDA_PREFIX|UV_PYTHON|UV_PROJECT.*|__PYVENV_LAUNCHER__)$/i;
const KEEP = 8 * 1024 * 1024;
const TAIL_LINES = 30;

/** The end of a stream, so that a flood costs a bounded amount of memory. */
class Tail {
  private chunks: Buffer[] = [];
  private size = 0;
  add(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    while (this.size - (this.chunks[0]?.length ?? 0) >= KEEP) this.size -= this.chunks.shift()?.length ?? 0;
  }
  text(): string {
    return Buffer.concat(this.chunks).subarray(-KEEP).toString("utf8");
  }
}

export function poorEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept = Object.entries(environment).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && !POISON.test(pair[0]) && !FOREIGN_PYTHON.test(pair[0]),
  );
  return Object.fromEntries(kept);
}

function childEnvironment(base: Record<string, string>, options: RunOptions): Record<string, string> {
  const merged: Record<string, string | undefined> = { ...(options.bare === true ? {} : base), ...options.env };
  return Object.fromEntries(Object.entries(merged).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

interface Started {
  readonly argv: readonly string[];
  readonly environment: Record<string, string>;
  readonly options: RunOptions;
  readonly signal: AbortSignal;
}

function toolError({ argv, options }: Started, ended: Ended, output: { stdout: string; stderr: string }): ToolError {
  const tail = (output.stderr.trim() === "" ? output.stdout : output.stderr).trimEnd().split("\n").slice(-TAIL_LINES);
  const how = ended.timedOut
    ? `did not end within ${(options.timeoutMs ?? 0) / 1000} s`
    : ended.exitCode !== undefined
      ? `ended with exit code ${ended.exitCode}`
      : ended.signal !== undefined
        ? `was ended by ${ended.signal}`
        : "could not be started";
  const failure = { argv, exitCode: ended.exitCode, tail: tail.filter((line) => line !== "") };
  return new ToolError(
    `${options.what ?? argv[0] ?? "command"}: ${argv[0] ?? ""} ${how}`,
    options.logFile === undefined ? failure : { ...failure, log: options.logFile },
    { cause: ended.cause },
  );
}

/** Runs the program until it ends, or until somebody (the user, the clock, a log that cannot be written) ends it. */
async function attend({ argv, environment, options, signal }: Started) {
  const { execa } = await import("execa");
  const [program = "", ...args] = argv;
  const log = options.logFile === undefined ? undefined : await openLog(options.logFile);
  log?.write(`$ ${argv.join(" ")}\n`);
  const out = new Tail();
  const err = new Tail();
  const child = execa(program, args, {
    env: environment,
    extendEnv: false,
    reject: false,
    buffer: false,
    windowsHide: true,
    // Its own process group on POSIX, so that it can be ended with all its children.
    detached: process.platform !== "win32",
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.input === undefined ? { stdin: "ignore" as const } : { input: options.input }),
  });
  for (const [stream, tail] of [
    [child.stdout, out],
    [child.stderr, err],
  ] as const) {
    stream?.on("data", (chunk: Buffer) => {
      tail.add(chunk);
      log?.write(chunk);
    });
  }
  // Nobody wants to wait for a build whose log is lost, and whose disk is most likely full.
  const stop = log === undefined ? signal : AbortSignal.any([signal, log.broken]);
  const ended = await watch(child, { timeoutMs: options.timeoutMs, signal: stop });
  const lost: unknown = await log?.close().catch((error: unknown) => error);
  if (signal.aborted) throw new Cancelled({ cause: ended.cause });
  if (lost !== undefined) throw lost;
  return { ended, output: { stdout: out.text(), stderr: err.text() } };
}

async function start(started: Started): Promise<RunResult> {
  const { options, signal } = started;
  if (signal.aborted) throw new Cancelled();
  const { ended, output } = await attend(started);
  const accepted = options.accept ?? [0];
  const code =
    ended.exitCode ??
    (ended.signal === undefined ? undefined : 128 + (constants.signals[ended.signal as NodeJS.Signals] ?? 0));
  if (code === undefined || ended.timedOut || (accepted !== "any" && !accepted.includes(code))) {
    throw toolError(started, ended, output);
  }
  return { exitCode: code, ...output };
}

/**
 * @param environment what children inherit, before it is made poor
 * @param isSecret of a variable, asked at every start: what is a secret is found out on the way
 */
export function createExec(
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
  isSecret: (variable: string) => boolean = () => false,
): Exec {
  const base = poorEnvironment(environment);
  const open = () => Object.fromEntries(Object.entries(base).filter(([name]) => !isSecret(name)));
  const stops = ({ signal: own, clearsUp = false }: RunOptions): AbortSignal =>
    AbortSignal.any([...(clearsUp ? [] : [signal]), ...(own === undefined ? [] : [own])]);
  return {
    run: (argv, options = {}) =>
      start({ argv, environment: childEnvironment(open(), options), options, signal: stops(options) }),
  };
}
