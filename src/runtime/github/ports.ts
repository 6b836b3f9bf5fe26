import { tmpdir } from "node:os";
import { join } from "node:path";
import { setSecret } from "@actions/core";
import type { Log, Ports } from "../../model/ports.ts";
import { createClock } from "../node/clock.ts";
import { readCredentials } from "../node/credentials.ts";
import { createDownloads } from "../node/downloads.ts";
import { leaveNoDumps } from "../node/dumps.ts";
import { createExec } from "../node/exec.ts";
import { describeMachine } from "../node/machine.ts";
import { collectOften } from "../node/memory.ts";
import { networkOf, proxySecrets } from "../node/network.ts";
import { createPages } from "../node/pages.ts";
import { readSecrets } from "../node/secrets.ts";
import { createWorkplaces } from "../node/workplaces.ts";
import { createExchange } from "./artifacts.ts";
import { githubAttestations } from "./attestations.ts";
import { createBuiltCommits } from "./built-commits.ts";
import { createCache } from "./cache.ts";
import { githubIdTokens } from "./id-tokens.ts";
import { releasesFrom } from "./releases-port.ts";
import { workflowRun } from "./run.ts";
import { createToolCache } from "./tool-cache.ts";

/** A variable of a runner; some set what they do not have to empty text. */
function variable(name: string): string | undefined {
  const value = process.env[name];
  return value === "" ? undefined : value;
}

/** What outlives this machine, where the repository has a cache. */
function stores(
  environment: NodeJS.ProcessEnv,
  temporary: string,
  { files, log, signal }: { readonly files: string; readonly log: Log; readonly signal: AbortSignal },
): Pick<Ports, "cache" | "builtCommits"> {
  const cache = createCache(environment, { files, staging: join(temporary, "slipway-cache") }, { log, signal });
  const built = join(temporary, "slipway-built");
  const places = { staging: built, brought: `${built}-brought` };
  const builtCommits = createBuiltCommits(environment, places, { log, signal });
  return { ...(cache === undefined ? {} : { cache }), ...(builtCommits === undefined ? {} : { builtCommits }) };
}

/** The ports of a step on a GitHub runner. */
export function githubPorts(log: Log, signal: AbortSignal): Ports {
  collectOften();
  const environment = process.env;
  const temporary = variable("RUNNER_TEMP") ?? tmpdir();
  const hostedToolCache = variable("RUNNER_TOOL_CACHE");
  const workRoot = join(temporary, "slipway");
  const credentials = readCredentials(environment);
  const files = join(temporary, "slipway-wheels");
  const secrets = readSecrets(environment, setSecret, leaveNoDumps);
  const run = workflowRun(environment);
  const idTokens = githubIdTokens(environment);
  const api = variable("GITHUB_API_URL");
  const exchange = createExchange(
    {
      url: variable("ACTIONS_RESULTS_URL"),
      token: variable("ACTIONS_RUNTIME_TOKEN"),
      server: variable("GITHUB_SERVER_URL"),
    },
    signal,
  );
  // What `${{ github.token }}` is by default; a step that does not say gets none of the job's rights.
  const network = networkOf(environment);
  const { token, releases } = releasesFrom(environment, ["INPUT_TOKEN"], { signal, network });
  for (const secret of [...credentials.secrets, ...proxySecrets(environment), ...(token === undefined ? [] : [token])])
    setSecret(secret);
  return {
    log,
    exec: createExec(environment, signal, secrets.isSecret),
    downloads: createDownloads(signal, { credentials, network }),
    toolCache: createToolCache(hostedToolCache ?? join(temporary, "tools")),
    ...stores(environment, temporary, { files, log, signal }),
    workplaces: createWorkplaces(workRoot),
    machine: describeMachine(environment, {
      workRoot,
      cache: files,
      runner: "github",
      hostedToolCache,
    }),
    secrets,
    ...(run === undefined ? {} : { run }),
    ...(idTokens === undefined ? {} : { idTokens }),
    ...(run === undefined || api === undefined || token === undefined
      ? {}
      : { attestations: githubAttestations({ api, repository: run.repository, token, signal }) }),
    pages: createPages(signal),
    clock: createClock(signal),
    ...(exchange === undefined ? {} : { exchange }),
    ...(releases === undefined ? {} : { releases }),
    signal,
  };
}
