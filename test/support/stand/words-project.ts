import type { SmokeResult } from "../../../src/model/smoke-result.ts";
import { type PackageIndex, TINY_BUILD_SYSTEM } from "../package-index.ts";
import { pythonOptions, slipway } from "./cli.ts";
import type { ReadyStand } from "./environment.ts";
import { type Files, makeProject } from "./projects.ts";

/** What a program that does nothing asks for and imports. */
export interface WordsProject {
  /** Requirements of pyproject.toml, the first one on line 6. */
  readonly dependencies: readonly string[];
  readonly imports?: string;
  /** Text of slipway.yml. */
  readonly config?: string;
  readonly more?: Files;
}

/** Text of pyproject.toml, which an index with `tinybackend` can build. */
export function wordsPyproject(dependencies: readonly string[]): string {
  const lines = dependencies.map((text) => `  ${JSON.stringify(text)},\n`).join("");
  return `[project]\nname = "words"\nversion = "1.0"\nrequires-python = ">=3.10"\ndependencies = [\n${lines}]\n[project.scripts]\nwords = "words:main"\n${TINY_BUILD_SYSTEM}`;
}

/** Text of the program's one module. */
export function wordsModule(imports: string): string {
  return `import argparse\n${imports}\n\ndef main():\n    argparse.ArgumentParser().parse_args()\n`;
}

/** A project that asks for distributions and imports those that it says, as a repository with one commit. */
export function makeWords(root: string, { dependencies, imports = "", config = "", more }: WordsProject) {
  return makeProject(root, {
    "pyproject.toml": wordsPyproject(dependencies),
    "tiny.txt": "name = words\nversion = 1.0\nscript = words:main\n",
    "words.py": wordsModule(imports),
    "slipway.yml": config,
    ".gitignore": "release/\n",
    ...more,
  });
}

/** Where a smoke run takes wheels from, and keeps them. */
export interface Supply {
  readonly index: PackageIndex;
  readonly cache: string;
  /** Launchers of other systems come from the public index. */
  readonly publicToo: boolean;
}

/** `slipway smoke --json` in a project; throws where nothing came of its dependencies. */
export async function smokeWords(stand: ReadyStand, supply: Supply, root: string, args: readonly string[]) {
  const indexes = supply.publicToo ? { UV_INDEX: supply.index.url } : { UV_DEFAULT_INDEX: supply.index.url };
  const env = { ...indexes, UV_CACHE_DIR: supply.cache, XDG_CACHE_HOME: stand.cache };
  const flags = ["smoke", ...args, "--json", ...pythonOptions(stand)];
  const outcome = await slipway(stand, flags, { cwd: root, seconds: 500, env });
  const result: SmokeResult = JSON.parse(outcome.stdout);
  if (!("hello" in result) || result.dependencies?.problems.length !== 0) throw new Error(outcome.output);
  const trial = (name: string) => result.dependencies?.trials.find((one) => one.name.toLowerCase() === name);
  return { ...outcome, result, trial };
}
