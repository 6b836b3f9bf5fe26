import { posix } from "node:path";
import type { Fact } from "../model/project.ts";
import type { Pyproject } from "./pyproject.ts";
import { pythonString } from "./script.ts";
import { readText } from "./text.ts";

/** Where a version is written, in the file's own words. */
interface VersionSource {
  /** Relative to the project, likeliest first. */
  readonly files: readonly string[];
  readonly find: (text: string, file: string) => Fact<string> | undefined;
}

/**
 * The version that a build backend would compute, where its configuration points at a plain text that can be read
 * without running anything of the project. Undefined for everything else (tags, code): the backend tells later.
 */
export async function dynamicVersion(root: string, pyproject: Pyproject): Promise<Fact<string> | undefined> {
  const source = sourceOf(pyproject);
  return source === undefined ? undefined : firstFound(root, source);
}

/** `attr: package.__version__` as setuptools reads it, from the source text. */
export function attributeVersion(root: string, attribute: string, folder: string): Promise<Fact<string> | undefined> {
  return firstFound(root, attributeSource(attribute, folder));
}

/** `file: VERSION, …`: what is in the files, without the space around it. */
export function fileVersion(root: string, files: readonly string[]): Promise<Fact<string> | undefined> {
  return firstFound(root, { files, find: wholeText });
}

async function firstFound(root: string, source: VersionSource): Promise<Fact<string> | undefined> {
  for (const file of source.files.filter(staysInside)) {
    // A file that cannot be read tells nothing; the backend will say what it thinks of it.
    const text = await readText(root, file);
    if (!text.ok || text.value === undefined) continue;
    const found = source.find(text.value, file);
    if (found !== undefined) return found;
  }
  return undefined;
}

function staysInside(file: string): boolean {
  const normal = posix.normalize(file.replaceAll("\\", "/"));
  return !posix.isAbsolute(normal) && !/^[a-z]:/i.test(normal) && normal.split("/")[0] !== "..";
}

function sourceOf(pyproject: Pyproject): VersionSource | undefined {
  const backend = pyproject.backend ?? "setuptools.build_meta";
  if (backend.startsWith("setuptools.")) return setuptoolsSource(pyproject);
  if (backend.startsWith("hatchling")) return hatchSource(pyproject);
  if (backend.startsWith("flit_core") || backend.startsWith("flit.")) return flitSource(pyproject);
  return backend.startsWith("pdm.") ? pdmSource(pyproject) : undefined;
}

function setuptoolsSource({ reader }: Pyproject): VersionSource | undefined {
  const path = ["tool", "setuptools", "dynamic", "version"];
  const written = reader.table(path) ?? {};
  const { attr, file } = written;
  if (typeof attr === "string") {
    const folder = reader.table(["tool", "setuptools", "package-dir"])?.[""];
    return attributeSource(attr, typeof folder === "string" ? folder : "");
  }
  if (typeof file === "string") return { files: [file], find: wholeText };
  return Array.isArray(file) ? { files: file.filter((item) => typeof item === "string"), find: wholeText } : undefined;
}

function attributeSource(attribute: string, folder: string): VersionSource {
  const [, module = "", name = ""] = /^([\w.]+)\.(\w+)$/.exec(attribute.trim()) ?? [];
  const path = module.replaceAll(".", "/");
  const folders = [...new Set([folder === "" ? "." : folder, ".", "src"])];
  return {
    files:
      name === ""
        ? []
        : folders.flatMap((base) => [posix.join(base, path, "__init__.py"), posix.join(base, `${path}.py`)]),
    find: (text, file) => pythonString(text, [name], file),
  };
}

/** Hatch's `regex` source, which is the default; a `v` before the version is not part of it. */
function hatchSource({ reader }: Pyproject): VersionSource | undefined {
  const table = reader.table(["tool", "hatch", "version"]) ?? {};
  const { path, source, pattern } = table;
  if (typeof path !== "string" || (source !== undefined && source !== "regex")) return undefined;
  // A pattern is written in Python's dialect; guessing at it could read another version than Hatch does.
  if (pattern !== undefined && typeof pattern !== "boolean") return undefined;
  return {
    files: [path],
    find: (text, file) => {
      const found = pythonString(text, ["__version__", "VERSION"], file);
      return found && { value: found.value.replace(/^v/, ""), at: found.at };
    },
  };
}

function flitSource({ reader, declared }: Pyproject): VersionSource | undefined {
  const named = reader.table(["tool", "flit", "module"])?.["name"];
  const module = typeof named === "string" ? named : declared.name?.value.replaceAll("-", "_");
  if (module === undefined) return undefined;
  return attributeSource(`${module}.__version__`, "");
}

function pdmSource({ reader }: Pyproject): VersionSource | undefined {
  const { source, path } = reader.table(["tool", "pdm", "version"]) ?? {};
  if (source !== "file" || typeof path !== "string") return undefined;
  return { files: [path], find: (text, file) => pythonString(text, ["__version__"], file) };
}

function wholeText(text: string, file: string): Fact<string> | undefined {
  const value = text.trim();
  return value === "" || /\s/.test(value) ? undefined : { value, at: { file, line: 1 } };
}
