import { BuildError, ToolError } from "../../model/errors.ts";
import type { Ports, RunOptions, RunResult } from "../../model/ports.ts";

/** Runs `java` or a tool that comes with it, whatever its exit code. Throws BuildError where there is none. */
export async function runJava({ exec }: Ports, argv: readonly string[], options: RunOptions): Promise<RunResult> {
  return exec.run(argv, { ...options, accept: "any" }).catch((cause: unknown) => {
    if (!(cause instanceof ToolError) || cause.failure.exitCode !== undefined) throw cause;
    const message = `Authenticode needs Java, and there is no ${argv[0]} on PATH`;
    const hint = "Install one, 8 or newer (the runners of GitHub have it), and put it on PATH.";
    throw new BuildError([{ code: "no-java", message, hint }], { cause });
  });
}
