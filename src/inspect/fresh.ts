import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { AccountFacts, FreshInspection } from "../model/account.ts";
import { BuildError } from "../model/errors.ts";
import type { FreshBundle } from "../model/inspection.ts";
import { accountFrom, observer, type Seen } from "./account.ts";
import { assemble } from "./assemble.ts";
import { type Collection, collector, emptyCollection, PROGRAM_PLACE, RECORD } from "./collect.ts";
import { visitDirectory } from "./directory.ts";
import type { InspectOptions } from "./inspect.ts";
import { type Claims, readRecord } from "./records.ts";
import { type Source, withFile } from "./source.ts";
import { unusedRequirements } from "./unused.ts";

/** What one distribution claims relative to its own folder, which alone means something in the bundle. */
async function installedClaims(sitePackages: string, name: string): Promise<readonly Claims[]> {
  try {
    const read = (source: Source): Promise<Buffer> => source.read(0, source.size);
    const text = await withFile(join(sitePackages, name, "RECORD"), name, read);
    const claims = readRecord(`${name}/RECORD`, text?.toString("utf8") ?? "");
    return claims === undefined ? [] : [{ ...claims, paths: [] }];
  } catch {
    // Not every installer leaves one.
    return [];
  }
}

/** RECORDs of the environment: what was frozen may have lost its own. A tree that became one file holds them in there. */
async function environmentClaims(sitePackages: string): Promise<readonly Claims[]> {
  const names = (await readdir(sitePackages).catch(() => [])).filter((name) => name.endsWith(".dist-info")).sort();
  return (await Promise.all(names.map((name) => installedClaims(sitePackages, name)))).flat();
}

/** Files that were inspected and not packed, or the other way round, or were something else by then. */
function unlike({ pieces }: Collection, { hashes }: Seen, packed: ReadonlyMap<string, string>): readonly string[] {
  const files = new Set(
    pieces.flatMap(({ path, module, inside }) => (module === undefined && inside === undefined ? [path] : [])),
  );
  const lost = [...files].filter((path) => !packed.has(path));
  const others = [...packed].filter(([path, sha256]) => !files.has(path) || (hashes.get(path) ?? sha256) !== sha256);
  return [...lost, ...others.map(([path]) => path)];
}

function changed(path: string): BuildError {
  const message = `the bundle was changed between packing and inspection: ${path}`;
  const hint = "Something that the build or the program started is still running and writes there.";
  return new BuildError([{ code: "bundle-changed", message, hint }]);
}

/** Looks at a bundle that was just made. */
export async function inspectBundle(bundle: FreshBundle, options: InspectOptions): Promise<FreshInspection> {
  const found = emptyCollection();
  const seen: Seen = { hashes: new Map(), metadata: new Map() };
  const { home, application, accounted } = bundle;
  // What is inside of a file goes into no package by itself; all else that is read has to be what was packed.
  const looking = observer(seen, (path, { inside }) => inside || RECORD.test(path) || PROGRAM_PLACE.test(path));
  const observing = accounted ? { observe: looking } : {};
  await visitDirectory(bundle.root, collector(found, { ...options, alone: false, ...observing }));
  const hints = { application, launchers: new Set(bundle.launchers), restIsApplication: true };
  const claims = [...found.claims, ...(await environmentClaims(bundle.sitePackages))];
  const about = { form: "directory", home, isLinuxBase: options.isLinuxBase, ...hints };
  const inspection = assemble({ ...found, claims }, about);
  const unused = await unusedRequirements(bundle.sitePackages, application, inspection.sizes);
  const account = (facts: AccountFacts, packed: ReadonlyMap<string, string>) => {
    const [other] = unlike(found, seen, packed);
    if (other !== undefined) throw changed(other);
    return accountFrom(found, { ...seen, hashes: new Map([...seen.hashes, ...packed]) }, facts);
  };
  const suggestions = [...unused, ...inspection.suggestions];
  return { ...inspection, suggestions, account: accounted ? account : undefined };
}
