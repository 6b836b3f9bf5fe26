import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { plainEnvironment } from "./cli.ts";
import type { ReadyStand } from "./environment.ts";
import { type Outcome, runCommand } from "./processes.ts";
import { kept, onPath, tool } from "./store.ts";

/** Runs workflows on this machine without containers, offline. */
const VERSION = "0.2.89";

/** Path of the `act` program. */
export async function installAct(): Promise<string> {
  if (process.platform !== "linux") throw new Error("host mode is used on Linux only");
  if (!onPath("go")) throw new Error("no go on PATH to install it with");
  const folder = await kept(`act-${VERSION}`, async (into) => {
    await tool(["go", "install", `github.com/nektos/act@v${VERSION}`], { env: { GOBIN: into }, minutes: 6 });
  });
  return join(folder, "act");
}

export interface Workflow {
  /** A repository with the action, and a workflow at `.github/workflows/ship.yml`. */
  readonly repository: string;
  /** A folder for the runner's own files. */
  readonly home: string;
  /** What set it off, `pull_request`; a push where absent. */
  readonly trigger?: string;
  /** The event's payload; a push to the branch that is checked out where absent. */
  readonly event?: unknown;
  /** Only these rows of the matrix: `project:second`. */
  readonly rows?: readonly string[];
  /** What the jobs are told of GitHub: address of the API, attempt, … */
  readonly github?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly token?: string;
}

/** Runs the workflow's jobs on this machine. */
export async function runAct(stand: ReadyStand & { readonly act: string }, workflow: Workflow): Promise<Outcome> {
  const { repository, home, github = {}, rows = [], trigger = "push", token = "tok1234567890" } = workflow;
  await mkdir(home, { recursive: true });
  const payload = join(home, "event.json");
  await writeFile(payload, JSON.stringify(workflow.event ?? {}));
  const argv = [
    ...[trigger, "--workflows", ".github/workflows/ship.yml", "--platform", "ubuntu-24.04=-self-hosted"],
    ...["--container-daemon-socket", "-", "--cache-server-addr", "127.0.0.1", "--artifact-server-addr", "127.0.0.1"],
    ...["--action-offline-mode", "--secret", `GITHUB_TOKEN=${token}`],
    ...(workflow.event === undefined ? [] : ["--eventpath", payload]),
    ...Object.entries(github).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
    ...rows.flatMap((row) => ["--matrix", row]),
  ];
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
