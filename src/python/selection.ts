import type { Diagnostic } from "../model/diagnostic.ts";
import { BuildError } from "../model/errors.ts";
import type { Ports } from "../model/ports.ts";
import { keptOutBy } from "./base-libraries.ts";
import type { Collector, Library, Needs } from "./collect.ts";
import type { PythonDescription } from "./describe.ts";
import { extensionName, isExtension, type StdlibFile } from "./stdlib.ts";

/** What of an interpreter is taken along, and what not, with the reason. */
export interface Selection {
  readonly files: readonly StdlibFile[];
  /** Sorted by name. */
  readonly libraries: readonly Library[];
  readonly notes: readonly Diagnostic[];
}

interface Part {
  readonly file: StdlibFile;
  readonly needs: Needs;
}

/** Whom libraries of a licence that asks for more than notices belong to: `readline (GPL-3.0)`. */
function licencesOf(needs: Needs): readonly string[] {
  return [...new Set(needs.libraries.flatMap(({ name }) => keptOutBy(name) ?? []))];
}

function licenceNotes(parts: readonly Part[]): readonly Diagnostic[] {
  if (parts.length === 0) return [];
  const names = parts.map(({ file, needs }) => `${extensionName(file.place)} (${licencesOf(needs).join(", ")})`);
  const message = `left out of the copied Python for the licence of its library: ${names.join(", ")}`;
  return [{ code: "left-out-for-licence", message, severity: "warning" }];
}

async function importsAnyway(ports: Ports, about: PythonDescription, name: string): Promise<boolean> {
  const argv = [about.executable, "-I", "-B", "-c", `import ${name}`];
  const result = await ports.exec.run(argv, { accept: "any", what: `trying ${name}` });
  return result.exitCode === 0;
}

function notFound(user: string, missing: readonly string[]): Diagnostic {
  return {
    code: "library-not-found",
    message: `${user} needs ${missing.join(", ")}, which is nowhere on this machine`,
    hint: "Install the package that has it, or use python-source: standalone.",
  };
}

/** What does not work on this machine is no loss to the bundle; what works by means that we do not see is an error. */
async function brokenNotes(
  ports: Ports,
  about: PythonDescription,
  parts: readonly Part[],
): Promise<readonly Diagnostic[]> {
  const notes: Diagnostic[] = [];
  for (const { file, needs } of parts) {
    const name = extensionName(file.place);
    if (await importsAnyway(ports, about, name)) throw new BuildError([notFound(file.from, needs.missing)]);
    const message = `left out of the copied Python, because it does not work on this machine: ${name} (no ${needs.missing.join(", ")})`;
    notes.push({ code: "left-out-broken", message, severity: "warning" });
  }
  return notes;
}

/**
 * Decides which compiled parts come along with which libraries. Throws BuildError where a library of the interpreter
 * itself is missing, or one of a part that works here all the same.
 */
export async function selectParts(
  ports: Ports,
  about: PythonDescription,
  options: { readonly stdlib: readonly StdlibFile[]; readonly collector: Collector },
): Promise<Selection> {
  const { stdlib, collector } = options;
  const core = await collector.needsOf(about.executable);
  if (core.missing.length > 0) throw new BuildError([notFound(about.executable, core.missing)]);
  const parts: Part[] = [];
  for (const file of stdlib.filter(({ place }) => isExtension(place))) {
    parts.push({ file, needs: await collector.needsOf(file.from) });
  }
  const licensed = parts.filter(({ needs }) => licencesOf(needs).length > 0);
  const broken = parts.filter((part) => part.needs.missing.length > 0 && !licensed.includes(part));
  const out = new Set([...licensed, ...broken].map(({ file }) => file));
  const kept = parts.filter(({ file }) => !out.has(file));
  const libraries = [core, ...kept.map(({ needs }) => needs)].flatMap((needs) => needs.libraries);
  return {
    files: stdlib.filter((file) => !out.has(file)),
    libraries: [...new Map(libraries.map((library) => [library.name, library])).values()].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    ),
    notes: [...licenceNotes(licensed), ...(await brokenNotes(ports, about, broken))],
  };
}
