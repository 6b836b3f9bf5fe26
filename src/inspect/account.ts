import { createHash } from "node:crypto";
import { basename } from "node:path/posix";
import type { Account, AccountFacts, AccountOwner, AccountPart, AccountRequest } from "../model/account.ts";
import { type DistributionFacts, readMetadata } from "../model/distribution-metadata.ts";
import type { OwnerKind } from "../model/inspection.ts";
import { type Collection, emptyCollection, type Observe, type Piece } from "./collect.ts";
import { type InspectOptions, visitPath } from "./inspect.ts";
import { createOwners, type Owner, type Owners } from "./owners.ts";
import { metadataOwner } from "./records.ts";
import { pieces, readStart, type Source } from "./source.ts";

const METADATA = /\.dist-info\/METADATA$|\.egg-info\/PKG-INFO$/;
/** A longer one is none, or its description is a book; its headers come first. Bytes. */
const MOST_METADATA = 1 << 20;

/** What is read of files while they are there. */
export interface Seen {
  /** Path → SHA-256, hexadecimal. */
  readonly hashes: Map<string, string>;
  /** Title of a distribution → what its metadata says, and where. */
  readonly metadata: Map<string, { readonly path: string; readonly facts: DistributionFacts }>;
}

async function hashOf(source: Source): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of pieces(source)) hash.update(piece);
  return hash.digest("hex");
}

/** Reads metadata, and hashes that and whatever else `hashing` wants. */
export function observer({ hashes, metadata }: Seen, hashing: (...file: Parameters<Observe>) => boolean): Observe {
  return (path, at) => {
    const distribution = METADATA.test(path) ? metadataOwner(path) : undefined;
    if (distribution === undefined && !hashing(path, at)) return undefined;
    return async (source) => {
      hashes.set(path, await hashOf(source));
      if (distribution === undefined) return;
      const text = await readStart(source, MOST_METADATA);
      // Some bring another one along, metadata and all. Of what was visited at the same time the first by name counts.
      const known = metadata.get(distribution.title);
      if (known !== undefined && known.path < path) return;
      metadata.set(distribution.title, { path, facts: readMetadata(text.toString("utf8")) });
    };
  };
}

/** In the order in which they are listed. */
const KINDS: readonly OwnerKind[] = ["application", "launcher", "interpreter", "distribution", "other"];

/** What is nobody's distribution, in words. */
const TITLES: Readonly<Partial<Record<string, string>>> = {
  launcher: "programs that start the application",
  application: "files of the application",
  modules: "modules of unknown distributions",
};

function byPath(a: AccountPart, b: AccountPart): number {
  return a.path < b.path ? -1 : 1;
}

function titleOf({ kind, owner }: Owner, request: AccountFacts, facts: DistributionFacts | undefined) {
  if (kind === "interpreter")
    return { name: "CPython", version: request.interpreter.version, licence: facts?.licence ?? "PSF-2.0" };
  const [name = owner, version] = owner.split(" ", 2);
  if (kind !== "distribution" && !/ \d/.test(owner))
    return { name: TITLES[owner] ?? owner, version: undefined, licence: undefined };
  return { name: facts?.name ?? name, version: facts?.version ?? version, licence: facts?.licence };
}

/** Every part of the bundle under who brought it. */
function grouped(found: Collection, seen: Seen, owners: Owners): ReadonlyMap<string, [Owner, AccountPart[]]> {
  const groups = new Map<string, [Owner, AccountPart[]]>();
  const add = (owner: Owner, part: AccountPart): void => {
    const key = `${owner.kind} ${owner.owner}`;
    const group = groups.get(key) ?? [owner, []];
    group[1].push(part);
    groups.set(key, group);
  };
  const native = new Map(
    found.binaries.map(({ path, facts }) => [path, facts.library ? "library" : "program"] as const),
  );
  const partOf = ({ path, module }: Piece): AccountPart => {
    if (module !== undefined) return { kind: "module", path, sha256: undefined, target: undefined };
    return { kind: native.get(path) ?? "file", path, sha256: seen.hashes.get(path), target: undefined };
  };
  for (const piece of found.pieces) {
    add(piece.module === undefined ? owners.of(piece.path) : owners.ofModule(piece.module), partOf(piece));
  }
  for (const { path, target } of found.links) add(owners.of(path), { kind: "link", path, sha256: undefined, target });
  return groups;
}

/** A library is inside where its module is: in the interpreter itself, or as a file of that name. */
function present(found: Collection, libraries: Account["libraries"]): Account["libraries"] {
  const names = new Set(found.pieces.map(({ path }) => basename(path)));
  return libraries?.filter(({ file }) => file === null || names.has(file));
}

/** Makes of all that was seen what a reader wants to know. */
export function accountFrom(found: Collection, seen: Seen, request: AccountFacts): Account {
  found.claims.sort((a, b) => (a.distribution.title < b.distribution.title ? -1 : 1));
  const paths = [...found.pieces, ...found.links].map(({ path }) => path);
  const launchers = new Set([...request.launchers, ...found.nested]);
  const owners = createOwners(paths, found.claims, {
    application: request.application,
    launchers,
    restIsApplication: true,
  });
  const groups = [...grouped(found, seen, owners)].sort(([a], [b]) => (a < b ? -1 : 1));
  const listed = groups.map(([, [owner, parts]]): AccountOwner => {
    const facts = seen.metadata.get(owner.owner)?.facts;
    return { kind: owner.kind, ...titleOf(owner, request, facts), parts: parts.sort(byPath) };
  });
  const rank = ({ kind }: AccountOwner): number => KINDS.indexOf(kind);
  const titled = ({ name, version }: AccountOwner): string => `${name} ${version}`;
  // Those of one title stay in the order of their groups.
  listed.sort((a, b) => rank(a) - rank(b) || Number(titled(a) > titled(b)) - Number(titled(a) < titled(b)));
  const { target, bundle, sha256, interpreter } = request;
  return {
    target,
    bundle,
    sha256,
    owners: listed,
    interpreter,
    libraries: present(found, request.libraries),
    problems: found.problems.map(({ file, problem }) => `${file}: ${problem}`).sort(),
  };
}

/**
 * What is in a bundle and who brought it, by its own bytes: what was removed from it is not in here, whatever was installed where it was
 * made. Throws BuildError where it is none, broken or hostile.
 */
export async function bundleAccount(request: AccountRequest, options: InspectOptions): Promise<Account> {
  const found = emptyCollection();
  const seen: Seen = { hashes: new Map(), metadata: new Map() };
  const observe = observer(seen, () => true);
  await visitPath(request.path, found, { ...options, within: request.bundle, observe });
  return accountFrom(found, seen, request);
}
