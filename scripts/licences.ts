import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Metafile } from "esbuild";

/** What may be in dist/: whoever passes it on has to keep the notices, and nothing else. */
const ALLOWED = ["MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "0BSD", "BlueOak-1.0.0"];

/** A package with code of its own in dist/. */
export interface Bundled {
  readonly name: string;
  readonly version: string;
  /** As the package says it: an SPDX expression. */
  readonly licence: string;
  /** Of a package without such files all that can be said. */
  readonly author: string;
  /** Its licence and notice files, as they are. */
  readonly texts: readonly string[];
}

/** The folder of the package that an input is from; undefined for our own files and for what plug-ins made up. */
export function packageFolder(input: string): string | undefined {
  const path = input.replaceAll("\\", "/");
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  return found === undefined || found.includes(":") ? undefined : found;
}

function readPackage(folder: string): Bundled {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  return {
    name: String(name),
    version: String(version),
    licence: String(license ?? "none"),
    author: String(author?.name ?? author ?? name),
    texts,
  };
}

/** Every package of which something is in the built files, by name; folders below `root`. */
export function bundledPackages(root: string, { outputs }: Pick<Metafile, "outputs">): readonly Bundled[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  const found = [...folders].map((folder) => owner(join(root, folder))).map(readPackage);
  const byName = new Map(found.map((each) => [`${each.name} ${each.version}`, each]));
  return [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/** The nearest folder upwards that says what it is: some packages hold folders with a `package.json` of two lines. */
function owner(folder: string): string {
  const file = join(folder, "package.json");
  if (existsSync(file) && "version" in JSON.parse(readFileSync(file, "utf8"))) return folder;
  return owner(dirname(folder));
}

/** May it be passed on? Of several to choose from, one has to be allowed. */
export function isAllowed(licence: string): boolean {
  const alternatives = licence.replaceAll(/[()]/g, "").split(/\s+OR\s+/);
  return alternatives.some((each) => each.split(/\s+AND\s+/).every((name) => ALLOWED.includes(name)));
}

/** What keeps the built files from being published. */
export function licenceProblems(packages: readonly Bundled[]): readonly string[] {
  return packages
    .filter(({ licence }) => !isAllowed(licence))
    .map(({ name, version, licence }) => `${name} ${version}: ${licence} is none of ${ALLOWED.join(", ")}`);
}

/** The file beside the built ones that their licences ask for: each text once, under all packages that it is of. */
export function noticesText(packages: readonly Bundled[]): string {
  const ofText = new Map<string, string[]>();
  for (const { name, version, licence, author, texts } of packages) {
    const fallback = `No licence file comes with it. Its package.json says: ${licence}, by ${author}.`;
    const text = texts.length > 0 ? texts.join("\n\n") : fallback;
    ofText.set(text, [...(ofText.get(text) ?? []), `${name} ${version} (${licence})`]);
  }
  const line = "=".repeat(80);
  const sections = [...ofText].map(([text, names]) => `${line}\n${names.join("\n")}\n${line}\n\n${text}\n`);
  return ["The files of this folder hold parts of these packages, under their licences.\n", ...sections].join("\n");
}
