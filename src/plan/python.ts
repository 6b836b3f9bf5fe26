import { compare, satisfies, valid } from "@renovatebot/pep440";
import type { Config } from "../model/config.ts";
import { type Diagnostic, failure, type Result, success } from "../model/diagnostic.ts";
import { type InterpreterPin, minorOf, type PythonTable } from "../model/interpreter.ts";
import type { TargetId } from "../model/target.ts";
import { DAY_MS, parseDay } from "./day.ts";

/** Upstream's own place of the archives; a mirror has the same layout below it. */
const UPSTREAM = "https://github.com/astral-sh/python-build-standalone/releases/download";

export interface PythonChoice {
  /** Undefined where the table has nothing and another source may serve. */
  readonly version: string | undefined;
  /** In a sentence, for the log and the manifest. */
  readonly reason: string;
}

type Request = Config["python"];

/** The first patch of a line still finds its worst bugs; without a pin nobody asked for those. */
const pastFirstPatch = (version: string): boolean => /^\d+\.\d+\.([1-9]\d*)$/.test(version);
const isFinal = (version: string): boolean => /^\d+\.\d+\.\d+$/.test(version);

const newestFirst = (versions: readonly string[]): string[] => [...versions].sort((a, b) => compare(b, a));

function candidates(table: PythonTable, request: Request): string[] {
  const all = newestFirst(Object.keys(table.versions));
  const { pin, requires } = request;
  if (pin?.exact === true) return all.filter((version) => version === pin.text);
  if (pin !== undefined) return all.filter((version) => isFinal(version) && minorOf(version) === pin.text);
  return all.filter((version) => pastFirstPatch(version) && (requires === undefined || satisfies(version, requires)));
}

function missingTargets(table: PythonTable, version: string, targets: readonly TargetId[]): TargetId[] {
  return targets.filter((target) => table.versions[version]?.[target] === undefined);
}

function reasonOf(request: Request, version: string): string {
  const { pin, requires } = request;
  if (pin?.exact === true) return `${version} is pinned`;
  if (pin !== undefined) return `${version} is the newest ${pin.text} that every target has`;
  const range = requires === undefined ? "" : ` that requires-python ${requires} allows`;
  return `no pin: ${version} is the newest${range}, past its first patch, on every target`;
}

function noneForAll(table: PythonTable, request: Request, targets: readonly TargetId[]): Diagnostic {
  const near = newestFirst(Object.keys(table.versions)).filter(
    (version) => isFinal(version) && missingTargets(table, version, targets).length === 0,
  );
  const wanted = request.pin === undefined ? `Python ${request.requires ?? ""}`.trim() : `Python ${request.pin.text}`;
  const existing = candidates(table, request);
  const lacking = existing[0] === undefined ? [] : missingTargets(table, existing[0], targets);
  const message =
    lacking.length === 0
      ? `python-build-standalone has no ${wanted}`
      : `no ${wanted} of python-build-standalone is there for every target: ${existing[0]} lacks ${lacking.join(", ")}`;
  const sameLine = near.filter(
    (version) => request.pin !== undefined && minorOf(version) === minorOf(request.pin.text),
  );
  const nearest = [...sameLine, ...near][0];
  const at = request.pin?.origin.at;
  return {
    code: "no-such-python",
    message,
    hint:
      nearest === undefined
        ? "Name fewer targets, or another python-source."
        : `Every target has ${nearest}; or name another python-source.`,
    ...(at === undefined ? {} : { at }),
  };
}

/** One version of Python for all targets, by the table alone. */
export function choosePython(table: PythonTable, request: Request, targets: readonly TargetId[]): Result<PythonChoice> {
  const version = candidates(table, request).find(
    (candidate) => missingTargets(table, candidate, targets).length === 0,
  );
  if (version !== undefined) return success({ version, reason: reasonOf(request, version) });
  const problem = noneForAll(table, request, targets);
  if (request.source === "standalone") return failure(problem);
  const reason =
    request.pin === undefined ? `whatever fits ${request.requires ?? "any version"}` : `${request.pin.text} is pinned`;
  return success(
    { version: undefined, reason },
    request.source === "auto" ? [{ ...problem, severity: "warning" }] : [],
  );
}

/** The archive for a version and target, under upstream's address or a mirror's. */
export function standalonePin(
  table: PythonTable,
  version: string,
  target: TargetId,
  mirror: string | undefined,
): InterpreterPin | undefined {
  const entry = table.versions[version]?.[target];
  const triple = table.triples[target];
  if (entry === undefined || triple === undefined || valid(version) === null) return undefined;
  const base = (mirror ?? UPSTREAM).replace(/\/+$/, "");
  const url = `${base}/${entry.build}/cpython-${version}%2B${entry.build}-${triple}-${entry.flavor}.tar.gz`;
  return { version, build: entry.build, url, sha256: entry.sha256 };
}

const STALE_DAYS = 90;

/** Old data still builds the same thing; but security releases of Python are missed silently. `today` in milliseconds. */
export function staleTable(table: PythonTable, today: number): Diagnostic[] {
  const days = Math.floor((today - parseDay(table.refreshed)) / DAY_MS);
  if (days <= STALE_DAYS) return [];
  return [
    {
      code: "stale-python-table",
      severity: "warning",
      message: `the table of Python interpreters is ${days} days old; newer patches of Python may exist`,
      hint: "Use a newer version of Slipway.",
    },
  ];
}
