import type { ReportBundle } from "../../model/report.ts";

/** A part of a bundle: a folder, an owner, or a file, which has no parts. Sizes in bytes. */
export interface Part {
  readonly name: string;
  bytes: number;
  files: number;
  parts: Map<string, Part>;
}

/** Of files: a map for each of 20,000 takes longer than all the rest. */
const NONE = new Map<string, Part>();

export type Grouping = "owner" | "folder";

function fresh(name: string): Part {
  return { name, bytes: 0, files: 0, parts: NONE };
}

function inside(part: Part, name: string): Part {
  const known = part.parts.get(name);
  if (known !== undefined) return known;
  const made = fresh(name);
  if (part.parts === NONE) part.parts = new Map();
  part.parts.set(name, made);
  return made;
}

function add(root: Part, way: readonly string[], bytes: number): void {
  let at = root;
  at.bytes += bytes;
  at.files += 1;
  for (const name of way) {
    at = inside(at, name);
    at.bytes += bytes;
    at.files += 1;
  }
}

/** A folder that holds nothing but one folder is shown with it as one. */
function joined(part: Part): Part {
  if (part.parts.size === 0) return part;
  const parts = [...part.parts.values()].map(joined);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && only.parts.size > 0)
    return { ...only, name: `${part.name}/${only.name}` };
  return { ...part, parts: new Map(parts.map((child) => [child.name, child])) };
}

/** An owner keeps its name; the folders that all of its files lie in are left out of it. */
function titled(owner: Part): Part {
  return { ...joined(owner), name: owner.name };
}

/** The whole bundle as a tree of its parts. */
export function treeOf(bundle: ReportBundle, grouping: Grouping): Part {
  const root = fresh(bundle.name);
  for (const owner of bundle.owners) {
    const group = grouping === "owner" ? [owner.name] : [];
    for (const [path, bytes] of owner.files) add(root, [...group, ...path.split("/")], bytes);
  }
  const tidy = grouping === "owner" ? titled : joined;
  return { ...root, parts: new Map([...root.parts].map(([name, part]) => [name, tidy(part)])) };
}

/** Largest first. */
export function partsOf(part: Part): Part[] {
  return [...part.parts.values()].sort((a, b) => b.bytes - a.bytes);
}
