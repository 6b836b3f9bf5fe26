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
 * PyInstaller 6.22 without options. A freezer ships what it sees being imported, so whatever is found by name, by metadata
 * or as a file is missing until somebody says so. Each entry is tried in every run: one that starts to work must go.
 */
export const PYINSTALLER_FAILURES: readonly KnownFailure[] = [
  {
    application: "cookiecutter",
    check: "build",
    reason: "a dependency reads its data as a module that is named at run time only (binaryornot.data)",
    shows: /No module named 'binaryornot\.data'/,
  },
  {
    application: "flake8",
    check: "build",
    reason: "its own plug-ins are entry points, whose modules nothing imports by name (flake8.formatting.default)",
    shows: /No module named 'flake8\.formatting\.default'/,
  },
];

export function knownFailure(bundler: string, application: string, check: string): KnownFailure | undefined {
  if (bundler !== "pyinstaller") return undefined;
  return PYINSTALLER_FAILURES.find((known) => known.application === application && known.check === check);
}
