import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { handoverOf } from "../../../src/model/handover.ts";
import type { Fragment } from "../../../src/model/manifest.ts";
import { type Leg, type Plan, PlanSchema } from "../../../src/model/plan.ts";
import { leastFragment } from "../fragment.ts";
import { pythonOptions, slipway } from "./cli.ts";
import type { ReadyStand } from "./environment.ts";
import type { Outcome } from "./processes.ts";
import { git, greeterFiles, makeProject } from "./projects.ts";

/** What legs on other machines would have handed over, for `slipway release LEGS`. */
export interface LegFolder {
  readonly project: string;
  /** Holds a folder per leg. */
  readonly legs: string;
  readonly tag: string;
  readonly commit: string;
  /** The project, as options of every command. */
  readonly options: readonly string[];
}

const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

/** A file of a leg, before it is written. */
export interface LegFile {
  /** Behind the leg's own stem: `.zip`. */
  readonly ending: string;
  readonly size: number;
  readonly sha256: string;
  write(path: string): Promise<void>;
}

/** The least that is an archive of a bundle: a tar with one file. What comes after its end may be anything that is zero. */
export function smallTar(content: string | Uint8Array): Buffer {
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  const octal = (value: number, width: number): string => value.toString(8).padStart(width - 1, "0");
  const fields: readonly (readonly [number, string])[] = [
    [0, "widget/program"],
    [100, octal(0o644, 8)],
    [124, octal(body.length, 12)],
    [136, octal(0, 12)],
    [148, " ".repeat(8)],
    [156, "0"],
    [257, "ustar\u000000"],
  ];
  for (const [at, text] of fields) header.write(text, at, "latin1");
  header.write(
    octal(
      header.reduce((sum, byte) => sum + byte, 0),
      7,
    ),
    148,
    "latin1",
  );
  return Buffer.concat([header, body, Buffer.alloc(1024 + ((512 - (body.length % 512)) % 512))]);
}

export function legFile(ending: string, text: string | Uint8Array): LegFile {
  const content = smallTar(text);
  const write = (path: string): Promise<void> => writeFile(path, content);
  return { ending, size: Buffer.byteLength(content), sha256: sha256(content), write };
}

function fragmentOf({ slipway: by, project, python, commit }: Plan, leg: Leg, files: readonly LegFile[]): Fragment {
  const stem = `${project.name}-${project.version}-${leg.target}`;
  return leastFragment(leg.target, {
    plan: sha256(JSON.stringify({ slipway: by, project, python, commit, leg })),
    artifacts: files.map(({ ending, size, sha256: digest }) => ({
      ...{ name: `${stem}${ending}`, kind: "archive", target: leg.target, size, sha256: digest },
    })),
  });
}

async function planOf(stand: ReadyStand, project: string, options: readonly string[]): Promise<Plan> {
  const outcome = await slipway(stand, ["plan", "--json", ...options], { cwd: project });
  if (outcome.code !== 0) throw new Error(`slipway plan ended with ${outcome.code}:\n${outcome.output}`);
  const plan: unknown = JSON.parse(outcome.stdout);
  v.assert(PlanSchema, plan);
  // As it was written: a leg's digest is one of its text.
  return plan;
}

/** A project at a tag, and all legs of its plan with files that nobody built. `files`: those of each leg. */
export async function makeLegFolder(
  stand: ReadyStand,
  name: string,
  files: (target: string) => readonly LegFile[],
): Promise<LegFolder> {
  const root = join(stand.work, name);
  const tag = "v1.0.0";
  const project = await makeProject(join(root, "project"), greeterFiles("widget"));
  await git(project, "tag", tag);
  const options = ["--tag", tag, ...pythonOptions(stand)];
  const plan = await planOf(stand, project, options);
  for (const leg of plan.legs) {
    const own = files(leg.target);
    const fragment = fragmentOf(plan, leg, own);
    const folder = join(root, "legs", leg.target);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "fragment.json"), JSON.stringify(handoverOf(plan, fragment, undefined)));
    for (const [nth, file] of own.entries()) await file.write(join(folder, fragment.artifacts[nth]?.name ?? ""));
  }
  return { project, legs: join(root, "legs"), tag, commit: await git(project, "rev-parse", "HEAD"), options };
}

/** `slipway release LEGS` against the API at an address. */
export function releaseLegs(
  stand: ReadyStand,
  { project, legs, options }: LegFolder,
  to: { readonly api: string; readonly token: string; readonly env?: NodeJS.ProcessEnv; readonly signal?: AbortSignal },
): Promise<Outcome> {
  const { api, token } = to;
  const server = new URL(api).origin;
  const env = { GITHUB_API_URL: api, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: "acme/widget", GITHUB_TOKEN: token };
  const { signal } = to;
  return slipway(stand, ["release", legs, "--json", ...options], {
    ...{ cwd: project, env: { ...env, ...to.env } },
    ...(signal === undefined ? {} : { signal }),
  });
}
