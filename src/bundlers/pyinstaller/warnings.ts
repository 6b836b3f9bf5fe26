import type { Diagnostic } from "../../model/diagnostic.ts";

/** One line of PyInstaller's `warn-NAME.txt`. */
interface Missing {
  readonly module: string;
  /** Every importer does it at the top of a module, unconditionally. */
  readonly certain: boolean;
  readonly importer: string;
}

const SHOWN = 5;

function readMissing(text: string): Missing[] {
  return [...text.matchAll(/^missing module named '?([^\s']+)'? - imported by (.+)$/gm)].map(
    ([, module = "", importers = ""]) => ({
      module,
      certain: importers.includes("(top-level)"),
      importer: importers.split(/[ ,]/, 1)[0] ?? "",
    }),
  );
}

/** What PyInstaller's warnings come to. Most are optional imports of other systems; those at the top of a module may bite. */
export function summariseWarnings(text: string, file: string): readonly Diagnostic[] {
  const missing = readMissing(text);
  const certain = missing.filter((entry) => entry.certain);
  if (certain.length === 0) return [];
  const shown = certain.slice(0, SHOWN).map(({ module, importer }) => `${module} (imported by ${importer})`);
  const more = certain.length > SHOWN ? `, and ${certain.length - SHOWN} more` : "";
  return [
    {
      code: "missing-modules",
      severity: "warning",
      message: `PyInstaller did not find ${certain.length} of the modules that are imported unconditionally: ${shown.join(", ")}${more}`,
      hint: `Harmless where the importing module is never used here. All ${missing.length}: ${file}`,
    },
  ];
}

/** Hidden imports that PyInstaller did not find: it says so and goes on, and the bundle breaks at the user's. */
export function hiddenImportsNotFound(log: string): string[] {
  return [...log.matchAll(/ERROR: Hidden import '([^']+)' not found/g)].map((match) => match[1] ?? "");
}
