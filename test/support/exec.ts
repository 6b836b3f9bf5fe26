import { spawn } from "node:child_process";
import { ToolError } from "../../src/model/errors.ts";
import type { Exec, RunOptions, RunResult } from "../../src/model/ports.ts";

function environment(options: RunOptions): NodeJS.ProcessEnv {
  return { ...(options.bare === true ? {} : process.env), ...options.env };
}

function accepts(options: RunOptions, exitCode: number): boolean {
  return options.accept === "any" || (options.accept ?? [0]).includes(exitCode);
}

/** Runs commands for tests: no cancelling, no limits on output. */
export const realExec: Exec = {
  run: (argv, options = {}) =>
    new Promise<RunResult>((resolve, reject) => {
      const [program = "", ...rest] = argv;
      const child = spawn(program, rest, { cwd: options.cwd, env: environment(options), timeout: options.timeoutMs });
      const output = { stdout: "", stderr: "" };
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        output.stdout += text;
      });
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        output.stderr += text;
      });
      const failed = (exitCode: number | undefined, cause?: unknown): void =>
        reject(
          new ToolError(
            `${program} failed\n${output.stderr}`,
            { argv, exitCode, tail: output.stderr.split("\n") },
            { cause },
          ),
        );
      child.on("error", (error) => failed(undefined, error));
      child.on("close", (code) => {
        const exitCode = code ?? -1;
        if (!accepts(options, exitCode)) failed(exitCode);
        else resolve({ exitCode, ...output });
      });
      child.stdin.on("error", () => undefined);
      child.stdin.end(options.input ?? "");
    }),
};

/** The same on a machine that has no git. */
export const withoutGit: Exec = {
  run: (argv, options) =>
    argv[0] === "git"
      ? Promise.reject(new ToolError("there is no git", { argv, exitCode: undefined, tail: [] }))
      : realExec.run(argv, options),
};
