/** Something that a bundler cannot do without options, seen in this stand. */
export interface KnownFailure {
  readonly application: string;
  /** Name of the check, or `build` where no archive comes about. */
  readonly check: string;
  readonly reason: string;
  /** What the failure looks like; another one is a new finding. */
  readonly shows: RegExp;
}

/**
 * What PyInstaller cannot do without options. Each entry is tried in every run: one that starts to work must go, as all of
 * them have by now.
 */
export const PYINSTALLER_FAILURES: readonly KnownFailure[] = [];

export function knownFailure(bundler: string, application: string, check: string): KnownFailure | undefined {
  if (bundler !== "pyinstaller") return undefined;
  return PYINSTALLER_FAILURES.find((known) => known.application === application && known.check === check);
}
