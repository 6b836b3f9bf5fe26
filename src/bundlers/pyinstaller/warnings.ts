import type { Diagnostic } from "../../model/diagnostic.ts";

/** A module that PyInstaller did not find, and who imports it unconditionally at the top of a module. */
interface Missing {
  readonly module: string;
  readonly importers: readonly string[];
}

const SHOWN = 5;

/** Lines of `warn-NAME.txt`: `missing module named X - imported by A (top-level), B (delayed, optional)`. */
function readMissing(text: string): Missing[] {
  return [...text.matchAll(/^missing module named '?([^\s']+)'? - imported by (.+)$/gm)].map(
    ([, module = "", importers = ""]) => ({
      module,
      importers: [...importers.matchAll(/([\w.]+) \(top-level\)/g)].map((match) => match[1] ?? ""),
    }),
  );
}

/**
 * What PyInstaller's warnings come to. Most lines are optional imports, or the standard library's for other systems: what
 * may bite is a module that the application's own packages import unconditionally.
 * @param own top-level packages and modules of the environment
 */
export function summariseWarnings(text: string, own: ReadonlySet<string>): readonly Diagnostic[] {
  const serious = readMissing(text).flatMap(({ module, importers }) => {
    const importer = importers.find((name) => own.has(name.split(".")[0] ?? ""));
    return importer === undefined ? [] : [`${module} (imported by ${importer})`];
  });
  if (serious.length === 0) return [];
  const more = serious.length > SHOWN ? `, and ${serious.length - SHOWN} more` : "";
  const shown = serious.slice(0, SHOWN).join(", ");
  return [
    {
      code: "missing-modules",
      severity: "warning",
      message: `PyInstaller did not find ${serious.length} modules that are imported unconditionally: ${shown}${more}`,
      hint: "Harmless where the importing module is never used; otherwise require what has them, or name them in hidden-imports.",
    },
  ];
}

/** Every module that somebody imports and PyInstaller did not find, sorted. */
export function missingModules(text: string): readonly string[] {
  return [...new Set(readMissing(text).map(({ module }) => module))].sort();
}

/** Hidden imports that PyInstaller did not find: it says so and goes on, and the bundle breaks at the user's. */
export function hiddenImportsNotFound(log: string): string[] {
  return [...log.matchAll(/ERROR: Hidden import '([^']+)' not found/g)].map((match) => match[1] ?? "");
}

/** Did it look for a library that this machine lacks, and may have tomorrow? */
export function lacksLibraries(log: string): boolean {
  return /WARNING: Library not found/.test(log);
}

/** Files that a RECORD names outside of the environment: none of them was looked at. */
export function summariseRecords(dropped: readonly string[]): readonly Diagnostic[] {
  if (dropped.length === 0) return [];
  const more = dropped.length > SHOWN ? `, and ${dropped.length - SHOWN} more` : "";
  return [
    {
      code: "record-outside",
      severity: "warning",
      message: `installed files are recorded outside of the environment, and were left out: ${dropped.slice(0, SHOWN).join(", ")}${more}`,
      hint: "No wheel that was built properly does this: look at where the distribution comes from.",
    },
  ];
}
