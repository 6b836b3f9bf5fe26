import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as v from "valibot";
import { ALGORITHMS, type Algorithm, LIST_NAMES } from "../model/checksums.ts";
import { BuildError } from "../model/errors.ts";
import { MANIFEST_SCHEMA } from "../model/former.ts";
import { CHECKSUMS_NAME, MANIFEST_NAME, type Manifest, ManifestSchema } from "../model/manifest.ts";
import type { CheckRelease, CheckRow, ReceivedRelease } from "../model/received.ts";
import { measure } from "./checksums.ts";

/** Neither has more to say. Bytes. */
const LARGEST_TEXT = 64 * 1024 * 1024;

const LISTS: readonly string[] = Object.values(LIST_NAMES);

/** What the names of signatures end with, behind the name of what is signed. */
const SIGNATURES = [".sigstore.json", ".minisig", ".asc"];

async function textIn(folder: string, name: string): Promise<string | undefined> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true || found.size > LARGEST_TEXT) return undefined;
  return readFile(path, "utf8");
}

const VersionSchema = v.object({ schema: v.number() });

/** What the manifest says, or why nothing can be read of it. */
async function manifestIn(folder: string): Promise<Manifest | string> {
  const text = await textIn(folder, MANIFEST_NAME);
  if (text === undefined) return "is not there, or cannot be read";
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ManifestSchema), text);
  if (parsed.success) return parsed.output;
  const other = v.safeParse(v.pipe(v.string(), v.parseJson(), VersionSchema), text);
  return other.success && other.output.schema > MANIFEST_SCHEMA
    ? `cannot be read: it is of schema ${other.output.schema}, which a newer Slipway knows`
    : "cannot be read: it is not a manifest";
}

function noFile(path: string): BuildError {
  const hint = "Name the file itself: links are not followed, and what is hidden is no part of a release.";
  return new BuildError([{ code: "no-file", message: `${path} is not a plain file`, hint }]);
}

/** A folder with a release in it, or one file with its release beside it. Throws BuildError where there is nothing. */
export async function receive(path: string): Promise<ReceivedRelease> {
  const found = await stat(path).catch((cause: unknown) => {
    const hint = "Name a downloaded file, the folder of a release, or the address of its page.";
    throw new BuildError([{ code: "cannot-read", message: `there is nothing at ${path}`, hint }], { cause });
  });
  const folder = found.isDirectory() ? path : dirname(path);
  const only = found.isDirectory() ? undefined : basename(path);
  const shown = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith("."));
  const entries = shown.filter((entry) => entry.isFile());
  if (only !== undefined && !entries.some(({ name }) => name === only)) throw noFile(path);
  const strange = shown.filter((entry) => !entry.isFile() && !entry.isDirectory()).map(({ name }) => name);
  const manifest = await manifestIn(folder);
  const legs = typeof manifest === "string" ? [] : manifest.legs;
  const artifacts = legs.flatMap((leg) => leg.artifacts.map(({ name }) => name));
  const signed = [only, CHECKSUMS_NAME].flatMap((name) => SIGNATURES.map((ending) => `${name}${ending}`));
  const isWanted = (name: string): boolean =>
    only === undefined ||
    [only, MANIFEST_NAME, ...LISTS, ...signed].includes(name) ||
    name.endsWith(".provenance.sigstore.json");
  // Digests that nobody lists are not taken.
  const algorithms = ALGORITHMS.filter((algorithm) => entries.some(({ name }) => name === LIST_NAMES[algorithm]));
  const files: ReceivedRelease["files"][number][] = [];
  for (const { name } of entries.filter((entry) => isWanted(entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1)))
    files.push({ name, ...(await measure(join(folder, name), algorithms)) });
  return { folder, files, artifacts, only, strange };
}

const row = (method: string, result: CheckRow["result"], what: string, detail: string): CheckRow => {
  return { what, method, result, by: method, detail };
};

/** Written into the list of checksums beside the artifacts. */
const TEXTS = /\.(sbom\.cdx\.json|notices\.txt)$/;

/** A signature and the like belong to the file whose name they begin with, or are named after the project. */
function belongs(name: string, listed: ReadonlySet<string>): boolean {
  if (listed.has(name)) return true;
  if (/\.(sbom\.cdx\.json|provenance\.sigstore\.json|notices\.txt)(\.sigstore\.json)?$/.test(name)) return true;
  return SIGNATURES.some((ending) => name.endsWith(ending) && listed.has(name.slice(0, -ending.length)));
}

