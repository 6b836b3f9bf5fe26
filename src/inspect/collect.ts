import { posix } from "node:path";
import { BuildError, Cancelled } from "../model/errors.ts";
import type { BinaryFacts } from "../model/inspection.ts";
import { looksBinary, readBinary } from "./binary.ts";
import { findCArchive, visitCArchive } from "./carchive.ts";
import { type FileItem, type Item, START_SIZE, type Visit } from "./item.ts";
import { readPyz } from "./pyz.ts";
import { type Claims, readRecord } from "./records.ts";
import { Malformed, readStart, type Source } from "./source.ts";
import { findPayload } from "./stub.ts";
import { visitTar } from "./tar.ts";

/** One part of the bundle's bytes: a file, or modules packed in one. */
export interface Piece {
  readonly path: string;
  readonly bytes: number;
  /** Set for a module that is packed with others. */
  readonly module?: string;
  /** Set for what lies inside of an executable. */
  readonly inside?: true;
  /** Set for a file of a compressed tree: which one. */
  readonly tree?: string;
}

export interface FoundBinary {
  readonly path: string;
  readonly facts: BinaryFacts;
}

/** Everything that was seen of a bundle. */
export interface Collection {
  readonly pieces: Piece[];
  readonly links: { readonly path: string; readonly target: string }[];
  readonly binaries: FoundBinary[];
  readonly claims: Claims[];
  readonly problems: { readonly file: string; readonly problem: string; readonly binary: boolean }[];
  /** Executable that holds a compressed tree → bytes of that. */
  readonly trees: Map<string, number>;
  /** Executables with something inside. */
  readonly nested: Set<string>;
}

export function emptyCollection(): Collection {
  return { pieces: [], links: [], binaries: [], claims: [], problems: [], trees: new Map(), nested: new Set() };
}

/** Nobody loads these as programs or libraries; opening some thousand of them takes time. */
const NEVER_BINARY =
  /\.(?:py[cix]?|pxd|h|hpp|c|cpp|f|txt|md|rst|html?|css|js|mjs|ts|map|json|toml|ya?ml|xml|csv|svg|png|jpe?g|gif|ico|ttf|woff2?|po|mo|tcl|msg|enc|typed|npy|npz|zip|whl|gz|pem|cfg|ini)$/i;
