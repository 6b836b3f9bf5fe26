import { posix } from "node:path";
import {
  type BinaryFacts,
  compareVersions,
  type Floor,
  type Home,
  type Inspection,
  type SizeShare,
  type Slice,
  type Suggestion,
} from "../model/inspection.ts";
import type { Collection, FoundBinary, Piece } from "./collect.ts";
import { contentsOf } from "./contents.ts";
import { createOwners, type Owner, type OwnerHints, type Owners } from "./owners.ts";
import { isSystemLibrary } from "./system-libraries.ts";

/** In the path of what lies inside of an executable. */
const INSIDE = "!/";

export interface AssembleOptions extends OwnerHints {
  readonly form: string;
  /** What it is made for; undefined: what most of its binaries, by their bytes, are for. */
  readonly home: Home | undefined;
  readonly isLinuxBase: (name: string) => boolean;
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number => (a.path < b.path ? -1 : 1);

function most(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))[0]?.[0];
}

function tally(values: Iterable<readonly [name: string, weight: number]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [name, weight] of values) counts.set(name, (counts.get(name) ?? 0) + weight);
  return counts;
}

/** What the binaries are for, by their bytes: helpers for other systems that wheels bring along may be many, but are small. */
function homeOf({ binaries, pieces }: Collection): Home | undefined {
  const sizes = new Map(pieces.map(({ path, bytes }) => [path, bytes]));
  const weight = ({ path }: FoundBinary): number => sizes.get(path) ?? 1;
  const format = most(tally(binaries.map((binary) => [binary.facts.format, weight(binary)])));
  const own = binaries.filter(({ facts }) => facts.format === format);
  const slices = own.flatMap((binary) =>
    binary.facts.slices.map((slice) => [slice.architecture, weight(binary)] as const),
  );
  const architecture = most(tally(slices.filter(([name]) => name !== "any")));
  if (architecture === undefined || (format !== "elf" && format !== "macho" && format !== "pe")) return undefined;
  return { format, architecture };
}

/** The part of a binary that runs there; undefined for a foreign one. */
function sliceFor({ format, slices }: BinaryFacts, home: Home | undefined): Slice | undefined {
  if (format !== home?.format) return undefined;
  return slices.find(({ architecture }) => architecture === home.architecture || architecture === "any");
}

interface OwnBinary {
  readonly path: string;
  readonly facts: BinaryFacts;
  readonly slice: Slice;
}

function floorsOf(own: readonly OwnBinary[], owners: Owners): readonly Floor[] {
  const floors = new Map<string, Floor>();
  for (const { path, slice } of own) {
    const { needs } = slice;
    if (needs === undefined) continue;
    const before = floors.get(needs.system);
    if (before !== undefined && compareVersions(before.version, needs.version) >= 0) continue;
    floors.set(needs.system, { ...needs, file: path, owner: owners.of(path).owner });
  }
  return [...floors.values()];
}

/**
 * Names that loaders would find in the bundle; Windows and macOS do not tell upper from lower case. What lies inside of a onefile
 * executable is not there yet when that one is loaded itself.
 */
function carriedNames(found: Collection, exact: boolean): (name: string, by: string) => boolean {
  const fold = (name: string): string => (exact ? name : name.toLowerCase());
  const names = { all: new Set<string>(), outside: new Set<string>() };
  for (const { path } of [...found.pieces, ...found.links]) {
    const name = fold(posix.basename(path));
    names.all.add(name);
    if (!path.includes(INSIDE)) names.outside.add(name);
  }
  return (name, by) => (by.includes(INSIDE) ? names.all : names.outside).has(fold(name));
}

/** Each library with one file that needs it: a launcher where nothing else does. */
function missingOf(found: Collection, own: readonly OwnBinary[], options: AssembleOptions): Inspection["missing"] {
  const carried = carriedNames(found, own[0]?.facts.format === "elf");
  const missing = new Map<string, string>();
  const isLauncher = ({ path }: OwnBinary): boolean => options.launchers.has(path);
  const launchersLast = own.toSorted((a, b) => Number(isLauncher(a)) - Number(isLauncher(b)));
  for (const { path, facts, slice } of launchersLast) {
    for (const library of slice.libraries) {
      // `@rpath/x.dylib` is looked for in the bundle; a path of its own is not.
      const inside = !library.startsWith("/") && carried(posix.basename(library), path);
      const there = inside || isSystemLibrary(facts.format, library, options.isLinuxBase);
      if (!there && !missing.has(library)) missing.set(library, path);
    }
  }
  return [...missing].map(([library, file]) => ({ library, file })).sort((a, b) => (a.library < b.library ? -1 : 1));
}

