/** What one bundler made of one application. Absent where it did not come to that. */
export interface Row {
  readonly application: string;
  readonly bundler: string;
  /** Version of the Python inside. */
  readonly python: string;
  readonly buildSeconds: number | undefined;
  /** The same without the program's trials, of a bundler that does nothing else meanwhile. */
  readonly untriedSeconds?: number;
  /** Why no archive came about. */
  readonly buildError: string | undefined;
  readonly checks: readonly CheckResult[];
  /** Bytes of the archive. */
  readonly size: number | undefined;
  /** Median, milliseconds. */
  readonly startup: number | undefined;
  /** The same of the environment, in the same rounds. */
  readonly environmentStartup: number | undefined;
  /** As `glibc 2.17`. */
  readonly floor: string | undefined;
  /** PyInstaller by hand, with the same Python; or why there is none. */
  readonly peer: { readonly buildSeconds: number; readonly size: number } | { readonly problem: string } | undefined;
}

/** The row of an application that did not even get an archive. */
export function notBuilt(of: Pick<Row, "application" | "bundler" | "python">, buildError: string): Row {
  const nothing = { buildSeconds: undefined, size: undefined, startup: undefined, environmentStartup: undefined };
  return { ...of, ...nothing, floor: undefined, peer: undefined, buildError, checks: [] };
}

export interface CheckResult {
  readonly name: string;
  /** `works`, or what is wrong. */
  readonly verdict: string;
  /** It does not work in the environment either, so that it says nothing about a bundle. */
  readonly judged: boolean;
}

/** A failure that is no surprise: the bundler cannot do this, whatever is done about it. */
export interface KnownFailure {
  readonly bundler: string;
  readonly application: string;
  /** Name of the check, or `build` where no archive comes about. */
  readonly check: string;
  /** The mechanism, and why it cannot work. */
  readonly reason: string;
  /** What the failure looks like; another one is a new finding. */
  readonly shows: RegExp;
}

/** Something that did not work, and whether that is known. */
export interface Failure {
  readonly check: string;
  readonly verdict: string;
  readonly known: KnownFailure | undefined;
}

export function knownFailure(
  known: readonly KnownFailure[],
  of: { readonly bundler: string; readonly application: string },
  check: string,
): KnownFailure | undefined {
  return known.find(
    (each) => each.bundler === of.bundler && each.application === of.application && each.check === check,
  );
}

/** Everything in a row that does not work. A known failure that looks otherwise than listed is not known. */
export function failuresOf(row: Row, known: readonly KnownFailure[]): Failure[] {
  const broken =
    row.buildError === undefined
      ? row.checks
          .filter(({ judged, verdict }) => judged && verdict !== "works")
          .map(({ name, verdict }) => ({ check: name, verdict }))
      : [{ check: "build", verdict: row.buildError }];
  return broken.map(({ check, verdict }) => {
    const entry = knownFailure(known, row, check);
    return { check, verdict, known: entry?.shows.test(verdict) === true ? entry : undefined };
  });
}

/** Entries about something that works by now. */
export function outdated(row: Row, known: readonly KnownFailure[]): readonly KnownFailure[] {
  const failing = new Set(failuresOf(row, known).map(({ check }) => check));
  // Without an archive nothing is known of the checks.
  const told = (entry: KnownFailure): boolean => entry.check === "build" || row.buildError === undefined;
  return known.filter(
    (entry) =>
      entry.bundler === row.bundler &&
      entry.application === row.application &&
      told(entry) &&
      !failing.has(entry.check),
  );
}
