import type { OwnerKind } from "../model/inspection.ts";
import { normalName } from "../model/project.ts";
import { type Claims, type Distribution, metadataOwner } from "./records.ts";

/** Whose a file is. */
export interface Owner {
  readonly kind: OwnerKind;
  readonly owner: string;
}

/** What is known of a bundle besides its files. */
export interface OwnerHints {
  /** Name of the application's own distribution. */
  readonly application: string | undefined;
  /** Programs that users start, relative to the bundle. */
  readonly launchers: ReadonlySet<string>;
  /** Everything that nobody claims was put there by the project. */
  readonly restIsApplication: boolean;
}

const INTERPRETER: Owner = { kind: "interpreter", owner: "interpreter" };
const LAUNCHER: Owner = { kind: "launcher", owner: "launcher" };
const APPLICATION: Owner = { kind: "application", owner: "application" };
const OTHER: Owner = { kind: "other", owner: "other files" };
const MODULES: Owner = { kind: "other", owner: "modules" };
const LIBRARIES: Owner = { kind: "other", owner: "collected libraries" };

/** `lib/python3.14/os.py` or `Lib/os.py`: the root of an interpreter lies before. */
const STANDARD_LIBRARY = /^(.*?)(?:lib\/python3\.\d+t?|Lib)\/os\.pyc?$/;
/** What of an interpreter stands alone in the folder of a frozen program. */
const FROZEN_INTERPRETER =
  /^(?:base_library\.zip$|lib-dynload\/|python3\.\d+t?\/lib-dynload\/|libpython3[\w.]*$|python3\d*t?\.dll$|vcruntime\w+\.dll$|Python$|_?tcl_data\/|_?tk_data\/|tcl\d+\/)/i;
/** Where freezers put what a program consists of. */
const CONTENTS = /^(?:.*\/)?(?:_internal|Contents\/(?:Frameworks|Resources)|[^/]+!)\//;
/** What of the archive of modules is none of them. */
const MODULES_FILE = /^[^/]+\.pyz$/;
const LIBRARY = /\.(?:so(?:\.[\d.]+)?|dylib|dll|pyd)$/i;
const COMPILED = /^(.*\/)?__pycache__\/([^/]+?)\.[^/.]+(?:\.opt-\d)?\.pyc$/;

/** Folder and name of the source that a compiled file was made from. */
function sourceOf(path: string): string | undefined {
  const [, folder = "", name] = COMPILED.exec(path) ?? [];
  return name === undefined ? undefined : `${folder}${name}.py`;
}

/** Tells who brought a file. */
export interface Owners {
  of(path: string): Owner;
  ofModule(name: string): Owner;
}

type OwnerOf = (path: string) => Owner | undefined;

function titled({ name, title }: Distribution, application: string | undefined): Owner {
  const own = application !== undefined && name === normalName(application);
  return { kind: own ? "application" : "distribution", owner: title };
}

/** Path → owner. Where two claim one file, the first one has it: who wrote it last is not known. */
function index(
  claims: readonly Claims[],
  key: "paths" | "relative",
  application: string | undefined,
): ReadonlyMap<string, Owner> {
  const owners = new Map<string, Owner>();
  for (const claim of claims) {
    const owner = titled(claim.distribution, application);
    for (const path of claim[key]) if (!owners.has(path)) owners.set(path, owner);
  }
  return owners;
}

/** What lies in the folder of a frozen program, by its name alone. */
function frozenOwner(path: string): Owner | undefined {
  const inside = path.replace(CONTENTS, "");
  if (inside === path) return undefined;
  if (MODULES_FILE.test(inside)) return LAUNCHER;
  if (FROZEN_INTERPRETER.test(inside)) return INTERPRETER;
  return LIBRARY.test(inside) && !inside.includes("/") ? LIBRARIES : undefined;
}

function placeOwner(paths: Iterable<string>, hints: OwnerHints): (path: string) => Owner {
  const roots = new Set<string>();
  for (const path of paths) {
    const root = STANDARD_LIBRARY.exec(path)?.[1];
    if (root !== undefined) roots.add(root);
  }
  return (path) => {
    const frozen = frozenOwner(path);
    if (frozen !== undefined) return frozen;
    if (path.includes("/site-packages/")) return OTHER;
    for (const root of roots) if (path.startsWith(root)) return INTERPRETER;
    return hints.restIsApplication ? APPLICATION : OTHER;
  };
}

/** @param paths everything in the bundle */
export function createOwners(paths: Iterable<string>, claims: readonly Claims[], hints: OwnerHints): Owners {
  const claimed = index(claims, "paths", hints.application);
  const relative = index(claims, "relative", hints.application);
  const byPlace = placeOwner(paths, hints);
  const byClaim: OwnerOf = (path) => {
    const inside = path.replace(CONTENTS, "");
    return claimed.get(path) ?? (inside === path ? undefined : relative.get(inside));
  };
  const byMetadata: OwnerOf = (path) => {
    const distribution = metadataOwner(path);
    return distribution && titled(distribution, hints.application);
  };
  return {
    of(path) {
      if (hints.launchers.has(path)) return LAUNCHER;
      const source = sourceOf(path);
      return byClaim(path) ?? (source === undefined ? undefined : byClaim(source)) ?? byMetadata(path) ?? byPlace(path);
    },
    ofModule(name) {
      const path = name.replaceAll(".", "/");
      const known = relative.get(`${path}.py`) ?? relative.get(`${path}/__init__.py`);
      if (known !== undefined) return known;
      return claims.length === 0 ? MODULES : INTERPRETER;
    },
  };
}