/** Files of a compressed tree take their part of its compressed bytes. */
function weigher(found: Collection): (piece: Piece) => number {
  const unpacked = new Map<string, number>();
  for (const { tree, bytes } of found.pieces) {
    if (tree !== undefined) unpacked.set(tree, (unpacked.get(tree) ?? 0) + bytes);
  }
  return ({ tree, bytes }) =>
    tree === undefined ? bytes : (bytes * (found.trees.get(tree) ?? 0)) / Math.max(1, unpacked.get(tree) ?? 1);
}

function sizesOf(found: Collection, owners: Owners): readonly SizeShare[] {
  const weigh = weigher(found);
  const shares = new Map<string, { readonly owner: Owner; bytes: number; files: number }>();
  for (const piece of found.pieces) {
    const owner = piece.module === undefined ? owners.of(piece.path) : owners.ofModule(piece.module);
    const key = `${owner.kind} ${owner.owner}`;
    const share = shares.get(key) ?? { owner, bytes: 0, files: 0 };
    share.bytes += weigh(piece);
    share.files += 1;
    shares.set(key, share);
  }
  const rounded = [...shares.values()].map(({ owner, bytes, files }) => ({
    ...owner,
    bytes: Math.round(bytes),
    files,
  }));
  return rounded.sort((a, b) => b.bytes - a.bytes || (a.owner < b.owner ? -1 : 1));
}

/** Below this nobody would do anything. Bytes. */
const WORTH_SAYING = 1_000_000;
const MOST_NAMED = 3;

function suggestionsOf(own: readonly OwnBinary[]): readonly Suggestion[] {
  const full = own.filter(({ facts }) => facts.removable > 0).sort((a, b) => b.facts.removable - a.facts.removable);
  const bytes = full.reduce((sum, { facts }) => sum + facts.removable, 0);
  if (bytes < WORTH_SAYING) return [];
  const what = `${full.length} programs and libraries have symbols for debuggers, which strip would remove`;
  return [{ what, bytes, files: full.slice(0, MOST_NAMED).map(({ path }) => path) }];
}

const SYSTEMS: Readonly<Record<BinaryFacts["format"], string>> = { elf: "Linux", macho: "macOS", pe: "Windows" };

function foreignOf(binaries: readonly FoundBinary[], home: Home | undefined): Inspection["foreign"] {
  return binaries
    .filter(({ facts }) => sliceFor(facts, home) === undefined)
    .map(({ path, facts }) => {
      const processors = facts.slices.map(({ architecture }) => architecture).join(", ");
      return { file: path, what: `${SYSTEMS[facts.format]} ${processors}`, library: facts.library };
    });
}

/** A onefile executable inside of a folder or an archive is worth saying; modules packed in a program are not. */
function formOf({ binaries }: Collection, form: string): string {
  const inside = binaries.some(({ path }) => path.includes(INSIDE));
  if (!inside) return form;
  return form === "executable" ? "onefile" : `${form} + onefile`;
}

/** Makes of all that was seen what a reader wants to know. */
export function assemble(found: Collection, options: AssembleOptions): Inspection {
  // What was visited at the same time has no order.
  found.pieces.sort(byPath);
  found.claims.sort((a, b) => (a.distribution.title < b.distribution.title ? -1 : 1));
  const binaries = found.binaries.sort(byPath);
  const hints = { ...options, launchers: new Set([...options.launchers, ...found.nested]) };
  const owners = createOwners(
    found.pieces.map(({ path }) => path),
    found.claims,
    hints,
  );
  const home = options.home ?? homeOf(found);
  const own = binaries.flatMap(({ path, facts }) => {
    const slice = sliceFor(facts, home);
    return slice === undefined ? [] : [{ path, facts, slice }];
  });
  const sizes = sizesOf(found, owners);
  return {
    form: formOf(found, options.form),
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    files: found.pieces.filter(({ module }) => module === undefined).length,
    floors: floorsOf(own, owners),
    architectures: Object.fromEntries(
      [...tally(binaries.flatMap(({ facts }) => facts.slices.map(({ architecture }) => [architecture, 1])))].sort(),
    ),
    architecture: home?.architecture,
    foreign: foreignOf(binaries, home),
    libraries: own.filter(({ facts }) => facts.library).map(({ path }) => path),
    missing: missingOf(found, own, hints),
    sizes,
    suggestions: suggestionsOf(own),
    contents: contentsOf(found.pieces, owners, { weigh: weigher(found), demanding: own }),
    problems: found.problems.sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}
