import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ports } from "../../model/ports.ts";
import { createDownloads } from "../node/downloads.ts";
import { createExec } from "../node/exec.ts";
import { untilAskedToStop } from "../node/lifetime.ts";
import { describeMachine } from "../node/machine.ts";
import { createWorkplaces } from "../node/workplaces.ts";
import { createLog } from "./log.ts";
import { createToolCache } from "./tool-cache.ts";

/** The ports of a step on a GitHub runner. */
export function githubPorts(): Ports {
  const environment = process.env;
  const signal = untilAskedToStop();
  const workRoot = join(environment["RUNNER_TEMP"] ?? tmpdir(), "slipway");
  return {
    log: createLog(),
    exec: createExec(environment, signal),
    downloads: createDownloads(signal),
    toolCache: createToolCache(workRoot),
    workplaces: createWorkplaces(workRoot),
    machine: describeMachine(environment, {
      workRoot,
      runner: "github",
      hostedToolCache: environment["RUNNER_TOOL_CACHE"],
    }),
    signal,
  };
}
