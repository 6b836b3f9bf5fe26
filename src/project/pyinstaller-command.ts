import { parseArgs } from "node:util";
import type { FormerBuild } from "../model/former-build.ts";

/** `pyinstaller …` by itself, or run by something: `python -m PyInstaller`. A `;` inside a word is Windows' `--add-data=from;to`. */
const COMMAND = /(?:^|[\s;&|])(?:pyinstaller|PyInstaller)(?:\.exe)?[ \t]+(?<rest>(?:[^\n;&|]|;(?=\S))+)/g;
/** Lines that are continued: by a shell, by PowerShell, by cmd. */
const CONTINUED = /\s*[\\`^]\r?\n\s*/g;

const OPTIONS = {
  name: { type: "string", short: "n" },
  onefile: { type: "boolean", short: "F" },
  onedir: { type: "boolean", short: "D" },
  windowed: { type: "boolean", short: "w" },
  noconsole: { type: "boolean" },
  console: { type: "boolean", short: "c" },
  icon: { type: "string", short: "i" },
  "add-data": { type: "string", multiple: true },
  "hidden-import": { type: "string", multiple: true },
  hiddenimport: { type: "string", multiple: true },
  // How and where PyInstaller works, which nothing here has to be told.
  clean: { type: "boolean" },
  noconfirm: { type: "boolean", short: "y" },
  distpath: { type: "string" },
  workpath: { type: "string" },
  specpath: { type: "string" },
  paths: { type: "string", short: "p", multiple: true },
  "log-level": { type: "string" },
} as const;

/** Words of a command line; quotes hold one together. Variables and substitutions stay as they are written. */
function wordsOf(text: string): string[] {
  const found = text.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return found.map((word) => word.replaceAll(/["']/g, ""));
}

/** `src:dest`, `src;dest`, or either behind a drive letter. */
const sourceOf = (data: string): string => /^(?:[A-Za-z]:(?=[\\/]))?[^:;]*/.exec(data)?.[0] ?? data;

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** A command's words as a build; options that are not known here are left, with their values where those hang on. */
function buildOf(words: readonly string[], file: string): FormerBuild {
  const { tokens, values } = parseArgs({
    args: [...words],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const known = (name: string): boolean => name in OPTIONS;
  const left = tokens.flatMap((token) =>
    token.kind === "option" && !known(token.name)
      ? [`${token.rawName}${token.value === undefined ? "" : `=${token.value}`}`]
      : [],
  );
  const positionals = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const { name, icon } = values;
  return {
    file,
    name: typeof name === "string" ? name : undefined,
    scripts: positionals.filter((word) => word.endsWith(".py")),
    windowed: values.windowed === true || values.noconsole === true,
    onefile: values.onefile === true,
    icon: typeof icon === "string" ? icon : undefined,
    data: list(values["add-data"]).map(sourceOf),
    hiddenImports: [...list(values["hidden-import"]), ...list(values.hiddenimport)],
    left,
  };
}

/**
 * PyInstaller's command lines in a script; those that name a spec are told by the spec.
 * @param file where the script stands, for the result
 */
export function readCommands(script: string, file: string): readonly FormerBuild[] {
  const lines = script.replaceAll(CONTINUED, " ");
  return [...lines.matchAll(COMMAND)].flatMap(({ groups }) => {
    const build = buildOf(wordsOf(groups?.["rest"] ?? ""), file);
    return build.scripts.length > 0 ? [build] : [];
  });
}
