import module from "node:module";
import { join } from "node:path";
import type { Log, Ports } from "../../model/ports.ts";
import { releasesFrom } from "../github/releases-port.ts";
import { createClock } from "../node/clock.ts";
import { readCredentials } from "../node/credentials.ts";
import { createDownloads } from "../node/downloads.ts";
import { leaveNoDumps } from "../node/dumps.ts";
import { createExec } from "../node/exec.ts";
import { homeForCaches } from "../node/home.ts";
import { describeMachine } from "../node/machine.ts";
import { collectOften } from "../node/memory.ts";
import { networkOf } from "../node/network.ts";
import { createPages } from "../node/pages.ts";
import { readSecrets } from "../node/secrets.ts";
import { createWorkplaces } from "../node/workplaces.ts";
import { createLog } from "./log.ts";
import { createToolCache } from "./tool-cache.ts";

/** Where this user's caches lie, by the custom of each system. */
function cacheHome(environment: NodeJS.ProcessEnv): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (process.platform === "win32" && local !== undefined && local !== "") return join(local, "slipway", "cache");
  if (xdg?.startsWith("/") === true) return join(xdg, "slipway");
  return process.platform === "darwin"
    ? join(homeForCaches(), "Library", "Caches", "slipway")
    : join(homeForCaches(), ".cache", "slipway");
}

/** Says what happens on the terminal; it cannot fail, so that every failure can be told. */
export function localLog(): Log {
  const { stderr } = process;
  const screen = {
    isTTY: stderr.isTTY === true && !isSet("CI") && !isDumb(),
    // A window may change its size.
    get columns() {
      return stderr.columns;
    },
    write: (text: string) => stderr.write(text),
  };
  return createLog(screen, wantsColour(stderr));
}

const isSet = (name: string): boolean => (process.env[name] ?? "") !== "";
/** A terminal that knows no escape sequences. */
const isDumb = (): boolean => process.env["TERM"] === "dumb";

/** Colours on a terminal, unless its user does without. */
export function wantsColour({ isTTY }: { readonly isTTY?: boolean }): boolean {
  return isTTY === true && !isSet("NO_COLOR") && !isDumb();
}

/** The ports of a laptop: a terminal, and caches in the user's home. */
export function localPorts(log: Log, signal: AbortSignal): Ports {
  collectOften();
  const environment = process.env;
  // A terminal shows what it is told: nothing of a secret is ever said, and there is nobody to hide it.
  const secrets = readSecrets(environment, () => undefined, leaveNoDumps);
  const exec = createExec(environment, signal, secrets.isSecret);
  const cache = cacheHome(environment);
  const workRoot = join(cache, "work");
  const network = networkOf(environment);
  const { releases } = releasesFrom(environment, ["GITHUB_TOKEN", "GH_TOKEN"], { signal, network });
  // It tries whether folders can be made there; Node's compile cache would try without end.
  const machine = describeMachine(environment, {
    workRoot,
    cache: join(cache, "wheels"),
    runner: "local",
    hostedToolCache: environment["RUNNER_TOOL_CACHE"],
  });
  // What comes now is loaded in two thirds of the time when it was compiled before (`bench/own-time.ts`).
  module.enableCompileCache(join(cache, "compiled"));
  return {
    log,
    exec,
    downloads: createDownloads(signal, {
      credentials: readCredentials(environment),
      network,
    }),
    toolCache: createToolCache(join(cache, "tools"), exec),
    workplaces: createWorkplaces(workRoot),
    machine,
    secrets,
    pages: createPages(signal),
    clock: createClock(signal),
    ...(releases === undefined ? {} : { releases }),
    signal,
  };
}
