// An environment to collect from, as an installer leaves it, and what our program collects of it.
import { execFileSync } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { COLLECT } from "../../../src/bundlers/pyinstaller/freeze.ts";
import { temporaryFolder } from "../../support/temporary.ts";

/** What the program prints: paths of files are made relative to the environment. */
export interface Collected {
  readonly hidden: readonly string[];
  readonly binaries: readonly (readonly [string, string])[];
  readonly data: readonly (readonly [string, string])[];
  readonly dropped: readonly string[];
}

export const python = process.platform === "win32" ? "python" : "python3";
const RUN =
  "import json, runpy, sys; print(json.dumps(runpy.run_path(sys.argv[1])['collect'](json.loads(sys.argv[2]))))";
/** The suffix that extension modules have for the interpreter that collects. */
export const so = execFileSync(python, ["-c", "import importlib.machinery as m; print(m.EXTENSION_SUFFIXES[0])"])
  .toString()
  .trim();

/** Holds `env/site`; a new one for each test. */
export let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, "env", "site"), { recursive: true });
  await writeFile(join(folder, "collect.py"), COLLECT);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Given {
  readonly files: Readonly<Record<string, string>>;
  readonly entryPoints?: string;
  /** As its metadata says them. */
  readonly requires?: readonly string[];
  /** Lines of RECORD in place of those that the files make. */
  readonly record?: readonly string[];
  /** Installed from a file, as a project's own wheel is. */
  readonly local?: boolean;
}

/** Puts a distribution into the environment, as an installer does; paths are relative to where modules are searched. */
export async function install(
  name: string,
  { files, entryPoints = "", requires = [], record, local = false }: Given,
): Promise<void> {
  const site = join(folder, "env", "site");
  const info = `${name}-1.0.dist-info`;
  const all: Record<string, string> = {
    ...files,
    [`${info}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n${requires.map((text) => `Requires-Dist: ${text}\n`).join("")}`,
    [`${info}/entry_points.txt`]: entryPoints,
    ...(local ? { [`${info}/direct_url.json`]: '{"url": "file:///build/x.whl", "archive_info": {}}' } : {}),
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(site, path)), { recursive: true });
    await writeFile(join(site, path), text);
  }
  const lines = record ?? [...Object.keys(all), `${info}/RECORD`].map((path) => `${path},,`);
  await writeFile(join(site, info, "RECORD"), `${lines.join("\n")}\n`);
}

export function collected(entries: readonly string[] = ["app.cli:main"]): Collected {
  const env = join(folder, "env");
  const scratch = join(folder, "scratch");
  const settings = { sitePackages: join(env, "site"), prefix: env, scratch, entries, leftOut: ["unwanted"] };
  return JSON.parse(
    execFileSync(python, ["-c", RUN, join(folder, "collect.py"), JSON.stringify(settings)], {
      maxBuffer: 1e8,
    }).toString(),
  ) as Collected;
}

export const placesOf = ({ data }: Collected): string[] =>
  data.map(([place]) => place).filter((place) => !/dist-info/.test(place));
