import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { PARTS, type Part, TOOLS, type Tool } from "./parts.ts";

/** All files below a place, or the place itself, but for what lies at the paths in `without`. Links are not followed. */
export async function filesBelow(place: string, without: ReadonlySet<string> = new Set()): Promise<string[]> {
  const entries = await readdir(place, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (entries === undefined) return [place];
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(place, entry.name);
      if (without.has(path)) return [];
      if (entry.isDirectory()) return filesBelow(path, without);
      return entry.isFile() ? [path] : [];
    }),
  );
  return found.flat();
}

const SOURCE = /\.(py|pyx)$/;
const BINARY = /\.(so|pyd|dll|dylib)$|\.so\.[0-9.]+$/;
/** A file beyond this is not searched and taken to mention everything, so that nothing is lost and memory is bounded. Bytes. */
const LARGEST = 64 * 1024 * 1024;

/** Files that are in memory at the same time. */
const AT_ONCE = 16;

/** What of the interpreter and of the tools something speaks of. */
export interface Mentioned {
  readonly parts: Set<Part>;
  readonly tools: Set<Tool>;
}

/** A compiled module holds the names that it imports as texts of their own. */
function imports(tool: Tool, text: string, compiled: boolean): boolean {
  if (compiled) return tool.modules.some((name) => text.includes(`\0${name}\0`));
  return tool.modules.some((name) => text.includes(name)) && tool.mention.test(text);
}

async function search(file: string, found: Mentioned): Promise<void> {
  const compiled = BINARY.test(file);
  if (!compiled && !SOURCE.test(file)) return;
  const parts = PARTS.filter((part) => !found.parts.has(part));
  const tools = TOOLS.filter((tool) => !found.tools.has(tool));
  const text = (await stat(file)).size > LARGEST ? undefined : await readFile(file, "latin1");
  const mentions = ({ words, mention }: Part, said: string): boolean =>
    words.some((word) => said.includes(word)) && mention.test(said);
  for (const part of parts) if (text === undefined || mentions(part, text)) found.parts.add(part);
  for (const tool of tools) if (text === undefined || imports(tool, text, compiled)) found.tools.add(tool);
}

/** Searches the code of these places, but for what lies at the paths in `without`. */
export async function mentionedIn(places: readonly string[], without: ReadonlySet<string>): Promise<Mentioned> {
  const found: Mentioned = { parts: new Set(), tools: new Set() };
  const files = (await Promise.all(places.map((place) => filesBelow(place, without)))).flat();
  for (let at = 0; at < files.length; at += AT_ONCE) {
    await Promise.all(files.slice(at, at + AT_ONCE).map((file) => search(file, found)));
  }
  return found;
}
