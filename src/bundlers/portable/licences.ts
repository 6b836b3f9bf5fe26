import { copyFile, lstat, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Environment } from "../../model/environment.ts";
import type { TreeLayout } from "../../model/interpreter.ts";
import { metadataFolders, readRecord } from "../record-file.ts";

/** Folder of the bundle that holds the licences of what is inside. */
export const LICENCES = "LICENSES";

/** Names that licence texts go by, in distributions and in what they vendor. */
const LICENCE_NAME =
  /^(?:licen[cs]es?|copying|copyright|notice|unlicense|authors|third.?party.?notices?)(?:[-_.].*)?$/i;
const CODE = /\.(?:py|pyc|pyi|so|pyd|dll|html?|json)$/i;

/** What one distribution brings, for the list. */
interface Owner {
  readonly name: string;
  readonly licence: string;
  /** Relative to LICENSES, with `/`, sorted. */
  readonly files: readonly string[];
}

/** Headers of METADATA, without the description that follows them. */
function headersOf(metadata: string): (key: string) => string[] {
  const head = metadata.split(/\r?\n\r?\n/, 1)[0] ?? "";
  return (key) => [...head.matchAll(new RegExp(`^${key}:[ \\t]*(.+)$`, "gim"))].map((match) => (match[1] ?? "").trim());
}

/** The licence in a few words: PEP 639's expression, else a short `License`, else the classifiers. */
function licenceOf(header: (key: string) => string[]): string {
  const [expression = header("License")[0]] = header("License-Expression");
  if (expression !== undefined && expression.length < 80 && !/^unknown$/i.test(expression)) return expression;
  const classifiers = header("Classifier").filter((line) => line.startsWith("License ::"));
  return classifiers.map((line) => line.split("::").at(-1)?.trim() ?? "").join(", ") || "not said";
}

/** Where a licence file lies in LICENSES: what is in the metadata directly, what is vendored by its path. */
function shownPath(path: string, metadata: string): string {
  if (!path.startsWith(`${metadata}/`)) return path;
  return path.slice(metadata.length + 1).replace(/^licen[cs]es\//i, "");
}

async function copyOne(from: string, to: string): Promise<boolean> {
  // A link may lead anywhere, and a file that only the RECORD knows is not there.
  const about = await lstat(from).catch(() => undefined);
  if (about?.isFile() !== true) return false;
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
  return true;
}

async function ofDistribution(environment: Environment, metadata: string, to: string): Promise<Owner> {
  const name = metadata.slice(0, -".dist-info".length);
  const text = await readFile(join(environment.sitePackages, metadata, "METADATA"), "utf8").catch(() => "");
  const header = headersOf(text);
  const declared = header("License-File").flatMap((file) => [`${metadata}/licenses/${file}`, `${metadata}/${file}`]);
  const isLicence = (path: string): boolean =>
    path.startsWith(`${metadata}/licenses/`) || (LICENCE_NAME.test(basename(path)) && !CODE.test(path));
  const recorded = await readRecord(environment, metadata);
  const paths = recorded.filter(({ path }) => isLicence(path) || declared.includes(path));
  const files: string[] = [];
  for (const { path, place } of paths) {
    const shown = `${name}/${shownPath(path, metadata)}`;
    if (place === undefined || shown.includes("../")) continue;
    if (await copyOne(join(environment.root, place), join(to, shown))) files.push(shown);
  }
  return { name: name.replace("-", " "), licence: licenceOf(header), files: files.sort() };
}

async function ofInterpreter(environment: Environment, layout: TreeLayout, to: string): Promise<Owner> {
  const { version } = environment.interpreter;
  const folder = `python-${version}`;
  const files: string[] = [];
  for (const place of ["LICENSE.txt", "LICENSE", `${layout.stdlib}/LICENSE.txt`]) {
    if (files.length > 0) break;
    const shown = `${folder}/${basename(place)}`;
    if (await copyOne(join(environment.root, place), join(to, shown))) files.push(shown);
  }
  // Full builds of python-build-standalone carry those of the libraries that are linked into it.
  for (const name of (await readdir(join(environment.root, "licenses")).catch(() => [])).sort()) {
    const shown = `${folder}/${name}`;
    if (await copyOne(join(environment.root, "licenses", name), join(to, shown))) files.push(shown);
  }
  return { name: `Python ${version}`, licence: "PSF-2.0", files };
}

function listText(owners: readonly Owner[]): string {
  const lines = owners.map(({ name, licence, files }) => {
    const texts = files.length === 0 ? ["  (brings no licence text)"] : files.map((file) => `  ${file}`);
    return [`${name}: ${licence}`, ...texts].join("\n");
  });
  return `What is inside of this bundle, its licences as its authors state them, and their texts in this folder.\n\n${lines.join("\n")}\n`;
}

/** Puts the licence texts of the interpreter and of every distribution into the bundle, and a list of them. */
export async function collectLicences(
  environment: Environment,
  layout: TreeLayout,
  destination: string,
): Promise<void> {
  const to = join(destination, LICENCES);
  const owners = [await ofInterpreter(environment, layout, to)];
  for (const metadata of await metadataFolders(environment.sitePackages)) {
    owners.push(await ofDistribution(environment, metadata, to));
  }
  await mkdir(to, { recursive: true });
  await writeFile(join(to, "LIST.txt"), listText(owners));
}
