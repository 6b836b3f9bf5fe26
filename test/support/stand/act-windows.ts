import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { ACT_VERSION, CHECKOUT, type Workflow, workflowArguments } from "./act.ts";
import type { ReadyStand } from "./environment.ts";
import type { Outcome } from "./processes.ts";
import { kept, tool } from "./store.ts";
import { BUILD_ENVIRONMENT, windowsDownloads } from "./windows.ts";
import { inRoom, openWindows, readWine } from "./wine-room.ts";

const GIT = fileURLToPath(new URL("wine-git", import.meta.url));
const MODULE = `github.com/nektos/act@v${ACT_VERSION}`;

/** A minute where nothing else runs; a freezer alone takes that long in Wine. */
const JOB_SECONDS = 1500;

/** Folder with act.exe and the git.exe that a checkout is asked with. Neither can be installed: go refuses GOBIN for another system. */
export async function installActForWindows(): Promise<string> {
  return kept(`windows-runner-act-${ACT_VERSION}-git-1`, async (into) => {
    const scratch = join(into, "scratch");
    await mkdir(scratch);
    await writeFile(join(scratch, "go.mod"), "module stand\n");
    const answer = await tool(["go", "mod", "download", "-json", MODULE], { cwd: scratch });
    const { Dir } = v.parse(v.object({ Dir: v.string() }), JSON.parse(answer));
    await goBuild(Dir, join(into, "act.exe"), ["-tags", "WITHOUT_DOCKER"]);
    await goBuild(GIT, join(into, "git.exe"), []);
    await rm(scratch, { recursive: true });
  });
}

async function goBuild(folder: string, program: string, flags: readonly string[]): Promise<void> {
  const env = { GOOS: "windows", GOARCH: "amd64", CGO_ENABLED: "0" };
  await tool(["go", "build", "-C", folder, ...flags, "-o", program, "."], { env, minutes: 15 });
}

/** A runner with Windows: node.exe, the network and no Python. What it has in its tool cache stays for the next run. */
export interface WindowsRunner {
  /** What a job tells the test: `STAND_LEFT` of its environment. */
  readonly left: string;
  run(workflow: Omit<Workflow, "home" | "repository">): Promise<Outcome>;
}

/** @param repository what the jobs check out, and the runner has a copy of */
export async function openWindowsRunner(
  stand: ReadyStand & { readonly actForWindows: string },
  repository: string,
): Promise<WindowsRunner> {
  const wine = readWine(stand);
  const place = await mkdtemp(join(stand.work, "windows-runner-"));
  const left = join(place, "desk", "left");
  await cp(repository, join(place, "desk", "repository"), { recursive: true });
  await cp(CHECKOUT, join(place, "desk", "checkout"), { recursive: true });
  await mkdir(left);
  const windows = await openWindows(wine, place, [
    { from: wine.programs, name: "programs", writable: false },
    { from: stand.actForWindows, name: "act", writable: false },
    { from: await windowsDownloads(stand), name: "uv", writable: true },
  ]);
  return {
    left,
    async run(workflow) {
      const payload = workflow.event === undefined ? undefined : inRoom("desk", "event.json");
      await writeFile(join(windows.folder, "event.json"), JSON.stringify(workflow.event ?? {}));
      const argv = workflowArguments(workflow, {
        ...{ payload, checkout: inRoom("desk", "checkout"), labels: ["windows-2025"] },
      });
      const paths = { WINEPATH: `${inRoom("programs")};${inRoom("act")}`, STAND_LEFT: inRoom("desk", "left") };
      const env = { ...BUILD_ENVIRONMENT, ...paths, ...workflow.env };
      return windows.run([inRoom("act", "act.exe"), ...argv], { cwd: "repository", env, seconds: JOB_SECONDS });
    },
  };
}
