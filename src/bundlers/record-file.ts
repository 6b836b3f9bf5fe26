import { readdir, readFile } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import type { Environment } from "../model/environment.ts";

/** One line of a RECORD: a file that a distribution installed. */
export interface Recorded {
  /** As written: relative to site-packages, with `/`. */
  readonly path: string;
  /** `sha256=…`, or empty. */
  readonly hash: string;
  /** Relative to the environment's root, with `/`; undefined where the path is absolute or leaves the environment. */
  readonly place: string | undefined;
}

/** First field of a RECORD line; a name with a comma is quoted. */
export function recordedPath(line: string): string {
  return line.startsWith('"') ? line.slice(1, line.indexOf('",')).replaceAll('""', '"') : (line.split(",")[0] ?? "");
}

function placeOf(environment: Environment, path: string): string | undefined {
  if (isAbsolute(path) || /^[A-Za-z]:/.test(path)) return undefined;
  const place = relative(environment.root, join(environment.sitePackages, path)).split(sep).join("/");
  return place.startsWith("..") ? undefined : place;
}

/** Folders of installed metadata, sorted: `name-1.0.dist-info`. */
export async function metadataFolders(sitePackages: string): Promise<string[]> {
  return (await readdir(sitePackages)).filter((name) => name.endsWith(".dist-info")).sort();
}

/** What a distribution says that it installed; nothing where it says nothing. */
export async function readRecord(environment: Environment, metadata: string): Promise<Recorded[]> {
  const text = await readFile(join(environment.sitePackages, metadata, "RECORD"), "utf8").catch(() => "");
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  return lines.map((line) => {
    const path = recordedPath(line);
    return { path, hash: line.split(",").at(-2) ?? "", place: placeOf(environment, path) };
  });
}
