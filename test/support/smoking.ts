import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FreshInspection } from "../../src/model/account.ts";
import type { BuiltCommits } from "../../src/model/built-commits.ts";
import type { Bundler, ConfiguredBundler } from "../../src/model/bundle.ts";
import type { Cache } from "../../src/model/cache.ts";
import type { Catalog } from "../../src/model/catalog.ts";
import type { Ports } from "../../src/model/ports.ts";
import type { Dependency, DependencyTrial, Probes } from "../../src/model/probe.ts";
import type { TargetId } from "../../src/model/target.ts";
import { formerIn } from "../../src/publishers/former.ts";
import { smokeStage } from "../../src/stages/smoke.ts";
import { fakeBundler, fakeCatalog, ports, root, wishes } from "./delivery.ts";
import { trial } from "./smoke-result.ts";

export const kept = new Map<string, unknown>();

export async function declare(...dependencies: readonly string[]): Promise<void> {
  const list = dependencies.map((text) => `"${text}"`).join(", ");
  const toml = `[project]\nname = "app"\nversion = "1.0"\ndependencies = [${list}]\n[project.scripts]\napp = "app:main"\n[build-system]\nrequires = []\nbuild-backend = "x"\n`;
  await writeFile(join(root, "pyproject.toml"), toml);
}

/** Probes that find what they are told, and count. */
export function fakeProbes(results: Readonly<Record<string, Partial<DependencyTrial>>>, tried: string[] = []): Probes {
  return {
    writeHello: async (directory) => {
      await mkdir(directory, { recursive: true });
    },
    describe: async (_, __, requirements) => {
      const dependencies = requirements.map((requirement): Dependency => {
        const name = requirement.text;
        return { requirement, name, version: "1.0", skipped: undefined, modules: [name], closure: [name] };
      });
      return { dependencies, modules: {}, standard: [], beside: [] };
    },
    tryEach: async (_, { dependencies }) => {
      tried.push(...dependencies.map(({ name }) => name));
      return dependencies.map(({ name, requirement: { at } }) => {
        const { at: _, ...own } = trial(name, results[name]);
        return at === undefined ? own : { ...own, at };
      });
    },
    recall: async (_, key) => kept.get(key),
    keep: async (_, key, finding) => {
      kept.set(key, JSON.parse(JSON.stringify(finding)));
    },
    read: async () => "locked",
  };
}

/** Lets its bundles be asked. */
function openBundler(): Bundler {
  const bundler = fakeBundler("portable");
  return {
    ...bundler,
    configure(options, target) {
      const made = bundler.configure(options, target);
      if (!made.ok) return made;
      const prepare: ConfiguredBundler["prepare"] = async (context) => {
        const prepared = await made.value.prepare(context);
        const checker = { kind: "shipped", argv: ["python"] } as const;
        return { ...prepared, make: async () => ({ ...(await prepared.make()), checker }) };
      };
      return { ...made, value: { ...made.value, prepare } };
    },
  };
}

/** Inspects nothing. */
export const NOTHING_SEEN: FreshInspection = {
  ...{ form: "directory", bytes: 10, files: 1, floors: [], architectures: {}, architecture: "x64", foreign: [] },
  ...{ libraries: [], missing: [], sizes: [], suggestions: [], problems: [], contents: { owners: [], demands: [] } },
  account: (facts) => ({ ...facts, owners: [], problems: [] }),
};

/** A smoke build of the fresh project. */
export async function smoke(
  changes: Partial<Catalog>,
  options: {
    target?: TargetId;
    others?: boolean;
    base?: string;
    cache?: Cache;
    builtCommits?: BuiltCommits;
    flags?: Record<string, string>;
    own?: Partial<Ports>;
  } = {},
) {
  const bundlers = new Map([["portable", openBundler()]]);
  const catalog = fakeCatalog({
    bundlers,
    inspectBundle: async () => NOTHING_SEEN,
    probes: fakeProbes({}),
    ...changes,
  });
  const directory = join(root, "release");
  const former = [formerIn(directory, "what lies there")];
  const { cache, builtCommits } = options;
  const own = {
    ...ports(),
    ...options.own,
    ...(cache === undefined ? {} : { cache }),
    ...(builtCommits === undefined ? {} : { builtCommits }),
  };
  return smokeStage(own, catalog, wishes(options.flags), {
    ...{
      target: options.target,
      directory,
      others: options.others ?? false,
      former,
      base: options.base,
      lastRelease: false,
    },
  });
}
