import { failuresOf, type KnownFailure, type Row } from "./result.ts";

const NONE = "–";
const HEAD = ["application", "bundler", "Python", "build s", "checks", "MB", "start ms", "× env", "floor"];
const PEER_HEAD = ["build ×", "size ×"];

const one = (value: number | undefined): string => (value === undefined ? NONE : value.toFixed(1));
const two = (value: number | undefined): string => (value === undefined ? NONE : value.toFixed(2));
const megabytes = (bytes: number | undefined): number | undefined => (bytes === undefined ? undefined : bytes / 1e6);

export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

function ratio(value: number | undefined, other: number | undefined): number | undefined {
  return value === undefined || other === undefined ? undefined : value / other;
}

/** What PyInstaller made of it by hand, if it did. */
function byHand({ peer }: Row): { readonly buildSeconds: number; readonly size: number } | undefined {
  return peer === undefined || "problem" in peer ? undefined : peer;
}

function passed(row: Row): string {
  const judged = row.checks.filter((check) => check.judged);
  return `${judged.filter(({ verdict }) => verdict === "works").length}/${judged.length}`;
}

function cells(row: Row, withPeer: boolean): string[] {
  const hand = byHand(row);
  const peer = withPeer ? [two(ratio(row.buildSeconds, hand?.buildSeconds)), two(ratio(row.size, hand?.size))] : [];
  return [
    row.application,
    row.bundler,
    row.python,
    one(row.buildSeconds),
    row.buildError === undefined ? passed(row) : "no build",
    one(megabytes(row.size)),
    row.startup === undefined ? NONE : row.startup.toFixed(0),
    two(ratio(row.startup, row.environmentStartup)),
    row.floor ?? NONE,
    ...peer,
  ];
}

/** Columns as wide as their widest cell; names to the left, figures to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

function medianOf(rows: readonly Row[], figure: (row: Row) => number | undefined): string {
  return two(median(rows.map(figure).filter((value) => value !== undefined)));
}

function bundlerSummary(bundler: string, rows: readonly Row[], known: readonly KnownFailure[]): string {
  const failures = rows.map((row) => failuresOf(row, known));
  const whole = failures.filter((each) => each.length === 0).length;
  const able = failures.filter((each) => each.every((failure) => failure.known === undefined));
  const good = able.filter((each) => each.length === 0).length;
  const share = able.length === 0 ? "none" : `${((100 * good) / able.length).toFixed(0)} %`;
  const start = medianOf(rows, (row) => ratio(row.startup, row.environmentStartup));
  return `${bundler}: ${whole} of ${rows.length} applications do all of their work (${share} of those that can); medians: build ${medianOf(rows, (row) => row.buildSeconds)} s, start ${start} ×`;
}

/** What portable bundles may cost, against the other way in the same run: medians over the set. */
const LIMITS = { build: 0.2, size: 1.5, start: 1.05 } as const;

function claim(what: string, ratios: readonly (number | undefined)[], limit: number): string[] {
  const known = ratios.filter((value) => value !== undefined);
  const middle = median(known);
  if (middle === undefined) return [];
  const range = `${two(Math.min(...known))}–${two(Math.max(...known))} over ${known.length} applications`;
  return [
    `${middle <= limit ? "ok  " : "OVER"} portable, ${what}: median ${two(middle)} × (at most ${limit} ×; ${range})`,
  ];
}

/** Portable against PyInstaller by hand and by us, and against the environment, over the applications that both built. */
function claims(rows: readonly Row[]): string[] {
  const built = (bundler: string): readonly Row[] =>
    rows.filter((row) => row.bundler === bundler && row.buildError === undefined);
  const frozen = new Map(built("pyinstaller").map((row) => [row.application, row]));
  const portable = built("portable");
  const each = (figure: (row: Row, other: Row | undefined) => number | undefined) =>
    portable.map((row) => figure(row, frozen.get(row.application)));
  const hand = each((row) => ratio(row.buildSeconds, byHand(row)?.buildSeconds));
  const untried = each((row) => ratio(row.untriedSeconds, byHand(row)?.buildSeconds));
  const ours = each((row, other) => ratio(row.buildSeconds, other?.buildSeconds));
  const sizeByHand = each((row) => ratio(row.size, byHand(row)?.size));
  const size = each((row, other) => ratio(row.size, other?.size));
  const start = each((row) => ratio(row.startup, row.environmentStartup));
  return [
    ...claim("build without its trials, against PyInstaller by hand, which has none", untried, LIMITS.build),
    ...claim("build against PyInstaller by hand", hand, LIMITS.build),
    ...claim("build against PyInstaller by us", ours, LIMITS.build),
    ...claim("size against PyInstaller's directory by hand", sizeByHand, LIMITS.size),
    ...claim("size against PyInstaller's directory by us", size, LIMITS.size),
    ...claim("start against its environment", start, LIMITS.start),
  ];
}

/** Why there is nothing to compare with by hand. */
function peerProblems(rows: readonly Row[]): ReadonlySet<string> {
  return new Set(
    rows.flatMap(({ application, peer }) =>
      peer !== undefined && "problem" in peer ? [`no build by hand of ${application}: ${peer.problem}`] : [],
    ),
  );
}

/** The table, what failed and why, and the figures that the table comes to. */
export function tableText(rows: readonly Row[], known: readonly KnownFailure[]): string {
  const withPeer = rows.some((row) => row.peer !== undefined);
  const table = aligned([[...HEAD, ...(withPeer ? PEER_HEAD : [])], ...rows.map((row) => cells(row, withPeer))]);
  const failures = rows.flatMap((row) =>
    failuresOf(row, known).map(
      ({ check, verdict, known: entry }) =>
        `${entry === undefined ? "FAILED" : "known "} ${row.bundler} ${row.application} ${check}: ${entry?.reason ?? verdict}`,
    ),
  );
  const unjudged = rows.flatMap((row) =>
    row.checks
      .filter(({ judged }) => !judged)
      .map(({ name, verdict }) => `not judged ${row.application} ${name}: fails in its environment: ${verdict}`),
  );
  const bundlers = [...new Set(rows.map(({ bundler }) => bundler))];
  const summaries = bundlers.map((name) =>
    bundlerSummary(
      name,
      rows.filter(({ bundler }) => bundler === name),
      known,
    ),
  );
  return [...table, "", ...failures, ...new Set(unjudged), ...peerProblems(rows), ...summaries, ...claims(rows)].join(
    "\n",
  );
}
