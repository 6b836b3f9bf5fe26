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
  // What collecting by rules about mechanisms will take away.
  {
    bundler: "pyinstaller",
    application: "cookiecutter",
    check: "build",
    reason: "a dependency reads its data from a package that nothing imports",
    shows: /No module named 'binaryornot/,
  },
  {
    bundler: "pyinstaller",
    application: "flake8",
    check: "build",
    reason: "modules of entry points are named in metadata only",
    shows: /No module named 'flake8/,
  },
  {
    bundler: "pyinstaller",
    application: "visidata",
    check: "build",
    reason: "modules are imported by names that are listed as text",
    shows: /No module named 'visidata/,
  },
  {
    bundler: "pyinstaller",
    application: "mypy",
    check: "build",
    reason: "a compiled module lies beside the package that needs it, and no source names it",
    shows: /__mypyc'/,
  },
  {
    bundler: "pyinstaller",
    application: "glances",
    check: "stdout",
    reason: "plug-ins are listed from a folder, which a frozen program does not have",
    shows: /plugins'/,
  },
  {
    bundler: "pyinstaller",
    application: "glances",
    check: "modules",
    reason: "plug-ins are listed from a folder, which a frozen program does not have",
    shows: /plugins'/,
  },
  {
    bundler: "pyinstaller",
    application: "glances",
    check: "export-csv",
    reason: "plug-ins are listed from a folder, which a frozen program does not have",
    shows: /plugins'/,
  },
  {
    bundler: "pyinstaller",
    application: "pip-tools",
    check: "compile",
    reason: "a dependency's data file is not collected",
    shows: /No such file or directory/,
  },
  {
    bundler: "pyinstaller",
    application: "pip-tools",
    check: "hashes",
    reason: "a dependency's data file is not collected",
    shows: /No such file or directory/,
  },
  {
    bundler: "pyinstaller",
    application: "mkdocs",
    check: "build",
    reason: "templates are data files, which are not collected",
    shows: /templates'/,
  },
  {
    bundler: "pyinstaller",
    application: "mkdocs",
    check: "readthedocs",
    reason: "templates are data files, which are not collected",
    shows: /templates'/,
  },
  {
    bundler: "pyinstaller",
    application: "s-matplotlib",
    check: "svg",
    reason: "what writes a format is imported by a name that is put together at run time",
    shows: /backend_svg/,
  },
  {
    bundler: "pyinstaller",
    application: "web-server",
    check: "works",
    reason: "a server that is given the application as text imports a module that nothing names in code",
    shows: /Could not import module/,
  },
  {
    bundler: "pyinstaller",
    application: "plug-ins",
    check: "works",
    reason: "modules of entry points are named in metadata only",
    shows: /No module named 'plug_ins/,
  },
  {
    bundler: "pyinstaller",
    application: "resources",
    check: "works",
    reason: "a package that holds data only is named as text, and its files are no modules",
    shows: /No module named 'resources_kind/,
  },
  {
    bundler: "pyinstaller",
    application: "time-zones",
    check: "works",
    reason: "nothing imports the distribution that has the data",
    shows: /No time zone found/,
  },
  {
    bundler: "pyinstaller",
    application: "django-site",
    check: "migrates",
    reason: "the framework imports what its settings name as text",
    shows: /No module named 'django_site/,
  },
  {
    bundler: "pyinstaller",
    application: "django-site",
    check: "serves",
    reason: "the framework imports what its settings name as text",
    shows: /No module named 'django_site/,
  },
  {
    bundler: "pyinstaller",
    application: "scientific",
    check: "works",
    reason: "what writes a format is imported by a name that is put together at run time",
    shows: /./,
  },
];

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
    bundler: "portable",
    application: "pygments",
    check: "lexers",
    reason: "Python writes files in the code page of Windows, and that one has not all that is printed here",
    shows: /UnicodeEncodeError: 'charmap'/,
  },
];
