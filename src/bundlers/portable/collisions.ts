import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Environment } from "../../model/environment.ts";
import { BuildError } from "../../model/errors.ts";
import type { TreeLayout } from "../../model/interpreter.ts";
import { metadataFolders, readRecord } from "../record-file.ts";

/** At most this many are named; a fork of a distribution collides in every file. */
const NAMED = 5;

function isInterpreters(place: string, layout: TreeLayout): boolean {
  if (place === layout.python) return true;
  return place.startsWith(`${layout.stdlib}/`) && !place.startsWith(`${layout.sitePackages}/`);
}

function some(texts: readonly string[]): string {
  const more = texts.length > NAMED ? ` and ${texts.length - NAMED} more` : "";
  return texts.slice(0, NAMED).join(", ") + more;
}

function overwritten(owner: string, places: readonly string[]): Diagnostic {
  return {
    code: "overwrites-interpreter",
    message: `${owner} installs over the interpreter's own files: ${some(places)}`,
    hint: "Its wheel has them under data/ or scripts/, where they take the place of the standard library or of Python. Leave it out.",
  };
}

function shared(owners: string, paths: readonly string[]): Diagnostic {
  return {
    code: "wheels-collide",
    severity: "warning",
    message: `${owners} install different files under one name: ${some(paths)}`,
    hint: "Which of them ends up in the bundle is chance. Usually one is a fork of the other: require only one of them.",
  };
}

interface Installed {
  readonly owner: string;
  /** Relative to the environment's root. */
  readonly place: string;
  readonly hash: string;
}

async function installedFiles(environment: Environment): Promise<Installed[]> {
  const found: Installed[] = [];
  for (const metadata of await metadataFolders(environment.sitePackages)) {
    const owner = metadata.slice(0, -".dist-info".length);
    for (const { place, hash } of await readRecord(environment, metadata)) {
      if (place !== undefined && !place.includes("__pycache__/")) found.push({ owner, place, hash });
    }
  }
  return found;
}

/** Places that two owners recorded with different content, by the pair of owners. */
function differing(files: readonly Installed[]): ReadonlyMap<string, string[]> {
  const first = new Map<string, Installed>();
  const pairs = new Map<string, string[]>();
  for (const file of files) {
    const other = first.get(file.place);
    if (other === undefined) first.set(file.place, file);
    else if (other.owner !== file.owner && other.hash !== file.hash) {
      const key = `${other.owner} and ${file.owner}`;
      pairs.set(key, [...(pairs.get(key) ?? []), file.place]);
    }
  }
  return pairs;
}

/**
 * Two wheels that bring one file, each its own, and wheels that bring files of the interpreter: an installer lets the last one
 * win in silence. Gives warnings for the former; throws BuildError for the latter.
 */
export async function findCollisions(environment: Environment, layout: TreeLayout): Promise<readonly Diagnostic[]> {
  const files = await installedFiles(environment);
  const foreign = Map.groupBy(
    files.filter(({ place }) => isInterpreters(place, layout)),
    ({ owner }) => owner,
  );
  if (foreign.size > 0) {
    const problem = ([owner, all]: [string, Installed[]]): Diagnostic =>
      overwritten(
        owner,
        all.map(({ place }) => place),
      );
    throw new BuildError([...foreign].map(problem));
  }
  return [...differing(files)].map(([owners, places]) => {
    const inPackages = places.map((place) => place.replace(`${layout.sitePackages}/`, ""));
    return shared(owners, inPackages);
  });
}
