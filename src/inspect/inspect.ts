import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { BuildError } from "../model/errors.ts";
import type { Inspection } from "../model/inspection.ts";
import { assemble } from "./assemble.ts";
import { type Collection, type CollectOptions, collector, emptyCollection } from "./collect.ts";
import { visitDirectory } from "./directory.ts";
import { diskItem, packedFile, type Visit } from "./item.ts";
import { readStart, withFile } from "./source.ts";
import { compressionOf, visitTar } from "./tar.ts";

/** What else an inspection needs. */
export interface InspectOptions {
  /** A folder for files that are too large for memory. */
  readonly scratch: string;
  readonly isLinuxBase: (name: string) => boolean;
  readonly signal: AbortSignal;
}

type Format = "gz" | "zst" | "none" | "zip" | "file";

function formatOf(start: Buffer): Format {
  const compression = compressionOf(start);
  if (compression !== undefined) return compression;
  if (start.toString("latin1", 0, 4) === "PK\x03\x04") return "zip";
  return start.toString("latin1", 257, 262) === "ustar" ? "none" : "file";
}

const FORMS: Readonly<Record<Format, string>> = {
  gz: "tar.gz",
  zst: "tar.zst",
  none: "tar",
  zip: "zip",
  file: "executable",
};

function noBundle(path: string): BuildError {
  const hint = "Name a folder, a .tar.gz, .tar.zst, .tar or .zip archive, or an executable.";
  return new BuildError([{ code: "no-bundle", message: `${path} is not a bundle`, hint }]);
}

interface VisitOptions extends InspectOptions, Pick<CollectOptions, "observe"> {
  /** Folder in an archive that is the bundle itself: paths are relative to it. */
  readonly within?: string;
}

/** Passes things on with paths that are relative to a folder; what lies beside of it keeps its own. */
function below(folder: string, visit: Visit): Visit {
  const start = `${folder}/`;
  return (item) => visit(item.path.startsWith(start) ? { ...item, path: item.path.slice(start.length) } : item);
}

/** Visits one file: an archive, or an executable that is a bundle. Gives its form. */
async function visitFile(path: string, size: number, found: Collection, options: VisitOptions): Promise<string> {
  const name = basename(path);
  const { scratch, within } = options;
  const format = formatOf((await withFile(path, name, (source) => readStart(source, 512))) ?? Buffer.alloc(0));
  const collect = collector(found, { ...options, alone: format === "file" });
  const visit = within === undefined ? collect : below(within, collect);
  if (format === "zip") await (await import("./zip.ts")).visitZip(path, { name, size, scratch }, visit);
  else if (format !== "file") await visitTar(packedFile(path, name, size), { compression: format, scratch }, visit);
  else {
    await visit(diskItem(path, name, size));
    if (found.binaries.length === 0 && found.nested.size === 0)
      throw found.problems.length > 0 ? unreadable(found) : noBundle(path);
  }
  return FORMS[format];
}

function unreadable(found: Collection): BuildError {
  return new BuildError(found.problems.map(({ problem }) => ({ code: "unreadable-binary", message: problem })));
}

/** Visits all that is in a folder, an archive or an executable, and gives its form. Throws BuildError where that is none, broken or hostile. */
export async function visitPath(path: string, found: Collection, options: VisitOptions): Promise<string> {
  const about = await stat(path).catch(() => undefined);
  if (about === undefined) throw new BuildError([{ code: "no-bundle", message: `there is no ${path}` }]);
  if (!about.isFile() && !about.isDirectory()) throw noBundle(path);
  if (!about.isDirectory()) return visitFile(path, about.size, found, options);
  await visitDirectory(path, collector(found, { ...options, alone: false }));
  return "directory";
}

/** Looks at any bundle, ours or not: a folder, an archive, a onefile executable. Throws BuildError where it is none, broken or hostile. */
export async function inspectPath(path: string, options: InspectOptions): Promise<Inspection> {
  const found = emptyCollection();
  const form = await visitPath(path, found, options);
  const hints = { application: undefined, launchers: new Set<string>(), restIsApplication: false };
  return assemble(found, { form, home: undefined, isLinuxBase: options.isLinuxBase, ...hints });
}
