import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, link, lstat, mkdtemp, open, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { BuildError, NetworkError, ToolError } from "../model/errors.ts";
import { eachPiece } from "../model/pieces.ts";
import type { Downloads, Ports } from "../model/ports.ts";
import type { IndexNames } from "./indexes.ts";
import { keepForLater } from "./keeping.ts";
import { type LockedFile, localPath } from "./pylock.ts";

/** An index that does not even begin to answer. Milliseconds. */
const PATIENCE_MS = 30_000;
const ATTEMPTS = 4;

/** Who fetches locked files that are not kept. */
export interface Source {
  /** A Python of this machine that has pip. */
  readonly python: string;
  readonly indexes: IndexNames;
}

/** SHA-256 of a file, hexadecimal. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await eachPiece(await open(path), (piece) => hash.update(piece));
  return hash.digest("hex");
}

/** One file, two names; where the file system has no such thing, two files. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE));
}

/** A file that is known by its bytes: they have this SHA-256. */
export interface HashedFile {
  /** For people. */
  readonly name: string;
  readonly sha256: string;
}

/** Below the cache directory, with `/`. Files there bear their SHA-256 for a name. */
const placeOf = ({ sha256 }: HashedFile): string => `files/${sha256}`;

/** Puts a kept file in place if it is what the lock says, and drops it if it is not. */
export async function takeKept(ports: Ports, file: HashedFile, destination: string): Promise<boolean> {
  const kept = join(ports.machine.cache, placeOf(file));
  await ports.cache?.restored(placeOf(file));
  const found = await lstat(kept).catch(() => undefined);
  if (found === undefined) return false;
  // Nobody's link leads us elsewhere, and of a pipe one reads for ever.
  if (found.isFile()) {
    await linkOrCopy(kept, destination);
    if ((await digestOf(destination)) === file.sha256) {
      ports.cache?.needs(placeOf(file), "kept");
      return true;
    }
    await rm(destination, { force: true });
  }
  ports.log.warn({
    code: "cache-differs",
    message: `${file.name} in the cache is not the locked one; it was dropped, and is fetched anew`,
    hint: `Something altered or damaged ${kept}.`,
  });
  await rm(kept, { recursive: true, force: true });
  return false;
}

/**
 * The interpreter's pip fetches what we cannot: it knows key rings, proxies and certificates of its user's. It refuses
 * another hash, and so do we once more.
 */
async function fetchByPip(ports: Ports, python: string, file: LockedFile, destination: string): Promise<void> {
  const scratch = await mkdtemp(join(ports.machine.workRoot, "fetch-"));
  try {
    const pip = [python, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps", "--no-index"];
    await ports.exec.run([...pip, "-d", scratch, `${file.url}#sha256=${file.sha256}`], {
      cwd: scratch,
      // What a netrc file says of this host we have said already; its `default` is for nobody whom a cache may name.
      env: { PIP_REQUIRE_VIRTUALENV: "0", PIP_NO_CACHE_DIR: "1", NETRC: join(scratch, "none") },
      what: `fetching ${file.name}`,
    });
    const [name = file.name] = await readdir(scratch);
    if ((await digestOf(join(scratch, name))) !== file.sha256) throw new Error(`pip fetched another ${file.name}`);
    await copyFile(join(scratch, name), destination);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function notHad(file: LockedFile, cause: NetworkError): BuildError | NetworkError {
  const gone = cause.status === 404 || cause.status === 410;
  if (!gone && cause.status !== 401 && cause.status !== 403) return cause;
  return new BuildError(
    [
      {
        code: gone ? "locked-file-gone" : "index-refuses",
        message: `${file.name} is locked, but its index ${gone ? "does not have it any more" : "does not give it to this build"}: ${cause.message}`,
        hint: gone
          ? "Lock again, and look at what has changed. A private index may also answer so to anyone who has not signed in."
          : "Give the index's credentials in UV_INDEX_URL, PIP_INDEX_URL, a netrc file or a key ring that pip knows.",
      },
    ],
    { cause },
  );
}

/** It was reached, knows us and fails: pip would fare no better. */
const isBusy = ({ status }: NetworkError): boolean => status === 429 || (status !== undefined && status >= 500);

async function fetchFresh(
  ports: Ports,
  { python, indexes }: Source,
  file: LockedFile,
  destination: string,
): Promise<void> {
  const local = localPath(file);
  if (local !== undefined) {
    await copyFile(local, destination);
    if ((await digestOf(destination)) === file.sha256) return;
    await rm(destination, { force: true });
    const message = `${local} is not the file that is locked`;
    const hint = "It was altered since, or made anew; nothing of it was used. Put the locked one there, or lock again.";
    throw new BuildError([{ code: "wrong-digest", message, hint }]);
  }
  try {
    const { url, sha256 } = file;
    const index = indexes.get(new URL(url).origin);
    await ports.downloads.fetch({
      ...{ url, sha256, file: destination, patienceMs: PATIENCE_MS, attempts: ATTEMPTS },
      ...(index === undefined ? {} : { index }),
    });
  } catch (error) {
    if (!(error instanceof NetworkError) || isBusy(error)) throw error;
    await fetchByPip(ports, python, file, destination).catch((other: unknown) => {
      throw other instanceof ToolError ? notHad(file, error) : other;
    });
    ports.log.info(`${file.name} was fetched by pip: ${error.message}`);
  }
}

/** Keeps a file whose bytes were hashed. */
export async function keepHashed(ports: Ports, file: HashedFile, from: string): Promise<void> {
  await keepForLater(ports, placeOf(file), { write: (fresh) => linkOrCopy(from, fresh) });
}

/**
 * Has a locked file at `destination`, kept or fetched, its bytes hashed in either case.
 * Throws BuildError where the index has other bytes or none, NetworkError where it does not answer.
 */
export async function obtainFile(
  ports: Ports,
  source: Source,
  file: LockedFile,
  destination: string,
): Promise<"kept" | "fetched"> {
  if (await takeKept(ports, file, destination)) return "kept";
  await fetchFresh(ports, source, file, destination);
  await keepHashed(ports, file, destination);
  return "fetched";
}

/** The same ports, whose downloads are kept, and fetched only where they are not. */
export function keepingDownloads(ports: Ports): Ports {
  const fetch: Downloads["fetch"] = async (request) => {
    const { url, sha256, file: destination } = request;
    // The rest of an address may hold a password.
    const file = { name: basename(decodeURIComponent(new URL(url).pathname)), sha256 };
    if (await takeKept(ports, file, destination)) return;
    await ports.downloads.fetch(request);
    await keepHashed(ports, file, destination);
  };
  return { ...ports, downloads: { fetch } };
}
