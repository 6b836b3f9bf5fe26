import type { Diagnostic } from "../model/diagnostic.ts";
import { entryObject, type Fact, type ScriptEntry } from "../model/project.ts";
import type { Declared } from "./declared.ts";
import type { IniFile, IniValue } from "./ini.ts";

/** What setup.cfg says; the version only where it is written there (`attr:` and `file:` are left to the caller). */
export interface SetupCfg {
  readonly declared: Declared;
  /** `attr` or `file` and what follows it. */
  readonly versionFrom: { readonly kind: "attr" | "file"; readonly text: string } | undefined;
  /** Where packages lie, from `package_dir`; empty for the root. */
  readonly sourceRoot: string;
  /** The file describes a project, rather than only configuring tools. */
  readonly describes: boolean;
  readonly problems: readonly Diagnostic[];
}

export function readSetupCfg(ini: IniFile): SetupCfg {
  const metadata = ini.get("metadata");
  const options = ini.get("options");
  const problems: Diagnostic[] = [];
  const version = plain(metadata?.get("version"));
  const directive = /^(attr|file)\s*:\s*(.+)$/.exec(version?.value ?? "");
  const describes = metadata !== undefined || options !== undefined;
  const declared: Declared = {
    name: plain(metadata?.get("name")),
    version: directive === null ? version : undefined,
    dynamicVersion: describes && (version === undefined || directive !== null),
    requiresPython: plain(options?.get("python_requires")),
    scripts: scriptsOf(ini.get("options.entry_points"), problems),
    dependencies: requirements(options?.get("install_requires")),
    extras: Object.fromEntries(
      [...(ini.get("options.extras_require") ?? [])].map(([name, value]) => [
        name,
        requirements(value).map((fact) => fact.value),
      ]),
    ),
    groups: [],
    groupRequirements: {},
  };
  const [, kind, text = ""] = directive ?? [];
  return {
    declared,
    versionFrom: kind === "attr" || kind === "file" ? { kind, text: text.trim() } : undefined,
    sourceRoot: sourceRootOf(options?.get("package_dir")),
    describes,
    problems,
  };
}

function plain(value: IniValue | undefined): Fact<string> | undefined {
  const text = value?.lines.map((line) => line.text).join(" ") ?? "";
  return value === undefined || text === "" ? undefined : { value: text, at: value.at };
}

/** One requirement per line, or several with semicolons where there is one line (and then no markers). */
function requirements(value: IniValue | undefined): readonly Fact<string>[] {
  const lines = value?.lines ?? [];
  if (lines.some((line) => /^file\s*:/.test(line.text))) return [];
  return lines.map((line) => ({ value: line.text.replace(/\s+#.*$/, ""), at: line.at }));
}

function scriptsOf(
  section: ReadonlyMap<string, IniValue> | undefined,
  problems: Diagnostic[],
): readonly Fact<ScriptEntry>[] {
  const kinds = [
    { key: "console_scripts", gui: false },
    { key: "gui_scripts", gui: true },
  ];
  return kinds.flatMap(({ key, gui }) =>
    (section?.get(key)?.lines ?? []).flatMap((line) => {
      const [, name = "", reference = ""] = /^([^=]+?)\s*=\s*(.*)$/.exec(line.text) ?? [];
      const object = entryObject(reference);
      const at = { ...line.at, key: `options.entry_points.${key}` };
      if (object !== undefined) return { value: { name, object, gui }, at };
      problems.push({
        code: "bad-entry-point",
        message: `${JSON.stringify(line.text)} is not an entry point`,
        hint: "write it as name = package.module:function",
        at,
      });
      return [];
    }),
  );
}

/** `=src` in `package_dir`. */
function sourceRootOf(value: IniValue | undefined): string {
  const root = value?.lines.map((line) => /^=\s*(.+)$/.exec(line.text)?.[1]).find((text) => text !== undefined);
  return root?.trim() ?? "";
}
