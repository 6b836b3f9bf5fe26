import { lstat, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Environment } from "../model/environment.ts";
import type { LinkedLibrary } from "../model/manifest.ts";
import { metadataFolders, readRecord } from "./record-file.ts";

/** The file of the bundle that holds the licences of what is inside. */
export const NOTICES = "LICENSES/THIRD-PARTY-NOTICES";

/** Names that licence texts go by, in distributions and in what they vendor. */
const LICENCE_NAME =
  /^(?:licen[cs]es?|copying|copyright|notice|unlicense|authors|third.?party.?notices?)(?:[-_.].*)?$/i;
const CODE = /\.(?:py|pyc|pyi|so|pyd|dll|html?|json)$/i;

/** One licence text, as it is. */
interface Text {
  readonly name: string;
  readonly content: string;
}

/** Something inside that somebody else made. */
interface Notice {
  readonly title: string;
  readonly licence: string;
  readonly texts: readonly Text[];
}

/** What is bundled. */
export interface NoticesRequest {
  readonly environment: Environment;
  /** Folders that may hold the interpreter's own licence, the likeliest first; absolute. */
  readonly interpreter: readonly string[];
  /** Linked into the interpreter and its extension modules, those that are not bundled included. */
  readonly libraries: readonly LinkedLibrary[];
  /** Is the module that such a library is linked into in the bundle? */
  readonly holds: (library: LinkedLibrary) => boolean;
  /** Names of distributions that are not in the bundle. */
  readonly without?: readonly string[];
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

/** How a text is called: what is in the metadata directly, what is vendored by its path. */
function shownPath(path: string, metadata: string): string {
  if (!path.startsWith(`${metadata}/`)) return path;
  return path.slice(metadata.length + 1).replace(/^licen[cs]es\//i, "");
}

async function readText(file: string, name: string): Promise<Text[]> {
  // A link may lead anywhere, and a file that only the RECORD knows is not there.
  const about = await lstat(file).catch(() => undefined);
  if (about?.isFile() !== true) return [];
  const text = (await readFile(file)).toString("utf8").replace(/^\uFEFF/, "");
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
  return [{ name, content: lines.join("\n").replace(/^\n+|\n+$/g, "") }];
}

async function ofDistribution(environment: Environment, metadata: string): Promise<Notice> {
  const name = metadata.slice(0, -".dist-info".length);
  const text = await readFile(join(environment.sitePackages, metadata, "METADATA"), "utf8").catch(() => "");
  const header = headersOf(text);
  const declared = header("License-File").flatMap((file) => [`${metadata}/licenses/${file}`, `${metadata}/${file}`]);
  const isLicence = (path: string): boolean =>
    path.startsWith(`${metadata}/licenses/`) || (LICENCE_NAME.test(basename(path)) && !CODE.test(path));
  const recorded = await readRecord(environment, metadata);
  const texts: Text[] = [];
  for (const { path, place } of recorded.filter(({ path }) => isLicence(path) || declared.includes(path))) {
    if (place !== undefined) texts.push(...(await readText(join(environment.root, place), shownPath(path, metadata))));
  }
  return { title: name.replace("-", " "), licence: licenceOf(header), texts: texts.sort(byName) };
}

function byName(a: Text, b: Text): number {
  return a.name < b.name ? -1 : 1;
}

async function ofInterpreter({ environment, interpreter }: NoticesRequest): Promise<Notice> {
  const texts: Text[] = [];
  for (const place of interpreter.flatMap((folder) => [join(folder, "LICENSE.txt"), join(folder, "LICENSE")])) {
    if (texts.length === 0) texts.push(...(await readText(place, basename(place))));
  }
  // Full builds of python-build-standalone carry those of the libraries that are linked into it.
  const full = join(environment.root, "licenses");
  for (const name of (await readdir(full).catch(() => [])).sort()) {
    texts.push(...(await readText(join(full, name), name)));
  }
  return { title: `Python ${environment.interpreter.version}`, licence: "PSF-2.0", texts };
}

/** The texts that these libraries are published under, whatever version of them was taken; some have none. */
async function ofLibraries({ libraries, holds }: NoticesRequest): Promise<Notice[]> {
  const inside = libraries.filter((library) => library.file === null || holds(library));
  if (inside.length === 0) return [];
  const known: Readonly<Record<string, string>> = (await import("./licence-texts.json", { with: { type: "json" } }))
    .default;
  return inside.map(({ name, version, licence, file }) => {
    // Before version 3 it had a licence of its own.
    const content = name === "OpenSSL" && licence !== "Apache-2.0" ? undefined : known[name];
    const title = `${name}${version === null ? "" : ` ${version}`}, linked into ${file ?? "Python"}`;
    return { title, licence, texts: content === undefined ? [] : [{ name: "LICENSE", content: content.trimEnd() }] };
  });
}

const LINE = "=".repeat(80);

/** Each text once: those that say the same word for word are named where they come again. */
function noticesText(notices: readonly Notice[]): string {
  const first = new Map<string, string>();
  const sections = notices.map(({ title, licence, texts }) => {
    const shown = texts.map(({ name, content }) => {
      const before = first.get(content);
      first.set(content, before ?? `${name} of ${title}`);
      return before === undefined ? `--- ${name}\n\n${content}` : `--- ${name}: the same as ${before}`;
    });
    const body = shown.length === 0 ? ["(It brings no licence text.)"] : shown;
    return `${LINE}\n${[`${title}\nLicence: ${licence}`, ...body].join("\n\n")}\n`;
  });
  const head =
    "What others made and is inside of this bundle: licences as their authors state them, and their texts.\n";
  return [head, ...sections].join("\n");
}

/** Writes the licence texts of the interpreter, of what is linked into it and of every distribution that is in the bundle. */
export async function writeNotices(request: NoticesRequest, destination: string): Promise<void> {
  const { environment, without = [] } = request;
  const notices = [await ofInterpreter(request), ...(await ofLibraries(request))];
  for (const metadata of await metadataFolders(environment.sitePackages)) {
    if (!without.some((name) => metadata.startsWith(`${name}-`)))
      notices.push(await ofDistribution(environment, metadata));
  }
  const file = join(destination, NOTICES);
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, noticesText(notices));
}

/** Names of all files below a folder. */
export async function namesBelow(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return new Set(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name));
}
