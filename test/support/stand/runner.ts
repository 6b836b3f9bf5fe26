import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import { plainEnvironment } from "./cli.ts";
import type { ReadyStand } from "./environment.ts";
import { type Outcome, runCommand } from "./processes.ts";
import { git } from "./projects.ts";

const ActionSchema = v.object({
  inputs: v.record(v.string(), v.object({ default: v.optional(v.union([v.string(), v.boolean(), v.number()])) })),
  outputs: v.record(v.string(), v.unknown()),
  runs: v.object({ using: v.string(), main: v.string() }),
});

/** What the expressions in the action's defaults come to in a job without a matrix. */
const EXPRESSIONS: Readonly<Record<string, string>> = {
  "github.token": "ghs_notarealtoken",
  "toJSON(matrix)": "null",
  "toJSON(strategy)": '{"fail-fast":true,"job-index":0,"job-total":1,"max-parallel":1}',
};

/** Files through which a step speaks. */
const FILES = {
  GITHUB_OUTPUT: "output",
  GITHUB_STEP_SUMMARY: "summary",
  GITHUB_ENV: "env",
  GITHUB_PATH: "path",
  GITHUB_STATE: "state",
} as const;

export type Action = v.InferOutput<typeof ActionSchema>;

export interface Step {
  readonly outcome: Outcome;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** @param folder of the product; the one step where absent */
export async function readAction(stand: ReadyStand, folder = ""): Promise<Action> {
  return v.parse(ActionSchema, parse(await readFile(join(stand.product, folder, "action.yml"), "utf8")));
}

export interface StepOptions {
  /** Folder of one of the actions; the one step where absent. */
  readonly action?: string;
  readonly workspace: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly ref?: string;
  /** Added to what the step finds in its environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs the action's `main` as a runner does: inputs and context as environment variables, files for what it says. */
export async function runAction(stand: ReadyStand, step: StepOptions): Promise<Step> {
  const { runs } = await readAction(stand, step.action);
  const env = await runnerEnvironment(stand, step);
  const main = join(stand.product, step.action ?? "", runs.main);
  const outcome = await runCommand([process.execPath, main], { cwd: step.workspace, env, seconds: 500 });
  const said = (name: keyof typeof FILES): Promise<string> =>
    readFile(join(folderOf(step.workspace), FILES[name]), "utf8");
  return { outcome, outputs: readOutputs(await said("GITHUB_OUTPUT")), summary: await said("GITHUB_STEP_SUMMARY") };
}

/** Everything that the step finds in its environment; the files it writes to are there, and empty. */
export async function runnerEnvironment(stand: ReadyStand, step: StepOptions): Promise<NodeJS.ProcessEnv> {
  const action = await readAction(stand, step.action);
  const runner = folderOf(step.workspace);
  await mkdir(join(runner, "temp"), { recursive: true });
  const paths = Object.fromEntries(Object.entries(FILES).map(([name, file]) => [name, join(runner, file)]));
  for (const path of Object.values(paths)) await writeFile(path, "");
  return {
    ...plainEnvironment(stand),
    ...(await context(step.workspace, runner, step.ref ?? "refs/heads/main")),
    ...paths,
    ...inputVariables(action, step.inputs),
    ...step.env,
  };
}

/** Where the runner keeps what is its own, beside the workspace. */
function folderOf(workspace: string): string {
  return `${workspace}-runner`;
}

/** The parts of the runner's environment that a JavaScript action may look at. */
async function context(workspace: string, runner: string, ref: string): Promise<Record<string, string>> {
  const event = join(runner, "event.json");
  await writeFile(event, JSON.stringify({ ref, repository: { full_name: "acme/widget", private: false } }));
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTOR: "octocat",
    GITHUB_API_URL: "http://127.0.0.1:9",
    GITHUB_EVENT_NAME: "push",
    GITHUB_EVENT_PATH: event,
    GITHUB_JOB: "ship",
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.split("/").slice(2).join("/"),
    GITHUB_REF_TYPE: ref.startsWith("refs/tags/") ? "tag" : "branch",
    GITHUB_REPOSITORY: "acme/widget",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "4711",
    GITHUB_RUN_NUMBER: "7",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_SHA: await git(workspace, "rev-parse", "HEAD"),
    GITHUB_WORKFLOW: "ship",
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: "X64",
    RUNNER_ENVIRONMENT: "github-hosted",
    RUNNER_OS: "Linux",
    RUNNER_TEMP: join(runner, "temp"),
    RUNNER_TOOL_CACHE: join(runner, "tools"),
  };
}

/** Upper case, blanks to `_`, hyphens kept; an input that is not given has its default. */
function inputVariables(action: Action, given: Readonly<Record<string, string>>): Record<string, string> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(action.inputs, name)) throw new Error(`the action has no input ${name}`);
  }
  const pairs = Object.entries(action.inputs).map(([name, input]) => {
    const value = given[name] ?? evaluated(String(input.default ?? ""));
    return [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value];
  });
  return Object.fromEntries(pairs);
}

function evaluated(text: string): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const value = EXPRESSIONS[expression];
    if (value === undefined) throw new Error(`a default uses ${expression}, which this runner does not know`);
    return value;
  });
}

/** `name=value`, or `name<<MARK` with the value's lines up to the mark. */
export function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const long = /^(.+?)<<(.+)$/.exec(line);
    if (long === null) {
      const at = line.indexOf("=");
      if (at > 0) outputs[line.slice(0, at)] = line.slice(at + 1);
      continue;
    }
    const [, name = "", mark = ""] = long;
    const end = lines.indexOf(mark);
    outputs[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join("\n");
  }
  return outputs;
}
