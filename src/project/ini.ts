import { failure, type Place, type Result, success } from "../model/diagnostic.ts";

/** One `key = value` of setup.cfg; continuation lines belong to the value, each without its indentation. */
export interface IniValue {
  readonly lines: readonly { readonly text: string; readonly at: Place }[];
  readonly at: Place;
}

/** Section → key → value. Keys as setuptools reads them: `-` and `_` are one. */
export type IniFile = ReadonlyMap<string, ReadonlyMap<string, IniValue>>;

const KEY = /^([^\s=:[][^=:]*?)\s*[=:]\s*(.*)$/;

/** Reads the dialect of Python's configparser that setup.cfg is written in, without interpolation. */
export function parseIni(text: string, file: string): Result<IniFile> {
  const sections = new Map<string, Map<string, IniValue>>();
  let section: { readonly name: string; readonly values: Map<string, IniValue> } | undefined;
  let open: { readonly lines: { text: string; at: Place }[] } | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    const place = { file, line: index + 1 };
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    if (/^\s/.test(raw) && open !== undefined) {
      open.lines.push({ text: line, at: place });
      continue;
    }
    const header = /^\[([^\]]+)\]/.exec(line);
    if (header !== null) {
      const name = header[1] ?? "";
      const values = sections.get(name) ?? new Map<string, IniValue>();
      sections.set(name, values);
      section = { name, values };
      open = undefined;
      continue;
    }
    const pair = KEY.exec(line);
    if (pair === null || section === undefined) return syntaxError(place, section === undefined);
    const [, key = "", value = ""] = pair;
    const at = { ...place, key: `${section.name}.${key}` };
    open = { lines: value === "" ? [] : [{ text: value, at }] };
    section.values.set(key.replaceAll("-", "_"), { lines: open.lines, at });
  }
  return success(sections);
}

function syntaxError(at: Place, outside: boolean): Result<IniFile> {
  const message = outside ? "a line outside any [section]" : "a line that is neither a [section] nor key = value";
  return failure({ code: "ini-syntax", message: `this is no valid setup.cfg: ${message}`, hint: "mend the line", at });
}
