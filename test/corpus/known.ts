import type { KnownFailure } from "../support/corpus/result.ts";

/**
 * What a bundler cannot do, by its nature or today. Each entry says by which mechanism, and what the failure looks like;
 * an entry about something that works by now is told, and has to go.
 */
export const KNOWN_FAILURES: readonly KnownFailure[] = [
  {
    bundler: "pyinstaller",
    application: "cookiecutter",
    check: "python-hook",
    reason: "a frozen program has no interpreter: sys.executable is the program itself, and cannot be run on a script",
    shows: /./,
  },
];
