import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SmokeResult } from "../src/model/smoke-result.ts";
import {
  makeWheel,
  type PackageIndex,
  startIndex,
  TINY_BACKEND,
  TINY_BUILD_SYSTEM,
} from "../test/support/package-index.ts";
import { pythonOptions, slipway } from "../test/support/stand/cli.ts";
import type { ReadyStand } from "../test/support/stand/environment.ts";
import { makeProject } from "../test/support/stand/projects.ts";
import type { Figure, Row } from "./figure.ts";
import { median } from "./measure.ts";

const ROUNDS = 3;
const DEPENDENCIES = 20;

interface Smoked {
  /** All in milliseconds. */
  readonly all: number;
  readonly dependencies: number;
  readonly application: number;
}

/** A project that imports all that it asks for, in a folder of its own. */
async function project(stand: ReadyStand, name: string, dependencies: readonly string[], bundler: string) {
  const root = join(stand.work, "bench", name);
  await rm(root, { recursive: true, force: true });
  const imports = dependencies.map((text) => `import ${text}\n`).join("");
  return makeProject(root, {
    "pyproject.toml": `[project]\nname = "words"\nversion = "1.0"\nrequires-python = ">=3.10"\ndependencies = ${JSON.stringify(dependencies)}\n[project.scripts]\nwords = "words:main"\n${TINY_BUILD_SYSTEM}`,
    "tiny.txt": "name = words\nversion = 1.0\nscript = words:main\n",
    "words.py": `import argparse\n${imports}\n\ndef main():\n    argparse.ArgumentParser().parse_args()\n`,
    "slipway.yml": `bundler: ${bundler}\n`,
    ".gitignore": "release/\n",
  });
}

async function smoke(stand: ReadyStand, index: PackageIndex, root: string, cache: string): Promise<Smoked> {
  // uv has the wheels from the first round on; what Slipway found out is in `cache`.
  const env = { UV_DEFAULT_INDEX: index.url, UV_CACHE_DIR: join(stand.work, "bench", "uv"), XDG_CACHE_HOME: cache };
  const started = performance.now();
  const { code, stdout, output } = await slipway(stand, ["smoke", "linux-x64", "--json", ...pythonOptions(stand)], {
    cwd: root,
    env,
    seconds: 900,
  });
  const all = performance.now() - started;
  if (code !== 0) throw new Error(output);
  const { dependencies, application }: SmokeResult = JSON.parse(stdout);
  const door = application.release?.milliseconds ?? 0;
  return { all, dependencies: dependencies?.milliseconds ?? 0, application: application.milliseconds + door };
}

const whole = (value: number): string => `${Math.round(value)} ms`;

/** What is found out already costs next to nothing: an empty project, and one of twenty dependencies whose code changed. */
async function warm(stand: ReadyStand, index: PackageIndex, names: readonly string[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [what, own, limit] of [
    ["hello world, known already", [], 2_000],
    [`hello world and ${names.length} dependencies, known already, with other code`, names, 3_000],
  ] as const) {
    const root = await project(stand, `smoke-warm-${own.length}`, own, "portable");
    await smoke(stand, index, root, stand.cache);
    const rounds: Smoked[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await writeFile(join(root, "more.py"), `ROUND = ${round}\n`);
      rounds.push(await smoke(stand, index, root, stand.cache));
    }
    const value = median(rounds.map(({ all, application }) => all - application));
    const from = `beside ${whole(median(rounds.map(({ application }) => application)))} for the application`;
    rows.push({ what, value, unit: "ms", limit, from });
  }
  return rows;
}

/** Nothing is known of the dependencies; their wheels, the interpreter and the tools are there. */
async function cold(stand: ReadyStand, index: PackageIndex, names: readonly string[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [bundler, limit] of [
    ["portable", 2],
    ["pyinstaller", 3],
  ] as const) {
    const root = await project(stand, `smoke-cold-${bundler}`, names, bundler);
    const found = join(stand.cache, "slipway", "wheels", "smoke");
    const rounds: Smoked[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      await rm(found, { recursive: true, force: true });
      const once = await smoke(stand, index, root, stand.cache);
      // The first round fills the caches.
      if (round > 0) rounds.push(once);
    }
    const value = median(rounds.map(({ dependencies, application }) => dependencies / application));
    const [ours, theirs] = [
      median(rounds.map(({ dependencies }) => dependencies)),
      median(rounds.map(({ application }) => application)),
    ];
    const what = `${bundler}: ${names.length} dependencies, each by itself, against the application`;
    rows.push({ what, value, unit: "×", limit, from: `${whole(ours)} against ${whole(theirs)}` });
  }
  return rows;
}

export const smokeTime: Figure = {
  name: "smoke",
  what: "a smoke build beside the build of the application itself",
  needsInterpreter: true,
  async measure(stand: ReadyStand) {
    const names = Array.from({ length: DEPENDENCIES }, (_, at) => `dependency${at}`);
    const wheels = names.map((name) => makeWheel(name, { code: "import json, urllib.request\n" }));
    const backend = makeWheel("tinybackend", { code: TINY_BACKEND });
    const index = await startIndex(await Promise.all([...wheels, backend]));
    try {
      return [...(await warm(stand, index, names)), ...(await cold(stand, index, names))];
    } finally {
      await index.close();
    }
  },
};
