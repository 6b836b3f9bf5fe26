import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { SizeShare, Suggestion } from "../model/inspection.ts";
import { normalName } from "../model/project.ts";
import { type Claims, readRecord } from "./records.ts";

/** Below this nobody would do anything. Bytes. */
const WORTH_SAYING = 5_000_000;
/** A file beyond this is not searched, and taken to name everything. Bytes. */
const LARGEST = 64 * 1024 * 1024;

const CODE = /\.(py|so|pyd|dll|dylib)$|\.so\.[\d.]+$/;
const COMPILED = /\.(?:abi3|cpython-[^/]*|cp\d[^/]*)?\.?(?:so|pyd)$/;

/** One installed distribution, and what its metadata says. */
interface Installed extends Claims {
  /** Normalised names of what it requires, on whatever condition. */
  readonly requires: ReadonlySet<string>;
  readonly entryPoints: string;
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}

async function readInstalled(sitePackages: string, folder: string): Promise<Installed | undefined> {
  const read = (name: string): Promise<string> => textOf(join(sitePackages, folder, name));
  const claims = readRecord(`${folder}/RECORD`, await read("RECORD"));
  const [head = ""] = (await read("METADATA")).split(/\r?\n\r?\n/, 1);
  const required = [...head.matchAll(/^Requires-Dist:\s*([A-Za-z0-9][\w.-]*)/gim)].map(([, name = ""]) => name);
  if (claims === undefined) return undefined;
  return { ...claims, requires: new Set(required.map(normalName)), entryPoints: await read("entry_points.txt") };
}

/** First names of the modules that it brings. */
function topsOf({ paths }: Installed): readonly string[] {
  const code = paths.filter((path) => CODE.test(path) && !/^[^/]+\.(?:dist-info|data|libs)\//.test(path));
  const tops = code.map((path) => (path.split("/")[0] ?? "").replace(COMPILED, "").replace(/\.py$/, ""));
  return [...new Set(tops)].filter((name) => /^\w+$/.test(name));
}

/** Others may find it by these; what a user types is no such thing. */
function isPlugIn({ entryPoints }: Installed): boolean {
  const groups = [...entryPoints.matchAll(/^\s*\[(.+)\]\s*$/gm)].map(([, group]) => group);
  return groups.some((group) => group !== "console_scripts" && group !== "gui_scripts");
}

async function names(file: string, word: RegExp): Promise<boolean> {
  const about = await stat(file).catch(() => undefined);
  if (about?.isFile() !== true) return false;
  return about.size > LARGEST || word.test(await readFile(file, "latin1"));
}

/** Does a file of somebody else's name one of its modules, in whatever way? */
async function isNamed(
  sitePackages: string,
  { of, by }: { of: Installed; by: readonly Installed[] },
): Promise<boolean> {
  const word = new RegExp(`\\b(?:${topsOf(of).join("|")})\\b`);
  for (const { paths, entryPoints } of by) {
    if (word.test(entryPoints)) return true;
    for (const path of paths) if (CODE.test(path) && (await names(join(sitePackages, path), word))) return true;
  }
  return false;
}

/**
 * Large distributions that the application alone requires, and whose modules nothing in the environment names: neither in
 * an import nor in a text. What others would find by metadata (plug-ins) counts as used.
 */
export async function unusedRequirements(
  sitePackages: string,
  application: string,
  sizes: readonly SizeShare[],
): Promise<readonly Suggestion[]> {
  const large = sizes.filter(({ kind, bytes }) => kind === "distribution" && bytes >= WORTH_SAYING);
  if (large.length === 0) return [];
  const folders = (await readdir(sitePackages).catch(() => [])).filter((name) => name.endsWith(".dist-info")).sort();
  const read = await Promise.all(folders.map((folder) => readInstalled(sitePackages, folder)));
  const installed = read.filter((each) => each !== undefined);
  const own = installed.find(({ distribution }) => distribution.name === normalName(application));
  // Whose files nobody recorded may name anything.
  if (own === undefined || installed.some(({ paths }) => paths.length === 0)) return [];
  const found: Suggestion[] = [];
  for (const { owner, bytes } of large) {
    const of = installed.find(({ distribution }) => distribution.title === owner);
    if (of === undefined || isPlugIn(of) || topsOf(of).length === 0) continue;
    const { name } = of.distribution;
    const others = installed.filter((each) => each !== of);
    if (!own.requires.has(name) || others.some((each) => each !== own && each.requires.has(name))) continue;
    // The application's own files come first: that is where most are named.
    const by = [own, ...others.filter((each) => each !== own)];
    if (await isNamed(sitePackages, { of, by })) continue;
    const what = `${owner} is required by ${application} alone, and nothing else in the bundle names ${topsOf(of).join(", ")}`;
    found.push({ what, bytes, files: topsOf(of) });
  }
  return found;
}
