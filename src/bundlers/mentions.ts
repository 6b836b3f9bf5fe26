import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { PARTS, type Part, TOOLS, type Tool } from "./parts.ts";

// All of this by calls that wait for the disk: some thousand promises take three times as long.

/** All files below a place, or the place itself, but for what lies at the paths in `without`. Links are not followed. */
export function filesBelow(place: string, without: ReadonlySet<string> = new Set()): string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const path = join(place, entry.name);
    if (without.has(path)) return [];
    if (entry.isDirectory()) return filesBelow(path, without);
    return entry.isFile() ? [path] : [];
  });
}

const SOURCE = /\.(py|pyx)$/;
const BINARY = /\.(so|pyd|dll|dylib)$|\.so\.[0-9.]+$/;
/** A file beyond this is not searched and taken to mention everything, so that nothing is lost and memory is bounded. Bytes. */
const LARGEST = 64 * 1024 * 1024;

/** Looked through at a time: signals, limits of time and other commands' output wait for so long. Bytes; a tenth of a second. */
const TURN = 8 * 1024 * 1024;
/** What a file costs besides its bytes, as if it had so many more. */
const OPENING = 4 * 1024;

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

/** A text that speaks of anything has one of these in it. One expression takes a sixth of the time of a search for each. */
const ANY = new RegExp([...PARTS.flatMap(({ words }) => words), ...TOOLS.flatMap(({ modules }) => modules)].join("|"));

function look(text: string, compiled: boolean, found: Mentioned): void {
  const mentions = ({ words, mention }: Part): boolean =>
    words.some((word) => text.includes(word)) && mention.test(text);
  for (const part of PARTS) if (!found.parts.has(part) && mentions(part)) found.parts.add(part);
  for (const tool of TOOLS) if (!found.tools.has(tool) && imports(tool, text, compiled)) found.tools.add(tool);
}

/** The answer is how many bytes of the file were looked through. */
function search(file: string, found: Mentioned): number {
  const compiled = BINARY.test(file);
  if (!compiled && !SOURCE.test(file)) return 0;
  if (statSync(file).size > LARGEST) {
    for (const part of PARTS) found.parts.add(part);
    for (const tool of TOOLS) found.tools.add(tool);
    return 0;
  }
  const text = readFileSync(file, "latin1");
  if (ANY.test(text)) look(text, compiled, found);
  return text.length;
}

/** Searches the code of these places, but for what lies at the paths in `without`. */
export async function mentionedIn(places: readonly string[], without: ReadonlySet<string>): Promise<Mentioned> {
  const found: Mentioned = { parts: new Set(), tools: new Set() };
  let done = 0;
  for (const file of places.flatMap((place) => filesBelow(place, without))) {
    done += OPENING + search(file, found);
    if (done < TURN) continue;
    done = 0;
    await setImmediate();
  }
  return found;
}