/** Every artifact of the manifest is there with its size and digest, and nothing besides. */
export const checkManifest: CheckRelease = async (_, { folder, files, only, strange }) => {
  const manifest = await manifestIn(folder);
  const odd = (only === undefined ? strange : []).map((name) =>
    row(MANIFEST_NAME, "failed", name, "is not a plain file"),
  );
  if (typeof manifest === "string")
    return [row(MANIFEST_NAME, only === undefined ? "failed" : "not checked", MANIFEST_NAME, manifest), ...odd];
  const artifacts = manifest.legs.flatMap((leg) => leg.artifacts);
  const found = artifacts
    .filter(({ name }) => only === undefined || only === name)
    .map(({ name, size, sha256 }) => {
      const file = files.find((candidate) => candidate.name === name);
      if (file === undefined) return row(MANIFEST_NAME, "failed", name, "is listed, and not there");
      if (file.size === size && file.sha256 === sha256)
        return row(MANIFEST_NAME, "proven", name, `${size} bytes, SHA-256 ${sha256}`);
      return row(
        MANIFEST_NAME,
        "failed",
        name,
        `has ${file.size} bytes and SHA-256 ${file.sha256}; listed are ${size} and ${sha256}`,
      );
    });
  const listed = new Set([...artifacts.map(({ name }) => name), MANIFEST_NAME, ...LISTS]);
  const unlisted = files.filter(({ name }) => !belongs(name, listed));
  const more = unlisted.map(({ name }) => row(MANIFEST_NAME, "failed", name, "is not part of this release"));
  return [...found, ...more, ...odd];
};

/** Hexadecimal digits of a digest. */
const DIGITS: Readonly<Record<Algorithm, number>> = { sha256: 64, sha512: 128 };

/** `<digest>  <name>`, as `sha256sum` writes it (a `*` marks binary). Undefined where a line is something else. */
export function parseChecksums(text: string, algorithm: Algorithm = "sha256"): ReadonlyMap<string, string> | undefined {
  const pattern = new RegExp(`^([0-9a-f]{${DIGITS[algorithm]}}) [ *]([A-Za-z0-9][A-Za-z0-9._-]*)$`);
  const lines = text.split("\n").filter((line) => line !== "");
  const pairs = lines.map((line) => pattern.exec(line));
  const sums = new Map(pairs.flatMap((pair) => (pair === null ? [] : [[pair[2] ?? "", pair[1] ?? ""] as const])));
  return sums.size === lines.length && sums.size > 0 ? sums : undefined;
}

/** Every file of a list has the digest that it says, and every artifact is in it. */
async function checkList(
  { folder, files, artifacts, only }: ReceivedRelease,
  algorithm: Algorithm,
): Promise<CheckRow[]> {
  const list = LIST_NAMES[algorithm];
  const text = await textIn(folder, list);
  const sums = text === undefined ? undefined : parseChecksums(text, algorithm);
  if (sums === undefined)
    return [row(list, "failed", list, text === undefined ? "is not there" : "is not a list of checksums")];
  const others = LISTS.filter((name) => name !== CHECKSUMS_NAME && files.some((file) => file.name === name));
  // What belongs to a project rather than to an artifact has no other witness.
  const texts = files.map(({ name }) => name).filter((name) => TEXTS.test(name));
  const asked = only === undefined ? [...artifacts, ...texts] : [only];
  const besides = [only, MANIFEST_NAME, ...others];
  const names = [...sums.keys()].filter((name) => only === undefined || besides.includes(name));
  const rows = names.flatMap((name) => {
    const file = files.find((candidate) => candidate.name === name);
    if (file === undefined) return only === undefined ? [row(list, "failed", name, "is listed, and not there")] : [];
    const shown = algorithm === "sha256" ? "SHA-256" : "SHA-512";
    if (file[algorithm] === sums.get(name)) return [row(list, "proven", name, `${shown} ${file[algorithm]}`)];
    return [row(list, "failed", name, `has ${shown} ${file[algorithm]}; listed is ${sums.get(name)}`)];
  });
  // SHA256SUMS is what is signed: a list beside it that it does not have is anybody's.
  const wanted = algorithm === "sha256" ? [...asked, ...others] : asked;
  const own: readonly string[] = [list, CHECKSUMS_NAME];
  const missing = [...new Set(wanted)].filter((name) => !sums.has(name) && !own.includes(name));
  return [...rows, ...missing.map((name) => row(list, "failed", name, "has no checksum"))];
}

/** By SHA256SUMS, and by the other lists that are there. */
export const checkChecksums: CheckRelease = async (_, release) => {
  const further = ALGORITHMS.filter((algorithm) => algorithm !== "sha256");
  const there = further.filter((algorithm) => release.files.some(({ name }) => name === LIST_NAMES[algorithm]));
  const rows: CheckRow[] = [];
  for (const algorithm of ["sha256", ...there] as const) rows.push(...(await checkList(release, algorithm)));
  return rows;
};
