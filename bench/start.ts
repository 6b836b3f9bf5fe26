import { spawn } from "node:child_process";
import { join } from "node:path";
import { plainEnvironment } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { greeterFiles, makeProject } from "../test/support/stand/projects.ts";
import { runnerEnvironment } from "../test/support/stand/runner.ts";
import type { Figure } from "./figure.ts";
import { interleaved, milliseconds } from "./measure.ts";

const ROUNDS = 41;

/** Milliseconds until a program prints its first line; the rest of it is not waited for. */
function untilFirstLine(argv: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, argv, { cwd, env, stdio: ["ignore", "pipe", "ignore"], detached: true });
  return new Promise((done, fail) => {
    let first: number | undefined;
    child.stdout.once("data", () => {
      first = performance.now() - started;
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    });
    child.on("error", fail);
    child.on("close", () => (first === undefined ? fail(new Error("it printed nothing")) : done(first)));
  });
}

export const stepStart: Figure = {
  name: "start",
  what: "the step's own start, to its first line of log, against bare `node -e 0`",
  needsInterpreter: false,
  async measure(stand: ReadyStand) {
    const workspace = await makeProject(join(stand.work, "bench", "start"), greeterFiles("start"));
    const env = await runnerEnvironment(stand, { workspace, inputs: {} });
    const { ours, bare } = await interleaved(
      {
        ours: () => untilFirstLine([join(stand.product, "dist", "main.mjs")], env, workspace),
        bare: () => milliseconds([process.execPath, "-e", "0"], { cwd: workspace, env: plainEnvironment(stand) }),
      },
      ROUNDS,
    );
    return [
      {
        what: "over bare node",
        value: ours - bare,
        unit: "ms",
        limit: 25,
        from: `${ours.toFixed(1)} against ${bare.toFixed(1)} ms`,
      },
    ];
  },
};
