import { spawn } from "node:child_process";

export interface RunOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdin?: string;
  readonly seconds?: number;
  /** Ends the whole group. */
  readonly signal?: AbortSignal;
  /** Called with each line as it is printed, on either stream. */
  readonly onLine?: (line: string, pid: number) => void;
}

export interface Outcome {
  /** Undefined where a signal ended it; a time-out ends it with SIGKILL. */
  readonly code: number | undefined;
  readonly signal: string | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, as they came. */
  readonly output: string;
  readonly milliseconds: number;
}

/** Runs a command in a process group of its own, and ends the whole group when the time is up. */
export function runCommand(argv: readonly [string, ...string[]], options: RunOptions): Promise<Outcome> {
  const [program, ...args] = argv;
  const started = performance.now();
  const child = spawn(program, args, { cwd: options.cwd, env: options.env, detached: true });
  const parts: { readonly stream: "stdout" | "stderr"; readonly text: string }[] = [];
  for (const stream of ["stdout", "stderr"] as const) {
    let rest = "";
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      parts.push({ stream, text });
      const lines = `${rest}${text}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) options.onLine?.(line, child.pid ?? 0);
    });
  }
  // A program that does not read its input closes it early; that is no failure.
  child.stdin.on("error", () => {});
  child.stdin.end(options.stdin ?? "");
  const timer = setTimeout(() => endGroup(child.pid), (options.seconds ?? 300) * 1000);
  const stop = (): void => endGroup(child.pid);
  options.signal?.addEventListener("abort", stop, { once: true });
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", stop);
      const only = (stream: "stdout" | "stderr"): string =>
        parts.flatMap((part) => (part.stream === stream ? [part.text] : [])).join("");
      done({
        code: code ?? undefined,
        signal: signal ?? undefined,
        stdout: only("stdout"),
        stderr: only("stderr"),
        output: parts.map((part) => part.text).join(""),
        milliseconds: performance.now() - started,
      });
    });
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
}

/** Runs a command that must succeed. */
export async function mustRun(argv: readonly [string, ...string[]], options: RunOptions): Promise<Outcome> {
  const outcome = await runCommand(argv, { seconds: 900, ...options });
  if (outcome.code !== 0)
    throw new Error(`${argv.join(" ")} ended with ${outcome.code}:\n${outcome.output.slice(-2000)}`);
  return outcome;
}
