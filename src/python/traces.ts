import { readFile, writeFile } from "node:fs/promises";
import type { PythonDescription } from "./describe.ts";

/** Folders in which nobody can make a file, not even root; each as long as it must be at least. */
const NOWHERE = ["/dev/null/", "/sys/"];

/** A system's own prefix gives nothing away, and is part of many paths that mean something else. */
function isTelling(folder: string): boolean {
  return folder.startsWith("/") && folder !== "/" && folder !== "/usr";
}

/** Folders that the interpreter was built in or for, the longest first so that none is replaced in part. */
function tellingFolders(about: PythonDescription): readonly string[] {
  const prefixes = [about.prefix, ...(about.recordedPrefix === null ? [] : [about.recordedPrefix])];
  return [...new Set([...prefixes, ...about.buildFolders])].filter(isTelling).sort((a, b) => b.length - a.length);
}

/**
 * `/dev/null///////3.13.0` for `/opt/python/3.13.0`. The length and the last part must stay: linkers store a string that
 * is the end of another one only once, so that the interpreter's version may well be the end of its prefix.
 */
function overwrite(content: Buffer, folder: string): boolean {
  const needle = Buffer.from(`${folder}\0`);
  const head = needle.lastIndexOf("/") + 1;
  const instead = NOWHERE.find((place) => place.length <= head)?.padEnd(head, "/");
  if (instead === undefined) return false;
  let changed = false;
  for (let at = content.indexOf(needle); at !== -1; at = content.indexOf(needle, at + needle.length)) {
    content.write(instead, at);
    changed = true;
  }
  return changed;
}

/**
 * Overwrites the prefix and the build folders where they are compiled into the interpreter. With the prefix in place, a
 * tree that lacks part of its library would run on the original's, if there is one, and nobody would notice.
 */
export async function blankCompiledPrefix(file: string, about: PythonDescription): Promise<void> {
  const content = await readFile(file);
  const changes = tellingFolders(about).filter((folder) => overwrite(content, folder));
  if (changes.length > 0) await writeFile(file, content);
}

/** Files of the standard library in which a build records itself. */
export function isBuildRecord(place: string): boolean {
  return /^(?:_sysconfigdata.*\.py|_sysconfig_vars.*\.json|build-details\.json)$/.test(place);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Writes `/install` and `/build` where a build record names the folders of its machine. */
export async function neutraliseRecord(file: string, about: PythonDescription): Promise<void> {
  let text = await readFile(file, "utf8");
  for (const folder of tellingFolders(about)) {
    const instead = about.buildFolders.includes(folder) ? "/build" : "/install";
    text = text.replace(new RegExp(`${escaped(folder)}(?![\\w.-])`, "g"), instead);
  }
  await writeFile(file, text);
}
