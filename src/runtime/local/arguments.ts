import { parseArgs } from "node:util";
import { type Diagnostic, failure, type Result, success } from "../../model/diagnostic.ts";

export const COMMANDS = ["init", "check", "doctor", "plan", "build", "smoke", "release", "verify", "inspect"] as const;
export type Command = (typeof COMMANDS)[number];

/** What a command line asks for: a command, or one of two texts. */
export type Request = { readonly kind: "command"; readonly line: CommandLine } | { readonly kind: "help" | "version" };

/** Flags that say where things are. */
const PLACES = ["project", "config", "out", "to", "tag", "against", "base", "action", "report"] as const;

/** `verify`: who is expected to have made it, and what that is checked against. */
const EXPECTED = [
  "identity",
  "issuer",
  "repository",
  "workflow",
  "commit",
  "trusted-root",
  "key",
  "minisign-key",
  "gpg-key",
] as const;

/** A command line, taken apart. */
export interface CommandLine {
  readonly command: Command;
  readonly positionals: readonly string[];
  /** Keys of slipway.yml given as flags. */
  readonly flags: Readonly<Record<string, string | readonly string[]>>;
  readonly json: boolean;
  /** `build`: another system's target may be put together here. */
  readonly cross: boolean;
  readonly mend: boolean;
  /** `release`: stop before publishing. Undefined: the configuration says. */
  readonly draft: boolean | undefined;
  /** `release`: play it through, and publish nothing. */
  readonly rehearse: boolean;
  /** `verify`. Where given. */
  readonly expected: Readonly<Partial<Record<(typeof EXPECTED)[number], string>>>;
  /** Where given. */
  readonly places: Readonly<Partial<Record<(typeof PLACES)[number], string>>>;
}

/** A key of slipway.yml that the command line can set; `list` ones may be repeated. */
export interface Flag {
  readonly name: string;
  readonly list: boolean;
}

export function helpText(flags: readonly Flag[]): string {
  return `slipway: turns a Python project into bundles that run anywhere

  slipway init               write a caller workflow, and slipway.yml where one is needed
  slipway check              is the configuration right?
  slipway doctor             can this project, repository and token release? Looks at everything, and changes nothing
  slipway plan               what would be built, where, under which names
  slipway build [TARGET]     build, package and smoke-run for this machine, into release/
  slipway build TARGET --cross   put another system's target together here, as a check: not run, never released
  slipway smoke [TARGET]     hello world, then with each dependency, then the project: what breaks shipping, if anything does
  slipway release --to DIR   a complete release in a folder, or none
  slipway release [LEGS]     a complete release on GitHub, or none: of what is built here, or of a folder with one folder per leg
  slipway release --rehearse     the same played through, with nothing published
  slipway verify PATH|URL    is a downloaded file, a folder or a published release what its manifest and checksums say?
  slipway inspect PATH       what systems any bundle needs, and whose its bytes are: folder, archive or executable
  slipway --version

  --project DIR   the Python project (default: here)      --config FILE  instead of slipway.yml
  --out DIR       build: where results go (release/)      --tag TAG      the tag being released
  --against PATH  smoke: the build to compare with, a folder or a slipway-manifest.json (default: what lies in release/)
  --base COMMIT   smoke: the commit whose lock is compared, where something breaks
  --report FILE   build, inspect: what takes the room, and who asks for a newer system, as one HTML page
  --json          the result as JSON on stdout            -h, --help     this text
  --draft         release: stop when everything is there, before publishing
  --identity, --issuer, --repository, --workflow, --commit      verify: who has to have made it, of what
  --trusted-root, --key, --minisign-key, --gpg-key FILE         verify: what signatures are checked against
  --action REF    init: what the workflow uses, as "OWNER/slipway@SHA # v1"
  --mend          build: where the smoke run fails and a line of slipway.yml may help, try it, and keep it if it does

Keys of slipway.yml that are plain values are flags too and win over the file:
  ${flags.map(({ name }) => `--${name}`).join(" ")}

Exit codes: 0 done, 1 the build or a check failed, 2 the configuration is wrong, 3 a service failed,
            70 a bug of ours, 130 stopped (Ctrl-C).`;
}

/** Switches, and the one command that each is for. */
const SWITCHES = { cross: "build", mend: "build", draft: "release", rehearse: "release" } as const;
const SWITCH_NAMES = Object.keys(SWITCHES) as readonly (keyof typeof SWITCHES)[];

