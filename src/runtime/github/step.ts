import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import * as core from "@actions/core";
import { type PullRequest, readPullRequest } from "./pull-request.ts";

/** What a step is told, and how it answers. */
export interface Step {
  /** Absolute: the input `project` below the workspace. */
  readonly project: string;
  /** By their own names; absent ones are empty text. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Names of all inputs that were given and are not empty, also those that the action does not have; sorted. */
  readonly given: readonly string[];
  /** The tag that was pushed; undefined on branches and pull requests. */
  readonly tag: string | undefined;
  /** What set the workflow off: `push`, `pull_request`, … */
  readonly event: string;
  /** The workflow run and its attempt (from 1), the job by its key, and this step of it. */
  readonly run: { readonly id: string; readonly attempt: number; readonly job: string; readonly step: string };
  /** Undefined where it runs for none. */
  readonly pullRequest: PullRequest | undefined;
  output(name: string, value: string): void;
  summary(markdown: string): Promise<void>;
}

/** GitHub refuses a step's summary of 1 MiB and more, and then shows nothing of it. Bytes. */
const SUMMARY_LIMIT = 1024 * 1024 - 1024;

/** The beginning of a text that is too long, cut between characters. */
function shortened(bytes: Buffer): Buffer {
  if (bytes.length <= SUMMARY_LIMIT) return bytes;
  let end = SUMMARY_LIMIT;
  // Bytes 10xxxxxx continue a character of UTF-8.
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return Buffer.concat([bytes.subarray(0, end), Buffer.from("\n…\n")]);
}

/** What stands before an input's name in its variable. */
const INPUT = "INPUT_";

function givenInputs(environment: NodeJS.ProcessEnv): readonly string[] {
  const given = Object.keys(environment).filter((name) => name.startsWith(INPUT) && environment[name]?.trim() !== "");
  return given.map((name) => name.slice(INPUT.length).toLowerCase()).sort();
}

/** Reads the step's inputs by name, once; a runner keeps the hyphens of a name in its variable. */
export function readStep(names: readonly string[]): Step {
  const environment = process.env;
  const inputs = Object.fromEntries(
    names.map((name) => [name, (environment[`${INPUT}${name.toUpperCase()}`] ?? "").trim()]),
  );
  return {
    project: join(environment["GITHUB_WORKSPACE"] ?? process.cwd(), inputs["project"] ?? ""),
    inputs,
    given: givenInputs(environment),
    tag: environment["GITHUB_REF_TYPE"] === "tag" ? environment["GITHUB_REF_NAME"] : undefined,
    event: environment["GITHUB_EVENT_NAME"] ?? "",
    run: {
      id: environment["GITHUB_RUN_ID"] ?? "",
      attempt: Number(environment["GITHUB_RUN_ATTEMPT"] || 1),
      job: environment["GITHUB_JOB"] ?? "",
      step: environment["GITHUB_ACTION"] ?? "",
    },
    pullRequest: readPullRequest(environment),
    output: (name, text) => core.setOutput(name, text),
    async summary(markdown) {
      const file = environment["GITHUB_STEP_SUMMARY"];
      if (file === undefined || file === "") return;
      // The log says all of it too; what was built or released is not undone by a runner that takes no summary.
      await appendFile(file, shortened(Buffer.from(markdown))).catch((error: unknown) => {
        core.warning(`the summary of this step cannot be written: ${String(error)}`);
      });
    },
  };
}
