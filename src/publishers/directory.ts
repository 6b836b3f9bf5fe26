import { randomBytes } from "node:crypto";
import { access, constants, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as v from "valibot";
import type { DirectoryPublisher, PutFiles } from "../model/catalog.ts";
import { type Algorithm, checksumLists, type Digests, LIST_NAMES, type Listed } from "../model/checksums.ts";
import { BuildError } from "../model/errors.ts";
import { type Artifact, CHECKSUMS_NAME, MANIFEST_NAME, type Manifest, ManifestSchema } from "../model/manifest.ts";
import { digest, measure } from "./checksums.ts";
import { copyMeasured } from "./copy.ts";
import { parseChecksums } from "./received.ts";

/** Half-written files bear this, so that a crash leaves nothing under a final name and the next run knows its own litter. */
const TEMPORARY = /^\.slipway-[0-9a-f]{12}\.tmp$/;
/** A folder inside the project must not end up in its next wheel or commit. */
const IGNORE = ".gitignore";

/** The folder refused something. Everything else (a source that is gone, a bug of ours) is told as what it is. */
function unwritable(directory: string, cause: unknown): unknown {
  if (!(cause instanceof Error && "syscall" in cause)) return cause;
  const reason = cause.message;
  return new BuildError(
    [
      {
        code: "cannot-write",
        message: `nothing can be written to ${directory}: ${reason}`,
        hint: "Make room or give rights there, or name another folder.",
      },
    ],
    { cause },
  );
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** A file of that name which is there already is the user's own. */
async function ignore(directory: string): Promise<void> {
  await writeFile(join(directory, IGNORE), "*\n", { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

/** One level after the other: Node's own `recursive` never ends where a parent is there and takes no folders (/proc, an automounter's). */
async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder).catch(async (error: unknown) => {
    // Another process made it meanwhile.
    if (!(await isFolder(folder))) throw error;
  });
}

async function prepare(directory: string, options: { readonly ignored: boolean }): Promise<void> {
  try {
    await makeFolder(directory);
    await access(directory, constants.W_OK);
    const probe = join(directory, `.slipway-${randomBytes(6).toString("hex")}.tmp`);
    await writeFile(probe, "");
    await rm(probe);
    if (options.ignored) await ignore(directory);
  } catch (error) {
    throw unwritable(directory, error);
  }
}

async function readManifest(directory: string): Promise<Manifest | undefined> {
  const text = await readFile(join(directory, MANIFEST_NAME), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ManifestSchema), text);
  return parsed.success ? parsed.output : undefined;
}

/** The digests of a file that lies there as it is listed; undefined where it does not. */
async function held(
  directory: string,
  { name, size, sha256 }: Artifact,
  algorithms: readonly Algorithm[] = [],
): Promise<Digests | undefined> {
  const found = await measure(join(directory, name), algorithms).catch(() => undefined);
  return found?.size === size && found.sha256 === sha256 ? found : undefined;
}

async function read(directory: string): Promise<Manifest | undefined> {
  const manifest = await readManifest(directory);
  if (manifest === undefined) return undefined;
  const legs = await Promise.all(
    manifest.legs.map(async (leg) => {
      const whole = await Promise.all(leg.artifacts.map((artifact) => held(directory, artifact)));
      return whole.every((digests) => digests !== undefined) ? [leg] : [];
    }),
  );
  return { ...manifest, legs: legs.flat() };
}

/** Names that a release of ours which lies there claims: its artifacts, and whatever else it has a checksum of. */
async function claimed(directory: string): Promise<readonly string[]> {
  const manifest = await readManifest(directory);
  if (manifest === undefined) return [];
  const sums = parseChecksums(await readFile(join(directory, CHECKSUMS_NAME), "utf8").catch(() => ""));
  return [...manifest.legs.flatMap(({ artifacts }) => artifacts.map(({ name }) => name)), ...(sums?.keys() ?? [])];
}

async function foreign(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch(() => []);
  const ours = new Set([MANIFEST_NAME, ...Object.values(LIST_NAMES), IGNORE, ...(await claimed(directory))]);
  return names.filter((name) => !ours.has(name) && !TEMPORARY.test(name)).sort();
}

function changed(name: string, from: string): BuildError {
  return new BuildError([
    {
      code: "changed-file",
      message: `${name} changed while it was copied: ${from} is not what the manifest lists`,
      hint: "Something else writes to that folder. Build again, and leave it alone until the release is there.",
    },
  ]);
}

interface Copy {
  readonly name: string;
  readonly from: string;
  /** As the manifest has it; undefined for what is no artifact. */
  readonly listed: Artifact | undefined;
}

/** Copies a file and gives its digests; of an artifact, what arrives must be what the manifest promises, or nothing is published. */
async function copyListed(
  { name, from, listed }: Copy,
  path: string,
  algorithms: readonly Algorithm[],
): Promise<Listed> {
  const { size, ...digests } = await copyMeasured(from, path, algorithms);
  if (listed === undefined || (size === listed.size && digests.sha256 === listed.sha256)) return { name, ...digests };
  throw changed(name, from);
}

/** Artifacts that are not put in now: they lie there. Only for further digests they are read again. */
async function alreadyThere(
  directory: string,
  artifacts: readonly Artifact[],
  algorithms: readonly Algorithm[],
): Promise<readonly Listed[]> {
  if (algorithms.every((algorithm) => algorithm === "sha256")) return artifacts;
  const listed: Listed[] = [];
  for (const artifact of artifacts) {
    const digests = await held(directory, artifact, algorithms);
    if (digests === undefined) throw changed(artifact.name, directory);
    listed.push({ ...digests, name: artifact.name });
  }
  return listed;
}

/** Writes everything beside its place first; only when all of it is there does it get its names. */
async function publish(directory: string, manifest: Manifest, { files, checksums }: PutFiles): Promise<void> {
  const staged = new Map<string, string>();
  const stage = <T>(name: string, write: (path: string) => Promise<T>): Promise<T> => {
    const path = join(directory, `.slipway-${randomBytes(6).toString("hex")}.tmp`);
    staged.set(name, path);
    return write(path);
  };
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  const artifacts = manifest.legs.flatMap((leg) => leg.artifacts);
  try {
    const others = artifacts.filter(({ name }) => !files.has(name));
    const sums: Listed[] = [...(await alreadyThere(directory, others, checksums))];
    for (const [name, from] of files) {
      const listed = artifacts.find((artifact) => artifact.name === name);
      const there = listed === undefined ? undefined : await held(directory, listed, checksums);
      sums.push(
        there === undefined
          ? await stage(name, (path) => copyListed({ name, from, listed }, path, checksums))
          : { ...there, name },
      );
    }
    sums.push({ name: MANIFEST_NAME, sha256: digest(text), sha512: digest(text, "sha512") });
    await stage(MANIFEST_NAME, (path) => writeFile(path, text));
    const lists = checksumLists(sums, checksums, digest);
    for (const [name, list] of lists) await stage(name, (path) => writeFile(path, list));
    const kept = new Set([...sums.map(({ name }) => name), ...lists.keys()]);
    const dropped = (await claimed(directory)).filter((name) => !kept.has(name));
    // From here on the folder claims nothing until the new claim, its checksums, is in place.
    const former = [...Object.values(LIST_NAMES), MANIFEST_NAME, ...dropped];
    for (const name of former) await rm(join(directory, name), { force: true });
    for (const [name, path] of staged) await rename(path, join(directory, name));
  } catch (error) {
    throw unwritable(directory, error);
  } finally {
    for (const path of staged.values()) await rm(path, { force: true });
  }
}

/** The local folder as a place for releases. */
export const directoryPublisher: DirectoryPublisher = { prepare, read, foreign, publish };
