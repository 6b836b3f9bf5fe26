import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Results } from "../github/results.ts";
import type { Repository } from "../github/state.ts";
import { runAct, type Workflow } from "./act.ts";
import type { ReadyStand } from "./environment.ts";
import { placeWorkflows } from "./own-workflows.ts";
import type { Outcome } from "./processes.ts";
import { type Files, makeProject, writeFiles } from "./projects.ts";
import { hostTagged, NAME, TOKEN } from "./tagged-repository.ts";

export const TAG = "v1.0.0";

/** A project on a local GitHub, with one of the starters as its only workflow, and a tag. */
export interface HostedProject {
  readonly hosted: Repository;
  readonly folder: string;
  readonly commit: string;
  /** Requests that changed something. */
  written(): number;
  run(on: "push" | "pull_request" | "schedule" | "workflow_dispatch", how: Attempt): Promise<Outcome>;
  /** The bytes of everything in the one release, by name. */
  assets(): ReadonlyMap<string, Uint8Array>;
  close(): Promise<void>;
}

export type Attempt = Pick<Workflow, "event" | "rows" | "env" | "secrets" | "variables"> & {
  readonly attempt?: number;
};

export interface Hosting {
  /** File name in workflows/; or any name, for another workflow. */
  readonly starter: string;
  readonly workflow?: string;
  /** Folder of somebody's project, of which the repository is a copy. */
  readonly from?: string;
  readonly files: Files;
  readonly tag?: string;
}

export async function hostProject(
  stand: ReadyStand & { readonly act: string },
  results: Results,
  request: Hosting,
): Promise<HostedProject> {
  const { starter, files, tag = TAG } = request;
  const run = starter.replace(/\.yml$/, "");
  const folder = join(stand.work, `hosted-${run}`);
  const repository = join(folder, "repository");
  if (request.from !== undefined) await cp(request.from, repository, { recursive: true });
  await cp(stand.product, repository, { recursive: true });
  // Folders of actions must not fall under what a project keeps out of git.
  await writeFiles(repository, { ...files, ".gitignore": "/release/*.gz\n*.egg-info/\n" });
  const workflow = request.workflow ?? (await readFile(join("workflows", starter), "utf8"));
  await placeWorkflows(process.cwd(), repository, workflow);
  await makeProject(repository, {});
  const { github, hosted, commit, listener } = await hostTagged(repository, tag);
  return {
    ...{ hosted, folder, commit },
    written: () => github.traffic.filter(({ method }) => method !== "GET").length,
    run: (on, { attempt = 1, env = {}, ...how }) =>
      runAct(stand, {
        ...how,
        on,
        repository,
        home: join(folder, `home-${on}-${attempt}`),
        token: TOKEN,
        github: { GITHUB_API_URL: listener.url, GITHUB_RUN_ID: "77", GITHUB_RUN_ATTEMPT: String(attempt) },
        env: { ...results.environment(`${run}-${on}`, "ship"), ...env },
      }),
    assets: () =>
      new Map(hosted.releases[0]?.assets.map(({ name, content }) => [name, content?.bytes ?? new Uint8Array()])),
    close: () => listener.close(),
  };
}

/** The event of a tag that is pushed to a public repository. */
export const pushOf = (tag: string) => ({ ref: `refs/tags/${tag}`, repository: { full_name: NAME, private: false } });
export const TAG_PUSH = pushOf(TAG);

/** Names of a release's files that are there to the last byte, sorted. */
export const wholeFiles = ({ releases }: Repository): (readonly string[])[] =>
  releases.map(({ assets }) =>
    assets
      .filter(({ state }) => state === "uploaded")
      .map(({ name }) => name)
      .sort(),
  );
