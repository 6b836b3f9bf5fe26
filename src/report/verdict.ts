import type { Diagnostic } from "../model/diagnostic.ts";
import { BuildError, Cancelled, ConfigError, NetworkError, ToolError } from "../model/errors.ts";

/** What a failure comes to: its exit code, and what is said of it. */
export interface Verdict {
  readonly exitCode: number;
  readonly problems: readonly Diagnostic[];
  /** Further lines for the log: the tail of a command, the chain of causes. */
  readonly details: readonly string[];
}

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

/** Causes deeper than this tell nobody anything, and a chain may bite its tail. */
const DEEPEST = 10;

/** An error and what led to it, the nearest first. */
function chain(error: unknown): unknown[] {
  const found: unknown[] = [];
  let next = error;
  while (next !== undefined && found.length < DEEPEST) {
    found.push(next);
    next = next instanceof Error ? next.cause : undefined;
  }
  return found;
}

function causes(error: unknown): string[] {
  return chain(error)
    .slice(1)
    .map((cause) => `caused by: ${firstLine(cause instanceof Error ? cause.message : String(cause))}`);
}

const ELSEWHERE =
  "or name another folder: XDG_CACHE_HOME (LOCALAPPDATA on Windows, RUNNER_TEMP on a runner) holds ours, --out and --to name yours";
const MAKE_ROOM = `Make room there, ${ELSEWHERE}.`;
const GIVE_RIGHTS = `Give rights there, ${ELSEWHERE}.`;
/** What the machine refuses, and what its owner can do. */
const REFUSALS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  ENOSPC: ["no space is left on the disk", MAKE_ROOM],
  EDQUOT: ["the disk quota is used up", MAKE_ROOM],
  EROFS: ["the file system is read-only", GIVE_RIGHTS],
  EACCES: ["permission denied", GIVE_RIGHTS],
  EPERM: ["the operation is not permitted", GIVE_RIGHTS],
  EMFILE: ["too many files are open", "Raise the limit of open files (ulimit -n) and try again."],
};
/** Firewalls answer EACCES and EPERM too; those are a matter of the network. */
const NETWORK_CALLS = /^(connect|bind|listen|accept|getaddrinfo|send|recv)/;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** What the machine refused, if that is at the bottom of an error. */
function refusal(error: unknown): Diagnostic | undefined {
  for (const cause of chain(error)) {
    if (!(cause instanceof Error && "code" in cause)) continue;
    const { code, path, dest, syscall }: Record<string, unknown> = { ...cause };
    const known = Object.hasOwn(REFUSALS, text(code)) ? REFUSALS[text(code)] : undefined;
    if (known === undefined || NETWORK_CALLS.test(text(syscall))) continue;
    const [reason, hint] = known;
    const where = [text(path), text(dest)].filter((part) => part !== "").join(" -> ");
    const how = [text(code), text(syscall)].filter((part) => part !== "").join(", ");
    const message = `${where === "" ? "" : `${where}: `}${reason} (${how})`;
    return { code: "machine-refused", message, hint };
  }
  return undefined;
}

function ofRefusal(error: unknown, problem: Diagnostic): Verdict {
  const said = error instanceof Error ? [firstLine(error.message)] : [];
  return { exitCode: 1, problems: [problem], details: [...said, ...causes(error)] };
}

function ofTool({ message, failure }: ToolError): Verdict {
  const hint = failure.log === undefined ? {} : { hint: `All of its output: ${failure.log}` };
  return { exitCode: 1, problems: [{ code: "command-failed", message, ...hint }], details: failure.tail };
}

const CANCELLED: Verdict = {
  exitCode: 130,
  problems: [{ code: "cancelled", message: "stopped, as asked" }],
  details: [],
};

function ofService(error: NetworkError): Verdict {
  const problems = [{ code: "service-failed", message: error.message, hint: "Try again." }];
  return { exitCode: 3, problems, details: causes(error) };
}

function ofBug(error: unknown): Verdict {
  const said = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? said) : said;
  const hint = "Please report it with the lines above.";
  const problems = [{ code: "bug", message: `a bug of Slipway: ${said}`, hint }];
  return { exitCode: 70, problems, details: [...stack.split("\n"), ...causes(error)] };
}

/** Sorts an error into the classes that users see; once we were asked to stop, everything that fails does so for that. */
export function verdictOf(error: unknown, cancelled: boolean): Verdict {
  if (cancelled || error instanceof Cancelled) return CANCELLED;
  if (error instanceof ConfigError) return { exitCode: 2, problems: error.diagnostics, details: causes(error) };
  if (error instanceof BuildError) return { exitCode: 1, problems: error.diagnostics, details: causes(error) };
  if (error instanceof ToolError) return ofTool(error);
  // A full disk shows in many ways, also as a download that broke off.
  const refused = refusal(error);
  if (refused !== undefined) return ofRefusal(error, refused);
  return error instanceof NetworkError ? ofService(error) : ofBug(error);
}
