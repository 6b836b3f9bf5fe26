import { failure, type Place, type Result, success } from "../model/diagnostic.ts";

export interface IniLine {
  readonly text: string;
  readonly at: Place;
}

/** One `key = value` of setup.cfg; continuation lines belong to the value, each without its indentation. */
export interface IniValue {
  readonly lines: readonly IniLine[];
  readonly at: Place;
}

/** Section → key → value. Keys as setuptools reads them: `-` and `_` are one. */
export type IniFile = ReadonlyMap<string, ReadonlyMap<string, IniValue>>;

const KEY = /^([^\s=:[][^=:]*?)\s*[=:]\s*(.*)$/;

interface Reading {
  readonly sections: Map<string, Map<string, IniValue>>;
  section: string;
  /** The value that an indented line continues. */
  open: IniLine[] | undefined;
}

/** Reads the dialect of Python's configparser that setup.cfg is written in, without interpolation. */
export function parseIni(text: string, file: string): Result<IniFile> {
  const reading: Reading = { sections: new Map(), section: "", open: undefined };
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = { text: raw.trim(), at: { file, line: index + 1 } };
    if (line.text === "" || /^[#;]/.test(line.text)) continue;
    if (reading.open !== undefined && /^\s/.test(raw)) {
      reading.open.push(line);
      continue;
    }
    if (!readLine(reading, line)) return syntaxError(line.at, !reading.sections.has(reading.section));
  }
  return success(reading.sections);
}

/** Reads a line that begins something; false where it is nothing that can begin here. */
function readLine(reading: Reading, line: IniLine): boolean {
  const header = /^\[([^\]]+)\]/.exec(line.text)?.[1];
  if (header !== undefined) {
    reading.section = header;
    reading.open = undefined;
    if (!reading.sections.has(header)) reading.sections.set(header, new Map());
    return true;
  }
  const [, key, value = ""] = KEY.exec(line.text) ?? [];
  const values = reading.sections.get(reading.section);
  if (key === undefined || values === undefined) return false;
  const at = { ...line.at, key: `${reading.section}.${key}` };
  reading.open = value === "" ? [] : [{ text: value, at }];
  values.set(key.replaceAll("-", "_"), { lines: reading.open, at });
  return true;
}

function syntaxError(at: Place, outside: boolean): Result<IniFile> {
  const message = outside ? "a line outside any [section]" : "a line that is neither a [section] nor key = value";
  return failure({
    code: "ini-syntax",
    message: `this is not a valid setup.cfg: ${message}`,
    hint: "mend the line",
    at,
  });
}
