import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { plainEnvironment } from "./cli.ts";
import type { ReadyStand } from "./environment.ts";
import { type Outcome, runCommand } from "./processes.ts";
import { kept, onPath, tool } from "./store.ts";

/** Runs workflows on this machine without containers, offline. */
export const ACT_VERSION = "0.2.89";

/** Stands in for the action, in the version that our workflows name, for steps that name a ref. */
export const CHECKOUT = fileURLToPath(new URL("checkout", import.meta.url));
const CHECKOUTS = ["3d3c42e5aac5ba805825da76410c181273ba90b1"];

/** Runners that this machine can be. */
const LABELS = ["ubuntu-24.04", "self-hosted"];

/** Path of the `act` program. */
export async function installAct(): Promise<string> {
  if (process.platform !== "linux") throw new Error("host mode is used on Linux only");
  if (!onPath("go")) throw new Error("no go on PATH to install it with");
  const folder = await kept(`act-${ACT_VERSION}`, async (into) => {
    await tool(["go", "install", `github.com/nektos/act@v${ACT_VERSION}`], { env: { GOBIN: into }, minutes: 6 });
  });
  return join(folder, "act");
}

export interface Workflow {
  /** A repository with the action, and a workflow at `.github/workflows/ship.yml`. */
  readonly repository: string;
  /** A folder for the runner's own files. */
  readonly home: string;
  /** The file of `.github/workflows` that is run; `ship.yml` where absent. */
  readonly file?: string;
  /** What sets it off; a push where absent. */
  readonly on?: string;
  /** The event's payload; a push to the branch that is checked out where absent. */
  readonly event?: unknown;
  /** Only these rows of the matrix: `project:second`. */
  readonly rows?: readonly string[];
  /** What the jobs are told of GitHub: address of the API, attempt, … */
  readonly github?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly token?: string;
  /** Secrets and variables of the repository. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Where act finds files, as its own system writes that. */
interface ActPlaces {
  /** The event's payload. */
  readonly payload: string | undefined;
  /** The action that stands in for actions/checkout. */
  readonly checkout: string;
  /** Labels of runners that this machine is; jobs of others are passed over. */
  readonly labels: readonly string[];
}

/** What act is told, on any system. */
export function workflowArguments(
  workflow: Omit<Workflow, "home" | "repository">,
  { payload, checkout, labels }: ActPlaces,
): string[] {
  const { github = {}, rows = [], token = "tok1234567890", file = "ship.yml", on = "push" } = workflow;
  return [
    ...[on, "--workflows", `.github/workflows/${file}`],
    ...labels.flatMap((label) => ["--platform", `${label}=-self-hosted`]),
    ...["--container-daemon-socket", "-", "--cache-server-addr", "127.0.0.1", "--artifact-server-addr", "127.0.0.1"],
    ...["--action-offline-mode", "--secret", `GITHUB_TOKEN=${token}`],
    ...(payload === undefined ? [] : ["--eventpath", payload]),
    ...Object.entries(github).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
    ...Object.entries(workflow.secrets ?? {}).flatMap(([name, value]) => ["--secret", `${name}=${value}`]),
    ...Object.entries(workflow.variables ?? {}).flatMap(([name, value]) => ["--var", `${name}=${value}`]),
    ...CHECKOUTS.flatMap((version) => ["--local-repository", `actions/checkout@${version}=${checkout}`]),
    ...rows.flatMap((row) => ["--matrix", row]),
  ];
}

/** Runs the workflow's jobs on this machine. */
export async function runAct(stand: ReadyStand & { readonly act: string }, workflow: Workflow): Promise<Outcome> {
  const { repository, home } = workflow;
  await mkdir(home, { recursive: true });
  const payload = join(home, "event.json");
  await writeFile(payload, JSON.stringify(workflow.event ?? {}));
  const places = { payload: workflow.event === undefined ? undefined : payload, checkout: CHECKOUT, labels: LABELS };
  const argv = workflowArguments(workflow, places);
  const env = {
    ...plainEnvironment(stand),
    // act runs whatever Node is on PATH, and keeps its copies of the workspace in its home.
    PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`,
    HOME: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    // The legs run side by side and share a tool cache, which nobody has filled yet. Only downloads are kept.
    XDG_CACHE_HOME: join(home, ".cache"),
    PIP_CACHE_DIR: join(stand.cache, "pip"),
    UV_CACHE_DIR: join(stand.cache, "uv"),
    STAND_REPOSITORY: repository,
    ...workflow.env,
  };
  return runCommand([stand.act, ...argv], { cwd: repository, seconds: 550, env });
}

/** The lines around every failure: the legs' lines are mixed, and each leg has some hundred. */
export function troubleIn(output: string): string {
  const lines = output.split("\n");
  const near = (index: number): boolean => lines.slice(index - 3, index + 8).some((line) => /❌|❗|::error/.test(line));
  return lines.filter((_, index) => near(index)).join("\n");
}
