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

function passed(row: Row): string {
  const judged = row.checks.filter((check) => check.judged);
  return `${judged.filter(({ verdict }) => verdict === "works").length}/${judged.length}`;
}

function cells(row: Row, withPeer: boolean): string[] {
  const peer = withPeer
    ? [two(ratio(row.buildSeconds, row.peer?.buildSeconds)), two(ratio(row.size, row.peer?.size))]
    : [];
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
  const peer = rows.some((row) => row.peer !== undefined)
    ? `, by hand build ${medianOf(rows, (row) => ratio(row.buildSeconds, row.peer?.buildSeconds))} ×, size ${medianOf(rows, (row) => ratio(row.size, row.peer?.size))} ×`
    : "";
  const start = medianOf(rows, (row) => ratio(row.startup, row.environmentStartup));
  return `${bundler}: ${whole} of ${rows.length} applications do all of their work (${share} of those that can); medians: build ${medianOf(rows, (row) => row.buildSeconds)} s, start ${start} ×${peer}`;
}

/** How much longer one bundler takes than another, over the applications that both built. */
function against(rows: readonly Row[]): string[] {
  const built = (bundler: string): Map<string, number> =>
    new Map(
      rows.flatMap((row) =>
        row.bundler === bundler && row.buildSeconds !== undefined && row.buildError === undefined
          ? [[row.application, row.buildSeconds] as const]
          : [],
      ),
    );
  const frozen = built("pyinstaller");
  const ratios = [...built("portable")].flatMap(([name, value]) => ratio(value, frozen.get(name)) ?? []);
  const middle = median(ratios);
  return middle === undefined
    ? []
    : [`portable against pyinstaller, both by us: build ${two(middle)} × over ${ratios.length} applications`];
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
  return [...table, "", ...failures, ...new Set(unjudged), ...summaries, ...against(rows)].join("\n");
}
