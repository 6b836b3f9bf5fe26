import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { catalog as real } from "../../src/entry/catalog.ts";
import type { Bundler } from "../../src/model/bundle.ts";
import type { Catalog } from "../../src/model/catalog.ts";
import { success } from "../../src/model/diagnostic.ts";
import { BuildError } from "../../src/model/errors.ts";
import type { Ports, Workplaces } from "../../src/model/ports.ts";
import { createStage, rehearsedReleases } from "../../src/publishers/github/rehearsal.ts";
import { buildStage, releaseStage } from "../../src/stages/deliver.ts";
import { realExec } from "./exec.ts";
import { pythonPorts } from "./python-ports.ts";
import { SYSTEM_PYTHON } from "./system-python.ts";
import { temporaryFolder } from "./temporary.ts";

export let folder: string;
export let root: string;
export let builds: string[];

/** Bundles without a compiler: a file that says which bundler made it. */
export function fakeBundler(name: string): Bundler {
  return {
    name,
    supports: () => true,
    configure: () =>
      success({
        name,
        environment: "tree",
        prepare: async ({ destination, entries }) => ({
          leftOut: [],
          make: async () => {
            builds.push(name);
            await mkdir(destination, { recursive: true });
            await writeFile(join(destination, "app"), `made by ${name}`);
            const executables = entries.map((entry) => ({ entry, path: "app" }));
            return { root: destination, executables, bundler: { name, version: null }, notes: [], checker: undefined };
          },
        }),
      }),
  };
}

/** Like it, as far as the bundle. */
export function failingBundler(): Bundler {
  const make = async () => {
    throw new BuildError([{ code: "broken", message: "it does not bundle" }]);
  };
  const prepare = async () => ({ leftOut: [], make });
  return { ...fakeBundler("portable"), configure: () => success({ name: "portable", environment: "tree", prepare }) };
}

export const frozen = {
  name: "frozen",
  prepare: () => Promise.reject(new Error("not built here")),
};

export const fakeEnvironment = () =>
  ({
    kind: "tree",
    root: "",
    python: "",
    sitePackages: folder,
    scripts: "",
    interpreter: SYSTEM_PYTHON,
    distributions: [],
  }) as const;

export function fakeCatalog(changes: Partial<Catalog> = {}): Catalog {
  return {
    ...real,
    bundlers: new Map(["portable", "pyinstaller"].map((name) => [name, fakeBundler(name)])),
    obtainInterpreter: async () => SYSTEM_PYTHON,
    askLibraries: async () => [],
    obtainUv: async () => ({ executable: "uv", version: "0" }),
    makeTree: async (_ports, _interpreter, destination) => ({
      root: destination,
      python: "",
      version: "3.13.9",
      collected: {},
    }),
    buildWheel: async () => ({ file: "app.whl", version: "1.0" }),
    resolveRequirements: async () => ({ file: "pylock.toml", source: "resolved" }),
    fillWheelhouse: async () => ({
      source: "resolved",
      wheels: "wheels",
      requirements: "requirements.txt",
      files: 0,
      fetched: 0,
      compiled: [],
    }),
    openEnvironment: async () => ({ fill: async () => fakeEnvironment() }),
    prepareSmoke: async () => ({
      lookInside: async () => undefined,
      judge: async () => ({
        checks: [{ what: "app --version", result: "passed", detail: "exit code 0", milliseconds: 1 }],
        startup: undefined,
        notes: [],
      }),
    }),
    ...changes,
  };
}

export function ports(): Ports {
  const workplaces: Workplaces = {
    async open(name) {
      const directory = join(folder, "work", name);
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory, { recursive: true });
      return { directory, close: () => rm(directory, { recursive: true, force: true }) };
    },
  };
  return { ...pythonPorts(realExec), workplaces };
}

/** The same with releases to write to, which are in memory. */
export const portsWithReleases = (): Ports => ({
  ...ports(),
  releases: rehearsedReleases("acme/widget", createStage()),
});

export const wishes = (flags: Record<string, string> = {}) => ({ root, flags, inputs: {} });
export const build = (flags?: Record<string, string>, catalog = fakeCatalog()) =>
  buildStage(ports(), catalog, wishes(flags), { target: undefined, directory: join(root, "release") });
export const release = (to: string, flags?: Record<string, string>) =>
  releaseStage(ports(), fakeCatalog(), wishes(flags), { from: join(root, "release"), to: join(folder, to) });

export async function git(...args: string[]): Promise<void> {
  const who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
  await realExec.run(["git", ...who, ...args], { cwd: root });
}

/** A project in a folder of its own for every test, and nothing built yet. */
export function freshProject(): void {
  beforeEach(async () => {
    folder = await temporaryFolder();
    root = join(folder, "project");
    builds = [];
    await mkdir(root);
    const toml =
      '[project]\nname = "app"\nversion = "1.0"\n[project.scripts]\napp = "app:main"\n[build-system]\nrequires = []\nbuild-backend = "x"\n';
    await writeFile(join(root, "pyproject.toml"), toml);
    await writeFile(join(root, "app.py"), "def main(): pass\n");
    await git("init", "-q");
    await git("add", ".");
    await git("commit", "-qm", "first");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
}
