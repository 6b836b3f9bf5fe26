import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as v from "valibot";
import { BuildError } from "../model/errors.ts";
import { CHECKSUMS_NAME, MANIFEST_NAME, type Manifest, ManifestSchema } from "../model/manifest.ts";
import type { CheckRelease, CheckRow, ReceivedRelease } from "../model/received.ts";
import { measure } from "./checksums.ts";

/** Neither has more to say. Bytes. */
const LARGEST_TEXT = 64 * 1024 * 1024;

/** What the names of signatures end with, behind the name of what is signed. */
const SIGNATURES = [".sigstore.json", ".minisig", ".asc"];

async function textIn(folder: string, name: string): Promise<string | undefined> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true || found.size > LARGEST_TEXT) return undefined;
  return readFile(path, "utf8");
}

async function manifestIn(folder: string): Promise<Manifest | undefined> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ManifestSchema), await textIn(folder, MANIFEST_NAME));
  return parsed.success ? parsed.output : undefined;
}

/** A folder with a release in it, or one file with its release beside it. Throws BuildError where there is nothing. */
export async function receive(path: string): Promise<ReceivedRelease> {
  const found = await stat(path).catch((cause: unknown) => {
    const hint = "Name a downloaded file, the folder of a release, or the address of its page.";
    throw new BuildError([{ code: "cannot-read", message: `there is nothing at ${path}`, hint }], { cause });
  });
  const folder = found.isDirectory() ? path : dirname(path);
  const only = found.isDirectory() ? undefined : basename(path);
  const entries = (await readdir(folder, { withFileTypes: true })).filter(
    (entry) => entry.isFile() && !entry.name.startsWith("."),
  );
  const manifest = await manifestIn(folder);
  const artifacts = manifest?.legs.flatMap((leg) => leg.artifacts.map(({ name }) => name)) ?? [];
  const signed = [only, CHECKSUMS_NAME].flatMap((name) => SIGNATURES.map((ending) => `${name}${ending}`));
  const isWanted = (name: string): boolean =>
    only === undefined ||
    [only, MANIFEST_NAME, CHECKSUMS_NAME, ...signed].includes(name) ||
    name.endsWith(".provenance.sigstore.json");
  const files: ReceivedRelease["files"][number][] = [];
  for (const { name } of entries.filter((entry) => isWanted(entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1)))
    files.push({ name, ...(await measure(join(folder, name))) });
  return { folder, files, artifacts, only };
}

const row = (method: string, result: CheckRow["result"], what: string, detail: string): CheckRow => {
  return { what, method, result, by: method, detail };
};

/** A signature and the like belong to the file whose name they begin with, or are named after the project. */
function belongs(name: string, listed: ReadonlySet<string>): boolean {
  if (listed.has(name)) return true;
  if (/\.(sbom\.cdx\.json|provenance\.sigstore\.json|notices\.txt)(\.sigstore\.json)?$/.test(name)) return true;
  return SIGNATURES.some((ending) => name.endsWith(ending) && listed.has(name.slice(0, -ending.length)));
}

/** Every artifact of the manifest is there with its size and digest, and nothing besides. */
export const checkManifest: CheckRelease = async (_, { folder, files, only }) => {
  const manifest = await manifestIn(folder);
  if (manifest === undefined)
    return [
      row(
        MANIFEST_NAME,
        only === undefined ? "failed" : "not checked",
        MANIFEST_NAME,
        "is not there, or cannot be read",
      ),
    ];
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
  const listed = new Set([...artifacts.map(({ name }) => name), MANIFEST_NAME, CHECKSUMS_NAME]);
  const strange = files.filter(({ name }) => !belongs(name, listed));
  return [...found, ...strange.map(({ name }) => row(MANIFEST_NAME, "failed", name, "is not part of this release"))];
};

/** `<digest>  <name>`, as `sha256sum` writes it (a `*` marks binary). Undefined where a line is something else. */
export function parseChecksums(text: string): ReadonlyMap<string, string> | undefined {
  const lines = text.split("\n").filter((line) => line !== "");
  const pairs = lines.map((line) => /^([0-9a-f]{64}) [ *]([A-Za-z0-9][A-Za-z0-9._-]*)$/.exec(line));
  const sums = new Map(pairs.flatMap((pair) => (pair === null ? [] : [[pair[2] ?? "", pair[1] ?? ""] as const])));
  return sums.size === lines.length && sums.size > 0 ? sums : undefined;
}

/** Every file of SHA256SUMS has the digest that it says, and every artifact is in it. */
export const checkChecksums: CheckRelease = async (_, { folder, files, artifacts, only }) => {
  const text = await textIn(folder, CHECKSUMS_NAME);
  const sums = text === undefined ? undefined : parseChecksums(text);
  if (sums === undefined)
    return [
      row(CHECKSUMS_NAME, "failed", CHECKSUMS_NAME, text === undefined ? "is not there" : "is not a list of checksums"),
    ];
  const names =
    only === undefined ? [...sums.keys()] : [...sums.keys()].filter((name) => name === only || name === MANIFEST_NAME);
  const rows = names.flatMap((name) => {
    const file = files.find((candidate) => candidate.name === name);
    if (file === undefined)
      return only === undefined ? [row(CHECKSUMS_NAME, "failed", name, "is listed, and not there")] : [];
    if (file.sha256 === sums.get(name)) return [row(CHECKSUMS_NAME, "proven", name, `SHA-256 ${file.sha256}`)];
    return [row(CHECKSUMS_NAME, "failed", name, `has SHA-256 ${file.sha256}; listed is ${sums.get(name)}`)];
  });
  const asked = only === undefined ? artifacts : [only];
  const missing = asked.filter((name) => !sums.has(name) && name !== CHECKSUMS_NAME);
  return [...rows, ...missing.map((name) => row(CHECKSUMS_NAME, "failed", name, "has no checksum"))];
};