function optionsFor(flags: readonly Flag[]): NonNullable<Parameters<typeof parseArgs>[0]>["options"] {
  return {
    // People build for one target more often than for several.
    target: { type: "string", multiple: true },
    ...Object.fromEntries(flags.map(({ name, list }) => [name, { type: "string" as const, multiple: list }])),
    ...Object.fromEntries([...PLACES, ...EXPECTED].map((name) => [name, { type: "string" as const }])),
    json: { type: "boolean" },
    ...Object.fromEntries(SWITCH_NAMES.map((name) => [name, { type: "boolean" as const }])),
    help: { type: "boolean", short: "h" },
  };
}

function usage(message: string): Diagnostic {
  return { code: "usage", message, hint: "slipway --help lists commands and flags." };
}

/** `--version` with a value is the key of slipway.yml; alone it asks for ours. */
function asksForVersion(argv: readonly string[]): boolean {
  return argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V");
}

function isCommand(text: string): text is Command {
  return COMMANDS.some((command) => command === text);
}

/** What is wrong with the words that are no flags. */
function misuse(command: string, rest: readonly string[], misplaced: string | undefined): Diagnostic | undefined {
  if (command === "") return usage("a command is missing");
  if (!isCommand(command)) return usage(`there is no command ${command}`);
  if (command === "inspect" && rest.length === 0) return usage("inspect needs the path of a bundle");
  if (command === "verify" && rest.length === 0) return usage("verify needs a path or an address");
  if (misplaced !== undefined) return usage(`${command} does not take --${misplaced}`);
  const takes = ["build", "smoke", "inspect", "release", "verify"].includes(command) ? 1 : 0;
  return rest.length > takes ? usage(`${command} does not take ${rest.join(" ")}`) : undefined;
}

/** A flag of another command. */
function misplacedFlag(command: string, values: Readonly<Record<string, unknown>>): string | undefined {
  if (values["report"] !== undefined && command !== "build" && command !== "inspect") return "report";
  return (
    SWITCH_NAMES.find((name) => values[name] === true && command !== SWITCHES[name]) ??
    EXPECTED.find((name) => values[name] !== undefined && command !== "verify")
  );
}

/** Is the answer to be JSON? Asked of a command line that could not be understood, too. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return (end === -1 ? argv : argv.slice(0, end)).includes("--json");
}

/** `--target` and `--targets` are one key in two spellings; given both, neither is dropped. */
function mergedTargets(flags: CommandLine["flags"]): CommandLine["flags"] {
  const { target, targets, ...others } = flags;
  if (target === undefined || targets === undefined) return flags;
  return { ...others, targets: [target, targets].flat() };
}

/** Takes a command line apart; what cannot be understood is a diagnostic. */
export function parseCommandLine(argv: readonly string[], flags: readonly Flag[]): Result<Request> {
  if (argv.length === 0) return success({ kind: "help" });
  if (asksForVersion(argv)) return success({ kind: "version" });
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...argv], options: optionsFor(flags), allowPositionals: true, strict: true });
  } catch (error) {
    return failure(usage(error instanceof Error ? error.message : String(error)));
  }
  const { values, positionals } = parsed;
  if (values["help"] === true) return success({ kind: "help" });
  const [command = "", ...rest] = positionals;
  const misplaced = misplacedFlag(command, values);
  const problem = misuse(command, rest, misplaced);
  if (problem !== undefined || !isCommand(command)) return failure(problem ?? usage("a command is missing"));
  const texts = Object.entries(values).filter(
    (pair): pair is [string, string | string[]] => typeof pair[1] !== "boolean",
  );
  const isPlace = (name: string): boolean => PLACES.some((place) => place === name);
  const isExpected = (name: string): boolean => EXPECTED.some((expected) => expected === name);
  const line: CommandLine = {
    command,
    positionals: rest,
    flags: mergedTargets(Object.fromEntries(texts.filter(([name]) => !isPlace(name) && !isExpected(name)))),
    json: values["json"] === true,
    cross: values["cross"] === true,
    mend: values["mend"] === true,
    draft: values["draft"] === true ? true : undefined,
    rehearse: values["rehearse"] === true,
    expected: Object.fromEntries(texts.filter(([name]) => isExpected(name))),
    places: Object.fromEntries(texts.filter(([name]) => isPlace(name))),
  };
  return success({ kind: "command", line });
}
