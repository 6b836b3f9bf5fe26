import type { Entry, SmokeChoice, SmokeCommand } from "../model/config.ts";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import { type Expectation, parseExpectation } from "../model/expectation.ts";

/** One thing that a smoke run does, and what it is judged by. `entry` is the name of an executable. */
export type SmokeTask =
  /** The same exit code there (in the environment) and here (in the clean room). */
  | { readonly kind: "parity"; readonly entry: string; readonly args: readonly string[] }
  /** What the user wrote: exit code 0, and it prints what is expected. */
  | {
      readonly kind: "expect";
      readonly entry: string;
      readonly args: readonly string[];
      readonly expect: Expectation | undefined;
    }
  /** It is started, asked at the address until it answers, and stopped. `{port}` stands for a free port. */
  | {
      readonly kind: "serve";
      readonly entry: string;
      readonly args: readonly string[];
      readonly address: string;
      readonly expect: Expectation | undefined;
    }
  /** Instead of running it, what it needs is imported by the bundle's own Python; `folder`: of a lone script, absolute. */
  | { readonly kind: "import"; readonly entry: string; readonly module: string; readonly folder: string | undefined }
  /** Nothing can be done, for this reason. */
  | { readonly kind: "none"; readonly entry: string; readonly reason: string };

const DEFAULT_ARGUMENTS: readonly (readonly string[])[] = [["--version"], ["--help"]];

export interface SmokeWishes {
  /** As the leg has it. */
  readonly smoke: SmokeChoice;
  readonly entries: readonly Entry[];
  /** What lone scripts import, by the name of their entry; undefined where the bundle has no Python of its own. */
  readonly imports: ReadonlyMap<string, { readonly modules: readonly string[]; readonly folder: string }> | undefined;
  /** Does `--help` mean something to this script? */
  readonly parsesArguments: (script: string) => boolean;
}

/** With several executables, a first word that names one of them chooses it; otherwise the first one is meant. */
function written({ run = [] }: SmokeCommand, entries: readonly Entry[]): { entry: string; args: readonly string[] } {
  const [word = "", ...rest] = run;
  if (entries.length > 1 && entries.some(({ name }) => name === word)) return { entry: word, args: rest };
  return { entry: entries[0]?.name ?? "", args: run };
}

function writtenTasks(commands: readonly SmokeCommand[], entries: readonly Entry[]): Result<readonly SmokeTask[]> {
  const problems: Diagnostic[] = [];
  const tasks = commands.map((command): SmokeTask => {
    const parsed = command.expect === undefined ? undefined : parseExpectation(command.expect);
    if (parsed?.ok === false) problems.push(...parsed.diagnostics);
    const expect = parsed?.ok === true ? parsed.value : undefined;
    const { serve: address } = command;
    if (address === undefined) return { kind: "expect", ...written(command, entries), expect };
    return { kind: "serve", ...written(command, entries), address, expect };
  });
  return problems.length > 0 ? failure(...problems) : success(tasks);
}

function scriptTasks(entry: Entry, { imports }: SmokeWishes): readonly SmokeTask[] {
  const known = imports?.get(entry.name);
  if (known === undefined) {
    const reason = "this script reads no arguments that we know of, and smoke: does not say how to run it";
    return [{ kind: "none", entry: entry.name, reason }];
  }
  // A script that imports nothing at least shows that the interpreter of the bundle starts.
  const modules = known.modules.length > 0 ? known.modules : ["sys"];
  return modules.map((module) => ({ kind: "import", entry: entry.name, module, folder: known.folder }));
}

/**
 * What to run: the user's commands, or else `--version` and `--help` of every executable. A lone script without an
 * argument parser is never started unasked, since nobody knows what it does when it runs; what it imports is imported.
 */
export function smokeTasks(choice: SmokeWishes): Result<readonly SmokeTask[]> {
  if (choice.smoke !== "minimal" && choice.smoke.length > 0) return writtenTasks(choice.smoke, choice.entries);
  return success(
    choice.entries.flatMap((entry): readonly SmokeTask[] => {
      if (entry.kind === "script" && !choice.parsesArguments(entry.script)) return scriptTasks(entry, choice);
      return DEFAULT_ARGUMENTS.map((args) => ({ kind: "parity", entry: entry.name, args }));
    }),
  );
}

/** `app --name "two words"`, for people. */
export function taskText(task: SmokeTask): string {
  if (task.kind === "none") return task.entry;
  if (task.kind === "import") return `${task.entry}: import ${task.module}`;
  const line = [task.entry, ...task.args]
    .map((word) => (/^[^\s"']+$/.test(word) ? word : JSON.stringify(word)))
    .join(" ");
  return task.kind === "serve" ? `${line}, at ${task.address}` : line;
}
