import type { KnownFailure } from "../support/corpus/result.ts";

/**
 * What a bundler cannot do, by its nature or today. Each entry says by which mechanism, and what the failure looks like;
 * an entry about something that works by now is told, and has to go.
 */
export const KNOWN_FAILURES: readonly KnownFailure[] = [];

/** What an application does otherwise on Windows, bundled or not. */
export const WINDOWS_FAILURES: readonly KnownFailure[] = [
  {
    bundler: "portable",
    application: "httpie",
    check: "pretty-style",
    reason: "it leaves colours to a library that takes them out on Windows where the output is no console",
    shows: /^did not print .*"a": "b"/,
  },
  {
    bundler: "pyinstaller",
    application: "httpie",
    check: "pretty-style",
    reason: "it leaves colours to a library that takes them out on Windows where the output is no console",
    shows: /^did not print .*/,
  },
  {
    bundler: "portable",
    application: "pygments",
    check: "lexers",
    reason: "Python writes files in the code page of Windows, and that one has not all that is printed here",
    shows: /UnicodeEncodeError: 'charmap'/,
  },
];
