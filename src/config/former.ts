import type { FormerBuild } from "../model/former-build.ts";
import { normalName, type ProjectFacts, scriptPath } from "../model/project.ts";

/** What of an existing build becomes ours, and what its owner should know. */
export interface Converted {
  /** Lines of slipway.yml, in the order of its keys. */
  readonly lines: readonly string[];
  /** By itself, as `include`: it may not be there, or be no square picture. */
  readonly icon: string | undefined;
  /** Files and folders. */
  readonly include: readonly string[];
  readonly notes: readonly string[];
}

const plain = (text: string): string => (/^[A-Za-z_][\w./-]*$/.test(text) ? text : JSON.stringify(text));
const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

function nameLines(builds: readonly FormerBuild[], facts: ProjectFacts): string[] {
  const name = builds.find((build) => build.name !== undefined)?.name;
  const own = facts.name?.value ?? facts.script?.replace(/\.py$/, "");
  if (name === undefined || (own !== undefined && normalName(own) === normalName(name))) return [];
  return [`name: ${plain(name)}`];
}

function entryLines(builds: readonly FormerBuild[], facts: ProjectFacts): { lines: string[]; notes: string[] } {
  const scripts = unique(builds.flatMap((build) => build.scripts.map((script) => scriptPath(script) ?? script)));
  const [script = ""] = scripts;
  if (scripts.length === 0) return { lines: [], notes: [] };
  const own = facts.scripts.map(({ value }) => value.name);
  if (own.length > 0) {
    return {
      lines: [],
      notes: [`${scripts.join(", ")}: the project's own commands are started instead: ${own.join(", ")}`],
    };
  }
  if (facts.script === script) return { lines: [], notes: [] };
  const others = scripts.slice(1).map((other) => `${other}: a second program; give the project scripts for both`);
  return { lines: [`entry: ${plain(script)}`], notes: others };
}

/** Only a PNG makes the icons of all systems. */
function iconOf(builds: readonly FormerBuild[]): { readonly icon: string | undefined; readonly notes: string[] } {
  const icon = builds.find((build) => build.icon !== undefined)?.icon;
  const path = icon === undefined ? undefined : scriptPath(icon);
  if (icon === undefined || path?.endsWith(".png") === true) return { icon: path, notes: [] };
  return { icon: undefined, notes: [`${icon}: one square PNG as icon: makes the icons of all systems`] };
}

function otherNotes(builds: readonly FormerBuild[]): string[] {
  const hidden = unique(builds.flatMap((build) => build.hiddenImports));
  return [
    ...(hidden.length === 0
      ? []
      : [`hidden imports are not needed, all that is installed is shipped: ${hidden.join(", ")}`]),
    ...(builds.some((build) => build.onefile)
      ? ["one file: the default is a folder in an archive, which starts at once; see bundler: mode"]
      : []),
    ...builds.flatMap(({ file, left }) => left.map((text) => `${file}: left alone: ${text}`)),
  ];
}

/** Translates builds by PyInstaller; what the project says itself is not repeated. */
export function convertFormer(builds: readonly FormerBuild[], facts: ProjectFacts): Converted {
  if (builds.length === 0) return { lines: [], icon: undefined, include: [], notes: [] };
  const entry = entryLines(builds, facts);
  const { icon, notes: iconNotes } = iconOf(builds);
  const windowed = builds.some((build) => build.windowed) && !facts.scripts.some(({ value }) => value.gui);
  const data = unique(builds.flatMap((build) => build.data)).map((path) =>
    path.replaceAll("\\", "/").replace(/\/+$/, ""),
  );
  const packaged = facts.kind === "package" && data.length > 0;
  return {
    lines: [...nameLines(builds, facts), ...entry.lines, ...(windowed ? ["gui: true"] : [])],
    icon,
    include: packaged ? [] : data,
    notes: [
      ...entry.notes,
      ...iconNotes,
      ...(packaged
        ? [
            `data comes in the project's wheel, as its build backend packs it; for files beside the program write include: ${data.join(", ")}`,
          ]
        : []),
      ...unique(otherNotes(builds)),
    ],
  };
}
