import type { Comparison } from "../model/comparison.ts";
import type { Fragment } from "../model/manifest.ts";
import type { DependencyTrial } from "../model/probe.ts";
import type { ApplicationTrial, HelloTrial, SmokeResult } from "../model/smoke-result.ts";
import { floorText, sizeText } from "./text.ts";

/** How a row is meant: for a colour, or a mark. */
export type Mood = "good" | "bad" | "doubtful" | "neutral";

/** One line of a report, as plain text. */
export interface SmokeRow {
  readonly mood: Mood;
  readonly what: string;
  readonly result: string;
  readonly took: string;
  readonly size: string;
  readonly startup: string;
  readonly floor: string;
  readonly note: string;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 1000 ? 3 : 1)} s`;

/** ` (+1.2 MB)`; nothing where there is no difference that a reader would see. */
function changed(before: number | undefined, now: number, text: (value: number) => string): string {
  if (before === undefined || text(Math.abs(now - before)) === text(0)) return "";
  return ` (${now > before ? "+" : "−"}${text(Math.abs(now - before))})`;
}

const HELLO_MOODS = { passed: "good", "not run": "neutral", failed: "bad", "not tried": "doubtful" } as const;

function helloRow({ target, result, finding, reused, problems }: HelloTrial): SmokeRow {
  const [problem] = problems;
  return {
    mood: HELLO_MOODS[result],
    what: `hello world, ${target}`,
    result,
    took: finding === undefined ? "" : seconds(finding.milliseconds),
    size: finding === undefined ? "" : sizeText(finding.bytes),
    startup: finding?.startup === undefined ? "" : seconds(finding.startup),
    floor: finding === undefined || finding.floor === null ? "" : floorText(finding.floor),
    note: reused ? "reused" : (problem?.message.split("\n", 1)[0] ?? ""),
  };
}

const TRIAL_MOODS = {
  works: "good",
  broken: "bad",
  "fails everywhere": "doubtful",
  skipped: "neutral",
  "not reached": "doubtful",
} as const;

function trialRow({ name, version, result, bytes, milliseconds, message }: DependencyTrial): SmokeRow {
  const tried = result !== "skipped" && result !== "not reached";
  return {
    mood: TRIAL_MOODS[result],
    what: `+ ${version === "" ? name : `${name} ${version}`}`,
    result,
    took: "",
    size: tried ? `+${sizeText(bytes)}` : "",
    startup: milliseconds === undefined ? "" : `+${seconds(milliseconds)}`,
    floor: "",
    note: message?.split("\n", 1)[0] ?? "",
  };
}

function floorChange({ floor }: Fragment, before: Comparison | undefined): string {
  const now = floor === null ? undefined : floorText(floor);
  const former = before?.floor.before;
  return `${now ?? ""}${before !== undefined && former !== now ? ` (${former ?? "none"} before)` : ""}`;
}

function applicationRow({ project, target, application }: SmokeResult, before: Comparison | undefined): SmokeRow {
  const { result, milliseconds, fragment, problems } = application;
  const startup = fragment?.startup?.median;
  return {
    mood: HELLO_MOODS[result],
    what: `${project.name} ${project.version}, ${target}`,
    result,
    took: result === "not tried" ? "" : seconds(milliseconds),
    size:
      fragment === undefined
        ? ""
        : `${sizeText(fragment.bundleSize)}${changed(before?.size.before, fragment.bundleSize, sizeText)}`,
    startup: startup === undefined ? "" : `${seconds(startup)}${changed(before?.startup.before, startup, seconds)}`,
    floor: fragment === undefined ? "" : floorChange(fragment, before),
    note: problems[0]?.message.split("\n", 1)[0] ?? "",
  };
}

function rehearsalRows({ release, fragment }: ApplicationTrial): readonly SmokeRow[] {
  if (release === undefined) return [];
  const { result, tag, files, milliseconds, problems } = release;
  const artifacts = fragment?.artifacts ?? [];
  return [
    {
      mood: HELLO_MOODS[result],
      what: `rehearsal of the release, ${tag}`,
      result,
      took: seconds(milliseconds),
      size: artifacts.length === 0 ? "" : sizeText(artifacts.reduce((sum, { size }) => sum + size, 0)),
      startup: "",
      floor: "",
      note:
        problems[0]?.message.split("\n", 1)[0] ??
        `${files} files with manifest and checksums; unsigned, and published nowhere`,
    },
  ];
}

/** Everything that was tried, in the order of trying. Figures in brackets: against the first former build. */
export function smokeRows(result: SmokeResult): readonly SmokeRow[] {
  const [first] = result.comparisons;
  return [
    ...result.hello.map(helloRow),
    ...(result.dependencies?.trials ?? []).map(trialRow),
    applicationRow(result, first),
    ...rehearsalRows(result.application),
  ];
}

/** What ran and what is an earlier run's. */
export function reuseText({ hello, dependencies }: SmokeResult): string {
  const greetings = hello.filter(({ reused }) => reused).length;
  const all = dependencies?.trials.length ?? 0;
  const kept = dependencies?.reused ?? 0;
  const budget = dependencies === undefined ? "" : `, ${dependencies.budget} s at the most`;
  return `Reused from earlier runs, because nothing of them has changed: ${greetings} of ${hello.length} hello worlds, ${kept} of ${all} dependencies (the others were tried now${budget}).`;
}

const MOST_NAMED = 10;

function listed(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
  return `${names.slice(0, MOST_NAMED).join(", ")}${more}`;
}

function licenceText({ name, isNew, before, now }: Comparison["licences"][number]): string {
  const says = now ?? "its metadata names none";
  return isNew ? `${name} is new (${says})` : `${name} (${before ?? "none named"} before, ${now ?? "none named"} now)`;
}

/** What is otherwise than in a former build, one line each. */
export function comparisonLines(comparison: Comparison): readonly string[] {
  const { shares, newlyMissing, newlyNeeded, newLibraries, licences } = comparison;
  const grown = shares.map(({ owner, before, now }) => {
    const difference = (now ?? 0) - (before ?? 0);
    const kind = before === undefined ? " (new)" : now === undefined ? " (gone)" : "";
    return `${owner}${kind} ${difference < 0 ? "−" : "+"}${sizeText(Math.abs(difference))}`;
  });
  return [
    ...(grown.length === 0 ? [] : [`by who brought it: ${listed(grown)}`]),
    ...(newlyMissing.length === 0
      ? []
      : [`imports that were found before and are not found now: ${listed(newlyMissing)}`]),
    ...(newlyNeeded.length === 0 ? [] : [`libraries that users now have to have: ${listed(newlyNeeded)}`]),
    ...(newLibraries.length === 0 ? [] : [`new native libraries: ${listed(newLibraries)}`]),
    ...(licences.length === 0 ? [] : [`licences: ${listed(licences.map(licenceText))}`]),
  ];
}