export const RECORD = /\.dist-info\/RECORD$/;
/** A larger RECORD is none. Bytes. */
const MOST_RECORD = 16 << 20;
/** Where programs lie that users start: on top of a bundle or of the one folder in an archive, or in an `.app`. */
export const PROGRAM_PLACE = /^(?:[^/]+\/)?[^/]+$|\.app\/Contents\/MacOS\/[^/]+$/;
const MAY_HOLD_MORE = /^(?:#!|MZ|\x7fELF|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba)/;

/** @param at.inside it lies inside of an executable */
export type Observe = (
  path: string,
  at: { readonly inside: boolean },
) => ((source: Source) => Promise<void>) | undefined;

export interface CollectOptions {
  readonly scratch: string;
  readonly signal: AbortSignal;
  /** The one file that is visited is the whole bundle. */
  readonly alone: boolean;
  /** Who else looks at a file, wherever it is packed; undefined: nobody. */
  readonly observe?: Observe;
  /** The executable that is being looked into. */
  readonly inside?: { readonly path: string; readonly kind: "archive" | "tree" };
}

async function readClaims(found: Collection, path: string, source: Source): Promise<void> {
  const text = (await source.read(0, source.size)).toString("utf8");
  const claims = readRecord(path, text);
  if (claims === undefined) return;
  found.claims.push(claims);
  const [first] = claims.absolute;
  if (first === undefined) return;
  const problem = `names ${claims.absolute.length} absolute paths, as ${JSON.stringify(first)}`;
  found.problems.push({ file: path, problem, binary: false });
}

/**
 * Visits what an executable holds; gives the bytes of all that was seen. Where it is broken or hostile, that is a problem of this one file of
 * a bundle; where the executable is the bundle, BuildError is thrown.
 */
async function visitInside(
  found: Collection,
  options: CollectOptions & Required<Pick<CollectOptions, "inside">>,
  visitAll: (visit: Visit) => Promise<void>,
): Promise<number> {
  const { path } = options.inside;
  // A list of its own: other files are visited meanwhile.
  const pieces: Piece[] = [];
  found.nested.add(path);
  try {
    await visitAll(collector({ ...found, pieces }, options));
  } catch (error) {
    if (!(error instanceof Malformed) && (options.alone || !(error instanceof BuildError))) throw error;
    const problem =
      error instanceof BuildError ? error.diagnostics.map(({ message }) => message).join("; ") : error.message;
    found.problems.push({ file: path, problem, binary: true });
  }
  for (const piece of pieces) found.pieces.push(piece);
  return pieces.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Looks into a onefile executable, or into the modules of a frozen one. Gives the bytes that are the executable's own. */
async function lookInside(found: Collection, path: string, source: Source, options: CollectOptions): Promise<number> {
  const { scratch } = options;
  const payload = await findPayload(source);
  if (payload !== undefined) {
    const { packed, compression, script } = payload;
    const inner = await visitInside(found, { ...options, inside: { path, kind: "tree" } }, (visit) =>
      visitTar(packed, { compression, scratch }, visit),
    );
    // Nobody takes a part of a tree of which nothing could be read.
    if (inner === 0) return source.size;
    found.trees.set(path, packed.size);
    return script;
  }
  const archive = await findCArchive(source);
  if (archive === undefined) return source.size;
  const inner = await visitInside(found, { ...options, inside: { path, kind: "archive" } }, (visit) =>
    visitCArchive(archive, scratch, visit),
  );
  return Math.max(0, source.size - inner);
}

/** Modules that are packed in one file are pieces of their own. Gives the bytes that are none of theirs. */
async function splitModules(found: Collection, path: string, source: Source): Promise<number> {
  const modules = await readPyz(source);
  let left = source.size;
  for (const { name, bytes } of modules ?? []) {
    const own = Math.min(bytes, left);
    found.pieces.push({ path: `${path}/${name}`, bytes: own, module: name });
    left -= own;
  }
  return left;
}

async function readContent(found: Collection, path: string, item: FileItem, options: CollectOptions): Promise<number> {
  const start = await item.start();
  const { inside } = options;
  if (start.toString("latin1") === "PYZ\0") return item.use((source) => splitModules(found, path, source));
  const more = inside === undefined && PROGRAM_PLACE.test(path) && MAY_HOLD_MORE.test(start.toString("latin1"));
  if (!more && !looksBinary(start)) return item.size;
  return item.use(async (source) => {
    const facts = await readBinary(source);
    if (facts !== undefined) found.binaries.push({ path, facts });
    if (!more || facts?.library === true) return item.size;
    return lookInside(found, path, source, options);
  });
}

/** What of the file counts as its own; what is in it was counted already. */
async function ownBytes(found: Collection, path: string, item: FileItem, options: CollectOptions): Promise<number> {
  try {
    if (RECORD.test(path) && item.size <= MOST_RECORD) await item.use((source) => readClaims(found, path, source));
    else if (!NEVER_BINARY.test(path) || path.endsWith(".pyz")) return await readContent(found, path, item, options);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    found.problems.push({ file: path, problem: error.message, binary: true });
  }
  return item.size;
}

/** Like `ownBytes`; what comes out of a stream can be opened once, so that who else looks has to look at the same time. */
async function observed(found: Collection, path: string, item: FileItem, options: CollectOptions): Promise<number> {
  const look = options.observe?.(path, { inside: options.inside !== undefined });
  if (look === undefined) return ownBytes(found, path, item, options);
  return item.use(async (source) => {
    await look(source);
    const open: FileItem = { ...item, start: () => readStart(source, START_SIZE), use: (work) => work(source) };
    return ownBytes(found, path, open, options);
  });
}

function addLink(found: Collection, path: string, target: string): void {
  found.links.push({ path, target });
  const leads = posix.normalize(posix.join(posix.dirname(path), target.replaceAll("\\", "/")));
  if (!target.startsWith("/") && !leads.startsWith("../") && leads !== "..") return;
  found.problems.push({
    file: path,
    problem: `a symbolic link that leads out of the bundle: ${target}`,
    binary: false,
  });
}

/** Puts what it visits into the collection. */
export function collector(found: Collection, options: CollectOptions): Visit {
  const { inside } = options;
  const tree = inside?.kind === "tree" ? { tree: inside.path } : {};
  const place = inside === undefined ? {} : { inside: true as const, ...tree };
  return async (item: Item) => {
    if (options.signal.aborted) throw new Cancelled();
    const path = inside === undefined ? item.path : `${inside.path}!/${item.path}`;
    if (item.kind === "link") addLink(found, path, item.target);
    else found.pieces.push({ path, bytes: await observed(found, path, item, options), ...place });
  };
}
